"""M1-M3: `./invoke measure-themes` on files of any kind: figures, JSON, placements, and one clear sentence for a bad file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jobs.mosaic.measuring.__main__ import main
from jobs.refusal import Refusal

Row = dict[str, Any]
SAID = {
    "en": ("The {} arrived two weeks late", "The {} bill is wrong again"),
    "ru": ("{} привезли на две недели позже", "Счёт за {} опять неверный"),
    "ar": ("وصل {} متأخرا أسبوعين", "فاتورة {} خطأ مرة ثانية"),
}
THINGS = {
    "en": ("bed", "wardrobe", "table", "lamp", "chair", "shelf"),
    "ru": ("кровать", "шкаф", "стол", "лампу", "стул", "полку"),
    "ar": ("السرير", "الدولاب", "الطاولة", "المصباح", "الكرسي", "الرف"),
}
TOPICS = ("late delivery", "wrong_bill")
THEMES = """
[[theme]]
id = "{}"
name = {{ en = "{}", ru = "{}", ar = "{}" }}
about = {{ en = "{}", ru = "{}", ar = "{}" }}
keywords = {{ en = ["{}"], ru = ["{}"], ar = ["{}"] }}
phrases = {{ en = ["{}"], ru = ["{}"], ar = ["{}"] }}
"""


def rows(field: str = "topic") -> Iterator[Row]:
    """Thirty-six voices of two labels in three languages."""
    for language, sentences in SAID.items():
        for topic, sentence in zip(TOPICS, sentences, strict=True):
            for number, thing in enumerate(THINGS[language]):
                yield {
                    "id": f"{topic}-{language}-{number}",
                    "lang": language,
                    "text": sentence.format(thing),
                    field: topic if field == "topic" else [topic],
                    "rating": 2,
                }


def write(folder: Path, written: list[Row]) -> str:
    """A file of sorted voices."""
    place = folder / "sorted.jsonl"
    place.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n\n" for row in written), "utf-8")
    return str(place)


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> Row:
    """The figures for machines, made without the sentence encoder: quick."""
    main([*words, "--json", "--words-only"])
    answer: Row = json.loads(capsys.readouterr().out)
    return answer


def test_figures_for_people_name_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    foreign = {"id": "x", "lang": "en", "text": "What is the weather", "topic": "oos"}
    place = write(tmp_path, [*rows(), foreign])
    main([place, "--train", "4", "--stability", "--words-only"])
    said = capsys.readouterr().out
    assert [line.split()[:3] for line in said.splitlines()[1:5]] == [
        ["all", "12", "2"], ["ar", "4", "2"], ["en", "4", "2"], ["ru", "4", "2"],
    ]  # fmt: skip
    assert "foreign: 1 voices, " in said
    assert "24 examples; learned in" in said
    assert "1 new voices moved 0 of 12 old ones (0.00 %) to other themes" in said
    assert "weather" not in said
    assert "bed" not in said


@pytest.mark.parametrize("field", ["topic", "labels"])
def test_examples_teach(tmp_path: Path, capsys: pytest.CaptureFixture[str], field: str) -> None:
    figures = asked(capsys, write(tmp_path, list(rows(field))), "--train", "4", "--seed", "3")["placing"]
    everything = figures["languages"]["all"]
    assert figures["mode"] == "train 4"
    assert figures["examples"] == 24
    assert everything["voices"] == 12
    assert everything["accuracy_of_placed"] is None or everything["accuracy_of_placed"] >= 0.9
    assert set(figures["languages"]) == {"all", "en", "ru", "ar"}
    assert figures["foreign"] is None


def test_label_names_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = asked(capsys, write(tmp_path, list(rows())), "--zero")["placing"]
    assert figures["mode"] == "zero"
    assert figures["examples"] == 0
    assert figures["languages"]["all"]["voices"] == 36
    assert figures["languages"]["en"]["accuracy_of_placed"] == 1.0  # "late", "bill" stand in the texts


def test_a_share_is_given_as_examples_and_the_seed_draws(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place, out = write(tmp_path, list(rows())), tmp_path / "out.jsonl"
    drawn = []
    for seed in ("1", "1", "2"):
        figures = asked(capsys, place, "--train", "50%", "--seed", seed, "--placements", str(out))["placing"]
        assert figures["examples"] == 18
        drawn.append([json.loads(line)["id"] for line in out.read_text("utf-8").splitlines()])
    assert drawn[0] == drawn[1] != drawn[2]


def test_placements_name_labels(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.jsonl"
    asked(capsys, write(tmp_path, list(rows())), "--zero", "--placements", str(out))
    placed = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [row["id"] for row in placed] == [row["id"] for row in rows()]
    assert {label for row in placed for label in row["themes"]} <= set(TOPICS)
    assert placed[0]["themes"] == ["late delivery"]
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".unfinished")] == []


def test_an_organisation_measures_its_own_themes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "themes.toml"
    words = {"late": ("late", "позже", "متأخرا"), "bill": ("bill", "счёт", "فاتورة")}
    own.write_text("".join(THEMES.format(name, *(said * 4)) for name, said in words.items()), "utf-8")
    ids = dict(zip(TOPICS, words, strict=True))
    place = write(tmp_path, [row | {"topic": ids[row["topic"]]} for row in rows()])
    figures = asked(capsys, place, "--zero", "--themes", str(own))["placing"]["languages"]
    assert {language: score["accuracy_of_placed"] for language, score in figures.items()} == dict.fromkeys(
        ("all", "en", "ru", "ar"), 1.0
    )
    with pytest.raises(Refusal, match=r"1 labels are no theme of .*themes.toml, 'price' first"):
        main(
            [
                write(tmp_path, [*rows(), {"id": "1", "text": "too dear", "topic": "price"}][-1:]),
                "--zero",
                "--themes",
                str(own),
            ]
        )


def test_themes_are_found_without_labels(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = write(tmp_path, list(rows()))
    main([place, "--cluster", "--stability"])
    said = capsys.readouterr().out
    assert "themes found in 36 voices" in said
    assert "against 2 labels of 36 voices: AMI " in said
    assert "in clusters of more than one language" in said
    assert "to other clusters" in said
    assert "micro F1" not in said
    figures = asked(capsys, place, "--cluster", "--stability", "--zero")
    assert set(figures) == {"voices", "seed", "placing", "clusters", "peak_mb"}
    assert figures["clusters"]["stability"]["old"] == 35


def test_voices_without_labels_are_clustered_and_not_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = write(tmp_path, [{"id": row["id"], "lang": "en", "text": row["text"]} for row in rows()])
    figures = asked(capsys, place, "--cluster")["clusters"]
    assert (figures["voices"], figures["compared"], figures["ami"], figures["mixed"]) == (36, 0, None, None)


def test_labels_with_too_few_voices_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = write(tmp_path, [*rows(), {"id": "1", "lang": "en", "text": "far too dear", "topic": "price/€"}])
    main([place, "--train", "6", "--words-only"])
    said = capsys.readouterr().out
    assert "too few voices: 3 labels (price/€ 1, late delivery 15, wrong_bill 15)" in said


BAD = [
    (b"", "holds no voice"),
    (b"\n\n", "holds no voice"),
    (b'{"id": "1", "lang": "en"}\n', "sorted.jsonl:1: .*each line needs id, lang and text"),
    (b'{"id": "1", "text": "a b"}\n[1]\n', "sorted.jsonl:2: "),
    (b'{"id": "1", "text": "a b"}\n{"id": "1"', "sorted.jsonl:2: "),
    (b'{"id": "1", "text": " \\n"}\n', "sorted.jsonl:1: the text is empty"),
    (b'\n{"id": 1, "text": "a b"}\n{"id": "1", "text": "c d"}', "sorted.jsonl:3: this id stands on line 2"),
    (b'{"id": "1", "text": "a b", "labels": [1]}', "sorted.jsonl:1: "),
    (b"\xff\xfe", "sorted.jsonl:1: "),
    (b'{"id": "1", "text": "a b", "topic": "x"}', "has 1 labels: placing is measured with two or more"),
    (b'{"id": "1", "text": "a b"}', "has 0 labels"),
    (
        b'{"id": "1", "text": "a", "topic": "x"}\n{"id": "2", "text": "b", "topic": "y"}',
        "no voice is left to test on",
    ),
]


@pytest.mark.parametrize(("content", "said"), BAD)
def test_a_file_that_cannot_be_used(tmp_path: Path, content: bytes, said: str) -> None:
    place = tmp_path / "sorted.jsonl"
    place.write_bytes(content)
    with pytest.raises(Refusal, match=said):
        main([str(place), "--words-only"])


def test_places_that_cannot_be_read_or_written(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="cannot be read"):
        main([str(tmp_path / "none.jsonl")])
    with pytest.raises(Refusal, match="cannot be written"):
        main(
            [
                write(tmp_path, list(rows())),
                "--words-only",
                "--placements",
                str(tmp_path / "none" / "out.jsonl"),
            ]
        )


@pytest.mark.parametrize("number", ["0", "-1", "100%", "0%", "many", "1.5"])
def test_examples_are_a_number_or_a_share(
    tmp_path: Path, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([write(tmp_path, list(rows())), f"--train={number}"])
    assert "neither a number of examples nor a share below 100%" in capsys.readouterr().err
