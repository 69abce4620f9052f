"""How well discovery finds by itself what people found by hand: AMI and V-measure of its clusters against the labels (M3).

AMI: mutual information adjusted for chance (Vinh 2010), 0 is chance, 1 the same sorting; V-measure: Rosenberg & Hirschberg 2007. Voices
in no cluster count as one cluster of their own; "AMI of the clustered" leaves them out. Voices of several labels, or of none, take
part in the clustering and not in the comparison; where most have several, each combination of labels counts as one label.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jobs.mosaic.measuring.stability import Moved, divide, other_clusters
from jobs.mosaic.measuring.texts import Text

NOWHERE = -1
MIXED = 0.1  # a cluster is mixed when its second language has this share of it


@dataclass(frozen=True)
class Clustered:
    """The figures of one clustering; None where nothing can be compared."""

    voices: int
    compared: int
    clusters: int
    labels: int
    left: float
    ami: float | None
    v_measure: float | None
    ami_clustered: float | None
    mixed: float | None


def measure(
    texts: Sequence[Text], clock: Callable[[], float], seed: int, *, stability: bool
) -> tuple[Clustered, float, Moved | None]:
    """Cluster all voices without their labels and compare; CPU seconds of the clustering by `clock`; what 1 % new voices move."""
    from jobs.mosaic.discovery import clusters
    from jobs.mosaic.vectors import encode

    vectors, spoken = encode([text.text for text in texts]), [text.lang for text in texts]
    before = clock()
    found = [int(one) for one in clusters(vectors, languages=spoken)]
    spent = clock() - before
    moved = None
    if stability:
        new, old = divide(texts, seed)
        alone = [int(one) for one in clusters(vectors[old], languages=[spoken[row] for row in old])]
        moved = Moved(len(old), len(new), other_clusters(alone, [found[row] for row in old]))
    return judge(texts, found), spent, moved


def judge(texts: Sequence[Text], clusters: Sequence[int]) -> Clustered:
    """Compare clusters (-1: in none) with labels."""
    single = compared(texts, clusters)
    inside = [(label, one) for label, one in single if one != NOWHERE]
    ami, v_measure = compare(single)
    return Clustered(
        voices=len(texts),
        compared=len(single),
        clusters=len(set(clusters) - {NOWHERE}),
        labels=len({label for label, _ in single}),
        left=sum(one == NOWHERE for one in clusters) / len(texts),
        ami=ami,
        v_measure=v_measure,
        ami_clustered=compare(inside)[0],
        mixed=mixed_share(texts, clusters),
    )


def compared(texts: Sequence[Text], clusters: Sequence[int]) -> list[tuple[str, int]]:
    """Label and cluster of the voices that are compared: those of one label, or where most have several, each combination as a label."""
    labelled = [(text.labels, one) for text, one in zip(texts, clusters, strict=True) if text.labels]
    single = [(labels[0], one) for labels, one in labelled if len(labels) == 1]
    if 2 * len(single) >= len(labelled):
        return single
    return [(" + ".join(sorted(labels)), one) for labels, one in labelled]


def compare(pairs: Sequence[tuple[str, int]]) -> tuple[float | None, float | None]:
    """AMI and V-measure of (label, cluster); None where fewer than two labels are compared."""
    if len({label for label, _ in pairs}) < 2:
        return None, None
    from sklearn.metrics import adjusted_mutual_info_score, v_measure_score

    gold, found = [label for label, _ in pairs], [cluster for _, cluster in pairs]
    return float(adjusted_mutual_info_score(gold, found)), float(v_measure_score(gold, found))


def mixed_share(texts: Sequence[Text], clusters: Sequence[int]) -> float | None:
    """Of the clustered voices: the share in clusters of more than one language; None in a file of one language."""
    if len({text.lang for text in texts}) < 2:
        return None
    spoken: dict[int, Counter[str]] = {}
    for text, cluster in zip(texts, clusters, strict=True):
        if cluster != NOWHERE:
            spoken.setdefault(cluster, Counter())[text.lang] += 1
    inside = sum(counted.total() for counted in spoken.values())
    mixed = sum(counted.total() for counted in spoken.values() if is_mixed(counted))
    return mixed / inside if inside else None


def is_mixed(spoken: Counter[str]) -> bool:
    """True when the second language has a tenth of the voices or more."""
    ranked = spoken.most_common(2)
    return len(ranked) == 2 and ranked[1][1] >= MIXED * spoken.total()
