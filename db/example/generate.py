"""Turns the written voices of the example organisation into the six files and feeds in which a shop would find them.

Run `python -m db.example.generate` after editing written/*.toml; the same words give the same bytes. Dates, hours and
shifts are drawn for each voice by its own seed. Three pieces are broken on purpose (BROKEN_*), so that a newcomer sees
what quarantine is: a mail whose attachment code is cut off, a line of the form's spool cut off, a call sheet's row
with too few cells.
"""

from __future__ import annotations

import csv
import io
import json
import tomllib
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from random import Random
from typing import Any
from xml.sax.saxutils import escape, quoteattr
from zoneinfo import ZoneInfo

import xlsxwriter

HERE = Path(__file__).parent
LANGUAGES = ("en", "ru", "ar")
ZONES = {"en": ZoneInfo("Europe/London"), "ru": ZoneInfo("Europe/Moscow"), "ar": ZoneInfo("Asia/Riyadh")}
ASPECTS = {"order_desk": "Order desk", "delivery": "Delivery", "lead_time": "Lead time", "product": "Product"}
STAFF = {
    "Ольга": "Olga",
    "Мартин": "Martin",
    "Дана": "Dana",
    "Юсуф": "Yusuf",
    "Павел": "Pavel",
    "Тарик": "Tariq",
}
STAFF |= {
    "أولغا": "Olga",
    "مارتن": "Martin",
    "دانا": "Dana",
    "يوسف": "Yusuf",
    "بافل": "Pavel",
    "طارق": "Tariq",
}
STAFF |= {"Колин": "Colin", "كولن": "Colin"}
SHIFTS = {"morning": (("Olga", "Martin"), range(9, 15)), "evening": (("Dana", "Yusuf"), range(15, 21))}
CALLERS = ("Ines", "Petra", "Omar")
RUSH_ENDED = date(2026, 3, 2)  # since then a second person answers the phone from 9 to 10
APP = ((date(2026, 7, 6), "4.0.2"), (date(2026, 6, 9), "4.0"), (date(2025, 1, 1), "3.9"))
CHARSETS = {
    "en": ("utf-8", "iso-8859-15"),
    "ru": ("koi8-r", "utf-8", "windows-1251"),
    "ar": ("windows-1256", "utf-8"),
}
POSTS_A_PAGE = 20

BROKEN_MAIL = (
    "From MAILER Wed Jan 14 10:21:00 2026\nFrom: Sam Lindqvist <sam.lindqvist@example.org>\n"
    "Date: Wed, 14 Jan 2026 10:21:00 +0000\nMessage-ID: <cut-off@mail.example.org>\nSubject: My sofa\n"
    "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nVGhlIHNvZmEgY2FtZSB3aXRob3V0IGx\n\n"
)
BROKEN_LINE = '{"id": "cut-off", "sent_at": "2026-04-02T18:40:11+01:00", "name": "Ida Fenn", "message": "I wanted to sa\n'
BROKEN_ROW = "cut-off;11.03.2026 16:05;Petra;Jonas Weir\r\n"


@dataclass(frozen=True)
class Said:
    """A written voice with its person and the moment that was drawn for it."""

    voice: dict[str, Any]
    person: dict[str, str]
    when: datetime
    language: str

    @property
    def id(self) -> str:
        """The number that the voice keeps in every channel."""
        return str(self.voice["id"])

    @property
    def text(self) -> str:
        """The words without the line breaks at both ends."""
        return str(self.voice["text"]).strip()

    def chance(self, of_what: str) -> Random:
        """Chance of this voice's own for each question: another voice added changes nothing here."""
        return Random(f"{of_what} {self.id}")

    @property
    def author(self) -> str:
        """The name under which a review or post stands."""
        return str(self.voice.get("author") or self.person["name"])

    @property
    def nick(self) -> str:
        """A short name for the forum and the review site."""
        return str(self.voice.get("author") or self.person["email"].partition("@")[0].replace(".", "_"))


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


def read(written: Path, language: str) -> list[Said]:
    """The voices of one language with their moments."""
    content = tomllib.loads((written / f"{language}.toml").read_text("utf-8"))
    persons = {person["id"]: person for person in content["person"]}
    days: dict[str, date] = {}
    for voice in sorted(content["voice"], key=depth(content["voice"])):
        days[voice["id"]] = day_of(voice, days)
    return [
        Said(
            voice,
            persons.get(voice.get("person", ""), {}),
            moment(voice, days[voice["id"]], ZONES[language]),
            language,
        )
        for voice in content["voice"]
    ]


def depth(voices: list[dict[str, Any]]) -> Callable[[dict[str, Any]], int]:
    """Orders a voice after the one it copies or follows."""
    before = {voice["id"]: voice.get("copy_of") or voice.get("second_failure_of") for voice in voices}

    def steps(voice: dict[str, Any]) -> int:
        earlier = before[voice["id"]]
        return 1 + steps({"id": earlier}) if earlier else 0

    return steps


def day_of(voice: dict[str, Any], days: dict[str, date]) -> date:
    """The written date, or one inside the written month; copies and second failures keep their distance."""
    if "date" in voice:
        return date.fromisoformat(voice["date"])
    chance = Random(f"day {voice['id']}")
    year, month = map(int, voice["month"].split("-"))
    first = date(year, month, 1)
    all_days = [day for number in range(31) if (day := first + timedelta(number)).month == month]
    earliest, latest = all_days[0], all_days[-1]
    if "copy_of" in voice:
        earliest, latest = days[voice["copy_of"]] + timedelta(1), days[voice["copy_of"]] + timedelta(5)
    if "second_failure_of" in voice:
        before = days[voice["second_failure_of"]]
        earliest, latest = before + timedelta(10), before + timedelta(80)
    fitting = [day for day in all_days if earliest <= day <= latest] or [earliest]
    working = [day for day in fitting if day.weekday() < 6] or fitting  # little is said on a Sunday
    return chance.choice(fitting if chance.random() < 0.3 and voice["channel"] != "calls" else working)


def moment(voice: dict[str, Any], day: date, zone: ZoneInfo) -> datetime:
    """A plausible time of day: calls in working hours, everything else from eight to ten in the evening."""
    chance = Random(f"hour {voice['id']}")
    hours = range(9, 20) if voice["channel"] == "calls" else range(8, 22)
    return datetime(
        day.year,
        day.month,
        day.day,
        chance.choice(hours),
        chance.randrange(60),
        chance.randrange(60),
        tzinfo=zone,
    )


def served(one: Said) -> tuple[str, str, int]:
    """Who answered the customer at the order desk, on which shift and in which hour."""
    chance = one.chance("shift")
    name = STAFF.get(one.voice.get("staff", ""), one.voice.get("staff", ""))
    rush = (
        "order-desk" in one.voice["themes"][:1]
        and one.voice["tone"] != "praise"
        and one.when.date() < RUSH_ENDED
    )
    likely = "morning" if rush and chance.random() < 0.85 else chance.choice(list(SHIFTS))
    shift = next((shift for shift, (names, _) in SHIFTS.items() if name in names), likely)
    names, hours = SHIFTS[shift]
    hour = 9 if rush and shift == "morning" and chance.random() < 0.85 else chance.choice(hours)
    return name or chance.choice(names), shift, hour


def survey(said: list[Said]) -> bytes:
    """The survey's export; stored, not deflated, because deflate differs between machines."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"created": datetime(2026, 11, 1), "author": "Northline survey"})  # noqa: DTZ001
    sheet = book.add_worksheet("Answers")
    head = ["Answer", "Date", "Customer", "E-mail", "Order", *(f"{name} (1-10)" for name in ASPECTS.values())]
    sheet.write_row(0, 0, [*head, "What would you like to tell us?"])
    as_date = book.add_format({"num_format": "yyyy-mm-dd"})
    for row, one in enumerate(said, 1):
        scores = [one.voice["scores"].get(aspect, "") for aspect in ASPECTS]
        person = one.person
        sheet.write_row(row, 0, [one.id, "", person["name"], person["email"], person["order"], *scores])
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
    head = [
        "Call",
        "Called at",
        "Caller",
        "Customer",
        "Phone",
        "Order",
        "Served by",
        "Shift",
        "Hour",
        *ASPECTS.values(),
    ]
    sheet.writerow([*head, "What the customer said"])
    for number, one in enumerate(said):
        if number == len(said) // 2:
            made.write(BROKEN_ROW)
        when = one.when.strftime("%d.%m.%Y %H:%M")
        who = [one.person["name"], one.person["phone"], one.person["order"]]
        scores = [one.voice["scores"].get(aspect, "") for aspect in ASPECTS]
        sheet.writerow(
            [one.id, when, one.chance("caller").choice(CALLERS), *who, *served(one), *scores, one.text]
        )
    return made.getvalue().encode("utf-8-sig")


def mailbox(said: list[Said]) -> bytes:
    """The feedback mailbox, in the charsets and encodings that mail programs choose."""
    mails = [mail(one) for one in said]
    mails.insert(len(mails) // 3, BROKEN_MAIL.encode())
    return b"".join(mails)


def mail(one: Said) -> bytes:
    """One mail with the line that begins it in an mbox file."""
    message = EmailMessage(policy=SMTP.clone(linesep="\n", max_line_length=200))
    message["From"] = f'"{one.person["name"]}" <{one.person["email"]}>'
    message["To"] = "feedback@northline.example"
    message["Date"] = format_datetime(one.when)
    message["Message-ID"] = f"<{one.id}@mail.example.com>"
    message["Subject"] = one.voice["subject"]
    message.set_content(
        one.text, charset=charset(one), cte=one.chance("packing").choice(("base64", "quoted-printable"))
    )
    begin = f"From {one.person['email']} {one.when.astimezone(UTC).strftime('%a %b %d %H:%M:%S %Y')}\n"
    return begin.encode() + message.as_bytes().replace(b"\nFrom ", b"\n>From ") + b"\n"


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
