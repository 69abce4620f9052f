"""Clusters sentence vectors with BERTopic or with our discovery, in a process of its own; started by benchmarks/themes_bertopic.py.

`python themes_bertopic_child.py bertopic|ours FOLDER`: FOLDER holds vectors.npy, texts.json, languages.json, old.json (the rows that were there before the
1 % new ones); prints one JSON line with clusters of all rows, clusters of the old rows alone, CPU seconds of the former, peak memory.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

SEED = 1
WARM_UP = 300  # rows on which compilers warm up before the clock runs

Finder = Callable[[list[str], list[str], "np.ndarray"], list[int]]


def bertopic(texts: list[str], _languages: list[str], vectors: np.ndarray) -> list[int]:
    """BERTopic as it comes, with our vectors; its UMAP is given a seed, so that a run can be repeated."""
    from bertopic import BERTopic
    from umap import UMAP

    reduced = UMAP(
        n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", low_memory=False, random_state=SEED
    )
    model = BERTopic(umap_model=reduced, embedding_model=None, language="multilingual")
    topics, _ = model.fit_transform(texts, vectors)
    return [int(topic) for topic in topics]


def ours(_texts: list[str], languages: list[str], vectors: np.ndarray) -> list[int]:
    """What the program does, without the texts."""
    from jobs.mosaic.discovery import clusters

    return [int(cluster) for cluster in clusters(vectors, languages=languages)]


def peak_mb() -> int:
    """Highest memory of this process so far; getrusage would count that of the process which started it."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return round(int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024)


def main(finder: Finder, folder: Path) -> None:
    """Cluster everything, then the old rows alone."""
    vectors = np.load(folder / "vectors.npy")
    texts = json.loads((folder / "texts.json").read_text("utf-8"))
    spoken = json.loads((folder / "languages.json").read_text("utf-8"))
    old = json.loads((folder / "old.json").read_text("utf-8"))
    finder(texts[:WARM_UP], spoken[:WARM_UP], vectors[:WARM_UP])
    before = time.process_time()
    everything = finder(texts, spoken, vectors)
    seconds = time.process_time() - before
    peak = peak_mb()
    alone = finder([texts[row] for row in old], [spoken[row] for row in old], vectors[old])
    print(json.dumps({"all": everything, "old": alone, "seconds": seconds, "peak_mb": peak}))


if __name__ == "__main__":
    main({"bertopic": bertopic, "ours": ours}[sys.argv[1]], Path(sys.argv[2]))
