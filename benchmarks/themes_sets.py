"""The labelled sets of the shared data folder, as the benchmarks of themes read them: `OTKLIK_DATA` says where the folder is."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from jobs.mosaic.measuring.__main__ import FOREIGN
from jobs.mosaic.measuring.split import drawn
from jobs.mosaic.measuring.texts import Field, Text, read_texts

MOST = 10_000  # texts of one set in the clustering benchmark


@dataclass(frozen=True)
class Set:
    """A file, the field that sorts it, and how many of its texts are drawn (0: all)."""

    name: str
    path: str
    field: Field
    part: int = 0


SETS = (
    Set("banking77", "themes/banking77_en_train.jsonl", "topic"),
    Set("arbanking77", "themes/arbanking77_ar_train_msa_pal.jsonl", "topic"),
    Set("nhs topic", "feedback/nhs_fft_phase1_en.jsonl", "topic"),
    Set("nhs labels", "feedback/nhs_fft_phase1_en.jsonl", "labels"),
    Set("clinc150", "themes/clinc150_oos_en.jsonl", "topic"),
    Set("sib200", "themes/sib200_parallel_en_ru_ar.jsonl", "topic"),
    Set("hotels", "themes/hotels_absa_ar_train.jsonl", "labels"),
    Set("mams", "themes/restaurants_mams_en.jsonl", "labels"),
    Set("sentirueval", "feedback/restaurants_sentirueval_ru_train.jsonl", "labels"),
)


def folder() -> Path:
    """Where the shared data is."""
    return Path(os.environ["OTKLIK_DATA"])


def texts_of(chosen: Set) -> list[Text]:
    """The voices of a set, or the part of them that the seed draws."""
    place = folder() / chosen.path
    texts = read_texts(place.read_bytes(), place, chosen.field, FOREIGN)
    return drawn(texts, 1)[: chosen.part] if chosen.part else texts


def for_clustering() -> dict[str, list[Text]]:
    """By name the sets that are clustered: at most ten thousand texts each, and English with Arabic."""
    sets = {one.name: texts_of(replace(one, part=MOST)) for one in SETS if one.name != "sentirueval"}
    banking = [texts_of(replace(one, part=MOST // 2)) for one in SETS[:2]]
    return {
        "banking77": texts_of(SETS[0]),
        **{n: t for n, t in sets.items() if n != "banking77"},
        "EN + AR": [*banking[0], *banking[1]],
    }
