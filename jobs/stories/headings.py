"""The four parts of every story, and the headings under which staff write them in each language (S1)."""

from __future__ import annotations

SECTIONS = ("said", "found", "did", "limits")

HEADINGS: dict[str, dict[str, str]] = {
    "en": {"said": "You said", "found": "We found", "did": "We did", "limits": "What we could not do"},
    "ru": {"said": "Вы сказали", "found": "Мы выяснили", "did": "Мы сделали", "limits": "Чего мы не смогли"},
    "ar": {"said": "قلتم", "found": "وجدنا", "did": "فعلنا", "limits": "ما لم نستطع فعله"},
}


def section_of(heading: str, language: str) -> str | None:
    """The part that a heading opens, in any letter case; None when it is not one of the four."""
    wanted = heading.strip().casefold()
    return next((key for key, words in HEADINGS[language].items() if words.casefold() == wanted), None)
