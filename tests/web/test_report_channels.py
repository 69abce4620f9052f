"""The chapters on channels, leakage, answers and putting right: they never fail, say what is missing, and never hold a customer's words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

import msgspec
import pytest
from sqlite_utils import Database

from db.store import open_store, writing
from db.stories import save_texts
from jobs.mosaic.themes import read_themes
from jobs.settings import CODE, read_settings
from jobs.stories.writing import read_text
from jobs.web.report.blocks import Bars, Case, Paragraph, Run, Section, Table
from jobs.web.report.page import page, speech_of

CHAPTERS = ("channels", "leakage", "answered", "recovery")
TODAY = date(2026, 11, 22)
THEMES = tuple(read_themes(CODE / "db" / "example" / "themes.toml"))
SAID = {"en": "the bed is late", "ru": "кровать опоздала", "ar": "تأخر السرير"}
SOURCE = """
[[source]]
name = "mail"
kind = "mbox"
path = "mail.mbox"
inside = true
hours_a_month = 10
"""


def marked(text: str) -> str:
    """A catalogue in which every translated text can be told from one that is not."""
    return f"«{text}»"


def plain(text: str) -> str:
    """No catalogue."""
    return text


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """An organisation with a channel of its own and a forum, without a voice."""
    settings = msgspec.structs.replace(read_settings(CODE / "invoke.yaml"), folder=tmp_path)
    db = open_store(":memory:")
    with writing(db):
        db.execute("insert into runs (id, job, started_at) values (1, 'gather', '2026-01-01')")
        for channel, inside in (("mail", 1), ("forum", 0)):
            db.execute(
                "insert into channels (id, name, kind, inside) values (?1, ?1, 'csv', ?2)", [channel, inside]
            )
        for place, theme in enumerate(THEMES):
            db.execute("insert into themes values (?, ?, 'a', 'b', 'c')", [theme.id, place])
    return Case(settings, db, TODAY, THEMES, "ru")


def say(db: Database, number: int, customer: int, day: date, rating: int, group: str | None = None) -> None:
    """One voice of a known customer; every third stands in the forum."""
    pseudonym, contact = f"{customer:032}", f"{customer}@example.com"
    db.execute("insert into customers values (?, ?, '2026') on conflict do nothing", [customer, pseudonym])
    db.execute("insert into contacts values (?, 'email', ?) on conflict do nothing", [customer, contact])
    channel, words = "forum" if number % 3 == 0 else "mail", list(SAID.values())[number % 3]
    db.execute(
        """
        insert into voices (id, channel_id, external_id, customer_id, said_on, text, rating, attributes, row_hash, run_id)
        values (?1, ?2, ?1, ?3, ?4, ?5, ?6, json_object('age_group', ?7), zeroblob(16), 1)
        """,
        [number, channel, customer, day.isoformat(), words, rating, group],
    )
    db.execute("insert into placements values (?, ?, 1.0, '{}')", [number, THEMES[number % 3].id])
    db.execute("insert into dispositions (voice_id, state, reason) values (?, 'placed', 'r')", [number])


def complain(db: Database, number: int, day: date, steps: tuple[str, ...], says: str | None = None) -> None:
    """A case with its steps, a day between them; `says` at the follow-up."""
    db.execute("insert into cases values (?1, ?1, ?2, ?3, 0)", [number, steps[-1], day.isoformat()])
    for place, state in enumerate(steps, 1):
        on_day = (day + timedelta(place)).isoformat()
        word = says if state == "followed-up" else None
        db.execute(
            "insert into case_steps values (?, ?, ?, ?, 'p', 'n', ?)", [number, place, state, on_day, word]
        )


def fill(case: Case, number: int) -> Case:
    """So many voices over a year, two of each customer; the bad ones are answered, followed up, or wait."""
    ways = (("received",), ("received", "answered"), ("received", "answered", "followed-up"))
    with writing(case.db):
        for n in range(1, number + 1):
            day, rating = TODAY - timedelta(days=400 - 390 * n // (number + 1)), 1 + n % 5
            say(case.db, n, n - n % 2, day, rating, ("до 30", "60+", None)[n % 3])
            if rating <= 3:
                complain(case.db, n, day, ways[n % 4 % 3], "satisfied" if n % 2 else "not-reached")
    return case


def chapter(name: str, case: Case, words: Callable[[str], str] = marked) -> Section:
    """One chapter."""
    made = import_module(f"jobs.web.report.{name}").section(case, words)
    assert isinstance(made, Section)
    return made


def tables(made: Section) -> dict[str, Table]:
    """The tables by title."""
    return {block.title: block for block in made.blocks if isinstance(block, Table)}


def warnings(made: Section) -> list[str]:
    """What a reader is warned of."""
    return [block.text for block in made.blocks if isinstance(block, Paragraph) and block.warns]


@pytest.mark.parametrize("name", CHAPTERS)
def test_an_empty_organisation_is_told_what_is_missing(case: Case, name: str) -> None:
    """F3, F5, A1, R12"""
    made = chapter(name, case)
    assert made.id == name
    assert all(isinstance(block, Paragraph) for block in made.blocks)
    assert "Not enough yet" in warnings(made)[0]


@pytest.mark.parametrize("number", [1, 2, 9, 40, 160])
@pytest.mark.parametrize("name", CHAPTERS)
def test_chapters_hold_together_at_any_size(case: Case, name: str, number: int) -> None:
    """F3, F5, A1, R12: every row has its columns, no customer's words, and the page can be drawn in every language."""
    made = chapter(name, fill(case, number))
    for block in made.blocks:
        if isinstance(block, Table):
            assert {len(row) for row in block.rows} == {len(block.head)}
        assert not isinstance(block, Bars) or block.bars
        assert not isinstance(block, Run) or block.points
    assert made.title.startswith("«")
    assert "{" not in str(made)
    assert not any(words in str(made) for words in SAID.values())
    for language in SAID:
        here = read_in(case, language)
        drawn = "".join(page(here, [chapter(name, here, speech_of(language).words)]))
        assert f'id="{name}"' in drawn


def read_in(case: Case, language: str) -> Case:
    """The same for a reader of another language."""
    return Case(case.settings, case.db, case.today, case.themes, language)


def test_the_channel_plan_counts_hours_that_staff_wrote_down(case: Case, tmp_path: Path) -> None:
    """F3: the forum has none and stands last; nothing is guessed."""
    fill(case, 160)
    (tmp_path / "sources.toml").write_text(SOURCE, "utf-8")
    mail, forum = tables(chapter("channels", case, plain))["What each channel gives"].rows
    assert (mail[0], mail[4], forum[0], forum[4:]) == ("mail", 120, "forum", (None, None, None))
    assert mail[5] == pytest.approx(float(str(mail[1])) / 120)


@pytest.mark.parametrize(("number", "thin"), [(24, ["forum", "mail"]), (50, ["forum"]), (160, [])])
def test_a_plan_that_rests_on_few_voices_warns(case: Case, number: int, thin: list[str]) -> None:
    """F3"""
    told = " ".join(warnings(chapter("channels", fill(case, number), plain)))
    assert [name for name in ("forum", "mail") if name in told] == thin


def test_where_each_age_group_speaks_most_and_what_is_unknown(case: Case) -> None:
    """F3"""
    made = chapter("channels", fill(case, 160), plain)
    groups = {row[0]: row[3] for row in tables(made)["Where most feedback is: Age group"].rows}
    assert set(groups) == {"до 30", "60+"}
    assert any(
        "Social activity: unknown" in block.text for block in made.blocks if isinstance(block, Paragraph)
    )


@pytest.mark.parametrize("number", [12, 160])
def test_leakage_is_told_from_thirty_customers_on(case: Case, number: int) -> None:
    """F5"""
    made = chapter("leakage", fill(case, number), plain)
    assert ("First heard outside" in tables(made)) is (number == 160)
    assert any("Not enough yet" in text for text in warnings(made)) is (number == 12)


def test_who_waits_stands_in_its_age_and_by_number(case: Case) -> None:
    """A1: three days, ten days and a year; an answered one waits no more; the oldest first."""
    with writing(case.db):
        for number, days, steps in ((1, 3, ("received",)), (2, 10, ("received",)), (3, 365, ("received",)), (4, 40, ("received", "answered"))):  # fmt: skip
            say(case.db, number, number, TODAY - timedelta(days), 1 if number == 2 else 3)
            complain(case.db, number, TODAY - timedelta(days), steps)
    made = tables(chapter("answered", case, plain))
    assert [row[1:] for row in made["Unanswered, by age"].rows] == [
        (1, 0, 0),
        (1, 0, 1),
        (0, 0, 0),
        (0, 0, 0),
        (1, 1, 0),
    ]
    assert [row[0] for row in made["Waiting longest"].rows] == [3, 2, 1]


def test_the_angriest_stand_beside_the_others(case: Case) -> None:
    """A4: the share of the lowest scores answered within the promise, and the difference with its interval."""
    ((angry, others, apart, _),) = tables(chapter("answered", fill(case, 160), plain))[
        "Do the angriest wait longer?"
    ].rows
    assert angry.n + others.n == 96  # type: ignore[union-attr]
    assert apart.value == pytest.approx(angry.value - others.value)  # type: ignore[union-attr]


def test_a_rejected_voice_stays_to_be_seen(case: Case) -> None:
    """A2: by number, with the day and the reason."""
    with writing(case.db):
        say(case.db, 1, 1, TODAY, 1)
        case.db.execute("insert into clean_voices values (1, 'en', '[]', 'words', '[]', zeroblob(16))")
        case.db.execute("update dispositions set state = 'rejected', reason = 'rejected by decision 1'")
        case.db.execute(
            """
            insert into decisions (kind, voice_id, person, decided_at, reason, evidence, second)
            values ('reject', 1, 'ines', '2026-11-20T10:00', 'written by a rival', 'mail of 3 May', 'omar')
            """
        )
    rows = tables(chapter("answered", case, plain))["Rejected voices"].rows
    assert rows == ((1, "2026-11-20", "written by a rival"),)


def test_won_back_stands_between_its_bounds(case: Case) -> None:
    """R12: three satisfied, one not, two not reached, one answered and not asked; silence is not counted as won back."""
    words = ("satisfied", "satisfied", "satisfied", "not-satisfied", "not-reached", "not-reached")
    with writing(case.db):
        for number, says in enumerate(words, 1):
            say(case.db, number, number, TODAY - timedelta(50), 1)
            complain(case.db, number, TODAY - timedelta(50), ("received", "answered", "followed-up"), says)
        say(case.db, 7, 7, TODAY - timedelta(50), 1)
        complain(case.db, 7, TODAY - timedelta(50), ("received", "answered"))
    (bars,) = (block for block in chapter("recovery", case, plain).blocks if isinstance(block, Bars))
    assert [bar.value for bar in bars.bars] == pytest.approx([300 / 7, 75, 600 / 7])
    assert [bar.n for bar in bars.bars] == [7, 4, 7]


def test_second_failures_and_turned_around_customers_are_listed_by_number(case: Case) -> None:
    """R7, R13: customer 1 is failed twice and content at last; customer 2 is silent."""
    with writing(case.db):
        for number, customer, ago, rating in ((1, 1, 90, 1), (2, 1, 60, 2), (3, 1, 20, 5), (4, 2, 80, 1)):
            say(case.db, number, customer, TODAY - timedelta(ago), rating)
            if rating < 3:
                complain(case.db, number, TODAY - timedelta(ago), ("received", "answered"))
        case.db.execute("update cases set double_deviation = 1 where id = 2")
    made = tables(chapter("recovery", case, plain))
    assert [row[:2] for row in made["The newest second failures"].rows] == [(2, 2)]
    ((part, silent),) = made["Turned around"].rows
    assert (part.value, part.n, silent) == (100, 1, 1)  # type: ignore[union-attr]
    ((bad, _, good, _, answered),) = made["Turned-around customers"].rows
    assert (bad, good, answered) == (2, 3, "yes")


def test_no_promise_is_said_so(case: Case) -> None:
    """L9"""
    texts = [
        block.text
        for block in chapter("recovery", fill(case, 9), plain).blocks
        if isinstance(block, Paragraph)
    ]
    assert any("No promise" in text for text in texts)


@pytest.mark.parametrize("language", SAID)
def test_promises_are_judged_by_the_day_promised_first(case: Case, language: str) -> None:
    """L9: the example's promises, kept, kept late by the days that readers see, late, planned; a promise that was moved stays late."""
    files = sorted((CODE / "content" / "stories").glob("*.md"))
    save_texts(case.db, [read_text("story", file.name, file.read_bytes()) for file in files], "2026-11-22")
    here = read_in(case, language)
    found = [row[3:] for row in tables(chapter("recovery", here, plain))["Promises"].rows]
    assert found == [("kept", None), ("kept late", 76), ("late", 53), ("planned", None)]
    slug = next(
        read_text("story", f.name, f.read_bytes()).slug for f in files if "2027-02-01" in f.read_text("utf-8")
    )
    case.db.execute(
        "insert into changes (slug, theme_id, status, first_promised) values (:slug, :theme, 'planned', :day)",
        {"slug": slug, "theme": THEMES[0].id, "day": "2026-11-12"},
    )
    (kept,) = tables(chapter("recovery", here, plain))["Kept promises"].rows
    moved = tables(chapter("recovery", here, plain))["Promises"].rows[-1]
    assert moved[2:] == ("2026-11-12", "late", 10)
    assert (round(kept[0].value), kept[0].n) == (25, 4)  # type: ignore[union-attr]
