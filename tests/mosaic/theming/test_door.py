"""./invoke themes: what cannot be is refused and changes nothing; what is decided is true at once and wins every night."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlite_utils import Database

from db.decisions import last_replacement
from db.placements import save_dispositions
from db.store import rows, writing
from jobs.mosaic import __main__ as mosaic
from jobs.mosaic.theming import __main__ as door
from jobs.mosaic.theming.known import known_picture, merged_ids, picture_at_hand
from jobs.refusal import Refusal
from jobs.settings import Settings
from tests.mosaic.theming.conftest import NOW, WORDS, Decide, add_voice, written

SPLIT = ("--split", "delivery-time", "--voices", "1,4", "--id", "calls", "--name-en", "Calls", "--as", "ines")


def places(db: Database) -> dict[int, tuple[str, ...]]:
    """By voice: its themes."""
    found: dict[int, tuple[str, ...]] = {}
    for row in rows(db, "select voice_id, theme_id from placements order by voice_id, theme_id"):
        found[row["voice_id"]] = (*found.get(row["voice_id"], ()), row["theme_id"])
    return found


def states(db: Database) -> dict[int, str]:
    """By voice: its state."""
    return {row["voice_id"]: row["state"] for row in rows(db, "select voice_id, state from dispositions")}


REFUSED = [
    ("--move 1 --to price-promo", "Say who decides: add --as NAME, one of colin, "),
    ("--move 1 --to price-promo --as nobody", "Say who decides"),
    ("--move 99 --to price-promo --as ines", "No placed voice has that number"),
    ("--move form/x-99 --to price-promo --as ines", "No placed voice has that number"),
    ("--move 1 --to mars --as ines", "'mars' is not a theme: add --to with one of delivery-days, delivery-time, "),
    ("--move 1 --as ines", "No theme is named: add --to"),
    ("--move 1 --from price-promo --to delivery-days --as ines", "Voice 1 does not stand in price-promo: it stands in delivery-time"),
    ("--move 2 --to price-promo --as ines", "Voice 2 stands in price-promo already: --confirm keeps it"),
    ("--move 9 --to price-promo --as ines", "Voice 9 is about another company"),
    ("--not-this 7 --as ines", "Voice 7 stands in no theme: --also puts it"),
    ("--confirm 7 --as ines", "Voice 7 stands in no theme: --also puts it"),
    ("--merge price-promo --into price-promo --as ines", "price-promo cannot be merged into itself"),
    ("--merge price-promo --as ines", "No theme is named: add --into"),
    ("--split delivery-time --id calls --name-en Calls --as ines", "Which voices go into the new theme?"),
    ("--split delivery-time --id calls --voices 1 --as ines", "The new theme needs a name"),
    ("--split delivery-time --id calls --voices 2 --name-en x --as ines", "Voice 2 does not stand in delivery-time"),
    ("--split delivery-time --id Calls --voices 1 --name-en x --as ines", "The new theme needs an id"),
    ("--split delivery-time --id price-promo --voices 1 --name-en x --as ines", "The id 'price-promo' has or had a theme"),
    ("--rename price-promo --as ines", "What shall it be called? Add --name-en"),
    ("--reject 7 --evidence e --second jonas --as ines", "Nobody is dismissed without ground"),
    ("--reject 7 --reason r --second jonas --as ines", "Nobody is dismissed without ground"),
    ("--reject 7 --reason r --evidence e --second ines --as ines", "A second person must agree: add --second with one of colin, "),
    ("--reject 7 --reason r --evidence e --as ines", "A second person must agree"),
    ("--undo 5 --as ines", "There is no decision 5"),
    (f"--move 1 --to price-promo --as ines --reason {'x' * 501}", "The reason is longer than 500 letters"),
    ("--rename price-promo --name-en a\x1b[31mb --as ines", "--name-en holds an invisible sign"),
    ("--rename price-promo --name-ar \u202eالأسعار --as ines", "--name-ar holds an invisible sign"),
    ("--rename price-promo --about-ru Ц\udcffены --as ines", "--about-ru holds an invisible sign"),
    ("--move 1 --to price-promo --as ines --reason a\x07", "The reason holds an invisible sign"),
    ("--reject 7 --reason r --evidence e\u200b --second jonas --as ines", "The evidence holds an invisible sign"),
    ("--of mars", "'mars' is not a theme: add --of"),
    ("--why 99", "No placed voice has that number"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "sentence"), REFUSED)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    db: Database, decide: Decide, words: str, sentence: str
) -> None:
    """M2, A2, bad input: what, where, what next."""
    before = "\n".join(db.conn.iterdump())
    with pytest.raises(Refusal) as refused:
        decide(*words.split())
    assert str(refused.value).startswith(sentence)
    assert "\n".join(db.conn.iterdump()) == before


def test_a_voice_that_people_settled_is_told_so(db: Database, decide: Decide) -> None:
    """M2, M11: a copy is decided about where its first voice stands, a rejected voice is taken back first."""
    decide("--reject", "7", "--reason", "r", "--evidence", "e", "--second", "jonas", "--as", "ines")
    with pytest.raises(Refusal, match=r"Voice 7 is rejected: take that decision back first"):
        decide("--also", "7", "--to", "price-promo", "--as", "ines")
    copy = {"voice_id": 4, "state": "duplicate", "reason": "", "same_as": 1, "made_from": None}
    with writing(db):
        save_dispositions(db, [copy], [])
    with pytest.raises(Refusal, match=r"Voice 4 repeats voice 1: decide about that one"):
        decide("--confirm", "4", "--as", "ines")


DECIDED = [
    ("--move 1 --to price-promo --as ines", {1: ("price-promo",)}),
    ("--move 1 --from delivery-time --to price-promo --as ines", {1: ("price-promo",)}),
    ("--move 7 --to price-promo --as ines", {7: ("price-promo",)}),
    ("--also 5 --to price-promo --as ines", {5: ("mattress-comfort", "price-promo")}),
    ("--not-this 3 --as ines", {3: None}),
    ("--confirm 6 --as ines", {}),
    ("--merge delivery-time --into delivery-days --as ines",
     {1: ("delivery-days",), 4: ("delivery-days",), 6: ("delivery-days",)}),
    (" ".join(SPLIT), {1: ("calls",), 4: ("calls",)}),
    ("--rename price-promo --name-ar الأسعار --as ines", {}),
    ("--reject 2 --reason r --evidence e --second jonas --as ines", {2: None}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "changed"), DECIDED)
def test_what_is_decided_is_true_at_once_and_after_every_night(
    settings: Settings, db: Database, decide: Decide, words: str, changed: dict[int, tuple[str, ...] | None]
) -> None:
    """M2: decisions win; the ledger adds up; the same night again changes nothing."""
    expected = {voice: themes for voice, themes in (places(db) | changed).items() if themes}
    decide(*words.split())
    assert places(db) == expected
    counts = mosaic.run(settings, db, NOW)
    assert counts["placed"] + counts["unplaced"] + counts["rejected"] == 8
    assert {voice: places(db).get(voice) for voice in changed} == changed
    before = "\n".join(db.conn.iterdump())
    assert mosaic.run(settings, db, NOW)["fresh"] == 0
    assert "\n".join(db.conn.iterdump()) == before


@pytest.mark.parametrize("words", [DECIDED[row][0] for row in (0, 4, 6, 7, 9)])
def test_an_undone_decision_leaves_no_trace_in_the_picture(
    settings: Settings, db: Database, decide: Decide, words: str
) -> None:
    """M2: an undo is a decision too; it cannot be said twice, nor undone."""
    before, stood = places(db), states(db)
    decide(*words.split())
    decide("--undo", "1", "--as", "nora")
    mosaic.run(settings, db, NOW)
    assert (places(db), states(db)) == (before, stood)
    with pytest.raises(Refusal, match=r"Decision 1 was taken back already"):
        decide("--undo", "1", "--as", "nora")
    last = rows(db, "select max(id) as id from decisions")[0]["id"]
    with pytest.raises(Refusal, match=rf"Decision {last} takes back decision 1: decide that anew"):
        decide("--undo", str(last), "--as", "nora")


def test_what_rests_on_a_decision_is_taken_back_first(db: Database, decide: Decide) -> None:
    """M2"""
    decide(*SPLIT)
    decide("--also", "2", "--to", "calls", "--as", "ines")
    with pytest.raises(Refusal, match=r"Decisions rest on 1: take back 4 first"):
        decide("--undo", "1", "--as", "ines")


def test_an_id_is_for_ever(settings: Settings, db: Database, decide: Decide) -> None:
    """M2: a merged id resolves, cannot be given to another theme by a command or in the file, and comes back when undone."""
    decide("--merge", "delivery-time", "--into", "delivery-days", "--as", "ines")
    assert known_picture(settings, db).living("delivery-time") == "delivery-days"
    assert merged_ids(db) == {"delivery-time": "delivery-days"}
    decide("--move", "2", "--to", "delivery-time", "--as", "ines")
    assert places(db)[2] == ("delivery-days",)
    with pytest.raises(Refusal, match=r"The id 'delivery-time' has or had a theme"):
        decide(
            "--split",
            "delivery-days",
            "--voices",
            "1",
            "--id",
            "delivery-time",
            "--name-en",
            "x",
            "--as",
            "ines",
        )
    file = settings.folder / "themes.toml"
    others = [written(theme) for theme in WORDS if theme != "delivery-time"]
    given_away = written("price-promo").replace('id = "price-promo"', 'id = "delivery-time"')
    file.write_text("".join([*others, given_away]), "utf-8")
    with pytest.raises(Refusal, match=r"theme delivery-time: this id meant 'delivery-time "):
        mosaic.run(settings, db, NOW)
    file.write_text("".join(others), "utf-8")
    mosaic.run(settings, db, NOW)
    with pytest.raises(Refusal, match=r"themes.toml has no theme 'delivery-time' any more"):
        decide("--undo", "1", "--as", "ines")


def test_why_the_old_voices_moved_is_told_and_kept(
    settings: Settings, db: Database, decide: Decide, capsys: pytest.CaptureFixture[str]
) -> None:
    """M2: a run that places everything anew says who moved and why; new voices alone move nobody."""
    file = settings.folder / "themes.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace('"sunday"', '"sunday", "curtains", "sell curtains"'), "utf-8")
    capsys.readouterr()
    assert mosaic.run(settings, db, NOW)["moved"] == 1
    said = "1 of 8 voices moved: unplaced -> delivery-days 1, because of an edit of themes.toml."
    assert f"mosaic: {said}" in capsys.readouterr().out
    kept = last_replacement(db)
    assert kept is not None
    assert (kept["voices"], kept["moved"], kept["why"]) == (
        8,
        {"unplaced -> delivery-days": 1},
        "an edit of themes.toml",
    )
    decide("--move", "7", "--to", "price-promo", "--as", "ines")
    assert mosaic.run(settings, db, NOW)["moved"] == 0
    assert "1 more stand where a person put them, because of decision 1" in capsys.readouterr().out
    before = places(db)
    with writing(db):
        add_voice(db, 10, "ru", "Мой купон опять не приняли, ну вот")
    assert mosaic.run(settings, db, NOW)["moved"] == 0
    assert {voice: themes for voice, themes in places(db).items() if voice != 10} == before
    assert "moved" not in capsys.readouterr().out


def test_what_staff_see(db: Database, decide: Decide, capsys: pytest.CaptureFixture[str]) -> None:
    """M2: themes with counts and thresholds, voices, the log, and why, in the voice's own language."""
    for words in (
        "--merge delivery-time --into delivery-days --as ines --reason same",
        "--split mattress-comfort --voices 3 --id backs --name-ru Спина --as olga",
        "--reject 7 --reason r --evidence e --second jonas --as ines",
    ):
        decide(*words.split())
    for words in ("", "--of delivery-time", "--unplaced", "--rejected", "--log", "--why 3", "--why 6"):
        decide(*words.split())
    out = capsys.readouterr().out
    for line in (
        "1 voices  Спина; inside only: names or descriptions are missing",
        "means delivery-days now",
        "unplaced: 1 of 7 (14 %); rejected: 1.",
        "delivery-days: 3 voices, the newest first.",
        "rejected by decision 4  do you sell curtains",
        "ines  merge theme delivery-time into delivery-days: same",
        "olga  split from mattress-comfort into backs named ru 'Спина'",
        "ines and jonas  reject voice 7: r",
        "- backs (Спина): put there by a person, decision 3",
        "- delivery-days (delivery-days بالعربية)",
    ):
        assert line in out, line


def test_an_example_that_is_a_voice_is_kept_by_its_number(
    settings: Settings, db: Database, decide: Decide
) -> None:
    """Erasure: nobody's words are copied into the reason of somebody else's placement."""
    decide("--confirm", "1", "--as", "ines")
    mosaic.run(settings, db, NOW)
    with writing(db):
        add_voice(db, 10, "en", "So the courier never rang at our door, I say")
    mosaic.run(settings, db, NOW)
    kept = "\n".join(row["why"] for row in rows(db, "select why from placements"))
    assert "our door" not in kept


def test_the_door_in_the_folder_of_the_organisation(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Door: an organisation without voices sees its themes; a picture is read without making a store."""
    monkeypatch.setattr("jobs.mosaic.theming.__main__.read_settings", lambda: settings)
    assert len(picture_at_hand(settings).themes) == len(WORDS)
    assert not Path(settings.database).exists()
    door.main([])
    assert "unplaced: 0 of 0; rejected: 0." in capsys.readouterr().out
    assert len(picture_at_hand(settings).themes) == len(WORDS)
    with pytest.raises(SystemExit):
        door.main(["--why", "1", "--log"])
