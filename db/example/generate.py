"""Turns the written voices of the example organisation into the six files and feeds in which a shop would find them.

Run `python -m db.example.generate` after editing written/*.toml; the same words give the same bytes. Dates, hours and
shifts are drawn for each voice by its own seed. Three pieces are broken on purpose (BROKEN_*), so that a newcomer sees
what quarantine is: a mail whose attachment code is cut off, a line of the form's spool cut off, a call sheet's row
with too few cells.
"""

from __future__ import annotations

import base64
import csv
import io
import json
import quopri
import zipfile
from collections.abc import Iterable
from datetime import UTC, date, datetime
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

from db.example.asked import circumstances, finds_easy, recommends, says_important
from db.example.said import LANGUAGES, Said, read, served

HERE = Path(__file__).parent
ASPECTS = {"order_desk": "Order desk", "delivery": "Delivery", "lead_time": "Lead time", "product": "Product"}
CALLERS = ("Ines", "Petra", "Omar")
APP = ((date(2026, 7, 6), "4.0.2"), (date(2026, 6, 9), "4.0"), (date(2025, 1, 1), "3.9"))
CHARSETS = {
    "en": ("utf-8", "iso-8859-15"),
    "ru": ("koi8-r", "utf-8", "windows-1251"),
    "ar": ("windows-1256", "utf-8"),
}
PACKINGS = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}
POSTS_A_PAGE = 20
CIRCUMSTANCES = ("Depot", "Customer since", "Series")
CALLED = ("Call", "Called at", "Caller", "Customer", "Phone", "Order", "Served by", "Shift", "Hour")
CALL_SHEET = (*CALLED, *CIRCUMSTANCES, *ASPECTS.values(), "Recommend (0-10)", "It was easy (1-7)")

BROKEN_MAIL = (
    "From MAILER Wed Jan 14 10:21:00 2026\nFrom: Sam Lindqvist <sam.lindqvist@example.org>\n"
    "Date: Wed, 14 Jan 2026 10:21:00 +0000\nMessage-ID: <cut-off@mail.example.org>\nSubject: My sofa\n"
    "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nVGhlIHNvZmEgY2FtZSB3aXRob3V0IGx\n\n"
)
BROKEN_LINE = '{"id": "cut-off", "sent_at": "2026-04-02T18:40:11+01:00", "name": "Ida Fenn", "message": "I wanted to sa\n'
BROKEN_ROW = "cut-off;11.03.2026 16:05;Petra;Jonas Weir\r\n"


def generate(written: Path, channels: Path) -> None:
    """Write all six channels from the written voices."""
    said = sorted(
        (one for language in LANGUAGES for one in read(written, language)), key=lambda one: (one.when, one.id)
    )
    for name, content in files(said):
        file = channels / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def files(said: list[Said]) -> Iterable[tuple[str, bytes]]:
    """Names and bytes of the channel files."""
    yield "survey.xlsx", survey(of(said, "survey"))
    yield "calls.csv", calls(of(said, "calls"))
    yield "mail.mbox", mailbox(of(said, "mail"))
    yield "reviews.atom", reviews(of(said, "review"))
    yield "form.jsonl", form(of(said, "form"))
    posts = of(said, "forum")
    for number, start in enumerate(range(0, len(posts), POSTS_A_PAGE), 1):
        more = f"p{number + 1}" if start + POSTS_A_PAGE < len(posts) else None
        yield f"forum/page-{number}.json", forum(posts[start : start + POSTS_A_PAGE], more)


def of(said: list[Said], channel: str) -> list[Said]:
    """The voices of one channel, by date."""
    return [one for one in said if one.voice["channel"] == channel]


def survey(said: list[Said]) -> bytes:
    """The survey's export; stored, not deflated, because deflate differs between machines."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"created": datetime(2026, 11, 1), "author": "Northline survey"})  # noqa: DTZ001
    sheet = book.add_worksheet("Answers")
    head = ["Answer", "Date", "Customer", "E-mail", "Order", *CIRCUMSTANCES]
    head += [f"{name} (1-10)" for name in ASPECTS.values()]
    head += [f"How important is: {name} (1-10)" for name in ASPECTS.values()]
    head += ["Would you recommend us? (0-10)"]
    sheet.write_row(0, 0, [*head, "What would you like to tell us?"])
    as_date = book.add_format({"num_format": "yyyy-mm-dd"})
    for row, one in enumerate(said, 1):
        scores = [one.voice["scores"].get(aspect, "") for aspect in ASPECTS]
        who = [one.person["name"], one.person["email"], one.person["order"]]
        important = [says_important(one, aspect) for aspect in ASPECTS]
        answers = [*circumstances(one), *scores, *important, recommends(one)]
        sheet.write_row(row, 0, [one.id, "", *who, *answers])
        sheet.write_datetime(row, 1, datetime.combine(one.when.date(), datetime.min.time()), as_date)
        sheet.write_string(row, len(head), one.text)
    book.close()
    return stored(made)


def stored(packed: io.BytesIO) -> bytes:
    """The same archive without compression and with one date on every part."""
    made = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as new:
        for part in old.infolist():
            new.writestr(zipfile.ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0)), old.read(part))
    return made.getvalue()


def calls(said: list[Said]) -> bytes:
    """The callers' sheets as a German spreadsheet saves them: byte order mark, semicolons, day first."""
    made = io.StringIO(newline="")
    sheet = csv.writer(made, delimiter=";")
    sheet.writerow([*CALL_SHEET, "What the customer said"])
    for number, one in enumerate(said):
        if number == len(said) // 2:
            made.write(BROKEN_ROW)
        when = one.when.strftime("%d.%m.%Y %H:%M")
        who = [one.person["name"], one.person["phone"], one.person["order"]]
        scores = [one.voice["scores"].get(aspect, "") for aspect in ASPECTS]
        caller = one.chance("caller").choice(CALLERS)
        answers = [*circumstances(one), *scores, recommends(one), finds_easy(one)]
        sheet.writerow([one.id, when, caller, *who, *served(one), *answers, one.text])
    return made.getvalue().encode("utf-8-sig")


def mailbox(said: list[Said]) -> bytes:
    """The feedback mailbox, in the charsets and encodings that mail programs choose."""
    mails = [mail(one) for one in said]
    mails.insert(len(mails) // 3, BROKEN_MAIL.encode())
    return b"".join(mails)


def mail(one: Said) -> bytes:
    """One mail with the line that begins it in an mbox file; written by hand, as mail libraries change between versions."""
    kind, packing = charset(one), one.chance("packing").choice(("base64", "quoted-printable"))
    packed = PACKINGS[packing](f"{one.text}\n".encode(kind)).decode("ascii")
    head = {
        "From": f"{encoded(one.person['name'])} <{one.person['email']}>",
        "To": "feedback@northline.example",
        "Date": format_datetime(one.when),
        "Message-ID": f"<{one.id}@mail.example.com>",
        "Subject": encoded(one.voice["subject"]),
        "MIME-Version": "1.0",
        "Content-Type": f'text/plain; charset="{kind}"',
        "Content-Transfer-Encoding": packing,
    }
    begin = f"From {one.person['email']} {one.when.astimezone(UTC).strftime('%a %b %d %H:%M:%S %Y')}\n"
    headers = "".join(f"{name}: {value}\n" for name, value in head.items())
    return f"{begin}{headers}\n{packed}\n".replace("\nFrom ", "\n>From ").encode("ascii")


def encoded(words: str) -> str:
    """A header that is not plain ASCII, as mail programs write it (RFC 2047)."""
    pieces = [words[start : start + 16] for start in range(0, len(words), 16)]
    coded = [f"=?utf-8?B?{base64.b64encode(piece.encode()).decode()}?=" for piece in pieces]
    return words if words.isascii() else "\n ".join(coded)


def charset(one: Said) -> str:
    """One of the language's usual charsets, as long as it can write all the words."""
    chosen = one.chance("charset").choice(CHARSETS[one.language])
    try:
        one.text.encode(chosen)
    except UnicodeEncodeError:
        return "utf-8"
    return chosen


def reviews(said: list[Said]) -> bytes:
    """The review site's Atom feed, newest first, with its own field for the stars."""
    entries = "".join(review(one) for one in reversed(said))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:review="https://reviews.example.org/ns">\n'
        "<title>Reviews of Northline</title>\n<id>tag:reviews.example.org,2025:northline</id>\n"
        f"<updated>{said[-1].when.isoformat()}</updated>\n{entries}</feed>\n"
    ).encode()


def review(one: Said) -> str:
    """One review as an Atom entry."""
    stars = one.voice["rating"]
    return (
        f"<entry><id>{one.id}</id><title>{'★' * stars}{'☆' * (5 - stars)}</title>"
        f"<published>{one.when.isoformat()}</published><updated>{one.when.isoformat()}</updated>"
        f"<author><name>{escape(one.author)}</name>"
        f"<uri>https://reviews.example.org/people/{escape(one.nick.replace(' ', '_'))}</uri></author>"
        f"<link href={quoteattr(f'https://reviews.example.org/northline/{one.id}')}/>"
        f'<review:rating>{stars}</review:rating><content type="text">{escape(one.text)}</content></entry>\n'
    )


def forum(said: list[Said], more: str | None) -> bytes:
    """One page of the forum's API."""
    posts = [
        {
            "id": one.id,
            "posted_at": one.when.astimezone(UTC).isoformat().replace("+00:00", "Z"),
            "author": {"nick": one.nick, "name": one.person.get("name", "")},
            "body": one.text,
        }
        for one in said
    ]
    return (json.dumps({"posts": posts, "next": more}, ensure_ascii=False, indent=1) + "\n").encode()


def form(said: list[Said]) -> bytes:
    """The spool of the shop's own form, one line a message."""
    lines = [form_line(one) for one in said]
    lines.insert(len(lines) // 2, BROKEN_LINE)
    return "".join(lines).encode()


def form_line(one: Said) -> str:
    """One message; the app tells its version when it was sent from there."""
    person = one.person
    fields = {"id": one.id, "sent_at": one.when.isoformat(), "name": person["name"], "email": person["email"]}
    fields |= {"phone": person["phone"], "order": person["order"], "message": one.text}
    if "website-app" in one.voice["themes"] or one.chance("app").random() < 0.4:
        fields["app_version"] = next(version for since, version in APP if one.when.date() >= since)
    return json.dumps(fields, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    generate(HERE / "written", HERE / "channels")
