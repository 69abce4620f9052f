"""A first or last name alone, on the pages that are fed by that person's own voices: a story, a lesson and their theme (S6).

Everywhere else a single name would stop every page that says Will; here an everyday name needs a capital inside a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from jobs.vetting.identity_checks import least_difference
from jobs.vetting.identity_keys import is_made_up, known_codes, seen_codes
from jobs.vetting.likeness import EXACT
from jobs.vetting.name_words import Word, name_words
from jobs.vetting.ordinary import is_large, is_ordinary
from jobs.vetting.page_words import Page, opens_sentence, read_page
from jobs.vetting.reading import Passage

# Where a story or a lesson lies, written and built.
TEXTS = {
    "story": re.compile(
        r"(?:^|/)(?:changes/(?P<built>[^/]+)\.html|stories/(?P<written>[^/.]+)\.[a-z]{2}\.md)$"
    ),
    "lesson": re.compile(
        r"(?:^|/)(?:what-works/(?P<built>[^/]+)\.html|lessons/(?P<written>[^/.]+)\.[a-z]{2}\.md)$"
    ),
}
THEME = re.compile(r"(?:^|/)themes/(?P<theme>[^/]+)\.html$")
OF_ALL = re.compile(
    r"(?:^|/)(?:feed\.atom|feeds/.+\.atom|changes\.html|by/.+\.html|a-z(?:/[^/]+)?\.html|(?:what-works|will-not)\.html)$"
)
SHORTEST = 3
MOST_MET = 50_000
ALLOWED = 0.1  # difference of another spelling that has a capital
KIND = "a first or last name of somebody whose voice is behind this page"


@dataclass(frozen=True)
class Fed:
    """The single words of the names of those whose voices feed a page, by code."""

    words: Mapping[int, Sequence[Word]]
    met: dict[str, frozenset[Word]] = field(default_factory=dict, compare=False)

    def names_like(self, word: str) -> frozenset[Word]:
        """The names that have a code in common with a word of a page; each word is looked up once."""
        if word not in self.met:
            if len(self.met) >= MOST_MET:
                self.met.clear()
            self.met[word] = frozenset(part for code in seen_codes(word) for part in self.words.get(code, ()))
        return self.met[word]


def themes_behind(
    file: str, themes_of_text: Mapping[tuple[str, str], Sequence[str]], every: tuple[str, ...] | None = None
) -> tuple[str, ...]:
    """The themes whose voices feed a file of the site or a staff text; none for pages that tell of nobody.

    `themes_of_text` holds the themes of each (kind, slug), `every` all of them where they are known already.
    """
    for kind, place in TEXTS.items():
        if text := place.search(file):
            return tuple(themes_of_text.get((kind, text["built"] or text["written"]), ()))
    if theme := THEME.search(file):
        return (theme["theme"],)
    if not OF_ALL.search(file):
        return ()
    return all_themes(themes_of_text.values()) if every is None else every


def all_themes(themes: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Each once, in order."""
    return tuple(sorted(set(chain.from_iterable(themes))))


def feed(names: Iterable[str]) -> Fed:
    """What is searched for on a page that these people's voices feed."""
    found: dict[int, list[Word]] = {}
    parts = {
        part
        for name in names
        if not is_made_up(name)
        for part in name_words(name)
        if len(part[0]) >= SHORTEST
    }
    for part in sorted(parts):
        for code in known_codes(part):
            found.setdefault(code, []).append(part)
    return Fed(found)


def fed_by_nobody(file: str) -> Fed:  # noqa: ARG001
    """No voices feed this file."""
    return Fed({})


def find_single_names(fed: Fed, passages: Sequence[Passage]) -> Iterator[tuple[int, str]]:
    """Passage and kind of every single name of those who feed the page; the name itself is never given back."""
    return single_names_on(fed, read_page(passages))


def single_names_on(fed: Fed, page: Page) -> Iterator[tuple[int, str]]:
    """The same on a page that is taken to words already."""
    if not fed.words:
        return
    for place, word in enumerate(page.words):
        known = fed.names_like(word)
        if known and written_as_name(page, place) and any(is_name(part, word) for part in known):
            yield page.passages[place], KIND


def written_as_name(page: Page, place: int) -> bool:
    """False for an everyday word, unless it has a capital that the sentence does not give it."""
    word = page.words[place]
    return not is_ordinary(word) or (is_large(word) and not opens_sentence(page, place))


def is_name(known: Word, word: str) -> bool:
    """The name itself, or with a capital a close spelling of it."""
    return least_difference(known, word) <= (ALLOWED if is_large(word) and len(word) > SHORTEST else EXACT)
