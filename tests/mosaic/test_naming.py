"""Words that tell a group apart: counted in voices, written as most write them, in every language (M3)."""

from __future__ import annotations

import pytest

from jobs.mosaic.naming import Spoken, keywords, latin, name_of, suggested_id, terms, vocabularies
from jobs.mosaic.themes import ID

SAID = {
    "en": ("The drawer sticks again number {}", "Nice lamp, thank you {}"),
    "ru": ("Ящик опять заедает, номер {}", "Хорошая лампа, спасибо {}"),
    "ar": ("الدرج يعلق مرة ثانية {}", "مصباح جميل شكرا لكم {}"),
}


def voices(language: str, about: int, first: int, many: int) -> list[Spoken]:
    """Voices with one of the two sentences."""
    return [
        Spoken(number, "2026-01-05", language, ((language, SAID[language][about].format(number)),))
        for number in range(first, first + many)
    ]


SILENT = [
    ("en", "and the of not get 42"),
    ("ru", "и в не очень 42"),
    ("ar", "في من لا ما 42"),
    ("en", "[person 1] [phone 2]"),
    ("und", "drawer"),
    ("en", ""),
]


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_what_names_nothing(language: str, text: str) -> None:
    """M3: stop words, numbers, masks, unknown languages."""
    assert list(terms(text, language)) == []


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", ["drawer sticks"]), ("ru", ["ящик", "заедает"]), ("ar", ["الدرج يعلق"])],
)
def test_a_group_is_named_by_what_only_it_says(language: str, expected: list[str]) -> None:
    """M3: in each language; what the others say too is left out."""
    spoken = voices(language, 0, 1, 9) + voices(language, 1, 20, 30)
    told = keywords(range(1, 10), vocabularies(spoken))
    assert all(word in " ".join(told[language]) for word in expected)
    assert not {"lamp", "лампа", "مصباح"} & set(" ".join(told[language]).split())


def test_a_long_voice_and_two_voices_name_nothing() -> None:
    """M3: terms are counted in voices, three of them at least."""
    loud = Spoken(1, "2026-01-05", "en", (("en", "Zebra stripes. " * 50),))
    second = Spoken(2, "2026-01-05", "en", (("en", "zebra stripes"),))
    third = Spoken(3, "2026-01-05", "en", (("en", "zebra stripes"),))
    rest = voices("en", 1, 20, 30)
    assert keywords([1, 2], vocabularies([loud, second, *rest])) == {}
    assert keywords([1, 2, 3], vocabularies([loud, second, third, *rest])) == {"en": ("zebra stripes",)}


def test_what_a_third_of_all_others_say_names_nothing() -> None:
    """M3: the organisation's own name; below, above."""
    group = [Spoken(n, "2026-01-05", "en", (("en", "Northline drawer handle"),)) for n in range(9)]
    for named, kept in ((10, True), (11, False)):
        rest = [
            Spoken(100 + n, "2026-01-05", "en", (("en", "Northline lamp" if n < named else "nice lamp"),))
            for n in range(30)
        ]
        told = keywords(range(9), vocabularies(group + rest))["en"]
        assert any("northline" in word for word in told) is kept, named


def test_one_word_names_a_group_when_half_of_it_says_it() -> None:
    """M3: at, below."""
    for saying, expected in ((5, {"en": ("nothing",)}), (4, {})):
        group = [
            Spoken(n, "2026-01-05", "en", (("en", "Nothing." if n < saying else "word" + chr(97 + n)),))
            for n in range(10)
        ]
        assert keywords(range(10), vocabularies(group + voices("en", 1, 20, 30))) == expected


def test_a_name_is_its_first_three_words() -> None:
    """M3"""
    assert name_of(("drawer", "sticks", "again", "handle")) == "drawer, sticks, again"


@pytest.mark.parametrize(
    ("names", "taken", "expected"),
    [
        ({"en": ("drawer sticks", "handle", "x")}, set(), "drawer-sticks-handle"),
        ({"ru": ("ящик", "жёлтый")}, set(), "yashchik-zheltyy"),
        ({"ar": ("الدرج",)}, set(), "theme"),
        ({"ar": ("الدرج",)}, {"theme", "theme-2"}, "theme-3"),
        ({"en": ("drawer",), "ru": ("ящик",)}, {"drawer"}, "drawer-2"),
        ({"en": ("42 3g",)}, set(), "g"),
    ],
)
def test_ids_are_small_latin_letters_and_new(
    names: dict[str, tuple[str, ...]], taken: set[str], expected: str
) -> None:
    """M3"""
    found = suggested_id(names, taken)
    assert found == expected
    assert ID.fullmatch(found)


@pytest.mark.parametrize(
    ("text", "expected"), [("", ""), ("!?", ""), ("Ёлка №5", "elka-5"), ("a" * 60, "a" * 40)]
)
def test_latin(text: str, expected: str) -> None:
    """M3"""
    assert latin(text) == expected
