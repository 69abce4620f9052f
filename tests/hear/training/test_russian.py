"""F1: Russian texts are written again with other people's names in the same form; training is repeatable."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from jobs.hear.gazetteer import names
from jobs.hear.tagger import MODELS
from jobs.hear.training import __main__ as training
from jobs.hear.training.russian import LEARNED, by_ear, small_names, variants
from jobs.hear.training.russian_declension import FEMALE, MALE, decline, family_name, patronymic
from jobs.hear.training.russian_names import Form, form_of, given, part_of, renamed, sexes, turned

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
GIVEN = [
    ("иван", MALE, "иван ивана ивану ивана иваном иване"),
    ("игорь", MALE, "игорь игоря игорю игоря игорем игоре"),
    ("сергей", MALE, "сергей сергея сергею сергея сергеем сергее"),
    ("анна", FEMALE, "анна анны анне анну анной анне"),
    ("ольга", FEMALE, "ольга ольги ольге ольгу ольгой ольге"),
    ("саша", MALE, "саша саши саше сашу сашей саше"),
    ("мария", FEMALE, "мария марии марии марию марией марии"),
    ("валя", FEMALE, "валя вали вале валю валей вале"),
    ("любовь", FEMALE, "любовь любови любови любовь любовью любови"),
    ("гюзель", FEMALE, "гюзель гюзели гюзели гюзель гюзелью гюзели"),
    ("айгерим", FEMALE, "айгерим айгерим айгерим айгерим айгерим айгерим"),
    ("отто", MALE, "отто отто отто отто отто отто"),
]
FAMILY = [
    ("петров", MALE, "петров петрова петрову петрова петровым петрове"),
    ("петров", FEMALE, "петрова петровой петровой петрову петровой петровой"),
    ("горский", MALE, "горский горского горскому горского горским горском"),
    ("горский", FEMALE, "горская горской горской горскую горской горской"),
    ("седый", MALE, "седый седого седому седого седым седом"),
    ("седый", FEMALE, "седая седой седой седую седой седой"),
    ("мельник", MALE, "мельник мельника мельнику мельника мельником мельнике"),
    ("мельник", FEMALE, "мельник мельник мельник мельник мельник мельник"),
    ("сорока", FEMALE, "сорока сороки сороке сороку сорокой сороке"),
    ("гриценко", MALE, "гриценко гриценко гриценко гриценко гриценко гриценко"),
]
FATHERS = [
    ("иван", "иванович", "ивановна"),
    ("сергей", "сергеевич", "сергеевна"),
    ("игорь", "игоревич", "игоревна"),
    ("юрий", "юрьевич", "юрьевна"),
    ("мурза", "мурзович", "мурзовна"),
    ("отто", "оттович", "оттовна"),
]
FORMS = [
    ("Петру Гордееву", Form("datv", MALE, ("given", "family"))),
    ("Тамары Николаевны", Form("gent", FEMALE, ("given", "patronymic"))),
    ("Nargiza", Form("nomn", MALE, ("latin",))),
    ("Р. Фаттахов", Form("nomn", MALE, ("initial", "family"))),
    ("Ыыкхет", Form("nomn", MALE, ("given",))),
]
PIECES = (
    ("Спасибо ", ""),
    ("Ольге Ветровой", "PERSON"),
    (", звоните ", ""),
    ("8 900 000-00-01", "PHONE"),
    (".", ""),
)


@pytest.mark.parametrize(("word", "sex", "six"), GIVEN)
def test_given_names_in_every_case(word: str, sex: str, six: str) -> None:
    assert [decline(word, case, sex) for case in CASES] == six.split()


@pytest.mark.parametrize(("word", "sex", "six"), FAMILY)
def test_family_names_in_every_case(word: str, sex: str, six: str) -> None:
    assert [family_name(word, case, sex) for case in CASES] == six.split()


@pytest.mark.parametrize(("father", "son", "daughter"), FATHERS)
def test_patronymics(father: str, son: str, daughter: str) -> None:
    assert (patronymic(father, "nomn", MALE), patronymic(father, "nomn", FEMALE)) == (son, daughter)
    assert patronymic(father, "datv", FEMALE) == daughter[:-1] + "е"


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_the_form_of_a_name_is_read(name: str, form: Form) -> None:
    found = form_of([word.strip(".") for word in name.split()])
    assert (found.parts, found.case) == (form.parts, form.case)
    assert found.sex == form.sex or form.parts in (("latin",), ("given",))


def test_a_word_without_dictionary_is_a_family_name_in_second_place() -> None:
    assert part_of("Бубур", 1, ["Ыыкхет", "Бубур"]) == "family"


def test_names_change_and_their_form_stays() -> None:
    random = Random(1)
    others = [renamed("Р. Фаттахов", random) for _ in range(60)]
    assert len(set(others)) > 30
    assert all(other[0].isupper() for other in others)
    assert {renamed("V.Grigoryan", random)[1] for _ in range(20)} == {"."}
    small = [renamed("ольга", random) for _ in range(60)]
    assert all(name == name.lower() or "." in name for name in small)
    assert all(name.isupper() for name in (renamed("ЯКОВЛЕВА ДИНА", random) for _ in range(30)))


def test_the_order_of_a_full_name_may_turn_and_a_single_name_may_grow() -> None:
    random = Random(2)
    pair, one = Form("nomn", FEMALE, ("given", "family")), Form("nomn", MALE, ("family",))
    assert {turned("Анна Ким", pair, random) for _ in range(40)} == {"Анна Ким", "Ким Анна"}
    grown = {turned("Ким", one, random) for _ in range(80)}
    assert any(name.startswith("Ким ") for name in grown)
    assert any(name.endswith("Ким") and "." in name for name in grown)


def test_a_name_belongs_to_a_man_or_a_woman() -> None:
    assert [sexes(word) for word in ("иван", "ольга", "ыыкхета", "ыыкхет")] == [
        {MALE},
        {FEMALE},
        {FEMALE},
        {MALE},
    ]
    made = {given(MALE, Random(seed)) for seed in range(80)}
    assert made - names("ru_given") - names("ru_given_wide")


def test_variants_keep_labels_and_exact_numbers() -> None:
    found = list(variants(PIECES, Random(3)))
    assert found[0] == PIECES
    assert [label for _, label in found[1]] == [label for _, label in PIECES]
    assert len({one[1][0] for one in found}) > 5
    assert len(list(variants((("Всё хорошо.", ""),), Random(3)))) < len(found)


def test_noises_of_russian() -> None:
    random = Random(4)
    assert by_ear("8 900", "PHONE", random) == "8 900"
    assert by_ear("Игорь", "PERSON", random) == "Игор"
    heard = {by_ear("молоко не пришло", "", Random(seed)) for seed in range(20)}
    assert "малоко не пришло" in heard
    assert [small_names(words, label, random) for words, label in (("Анна", "PERSON"), ("Да", ""))] == [
        "анна",
        "Да",
    ]


def test_training_twice_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = tmp_path / "ru.txt"
    written.write_text("# a\nСпасибо {PERSON:Ольге Ветровой}!\nВсё плохо.\n" * 8, "utf-8")
    monkeypatch.setattr(training, "WRITTEN", tmp_path)
    places = [tmp_path / "one.crfsuite", tmp_path / "two.crfsuite"]
    counts = [training.train("ru", place) for place in places]
    assert counts[0] == counts[1] > 16
    assert places[0].read_bytes() == places[1].read_bytes()


@pytest.mark.slow
@pytest.mark.skipif("OTKLIK_TRAIN" not in os.environ, reason="half a minute each: set OTKLIK_TRAIN=1")
def test_the_shipped_model_is_what_training_makes(tmp_path: Path) -> None:
    place = tmp_path / "ru.crfsuite"
    training.train("ru", place)
    assert LEARNED == ("PERSON",)
    assert sha256(place.read_bytes()).digest() == sha256((MODELS / "ru.crfsuite").read_bytes()).digest()
