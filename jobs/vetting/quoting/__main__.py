"""The door of quotes: writes consents down and revokes them, puts passages forward, and shows what waits (docs/quotes.md)."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from pathlib import Path

from sqlite_utils import Database

from db.erasing import wipe
from db.quotes import any_consents, revoke_consents, save_consent, standing_consent
from db.runs import only_run
from db.store import open_store
from db.stories import text_versions
from jobs.clock import local_now
from jobs.hear.__main__ import load_staff
from jobs.refusal import Refusal, run_door
from jobs.settings import Settings, read_settings
from jobs.vetting.quoting.putting import judged_quotes, known_voice, masked_words, put_forward

BETWEEN = "..."


def check_person(settings: Settings, person: str | None) -> str:
    """Who does this, by the id of the staff list."""
    known = sorted(colleague.id for colleague in load_staff(settings))
    if person not in known:
        raise Refusal(f"Say who does this: add --as NAME, one of {', '.join(known)}.")
    return person


def check_day(given: str | None, today: date) -> str:
    """A day in the past, written as year-month-day."""
    try:
        day = date.fromisoformat(given or "")
    except ValueError:
        raise Refusal("Say when the consent was given: add --on 2026-04-13.") from None
    if day > today:
        raise Refusal(f"{day} is in the future: give the day on which the consent was given.")
    return day.isoformat()


def read_wording(place: str | None) -> str:
    """The words that were shown to the person, from a file."""
    if place is None:
        raise Refusal("A consent needs the words that the person saw: add --wording FILE.")
    try:
        wording = Path(place).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise Refusal("The file of --wording is missing or not UTF-8: give a text file.") from None
    if not wording:
        raise Refusal("The file of --wording is empty: write what the person saw.")
    return wording


def consent(settings: Settings, db: Database, asked: argparse.Namespace, now: datetime) -> None:
    """Write a consent down, or revoke all consents of a voice."""
    voice, person = known_voice(db, asked.voice), check_person(settings, asked.person)
    if asked.revoke:
        revoke(db, voice["voice_id"], person, now.date())
        return
    given_on, wording = check_day(asked.on, now.date()), read_wording(asked.wording)
    save_consent(
        db, {"voice_id": voice["voice_id"], "wording": wording, "given_on": given_on, "person": person}
    )
    if standing_consent(db, voice["voice_id"]) is None:
        raise Refusal(
            "This consent was revoked and stays so: a new one has a day of its own, after the revocation."
        )
    print("consent: written down. Next: ./invoke quote VOICE --story SLUG --as NAME")


def revoke(db: Database, voice: int, person: str, today: date) -> None:
    """Revoke all consents of a voice; said again, it ends what a killed run began."""
    revoked, quotes = revoke_consents(db, voice, person, today.isoformat())
    if not any_consents(db, voice):
        raise Refusal("This voice has no consent that could be revoked: nothing was changed.")
    wipe(db)
    print(
        f"consent: {'revoked' if revoked else 'was revoked already'}; {quotes} quote(s) deleted."
        " Next: ./invoke build (and publish), which takes them off the site"
    )


def quote(settings: Settings, db: Database, asked: argparse.Namespace, now: datetime) -> None:
    """List quotes, show how a voice could be quoted, or put a passage of it forward."""
    if asked.voice is None:
        list_quotes(settings, db)
        return
    voice = known_voice(db, asked.voice)
    if asked.story is None:
        print(masked_words(settings, db, voice))
        print("Next: ./invoke quote VOICE --story SLUG --as NAME --words 'first ... last'")
        return
    if not any(row["kind"] == "story" and row["slug"] == asked.story for row in text_versions(db)):
        raise Refusal(f"No story is called {asked.story[:60]!r}: ./invoke stories lists them.")
    first, _, last = (asked.words or "").partition(BETWEEN)
    person = check_person(settings, asked.person)
    number = put_forward(settings, db, voice, asked.story, (first.strip(), last.strip()), person, now.date())
    print(
        f"quote: put forward as quote-{number}. Next: two other people run ./invoke vet --approve quote-{number} --as NAME"
    )


def list_quotes(settings: Settings, db: Database) -> None:
    """Every quote with its words and why it stays inside."""
    judged = list(judged_quotes(settings, db))
    for row, reason in judged:
        print(
            f"quote-{row['id']} for {row['slug']} ({row['language']}): {reason or 'may leave'}\n  {row['words']}"
        )
    leaving = sum(reason is None for _, reason in judged)
    print(f"quote: {leaving} of {len(judged)} quotes may leave. Next: ./invoke build")


def main(arguments: list[str]) -> None:
    """`python -m jobs.vetting.quoting consent|quote ...`"""
    parser = argparse.ArgumentParser(prog="./invoke", description="Quotes and the consent they rest on.")
    commands = parser.add_subparsers(required=True)
    giving = commands.add_parser("consent", help="write down or revoke a consent to be quoted")
    giving.add_argument("voice")
    giving.add_argument("--wording")
    giving.add_argument("--on")
    giving.add_argument("--revoke", action="store_true")
    giving.set_defaults(job=consent)
    quoting = commands.add_parser("quote", help="list quotes, show a voice, or put a passage forward")
    quoting.add_argument("voice", nargs="?")
    quoting.add_argument("--story")
    quoting.add_argument("--words")
    quoting.set_defaults(job=quote)
    for command in (giving, quoting):
        command.add_argument("--as", dest="person")
    asked = parser.parse_args(arguments)
    settings, now = read_settings(), local_now()
    with only_run(settings.database):
        asked.job(settings, open_store(settings.database), asked, now)


if __name__ == "__main__":
    run_door(main)
