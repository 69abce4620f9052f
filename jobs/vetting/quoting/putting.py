"""Puts a passage of a voice forward as a quote, and says which quotes may leave; used by the door, the airlock and the build."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from sqlite_utils import Database

from db.airlock import contacts_of_customers
from db.approvals import save_approval
from db.quotes import all_quotes, find_voice, quoted_words, save_consent, save_quote, standing_consent
from jobs.hear.__main__ import load_staff
from jobs.hear.cleaning import clean_text
from jobs.hear.known import Contact
from jobs.hear.staff import colleagues_beside
from jobs.refusal import Refusal
from jobs.settings import LANGUAGES, Settings
from jobs.vetting.approval import check_approver
from jobs.vetting.passage import Passage
from jobs.vetting.quotes import holding, passage, quotable, quote_hash
from jobs.vetting.quoting.quotes_file import Given, read_quotes
from jobs.vetting.reading import expanded

US = "us"


def known_voice(db: Database, asked: str) -> dict[str, Any]:
    """The voice that is meant, or a refusal that does not repeat what was typed."""
    voice = find_voice(db, asked)
    if voice is None:
        raise Refusal("No voice has that number: give its number, or channel/number-in-the-channel.")
    return voice


def masked_words(settings: Settings, db: Database, voice: dict[str, Any]) -> str:
    """A voice's newest words, strictly masked, as they could be quoted."""
    if voice["language"] not in LANGUAGES:
        raise Refusal(
            "This voice has no language yet: run ./invoke hear first, or quote one in a language of the site."
        )
    author = [(kind, value) for _, kind, value in contacts_of_customers(db, [voice["customer_id"]])]
    known = (*author, *colleagues_beside(load_staff(settings), author))
    return strictly_masked(voice["text"], known, tuple(settings.organisation.values()), voice["language"])


@lru_cache(maxsize=1_000)
def strictly_masked(text: str, known: tuple[Contact, ...], own: tuple[str, ...], language: str) -> str:
    """Masked once in a run, however often it is asked for."""
    from jobs.hear.redact import redact  # all finders and models: only where there are quotes

    return quotable(redact(clean_text(text), known, own, strict=True).text, language)


def put_forward(
    settings: Settings,
    db: Database,
    voice: dict[str, Any],
    story: str,
    part: tuple[str, str],
    person: str,
    day: date,
) -> int:
    """Write a passage (its first and last words) down as a quote for a story; returns the quote's number."""
    if voice["subject"] != US:
        raise Refusal("This voice is about another company and is never published: quote one about us.")
    consent = standing_consent(db, voice["voice_id"])
    if consent is None:
        raise Refusal(
            "Its author gave no consent to be quoted, or revoked it: ./invoke consent writes one down."
        )
    words = passage(masked_words(settings, db, voice), *part)
    return save_quote(
        db,
        {
            "consent_id": consent["id"],
            "slug": story,
            "language": voice["language"],
            "words": words,
            "sha256": quote_hash(voice["place"], story, voice["language"], words, consent),
            "person": person,
            "put_on": day.isoformat(),
        },
    )


def load_quotes(settings: Settings, db: Database) -> None:
    """Take in quotes.jsonl of the organisation's folder; a voice that is not here (yet, or any more) is passed over."""
    place = settings.folder / "quotes.jsonl"
    lines = read_quotes(place.read_bytes(), str(place)) if place.is_file() else ()
    known = {colleague.id for colleague in load_staff(settings)} if lines else set()
    for line, given in lines:
        if given.person not in known:
            raise Refusal(
                f"{line}: the person is not an id of staff.toml: use one of {', '.join(sorted(known))}."
            )
        voice = find_voice(db, given.voice)
        if voice is not None and voice["language"] in LANGUAGES:
            load_quote(settings, db, given, voice, line)


def load_quote(settings: Settings, db: Database, given: Given, voice: dict[str, Any], place: str) -> None:
    """Take one line in; a passage that does not stand in its voice any more stays inside and stops nobody's night."""
    consent = {"wording": given.wording, "given_on": given.consented_on.isoformat(), "person": given.person}
    save_consent(db, {"voice_id": voice["voice_id"], **consent})
    standing = standing_consent(db, voice["voice_id"])
    if standing is None or is_put_forward(db, standing["id"], given):
        return
    try:
        put_forward(settings, db, voice, given.story, (given.first, given.last), given.person, given.on)
    except Refusal as refusal:
        print(f"vet: {place}: {refusal}")


def is_put_forward(db: Database, consent: int, given: Given) -> bool:
    """True when this passage is in the store: a night with nothing new masks nothing again."""
    return any(
        words.startswith(given.first) and words.endswith(given.last)
        for words in quoted_words(db, consent, given.story)
    )


def judged_quotes(settings: Settings, db: Database) -> Iterator[tuple[dict[str, Any], str | None]]:
    """Every quote with the reason why it stays inside, or None."""
    staff = frozenset(colleague.id for colleague in load_staff(settings))
    for quote in all_quotes(db):
        yield quote, holding(quote, masked_words(settings, db, quote), staff, settings.smallest_cell)


def released_quotes(settings: Settings, db: Database) -> list[dict[str, Any]]:
    """The quotes that may leave."""
    return [quote for quote, reason in judged_quotes(settings, db) if reason is None]


def quotes_by_file(quotes: Collection[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Where each quote may stand: the words, and how the airlock reads them there, by the file of the site."""
    files: dict[str, tuple[str, ...]] = {}
    for quote in quotes:
        file = f"{quote['language']}/changes/{quote['slug']}.html"
        files[file] = (*files.get(file, ()), *as_read(quote["words"]))
    return files


def as_read(words: str) -> Iterator[str]:
    """Words as the airlock reads them on a page, and in one piece all its other readings: tags and entities that a customer wrote out."""
    passages = list(expanded(Passage(1, words), 0))
    for kind in ("text", "beside"):
        if read := " ".join(passage.text for passage in passages if passage.kind == kind):
            yield read


def quote_pieces(quotes: Collection[dict[str, Any]]) -> dict[str, dict[str, list[str]]]:
    """quotes.json: words by language and story, nothing else."""
    pieces: dict[str, dict[str, list[str]]] = {language: {} for language in LANGUAGES}
    for quote in quotes:
        pieces[quote["language"]].setdefault(quote["slug"], []).append(quote["words"])
    return pieces


def approve_quote(settings: Settings, db: Database, name: str, person: str, day: date) -> None:
    """One person approves the words of a quote that somebody else put forward."""
    found = next((row for row, _ in judged_quotes(settings, db) if f"quote-{row['id']}" == name), None)
    if found is None:
        raise Refusal(f"There is no {name[:20]}: ./invoke quote lists them.")
    check_approver(person, found["person"], frozenset(colleague.id for colleague in load_staff(settings)))
    new = save_approval(db, found["sha256"], person, day.isoformat())
    print(f"vet: {name} {'is approved' if new else 'was approved already'} by {person}. Next: ./invoke quote")
