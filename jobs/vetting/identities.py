"""No known person stands on a public page: names, e-mails, phones, orders, addresses and handles that the store knows.

The page's few words are turned into keys and looked up among millions; what answers is compared word by word with the store, so that
a key that fits by chance stops nothing (design, anonymisation: the airlock).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jobs.vetting.identity_checks import Question, stands_there
from jobs.vetting.identity_keys import Keys, Secret, keyed, keys_of
from jobs.vetting.page_spots import Spot, Spots, spots_of
from jobs.vetting.page_words import Page, read_page
from jobs.vetting.reading import Passage

Contact = tuple[str, str]
KINDS = {
    **dict.fromkeys(("pair", "glued", "initial"), "a known person's name"),
    "phone": "a known person's phone",
}
OTHER_KIND = "a known person's e-mail, order, address or handle"
NO_SECRET: Secret = (1, 3, 5)


@dataclass(frozen=True)
class Known:
    """Where everybody is found: sorted keys, whose each is, and what the store holds of a person."""

    keys: Keys
    owners: NDArray[np.int64]
    secret: Secret
    contacts_of: Callable[[int], Sequence[Contact]]


def know(contacts: Iterable[Contact], secret: Secret = NO_SECRET) -> Known:
    """A small number of people, kept in memory: each (kind, value) stands for itself."""
    people = sorted(set(contacts))
    keys, owners = keys_of(((number, *contact) for number, contact in enumerate(people)), secret)
    order = np.argsort(keys, kind="stable")
    return Known(keys[order], owners[order], secret, lambda person: [people[person]])


def find_identities(known: Sequence[Known], passages: Sequence[Passage]) -> Iterator[tuple[int, str]]:
    """Passage and kind of every identity that stands in these passages; the value itself is never given back."""
    page = read_page(passages)
    spots = spots_of(page)
    for people in known:
        for spot, owners in hits(people, spots):
            if is_there(people, page, spot, owners):
                yield page.passages[spot.place], KINDS.get(spot.kind, OTHER_KIND)


def hits(known: Known, spots: Spots) -> Iterator[tuple[Spot, list[int]]]:
    """The spots of a page whose key is known, each with the people whose key it is."""
    if not len(known.keys):
        return
    keys = keyed(spots.codes, known.secret)
    first = np.searchsorted(known.keys, keys)
    found = np.flatnonzero(known.keys[np.minimum(first, len(known.keys) - 1)] == keys)
    ends = np.searchsorted(known.keys, keys[found], side="right")
    for number, end in zip(found.tolist(), ends.tolist(), strict=True):
        yield spots.spot(number), known.owners[first[number] : end].tolist()


def is_there(known: Known, page: Page, spot: Spot, owners: Iterable[int]) -> bool:
    """True when a contact of one of these people really stands at the spot."""
    return any(
        stands_there(Question(page, spot, kind, value))
        for owner in owners
        for kind, value in known.contacts_of(owner)
    )
