"""M1-M3: the figures of measuring against values worked out by hand and against scikit-learn."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.preprocessing import MultiLabelBinarizer

from jobs.mosaic.measuring.clustering import judge
from jobs.mosaic.measuring.labels import themes_of, words_of
from jobs.mosaic.measuring.score import Answer, Score, scores, told_apart
from jobs.mosaic.measuring.split import drawn, split_by_number, split_by_share
from jobs.mosaic.measuring.stability import divide, other_clusters, other_themes
from jobs.mosaic.measuring.texts import Text, read_texts


def text(number: int, *labels: str, lang: str = "en") -> Text:
    """A voice whose words do not matter."""
    return Text(str(number), lang, f"voice {number}", labels)


def test_figures_worked_out_by_hand() -> None:
    voices = [text(1, "a"), text(2, "a", "b"), text(3, "b", lang="ru"), text(4, "c", lang="ar")]
    given = [Answer(("a",), 0.9), Answer(("b", "c"), 0.8), Answer(("a",), 0.5), Answer((), 0.1)]
    everything = scores(voices, given)["all"]
    assert everything.micro_f1 == pytest.approx(2 * 2 / (4 + 5))
    assert everything.macro_f1 == pytest.approx((2 / 4 + 2 / 3 + 0) / 3)
    assert (everything.precision, everything.recall) == (2 / 4, 2 / 5)
    assert (everything.accuracy, everything.accuracy_placed, everything.left) == (2 / 4, 2 / 3, 1 / 4)
    assert list(scores(voices, given)) == ["all", "ar", "en", "ru"]
    assert scores(voices, given)["ru"].accuracy_placed == 0.0
    assert scores(voices, given)["ar"].accuracy_placed is None


def test_figures_of_nothing() -> None:
    nothing = Score()
    assert (nothing.micro_f1, nothing.macro_f1, nothing.left, nothing.accuracy) == (None, None, None, None)
    assert told_apart([], [0.1]) is None


def test_figures_agree_with_scikit_learn() -> None:
    chance, labels = random.Random(5), ["a", "b", "c", "d"]
    voices = [text(n, *chance.sample(labels, chance.randint(1, 3))) for n in range(200)]
    given = [Answer(tuple(chance.sample(labels, chance.randint(0, 2))), chance.random()) for _ in voices]
    binary = MultiLabelBinarizer(classes=labels)
    wanted, found = (binary.fit_transform([one.labels for one in side]) for side in (voices, given))
    everything = scores(voices, given)["all"]
    assert everything.micro_f1 == pytest.approx(f1_score(wanted, found, average="micro"))
    assert everything.macro_f1 == pytest.approx(f1_score(wanted, found, average="macro"))
    near = [round(one.nearness, 1) for one in given]
    truth = [chance.randint(0, 1) for _ in near]
    known, foreign = ([one for one, side in zip(near, truth, strict=True) if side is want] for want in (1, 0))
    assert told_apart(known, foreign) == pytest.approx(roc_auc_score(truth, near))


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("card_arrival", ["card", "arrival"]),
        ("FOOD_DRINKS#STYLE_OPTIONS", ["food", "drinks", "style", "options"]),
        ("Environment/ facilities", ["environment", "facilities"]),
        ("roomService", ["room", "service"]),
        ("ATMFee-declined", ["atm", "fee", "declined"]),
        ("Качество_услуг", ["качество", "услуг"]),
        ("جودة الخدمة", ["جودة", "الخدمة"]),
        ("€/%", []),
    ],
)
def test_words_of_a_label(label: str, words: list[str]) -> None:
    assert words_of(label) == words


def test_labels_become_themes_in_their_own_language() -> None:
    themes = themes_of(
        [text(1, "€/%"), text(2, "Staff: General"), text(3, "Общее"), text(4, "عام"), text(5, "General")]
    )
    assert [(label, theme.id) for label, theme in themes.items()] == [
        ("General", "label-1"), ("Staff: General", "label-2"), ("Общее", "label-3"), ("عام", "label-4"), ("€/%", "label-5"),
    ]  # fmt: skip
    assert themes["Staff: General"].keywords == {
        "en": ("staff general", "staff")
    }  # "general" says two things
    assert themes["Общее"].keywords == {"ru": ("общее",)}
    assert themes["عام"].keywords == {"ar": ("عام",)}
    assert themes["€/%"].name["en"] == "€/%"


def test_examples_are_drawn_by_label_and_language() -> None:
    voices = [text(n, "a" if n % 2 else "b", lang="ru" if n % 3 else "ar") for n in range(60)]
    split = split_by_number([*voices, text(99)], 4, 1)
    assert len(split.examples) == 16
    assert len(split.test) == 44
    assert split.foreign == [text(99)]
    assert split.short == {}
    backwards = split_by_number(list(reversed(voices)), 4, 1)
    assert {one.id for one in backwards.examples} == {one.id for one in split.examples}
    assert {one.id for one in split_by_number(voices, 4, 2).examples} != {one.id for one in split.examples}


def test_a_voice_of_several_labels_is_an_example_of_each() -> None:
    split = split_by_number([text(1, "a", "b"), text(2, "a", "b"), text(3, "a"), text(4, "b")], 1, 1)
    assert len(split.examples) <= 2
    assert {label for one in split.examples for label in one.labels} == {"a", "b"}


@pytest.mark.parametrize(
    ("voices", "examples", "short"), [(1, 1, {"a": 1}), (3, 2, {"a": 2}), (6, 5, {}), (9, 5, {})]
)
def test_a_label_keeps_one_voice_for_the_test(voices: int, examples: int, short: dict[str, int]) -> None:
    split = split_by_number([text(n, "a") for n in range(voices)], 5, 1)
    assert len(split.examples) == examples
    assert split.short == short


def test_a_share_of_all_voices() -> None:
    split = split_by_share([text(n, "a") for n in range(100)], 67, 1)
    assert (len(split.examples), len(split.test)) == (67, 33)
    assert [one.id for one in drawn(split.test, 1)] == [one.id for one in drawn(reversed(split.test), 1)]


def test_clusters_are_judged_without_foreign_voices_and_those_of_several_labels() -> None:
    voices = [text(1, "a"), text(2, "a"), text(3, "b"), text(4, "b", lang="ar"), text(5), text(6, "a", "b")]
    judged = judge(voices, [7, 7, 3, 3, 3, 7])
    assert (judged.voices, judged.compared, judged.clusters, judged.labels) == (6, 4, 2, 2)
    assert (judged.ami, judged.v_measure, judged.left) == (1.0, 1.0, 0.0)
    assert judged.mixed == pytest.approx(3 / 6)
    chance = judge(voices, [-1, 1, 1, -1, -1, 1])
    assert chance.ami is not None
    assert chance.ami < 0.1
    assert chance.left == pytest.approx(3 / 6)
    assert judge(voices[:1], [-1]).ami is None
    assert judge(voices, [-1] * 6).mixed is None


def test_where_most_voices_have_several_labels_combinations_are_compared() -> None:
    voices = [
        text(1, "a", "b"),
        text(2, "b", "a"),
        text(3, "a", "c"),
        text(4, "c", "a"),
        text(5, "a"),
        text(6),
    ]
    judged = judge(voices, [0, 0, 1, 1, 2, 2])
    assert (judged.compared, judged.labels, judged.ami) == (5, 3, 1.0)


def test_what_moved() -> None:
    assert other_clusters([1, 1, 2, 2, -1], [5, 5, 9, 9, -1]) == 0
    assert other_clusters([1, 1, 1, 2, 2], [5, 5, 9, 9, 9]) == 1
    assert other_clusters([1, 1, 1, 1], [1, 2, 3, 3]) == 2
    same = [Answer(("a", "b"), 0.5), Answer((), 0.1)]
    assert other_themes(same, [Answer(("b", "a"), 0.4), Answer((), 0.2)]) == 0
    assert other_themes(same, [Answer(("a",), 0.5), Answer(("a",), 0.3)]) == 2


@pytest.mark.parametrize(("voices", "new"), [(2, 1), (150, 1), (200, 2), (1_000, 10)])
def test_one_voice_in_a_hundred_is_new(voices: int, new: int) -> None:
    fresh, old = divide([text(n, "a") for n in range(voices)], 1)
    assert len(fresh) == new
    assert sorted([*fresh, *old]) == list(range(voices))


@pytest.mark.parametrize(
    ("line", "language", "labels"),
    [
        ('{"id": 7, "lang": "EN_us", "text": "x y", "labels": ["a", " a ", "b", ""]}', "en", ("a", "b")),
        ('{"id": "7", "lang": "rus", "text": "x y", "labels": "a"}', "ru", ("a",)),
        ('{"id": "7", "lang": "de", "text": "x y", "labels": null, "topic": "a"}', "de", ("a",)),
        ('{"id": "7", "lang": "", "text": "Мне привезли не тот шкаф", "topic": "oos"}', "ru", ()),
        ('{"id": "7", "text": "وصلني الدولاب متأخرا جدا", "topic": " "}', "ar", ()),
        ('\ufeff{"id": "7", "text": "the wardrobe came late", "extra": {"labels": 1}}', "en", ()),
    ],
)
def test_lines_of_any_form_are_read(line: str, language: str, labels: tuple[str, ...]) -> None:
    read = read_texts(line.encode(), Path("x.jsonl"), foreign=("oos",))[0]
    assert (read.id, read.lang, read.labels) == ("7", language, labels)


def test_labels_come_from_the_field_that_was_asked_for() -> None:
    line = b'{"id": "7", "lang": "en", "text": "x", "labels": ["a"], "topic": "b"}'
    assert [read_texts(line, Path("x"), field)[0].labels for field in (None, "labels", "topic")] == [
        ("a",),
        ("a",),
        ("b",),
    ]
