"""The chapters on alarms, events and changes: what they say, what they never fail on (M7, M8, M9)."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from db.store import open_store, writing
from db.stories import save_texts
from jobs.mosaic.themes import read_themes
from jobs.refusal import Refusal
from jobs.settings import CODE, Settings
from jobs.stories.headings import HEADINGS
from jobs.stories.writing import read_text
from jobs.web.report.blocks import Bars, Block, Case, Paragraph, Run, Section, Table

CHAPTERS = ("trends", "events", "impact")
BEGAN = date(2024, 11, 4)  # a Monday
TODAY = date(2026, 11, 23)
DAYS = (TODAY - BEGAN).days
THEMES = tuple(read_themes(CODE / "db" / "example" / "themes.toml"))
STORY = """---
title: {title}
themes: website-app
status: made
said: It fails.
what: It works.
where: everywhere
since: {since}
owner: Head of web shop
evidence: The log
author: nora
---

## {said}
It fails.

## {found}
Why.

## {did}
- It works.

## {could_not}
Nothing.
"""
EVENTS = """
[[event]]
day = 2026-06-09
of = "app"
kind = "release"
name = { en = "App 4", ru = "Приложение 4", ar = "التطبيق 4" }
"""


def marked(text: str) -> str:
    """A catalogue in which every translated text can be told from one that is not."""
    return f"«{text}»"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """An organisation without a voice."""
    settings = Settings(
        organisation_en="Northline", organisation_ru="Нортлайн", organisation_ar="خط الشمال", folder=tmp_path,
        database=tmp_path / "otklik.db", key_file=tmp_path / "pseudonym.key", content=tmp_path, output=tmp_path,
        site_url="https://feedback.example.org", feedback_mail="feedback@example.org", releases_kept=3,
        acknowledge_days=5, answer_days=10, smallest_count=5, count_step=5,
    )  # fmt: skip
    (tmp_path / "themes.toml").write_bytes((CODE / "db" / "example" / "themes.toml").read_bytes())
    db = open_store(":memory:")
    with writing(db):
        db.execute("insert into runs (job, started_at) values ('gather', '2024-11-01')")
        db.execute("insert into channels (id, name, kind) values ('survey', 'survey', 'csv')")
        for place, theme in enumerate(THEMES):
            db.execute("insert into themes values (?, ?, 'a', 'b', 'c')", [theme.id, place])
    return Case(settings, db, TODAY, THEMES, "ru")


def say(db: Database, told: Iterable[tuple[int, str | None]]) -> None:
    """Voices: the number of the day, and the theme complained about (None: praise without a theme)."""
    with writing(db):
        for voice, (day, theme) in enumerate(told, 1):
            said_on = (BEGAN + timedelta(days=day)).isoformat()
            db.execute(
                "insert into voices (id, channel_id, external_id, said_on, text, rating, row_hash, run_id) "
                "values (?, 'survey', ?, ?, 'a secret word', ?, zeroblob(16), 1)",
                [voice, voice, said_on, 1 if theme else 5],
            )
            state = "placed" if theme else "unplaced"
            db.execute(
                "insert into dispositions (voice_id, state, reason) values (?, ?, 'test')", [voice, state]
            )
            if theme:
                db.execute("insert into placements values (?, ?, 1.0, '{}')", [voice, theme])


def steady(per_day: int = 3) -> list[tuple[int, str | None]]:
    """Two years: each day one complaint about the site, and praise."""
    return [(day, theme) for day in range(DAYS) for theme in ("website-app", "order-desk", *[None] * per_day)]


def tell(db: Database, title: str, since: str, languages: Iterable[str] = ("en", "ru", "ar")) -> None:
    """A story of a change in these languages."""
    texts = []
    for language in languages:
        parts = dict(zip(("said", "found", "did", "could_not"), HEADINGS[language].values(), strict=True))
        source = STORY.format(title=f"{title} ({language})", since=since, **parts)
        texts.append(read_text("story", f"repair.{language}.md", source.encode()))
    save_texts(db, texts, TODAY.isoformat())


def chapter(name: str, case: Case, words: Callable[[str], str] = str) -> Section:
    """A chapter as the report makes it."""
    section: Section = importlib.import_module(f"jobs.web.report.{name}").section(case, words)
    return section


def cells(blocks: Iterable[Block]) -> list[object]:
    """Every cell of the tables."""
    return [cell for block in blocks if isinstance(block, Table) for row in block.rows for cell in row]


@pytest.mark.parametrize("name", CHAPTERS)
@pytest.mark.parametrize("voices", [0, 1, 40])
def test_a_tiny_organisation_breaks_no_chapter(case: Case, name: str, voices: int) -> None:
    """M7, M8, M9: nothing, one voice, forty on one day: a chapter says what is missing."""
    say(case.db, [(DAYS - 1, "website-app")] * voices)
    tell(case.db, "Repair", "2026-11-01")
    (case.settings.folder / "events.toml").write_text(EVENTS, "utf-8")
    assert chapter(name, case).blocks


@pytest.mark.parametrize("name", CHAPTERS)
@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_every_text_is_translated_and_no_voice_is_quoted(case: Case, name: str, language: str) -> None:
    """M7, M8, M9: titles, heads and notes come from the catalogue."""
    say(case.db, [*steady(), *[(DAYS - 3, "website-app")] * 30])
    tell(case.db, "Repair", "2026-02-01")
    (case.settings.folder / "events.toml").write_text(EVENTS, "utf-8")
    there = Case(case.settings, case.db, TODAY, THEMES, language)
    section = chapter(name, there, marked)
    assert section.title.startswith("«")
    assert section.lead.startswith("«")
    for block in section.blocks:
        assert "secret" not in repr(block)
        match block:
            case Paragraph(text=text):
                assert text.startswith("«")
            case Table(title=title, head=head):
                assert all(word.startswith("«") for word in (title, *head))
            case Bars(title=title, note=note):
                assert title.startswith("«")
                assert note.startswith("«")
            case Run(note=note):
                assert note.startswith("«")


def test_a_doubling_alarms_by_day_and_by_week(case: Case) -> None:
    """M8: alarms of the newest time stand in a table, on the chart and in the news."""
    quiet = [(day, "website-app") for day in range(DAYS) for _ in range(4)]
    loud = [(day, "website-app") for day in range(DAYS - 14, DAYS) for _ in range(8)]
    say(case.db, [*quiet, *loud, *steady(20)])
    section = chapter("trends", case)
    runs = [block for block in section.blocks if isinstance(block, Run)]
    site = [run for run in runs if run.title.startswith("Сайт и приложение")]
    assert [run.title.split(": ")[1] for run in site] == ["complaints a day", "share of all voices, by week"]
    assert all(any(point.alarms for point in run.points[-14:]) for run in site)
    assert not any(point.alarms for run in site for point in run.points[:-14])
    assert "Сайт и приложение" in cells(section.blocks)
    assert any("Сайт и приложение" in told for told in section.news)
    assert all("Expected false alarms" in run.note for run in runs)
    assert all(point.low <= point.value for run in site for point in run.points[:-14] if point.low)


def test_nothing_alarms_in_quiet_years(case: Case) -> None:
    """M8: no alarm, no news, and themes that are too quiet are named with what they lack."""
    say(case.db, steady())
    section = chapter("trends", case)
    assert Paragraph("Nothing alarms at present.") in section.blocks
    assert section.news == ()
    assert "complaints a month missing: 3" in cells(section.blocks)


def test_marks_stand_beside_the_chart(case: Case) -> None:
    """M7, M8: events and changes that can have touched the theme, in the reader's language."""
    say(case.db, steady())
    tell(case.db, "Repair", "2026-02-04")
    (case.settings.folder / "events.toml").write_text(EVENTS + 'themes = ["order-desk"]\n', "utf-8")
    marks = {
        block.title.split(":")[0]: {point.label: point.mark for point in block.points if point.mark}
        for block in chapter("trends", case).blocks
        if isinstance(block, Run)
    }
    assert marks["Сайт и приложение"] == {"2026-02-02": "Repair (ru)"}
    assert marks["Стол заказов и обслуживание по телефону"] == {"2026-06-08": "Приложение 4"}
    assert len(marks["All voices"]) == 2


def test_complaints_after_an_event(case: Case) -> None:
    """M7: three times as many after the release are told, what did not rise is not."""
    start = (date(2026, 6, 9) - BEGAN).days
    say(case.db, [*steady(10), *((day, "website-app") for day in range(start, start + 14) for _ in range(2))])
    (case.settings.folder / "events.toml").write_text(EVENTS, "utf-8")
    tables = [block for block in chapter("events", case).blocks if isinstance(block, Table)]
    said = {row[1]: (row[2], row[-1]) for row in tables[0].rows}
    assert said["Сайт и приложение"] == (42, "more than usual")
    assert said["Стол заказов и обслуживание по телефону"] == (14, "no clear rise")
    assert tables[1].rows[0][2] == "Приложение 4"


def test_without_a_calendar_the_chapter_says_how_to_begin(case: Case) -> None:
    """M7: the file is optional; a wrong one is refused."""
    assert "events.toml" in repr(chapter("events", case).blocks)
    (case.settings.folder / "events.toml").write_text(EVENTS.replace("release", "party"), "utf-8")
    with pytest.raises(Refusal, match="kind is one of"):
        chapter("events", case)


@pytest.mark.parametrize(
    ("after", "contacts", "said", "disagrees"),
    [
        (4, 0, "no clear change", False),
        (0, 0, "it worked", False),
        (16, 0, "it got worse", False),
        (4, 8, "it worked", True),  # as many of twice as many
        (8, 9, "no clear change", True),  # twice as many of twice as many
    ],
)
def test_what_became_of_a_change(case: Case, after: int, contacts: int, said: str, disagrees: bool) -> None:
    """M9: shares decide; where numbers alone would say otherwise the chapter warns."""
    change = (date(2026, 4, 1) - BEGAN).days
    told = [(day, "website-app") for day in range(change) if day % 7 < 4]
    told += [(day, "website-app") for day in range(change, DAYS) for _ in range(after) if day % 7 < 1]
    told += [(day, None) for day in range(DAYS)]
    told += [(day, None) for day in range(change, DAYS) for _ in range(contacts) if day % 7 < 1]
    say(case.db, told)
    tell(case.db, "Repair", "2026-04-01")
    section = chapter("impact", case)
    table = next(block for block in section.blocks if isinstance(block, Table))
    assert table.rows[0][-1] == said
    warned = [block for block in section.blocks if isinstance(block, Paragraph) and block.warns]
    assert bool(warned) is disagrees


def test_a_young_change_says_when_it_can_be_known(case: Case) -> None:
    """M9: too early, and the month; a verdict that came since the last report is news."""
    say(case.db, steady())
    tell(case.db, "Repair", "2026-10-05")
    assert "too early: it can be known at the end of 2027-04" in cells(chapter("impact", case).blocks)
    tell(case.db, "Repair", "2026-05-01")
    assert chapter("impact", case).news == ("Repair (ru): no clear change.",)
