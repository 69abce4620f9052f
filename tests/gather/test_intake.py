"""Each voice is taken in once: the same changes nothing, a changed one gets a revision, a broken one is kept apart (F1, F2)."""

from __future__ import annotations

from typing import Any

import pytest

from db.voices import newest_voices
from jobs.refusal import Refusal

FIRST: dict[str, Any] = {"id": "1", "text": "fine", "stars": 4, "delivery": 8}


@pytest.mark.parametrize("text", ["fine", "Хорошо 😀", "جيد"])
def test_gathering_the_same_twice_changes_nothing(shop: Any, text: str) -> None:
    """F2"""
    rows = [{"id": "1", "text": text}, {"id": "2", "text": text}]
    assert shop.counts(*rows) == (2, 0, 0, 0)
    before = list(shop.db.conn.iterdump())
    assert shop.counts(*rows) == (0, 0, 2, 0)
    shop.sources(
        (shop.folder / "sources.toml").read_text("utf-8")
        + "# read everything again\ndate_default = '2026-01-01'\n"
    )
    assert shop.counts(*rows) == (0, 0, 2, 0)
    changed = set(shop.db.conn.iterdump()) ^ set(before)
    assert all('INTO "runs"' in line or 'INTO "gathered"' in line for line in changed)


CHANGES = [
    {"text": "not so fine"},
    {"stars": 2},
    {"stars": None},
    {"delivery": 3},
    {"delivery": None},
    {"date": "2026-02-18"},
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_voice_gets_one_revision_and_the_first_words_stay(
    shop: Any, change: dict[str, Any]
) -> None:
    """F2"""
    shop.counts(FIRST)
    assert shop.counts({**FIRST, **change}) == (0, 1, 0, 0)
    assert shop.counts({**FIRST, **change}, {"id": "2", "text": "b"}) == (1, 0, 1, 0)
    assert shop.table("select text, rating, said_on from voices where external_id = '1'") == [
        ("fine", 4, "2026-02-17")
    ]
    assert shop.table("select number from revisions") == [(1,)]
    newest = newest_voices(shop.db)[0]
    row = {"date": "2026-02-17", **FIRST, **change}
    assert (newest["text"], newest["rating"], newest["said_on"]) == (row["text"], row["stars"], row["date"])
    assert shop.table("select score from scores") == ([(row["delivery"],)] if row["delivery"] else [])
    assert shop.table("select number, aspect, score from earlier_scores") == [(0, "delivery", 8)]


def test_answers_to_questions_are_kept_with_the_words_they_came_with(shop: Any) -> None:
    """F2, Q8"""
    shop.sources(
        (shop.folder / "sources.toml").read_text("utf-8")
        + 'questions = { recommend = "nps" }\nimportance = { delivery = "how" }\n'
    )
    asked = {**FIRST, "nps": 0, "how": 9}
    assert shop.counts(asked) == (1, 0, 0, 0)
    assert shop.counts(asked) == (0, 0, 1, 0)
    assert shop.counts({**asked, "nps": 10}) == (0, 1, 0, 0)
    assert shop.counts({**asked, "nps": 11}) == (0, 0, 0, 1)
    assert shop.table("select number, question, answer from answers order by 1, 2") == [
        (0, "importance delivery", 9),
        (0, "recommend", 0),
        (1, "importance delivery", 9),
        (1, "recommend", 10),
    ]


def test_an_author_may_go_back_to_earlier_words(shop: Any) -> None:
    """F2"""
    for text, expected in [
        ("a", (1, 0, 0, 0)),
        ("b", (0, 1, 0, 0)),
        ("a", (0, 1, 0, 0)),
        ("a", (0, 0, 1, 0)),
    ]:
        assert shop.counts({"id": "1", "text": text}, b"") == expected
    assert [voice["text"] for voice in newest_voices(shop.db)] == ["a"]


HISTORIES = [
    (["a", "a"], (1, 0, 1, 0), "a"),
    (["a", "b"], (1, 1, 0, 0), "b"),
    (["a", "b", "a"], (1, 2, 0, 0), "a"),
    (["a", "b", "a", "b"], (1, 1, 2, 0), "b"),
]


@pytest.mark.parametrize(("texts", "first", "newest"), HISTORIES)
def test_a_file_with_a_voice_and_its_history_is_stable(
    shop: Any, texts: list[str], first: tuple[int, ...], newest: str
) -> None:
    """F2"""
    rows = [{"id": "1", "text": text} for text in texts]
    assert shop.counts(*rows) == first
    assert shop.counts(*rows, b"") == (0, 0, len(texts), 0)
    assert [voice["text"] for voice in newest_voices(shop.db)] == [newest]


def test_unreadable_ones_are_kept_once_with_bytes_and_reason_and_the_rest_goes_on(shop: Any) -> None:
    """F2"""
    broken = b'{"id": "2", "text": "cut o'
    assert shop.counts(FIRST, broken, {"id": "3", "text": "", "delivery": 2}) == (1, 0, 0, 2)
    assert shop.counts(FIRST, broken, {"id": "3", "text": "", "delivery": 2}, {"id": "4", "text": "ok"}) == (
        1,
        0,
        1,
        2,
    )
    rows = shop.table("select channel_id, place, reason, bytes from quarantine order by id")
    assert rows[0] == ("form", "form.jsonl:2", "Not a JSON value.", broken)
    assert rows[1][:3] == ("form", "form.jsonl:3", "Scores without words (Q3).")
    assert len(rows) == 2


def test_one_bad_among_a_thousand_costs_no_other(shop: Any) -> None:
    """F2"""
    rows: list[Any] = [{"id": str(number), "text": f"voice {number}"} for number in range(1_500)]
    rows[700] = b"\xff\xfe"
    assert shop.counts(*rows) == (1_499, 0, 0, 1)
    rows[3]["text"] = "changed"
    assert shop.counts(*rows) == (0, 1, 1_498, 1)


def test_every_run_is_written_down_and_every_voice_names_its_run(shop: Any) -> None:
    """F2"""
    shop.counts(FIRST)
    shop.counts({**FIRST, "text": "changed"})
    assert shop.table("select run_id from voices union all select run_id from revisions") == [(1,), (2,)]
    assert shop.table("select job, outcome from runs") == [("gather", "done"), ("gather", "done")]


def test_a_wrongly_described_source_is_refused_and_keeps_nothing(shop: Any) -> None:
    """F2"""
    with pytest.raises(
        Refusal, match="none of 12 voices can be read, 12 of them for this reason: The date cannot be read"
    ):
        shop.counts(*[{"id": str(number), "text": "ok", "date": "17.02.2026"} for number in range(12)])
    assert shop.table("select count(*) from quarantine") == [(0,)]
