"""The figures of a measurement as people read them, and as JSON for machines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from jobs.mosaic.measuring.clustering import Clustered
from jobs.mosaic.measuring.placing import Measured
from jobs.mosaic.measuring.score import Score
from jobs.mosaic.measuring.stability import Moved

ROUND = 4
SHOWN = 5
HEAD = ("voices", "labels", "micro F1", "macro F1", "first right", "of placed", "unplaced")


def placing_json(found: Measured) -> dict[str, Any]:
    """All figures of placing; shares from 0 to 1, null of nothing."""
    foreign = {
        "voices": len(found.foreign),
        "unplaced": rounded(found.foreign_left),
        "auroc": rounded(found.auroc),
    }
    return {
        "examples": len(found.split.examples),
        "fewer_examples": found.split.short,
        "languages": {language: score_json(score) for language, score in found.groups.items()},
        "foreign": foreign if found.foreign else None,
        "cpu_seconds_learning": round(found.learning, 1),
        "texts_per_cpu_second": speed(found),
    }


def score_json(score: Score) -> dict[str, Any]:
    """One group's figures."""
    return {
        "voices": score.voices,
        "labels": len(score.wanted),
        "micro_f1": rounded(score.micro_f1),
        "macro_f1": rounded(score.macro_f1),
        "precision": rounded(score.precision),
        "recall": rounded(score.recall),
        "accuracy": rounded(score.accuracy),
        "accuracy_of_placed": rounded(score.accuracy_placed),
        "unplaced": rounded(score.left),
    }


def clusters_json(found: Clustered, spent: float) -> dict[str, Any]:
    """The figures of a clustering."""
    figures = {name: rounded(one) if isinstance(one, float) else one for name, one in asdict(found).items()}
    return {**figures, "cpu_seconds_clustering": round(spent, 1)}


def moved_json(moved: Moved) -> dict[str, Any]:
    """The figures of stability."""
    return {**asdict(moved), "share": rounded(moved.share)}


def placing_lines(found: Measured) -> Iterator[str]:
    """A table with a row for all voices and one for each language, then what else is to be said."""
    yield f"{'language':9}" + "".join(f"{title:>12}" for title in HEAD)
    for language, score in found.groups.items():
        shares = (score.micro_f1, score.macro_f1, score.accuracy, score.accuracy_placed, score.left)
        numbers = f"{language:9}{score.voices:>12}{len(score.wanted):>12}"
        yield numbers + "".join(f"{shown(one):>12}" for one in shares)
    if found.foreign:
        yield (
            f"foreign: {len(found.foreign)} voices, {shown(found.foreign_left)} left unplaced; "
            f"told apart from the known (AUROC) {shown(found.auroc)}"
        )
    yield from short_lines(found.split.short)
    yield (
        f"{len(found.split.examples)} examples; learned in {found.learning:.1f} CPU s; "
        f"{speed(found)} texts placed per CPU second"
    )


def short_lines(short: Mapping[str, int]) -> Iterator[str]:
    """Which labels had too few voices for the examples that were asked for."""
    if short:
        ranked = sorted(short.items(), key=lambda pair: (pair[1], pair[0]))
        named = ", ".join(f"{label} {number}" for label, number in ranked[:SHOWN])
        more = " ..." if len(short) > SHOWN else ""
        yield f"fewer examples than asked for, because there are too few voices: {len(short)} labels ({named}{more})"


def cluster_lines(found: Clustered, spent: float) -> Iterator[str]:
    """The clustering in a few sentences."""
    yield (
        f"{found.clusters} themes found in {found.voices} voices, {shown(found.left)} in none of them; {spent:.1f} CPU s"
    )
    yield (
        f"against {found.labels} labels of {found.compared} voices: AMI {shown(found.ami)}, "
        f"V-measure {shown(found.v_measure)}, AMI of the clustered {shown(found.ami_clustered)}"
    )
    if found.mixed is not None:
        yield f"{shown(found.mixed)} of the clustered voices are in clusters of more than one language"


def moved_line(moved: Moved, what: str) -> str:
    """Stability in one sentence; `what` says where the voices are."""
    return f"{moved.new} new voices moved {moved.moved} of {moved.old} old ones ({100 * moved.share:.2f} %) to {what}"


def speed(found: Measured) -> int:
    """Texts placed per CPU second."""
    return round(len(found.answers) / max(found.placing, 1e-9))


def rounded(value: float | None) -> float | None:
    """To four places."""
    return None if value is None else round(value, ROUND)


def shown(value: float | None) -> str:
    """0.95432 as "0.954"; a dash for nothing."""
    return "-" if value is None else f"{value:.3f}"
