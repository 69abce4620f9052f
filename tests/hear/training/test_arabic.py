"""F1: Arabic texts are written again with other names, the labels stay on the names, and training again gives the same bytes."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from jobs.hear.tagger import MODELS
from jobs.hear.training import __main__ as training
from jobs.hear.training.arabic import LEARNED, RENAMED, invented, person, trap, variants
from jobs.hear.training.arabic_addresses import address

TEXT = (("شكرا ل", ""), ("أحمد الزهراني", "PERSON"), (" على شارع خالد رقم 5", ""))
SHAPES = [  # a name, and what must stay in every variant of it
    ("أبو صبيح", "أبو"),
    ("عبد الرحمن", "عبد"),
    ("نور الدين", "الدين"),
    ("محمد بن سعود", "بن"),
    ("ن. الخوري", "ن."),
]


def test_names_change_and_labels_stay() -> None:
    found = list(variants(TEXT, Random(1)))
    assert LEARNED == ("PERSON", "ADDRESS")
    assert found[0] == TEXT
    assert len(found) == RENAMED + 1
    assert all([label for _, label in one] == ["", "PERSON", ""] for one in found)
    assert len({one[1][0] for one in found}) > RENAMED // 2
    assert all(words.strip() for one in found for words, _ in one)


def test_a_text_without_a_name_is_written_again_less_often() -> None:
    assert len(list(variants((("الطلب وصل", ""),), Random(1)))) < RENAMED


@pytest.mark.parametrize(("name", "stays"), SHAPES)
def test_a_name_keeps_its_form(name: str, stays: str) -> None:
    found = [person(name, Random(seed)) for seed in range(60)]
    assert sum(stays in one.split() for one in found) > 50
    assert len(set(found)) > 20


def test_names_in_latin_letters_stay_in_latin_letters() -> None:
    capitals, small = person("SALEM HADDAD", Random(3)), person("Salem Haddad", Random(3))
    assert capitals == capitals.upper()
    assert small == small.title()
    assert (capitals + small).isascii()


def test_invented_names_are_many() -> None:
    random = Random(5)
    assert len({invented(random) for _ in range(300)}) > 250


def test_a_street_gets_another_name_and_everything_else_stays() -> None:
    found = {trap("في شارع خالد اليوم", Random(seed)) for seed in range(40)}
    assert "في شارع خالد اليوم" in found
    assert len(found) > 5
    assert all(one.startswith("في شارع ") and one.endswith(" اليوم") for one in found)
    assert {trap("الطلب وصل، شارع ضيق", Random(seed)) for seed in range(9)} == {"الطلب وصل، شارع ضيق"}


def test_an_address_keeps_its_parts_and_leads_to_another_door() -> None:
    place = "الرياض، حي الورود، شارع حنكوش 4410، فيلا 12"
    found = [address(place, Random(seed)) for seed in range(80)]
    assert len(set(found)) > 60
    assert all(any(sign.isdigit() for sign in one) for one in found)
    assert any("،" not in one for one in found)
    assert sum("شارع" in one for one in found) > 40
    again = [words for one in variants((("عندي ", ""), (place, "ADDRESS")), Random(2)) for words, _ in one]
    assert again.count("عندي ") + again.count("عندي") > RENAMED // 2


def test_a_small_training_twice_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = tmp_path / "written"
    few.mkdir()
    lines = (training.WRITTEN / "ar.txt").read_text("utf-8").split("\n")[:40]
    (few / "ar.txt").write_text("\n".join(lines), "utf-8")
    monkeypatch.setattr(training, "WRITTEN", few)
    counts = [training.train("ar", tmp_path / f"{number}.crfsuite") for number in range(2)]
    first, second = ((tmp_path / f"{number}.crfsuite").read_bytes() for number in range(2))
    assert counts[0] == counts[1] > 100
    assert first == second


@pytest.mark.slow
@pytest.mark.skipif("OTKLIK_TRAIN" not in os.environ, reason="half a minute each: set OTKLIK_TRAIN=1")
def test_the_shipped_model_is_what_training_makes(tmp_path: Path) -> None:
    training.train("ar", tmp_path / "ar.crfsuite")
    fresh, shipped = (
        sha256(place.read_bytes()).hexdigest() for place in (tmp_path / "ar.crfsuite", MODELS / "ar.crfsuite")
    )
    assert fresh == shipped
    assert (MODELS / "ar.crfsuite").stat().st_size < 2_000_000
