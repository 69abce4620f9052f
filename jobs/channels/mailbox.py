"""The organisation's feedback mailbox as an mbox file (F1): every mail is one voice, its sender is known."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email import errors
from email.message import EmailMessage, Message
from email.utils import parseaddr
from functools import partial
from hashlib import blake2b
from typing import BinaryIO, cast

from jobs.channels.files import opened, place_name
from jobs.channels.mapping import KEPT_BYTES, sentence, voice_from
from jobs.channels.plain import plain
from jobs.channels.quoted import own_words
from jobs.channels.sources import Source
from jobs.channels.voice import NotAVoiceError, Unreadable, Voice
from jobs.refusal import Refusal

LARGEST = 10 * 1024 * 1024  # bytes of one mail with all its attachments
BEGINS = re.compile(rb"^From \S+ .*\d\d:\d\d.* \d{4}\s*$")  # the line between mails (RFC 4155)
ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
# What says that a part of the mail is lost; other slips against the standards are read as they stand.
LOSSES = (
    errors.InvalidBase64CharactersDefect,
    errors.InvalidBase64LengthDefect,
    errors.InvalidBase64PaddingDefect,
    errors.StartBoundaryNotFoundDefect,
    errors.CloseBoundaryNotFoundDefect,
    errors.MissingHeaderBodySeparatorDefect,
    errors.FirstHeaderLineIsContinuationDefect,
)
# What Python's mail reader raises on hostile headers and charsets.
CHOKES = (errors.MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError)


def read(source: Source) -> Iterator[Voice | Unreadable]:
    """The voices of an mbox file."""
    with opened(source) as file:
        for number, (content, size) in enumerate(mails(file, source), 1):
            place = f"{place_name(source)}: message {number}"
            if size > LARGEST:
                kept = content[:KEPT_BYTES]
                yield Unreadable(
                    place, f"A mail of {size} bytes, too large; only its start is kept here.", kept
                )
            else:
                yield voice_of_mail(source, content, place)


def mails(file: BinaryIO, source: Source) -> Iterator[tuple[bytes, int]]:
    """The bytes and the size of every mail; of a too large one only the beginning, so that it needs no memory."""
    kept: list[bytes] = []
    size, blank, begun = 0, True, False
    for line in iter(partial(file.readline, KEPT_BYTES), b""):
        if blank and BEGINS.match(line):
            if begun:
                yield b"".join(kept), size
            kept, size, begun = [], 0, True
        elif not begun:
            raise Refusal(f"{source.name}: {place_name(source)} is no mbox file: export the mailbox as mbox.")
        else:
            size += len(line)
            if size <= LARGEST:
                kept.append(line)
        blank = not line.strip()
    yield b"".join(kept), size


def voice_of_mail(source: Source, content: bytes, place: str) -> Voice | Unreadable:
    """One mail as a voice."""
    try:
        fields = fields_of(content)
    except NotAVoiceError as fault:
        return Unreadable(place, sentence(fault), content)
    except CHOKES as error:
        return Unreadable(place, f"A broken mail ({type(error).__name__}).", content)
    return voice_from(source, fields.get, place, partial(bytes, content))


def fields_of(content: bytes) -> dict[str, object]:
    """What a map can name in a mail."""
    mail = email.message_from_bytes(ESCAPED.sub(rb"\1", content), policy=email.policy.default)
    text = text_of(mail)
    name, address = parseaddr(str(mail.get("From", "")))
    return {
        "id": str(mail.get("Message-ID", "")).strip() or blake2b(content, digest_size=16).hexdigest(),
        "date": str(mail.get("Date", "")),
        "subject": str(mail.get("Subject", "")),
        "thread": str(mail.get("In-Reply-To", "")),
        "name": name,
        "email": address,
        "text": text,
    }


def text_of(mail: EmailMessage) -> str:
    """The author's own words, from the plain part or else from the marked-up one."""
    part = mail.get_body(("plain", "html"))
    if part is None:
        refuse_losses(mail)
        raise NotAVoiceError("a mail without text")
    raw = cast("bytes", part.get_payload(decode=True))
    for piece in (mail, part):
        refuse_losses(piece)
    charset = part.get_content_charset("utf-8")
    try:
        text = raw.decode(charset)
    except UnicodeDecodeError:
        raise NotAVoiceError(f"bytes that are not {charset}, as the mail says") from None
    own = own_words(plain(text) if part.get_content_type() == "text/html" else text)
    if text.strip() and not own:
        raise NotAVoiceError("a mail that only quotes another one")
    return own


def refuse_losses(part: Message) -> None:
    """A mail of which something is missing is kept apart rather than shown shortened."""
    lost = [type(defect).__name__ for defect in part.defects if isinstance(defect, LOSSES)]
    if lost:
        raise NotAVoiceError(f"a damaged mail ({lost[0].removesuffix('Defect')})")
