"""F1: `./invoke measure-redaction` on files of any kind: figures, JSON, spans, and one clear sentence for a bad file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jobs.hear.measuring.__main__ import main
from jobs.refusal import Refusal

ROWS = [
    {"id": "1", "lang": "en", "text": "mail ivan@example.com", "spans": [[5, 21, "EMAIL"]], "noise": "clean"},
    {"id": "2", "lang": "en", "text": "SEE PARIS", "spans": [[4, 9, "LOC"]], "noise": "upper", "source": "x"},
    {"id": "3", "lang": "ru", "text": "спасибо за Zyx", "spans": [[11, 14, "ORG"]]},
    {"id": "4", "lang": "ar", "text": "شكرا", "spans": []},
]


def write(folder: Path, rows: list[dict[str, object]]) -> Path:
    """A file of marked texts."""
    place = folder / "marked.jsonl"
    place.write_text("".join(json.dumps(row) + "\n\n" for row in rows), "utf-8")
    return place


def test_figures_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(write(tmp_path, ROWS))])
    said = capsys.readouterr().out
    assert "en: found by kind: EMAIL 1/1, LOCATION 0/1" in said
    assert "ru: found by kind: no kind of ours: ORG" in said
    assert "ar: found by kind: nothing is marked" in said
    assert "normal mode; texts per CPU second: en " in said
    assert "upper" in said
    assert "ivan" not in said


def test_figures_for_machines_and_spans(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spans = tmp_path / "spans.jsonl"
    main([str(write(tmp_path, ROWS)), "--json", "--strict", "--spans", str(spans)])
    figures = json.loads(capsys.readouterr().out)
    assert figures["mode"] == "strict"
    assert figures["languages"]["en"]["all"]["recall"]["EMAIL"] == 1.0
    assert set(figures["languages"]["en"]) == {"all", "clean", "upper"}
    rows = [json.loads(line) for line in spans.read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["1", "2", "3", "4"]
    assert rows[0]["spans"] == [[5, 21, "EMAIL"]]
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".unfinished")] == []


def test_long_work_tells_how_far_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows: list[dict[str, object]] = [
        {"id": str(number), "lang": "en", "text": "fine"} for number in range(1_001)
    ]
    main([str(write(tmp_path, rows))])
    assert capsys.readouterr().err == "measure-redaction: 1000 of 1001 texts\n"


def test_our_own_sentences_are_measured_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "en.txt"
    place.write_text("# shop\nmail {EMAIL:ivan@example.com} now\n", "utf-8")
    main([str(place)])
    assert "EMAIL 1/1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.jsonl", b"", "holds no text"),
        ("a.jsonl", b'{"id": "1"}\n', "a.jsonl:1: .*each line needs id, lang, text and spans"),
        (
            "a.jsonl",
            b'\n{"id": "1", "lang": "en", "text": "abc", "spans": [[2, 4, "ID"]]}',
            "a.jsonl:2: a span lies",
        ),
        ("a.jsonl", b"\xff\xfe", "a.jsonl:1: "),
        ("en.txt", b"\xff\xfe", "is not UTF-8"),
        ("en.txt", b"thank {PERSOM:Ann}", "en.txt:1: the label 'PERSOM' is unknown"),
        ("en.txt", b"thank {PERSON:Ann", "en.txt:1: a brace that is no label"),
    ],
)
def test_a_file_that_cannot_be_used(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    place = tmp_path / name
    place.write_bytes(content)
    with pytest.raises(Refusal, match=said):
        main([str(place)])


def test_a_file_that_is_not_there_and_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="cannot be read"):
        main([str(tmp_path / "none.jsonl")])
    with pytest.raises(Refusal, match="cannot be written"):
        main([str(write(tmp_path, ROWS)), "--spans", str(tmp_path / "no" / "spans.jsonl")])
