"""What the form asks for, and what can be wrong with an answer: each fault is a word that the page turns into a sentence (F6).

What was typed is kept as it was typed. Only line ends are made alike, blanks around an answer go, and control characters are refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from jobs.channels.mapping import has_words
from jobs.channels.receipt import read_code

LONGEST: dict[str, int] = {  # characters
    "happened": 10_000,
    "expected": 2_000,
    "fair": 2_000,
    "order": 100,
    "contact": 200,
    "theme": 80,
    "story": 80,
    "kind": 10,
}
LINES = ("happened", "expected", "fair")  # answers that may have several lines
TICKS = ("may_write", "may_quote")
TRAP = "website"  # people do not see it and leave it empty; programs fill it in
OTHERS = (TRAP, "token", "code")
KNOWN = (*LONGEST, *TICKS, *OTHERS)
KINDS = ("helped", "me-too")
E_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]+")
PHONE = re.compile(r"[\d\s()+./\-\u2010-\u2015]+(?:\s*#?\d+)?")
FEWEST_DIGITS = 7
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")  # category Cc of Unicode
CONTROLS_BUT_LINES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Answers(msgspec.Struct, frozen=True):
    """One filled-in form; ticks are off unless they were set."""

    happened: str = ""
    expected: str = ""
    fair: str = ""
    order: str = ""
    contact: str = ""
    theme: str = ""
    story: str = ""
    kind: str = ""
    may_write: bool = False
    may_quote: bool = False


def read_answers(fields: Mapping[str, str], themes: Mapping[str, str], stories: Mapping[str, str]) -> Answers:
    """The answers as they will be kept; a theme, story or kind that the site does not know is none."""
    told: dict[str, Any] = {name: without_controls(tidy(fields.get(name, "")), name) for name in LONGEST}
    told["theme"] = told["theme"] if told["theme"] in themes else ""
    told["story"] = told["story"] if told["story"] in stories else ""
    told["kind"] = told["kind"] if told["kind"] in KINDS and told["story"] else ""
    ticks: dict[str, Any] = {name: bool(fields.get(name)) for name in TICKS}
    return Answers(**told, **ticks)


def faults(fields: Mapping[str, str], answers: Answers) -> dict[str, str]:
    """What must be mended first: the field and the word for its fault, in the order of the form."""
    found = {
        name: "controls"
        for name in LONGEST
        if (typed := tidy(fields.get(name, ""))) != without_controls(typed, name)
    }
    found |= {name: "long" for name, most in LONGEST.items() if len(getattr(answers, name)) > most}
    if "happened" not in found and not has_words(answers.happened):
        found["happened"] = "empty"
    if "contact" not in found and (word := contact_fault(answers)):
        found["contact"] = word
    if fields.get(TRAP):
        found[TRAP] = "trap"
    return {name: found[name] for name in (*LONGEST, TRAP) if name in found}


def contact_fault(answers: Answers) -> str:
    """A way to be reached that reaches nobody, or a tick without one."""
    if answers.contact and not contact_kind(answers.contact):
        return "contact"
    return "no-contact" if answers.may_write and not answers.contact else ""


def contact_kind(contact: str) -> str:
    """`email`, `phone`, or nothing for what is neither."""
    if E_MAIL.fullmatch(contact):
        return "email"
    digits = sum(sign.isdecimal() for sign in contact)
    return "phone" if PHONE.fullmatch(contact) and digits >= FEWEST_DIGITS else ""


def tidy(typed: str) -> str:
    """One kind of line end, and no blanks around."""
    return typed.replace("\r\n", "\n").replace("\r", "\n").strip()


def without_controls(text: str, name: str) -> str:
    """Without signs that nobody can see or store; the lines of a long answer stay."""
    return (CONTROLS_BUT_LINES if name in LINES else CONTROLS).sub("", text)


def typed_code(fields: Mapping[str, str]) -> str | None:
    """The receipt code that was typed, or None when it is none."""
    return read_code(fields.get("code", ""))
