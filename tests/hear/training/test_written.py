"""F1: the sentences that we wrote are read with their labels, and every noise keeps them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from jobs.hear.training.noise import NOISES, noisy
from jobs.hear.training.written import LABELS, read_written, spans_of
from jobs.refusal import Refusal

ROOM = Path(__file__).resolve().parents[3]
FILES = sorted([*ROOM.glob("jobs/hear/training/written/*.txt"), *ROOM.glob("tests/hear/unseen/*.txt")])
SAMPLES = {
    "en": (
        ("Thank you, ", ""),
        ("Hannah Whitlock", "PERSON"),
        (". Mail ", ""),
        ("a@example.com", "EMAIL"),
        ("!", ""),
    ),
    "ru": (
        ("Спасибо, ", ""),
        ("Алёне Ветровой", "PERSON"),
        (". Заказ ", ""),
        ("NL-204518", "ORDER"),
        ("!", ""),
    ),
    "ar": (("شكرا، ل", ""), ("أحمد الزهراني", "PERSON"), (". الطلب ", ""), ("204518", "ORDER"), ("!", "")),
}


def test_labels_are_cut_out_and_places_are_right() -> None:
    found = list(read_written("# bakery\nask {PERSON:Ann Lee},\\nplease\n\n# bank\n{CARD:4111}\n", "x"))
    assert [(written.line, written.family, written.text, written.spans) for written in found] == [
        (2, "bakery", "ask Ann Lee,\nplease", ((4, 11, "PERSON"),)),
        (5, "bank", "4111", ((0, 4, "CARD"),)),
    ]


@pytest.mark.parametrize(
    "line", ["{PERSON:}", "{PERSON: }", "{NAME:Ann}", "a } b", "a { b", "{PERSON:{CARD:1}}"]
)
def test_a_label_that_is_none_is_refused_by_line(line: str) -> None:
    with pytest.raises(Refusal, match=r"^en\.txt:2: "):
        list(read_written(f"# shop\n{line}\n", "en.txt"))


@pytest.mark.parametrize(
    ("language", "name"), [(language, name) for language, noises in NOISES.items() for name in noises]
)
def test_noise_changes_words_and_keeps_labels(language: str, name: str) -> None:
    pieces = SAMPLES[language]
    changed = {noisy(pieces, NOISES[language][name], Random(seed)) for seed in range(40)}
    assert all([label for _, label in one] == [label for _, label in pieces] for one in changed)
    assert changed != {pieces}
    for one in changed:
        text = "".join(words for words, _ in one)
        assert [text[start:end] for start, end, _ in spans_of(one)] == [
            words for words, label in one if label
        ]


def test_contacts_are_never_misspelt() -> None:
    pieces = (("ivan@example.com", "EMAIL"), (" and ", ""), ("GB33BUKB20201555555555", "IBAN"))
    for seed in range(200):
        assert noisy(pieces, NOISES["en"]["typos"], Random(seed))[0] == pieces[0]


@pytest.mark.parametrize("place", FILES, ids=lambda place: f"{place.parent.name}-{place.stem}")
def test_every_file_of_written_texts_can_be_read_and_no_text_stands_twice(place: Path) -> None:
    written = list(read_written(place.read_text("utf-8"), place.name))
    assert len(written) == len({one.text for one in written})
    assert {label for one in written for _, _, label in one.spans} <= set(LABELS)
    assert all(one.family for one in written)


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_no_text_is_both_learned_from_and_measured_on(language: str) -> None:
    learned, unseen = (
        {one.text for one in read_written((ROOM / folder / f"{language}.txt").read_text("utf-8"), language)}
        for folder in ("jobs/hear/training/written", "tests/hear/unseen")
    )
    assert not learned & unseen
    assert len(learned) + len(unseen) >= 600
