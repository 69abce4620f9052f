"""Divides sorted voices into examples and test: K examples a label and language, drawn by the seed; the rest is the test."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from jobs.mosaic.measuring.texts import Text


@dataclass(frozen=True)
class Split:
    """Examples, test voices, voices that belong nowhere, and the labels that had too few voices: how many examples they got."""

    examples: list[Text]
    test: list[Text]
    foreign: list[Text]
    short: dict[str, int]


def drawn(texts: Iterable[Text], seed: int) -> list[Text]:
    """The voices in an order that depends on the seed and their ids only, not on the order of the file."""
    return sorted(
        texts, key=lambda text: (blake2b(f"{seed}\0{text.id}".encode("utf-8", "replace")).digest(), text.id)
    )


def split_by_number(texts: Sequence[Text], number: int, seed: int) -> Split:
    """`number` examples of each label in each language, rarest labels first; a voice of several labels is an example of each.

    A label keeps one voice for the test where it has two or more.
    """
    known = drawn((text for text in texts if not text.foreign), seed)
    groups: dict[tuple[str, str], list[Text]] = defaultdict(list)
    for text in known:
        for label in text.labels:
            groups[label, text.lang].append(text)
    chosen: set[str] = set()
    short: dict[str, int] = defaultdict(int)
    for (label, _), members in sorted(groups.items(), key=lambda group: (len(group[1]), group[0])):
        wanted = min(number, max(len(members) - 1, 1))
        missing = wanted - sum(member.id in chosen for member in members)
        chosen.update(
            member.id for member in [one for one in members if one.id not in chosen][: max(missing, 0)]
        )
        if wanted < number:
            short[label] += wanted
    return divided(texts, chosen, dict(short))


def split_by_share(texts: Sequence[Text], percent: float, seed: int) -> Split:
    """`percent` of all labelled voices are examples."""
    known = drawn((text for text in texts if not text.foreign), seed)
    return divided(texts, {text.id for text in known[: round(len(known) * percent / 100)]}, {})


def divided(texts: Sequence[Text], chosen: set[str], short: dict[str, int]) -> Split:
    """The voices in their own order, the chosen ones apart."""
    known = [text for text in texts if not text.foreign]
    return Split(
        [text for text in known if text.id in chosen],
        [text for text in known if text.id not in chosen],
        [text for text in texts if text.foreign],
        short,
    )
