"""What waits in the spool, read as voices: the author's own words and nothing else in the text (F1, F2, A7, R4).

The three answers follow one another as paragraphs, without the questions: those stand on the public page too, and would make strangers'
voices alike. Where expectation and fair wish begin and end stands in the attributes `expected_at` and `fair_at` (12:80, in characters).
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import msgspec

from jobs.channels.inbox.fields import Answers, contact_kind
from jobs.channels.inbox.spool import Sent
from jobs.channels.mapping import checked, sentence
from jobs.channels.sources import Source
from jobs.channels.voice import NotAVoiceError, Unreadable, Voice

LARGEST = 1024 * 1024  # bytes of a file; a form makes some thousand
HALF_WRITTEN = re.compile(r"\.(.+)\.new")
TOO_OLD = 3_600  # seconds after which nobody writes on at a half-written file
BETWEEN = "\n\n"
PARTS = ("happened", "expected", "fair")
CONTEXT = (
    "story",
    "reaction",
    "may_write",
    "order_said",
    "expected_at",
    "fair_at",
)  # attributes of the form alone
BLANK = re.compile(r"[\s,;]+")
NO_ORDER = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\.?|(?:19|20)\d\d\.?")  # dates and years
FEWEST_DIGITS = 4


@dataclass(frozen=True)
class Waiting:
    """One file of the spool."""

    path: Path
    voice: Voice | Unreadable
    sent: Sent | None  # what is kept beside the voice; None for what could not be read
    whole: bool  # whether all of it is in `voice`: only then may the file go


def waiting(folder: Path, now: float) -> list[Path]:
    """The files to gather, in the order of their names; none before anybody wrote. Files that are being written are left alone."""
    try:
        found = sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    return [
        path
        for path in found
        if not (HALF_WRITTEN.fullmatch(path.name) and path.lstat().st_mtime > now - TOO_OLD)
    ]


def read(source: Source) -> Iterator[Voice | Unreadable]:
    """Every voice that waits in the spool at `source.path`."""
    yield from (read_file(path).voice for path in waiting(Path(source.path), float("inf")))


def read_file(path: Path) -> Waiting:
    """One file as a voice, or why it is none."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return apart(path, "This is not a file.", path.name.encode("utf-8", "surrogateescape"), whole=False)
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        return apart(
            path, "Larger than any form; only its start is kept here.", content[:LARGEST], whole=False
        )
    return read_form(path, content)


def read_form(path: Path, content: bytes) -> Waiting:
    """What a whole file says."""
    if HALF_WRITTEN.fullmatch(path.name):
        return apart(path, "A form that broke off before its author was told that it is here.", content)
    try:
        sent = msgspec.json.decode(content, type=Sent)
        voice = checked(voice_of(sent))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return apart(path, "Not a form as the inbox writes it.", content)
    except NotAVoiceError as fault:
        return apart(path, sentence(fault), content)
    if path.name != f"{sent.line}.json":
        return apart(path, "The name of the file is not that of its form.", content)
    return Waiting(path, voice, sent, whole=True)


def apart(path: Path, reason: str, content: bytes, *, whole: bool = True) -> Waiting:
    """A file for the quarantine."""
    name = path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return Waiting(path, Unreadable(f"{path.parent.name}/{name}", reason, content), None, whole)


def voice_of(sent: Sent) -> Voice:
    """The voice in a form."""
    answers = sent.answers
    said = [getattr(answers, part) for part in PARTS]
    return Voice(
        external_id=sent.line,
        said_on=sent.sent_at,
        text=BETWEEN.join(part for part in said if part),
        contacts=contacts_of(answers),
        attributes=tuple((name, value) for name, value in attributes_of(sent, said).items() if value),
    )


def attributes_of(sent: Sent, said: list[str]) -> dict[str, str]:
    """What is known of a form besides its words."""
    answers = sent.answers
    order = order_number(answers.order)
    return {
        "language": sent.language,
        "topic": answers.theme,
        "story": answers.story,
        "reaction": answers.kind,
        "may_write": ("yes" if answers.may_write else "no") if answers.contact else "",
        "order_said": "" if order == answers.order else answers.order,
        **places(said),
    }


def places(said: list[str]) -> dict[str, str]:
    """Where expectation and fair wish stand in the text."""
    starts = [0]
    for part in said:
        starts.append(starts[-1] + (len(part) + len(BETWEEN) if part else 0))
    spans = {
        name: (start, end - len(BETWEEN)) for name, (start, end) in zip(PARTS, pairwise(starts), strict=True)
    }
    return {
        f"{name}_at": f"{start}:{end}" if start < end else ""
        for name, (start, end) in spans.items()
        if name != "happened"
    }


def contacts_of(answers: Answers) -> tuple[tuple[str, str], ...]:
    """By what the author can be reached and recognised."""
    kind, order = contact_kind(answers.contact), order_number(answers.order)
    found = [(kind, answers.contact)] if kind else []
    return tuple([*found, ("order", order)] if order else found)


def order_number(said: str) -> str:
    """The first word that can be an order number; a date would make one customer of all who ordered on that day."""
    words = (word for word in BLANK.split(said) if not NO_ORDER.fullmatch(word))
    return next((word for word in words if sum(sign.isdecimal() for sign in word) >= FEWEST_DIGITS), "")
