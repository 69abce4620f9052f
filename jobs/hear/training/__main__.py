"""The door of training: makes the models of hear/models anew from the sentences in written/; the same sentences give the same bytes."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

from db.disk import sync
from jobs.hear.tagger import MODELS, Token, tokens_of
from jobs.hear.training.written import Piece, read_written, spans_of
from jobs.refusal import Refusal, run_door
from jobs.settings import LANGUAGES

WRITTEN = Path(__file__).parent / "written"
SEED = 20260504
SETTINGS = {
    "c1": 0.1,
    "c2": 0.05,
    "max_iterations": 120,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}
NAMES = {"en": "english", "ru": "russian", "ar": "arabic"}


def train(language: str, place: Path) -> int:
    """Write one model; returns how many texts it learned from. `place` is replaced only when the model is whole."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({**SETTINGS, **getattr(kit(language), "SETTINGS", {})})
    count = 0
    for tokens, labels in lessons(language):
        trainer.append(features_of(language)(tokens), labels)
        count += 1
    unfinished = place.with_suffix(".unfinished")
    trainer.train(str(unfinished))
    sync(unfinished)
    unfinished.replace(place)
    sync(place.parent)
    return count


def kit(language: str) -> Any:
    """How texts of this language are varied: jobs.hear.training.english and so on."""
    return import_module(f"jobs.hear.training.{NAMES[language]}")


def features_of(language: str) -> Any:
    """What the model looks at in this language: jobs.hear.features_english and so on."""
    return import_module(f"jobs.hear.features_{NAMES[language]}").features


def lessons(language: str) -> Iterator[tuple[list[Token], list[str]]]:
    """Every variant of every written text (files in the order of their names), in words with their labels."""
    random = Random(SEED)
    for place in sorted(WRITTEN.glob(f"{language}*.txt")):
        for written in read_written(place.read_text("utf-8"), f"{place.parent.name}/{place.name}"):
            for pieces in kit(language).variants(written.pieces, random):
                tokens = tokens_of("".join(words for words, _ in pieces))
                yield tokens, labels_of(tokens, pieces, kit(language).LEARNED)


def labels_of(tokens: Iterable[Token], pieces: tuple[Piece, ...], learned: Iterable[str]) -> list[str]:
    """B-LABEL for the first word of a labelled piece, I-LABEL for its other words, O elsewhere."""
    spans = [span for span in spans_of(pieces) if span[2] in set(learned)]
    labels, before = [], None
    for token in tokens:
        span = next((span for span in spans if span[0] < token.end and token.start < span[1]), None)
        labels.append("O" if span is None else f"{'I' if span == before else 'B'}-{span[2]}")
        before = span
    return labels


def main(arguments: list[str]) -> None:
    """`python -m jobs.hear.training [--language en]`"""
    parser = ArgumentParser(prog="./invoke train", description="Make the models that find names anew.")
    parser.add_argument("--language", choices=LANGUAGES, help="only this language")
    asked = parser.parse_args(arguments)
    for language in (asked.language,) if asked.language else LANGUAGES:
        place = MODELS / f"{language}.crfsuite"
        sys.stdout.write(f"train: {language} ...\n")
        sys.stdout.flush()
        try:
            count = train(language, place)
        except OSError as error:
            raise Refusal(
                f"{place.name} could not be written ({error.strerror}): make room and run again."
            ) from None
        content = place.read_bytes()
        sys.stdout.write(
            f"train: {language}: {count} texts, {len(content) / 1e6:.1f} MB, sha256 {sha256(content).hexdigest()[:16]}\n"
        )
    sys.stdout.write("Next: ./invoke measure-redaction FILE.jsonl\n")


if __name__ == "__main__":
    run_door(main)
