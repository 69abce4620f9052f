"""Makes the staff report: every chapter in its order, one line each while it works, one private file at the end (M4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from importlib import import_module

from sqlite_utils import Database

from db.store import refusing_damage
from jobs.mosaic.theming.known import known_picture
from jobs.refusal import Refusal
from jobs.settings import LANGUAGES, Settings
from jobs.web.report.blocks import Case, Section, Words
from jobs.web.report.keeping import keep_report, last_report
from jobs.web.report.page import page, speech_of

ORDER = (
    "overview",
    "trends",
    "events",
    "impact",
    "patterns",
    "indices",
    "tips",
    "drivers",
    "newcomers",
    "retention",
    "coverage",
    "channels",
    "leakage",
    "competitors",
    "answered",
    "recovery",
    "fragments",
)
FIRST = timedelta(days=30)  # the news of the first report ever

Chapter = Callable[[Case, Words], Section]


def chapters() -> dict[str, Chapter]:
    """Every chapter in its order."""
    return {name: import_module(f"{__package__}.{name}").section for name in ORDER}


def report(
    settings: Settings, db: Database, today: date, language: str, *, shows_words: bool = False
) -> None:
    """Make it, keep it, and say where it lies."""
    if language not in LANGUAGES:
        raise Refusal(f"There is no report in {language!r}: run ./invoke report --language en, ru or ar.")
    with refusing_damage(str(settings.database)), one_picture(db):
        themes = known_picture(settings, db).themes
        since = last_report(settings.database, today) or today - FIRST
        case = Case(settings, db, today, themes, language, since, shows_words)
        sections = write_sections(case)
    kept = keep_report(settings.database, f"{today}.{language}.html", page(case, sections))
    print(f"report: {len(sections)} chapters, {kept.stat().st_size // 1024 + 1} KB, for staff only.")
    print(f"Next: open {kept.absolute()} in a browser; print it on A4.")


@contextmanager
def one_picture(db: Database) -> Iterator[None]:
    """Every chapter sees the same night, also when a new one begins meanwhile; nothing is changed."""
    db.execute("begin")
    try:
        yield
    finally:
        if db.conn.in_transaction:
            db.execute("rollback")


def write_sections(case: Case) -> list[Section]:
    """Every chapter, with a line when it is done."""
    words = speech_of(case.language).words
    sections = []
    for name, chapter in chapters().items():
        section = chapter(case, words)
        print(f"report: {name}: {len(section.blocks)} blocks", flush=True)
        sections.append(section)
    return sections
