"""Digits of every script, quantities, announcing words, numbers in words; and no finder is slow on any text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import process_time

import pytest

from jobs.hear.age import find_ages
from jobs.hear.card import find_cards
from jobs.hear.cues import cue_before
from jobs.hear.date import find_dates
from jobs.hear.email import find_emails
from jobs.hear.handle import find_handles
from jobs.hear.iban import find_ibans
from jobs.hear.identity import find_ids
from jobs.hear.numbers import only_digits, western, without_quantities
from jobs.hear.order import find_orders
from jobs.hear.phone import find_phones
from jobs.hear.plate import find_plates
from jobs.hear.span import Span
from jobs.hear.spelled import spelled_numbers
from jobs.hear.url import find_urls

FINDERS = [
    find_ages, find_cards, find_dates, find_emails, find_handles, find_ibans, find_ids, find_orders, find_phones, find_plates, find_urls,
]  # fmt: skip
HARD = [
    "1", ".", "a", "@", " ", "\n", "#", "+", "(", "-", "/", "_", "1.", "1 ", "12-", "1*", "1,", "a.", "a@", "a at ", "a1", "A-", "x*", "ж", "ع", "ا ",
    "four ", "пять ", "خمسة ", "double ", "insta ", "ник ", "order 1234567 ", "GB29 ", "1234 ", "(at)", " dot ", "no.", "www.", "u/", "мне ", "عمري ", "may ",
]  # fmt: skip
BLANKED = [
    ("nothing at all", ""),
    ("paid £1,250.50 for 2", "paid £········ for 2"),
    ("USD 450000 or 45 000 руб.", "USD ······ or ··········."),
    ("١٢٫٥ كم و 17.02.2026", "······· و ··········"),
    ("8 916 123 45 67 3 раза", "8 916 123 45 67 3 раза"),
    ("заказ 228641 дня", "заказ 228641 дня"),
    ("from 21.50-22.05 or 09:00-21:00", "from ··········· or ···········"),
]
CUES = [
    ("my order number is ", ("order", True)),
    ("I called yesterday at noon and ", ("phone", False)),
    ("I called. Then ", ("", False)),
    ("номер заказа: ", ("order", True)),
    ("رقم الهوية ", ("id", True)),
    ("nothing here ", ("", False)),
    ("error code ", ("thing", True)),
]
SPELLED = [
    ("no such words", []),
    ("one day and two nights", []),
    ("one two three four five", []),
    ("five five five five", []),
    ("double five oh nine hundred twenty one", ["55090021"]),
    ("плюс семь девятьсот два нуля пять сорок две", ["790000542"]),
    ("صفر خمسة وعشرين ميه وخمسة وعشرين", ["025125"]),
    ("8 девятьсот 123 сорок пять", ["890012345"]),
    ("plus plus", []),
]


@pytest.mark.parametrize(("text", "plain"), BLANKED)
def test_quantities_are_blanked_at_their_places(text: str, plain: str) -> None:
    """F1: prices, measures, dates and times are no numbers of persons."""
    assert without_quantities(text) == plain


def test_digits_of_every_script() -> None:
    """F1: a number is a number in any script."""
    assert only_digits("٠١٢ ۳۴۵ ６７８ ९ 𝟎① 0") == "0123456789010"
    assert len(western("𝟎١ж")) == 3


@pytest.mark.parametrize(("before", "cue"), CUES)
def test_the_nearest_announcing_word(before: str, cue: tuple[str, bool]) -> None:
    """F1: "order number is" announces an order, a new sentence announces nothing."""
    assert cue_before(before, len(before)) == cue


@pytest.mark.parametrize(("text", "digits"), SPELLED)
def test_numbers_in_words(text: str, digits: list[str]) -> None:
    """F1: dictated digits, not counted ones."""
    assert [said for _, _, said in spelled_numbers(text)] == digits


@pytest.mark.parametrize("piece", HARD)
def test_no_text_is_slow(piece: str) -> None:
    """F1: 20,000 characters of the same take less than a second in each finder (threat: a text that stops the night)."""
    text = (piece * 20_000)[:20_000] + "1"
    for find in FINDERS:
        started = process_time()
        all_of(find, text)
        assert process_time() - started < 1, find.__name__


def all_of(find: Callable[[str], Iterable[Span]], text: str) -> list[Span]:
    """Everything found."""
    return list(find(text))
