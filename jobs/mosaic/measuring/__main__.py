"""The door of measuring themes: how well voices that people have sorted are placed, found and kept in place; never prints a text (M1-M3)."""

from __future__ import annotations

import json
import resource
import sys
import time
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from db.disk import sync
from jobs.mosaic.measuring import clustering, placing
from jobs.mosaic.measuring.labels import themes_of
from jobs.mosaic.measuring.placing import Measured
from jobs.mosaic.measuring.split import Split, divided, split_by_number, split_by_share
from jobs.mosaic.measuring.stability import moved_by_themes
from jobs.mosaic.measuring.table import (
    cluster_lines,
    clusters_json,
    moved_json,
    moved_line,
    placing_json,
    placing_lines,
)
from jobs.mosaic.measuring.texts import Text, read_texts
from jobs.mosaic.themes import Theme, read_themes
from jobs.refusal import Refusal, run_door

EXAMPLES = "10"
FOREIGN = ("oos", "out-of-scope", "out_of_scope")
Said = tuple[dict[str, Any], list[str]]  # figures for machines, lines for people


def read_file(asked: Namespace) -> list[Text]:
    """The voices of the file that was asked for."""
    try:
        content = asked.file.read_bytes()
    except OSError as error:
        raise Refusal(
            f"{asked.file} cannot be read ({error.strerror}): give a file of sorted voices."
        ) from None
    return read_texts(content, asked.file, asked.by, asked.foreign or FOREIGN)


def themes_for(asked: Namespace, texts: Sequence[Text]) -> dict[str, Theme]:
    """By label its theme: the organisation's own, whose ids are the labels, or one made of the label's words."""
    if not asked.themes:
        themes = themes_of(texts)
        if len(themes) < 2:
            raise Refusal(
                f"{asked.file} has {len(themes)} labels: placing is measured with two or more; --cluster needs none."
            )
        return themes
    themes = {theme.id: theme for theme in read_themes(asked.themes)}
    unknown = sorted({label for text in texts for label in text.labels} - set(themes))
    if unknown:
        raise Refusal(
            f"{asked.file}: {len(unknown)} labels are no theme of {asked.themes}, {unknown[0]!r} first: "
            "name labels by the ids of themes, or say --foreign for what belongs nowhere."
        )
    return themes


def split_for(asked: Namespace, texts: Sequence[Text]) -> Split:
    """Examples and test as asked for."""
    train = asked.train or EXAMPLES
    if asked.zero:
        return divided(texts, set(), {})
    if train.endswith("%"):
        split = split_by_share(texts, float(train.removesuffix("%")), asked.seed)
    else:
        split = split_by_number(texts, int(train), asked.seed)
    if not split.test:
        raise Refusal(
            f"{asked.file}: no voice is left to test on: ask for fewer examples than --train {train}."
        )
    return split


def placing_of(asked: Namespace, texts: Sequence[Text]) -> Said:
    """Measure placing, and stability and placements where asked for."""
    themes, split = themes_for(asked, texts), split_for(asked, texts)
    found = placing.measure(themes, split, time.process_time, vectors=not asked.words_only)
    figures, said = placing_json(found), list(placing_lines(found))
    figures["mode"] = "zero" if asked.zero else f"train {asked.train or EXAMPLES}"
    if asked.stability:
        moved = moved_by_themes(themes, split, asked.seed, vectors=not asked.words_only)
        figures["stability"] = moved_json(moved)
        said.append(moved_line(moved, "other themes"))
    if asked.placements:
        write_placements(asked.placements, found)
    return figures, said


def clusters_of(asked: Namespace, texts: Sequence[Text]) -> Said:
    """Measure discovery, and its stability where asked for."""
    found, spent, moved = clustering.measure(texts, time.process_time, asked.seed, stability=asked.stability)
    figures, said = clusters_json(found, spent), list(cluster_lines(found, spent))
    if moved:
        figures["stability"] = moved_json(moved)
        said.append(moved_line(moved, "other clusters, were all clustered anew (the program never does)"))
    return figures, said


def write_placements(place: Path, found: Measured) -> None:
    """One line a voice: id, themes, score; the file appears whole or not at all."""
    unfinished = place.with_name(place.name + ".unfinished")
    rows = (
        json.dumps({"id": text.id, "themes": one.labels, "score": one.nearness}, ensure_ascii=False)
        for text, one in zip([*found.split.test, *found.split.foreign], found.answers, strict=True)
    )
    try:
        unfinished.write_text("".join(row + "\n" for row in rows), "utf-8")
        sync(unfinished)
        unfinished.replace(place)
    except OSError as error:
        raise Refusal(f"{place} cannot be written ({error.strerror}): choose another place.") from None


def amount(written: str) -> str:
    """How many examples: a number, or a share of all voices as "67%"."""
    number = written.removesuffix("%")
    if not number.isdecimal() or not 0 < int(number) < (100 if written != number else 1_000_000):
        raise ArgumentTypeError(f"{written!r} is neither a number of examples nor a share below 100%")
    return written


def asked_for(arguments: list[str]) -> Namespace:
    """What was asked on the command line."""
    parser = ArgumentParser(
        prog="./invoke measure-themes",
        description="Measure placing and discovery on voices that people have sorted; docs/measuring.md defines the figures.",
    )
    add = parser.add_argument
    add("file", type=Path, help="JSON Lines with id, lang, text and labels (a list) or topic (one label)")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--train", type=amount, help="examples per label and language (10), or a share: 67%%")
    how.add_argument("--zero", action="store_true", help="no examples: label names and keywords only")
    add("--cluster", action="store_true", help="find themes without labels: AMI, V-measure, number of themes")
    add("--stability", action="store_true", help="add 1 %% new voices: share of old ones that moved")
    add("--seed", type=int, default=1, help="draws other examples (1)")
    add("--by", choices=("labels", "topic"), help="the field that sorts (labels where there are any)")
    add("--foreign", action="append", help=f"a label of what belongs nowhere ({', '.join(FOREIGN)})")
    add("--themes", type=Path, help="your themes.toml: its ids are the labels")
    add("--words-only", action="store_true", help="without the sentence encoder")
    add("--placements", type=Path, help="write id and themes of every test voice to this file")
    add("--json", action="store_true", help="figures for machines")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> None:
    """`python -m jobs.mosaic.measuring FILE [--train K | --zero] [--cluster] [--stability] [--seed N] [--json] ...`"""
    asked = asked_for(arguments)
    texts = read_file(asked)
    answer: dict[str, Any] = {"voices": len(texts), "seed": asked.seed}
    said: list[str] = []
    if not asked.cluster or asked.train or asked.zero or asked.placements:
        answer["placing"], more = placing_of(asked, texts)
        said += more
    if asked.cluster:
        answer["clusters"], more = clusters_of(asked, texts)
        said += more
    answer["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    said.append(f"peak memory {answer['peak_mb']} MB")
    sys.stdout.write(
        json.dumps(answer, indent=2, ensure_ascii=False) + "\n"
        if asked.json
        else "".join(f"{line}\n" for line in said)
    )


if __name__ == "__main__":
    run_door(main)
