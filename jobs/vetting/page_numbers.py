"""Every row of digits on a page that could be a phone, however it is written: grouped, dotted, spelled out in words.

Phones are compared by their last nine digits (E.164: with and without a country code it is the same phone).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jobs.vetting.identity_keys import PHONE_DIGITS, SHORTEST_PHONE
from jobs.vetting.page_words import Page
from jobs.vetting.word_lists import NUMBER_WORDS

LONGEST_PHONE = 15
LONGEST_GAP = 4
SPELLED = {word: number for number, words in NUMBER_WORDS.items() for word in words.split()}
DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=100_000)
def digits_in(word: str) -> tuple[str, ...]:
    """The groups of digits in a plain word, or the number it spells."""
    if word in SPELLED:
        return (str(SPELLED[word]),)
    return tuple(DIGITS.findall(word))


def rows_of_digits(page: Page) -> Iterator[tuple[int, list[str]]]:
    """Groups of digits that stand close together, with the place of the first."""
    start, row, last = 0, list[str](), -1
    for place, word in enumerate(page.plains):
        groups = digits_in(word)
        if not groups:
            continue
        if not row or not close(page, last, place):
            yield start, row
            start, row = place, []
        add(row, word, groups)
        last = place
    yield start, row


def close(page: Page, last: int, place: int) -> bool:
    """True when only signs, or single letters, stand between two words of one passage."""
    return place - last <= 2 and all(
        "\n" not in page.gaps[between]
        and len(page.gaps[between]) <= LONGEST_GAP
        and (between == place or len(page.words[between]) == 1)
        for between in range(last + 1, place + 1)
    )


def add(row: list[str], word: str, groups: tuple[str, ...]) -> None:
    """Put a word's digits behind a row; "twenty" and "one" are one number."""
    if (
        word in SPELLED
        and row
        and row[-1].endswith("0")
        and len(row[-1]) > len(groups[0])
        and row[-1] != "10"
    ):
        zeros = len(row[-1]) - len(row[-1].rstrip("0"))
        if zeros >= len(groups[0]):
            row[-1] = str(int(row[-1]) + int(groups[0]))
            return
    row.extend(groups)


def phones_of(page: Page) -> Iterator[tuple[int, str]]:
    """The last nine digits (or all of a shorter number) of every row that could be a phone, with its place."""
    for place, row in rows_of_digits(page):
        for digits in dict.fromkeys(numbers_in(row)):
            yield place, digits[-PHONE_DIGITS:]


def numbers_in(row: list[str]) -> Iterator[str]:
    """The whole row, and the row without groups at its beginning or end, of the length of a phone."""
    for start in range(len(row)):
        for end in range(len(row), start, -1):
            digits = "".join(row[start:end])
            whole = start == 0 or end == len(row)
            if whole and SHORTEST_PHONE <= len(digits) <= LONGEST_PHONE:
                yield digits
