"""L4: a lesson needs five people who praised it; what counts as praise is what they gave, not our reading."""

from __future__ import annotations

import pytest

from db.praise import scored_voices
from db.store import as_json, open_store, row_hash, writing
from jobs.refusal import Refusal
from jobs.stories.praise import is_praise, refuse_rare_praise

PRAISE = [
    (3, {}, False),
    (4, {}, True),
    (5, {"delivery": 1}, True),
    (1, {"delivery": 10}, False),
    (None, {"delivery": 8}, False),
    (None, {"delivery": 9}, True),
    (None, {"delivery": 10, "order_desk": 1}, True),
    (None, {"order_desk": 10}, False),
    (None, {}, False),
]


@pytest.mark.parametrize(("rating", "scores", "praise"), PRAISE)
def test_what_praise_is(rating: int | None, scores: dict[str, int], praise: bool) -> None:
    assert is_praise("delivery-time", rating, scores) is praise


def voice(author: str, rating: int = 5) -> dict[str, object]:
    return {"theme_id": "delivery-time", "author": author, "rating": rating, "scores": {}}


def test_five_people_are_enough_and_four_are_not_however_often_they_say_it() -> None:
    five = [voice(author) for author in "abcde"]
    refuse_rare_praise("lesson", five)
    for few in ([], five[:4], [*five[:4], *five[:4]], [*five[:4], voice("e", 3)]):
        with pytest.raises(Refusal, match="lesson: fewer than 5 people praised"):
            refuse_rare_praise("lesson", few)


def test_the_store_tells_newest_stars_and_scores_of_the_themes_asked() -> None:
    """Voices of rivals, of other themes, without figures, and copies are left out."""
    db = open_store(":memory:")
    with writing(db):
        db.execute("insert into runs (id, job, started_at) values (1, 'gather', '2026-11-22')")
        for channel, subject in (("form", "us"), ("rival", "them")):
            db.execute(
                "insert into channels (id, name, kind, subject) values (?, ?, 'jsonl', ?)",
                (channel, channel, subject),
            )
        for theme in ("calls", "other"):
            db.execute("insert into themes values (?, 1, 'a', 'b', 'c')", (theme,))
        rows = [(1, "form", 2, "calls", "placed"), (2, "form", None, "calls", "placed"), (3, "form", None, "calls", "placed"),
                (4, "form", 5, "other", "placed"), (5, "rival", 5, "calls", "placed"), (6, "form", 5, "calls", "rejected")]  # fmt: skip
        for number, channel, rating, theme, state in rows:
            db.execute(
                "insert into voices (id, channel_id, external_id, said_on, text, rating, row_hash, run_id)"
                " values (?, ?, ?, '2026-02-03', 'x', ?, ?, 1)",
                (number, channel, str(number), rating, row_hash(number)),
            )
            db.execute(
                "insert into dispositions (voice_id, state, reason) values (?, ?, 'x')", (number, state)
            )
            db.execute("insert into placements values (?, ?, 1, ?)", (number, theme, as_json({})))
        db.execute("insert into scores (voice_id, aspect, score) values (2, 'delivery', 9)")
        db.execute(
            "insert into revisions (voice_id, number, said_on, text, rating, row_hash, run_id)"
            " values (1, 1, '2026-03-03', 'y', 5, ?, 1)",
            (row_hash("y"),),
        )
    found = [(row["author"], row["rating"], row["scores"]) for row in scored_voices(db, ["calls"])]
    assert found == [("form/1", 5, {}), ("form/2", None, {"delivery": 9})]
