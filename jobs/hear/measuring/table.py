"""The figures of a measurement as people read them, and as JSON for machines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jobs.hear.measuring.score import LABEL_OF, Score

ROUND = 4


def as_json(score: Score) -> dict[str, Any]:
    """One group's figures; shares from 0 to 1, null of nothing."""
    return {
        "texts": score.texts,
        "recall": {label: rounded(score.recall(label)) for label in sorted(score.marked)},
        "marked": dict(sorted(score.marked.items())),
        "found": dict(sorted(score.found.items())),
        "person_precision": rounded(score.precision),
        "leaky_texts": rounded(score.leak),
        "over_masked_words": rounded(score.over_masked),
    }


def rounded(value: float | None) -> float | None:
    """To four places."""
    return None if value is None else round(value, ROUND)


def lines(groups: Mapping[tuple[str, str], Score]) -> Iterator[str]:
    """A table: a row for each language and noise, then recall by kind for each language."""
    yield f"{'language':9}{'noise':13}{'texts':>6}{'names found':>13}{'precision':>11}{'leaky':>8}{'over':>8}"
    for (language, noise), score in groups.items():
        yield (
            f"{language:9}{noise:13}{score.texts:6}{percent(score.recall('PERSON')):>13}{percent(score.precision):>11}"
            f"{percent(score.leak):>8}{percent(score.over_masked):>8}"
        )
    for (language, noise), score in groups.items():
        if noise == "all":
            yield f"{language}: found by kind: {', '.join(kinds(score)) or 'nothing is marked'}"


def kinds(score: Score) -> Iterator[str]:
    """Recall of each kind with its counts, our kinds first; labels that we do not know are only named."""
    for label in dict.fromkeys(LABEL_OF.values()):
        if score.marked[label]:
            yield f"{label} {score.found[label]}/{score.marked[label]}"
    unknown = sorted(set(score.marked) - set(LABEL_OF.values()))
    if unknown:
        yield f"no kind of ours: {' '.join(unknown)}"


def percent(value: float | None) -> str:
    """0.954 as "95.4 %"; a dash for nothing."""
    return "-" if value is None else f"{100 * value:.1f} %"
