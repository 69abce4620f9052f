"""What the sentence around a Russian word says about it."""

from __future__ import annotations

import re

import pytest

from jobs.hear.features_russian import facts
from jobs.hear.person_russian_sentence import deed, is_called, is_thing

DEEDS = [
    ("борщ", ["лечила"], "human-"),
    ("кузнец", ["подковал"], "other"),
    ("мороз", ["не", "обещал"], "human"),
    ("вера", ["обещала"], "human"),
    ("вера", ["в"], "none"),
    ("хуже", ["обещала"], "human"),
    ("вера", ["обещает"], "human"),
    ("вера", ["там"], "none"),
    ("вера", [], "none"),
]


@pytest.mark.parametrize(("subject", "following", "done"), DEEDS)
def test_a_name_promises_and_a_soup_does_not(subject: str, following: list[str], done: str) -> None:
    """F1: a verb of people, and a verb whose gender does not fit the noun, show that the noun is a name."""
    marks = [(facts(word)[1][-2], facts(word)[2]) for word in following]
    assert deed(facts(subject)[2], marks) == done


CALLED = [
    ("Памятник Кириллу", True),
    ("Торт Наполеон", True),
    ("диван Петровой", False),
    ("спасибо Кириллу", False),
    ("Кирилл", False),
]


@pytest.mark.parametrize(("text", "called"), CALLED)
def test_ships_and_cakes_bear_names(text: str, called: bool) -> None:
    """F1: what follows a monument in any case, or goods in the nominative, is no customer."""
    last = list(re.finditer(r"\w+", text))[-1]
    assert is_called(text, last) is called


def test_things_are_known_by_their_dictionary_form() -> None:
    """F1: both lists count."""
    assert is_thing("памятник")
    assert is_thing("торт")
    assert not is_thing("курьер")
