"""Keywords in sentences."""

from __future__ import annotations

from jobs.mosaic.keywords import Keywords
from jobs.mosaic.themes import Theme, check_themes


def themes(*words: tuple[str, list[str]]) -> list[Theme]:
    """Themes with English keywords only."""
    names = dict.fromkeys(("en", "ru", "ar"), "Name")
    tables = [
        {"id": theme, "name": names, "about": names, "keywords": {"en": listed}, "phrases": {"en": ["zyx"]}}
        for theme, listed in words
    ]
    return check_themes({"theme": tables}, "x")


def test_keywords_of_several_words_stand_near_one_another() -> None:
    """M2: order does not matter (Russian), distance does; of two keywords that overlap the longer counts."""
    keywords = Keywords(themes(("one", ["on time"])), "en")
    hits = [
        bool(keywords.found(tuple(words.split())))
        for words in ("on time", "time is on", "on a b c d time", "time")
    ]
    assert hits == [True, True, False, False]
    both = Keywords(themes(("one", ["time", "on time"])), "en")
    assert [word.written for word in both.found(("on", "time"))["one"]] == ["on time"]


def test_a_shared_keyword_weighs_less() -> None:
    """M2: a word that two themes use says half as much for each."""
    alone = Keywords(themes(("one", ["alpha"])), "en")
    shared = Keywords(themes(("one", ["alpha"]), ("two", ["alpha"])), "en")
    weights = [one.found(("alpha",))["one"][0].weight for one in (alone, shared)]
    assert weights[1] == weights[0] / 2


def test_a_keyword_without_letters_is_none() -> None:
    """M2: a sign is no word."""
    assert Keywords(themes(("one", ["!!!", "alpha"])), "en").found(("alpha",)).keys() == {"one"}
