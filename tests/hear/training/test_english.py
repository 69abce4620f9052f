"""F1: how English sentences are varied before the model learns from them, and that training again gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from jobs.hear.tagger import MODELS
from jobs.hear.training import __main__ as training
from jobs.hear.training import english
from jobs.hear.training.english import FORMS, alike, invented, known, variants
from jobs.hear.training.written import spans_of

NAMED = (
    ("Ask ", ""),
    ("Ann Lee", "PERSON"),
    (" in Leeds or mail ", ""),
    ("a@example.com", "EMAIL"),
    (" and ", ""),
    ("Ann Lee", "PERSON"),
)
PLAIN = (("The lift in Leeds by Samsung is out.", ""),)
KINDS = [
    ("OKAFOR/CHINEDU", "", lambda name: name == "OKAFOR/CHINEDU"),
    ("hannah", "ask ", str.islower),
    ("HANNAH", "ASK ", str.isupper),
    ("Hannah", "ask ", lambda name: " " not in name.strip("'")),
    ("Rahmans", "the ", lambda name: name.endswith("s")),
    ("King", "Mr ", lambda name: " " not in name),
    ("Ann Lee", "ask ", lambda name: " " in name or "-" in name),
]


@pytest.mark.parametrize(("words", "before", "fits"), KINDS, ids=[words for words, _, _ in KINDS])
def test_another_name_of_the_same_kind(words: str, before: str, fits: Callable[[str], bool]) -> None:
    random = Random(4)
    assert all(fits(alike(words, before, random)) for _ in range(200))


@pytest.mark.parametrize("place", range(len(FORMS)))
def test_every_form_of_a_name_has_words(place: int) -> None:
    form, weight = FORMS[place]
    random = Random(2)
    assert weight > 0
    assert all(len(form(random)) > 2 for _ in range(200))


def test_variants_keep_the_other_labels_and_the_text_comes_first() -> None:
    random = Random(1)
    for pieces in (NAMED, PLAIN):
        for _ in range(30):
            first, *others = variants(pieces, random)
            assert first == pieces
            assert len(others) >= english.PLAIN
            for one in others:
                assert {label for _, label in one} <= {label for _, label in pieces} | {""}
                text = "".join(words for words, _ in one)
                assert all(text[start:end].strip() for start, end, _ in spans_of(one))


def test_who_stands_twice_stands_twice_again() -> None:
    one, other = (words for words, label in english.swapped(NAMED, Random(3)) if label == "PERSON")
    assert one == other != "Ann Lee"


def test_a_text_about_nobody_has_no_name() -> None:
    for seed in range(40):
        assert "PERSON" not in {label for _, label in english.without_people(NAMED, Random(seed))}


def test_an_invented_name_stands_on_no_list() -> None:
    random = Random(7)
    made = {invented(english.OTHER_SOURCES, random) for _ in range(100)}
    assert len(made) > 80
    assert not {name.lower() for name in made} & known()


def bytes_of(place: Path) -> str:
    return sha256(place.read_bytes()).hexdigest()


def test_training_twice_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en.txt").write_text("# shop\nask {PERSON:Ann Lee}, please\nno names here\n" * 4, "utf-8")
    monkeypatch.setattr(training, "WRITTEN", tmp_path)
    counts = {training.train("en", tmp_path / f"{run}.crfsuite") for run in "ab"}
    assert counts == {4 * (2 + english.SWAPPED) + 4 * (1 + english.PLAIN)}
    assert bytes_of(tmp_path / "a.crfsuite") == bytes_of(tmp_path / "b.crfsuite")


@pytest.mark.slow
def test_the_model_is_what_training_gives(tmp_path: Path) -> None:
    training.train("en", tmp_path / "en.crfsuite")
    assert bytes_of(tmp_path / "en.crfsuite") == bytes_of(MODELS / "en.crfsuite"), "run ./invoke train"
