"""One short English keyword list a theme, measured on English, Russian and Arabic review sentences: `OTKLIK_DATA=FOLDER python -m benchmarks.themes_keywords`.

The lists were written once, from what anybody knows of restaurants and hotels, and not changed after they were measured. Sentences: MAMS
restaurants (English), SentiRuEval restaurants cut into sentences that hold a marked word of one aspect only (Russian), hotels (Arabic).
"First right" asks whether the strongest theme is one of the sentence's; unplaced counts as wrong. The goal is .80, .80, .70.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

from benchmarks.themes_sets import folder
from jobs.mosaic.measuring.placing import measure
from jobs.mosaic.measuring.split import divided
from jobs.mosaic.measuring.table import shown
from jobs.mosaic.measuring.texts import Text
from jobs.mosaic.stems import sentences
from jobs.mosaic.themes import Theme

RESTAURANT = {
    "food": ("food", "dish", "menu", "taste", "delicious", "meat", "dessert"),
    "service": ("service", "waiter", "staff", "rude", "friendly", "waited", "order"),
    "interior": ("interior", "atmosphere", "place", "music", "decor", "cozy", "table"),
    "price": ("price", "expensive", "cheap", "bill", "money", "cost"),
}
HOTEL = {
    "food": ("food", "breakfast", "restaurant", "buffet", "coffee", "dinner"),
    "service": ("service", "staff", "reception", "friendly", "helpful", "rude"),
    "location": ("location", "near", "far", "beach", "city centre", "metro", "walk"),
    "rooms": ("room", "bed", "bathroom", "pool", "clean", "furniture", "gym"),
    "price": ("price", "expensive", "cheap", "money", "value", "cost"),
}
MAMS = {
    "food": "food", "menu": "food", "staff": "service", "service": "service", "place": "interior", "ambience": "interior",
    "price": "price",
}  # fmt: skip
SENTIRUEVAL = {"Food": "food", "Service": "service", "Interior": "interior", "Price": "price"}


def rows(path: str) -> Iterator[dict[str, object]]:
    """The lines of a file of the data folder."""
    yield from map(json.loads, (folder() / path).read_text("utf-8").splitlines())


def english() -> Iterator[Text]:
    """Restaurant sentences with our aspects; other aspects are left out."""
    for row in rows("themes/restaurants_mams_en.jsonl"):
        if labels := tuple(dict.fromkeys(MAMS[label] for label in row["labels"] if label in MAMS)):  # type: ignore[attr-defined]
            yield Text(str(row["id"]), "en", str(row["text"]), labels)


def russian() -> Iterator[Text]:
    """Sentences of restaurant reviews in which marked words of one aspect stand."""
    for part in ("train", "test"):
        for row in rows(f"feedback/restaurants_sentirueval_ru_{part}.jsonl"):
            marked = [(SENTIRUEVAL.get(kind, ""), word) for kind, word, _ in row["extra"]["aspects"]]  # type: ignore[index]
            for number, sentence in enumerate(sentences(str(row["text"]))):
                found = {kind for kind, word in marked if kind and word in sentence}
                if len(found) == 1:
                    yield Text(f"{row['id']}-{number}", "ru", sentence, tuple(found))


def arabic() -> Iterator[Text]:
    """Hotel sentences with our aspects; what is said of the hotel in general is left out."""
    for row in rows("themes/hotels_absa_ar_train.jsonl"):
        if labels := tuple(
            dict.fromkeys(aspect for label in row.get("labels") or () if (aspect := hotel(label)))
        ):  # type: ignore[attr-defined]
            yield Text(str(row["id"]), "ar", str(row["text"]), labels)


def hotel(label: str) -> str:
    """Our aspect of a label such as ROOMS#CLEANLINESS, or nothing."""
    thing, _, side = label.partition("#")
    kinds = {"FOOD_DRINKS": "food", "SERVICE": "service", "LOCATION": "location"}
    if side == "PRICES":
        return "price"
    return kinds.get(thing, "rooms" if thing in {"ROOMS", "ROOMS_AMENITIES", "FACILITIES"} else "")


def themes(words: dict[str, tuple[str, ...]]) -> dict[str, Theme]:
    """Themes with English keywords and nothing else."""
    named = {name: dict.fromkeys(("en", "ru", "ar"), name) for name in words}
    return {name: Theme(name, named[name], named[name], {"en": listed}, {}) for name, listed in words.items()}


def main() -> None:
    """A line for each language, with the encoder and without."""
    for name, texts, words in (
        ("EN restaurants", list(english()), RESTAURANT),
        ("RU restaurants", list(russian()), RESTAURANT),
        ("AR hotels", list(arabic()), HOTEL),
    ):
        for vectors in (True, False):
            found = measure(themes(words), divided(texts, set(), {}), time.process_time, vectors=vectors)
            score = found.groups["all"]
            print(
                f"{name:16}{'with' if vectors else 'without'} encoder: {score.voices} sentences, {len(words)} themes: first right "
                f"{shown(score.accuracy)}, of the placed {shown(score.accuracy_placed)}, unplaced {shown(score.left)}, "
                f"micro F1 {shown(score.micro_f1)}",
                flush=True,
            )


if __name__ == "__main__":
    main()
