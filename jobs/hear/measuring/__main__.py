"""The door of measuring: how well redaction does on texts that people have marked; prints shares, never a text (F1)."""

from __future__ import annotations

import json
import resource
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path

from db.disk import sync
from jobs.hear.measuring.masks import masks_of
from jobs.hear.measuring.score import PERSONAL, Marked, Score
from jobs.hear.measuring.table import as_json, lines
from jobs.hear.measuring.texts import Text, read_texts
from jobs.refusal import Refusal, run_door

PROGRESS = 1_000
WARM_UP = "Ask Zyrfax Vontrell of Ulm, 12 May; ищите Зырфакса Вонтрелова в Туле; اسأل زرفكس الونتري عن قطار طنطا ٥."  # dictionaries and models are loaded before the clock runs


def mask_all(texts: Sequence[Text], *, strict: bool) -> tuple[list[list[Marked]], dict[str, float]]:
    """The masks of every text, and CPU seconds by language."""
    masks_of(WARM_UP, strict=strict)
    found, seconds = [], dict.fromkeys((text.lang for text in texts), 0.0)
    for number, text in enumerate(texts, start=1):
        before = time.process_time()
        found.append(masks_of(text.text, strict=strict))
        seconds[text.lang] += time.process_time() - before
        if number % PROGRESS == 0:
            sys.stderr.write(f"measure-redaction: {number} of {len(texts)} texts\n")
    return found, seconds


def grouped(
    texts: Iterable[Text], masks: Iterable[list[Marked]], *, strict: bool
) -> dict[tuple[str, str], Score]:
    """A score for each language in all, and for each of its noises."""
    personal = PERSONAL | {"LOCATION", "DATE", "AGE"} if strict else PERSONAL
    groups: dict[tuple[str, str], Score] = {}
    for text, found in zip(texts, masks, strict=True):
        for noise in dict.fromkeys(("all", text.noise)):
            groups.setdefault((text.lang, noise), Score()).count(text.text, text.marked, found, personal)
    return dict(sorted(groups.items(), key=lambda group: (group[0][0], group[0][1] != "all", group[0][1])))


def write_spans(place: Path, texts: Iterable[Text], masks: Iterable[list[Marked]]) -> None:
    """One line a text: id and the masks; the file appears whole or not at all."""
    unfinished = place.with_name(place.name + ".unfinished")
    rows = (
        json.dumps({"id": text.id, "spans": found}, ensure_ascii=False)
        for text, found in zip(texts, masks, strict=True)
    )
    try:
        unfinished.write_text("".join(row + "\n" for row in rows), "utf-8")
        sync(unfinished)
        unfinished.replace(place)
    except OSError as error:
        raise Refusal(f"{place} cannot be written ({error.strerror}): choose another place.") from None


def read_file(place: Path) -> list[Text]:
    """The marked texts of a file."""
    try:
        return read_texts(place.read_bytes(), place)
    except OSError as error:
        raise Refusal(f"{place} cannot be read ({error.strerror}): give a file of marked texts.") from None


def asked_for(arguments: list[str]) -> Namespace:
    """What was asked on the command line."""
    parser = ArgumentParser(
        prog="./invoke measure-redaction", description="Measure redaction on marked texts."
    )
    parser.add_argument("file", type=Path, help="JSON Lines with id, lang, text, spans [[start, end, label]]")
    parser.add_argument("--strict", action="store_true", help="the mode for anything that may be published")
    parser.add_argument("--json", action="store_true", help="figures for machines")
    parser.add_argument("--spans", type=Path, help="write what was masked to this file")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> None:
    """`python -m jobs.hear.measuring FILE [--strict] [--json] [--spans OUT.jsonl]`"""
    asked = asked_for(arguments)
    texts = read_file(asked.file)
    masks, seconds = mask_all(texts, strict=asked.strict)
    groups = grouped(texts, masks, strict=asked.strict)
    if asked.spans:
        write_spans(asked.spans, texts, masks)
    speeds = {
        language: round(groups[language, "all"].texts / max(spent, 1e-9))
        for language, spent in seconds.items()
    }
    peak = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    mode = "strict" if asked.strict else "normal"
    if asked.json:
        figures: dict[str, dict[str, object]] = {}
        for (language, noise), score in groups.items():
            figures.setdefault(language, {})[noise] = as_json(score)
        answer = {"mode": mode, "languages": figures, "texts_per_cpu_second": speeds, "peak_mb": peak}
        sys.stdout.write(json.dumps(answer, indent=2) + "\n")
        return
    sys.stdout.write("".join(f"{line}\n" for line in lines(groups)))
    spoken = ", ".join(f"{language} {speed}" for language, speed in speeds.items())
    sys.stdout.write(f"{mode} mode; texts per CPU second: {spoken}; peak memory {peak} MB\n")


if __name__ == "__main__":
    run_door(main)
