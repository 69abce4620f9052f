"""The chapter on competitors: theirs beside ours, for staff only; nothing of it is kept, counted or published (F4)."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import msgspec
import pytest
from sqlite_utils import Database

from db.channels import ours_by_theme
from db.clean import save_clean
from db.placements import save_dispositions, save_themes
from db.store import as_json, open_store, row_hash, writing
from jobs.mosaic.themes import read_themes
from jobs.refusal import Refusal
from jobs.settings import CODE, LANGUAGES, read_settings
from jobs.vetting.quoting.putting import known_voice, put_forward
from jobs.web.report.blocks import Case, Paragraph, Section, Table
from jobs.web.report.competitors import section

TODAY = date(2026, 11, 22)
THEMES = tuple(read_themes(CODE / "db" / "example" / "themes.toml"))
NAMED = next(theme for theme in THEMES if theme.id == "lead-time")
SAID = {language: NAMED.phrases[language][0] for language in LANGUAGES}


def plain(text: str) -> str:
    """No catalogue."""
    return text


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """An organisation with a forum, and two competitors' review pages, without a voice."""
    shutil.copy(CODE / "db" / "example" / "themes.toml", tmp_path)
    settings = msgspec.structs.replace(
        read_settings(CODE / "invoke.yaml"), folder=tmp_path, sentence_vectors=False
    )
    db = open_store(":memory:")
    subjects = {
        "forum": "us",
        "mail": "us",
        "cloud": "competitor Soft Cloud",
        "other": "competitor Южный матрас",
    }
    with writing(db):
        db.execute("insert into runs (id, job, started_at) values (1, 'gather', '2026-11-22')")
        for name, subject in subjects.items():
            row = [name, subject, int(name == "mail")]
            db.execute(
                "insert into channels (id, name, kind, subject, inside) values (?1, ?1, 'jsonl', ?2, ?3)", row
            )
        named = [{"id": one.id, "position": n, **{f"name_{x}": one.name[x] for x in LANGUAGES}} for n, one in enumerate(THEMES)]  # fmt: skip
        save_themes(db, named)
    return Case(settings, db, TODAY, THEMES, "ru")


def say(db: Database, channel: str, number: int, day: str = "2026-10-01", same: bool = False) -> None:
    """So many voices in the three languages by turns; ours stand in the first theme, theirs are private."""
    about_us = channel in ("forum", "mail")
    with writing(db):
        for n in range(number):
            voice = db.execute("select 1 + count(*) from voices").fetchone()[0]
            given = {
                "id": voice,
                "channel": channel,
                "external": f"{channel}-{n}",
                "day": day,
                "hash": row_hash(voice),
            }
            db.execute(
                "insert into voices (id, channel_id, external_id, said_on, text, row_hash, run_id) "
                "values (:id, :channel, :external, :day, 'x', :hash, 1)",
                given,
            )
            language = LANGUAGES[n % 3]
            words = SAID[language] if same else f"{SAID[language]} {n}"
            clean = {
                "voice_id": voice,
                "language": language,
                "text": words,
                "masks": "[]",
                "made_from": row_hash(n),
            }
            save_clean(db, [{**clean, "passages": as_json([[language, words]])}])
            state = {"voice_id": voice, "state": "placed" if about_us else "private", "reason": ""}
            place = {"voice_id": voice, "theme_id": THEMES[0].id, "score": 0.9, "why": "{}"}
            save_dispositions(
                db, [{**state, "same_as": None, "made_from": None}], [place] if about_us else []
            )


def tables(found: Section) -> dict[str, Table]:
    """The tables by title."""
    return {block.title: block for block in found.blocks if isinstance(block, Table)}


def texts(found: Section) -> list[str]:
    """The paragraphs."""
    return [block.text for block in found.blocks if isinstance(block, Paragraph)]


def test_without_a_competitor_it_says_what_is_missing(case: Case) -> None:
    """F4: also where their voices are older than a year."""
    say(case.db, "forum", 40)
    say(case.db, "cloud", 40, day="2025-10-31")
    found = section(case, plain)
    assert "subject = “competitor NAME”" in texts(found)[0]
    assert not tables(found)


@pytest.mark.parametrize(("ours", "theirs"), [(40, 29), (29, 40)])
def test_under_thirty_of_either_it_is_not_enough_yet(case: Case, ours: int, theirs: int) -> None:
    """F4: voices on the other side (inside) do not help."""
    say(case.db, "forum", ours)
    say(case.db, "mail", 50)
    say(case.db, "cloud", theirs)
    found = section(case, plain)
    assert not tables(found)
    assert texts(found)[1].startswith(
        f"Soft Cloud: not enough yet, {theirs} voices about them and {ours} about us"
    )


def test_each_competitor_stands_beside_ours_and_nothing_is_kept_of_it(case: Case) -> None:
    """F4: en, ru and ar; both shares with interval and n; no placement and no figure of ours changes."""
    say(case.db, "forum", 36)
    before = ours_by_theme(case.db)
    say(case.db, "cloud", 36)
    say(case.db, "other", 33)
    changes = case.db.conn.total_changes
    found = section(case, plain)
    assert set(tables(found)) == {"Soft Cloud and we", "Южный матрас and we"}
    rows = {row[0]: row for row in tables(found)["Soft Cloud and we"].rows}
    ours, theirs, apart = rows[THEMES[0].name["ru"]][1:4]
    assert (ours.value, ours.n, theirs.n, apart.n) == (100, 36, 36, 72)  # type: ignore[union-attr]
    assert rows[NAMED.name["ru"]][2].value == 100  # type: ignore[union-attr]
    assert not any(words in str(found) for words in SAID.values())
    assert case.db.conn.total_changes == changes
    assert ours_by_theme(case.db) == before
    assert case.db.execute("select count(*) from placements").fetchone()[0] == 36


def test_the_same_words_of_the_same_author_count_once(case: Case) -> None:
    """F4: of customers whom we do not know each voice counts."""
    say(case.db, "forum", 36)
    say(case.db, "cloud", 28, same=True)
    assert "28 voices about them" in texts(section(case, plain))[1]
    case.db.execute("insert into customers values (1, ?, '2026')", ["0" * 32])
    case.db.execute("drop trigger voices_are_never_changed")
    case.db.execute("update voices set customer_id = 1 where channel_id = 'cloud'")
    assert "3 voices about them" in texts(section(case, plain))[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_voice_about_a_competitor_is_never_quoted(case: Case, language: str) -> None:
    """F4: refused also where its author agreed."""
    say(case.db, "cloud", 3)
    voice = known_voice(case.db, str(1 + LANGUAGES.index(language)))
    case.db.execute("insert into consents (voice_id, wording, given_on, person) values (?, 'w', '2026-11-01', 'p')", [voice["voice_id"]])  # fmt: skip
    with pytest.raises(Refusal, match="about another company and is never published"):
        put_forward(case.settings, case.db, voice, "a-story", ("The", "bed"), "p", TODAY)
    assert case.db.execute("select count(*) from quotes").fetchone()[0] == 0
