"""The ids of receipts' lines are left out of what the airlock reads, and nothing else is (S5, S6)."""

from __future__ import annotations

import re

import pytest

from jobs.channels.receipt import line_of
from jobs.settings import CODE
from jobs.vetting.reading import read_file
from jobs.vetting.receipt_lines import without_lines

ID = line_of(bytes(range(16)))
PAGE = "ar/r/bc.html"


def row(line: str, before: str = "\n") -> bytes:
    return f'<table>{before}<tr id="{line}" class="read"><td>Anna</td></tr></table>'.encode()


LEFT_OUT = [(PAGE, row(ID)), ("en/r/x.html", row(ID)), (PAGE, row(ID) * 3)]
READ = [
    ("en/changes/a.html", row(ID)),
    ("en/r/anna.html", row(ID)),  # no page of ours: it has a vowel
    (PAGE, row(ID[:-1])),
    (PAGE, row(ID + "b")),
    (PAGE, row(ID[:-4] + "anna")),
    (PAGE, row(ID[:-1] + "7")),
    (PAGE, row(ID.upper())),
    (PAGE, row(ID, before=" ")),
    (PAGE, f"\n<p>{ID}</p>".encode()),
]


@pytest.mark.parametrize(("name", "content"), LEFT_OUT)
def test_the_id_of_a_line_is_not_read(name: str, content: bytes) -> None:
    left = without_lines(name, content)
    assert ID.encode() not in left
    assert left.count(b"\n") == content.count(b"\n")
    passages = read_file(name, content)
    assert passages is not None
    assert not [passage for passage in passages if ID in passage.text]
    assert [passage for passage in passages if "Anna" in passage.text]


@pytest.mark.parametrize(("name", "content"), READ)
def test_everything_else_is_read(name: str, content: bytes) -> None:
    assert without_lines(name, content) == content


def test_the_template_writes_lines_in_this_shape() -> None:
    written = (CODE / "theme" / "templates" / "receipts.html").read_text("utf-8")
    assert re.search(r'\n<tr id="{{ line }}" class="', written)
