"""The chapter on what may be missing: it never fails, says what is lacking, and shows holes and proposals with numbers (M3, M12)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from sqlite_utils import Database

from db.clean import save_clean
from db.placements import save_dispositions, save_themes
from db.proposals import save_proposal
from db.store import as_json, open_store, row_hash, writing
from jobs.mosaic.themes import read_themes
from jobs.settings import CODE, LANGUAGES, read_settings
from jobs.web.report.blocks import Case, Paragraph, Section, Table
from jobs.web.report.coverage import section

TODAY = date(2026, 11, 22)
THEMES = tuple(read_themes(CODE / "db" / "example" / "themes.toml"))
SAID = {"en": "the bed is late", "ru": "кровать опоздала", "ar": "تأخر السرير"}


def marked(text: str) -> str:
    """A catalogue in which every translated text can be told from one that is not."""
    return f"«{text}»"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """An organisation without a voice."""
    settings = msgspec.structs.replace(read_settings(CODE / "invoke.yaml"), folder=tmp_path)
    db = open_store(":memory:")
    with writing(db):
        db.execute("insert into runs (id, job, started_at) values (1, 'gather', '2026-11-22')")
        for channel in ("mail", "form"):
            db.execute("insert into channels (id, name, kind) values (:c, :c, 'jsonl')", {"c": channel})
        names = [
            {"id": theme.id, "position": n, **{f"name_{x}": theme.name[x] for x in LANGUAGES}}
            for n, theme in enumerate(THEMES)
        ]
        save_themes(db, names)
    return Case(settings, db, TODAY, THEMES, "ru")


def fill(db: Database, silent: int) -> None:
    """A voice a day for half a year on two channels by turns; mail says nothing on the last days; every tenth has no place."""
    with writing(db):
        for back in range(224):
            channel = ("mail", "form")[back % 2]
            if channel == "form" or back >= silent:
                add(db, back, channel, LANGUAGES[back % 3], back % 10 == 0)


def add(db: Database, back: int, channel: str, language: str, unplaced: bool) -> None:
    """One voice, so many days ago."""
    number, said_on = back + 1, (TODAY - timedelta(back)).isoformat()
    words = {"id": number, "channel": channel, "external": f"x-{number}", "said_on": said_on}
    db.execute(
        "insert into voices (id, channel_id, external_id, said_on, text, attributes, row_hash, run_id)"
        " values (:id, :channel, :external, :said_on, 'x', '{\"branch\":\"Leeds\"}', :hash, 1)",
        words | {"hash": row_hash(number)},
    )
    text = {
        "voice_id": number,
        "language": language,
        "text": SAID[language],
        "passages": as_json([[language, SAID[language]]]),
    }
    save_clean(db, [{**text, "masks": "[]", "made_from": row_hash(number)}])
    state = {
        "voice_id": number,
        "state": "unplaced" if unplaced else "placed",
        "reason": "",
        "same_as": None,
        "made_from": None,
    }
    place = {"voice_id": number, "theme_id": THEMES[0].id, "score": 0.9, "why": "{}"}
    save_dispositions(db, [state], [] if unplaced else [place])


def tables(found: Section) -> dict[str, Table]:
    """The tables of a section by their untranslated title."""
    return {block.title.strip("«»"): block for block in found.blocks if isinstance(block, Table)}


def test_an_organisation_without_voices_is_told_what_is_missing(case: Case) -> None:
    """M12"""
    found = section(case, marked)
    warnings = [block.text for block in found.blocks if isinstance(block, Paragraph) and block.warns]
    assert warnings == ["«Not enough yet: 0 answers, 30 are needed.»"]
    assert tables(found) == {}
    assert found.news == ()


@pytest.mark.parametrize("vectors", [True, False])
def test_the_unheard_and_the_channels_are_shown_with_numbers(case: Case, vectors: bool) -> None:
    """M3, M12: alike voices without a place are one matter; without sentence vectors each is its own."""
    fill(case.db, silent=0)
    settings = msgspec.structs.replace(case.settings, sentence_vectors=vectors)
    found = section(Case(settings, case.db, TODAY, THEMES, "ru"), marked)
    figure = tables(found)["Still unheard"].rows[0][1]
    assert getattr(figure, "n", None) == 224
    assert (getattr(figure, "value", 1) == 0) is vectors
    assert [row[:3] for row in tables(found)["Channels"].rows] == [("form", 112, 3), ("mail", 112, 3)]
    assert found.news == ()


def test_a_silent_channel_stands_in_the_table_and_on_the_first_page(case: Case) -> None:
    """M12"""
    fill(case.db, silent=28)
    found = section(case, marked)
    assert tables(found)["Holes in the picture"].rows[0][:4] == ("«silent now»", "«channel «mail»»", 0, 14.0)
    assert "«Fewer voices than usual: «channel «mail»» (0 instead of 14 in four weeks).»" in found.news


@pytest.mark.parametrize(("language", "expected"), [("ru", "кровать, поздно"), ("ar", "bed, late")])
def test_open_proposals_wait_with_number_and_key_words(case: Case, language: str, expected: str) -> None:
    """M3: in the reader's language, else in the one that most voices speak."""
    fill(case.db, silent=0)
    new = {
        "kind": "new",
        "themes": [],
        "suggested": "bed",
        "closeness": 0.4,
        "voices": [1, 4, 7],
        "examples": [4],
    }
    words = {"en": ["bed", "late"], "ru": ["кровать", "поздно"]}
    save_proposal(case.db, None, new | {"keywords": words}, "2026-11-22")
    merge = {"kind": "merge", "themes": [THEMES[0].id, THEMES[1].id], "voices": [2], "examples": [2]}
    save_proposal(case.db, None, new | merge | {"keywords": words}, "2026-11-22")
    found = section(Case(case.settings, case.db, TODAY, THEMES, language), marked)
    first, second = tables(found)["Proposals about themes"].rows
    assert first[:4] == (1, "«new theme»", expected, 3)
    assert second[1] == f"«merge: {THEMES[0].name[language]} + {THEMES[1].name[language]}»"
    assert not any(said in str(found) for said in SAID.values())
