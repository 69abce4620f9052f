"""S6: the airlock reads what a reader, a search engine or a scraper would find, whatever the file and however it is written."""

from __future__ import annotations

import pytest

from jobs.vetting.reading import Passage, normalise, read_file, words

SAME = [
    ("Anna", "ANNA"),
    ("Семён", "СЕМЕН"),
    ("أحمد", "احمد"),
    ("مُحَمَّد", "محمد"),
    ("فاطمة", "فاطمه"),
    ("محـــمد", "محمد"),
    ("０７７００", "٠٧٧٠٠"),
    ("an\u00adna", "anna"),
    ("an\u200bna", "anna"),
    ("ﬁnn", "finn"),
]
DIFFERENT = [("Anna", "Anne"), ("Семён", "Семеныч"), ("أحمد", "حمد"), ("123", "124")]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_differs_stays_different(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_reads_the_same_is_the_same(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


def test_words_are_letters_and_digits_in_order() -> None:
    assert words("NL-204518, «Анна»: ١٢ شارع") == ["nl", "204518", "анна", "12", "شارع"]


FILES = [
    ("a.html", "<p>\nAn<b>na</b> B.</p><p>C</p>", [(1, "\nAnna B."), (2, "C")]),
    ("a.html", "<p>x</p>\n<img alt='Anna'>", [(1, "x"), (2, "Anna")]),
    ("a.html", "<p class='A' id='B'>&#65;nna</p>", [(1, "A"), (1, "B"), (1, "Anna")]),
    ("a.html", "<svg viewBox='0 0 1 1' aria-label='Anna'><path d='M411 1111 1111 1111'/></svg>", [(1, "Anna")]),
    ("a.html", "<!-- Anna --><p>x</p>", [(1, " Anna "), (1, "x")]),
    ("a.html", "<a href='mailto:a%40b.c'>x</a>", [(1, "mailto:a@b.c"), (1, "x")]),
    ("a.html", "<?pi Anna?><!DOCTYPE Anna><![CDATA[Anna]]>", [(1, "pi Anna?"), (1, "DOCTYPE Anna"), (1, "CDATA[Anna")]),
    ("a.html", "", []),
    ("a.atom", "<summary>&lt;p&gt;Anna &amp;amp; B&lt;/p&gt;</summary>", [(1, "<p>Anna &amp; B</p>"), (1, "Anna & B")]),
    ("a.svg", "<svg><text>Anna</text></svg>", [(1, "Anna")]),
    ("a.json", '{"k": ["Anna", 1, null, {"x": "B"}]}', [(1, "k"), (1, "Anna"), (1, "x"), (1, "B")]),
    ("robots.txt", "x\nAnna%20B &amp; C", [(1, "x"), (2, "Anna B & C")]),
    ("_headers", "Anna", [(1, "Anna")]),
    (".htaccess", "Anna", [(1, "Anna")]),
    ("d/a.css", "@layer x { }\n@media print { content: '@anna' }", [(1, "  x { }"), (2, "  print { content: '@anna' }")]),
    ("d/a.css", ".x { content: 'Anna' }", [(1, ".x { content: 'Anna' }")]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "source", "found"), FILES, ids=range(len(FILES)))
def test_every_kind_of_file_is_read_with_its_lines(
    name: str, source: str, found: list[tuple[int, str]]
) -> None:
    passages = read_file(name, source.encode())
    assert passages is not None
    assert passages[0] == Passage(1, name)
    assert sorted((passage.line, passage.text) for passage in passages[1:]) == sorted(found)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", b"\xff"),
        ("a.json", b"{"),
        ("a.exe", b"x"),
        ("a.db", b"x"),
        ("a.HTML.bak", b"x"),
        ("a.png", b"x"),
    ],
)
def test_what_no_reader_knows_is_told(name: str, content: bytes) -> None:
    assert read_file(name, content) is None
