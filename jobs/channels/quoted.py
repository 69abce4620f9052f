"""A mail is what its author wrote: earlier replies that mail programs quote below or between are cut (F2)."""

from __future__ import annotations

import re

import quotequail

QUOTE = re.compile(r"^\s{0,3}>")
INTRO = re.compile(
    r"(?:wrote|schrieb|a écrit|escribió|написал(?:а|\(а\))?|пишет|كتب(?:ت)?)\b.{0,120}:\s*$"  # someone wrote:
    r"|^(?=.*\d)(?=.*[@<]).{0,200}:\s*$",  # 2 March 2026, Shop <a@b>:
    re.IGNORECASE,
)
UPPER_HALF = re.compile(r"^\s*(?:On|Am|Le|El|Den|Op|Em|В|في|يوم|\d{1,2})\b.*\d{4}.*[^:.!?؟]\s*$")


def own_words(body: str) -> str:
    """The mail's text without quoted earlier mails; may be empty when nothing else was written."""
    lines = body.replace("\r\n", "\n").split("\n")
    kept = [
        line for number, line in enumerate(lines) if not QUOTE.match(line) and not is_intro(lines, number)
    ]
    shown = quotequail.quote("\n".join(kept), limit=len(kept) + 1, quote_intro_line=True)
    own = "\n".join(text for is_own, text in shown if is_own)
    return re.sub(r"\n{3,}", "\n\n", own).strip()


def is_intro(lines: list[str], number: int) -> bool:
    """Whether a line announces the quote right below it, alone or as the upper half of a wrapped announcement."""
    if INTRO.search(lines[number]):
        return starts_quote(lines[number + 1 : number + 3])
    return bool(UPPER_HALF.match(lines[number])) and number + 1 < len(lines) and is_intro(lines, number + 1)


def starts_quote(following: list[str]) -> bool:
    """Whether the next line that is not blank is a quoted one."""
    return next((bool(QUOTE.match(line)) for line in following if line.strip()), False)
