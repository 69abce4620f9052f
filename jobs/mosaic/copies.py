"""Finds copies: the same author saying the same again, or a long text repeated on another channel, is one voice, each copy kept (M11).

Each voice is compared with those of the same author in the last 14 days, and, when it is long, with near wordings of other authors on other
channels or of nobody known: two known customers of one channel who say the same (a form, a letter that goes round) stay two voices.
How often this errs is measured by benchmarks/copies_error.py; docs/measuring.md says what it found.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from jobs.mosaic.alike import OTHERS, OWN, Words, bands, is_alike, is_same
from jobs.mosaic.said import DAYS, LATEST, Said, words_of
from jobs.mosaic.translated import Encode, Translations

__all__ = ["Said", "find_copies", "words_of"]

LONG = (
    20  # words from which a text of another author may be a copy: nobody says so many words alike by chance
)
DAYS_BACK = timedelta(days=DAYS)
BEGINNING = date.min + DAYS_BACK


@dataclass
class Wording:
    """All first voices of the last days with exactly these words, by channel and by whether their author is known."""

    words: Words
    first: dict[tuple[str, bool], deque[Said]] = field(default_factory=lambda: defaultdict(deque))
    latest: date = date.min

    def add(self, one: Said) -> None:
        """A voice that is no copy."""
        self.latest = one.day
        self.first[one.channel, bool(one.authors)].append(one)

    def elsewhere(self, one: Said) -> Iterator[Said]:
        """The earliest voice of each channel that may be the same person's: on another channel, or of an author whom nobody knows."""
        for (channel, known), voices in self.first.items():
            while voices and one.day - voices[0].day > DAYS_BACK:
                voices.popleft()
            if voices and (channel != one.channel or not known or not one.authors):
                yield voices[0]


class Memory:
    """The first voices of the last days, so that each new one is compared with few."""

    def __init__(self) -> None:
        self.by_author: dict[str, deque[Said]] = defaultdict(lambda: deque(maxlen=LATEST))
        self.by_words: dict[Words, Wording] = {}
        self.by_band: dict[tuple[int, bytes], deque[Wording]] = defaultdict(lambda: deque(maxlen=LATEST))
        self.cleared = date.min

    def add(self, one: Said) -> None:
        """Keep a voice that is no copy; days never go back."""
        if one.day - self.cleared > DAYS_BACK:
            self.forget(one.day)
        for author in one.authors:
            self.by_author[author].append(one)
        if len(one.words) < LONG:
            return
        if one.words not in self.by_words:
            self.by_words[one.words] = Wording(one.words)
            for band in bands(one.words):
                self.by_band[band].append(self.by_words[one.words])
        self.by_words[one.words].add(one)

    def forget(self, today: date) -> None:
        """Drop what nobody can repeat any more, so that a year needs no more memory than a month."""
        first = today - DAYS_BACK if today > BEGINNING else date.min
        self.cleared = today
        for author in [author for author, said in self.by_author.items() if not said or said[-1].day < first]:
            del self.by_author[author]
        self.by_words = {words: one for words, one in self.by_words.items() if one.latest >= first}
        kept = {id(one) for one in self.by_words.values()}
        for band, wordings in list(self.by_band.items()):
            there = [one for one in wordings if id(one) in kept]
            if there:
                self.by_band[band] = deque(there, maxlen=LATEST)
            else:
                del self.by_band[band]

    def own(self, one: Said) -> Iterator[Said]:
        """Voices of the same author within the days."""
        for author in one.authors:
            yield from (earlier for earlier in self.by_author[author] if one.day - earlier.day <= DAYS_BACK)

    def others(self, one: Said) -> Iterator[Said]:
        """Long voices with the same words or near ones, of whatever author."""
        if len(one.words) < LONG:
            return
        if one.words in self.by_words:
            yield from self.by_words[one.words].elsewhere(one)
        near = {wording.words: wording for band in bands(one.words) for wording in self.by_band.get(band, ())}
        for words, wording in near.items():
            if words != one.words and is_alike(words, one.words, OTHERS):
                yield from wording.elsewhere(one)


def find_copies(
    said: Iterable[Said],
    settled: Mapping[int, int] | None = None,
    since: date | None = None,
    encode: Encode | None = None,
) -> Mapping[int, int]:
    """By copy: the first voice it repeats. The earliest day comes first, then the smallest number.

    With `settled` (copies of the last run) and `since` (the earliest day of a voice that is new or changed) what was said before that
    day stays as it is and costs nothing. `encode` makes sentence vectors: with it translations of the same author are found too.
    """
    ordered = sorted(said, key=lambda one: (one.day, one.voice))
    start = first_day(ordered, settled or {}, since)
    copies = {
        one.voice: settled[one.voice]
        for one in ordered
        if settled and one.day < start and one.voice in settled
    }
    recent = [one for one in ordered if one.day >= start - DAYS_BACK and one.voice not in copies]
    translations, memory = Translations(recent, encode) if encode else None, Memory()
    for one in recent:
        first = first_of(one, memory, translations) if one.day >= start else None
        if first:
            copies[one.voice] = first.voice
        else:
            memory.add(one)
    return copies


def first_day(ordered: Sequence[Said], settled: Mapping[int, int], since: date | None) -> date:
    """The day from which copies are looked for: `since`, or earlier where a copy lost its first voice; all days without `since`."""
    if since is None:
        return BEGINNING
    there = {one.voice for one in ordered}
    orphans = [one.day for one in ordered if settled.get(one.voice, one.voice) not in there]
    return min([since, *orphans])


def first_of(one: Said, memory: Memory, translations: Translations | None) -> Said | None:
    """The earliest voice that this one repeats."""
    found = [earlier for earlier in memory.own(one) if is_same(earlier.words, one.words, OWN)]
    if translations:
        found += [earlier for earlier in memory.own(one) if translations.same(earlier, one)]
    found += memory.others(one)
    return min(found, key=lambda earlier: (earlier.day, earlier.voice), default=None)
