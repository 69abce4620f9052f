"""Discovery side by side with BERTopic on the same sentence vectors in the same run: `OTKLIK_DATA=FOLDER python -m benchmarks.themes_bertopic`.

BERTopic is installed into a throw-away environment (without torch, which it needs only to make vectors); UMAP and HDBSCAN are as it sets
them. Vectors are made once, by our encoder, and given to both. Stability: everything clustered anew after 1 % new texts, clusters
paired so that as few old texts as possible move; "ids" counts old texts whose number is another one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.themes_sets import for_clustering
from jobs.mosaic.measuring.clustering import judge
from jobs.mosaic.measuring.stability import divide, other_clusters
from jobs.mosaic.measuring.table import shown
from jobs.mosaic.measuring.texts import Text
from jobs.mosaic.vectors import encode

WITHOUT_DEPENDENCIES = ("bertopic==0.17.4", "hdbscan==0.8.44", "umap-learn==0.5.12", "pynndescent==0.7.0")
PACKAGES = ("numpy", "scipy", "scikit-learn", "pandas", "numba", "joblib", "tqdm", "plotly", "pyyaml")
CHILD = Path(__file__).with_name("themes_bertopic_child.py")
HOUSE = CHILD.parent.parent
TITLES = (
    f"{'':14}{'':10}{'texts':>7}{'labels':>8}{'themes':>8}{'AMI':>7}{'V':>7}{'AMI in':>8}{'left':>7}"
    f"{'mixed':>7}{'CPU s':>8}{'MB':>6}{'moved':>7}{'ids':>7}"
)


def install(folder: Path) -> Path:
    """A Python with BERTopic in it."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = str(folder / "bin" / "python")
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--no-deps", *WITHOUT_DEPENDENCIES], check=True
    )
    subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    return Path(python)


def ask(python: Path, finder: str, folder: Path) -> dict[str, Any]:
    """The clusters that one of the two finds, and what it used."""
    done = subprocess.run(
        [str(python), str(CHILD), finder, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(HOUSE)},
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def row(name: str, finder: str, texts: Sequence[Text], old: Sequence[int], found: dict[str, Any]) -> str:
    """One line of the table."""
    judged = judge(texts, found["all"])
    after = [found["all"][place] for place in old]
    moved = other_clusters(found["old"], after) / len(old)
    ids = sum(one != other for one, other in zip(found["old"], after, strict=True)) / len(old)
    return (
        f"{name:14}{finder:10}{judged.voices:>7}{judged.labels:>8}{judged.clusters:>8}{shown(judged.ami):>7}"
        f"{shown(judged.v_measure):>7}{shown(judged.ami_clustered):>8}{shown(judged.left):>7}{shown(judged.mixed):>7}"
        f"{found['seconds']:>8.1f}{found['peak_mb']:>6}{moved:>7.3f}{ids:>7.3f}"
    )


def compare(name: str, texts: Sequence[Text], pythons: dict[str, Path]) -> None:
    """Cluster one set with both."""
    _, old = divide(texts, 1)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        np.save(folder / "vectors.npy", encode([text.text for text in texts]))
        (folder / "texts.json").write_text(json.dumps([text.text for text in texts]), "utf-8")
        (folder / "languages.json").write_text(json.dumps([text.lang for text in texts]), "utf-8")
        (folder / "old.json").write_text(json.dumps(old), "utf-8")
        for finder, python in pythons.items():
            print(row(name, finder, texts, old, ask(python, finder, folder)), flush=True)


def main(arguments: list[str]) -> None:
    """Every set, or those that are named."""
    parser = ArgumentParser(prog="python -m benchmarks.themes_bertopic")
    parser.add_argument("sets", nargs="*", help="names of sets (all)")
    parser.add_argument("--python", type=Path, help="an environment that has BERTopic already")
    parser.add_argument("--only", choices=("ours", "bertopic"))
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        pythons = {"ours": Path(sys.executable)}
        if asked.only != "ours":
            pythons["bertopic"] = asked.python or install(Path(folder))
        chosen = {asked.only: pythons[asked.only]} if asked.only else pythons
        print(TITLES)
        for name, texts in for_clustering().items():
            if not asked.sets or name in asked.sets:
                compare(name, texts, chosen)


if __name__ == "__main__":
    main(sys.argv[1:])
