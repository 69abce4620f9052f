"""`./invoke measure-themes` on every labelled set in one table: `OTKLIK_DATA=FOLDER python -m benchmarks.themes_table [SET ...] [--seeds 3]`.

Rows: keywords and label names only, then 5, 10 and 20 examples a label and language (a mean over the seeds), with and without the sentence
encoder at 10. "goal" is what mosaic-and-patterns.md asks of accuracy. Our own keyword lists for restaurants and hotels (English only) are
measured on sentences of one aspect in English, Russian and Arabic; the Russian ones are sentences in which people marked one.
"""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser
from collections.abc import Sequence

from benchmarks.themes_sets import SETS, texts_of
from jobs.mosaic.measuring.labels import themes_of
from jobs.mosaic.measuring.placing import Measured, measure
from jobs.mosaic.measuring.split import divided, split_by_number
from jobs.mosaic.measuring.stability import moved_by_themes
from jobs.mosaic.measuring.table import shown
from jobs.mosaic.measuring.texts import Text
from jobs.mosaic.themes import Theme

MODES = ("zero", "5", "10", "20", "10 words only")
GOALS = {("banking77", "10"): 0.82, ("banking77", "20"): 0.87}
TITLES = (
    f"{'set':14}{'examples':15}{'language':9}{'voices':>8}{'labels':>7}{'micro':>7}{'macro':>7}{'first':>7}{'placed':>8}"
    f"{'unplaced':>9}{'AUROC':>7}{'foreign left':>13}{'learn s':>8}{'texts/s':>8}"
)


def measured(texts: Sequence[Text], mode: str, seed: int) -> Measured:
    """One measurement of a mode."""
    themes = themes_of(texts)
    number = mode.split(maxsplit=1)[0]
    split = divided(texts, set(), {}) if mode == "zero" else split_by_number(texts, int(number), seed)
    return measure(themes, split, time.process_time, vectors="words" not in mode)


def mean(values: Sequence[float | None]) -> float | None:
    """The mean of what is known."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def rows(name: str, mode: str, found: Sequence[Measured]) -> None:
    """Print a line for all voices and, where there are several, for each language."""
    languages = list(found[0].groups)
    for language in languages[:1] if len(languages) == 2 else languages:
        groups = [one.groups[language] for one in found]
        print(
            f"{name:14}{mode:15}{language:9}{groups[0].voices:>8}{len(groups[0].wanted):>7}"
            f"{shown(mean([one.micro_f1 for one in groups])):>7}{shown(mean([one.macro_f1 for one in groups])):>7}"
            f"{shown(mean([one.accuracy for one in groups])):>7}{shown(mean([one.accuracy_placed for one in groups])):>8}"
            f"{shown(mean([one.left for one in groups])):>9}{shown(mean([one.auroc for one in found])):>7}"
            f"{shown(mean([one.foreign_left for one in found]) if found[0].foreign else None):>13}"
            f"{mean([one.learning for one in found]) or 0:>8.1f}"
            f"{mean([len(one.answers) / max(one.placing, 1e-9) for one in found]) or 0:>8.0f}"
            f"{f'  goal {GOALS[name, mode]}' if (name, mode) in GOALS else ''}",
            flush=True,
        )


def stability(name: str, texts: Sequence[Text], themes: dict[str, Theme]) -> None:
    """Print how many old voices 1 % new ones moved."""
    moved = moved_by_themes(themes, split_by_number(texts, 10, 1), 1, vectors=True)
    print(f"{name:14}1 % new voices moved {moved.moved} of {moved.old}", flush=True)


def main(arguments: list[str]) -> None:
    """Every set, or those that are named."""
    parser = ArgumentParser(prog="python -m benchmarks.themes_table")
    parser.add_argument("sets", nargs="*", help="names of sets (all)")
    parser.add_argument("--seeds", type=int, default=1, help="how many draws of examples are averaged")
    parser.add_argument("--modes", nargs="*", default=MODES, help="which rows")
    asked = parser.parse_args(arguments)
    print(TITLES)
    for chosen in SETS:
        if asked.sets and chosen.name not in asked.sets:
            continue
        texts = texts_of(chosen)
        for mode in asked.modes:
            seeds = [1] if mode == "zero" else range(1, asked.seeds + 1)
            rows(chosen.name, mode, [measured(texts, mode, seed) for seed in seeds])
        stability(chosen.name, texts, themes_of(texts))


if __name__ == "__main__":
    main(sys.argv[1:])
