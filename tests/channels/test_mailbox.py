"""Every mail is one voice in its author's own words; a broken one goes to quarantine and the next is read (F1, F2)."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from jobs.channels.mailbox import LARGEST, read
from jobs.channels.mapping import KEPT_BYTES
from jobs.channels.sources import Source
from jobs.channels.voice import Unreadable, Voice
from jobs.refusal import Refusal

Make = Callable[..., Source]
BEGIN = b"From hannah@example.com Tue Feb 17 09:12:00 2026\n"
HEADERS = (
    b"From: Hannah Whitlock <hannah@example.com>\nDate: Tue, 17 Feb 2026 09:12:00 +0000\n"
    b"Message-ID: <1@example.com>\nSubject: Bed\n"
)
GOOD = BEGIN + HEADERS + b"\nWhere is it?\n\n"


def mail(text: str, charset: str = "utf-8", cte: str = "8bit", **headers: str) -> bytes:
    """A well-made mail."""
    message = EmailMessage()
    fields = {
        "From": "a@example.com",
        "Date": "Tue, 17 Feb 2026 09:12:00 +0300",
        "Message-ID": "<2@example.com>",
        **headers,
    }
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    message.set_content(text, charset=charset, cte=cte)
    return BEGIN + message.as_bytes() + b"\n"


def one(source: Source) -> Voice | Unreadable:
    """The only mail of a mailbox."""
    (found,) = read(source)
    return found


def test_a_mail_becomes_a_voice_with_its_sender(source: Make) -> None:
    """F1, F7"""
    assert one(source(kind="mbox", content=GOOD)) == Voice(
        "<1@example.com>",
        "2026-02-17T09:12:00+00:00",
        "Where is it?",
        (("name", "Hannah Whitlock"), ("email", "hannah@example.com")),
        attributes=(("subject", "Bed"),),
    )


WRITTEN = [
    ("Where is it?", "us-ascii", "7bit"),
    ("Où est-il ? £300", "iso-8859-15", "quoted-printable"),
    ("Где кровать?", "koi8-r", "base64"),
    ("Где кровать?", "windows-1251", "8bit"),
    ("Где кровать? 😀", "utf-8", "quoted-printable"),
    ("وين السرير؟", "windows-1256", "base64"),
    ("وين السرير؟", "utf-8", "8bit"),
]


@pytest.mark.parametrize(("text", "charset", "cte"), WRITTEN)
def test_every_charset_and_packing_gives_the_same_words(
    source: Make, text: str, charset: str, cte: str
) -> None:
    """F2"""
    voice = one(
        source(kind="mbox", content=mail(text, charset, cte, Subject=text, In_Reply_To="<0@example.com>"))
    )
    assert isinstance(voice, Voice)
    assert voice.text == text
    assert dict(voice.attributes) == {"subject": text, "thread": "<0@example.com>"}


def test_quoted_mails_are_cut_and_escaped_lines_are_not(source: Make) -> None:
    """F2"""
    content = GOOD.replace(b"Where is it?\n", b"No.\n>From my window I saw it.\n> Did it come?\n>> Yes?\n")
    voice = one(source(kind="mbox", content=content))
    assert isinstance(voice, Voice)
    assert voice.text == "No.\nFrom my window I saw it."


def test_a_marked_up_mail_is_read_as_it_looks(source: Make) -> None:
    """F2"""
    message = EmailMessage()
    for name, value in (("From", "a@example.com"), ("Date", "Tue, 17 Feb 2026 09:12:00 +0300")):
        message[name] = value
    message.set_content("<p>Здравствуйте!</p><blockquote>earlier</blockquote>", subtype="html")
    voice = one(source(kind="mbox", content=BEGIN + message.as_bytes()))
    assert isinstance(voice, Voice)
    assert voice.text == "Здравствуйте!"
    assert len(voice.external_id) == 32


def test_attachments_are_passed_over(source: Make) -> None:
    """F1"""
    message = EmailMessage()
    for name, value in (("From", "a@example.com"), ("Date", "Tue, 17 Feb 2026 09:12:00 +0300")):
        message[name] = value
    message.set_content("See the photo.")
    message.add_alternative("<p>See the photo.</p>", subtype="html")
    message.add_attachment(b"\xff\xd8", maintype="image", subtype="jpeg", filename="bed.jpg")
    voice = one(source(kind="mbox", content=BEGIN + message.as_bytes()))
    assert isinstance(voice, Voice)
    assert voice.text == "See the photo."


def test_a_line_that_begins_with_from_inside_a_mail_does_not_split_it(source: Make) -> None:
    """F2"""
    content = GOOD.replace(b"Where is it?", b"Where?\n\nFrom here I cannot see it.")
    voice = one(source(kind="mbox", content=content))
    assert isinstance(voice, Voice)
    assert voice.text.endswith("From here I cannot see it.")


BASE64 = b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
MULTI = b'Content-Type: multipart/mixed; boundary="b"\n\n'
BROKEN = [
    (HEADERS + BASE64 + b"VGhlIHNvZmEgY2FtZSB3aXRob3V0IGx\n", "A damaged mail (InvalidBase64Padding)."),
    (HEADERS + BASE64 + b"VGhl!!\xff\n", "A damaged mail (InvalidBase64Characters)."),
    (
        HEADERS + MULTI + b"--b\nContent-Type: text/plain\n\ncut off\n",
        "A damaged mail (CloseBoundaryNotFound).",
    ),
    (HEADERS + MULTI + b"no parts at all\n", "A damaged mail (StartBoundaryNotFound)."),
    (
        HEADERS + b"Content-Type: text/plain; charset=utf-8\n\ncaf\xe9\n",
        "Bytes that are not utf-8, as the mail says.",
    ),
    (HEADERS + b"Content-Type: text/plain; charset=klingon\n\nnuqneH\n", "A broken mail (LookupError)."),
    (HEADERS + b"Content-Type: image/jpeg\n\nxx\n", "A mail without text."),
    (HEADERS + b"\n> only\n> quoted\n", "A mail that only quotes another one."),
    (HEADERS + b"\n\n", "No words."),
    (HEADERS.replace(b"Tue, 17 Feb 2026 09:12:00 +0000", b"soon") + b"\nHello\n", "The date cannot be read"),
    (b"\xff\xfe\0\0 no mail at all\n", "A damaged mail (MissingHeaderBodySeparator)."),
    (HEADERS.replace(b"Date: Tue, 17 Feb 2026 09:12:00 +0000\n", b"") + b"\nHello\n", "It has no date"),
]


@pytest.mark.parametrize(("broken", "reason"), BROKEN)
def test_a_broken_mail_goes_to_quarantine_and_the_next_is_read(
    source: Make, broken: bytes, reason: str
) -> None:
    """F2"""
    first, second = read(source(kind="mbox", content=BEGIN + broken + b"\n" + GOOD))
    assert isinstance(first, Unreadable)
    assert first.reason.startswith(reason)
    assert first.place == "voices.mbox: message 1"
    assert first.content.strip() == broken.strip()
    assert isinstance(second, Voice)


def test_a_mail_of_50_megabytes_goes_to_quarantine_without_eating_memory(
    source: Make, tmp_path: Path
) -> None:
    """F2"""
    with (tmp_path / "voices.mbox").open("wb") as file:
        file.write(BEGIN + HEADERS + b"\n")
        for _ in range(50):
            file.write(b"x" * 1023 * 1024 + b"\n")
        file.write(b"\n" + GOOD)
    box = source(kind="mbox", path="voices.mbox")
    tracemalloc.start()
    first, second = read(box)
    assert tracemalloc.get_traced_memory()[1] < 3 * LARGEST
    tracemalloc.stop()
    assert isinstance(first, Unreadable)
    assert "too large; only its start is kept here" in first.reason
    assert len(first.content) == KEPT_BYTES
    assert isinstance(second, Voice)


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "is empty"), (b"\n\nHello\n", "no mbox"), (b"PK\3\4", "no mbox")]
)
def test_what_is_no_mailbox_is_refused(source: Make, content: bytes, words: str) -> None:
    """F1"""
    with pytest.raises(Refusal, match=words):
        list(read(source(kind="mbox", content=content)))
