"""Gives a receipt to a customer who told us on the phone, by mail or on paper, and finds the voice of a code (F6, S5).

The code is printed once and kept nowhere; on paper only when a slip is asked for, which lies beside the staff reports until it is handed over.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date

from markupsafe import Markup
from sqlite_utils import Database

from db import receipts as store
from jobs.channels.inbox.pages import templates
from jobs.channels.receipt import BYTES, bucket, in_groups, line_id, make_code, read_code
from jobs.patterns.periods import month_of
from jobs.refusal import Refusal
from jobs.settings import CODE, LANGUAGES, Settings
from jobs.web.report.keeping import keep_report

Random = Callable[[int], bytes]
STYLES = ("site.css", "form.css")


def receipt(
    settings: Settings,
    db: Database,
    what: str,
    today: date,
    *,
    slip: bool,
    random: Random = secrets.token_bytes,
) -> None:
    """Give a receipt for the voice of this number; or tell to which voice a code belongs."""
    if (code := read_code(what)) is not None:
        tell(db, code)
    elif what.isdecimal() and what.isascii() and len(what) < 16:
        give(settings, db, int(what), today, slip=slip, code=make_code(random(BYTES)))
    else:
        raise Refusal(
            "For whom? ./invoke receipt VOICE with the voice's number, or with a code to find its voice."
        )


def tell(db: Database, code: str) -> None:
    """Which voice a code belongs to, and what its line shows; the code itself is not repeated."""
    found = store.receipt_of(db, line_id(code))
    if found is None:
        raise Refusal(
            "No voice belongs to this code: compare it letter by letter; a receipt ends a year after its line appeared."
        )
    case = f", case {found['case_id']}" if found["case_id"] else ""
    print(f"receipt: voice {found['voice_id']}{case}. Its line shows: {found['stage'] or 'nothing yet'}.")


def give(settings: Settings, db: Database, voice: int, today: date, *, slip: bool, code: str) -> None:
    """Write down the line, print the code once, and lay out the slip."""
    language = store.language_of(db, voice)
    if language is None:
        raise Refusal(
            f"There is no voice {voice} about us: ./invoke recovery --case N shows the voice of a case."
        )
    line = line_id(code)
    page = bucket(line, settings.receipt_digits)
    row = {"line": line, "bucket": page, "voice_id": voice, "issued_on": month_of(today)}
    store.save_receipts(db, [row])
    spoken = language if language in LANGUAGES else "en"
    address = f"{settings.site_url.rstrip('/')}/{spoken}/r/{page}.html#{line}"
    print(f"receipt: the code for voice {voice}, shown this once: {in_groups(code)}\n{address}")
    if slip:
        words = slip_page(settings, spoken, in_groups(code), address)
        path = keep_report(settings.database, f"receipt-{voice}.html", [words])
        print(f"Print {path}, hand it over and delete the file: it holds the code.")


def slip_page(settings: Settings, language: str, groups: str, address: str) -> str:
    """The page to print, whole in one file."""
    css = "".join((CODE / "theme" / "static" / name).read_text("utf-8") for name in STYLES)
    return (
        templates(language)
        .get_template("slip.html")
        .render(
            name=settings.organisation[language],
            groups=groups,
            address=address,
            css=Markup(css),  # noqa: S704 - the theme's own files
        )
    )
