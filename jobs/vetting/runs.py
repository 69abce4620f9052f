"""No six words in a row stand on a public page as they stand in somebody's voice: a search engine would find the author.

Six words hardly ever meet by chance: 0 to 0.09 % of independent texts (design, anonymisation: verbatim runs).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jobs.vetting.reading import Passage, words

RUN = 6


def runs_of(stream: Sequence[str]) -> Iterator[int]:
    """One number for each run of six words."""
    for place in range(len(stream) - RUN + 1):
        yield hash(tuple(stream[place : place + RUN]))


def learn_runs(voices: Iterable[str]) -> frozenset[int]:
    """All runs of all voices."""
    return frozenset(run for voice in voices for run in runs_of(words(voice)))


def find_runs(known: frozenset[int], passages: Iterable[Passage]) -> Iterator[int]:
    """Lines on which a shared run begins; runs are followed across tags and paragraphs."""
    stream = [(word, passage.line) for passage in passages for word in words(passage.text)]
    for place, run in enumerate(runs_of([word for word, _ in stream])):
        if run in known:
            yield stream[place][1]
