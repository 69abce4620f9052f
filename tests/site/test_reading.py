"""The reader that keeps one parser gives the HTML of Python-Markdown's own, text after text (site, speed)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from jobs.settings import CODE
from theme.bundle import head_and_body, head_of, read_head
from theme.prose import markdown_settings
from theme.reading import TextReader

MARKS = [
    "# ",
    "## said",
    "- one",
    "1. one",
    "> ",
    "    code",
    "**b**",
    "[x](y.html)",
    "[x][1]",
    "[1]: http://a.example",
    "|a|b|",
    "|-|-|",
    "\n",
    "\\*",
    "`c`",
    "***",
    "é",
    "привет",
    "مرحبا",
    "<b>",
    "&amp;",
    "  ",
]
READER = TextReader({"TIMEZONE": "UTC", "DEFAULT_DATE": None})


def by_a_new_parser(body: str) -> str:
    """What the library says of one text alone."""
    return str(Markdown(**markdown_settings()).convert(body))


def read(folder: Path, body: str) -> str:
    """The same through the reader that Pelican is given."""
    (folder / "a.md").write_text(f"title: A\n\n{body}", "utf-8")
    return str(READER.read(str(folder / "a.md"))[0])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("texts")


def test_every_staff_text_reads_the_same(folder: Path) -> None:
    """S1, S3: all that the example organisation wrote, in three languages."""
    texts = sorted((CODE / "content").glob("*/*.md"))
    assert len(texts) > 30
    for path in texts:
        body = head_and_body(path.read_text("utf-8"))[1]
        assert read(folder, body) == by_a_new_parser(body), path.name


@given(
    st.lists(st.sampled_from(MARKS), max_size=30).map("\n".join),
    st.lists(st.sampled_from(MARKS)).map("".join),
)
def test_a_text_reads_the_same_whatever_was_read_before(folder: Path, before: str, body: str) -> None:
    """Nothing of one text, such as the address behind a link's number, gets into the next."""
    read(folder, before)
    assert read(folder, body) == by_a_new_parser(body)


HEADS = [
    ("---\ntitle: A: b\nsaid: x\n---\n\nbody: no\n", {"title": "A: b", "said": "x"}),
    ("title: A\n\nbody: no\n", {"title": "A"}),
    ("---\ntitle: A\n---\n\n", {"title": "A"}),
    ("", {}),
]


@pytest.mark.parametrize(("text", "fields"), HEADS)
def test_a_head_ends_at_the_first_empty_line(tmp_path: Path, text: str, fields: dict[str, str]) -> None:
    (tmp_path / "a.md").write_text(text, "utf-8")
    assert read_head(tmp_path / "a.md") == head_of(head_and_body(text)[0]) == fields
