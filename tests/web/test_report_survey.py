"""The chapters of the survey in the staff report: they never fail, say what is missing, and never hold a customer's words (Q8, M5, M10, A5)."""

from __future__ import annotations

import dataclasses
import importlib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from db.answers import save_answers
from db.store import open_store, writing
from jobs.mosaic.themes import read_themes
from jobs.settings import CODE, Settings
from jobs.web.report.blocks import Bars, Case, Paragraph, Section, Table

CHAPTERS = ("indices", "tips", "drivers", "newcomers", "retention")
TODAY = date(2026, 11, 22)
BEGAN = date(2026, 1, 1)
THEMES = tuple(read_themes(CODE / "db" / "example" / "themes.toml"))
SAID = {"en": "the bed is late", "ru": "кровать опоздала", "ar": "تأخر السرير"}


def marked(text: str) -> str:
    """A catalogue in which every translated text can be told from one that is not."""
    return f"«{text}»"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """An organisation without a voice."""
    settings = Settings(
        organisation_en="Northline",
        organisation_ru="Нортлайн",
        organisation_ar="خط الشمال",
        folder=tmp_path,
        database=tmp_path / "otklik.db",
        key_file=tmp_path / "pseudonym.key",
        content=tmp_path,
        output=tmp_path,
        site_url="https://feedback.example.org",
        feedback_mail="feedback@example.org",
        releases_kept=3,
        acknowledge_days=5,
        answer_days=10,
        smallest_count=5,
        count_step=5,
    )
    db = open_store(":memory:")
    with writing(db):
        db.execute("insert into runs (job, started_at) values ('gather', '2026-01-01')")
        db.execute("insert into channels (id, name, kind) values ('survey', 'survey', 'csv')")
        for place, theme in enumerate(THEMES):
            db.execute("insert into themes values (?, ?, 'a', 'b', 'c')", [theme.id, place])
    return Case(settings, db, TODAY, THEMES, "ru")


def say(
    db: Database, number: int, customer: int, day: date, scores: dict[str, int], answers: dict[str, int]
) -> None:
    """One voice of a customer whom we would recognise, with its case."""
    db.execute(
        "insert into customers values (?, ?, ?) on conflict do nothing", [customer, f"{customer:032}", "2026"]
    )
    db.execute(
        "insert into contacts values (?, 'email', ?) on conflict do nothing",
        [customer, f"{customer}@example.com"],
    )
    db.execute(
        """
        insert into voices (id, channel_id, external_id, customer_id, said_on, text, attributes, row_hash, run_id)
        values (?, 'survey', ?, ?, ?, ?, json_object('customer_since', ?), zeroblob(16), 1)
        """,
        [number, str(number), customer, day.isoformat(), list(SAID.values())[number % 3], "2020-01" if customer % 2 else "2026-01"],
    )  # fmt: skip
    for aspect, score in scores.items():
        db.execute("insert into scores values (?, ?, ?)", [number, aspect, score])
    save_answers(db, number, 0, answers)
    theme = THEMES[number % len(THEMES)].id
    db.execute("insert into placements values (?, ?, 1.0, '{}')", [number, theme])
    db.execute("insert into dispositions (voice_id, state, reason) values (?, 'placed', 'r')", [number])
    db.execute("insert into cases values (?, ?, 'received', ?, 0)", [number, number, day.isoformat()])
    if number % 3:
        answered = (day + timedelta(days=3)).isoformat()
        db.execute("insert into case_steps values (?, 1, 'answered', ?, 'p', 'n', null)", [number, answered])


def fill(case: Case, number: int) -> Case:
    """So many voices over eight months, two of each customer."""
    with writing(case.db):
        for n in range(1, number + 1):
            scores = {"product": 2 + n % 9, "delivery": 1 + n // 7 % 10, "own_aspect": 5 + n % 3}
            answers = {"recommend": min(10, 1 + n % 9), "effort": 1 + n % 7, "importance product": 9}
            say(case.db, n, (n + 1) // 2, BEGAN + timedelta(days=n % 240), scores, answers)
    return case


def chapter(name: str, case: Case, words: Callable[[str], str] = marked) -> Section:
    """One chapter."""
    made = importlib.import_module(f"jobs.web.report.{name}").section(case, words)
    assert isinstance(made, Section)
    return made


def texts(made: Section) -> list[str]:
    """Everything that a reader would see."""
    found = [made.title, made.lead]
    for block in made.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Table):
            found += [
                block.title,
                block.note,
                *block.head,
                *(c for row in block.rows for c in row if isinstance(c, str)),
            ]
        elif isinstance(block, Bars):
            found += [block.title, block.note, *(bar.label for bar in block.bars)]
    return found


@pytest.mark.parametrize("name", CHAPTERS)
def test_an_empty_organisation_is_told_what_is_missing(case: Case, name: str) -> None:
    """Q8: nothing fails and no figure is invented."""
    made = chapter(name, case)
    assert made.id == name
    assert all(isinstance(block, Paragraph) for block in made.blocks)
    assert any("Not enough yet" in block.text for block in made.blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize("number", [1, 2, 9, 40, 260])
@pytest.mark.parametrize("name", CHAPTERS)
def test_chapters_hold_together_at_any_size(case: Case, name: str, number: int) -> None:
    """Q8, M5, M10, A5: every row has its columns, every text is translated, no braces and no customer's words are left."""
    made = chapter(name, fill(case, number))
    for block in made.blocks:
        if isinstance(block, Table):
            assert block.rows
            assert {len(row) for row in block.rows} == {len(block.head)}
        if isinstance(block, Bars):
            assert block.bars
            assert all(bar.low is None or bar.low <= bar.value <= (bar.high or 0) for bar in block.bars)
    read = " ".join(texts(made))
    assert "{" not in read
    assert not any(words in read for words in SAID.values())
    assert made.title.startswith("«")
    assert made.lead.startswith("«")


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_same_report_twice_is_the_same(case: Case, name: str) -> None:
    """House rule 9: the bootstrap of the drivers has its seed."""
    fill(case, 220)
    assert chapter(name, case) == chapter(name, case)


def tables(made: Section) -> dict[str, Table]:
    """The tables by title."""
    return {block.title: block for block in made.blocks if isinstance(block, Table)}


def plain(text: str) -> str:
    """No catalogue."""
    return text


def test_every_index_has_its_n_interval_and_formula(case: Case) -> None:
    """Q8"""
    rows = tables(chapter("indices", fill(case, 60), plain))["All indices"].rows
    assert {str(row[0]).split(",", maxsplit=1)[0] for row in rows} == {
        "CSI",
        "Mean score",
        "CSAT",
        "NPS",
        "CES",
    }
    for row in rows:
        figure = row[2]
        assert figure.low <= figure.value <= figure.high  # type: ignore[union-attr]
        assert figure.n == (30 if "NPS" in str(row[0]) else 60)  # type: ignore[union-attr]
        assert row[4]


def test_tips_name_voices_by_number_and_theme_in_the_readers_language(case: Case) -> None:
    """M5"""
    (table,) = tables(chapter("tips", fill(case, 60), plain)).values()
    names = {theme.name["ru"] for theme in THEMES}
    assert all(isinstance(row[0], int) and row[3] in names for row in table.rows)
    below = [row[7] for row in table.rows]
    assert below == sorted(below, reverse=True)


def test_words_stand_beside_tips_only_when_they_are_asked_for_and_redacted(case: Case) -> None:
    """M5, privacy: en, ru and ar; the first thirty words, of the redacted text."""
    fill(case, 60)
    for number in range(1, 61):
        row = [number, "en", " ".join([SAID["ar"], "[person 1]", *["word"] * 40])]
        case.db.execute("insert into clean_voices values (?, ?, '[]', ?, '[]', zeroblob(16))", row)
    (silent,) = tables(chapter("tips", case, plain)).values()
    (spoken,) = tables(chapter("tips", dataclasses.replace(case, shows_words=True), plain)).values()
    assert len(spoken.head) == len(silent.head) + 1
    for row in spoken.rows:
        assert str(row[-1]).startswith(f"{SAID['ar']} [person 1] word")
        assert len(str(row[-1]).split()) == 30
    assert "[person 1]" not in " ".join(texts(chapter("tips", case, plain)))


def test_drivers_warn_and_need_enough_customers(case: Case) -> None:
    """M10: association is not importance."""
    few = chapter("drivers", fill(case, 60), plain)
    assert "Association is not importance" in few.blocks[0].text  # type: ignore[union-attr]
    assert not [block for block in few.blocks if isinstance(block, Bars)]
    assert "30 customers" in few.blocks[1].text  # type: ignore[union-attr]


def test_drivers_of_enough_customers_have_bars(case: Case) -> None:
    """M10"""
    made = chapter("drivers", fill(case, 260), plain)
    bars = [block for block in made.blocks if isinstance(block, Bars)]
    assert bars[0].bars[0].label == "Product"
    assert {row[0] for row in tables(made)["Aspects"].rows} == {"Product", "Delivery", "own aspect"}


def test_newcomers_are_set_beside_the_others(case: Case) -> None:
    """A5: every second customer has been one since 2020."""
    made = chapter("newcomers", fill(case, 60), plain)
    assert "by others; of 0 nobody can tell" in made.blocks[0].text  # type: ignore[union-attr]
    (satisfied,) = tables(made).values()
    assert [row[0] for row in satisfied.rows] == ["Newcomers", "Others", "Difference"]


def test_themes_and_causes_that_newcomers_named_first(case: Case) -> None:
    """A5: one theme appears after 90 days, named by a newcomer; it stands behind one of two causes that can be dated."""
    fill(case, 60)
    new, old, before = THEMES[0].id, THEMES[1].id, THEMES[2].id
    with writing(case.db):
        case.db.execute("delete from placements where theme_id in (?, ?)", [new, old])
        say(case.db, 900, 902, date(2026, 3, 20), {"product": 7}, {})
        say(case.db, 901, 903, date(2026, 4, 2), {"product": 7}, {})
        case.db.execute("update placements set theme_id = ? where voice_id = 900", [before])
        case.db.execute("update placements set theme_id = ? where voice_id = 901", [old])
        say(case.db, 902, 904, date(2026, 4, 20), {"product": 7}, {})
        case.db.execute("update placements set theme_id = ? where voice_id = 902", [new])
        case.db.execute("drop trigger voices_are_never_changed")
        case.db.execute("""update voices set attributes = '{"customer_since": "2026-04"}' where id = 902""")
        for theme in (new, old, before):
            case.db.execute("insert into causes values (?, ?, 'process', 'words')", [f"cause-{theme}", theme])
    rows = tables(chapter("newcomers", case, plain))["First named by newcomers"]
    assert [(row[0], row[1].value, row[1].n) for row in rows.rows] == [  # type: ignore[union-attr]
        ("Themes", 50.0, 2),
        ("Causes behind themes", 50.0, 2),
    ]
    assert THEMES[0].name["ru"] in rows.note


def test_retention_says_that_it_proves_no_cause(case: Case) -> None:
    """Retention of answered and unanswered critics."""
    made = chapter("retention", fill(case, 60), plain)
    assert "no proof" in made.blocks[0].text  # type: ignore[union-attr]
    (table,) = tables(made).values()
    watched = {row[0]: row for row in table.rows}
    assert watched["90 days"][1].n + watched["90 days"][2].n + int(str(watched["90 days"][5])) == 30  # type: ignore[union-attr]
