"""Each voice is taken in once (F2): a new one is kept, a changed one gets a revision, the same one changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from typing import Any

from sqlite_utils import Database

from db.answers import save_answers
from db.customers import customers_by_identifier, save_contacts, save_customer, save_identifiers
from db.erasing import erased_identifiers
from db.store import as_json, writing
from db.voices import Past, hash_of, past_of, save_quarantine, save_revision, save_voice
from jobs.channels.sources import Source
from jobs.channels.voice import Page, Unreadable, Voice
from jobs.gather.identity import identifiers, pseudonym
from jobs.gather.ledger import Counts, refuse_all_unreadable, refuse_imbalance

TOGETHER = 1_000  # voices that are looked up at once


@dataclass
class Turn:
    """One source being written: where to, for which run, and with which key."""

    db: Database
    source: Source
    key: bytes
    run: int
    counts: Counts = field(default_factory=Counts)  # of the pages that are written
    told: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)  # why voices of this page are in quarantine
    set_apart: list[str] = field(default_factory=list)  # places and reasons that are new in quarantine
    # Earlier words seen again: real only when the newest words do not follow on the same page.
    gone_back: dict[str, tuple[Voice, Past]] = field(default_factory=dict)


def take_in(turn: Turn, page: Page) -> None:
    """Write one page, all of it or nothing, and count where its voices went."""
    turn.told.clear()
    turn.reasons.clear()
    turn.gone_back.clear()
    with writing(turn.db):
        for together in in_portions(page.voices):
            take_portion(turn, together)
        for voice, past in turn.gone_back.values():
            revise(turn, voice, past)
        counts = Counts(**turn.told)
        refuse_imbalance(counts, turn.source.name)
        refuse_all_unreadable(counts, turn.reasons, turn.source.name)
    turn.counts += counts


def in_portions(voices: Iterable[Voice | Unreadable]) -> Iterator[list[Voice | Unreadable]]:
    """The voices in lists of a bearable size."""
    following = iter(voices)
    while portion := list(islice(following, TOGETHER)):
        yield portion


def take_portion(turn: Turn, portion: list[Voice | Unreadable]) -> None:
    """Look up what is known of these voices, then write each."""
    turn.told["fetched"] += len(portion)
    ids = [one.external_id for one in portion if isinstance(one, Voice)]
    known = past_of(turn.db, turn.source.name, ids)
    for one in portion:
        if isinstance(one, Unreadable):
            set_apart(turn, one)
        elif past := known.get(one.external_id):
            compare(turn, one, past)
        elif is_erased(turn, one):
            turn.told["erased"] += 1
        else:
            known[one.external_id] = keep(turn, one)


def is_erased(turn: Turn, voice: Voice) -> bool:
    """Whether it was said by a person who was erased and still stands in a source's files."""
    if erased_identifiers(turn.db, [pseudonym(turn.key, "voice", turn.source.name, voice.external_id)]):
        return True
    return strongest_is_erased(turn.db, pseudonyms(turn, voice) if voice.contacts else [])


def strongest_is_erased(db: Database, digests: list[str]) -> bool:
    """Whether the strongest identifier that is known belongs to somebody who was erased.

    As in recognising: who shares an order with them is heard.
    """
    erased, known = erased_identifiers(db, digests), customers_by_identifier(db, digests)
    return next((digest in erased for digest in digests if digest in erased or digest in known), False)


def set_apart(turn: Turn, one: Unreadable) -> None:
    """Keep what could not be read, unless it was erased with a person and still stands in a source's files."""
    digest = blake2b(one.content, digest_size=16).hexdigest()
    if erased_identifiers(turn.db, [pseudonym(turn.key, "quarantine", turn.source.name, digest)]):
        turn.told["erased"] += 1
        return
    if save_quarantine(turn.db, turn.run, turn.source.name, **vars(one)):
        turn.set_apart.append(f"{one.place}: {one.reason}")
    turn.told["quarantined"] += 1
    turn.reasons[one.reason] += 1


def keep(turn: Turn, voice: Voice) -> Past:
    """Write a voice that was never heard before."""
    customer = recognised_by_strongest_identifier(turn, voice)
    words = words_of(voice)
    number = save_voice(turn.db, turn.run, turn.source.name, customer, words=words, scores=dict(voice.scores))
    save_answers(turn.db, number, 0, dict(voice.answers))
    turn.told["new"] += 1
    return Past(number, customer, [words["row_hash"]])


def compare(turn: Turn, voice: Voice, past: Past) -> None:
    """Write what changed about a voice that is known."""
    if past.customer_id is not None:
        save_contacts(turn.db, past.customer_id, voice.contacts)
    digest = words_of(voice)["row_hash"]
    if digest == past.hashes[-1]:
        turn.told["same"] += 1
        let_go_back(turn, voice)
    elif digest in past.hashes:
        let_go_back(turn, voice)
        turn.gone_back[voice.external_id] = (voice, past)
    else:
        let_go_back(turn, voice)
        revise(turn, voice, past)


def let_go_back(turn: Turn, voice: Voice) -> None:
    """Newer words follow on the same page, so the earlier ones before them were only the history."""
    if turn.gone_back.pop(voice.external_id, None):
        turn.told["same"] += 1


def revise(turn: Turn, voice: Voice, past: Past) -> None:
    """Write later words beside the first ones."""
    words, number = words_of(voice), len(past.hashes)
    save_revision(turn.db, turn.run, past.voice_id, number, words=words, scores=dict(voice.scores))
    save_answers(turn.db, past.voice_id, number, dict(voice.answers))
    past.hashes.append(words["row_hash"])
    turn.told["changed"] += 1


def words_of(voice: Voice) -> dict[str, Any]:
    """A voice as the columns of the store."""
    words: dict[str, Any] = {
        "external_id": voice.external_id,
        "said_on": voice.said_on,
        "text": voice.text,
        "rating": voice.rating,
        "attributes": as_json(dict(voice.attributes)),
    }
    return words | {"row_hash": hash_of(words, dict(voice.scores), dict(voice.answers))}


def recognised_by_strongest_identifier(turn: Turn, voice: Voice) -> int | None:
    """The customer who spoke; nobody when the channel gives no contact at all.

    Where two known customers answer to one voice, the strongest identifier decides and they stay two.
    """
    if not voice.contacts:
        return None
    digests = pseudonyms(turn, voice)
    known = customers_by_identifier(turn.db, digests)
    customer = next((known[digest] for digest in digests if digest in known), None)
    if customer is None:
        customer = save_customer(turn.db, digests[0], voice.said_on)
    save_identifiers(turn.db, customer, digests)
    save_contacts(turn.db, customer, voice.contacts)
    return customer


def pseudonyms(turn: Turn, voice: Voice) -> list[str]:
    """Under what the author is known, strongest first; a bare name or address stands for this one voice only."""
    channel, key = turn.source.name, turn.key
    found = identifiers(key, channel, turn.source.subject, voice.contacts)
    return found or [pseudonym(key, "voice", channel, voice.external_id)]
