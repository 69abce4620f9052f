"""Proposals: what is no theme is not proposed; a number stays while the voices stay; declined is declined (M3)."""

from __future__ import annotations

import tomllib

import numpy as np
import pytest
from numpy.typing import NDArray

from jobs.mosaic.first_themes import as_toml
from jobs.mosaic.naming import Spoken
from jobs.mosaic.proposals import Known, Proposal, closeness_of, core_of, numbered, propose_first, propose_new
from jobs.mosaic.themes import check_themes

SAID = {
    "en": ("The drawer sticks badly", "My lamp flickers nightly"),
    "ru": ("Ящик сильно заедает", "Лампа мигает ночью"),
    "ar": ("الدرج يعلق بشدة", "المصباح يرمش ليلا"),
}
WIDTH = 64


def pool(*matters: int, first: int = 1) -> tuple[list[Spoken], NDArray[np.float32]]:
    """Voices by matter (-1: like no other), in three languages by turns, with vectors around each matter's direction."""
    random = np.random.default_rng(7)
    middles = random.normal(size=(2, WIDTH)) / np.sqrt(WIDTH)
    rows, spoken = [], []
    for number, matter in enumerate(matters, first):
        language = ("en", "ru", "ar")[number % 3]
        words = SAID[language][matter] if matter >= 0 else f"{'abcdefghijklmnopqrstuvwxyz'[number % 26] * 5}"
        spoken.append(Spoken(number, f"2026-{1 + number % 9:02}-03", language, ((language, words),)))
        noise = random.normal(size=WIDTH) / np.sqrt(WIDTH)
        rows.append(middles[matter] + 0.5 * noise if matter >= 0 else noise)
    vectors = np.array(rows, np.float32).reshape(-1, WIDTH)
    return spoken, np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


@pytest.mark.parametrize("matters", [(), (0,) * 7, (-1,) * 60])
def test_voices_that_share_nothing_are_no_theme(matters: tuple[int, ...]) -> None:
    """M3: none, too few, sixty voices each about something else."""
    assert propose_new(*pool(*matters)) == []


def test_two_matters_among_others_are_two_proposals_with_all_that_staff_need() -> None:
    """M3: name, id, size, languages, months, the nearest voices; the largest first; ids that are taken are not given."""
    first, second = propose_new(*pool(*[0] * 30, *[1] * 18, *[-1] * 40), taken=["drawer-sticks-badly"])
    assert set(range(1, 31)) <= set(first.voices)
    assert len(first.voices) <= 32
    assert set(range(31, 49)) <= set(second.voices)
    assert first.languages["en"] == first.languages["ru"] == first.languages["ar"] == 10
    assert (first.first, first.last) == ("2026-01", "2026-09")
    assert set(first.examples) <= set(range(1, 31))
    assert len(first.examples) == 5
    assert first.suggested != "drawer-sticks-badly"
    assert "drawer" in first.names["en"]
    assert "заедает" in " ".join(first.keywords["ru"])
    assert "الدرج" in " ".join(first.keywords["ar"])
    assert first.kind == "new"
    assert first.closeness > 0.3


def test_words_of_placed_voices_name_nothing() -> None:
    """M3: what those with a place say too does not tell a new theme apart."""
    spoken, vectors = pool(*[0] * 30)
    placed = [
        Spoken(100 + n, "2026-01-01", "en", (("en", "The drawer is wonderful"),), ("furniture",))
        for n in range(60)
    ]
    names = propose_new(spoken, vectors, placed)[0].names["en"]
    assert "drawer" not in names
    assert "sticks" in names


def test_a_first_set_is_a_file_that_is_read_as_it_is() -> None:
    """M3: every name and meaning is marked to be written, no sentence of a customer stands in it."""
    written = as_toml(propose_first(*pool(*[0] * 30, *[1] * 18)))
    themes = check_themes(tomllib.loads(written), "themes.toml")
    assert len(themes) == 2
    assert all("TO BE WRITTEN" in theme.about["en"] for theme in themes)
    assert not any(theme.phrases for theme in themes)
    assert not any(text in written for said in SAID.values() for text in said)


def test_a_language_that_nobody_speaks_has_a_name_to_be_written() -> None:
    """M3"""
    words = {"ru": ("ящик", 'с "кавычкой"')}
    one = Proposal("new", (), "yashchik", words, (1,), (1,), {"ru": 9}, "2026-01", "2026-02", 0.4)
    theme = check_themes(tomllib.loads(as_toml([one])), "x")[0]
    assert theme.name["ru"] == 'ящик, с "кавычкой"'
    assert theme.name["en"].startswith("TO BE WRITTEN (")
    assert theme.name["ar"].startswith("يجب كتابته (")


def made(*voices: int, kind: str = "new", themes: tuple[str, ...] = ()) -> Proposal:
    """A proposal about these voices."""
    return Proposal(
        kind, themes, "x", {"en": ("x",)}, voices, voices[:5], {"en": 1}, "2026-01", "2026-01", 0.3
    )


def old(
    number: int, *voices: int, state: str = "open", kind: str = "new", themes: tuple[str, ...] = ()
) -> Known:
    """A proposal that was made before."""
    return Known(number, state, kind, themes, frozenset(voices))


NUMBERED = [
    ([], [made(1, 2)], [None]),
    ([old(4, 1, 2, 3)], [made(1, 2, 9)], [4]),
    ([old(4, 1, 2, 3, 5)], [made(1, 7, 8, 9)], [None]),  # a quarter: another matter
    ([old(4, 1, 2)], [made(1, 2, 3, 4, 5, 6, 7, 8)], [4]),  # it grew
    ([old(4, 1, 2, 3, 4)], [made(1, 2), made(3, 4)], [4, None]),  # it fell apart: one keeps the number
    ([old(4, 1, 2), old(5, 3, 4)], [made(1, 2, 3, 4)], [4]),  # two grew together
    ([old(4, 1, 2, state="gone")], [made(1, 2)], [4]),  # back again
    ([old(4, 1, 2, state="declined")], [made(1, 2, 3)], []),
    ([old(4, 1, 2, state="accepted")], [made(1, 2, 3)], []),
    ([old(4, 1, 2, state="declined")], [made(5, 6), made(1, 2)], [None]),
    ([old(4, 1, 2, kind="merge", themes=("a", "b"))], [made(1, 2)], [None]),  # another kind
    ([old(4, 1, 2, kind="split", themes=("a",))], [made(1, 2, kind="split", themes=("a",))], [4]),
    ([old(4, 1, 2, kind="split", themes=("a",))], [made(1, 2, kind="split", themes=("b",))], [None]),
]


@pytest.mark.parametrize(("known", "fresh", "expected"), NUMBERED)
def test_a_proposal_keeps_its_number_while_it_is_the_same(
    known: list[Known], fresh: list[Proposal], expected: list[int | None]
) -> None:
    """M3"""
    assert [number for number, _ in numbered(known, fresh)] == expected


def test_the_edge_of_a_group_is_left_out() -> None:
    """M3: one voice across all others goes, those near one another stay."""
    rows = np.zeros((9, 4), np.float32)
    rows[:8, 0], rows[8, 1] = 1, 1
    assert core_of(rows, np.arange(9)).tolist() == list(range(8))
    assert (closeness_of(rows[:8]), closeness_of(rows[:1]), closeness_of(rows[7:])) == (1.0, 0.0, 0.0)
