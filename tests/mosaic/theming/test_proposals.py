"""A proposal is answered by one command, which can be taken back; a first themes.toml is proposed, and never written over one."""

from __future__ import annotations

import msgspec
import pytest
from sqlite_utils import Database

from db.decisions import placed_themes
from db.proposals import open_proposals, save_proposal
from db.store import writing
from jobs.mosaic import __main__ as mosaic
from jobs.mosaic.themes import read_themes
from jobs.mosaic.theming.__main__ import make_parser, run
from jobs.mosaic.theming.known import known_picture
from jobs.refusal import Refusal
from jobs.settings import Settings
from tests.mosaic.theming.conftest import NOW, Decide, add_voice, make_store

SAID = {
    "en": "The drawer sticks and does not open",
    "ru": "Ящик заедает и не открывается",
    "ar": "الدرج يعلق ولا يفتح",
}


def proposed(db: Database, kind: str, themes: list[str], voices: list[int]) -> int:
    """A proposal that waits."""
    told = {"kind": kind, "themes": themes, "suggested": "curtains", "closeness": 0.5}
    words = {"en": ["curtains", "sell"], "ru": ["шторы"]}
    with writing(db):
        return save_proposal(
            db, None, {**told, "keywords": words, "voices": voices, "examples": voices[:1]}, "2026-11-21"
        )


def test_a_new_theme_is_accepted_and_taken_back(settings: Settings, db: Database, decide: Decide) -> None:
    """M3: its voices stand in it and stay; names come from the key words where none is given; undone it waits again."""
    number = proposed(db, "new", [], [1, 7])
    decide("--accept", str(number), "--as", "ines", "--name-ar", "ستائر")
    made = known_picture(settings, db).themes[-1]
    assert (made.id, made.name["ar"], made.name["ru"]) == ("curtains", "ستائر", "шторы")
    assert made.keywords["en"] == ("curtains", "sell")
    mosaic.run(settings, db, NOW)
    assert placed_themes(db)[7] == ("curtains",)
    assert placed_themes(db)[1] == ("delivery-time",), "it had found a place since"
    assert open_proposals(db) == []
    with pytest.raises(Refusal, match=rf"Proposal {number} is accepted: those that wait are none"):
        decide("--accept", str(number), "--as", "ines")
    decide("--undo", "1", "--as", "ines")
    mosaic.run(settings, db, NOW)
    assert placed_themes(db)[7] == ()
    assert [row["id"] for row in open_proposals(db)] == [number]


def test_a_merge_and_a_split_are_accepted(settings: Settings, db: Database, decide: Decide) -> None:
    """M3: the smaller theme goes into the larger unless --into says otherwise."""
    merge = proposed(db, "merge", ["delivery-time", "price-promo"], [1, 2])
    split = proposed(db, "split", ["mattress-comfort"], [3, 5])
    with pytest.raises(Refusal, match=r"--into names neither theme of the proposal"):
        decide("--accept", str(merge), "--into", "delivery-days", "--as", "ines")
    decide("--accept", str(merge), "--as", "ines")
    decide("--accept", str(split), "--id", "backs", "--as", "ines", "--name-en", "Backs")
    assert placed_themes(db)[2] == ("delivery-time",)
    assert placed_themes(db)[3] == placed_themes(db)[5] == ("backs",)
    decide("--undo", "1", "--as", "ines")
    decide("--accept", str(merge), "--into", "price-promo", "--as", "ines")
    assert known_picture(settings, db).living("delivery-time") == "price-promo"


def test_a_declined_proposal_waits_no_more_until_taken_back(
    db: Database, decide: Decide, capsys: pytest.CaptureFixture[str]
) -> None:
    """M3: with who said so; an unknown one is refused."""
    number = proposed(db, "new", [], [7])
    decide()
    assert (
        f"proposal {number}: new theme (curtains): en: curtains, sell; ru: шторы - 1 voices"
        in capsys.readouterr().out
    )
    decide("--decline", str(number), "--as", "olga")
    assert open_proposals(db) == []
    decide("--log")
    assert f"olga  decline proposal {number}" in capsys.readouterr().out
    decide("--undo", "1", "--as", "olga")
    assert [row["id"] for row in open_proposals(db)] == [number]
    with pytest.raises(Refusal, match=rf"Proposal 99 does not exist: those that wait are {number}"):
        decide("--decline", "99", "--as", "olga")


def test_nothing_is_left_of_a_proposal_whose_voices_found_places(db: Database, decide: Decide) -> None:
    """M3"""
    number = proposed(db, "new", [], [1, 2])
    with pytest.raises(Refusal, match=rf"The voices of proposal {number} have found other places"):
        decide("--accept", str(number), "--as", "ines")


def test_a_first_themes_file_is_proposed_and_read(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """M3: ./invoke themes --init; it holds key words and no sentence, and an existing file is never touched."""
    db, asked = make_store(), make_parser().parse_args(["--init"])
    file, learned = settings.folder / "themes.toml", msgspec.structs.replace(settings, sentence_vectors=True)
    before = file.read_bytes()
    with pytest.raises(Refusal, match=r"themes\.toml exists and was not touched"):
        run(learned, db, asked, NOW)
    assert file.read_bytes() == before
    file.unlink()
    with pytest.raises(Refusal, match=r"set sentence_vectors to true"):
        run(settings, db, asked, NOW)
    with pytest.raises(Refusal, match=r"No 8 of 8 voices say the same"):
        run(learned, db, asked, NOW)
    with writing(db):
        for number in range(20, 50):
            language = ("en", "ru", "ar")[number % 3]
            add_voice(db, number, language, f"{SAID[language]} {number}")
    run(learned, db, asked, NOW)
    assert "themes from 30 of 38 voices are written into" in capsys.readouterr().out
    assert "does not open" not in file.read_text("utf-8")
    assert read_themes(file)
    assert known_picture(learned, db).public == [], "nothing unwritten is shown to the public"
