"""Latin letters that are mostly not English."""

from __future__ import annotations

import pytest

from jobs.hear.foreign import is_foreign
from jobs.hear.redact import redact

STAYS = [
    "The soup was cold and the waiter was not there",
    "Great place, café au lait and crème brûlée for me",
    "المطعم اسمه La Piazza وهو في دبي",
    "Привет, всё хорошо",
    "",
]
FOREIGN = [
    "Le patron est charmant et les desserts sont une merveille",
    "Il pesce era buono ma il servizio non è veloce",
    "La comida es muy rica pero el camarero no sonríe",
    "Das Zimmer war sauber und die Leute sind nett",
    "Yemekler çok güzel ama servis yavaş ve pahalı",
    "Makanan di tempat ini sangat enak dan murah",
]


@pytest.mark.parametrize("text", STAYS)
def test_english_arabic_and_russian_are_not_foreign(text: str) -> None:
    assert not is_foreign(text)


@pytest.mark.parametrize("text", FOREIGN)
def test_foreign_words_are_no_names(text: str) -> None:
    """F1: words of a language that the finder was not made for are not masked as people."""
    assert is_foreign(text)
    assert redact(text).masks == ()
