"""The door of the staff report: `./invoke report [--language ru] [--words]` (M4)."""

from __future__ import annotations

from argparse import ArgumentParser

from db.store import open_store
from jobs.clock import local_now
from jobs.refusal import Refusal, run_door
from jobs.settings import LANGUAGES, read_settings


def main(arguments: list[str]) -> None:
    """`python -m jobs.web.report [--language en|ru|ar] [--words]`, in the organisation's folder."""
    from jobs.web.report.making import report

    parser = ArgumentParser(prog="./invoke report", description="The staff report, one private file.")
    parser.add_argument("--language", choices=LANGUAGES, default="en")
    parser.add_argument("--words", action="store_true", help="redacted first words beside voice numbers")
    asked = parser.parse_args(arguments)
    settings = read_settings()
    if not settings.database.is_file():
        raise Refusal("There is nothing to report yet: run ./invoke build first.")
    db = open_store(settings.database)
    report(settings, db, local_now().date(), asked.language, shows_words=asked.words)


if __name__ == "__main__":
    run_door(main)
