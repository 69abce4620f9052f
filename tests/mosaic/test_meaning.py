"""An id means one thing for ever."""

from __future__ import annotations

from typing import Any

import pytest

from jobs.mosaic.meaning import meaning, refuse_reused
from jobs.mosaic.themes import Theme
from jobs.refusal import Refusal

BED = {
    "name": {"en": "Bed", "ru": "Кровать", "ar": "سرير"},
    "about": {"en": "Beds.", "ru": "Кровати.", "ar": "الأسرة."},
    "keywords": {"en": ("bed", "slat"), "ru": ("кровать",), "ar": ("سرير",)},
    "phrases": {},
}
APP = {
    "name": {"en": "App", "ru": "Приложение", "ar": "تطبيق"},
    "about": {"en": "The app.", "ru": "О приложении.", "ar": "التطبيق."},
    "keywords": {"en": ("app",)},
    "phrases": {"ru": ("Не открывается",)},
}
KEEPS = [
    (BED, "nothing changed"),
    (BED | {"name": APP["name"]}, "another name"),
    (BED | {"keywords": APP["keywords"], "phrases": APP["phrases"]}, "other words"),
    (APP | {"name": {**APP["name"], "ru": "Кровать"}}, "one name stays"),
    (APP | {"about": {**APP["about"], "ar": "الأسرة."}}, "one description stays"),
    (APP | {"keywords": {"en": ("app",), "ar": ("سرير", "bed")}}, "half of the words stay"),
]
LOSES = [
    (APP, "another theme"),
    (APP | {"keywords": {"en": ("app", "bed")}}, "a third of the words"),
    (APP | {"keywords": {}, "phrases": {}}, "no words"),
]


def made(parts: dict[str, Any]) -> Theme:
    """A theme with the id of the bed."""
    return Theme(id="bed", **parts)


@pytest.mark.parametrize(("parts", "why"), KEEPS)
def test_a_theme_may_be_mended(parts: dict[str, Any], why: str) -> None:
    """M2: names, descriptions and words get better, and new themes come."""
    refuse_reused([made(parts)], {"bed": meaning(made(BED))})
    refuse_reused([made(parts)], {"other": meaning(made(APP))})


@pytest.mark.parametrize(("parts", "why"), LOSES)
def test_an_id_is_never_given_to_another_theme(parts: dict[str, Any], why: str) -> None:
    """M2: nor after its theme was merged or dropped."""
    with pytest.raises(Refusal, match=r"theme bed: this id meant 'Bed' and an id keeps its meaning for ever"):
        refuse_reused([made(parts)], {"bed": meaning(made(BED))})
