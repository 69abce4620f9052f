"""The words of a name as they are compared: without titles and particles, and with what may be joined to them taken off.

al-Zahrani, Alzahrani and الزهراني are one word; Abdul Karim and عبد الكريم are one name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from jobs.vetting.letters import ARABIC, clean, plain, readings
from jobs.vetting.word_lists import KUNYA, PARTICLES, SERVANT, TITLES

TOKEN = re.compile(r"[^\W_]+")
Word = tuple[str, ...]  # a word of a name and the other ways to read it
JOINED_SERVANT = re.compile(r"^(عبد|абд[уе]?|abd[uea]?)(?:ال|л|ль|[lrszntd](?=\1)|l)?(?=...)")
LATIN_ARTICLE = re.compile("^(?:al|el|аль|эль)(?=.{4})")
CLITICS = (
    "و",
    "ف",
    "ب",
    "ل",
    "ك",
    "وب",
    "ول",
    "فل",
    "فب",
    "وك",
    "ال",
    "وال",
    "بال",
    "كال",
    "فال",
    "لل",
    "ولل",
)
SHORTEST_REST = 3  # letters that are left of an Arabic word without its prefixes


def tokens(text: str) -> list[str]:
    """The plain words of a text."""
    return [plain(found) for found in TOKEN.findall(clean(text))]


def name_words(name: str) -> list[Word]:
    """The telling words of a name, each with its other readings; a name of one telling word keeps its particles (Abu Subeih)."""
    parts = join_servants(tokens(name))
    parts = [part for part in parts if part not in TITLES] or parts
    telling = [part for part in parts if part not in PARTICLES and part not in KUNYA]
    chosen = telling if len(telling) > 1 else [part for part in parts if part not in PARTICLES]
    return [known_word(part) for part in chosen]


def join_servants(parts: list[str]) -> list[str]:
    """Abd and what follows it as one word."""
    joined: list[str] = []
    for part in parts:
        if joined and joined[-1] in SERVANT:
            joined[-1] += part
        else:
            joined.append(part)
    return joined


@lru_cache(maxsize=200_000)
def known_word(part: str) -> Word:
    """A word of a known name, as it is and without its article."""
    return tuple(dict.fromkeys([part, *without_article(part)]))


def without_article(part: str) -> list[str]:
    """The word without al- in any script, and Abdulkarim as Abdkarim (its l changes with the next letter)."""
    if match := JOINED_SERVANT.match(part):
        return [match[1][:3] + part[match.end() :]]
    if ARABIC.search(part):
        return [part[2:]] if part.startswith("ال") and len(part) > SHORTEST_REST + 1 else []
    return [LATIN_ARTICLE.sub("", part)]


@lru_cache(maxsize=300_000)
def seen_word(token: str) -> Word:
    """A cleaned word of a page, and every way in which it may be a name's word: without Arabic prefixes, with digits as letters."""
    found: list[str] = []
    for reading in readings(token):
        found += [reading, *without_article(reading), *without_prefixes(reading), *without_plural(reading)]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=300_000)
def spelled_word(token: str) -> Word:
    """A cleaned word of a page as it may be another spelling of a name: prefixes stay, or any word would be one."""
    found = [form for reading in readings(token) for form in (reading, *without_article(reading))]
    return tuple(dict.fromkeys(found))


def without_plural(word: str) -> list[str]:
    """The Whitlocks are Whitlock."""
    return [word[:-1]] if word.endswith("s") and len(word) > SHORTEST_REST + 1 else []


def without_prefixes(word: str) -> list[str]:
    """An Arabic word without each prefix that may be written together with it."""
    if not ARABIC.search(word):
        return []
    return [
        word[len(clitic) :]
        for clitic in CLITICS
        if word.startswith(clitic) and len(word) >= len(clitic) + SHORTEST_REST
    ]
