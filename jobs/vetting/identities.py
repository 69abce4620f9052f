"""No known person stands on a public page: names, e-mails, phones, orders, addresses and handles that the store knows.

The page's few words are turned into keys and looked up among millions; what answers is compared word by word with the store, so that
a key that fits by chance stops nothing (design, anonymisation: the airlock).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from jobs.vetting.identity_checks import Question, stands_there
from jobs.vetting.identity_keys import Keys, Secret, keyed, keys_of
from jobs.vetting.page_spots import Spot, Spots, spots_of
from jobs.vetting.page_words import Page, read_page
from jobs.vetting.reading import Passage

Contacts = Iterable[tuple[int, str, str]]  # person, kind, value
KINDS = {
    **dict.fromkeys(("pair", "glued", "initial"), "a known person's name"),
    "phone": "a known person's phone",
}
OTHER_KIND = "a known person's e-mail, order, address or handle"
NO_SECRET: Secret = (1, 3, 5)
WORDS_ALONE = frozenset(
    {"pair", "glued", "initial"}
)  # kinds whose answer does not depend on what stands around them
MOST_KEPT = 500_000


@dataclass(frozen=True)
class Known:
    """Where everybody is found: sorted keys, whose each is, and what the store holds of some people; `passed` keeps words that are nobody."""

    keys: Keys
    owners: NDArray[np.int64]
    secret: Secret
    contacts_of: Callable[[Iterable[int]], Contacts]
    passed: set[tuple[str, tuple[str, ...]]] = field(default_factory=set, compare=False)

    @cached_property
    def beginnings(self) -> NDArray[np.bool_]:
        """True for the first bits with which any key begins, so that most keys of a page need not be searched for."""
        made = np.zeros(1 << self.bits, np.bool_)
        made[self.keys >> np.uint64(64 - self.bits)] = True
        return made

    @property
    def bits(self) -> int:
        """How many first bits are looked at: eight times as many beginnings as there are keys, at least a thousand."""
        return max(10, (8 * len(self.keys)).bit_length())


def know(contacts: Iterable[tuple[str, str]], secret: Secret = NO_SECRET) -> Known:
    """A small number of people, kept in memory: each (kind, value) stands for itself."""
    people = sorted(set(contacts))
    keys, owners = keys_of(((number, *contact) for number, contact in enumerate(people)), secret)
    order = np.argsort(keys, kind="stable")
    return Known(
        keys[order], owners[order], secret, lambda some: ((number, *people[number]) for number in some)
    )


def find_identities(known: Sequence[Known], passages: Sequence[Passage]) -> Iterator[tuple[int, str]]:
    """Passage and kind of every identity that stands in these passages; the value itself is never given back."""
    return identities_on(known, read_page(passages))


def identities_on(known: Sequence[Known], page: Page) -> Iterator[tuple[int, str]]:
    """The same on a page that is taken to words already."""
    spots = spots_of(page)
    for people in known:
        for spot in found_on(people, page, spots):
            yield page.passages[spot.place], KINDS.get(spot.kind, OTHER_KIND)


def found_on(known: Known, page: Page, spots: Spots) -> Iterator[Spot]:
    """The spots of a page at which a known person really stands."""
    near: dict[Spot, set[int]] = {}
    for spot, owners in hits(known, spots):
        if (spot.kind, spot.seen) not in known.passed:
            near.setdefault(spot, set()).update(owners)
    contacts = contacts_by_person(known, near.values())
    for spot, people in near.items():
        if is_there(page, spot, (contact for person in people for contact in contacts.get(person, ()))):
            yield spot
        elif spot.kind in WORDS_ALONE:
            remember(known.passed, spot)


def contacts_by_person(known: Known, groups: Iterable[set[int]]) -> dict[int, list[tuple[str, str]]]:
    """What the store holds of all these people."""
    contacts: dict[int, list[tuple[str, str]]] = {}
    if people := set[int]().union(*groups):
        for person, kind, value in known.contacts_of(people):
            contacts.setdefault(person, []).append((kind, value))
    return contacts


def remember(passed: set[tuple[str, tuple[str, ...]]], spot: Spot) -> None:
    """Keep what was nobody, so that it is compared once in a build; when there is too much of it, begin anew."""
    if len(passed) >= MOST_KEPT:
        passed.clear()
    passed.add((spot.kind, spot.seen))


def hits(known: Known, spots: Spots) -> Iterator[tuple[Spot, list[int]]]:
    """The spots of a page whose key is known, each with the people whose key it is."""
    if not len(known.keys):
        return
    keys = keyed(spots.codes, known.secret)
    likely = np.flatnonzero(known.beginnings[keys >> np.uint64(64 - known.bits)])
    first = np.searchsorted(known.keys, keys[likely])
    same = known.keys[np.minimum(first, len(known.keys) - 1)] == keys[likely]
    found, first = likely[same], first[same]
    ends = np.searchsorted(known.keys, keys[found], side="right")
    for number, begin, end in zip(found.tolist(), first.tolist(), ends.tolist(), strict=True):
        yield spots.spot(number), known.owners[begin:end].tolist()


def is_there(page: Page, spot: Spot, contacts: Iterable[tuple[str, str]]) -> bool:
    """True when one of these contacts really stands at the spot."""
    return any(stands_there(Question(page, spot, kind, value)) for kind, value in contacts)
