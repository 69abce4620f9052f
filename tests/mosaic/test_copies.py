"""Copies of one voice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from jobs.mosaic.alike import BANDS
from jobs.mosaic.copies import LONG, Memory, Said, find_copies, words_of
from jobs.mosaic.said import LATEST

WARDROBE = "The crew left the wardrobe in the rain and drove away without a word"
RUSSIAN = "Шкаф оставили под дождём у подъезда и уехали не сказав ни слова"
ARABIC = "تركوا الدولاب تحت المطر عند الباب ومشوا من غير ولا كلمة"
TALE = f"{WARDROBE}. I rang three times and nobody came back to me. In the end my brother carried it up the stairs"
RUSSIAN_TALE = (
    f"{RUSSIAN}. Я звонила три раза и никто мне не перезвонил. В конце концов брат поднял его по лестнице сам"
)
ARABIC_TALE = f"{ARABIC}. اتصلت ثلاث مرات وما رد علي أحد منهم. في النهاية أخي حمله على الدرج لوحده حتى الشقة"
TALES = [TALE, RUSSIAN_TALE, ARABIC_TALE]


def voice(number: int, day: int, text: str, *authors: str, channel: str = "", language: str = "") -> Said:
    """A voice of May 2026 by author a, unless others are named."""
    return Said(
        number, date(2026, 5, day), words_of(text), frozenset(authors or {"a"}), channel, language, text
    )


def nobody(number: int, day: int, text: str, channel: str = "") -> Said:
    """A voice of which nobody knows who said it."""
    return Said(number, date(2026, 5, day), words_of(text), frozenset(), channel)


STAYS = [
    (voice(1, 1, WARDROBE, "a"), voice(2, 2, WARDROBE, "b"), "another author"),
    (voice(1, 1, WARDROBE), voice(2, 16, WARDROBE), "fifteen days later"),
    (voice(1, 1, "All was good"), voice(2, 2, "All was good"), "too short to tell"),
    (voice(1, 1, "The bed came late again"), voice(2, 2, "The bed came late twice"), "short and edited"),
    (
        voice(1, 1, WARDROBE),
        voice(2, 2, "Again nobody rang and again I waited at home the whole day for you"),
        "other words",
    ),
    (
        voice(1, 1, RUSSIAN),
        voice(2, 2, "Опять никто не позвонил и опять я весь день ждал вас дома"),
        "other words",
    ),
    (voice(1, 1, ARABIC), voice(2, 2, "مرة ثانية ما اتصل أحد وانتظرت طول اليوم في البيت"), "other words"),
    (
        voice(1, 1, WARDROBE),
        voice(2, 3, f"{WARDROBE} and today I saw that a leg of it is broken as well"),
        "something was added",
    ),
    (voice(1, 1, WARDROBE), voice(2, 2, "the crew left without a word in the rain"), "too little is left"),
    *((voice(1, 1, tale, "a"), voice(2, 2, tale, "b"), "two known customers of a channel") for tale in TALES),
    *(
        (voice(1, 1, tale, "a", channel="x"), voice(2, 16, tale, "b", channel="y"), "fifteen days")
        for tale in TALES
    ),
    *(
        (nobody(1, 1, tale, "x"), nobody(2, 2, tale[: len(tale) // 2], "y"), "a quotation of a long text")
        for tale in TALES
    ),
    *((nobody(1, 1, text, "x"), nobody(2, 1, text, "y"), "short") for text in (WARDROBE, RUSSIAN, ARABIC)),
]
CHANGES = [
    (voice(1, 1, WARDROBE), voice(2, 15, WARDROBE.upper() + "!!"), "fourteen days, other capitals"),
    (voice(1, 1, WARDROBE), voice(2, 2, WARDROBE.replace("away", "off")), "one word edited"),
    (
        voice(1, 1, WARDROBE, "customer:1", "name:x"),
        voice(2, 2, WARDROBE, "name:x"),
        "the same name elsewhere",
    ),
    (
        voice(1, 1, RUSSIAN),
        voice(2, 2, RUSSIAN.replace("ё", "е").replace("Шкаф", "Комод")),
        "one word edited",
    ),
    (voice(1, 1, ARABIC), voice(2, 2, ARABIC.replace("كلمة", "كلمه")), "another spelling"),
    (voice(1, 1, "All was very good"), voice(2, 2, "all was very good"), "four equal words"),
    (voice(1, 1, f"{WARDROBE} [person 1]"), voice(2, 2, f"{WARDROBE} [person 2]"), "masks do not count"),
    (
        voice(1, 1, WARDROBE),
        voice(2, 2, "teh crew leftt the wardrobe in the rian and drove away witout a word"),
        "typing errors",
    ),
    (
        voice(1, 1, RUSSIAN),
        voice(2, 2, "Шкаф оставли под дожем у подьезда и уехали не скзав ни слова"),
        "typing errors",
    ),
    (
        voice(1, 1, ARABIC),
        voice(2, 2, "تركو الدولاب تحت المطرر عند الباب ومشو من غير ولا كلمه"),
        "typing errors",
    ),
    *((voice(1, 1, tale), voice(2, 2, ". ".join(reversed(tale.split(". ")))), "reordered") for tale in TALES),
    *((voice(1, 1, tale), voice(2, 2, tale.rsplit(". ", 1)[0]), "its end left out") for tale in TALES),
    *(
        (voice(1, 1, tale), voice(2, 2, " ".join(tale.split(". ")[::2])), "its middle left out")
        for tale in TALES
    ),
    *((nobody(1, 1, tale, "x"), nobody(2, 2, tale.upper(), "y"), "long, other channel") for tale in TALES),
    *((nobody(1, 1, tale), nobody(2, 2, tale), "long, nobody known") for tale in TALES),
    *((nobody(1, 1, tale), voice(2, 2, tale), "long, nobody known at first") for tale in TALES),
    *(
        (voice(1, 1, tale, "a", channel="x"), voice(2, 2, f"ok {tale}", "b", channel="y"), "long and near")
        for tale in TALES
    ),
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
    said = [voice(3, 1, WARDROBE), voice(2, 10, WARDROBE), voice(1, 10, WARDROBE), voice(4, 20, WARDROBE)]
    assert find_copies(said) == {1: 3, 2: 3}


def test_the_longest_of_short_texts_and_the_shortest_of_long_ones() -> None:
    """M11: from twenty words on another author's text may be a copy."""
    words = [f"word{number}" for number in range(LONG)]
    for kept, copies in ((LONG - 1, {}), (LONG, {2: 1})):
        text = " ".join(words[:kept])
        assert find_copies([nobody(1, 1, text, "x"), nobody(2, 1, text, "y")]) == copies


def test_canned_short_texts_by_different_people_are_never_copies() -> None:
    """M11: a hundred customers say thank you; they are a hundred voices."""
    canned = (
        "All good, thanks",
        "Everything was fine, thank you very much",
        "Все хорошо, спасибо вам",
        "كل شيء تمام شكرا لكم",
    )
    said = [voice(n, 1, canned[n % 4], f"author {n}", channel=f"{n % 3}") for n in range(100)]
    assert find_copies([*said, *(nobody(200 + n, 1, canned[n % 4], f"{n % 3}") for n in range(100))]) == {}


def test_a_letter_that_goes_round_stays_many_voices_and_costs_little() -> None:
    """M11: three hundred known customers of one channel send the same letter; on another channel it is a copy of the first."""
    said = [
        voice(n, 1, f"{TALE} {n}" if n % 2 else TALE, f"author {n}", channel="mail") for n in range(1_000)
    ]
    assert find_copies(said) == {}
    assert find_copies([*said, voice(2_000, 2, TALE, "somebody", channel="reviews")]) == {2_000: 0}


@pytest.mark.parametrize("tale", TALES)
def test_a_year_of_voices_is_forgotten_bit_by_bit_and_no_copy_with_it(tale: str) -> None:
    """M11: every day another author tells a tale of their own, thirteen days later the same on another channel and once more themselves."""
    start = date(2026, 1, 1)
    told = [
        Said(
            4 * day + place,
            start + timedelta(day + 13 * (place > 0)),
            words_of(" ".join(f"{word}{day}" for word in tale.split())),
            frozenset({f"{'b' if place == 1 else 'a'}{day}"}),
            "mail" if place == 1 else "",
        )
        for day in range(120)
        for place in range(3)
    ]
    assert find_copies(told) == {4 * day + place: 4 * day for day in range(120) for place in (1, 2)}
    memory = Memory()
    for one in sorted(told, key=lambda one: one.day):
        memory.add(one)
    assert len(memory.by_words) <= 60
    assert len(memory.by_band) <= 60 * BANDS
    assert len(memory.by_author) <= 120


def test_an_author_of_very_many_voices_is_compared_with_the_latest() -> None:
    """M11: a shared account does not make the night long; what it said lately is still found."""
    texts = [
        f"{WARDROBE} {'very ' * 3}{n} {n * 7} {n * 13} {n * 17} {n * 19} {n * 23}" for n in range(2 * LATEST)
    ]
    said = [voice(n, 1, text) for n, text in enumerate(texts)]
    assert set(find_copies([*said, voice(999, 2, texts[-1])])) >= {999}


BEFORE = [voice(1, 1, WARDROBE), voice(2, 2, WARDROBE), voice(3, 20, RUSSIAN), voice(4, 21, RUSSIAN)]


@pytest.mark.parametrize(
    ("left", "since", "copies"),
    [
        (BEFORE, date(2026, 5, 25), {2: 1, 4: 3}),
        (BEFORE, date(2026, 5, 1), {2: 1, 4: 3}),
        (BEFORE[1:], date(2026, 5, 25), {4: 3}),  # the first was erased: its copy stands for itself
        (BEFORE[:3], date(2026, 5, 25), {2: 1}),
    ],
)
def test_what_was_settled_stays(left: list[Said], since: date, copies: dict[int, int]) -> None:
    """M11: a night looks at what is new; a copy whose first voice is gone is looked at again."""
    assert find_copies(left, {2: 1, 4: 3}, since) == copies


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(1, 60),
            st.sampled_from([WARDROBE, TALE, RUSSIAN, RUSSIAN_TALE, f"{TALE} again"]),
            st.integers(0, 3),
        ),
        max_size=30,
    ),
    st.integers(0, 60),
)
def test_a_night_finds_what_a_full_search_finds(drawn: list[tuple[int, str, int]], cut: int) -> None:
    """M11: looking at the last fortnight only gives the same copies, whatever was said when and by whom."""
    said = [
        Said(
            n,
            date(2026, 5, 1) + timedelta(days=day),
            words_of(text),
            frozenset({f"a{who}"} if who else ()),
            f"c{who % 2}",
        )
        for n, (day, text, who) in enumerate(drawn, start=1)
    ]
    since = date(2026, 5, 1) + timedelta(days=cut)
    settled = find_copies([one for one in said if one.day < since])
    assert find_copies(said, settled, since) == find_copies(said)


MEANS = {"en": [1.0, 0.0], "ru": [0.9, 0.44], "ar": [0.0, 1.0]}


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """Vectors made by hand: the Russian tale is near the English one, the Arabic one is not."""
    return np.array(
        [MEANS["ar" if "ا" in text else "ru" if "к" in text else "en"] for text in texts], np.float32
    )


@pytest.mark.parametrize(
    ("first", "later", "copies"),
    [
        (voice(1, 1, TALE, language="en"), voice(2, 2, ARABIC_TALE, language="ar"), {}),
        (voice(1, 1, TALE, "a", language="en"), voice(2, 2, RUSSIAN_TALE, "b", language="ru"), {}),
        (voice(1, 1, TALE, language="en"), voice(2, 16, RUSSIAN_TALE, language="ru"), {}),
        (voice(1, 1, TALE, language="en"), voice(2, 2, "Шкаф оставили под дождём", language="ru"), {}),
        (voice(1, 1, TALE, language="en"), voice(2, 2, f"{WARDROBE} other", language="en"), {}),
        (voice(1, 1, TALE, language="en"), voice(2, 15, RUSSIAN_TALE, language="ru"), {2: 1}),
    ],
)
def test_translations(first: Said, later: Said, copies: dict[int, int]) -> None:
    """M11: what an author says again in another language is one voice, where sentence vectors are at hand."""
    assert find_copies([first, later], encode=encode) == copies
    assert find_copies([first, later]) == {}
