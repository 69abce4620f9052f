"""Copies of one voice."""

from __future__ import annotations

from datetime import date

import pytest

from jobs.mosaic.copies import Said, find_copies, words_of

LONG = "The crew left the wardrobe in the rain and drove away without a word"
RUSSIAN = "Шкаф оставили под дождём у подъезда и уехали не сказав ни слова"
ARABIC = "تركوا الدولاب تحت المطر عند الباب ومشوا من غير ولا كلمة"


def voice(number: int, day: int, text: str, *authors: str) -> Said:
    """A voice of May 2026."""
    return Said(number, date(2026, 5, day), words_of(text), frozenset(authors or {"a"}))


STAYS = [
    (voice(1, 1, LONG, "a"), voice(2, 2, LONG, "b"), "another author"),
    (voice(1, 1, LONG), voice(2, 16, LONG), "fifteen days later"),
    (voice(1, 1, "All was good"), voice(2, 2, "All was good"), "too short to tell"),
    (voice(1, 1, "The bed came late again"), voice(2, 2, "The bed came late twice"), "short and edited"),
    (
        voice(1, 1, LONG),
        voice(2, 2, "Again nobody rang and again I waited at home the whole day for you"),
        "other words",
    ),
    (
        voice(1, 1, RUSSIAN),
        voice(2, 2, "Опять никто не позвонил и опять я весь день ждал вас дома"),
        "other words",
    ),
    (voice(1, 1, ARABIC), voice(2, 2, "مرة ثانية ما اتصل أحد وانتظرت طول اليوم في البيت"), "other words"),
]
CHANGES = [
    (voice(1, 1, LONG), voice(2, 15, LONG.upper() + "!!"), "fourteen days, other capitals"),
    (voice(1, 1, LONG), voice(2, 2, LONG.replace("away", "off")), "one word edited"),
    (voice(1, 1, LONG, "customer:1", "name:x"), voice(2, 2, LONG, "name:x"), "the same name elsewhere"),
    (
        voice(1, 1, RUSSIAN),
        voice(2, 2, RUSSIAN.replace("ё", "е").replace("Шкаф", "Комод")),
        "one word edited",
    ),
    (voice(1, 1, ARABIC), voice(2, 2, ARABIC.replace("كلمة", "كلمه")), "another spelling"),
    (voice(1, 1, "All was very good"), voice(2, 2, "all was very good"), "four equal words"),
    (voice(1, 1, f"{LONG} [person 1]"), voice(2, 2, f"{LONG} [person 2]"), "masks do not count"),
]


@pytest.mark.parametrize(("first", "later", "why"), STAYS)
def test_two_voices_stay_two(first: Said, later: Said, why: str) -> None:
    """M11: what is only alike is not thrown together."""
    assert find_copies([first, later]) == {}, why


@pytest.mark.parametrize(("first", "later", "why"), CHANGES)
def test_a_copy_points_to_the_first(first: Said, later: Said, why: str) -> None:
    """M11: the same author saying the same within two weeks, on whatever channel, is one voice."""
    assert find_copies([later, first]) == {2: 1}, why


def test_copies_of_a_copy_point_to_the_first() -> None:
    """M11: the earliest day is the first, then the smaller number; a chain does not wander."""
    said = [voice(3, 1, LONG), voice(2, 10, LONG), voice(1, 10, LONG), voice(4, 20, LONG)]
    assert find_copies(said) == {1: 3, 2: 3}
