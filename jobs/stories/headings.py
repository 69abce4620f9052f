"""The parts of every story and every lesson, and the headings under which staff write them in each language (S1, L4)."""

from __future__ import annotations

from collections.abc import Mapping

HEADINGS: dict[str, dict[str, str]] = {
    "en": {"said": "You said", "found": "We found", "did": "We did", "limits": "What we could not do"},
    "ru": {"said": "Вы сказали", "found": "Мы выяснили", "did": "Мы сделали", "limits": "Чего мы не смогли"},
    "ar": {"said": "قلتم", "found": "وجدنا", "did": "فعلنا", "limits": "ما لم نستطع فعله"},
}
LESSON_HEADINGS: dict[str, dict[str, str]] = {
    "en": {"praised": "You praised", "why": "Why it works", "keep": "What we keep doing"},
    "ru": {"praised": "Вы похвалили", "why": "Почему это работает", "keep": "Что мы продолжаем делать"},
    "ar": {"praised": "ما أثنيتم عليه", "why": "لماذا ينجح هذا", "keep": "ما نواصل فعله"},
}
SECTIONS = tuple(HEADINGS["en"])
LESSON_SECTIONS = tuple(LESSON_HEADINGS["en"])


def section_of(heading: str, headings: Mapping[str, str]) -> str | None:
    """The part that a heading opens, in any letter case; None when it is none of these."""
    wanted = heading.strip().casefold()
    return next((key for key, words in headings.items() if words.casefold() == wanted), None)
