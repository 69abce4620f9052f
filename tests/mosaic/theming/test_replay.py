"""The same decisions on the same voices give the same picture, byte for byte, whenever they were made."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st
from sqlite_utils import Database

from db.decisions import all_decisions, placed_themes, save_decision
from db.store import rows, writing
from jobs.mosaic import __main__ as mosaic
from jobs.mosaic.theming.__main__ import make_parser, run
from jobs.refusal import Refusal
from jobs.settings import Settings
from tests.mosaic.theming.conftest import NOW, VOICES, WORDS, add_voice, copy_of, make_store

PICTURE = (
    "select voice_id, state, reason, same_as, made_from from dispositions order by voice_id",
    "select voice_id, theme_id, score, why from placements order by voice_id, theme_id",
    "select * from themes order by position",
    "select theme_id, meaning from theme_meanings order by theme_id",
)
VOICE = st.sampled_from([str(number) for number in range(1, len(VOICES) + 1)])
THEME = st.sampled_from([*WORDS, "calls"])
NUMBER = st.integers(1, 12).map(str)
COMMANDS = st.one_of(
    st.tuples(st.just("--move"), VOICE, st.just("--to"), THEME),
    st.tuples(st.just("--move"), VOICE, st.just("--from"), THEME, st.just("--to"), THEME),
    st.tuples(st.just("--also"), VOICE, st.just("--to"), THEME),
    st.tuples(st.just("--not-this"), VOICE, st.just("--from"), THEME),
    st.tuples(st.just("--confirm"), VOICE),
    st.tuples(st.just("--merge"), THEME, st.just("--into"), THEME),
    st.tuples(
        st.just("--split"), THEME, st.just("--voices"), VOICE, st.just("--id"), st.just("calls"), st.just("--name-ru"),
        st.just("Звонки"),
    ),
    st.tuples(st.just("--rename"), THEME, st.just("--name-ar"), st.sampled_from(["أ", "ب"])),
    st.tuples(
        st.just("--reject"), VOICE, st.just("--reason"), st.just("r"), st.just("--evidence"), st.just("e"),
        st.just("--second"), st.just("jonas"),
    ),
    st.tuples(st.just("--undo"), NUMBER),
    st.just(("a night",)),
)  # fmt: skip


def picture(db: Database) -> list[list[dict[str, Any]]]:
    """All that anybody sees of where voices stand."""
    return [rows(db, query) for query in PICTURE]


def live(settings: Settings, db: Database, words: tuple[str, ...]) -> None:
    """One thing that happens: a night, or a decision that may be refused."""
    if words == ("a night",):
        mosaic.run(settings, db, NOW)
        return
    try:
        run(settings, db, make_parser().parse_args([*words, "--as", "ines"]), NOW)
    except Refusal:
        return


@pytest.mark.slow
@trying(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(COMMANDS, min_size=3, max_size=9))
def test_a_replay_gives_the_same_picture(
    settings: Settings, placed_once: Database, happened: list[Any]
) -> None:
    """M2: decided one by one with nights between them, or replayed at once in a fresh database."""
    lived, replayed = copy_of(placed_once), make_store()
    for words in happened:
        live(settings, lived, words)
    mosaic.run(settings, lived, NOW)
    with writing(replayed):
        for decision in all_decisions(lived):
            save_decision(replayed, decision)
    mosaic.run(settings, replayed, NOW)
    assert picture(lived) == picture(replayed)
    before = picture(lived)
    mosaic.run(settings, lived, NOW)
    assert picture(lived) == before


def test_one_in_a_hundred_new_voices_moves_no_old_one(settings: Settings) -> None:
    """M2: 300 voices of three languages stand where they stood when three more come, and cost three."""
    db = make_store()
    with writing(db):
        for number in range(100, 400):
            language, text = VOICES[number % 7]
            add_voice(db, number, language, f"{text} {number}")
    mosaic.run(settings, db, NOW)
    before = placed_themes(db)
    with writing(db):
        for number, (language, text) in enumerate(VOICES[:3], 400):
            add_voice(db, number, language, f"{text}, {number}")
    counts = mosaic.run(settings, db, NOW)
    assert (counts["fresh"], counts["moved"]) == (3, 0)
    after = placed_themes(db)
    assert {voice: after[voice] for voice in before} == before
