"""What was looked at once is remembered by its words: a second page must give the same findings, at its own places."""

from __future__ import annotations

from random import Random

import pytest

from jobs.vetting import fed_pages
from jobs.vetting.fed_pages import feed, find_single_names
from jobs.vetting.page_spots import group_at, group_of_chunk, spots_of
from jobs.vetting.page_words import pieces_of, read_page
from jobs.vetting.reading import Passage, forms_of, read_file

WORDS = [
    "Hannah",
    "Whitlock",
    "J.",
    "Анна",
    "Петровна",
    "عبد",
    "الكريم",
    "von",
    "Han",
    "nah",
    "h",
    "a",
    "n",
    "12",
    "7b",
    "+44",
    "900",
    "улица",
    "at",
    "gmail",
    "yu",
    "Will",
    "HannahWhitlock",
]
SIGNS = (" ", " ", "-", ". ", ".", "\n", " · ", "/", "@", "  ", ", ")


def made_up(chance: Random) -> list[Passage]:
    """Passages of words and signs that names are made of."""
    said = (
        "".join(chance.choice(WORDS) + chance.choice(SIGNS) for _ in range(chance.randrange(9)))
        for _ in range(chance.randint(1, 4))
    )
    return [Passage(1, text) for text in said]


def found_on(passages: list[Passage]) -> list[tuple[object, ...]]:
    """Every code of a page with its spot."""
    page = read_page(passages)
    spots = spots_of(page)
    return [(page.words, page.gaps, code, spots.spot(n)) for n, code in enumerate(spots.codes.tolist())]


def forget() -> None:
    """As in a program that has just begun."""
    for remembered in (group_at, group_of_chunk, pieces_of, forms_of):
        remembered.cache_clear()


def test_a_page_read_after_others_has_the_spots_of_a_page_read_alone() -> None:
    chance = Random(5)
    pages = [made_up(chance) for _ in range(150)]
    after_others = [found_on(page) for page in pages]
    for page, found in zip(pages, after_others, strict=True):
        forget()
        assert found_on(page) == found


def test_the_same_sentence_is_found_on_the_line_of_each_page() -> None:
    one, other = (b"<p>Hello</p>%s<p>Ask Hannah&#32;Whitlock</p>" % lines for lines in (b"\n", b"\n\n\n"))
    first = {passage.line for passage in read_file("a.html", one) or () if "Hannah" in passage.text}
    second = {passage.line for passage in read_file("a.html", other) or () if "Hannah" in passage.text}
    assert (first, second) == ({2}, {4})


def test_a_full_memory_of_single_names_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fed_pages, "MOST_MET", 2)
    fed = feed(["Hannah Whitlock"])
    text = "we all know that Whitlock called and Whitlock came"
    assert len(list(find_single_names(fed, [Passage(1, text)]))) == 2
    assert len(fed.met) <= 2
