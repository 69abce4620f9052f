"""S6: the airlock reads what a reader, a search engine or a scraper would find, whatever the file and however it is written."""

from __future__ import annotations

import zlib
from html import escape

import pytest

from jobs.vetting.legible import words_in
from jobs.vetting.reading import Passage, normalise, read_file, words
from tests.vetting.places import blocks, chunk, gif, icon, jpeg, png, riff, segment, webp, woff

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
    ("a.html", "<p>\nAn<b>na</b> B.</p><p>C</p>", ["1 \nAnna B.", "2 C"]),
    ("a.html", "<p>x</p>\n<img alt='Anna'>", ["1 x", "2 +Anna"]),
    ("a.html", "<p class='A' id='B'>&#65;nna</p>", ["1 Anna", "1 +A", "1 +B"]),
    ("a.html", "<p>six words in</p><p class='k'>a row</p>", ["1 six words in", "1 a row", "1 +k"]),
    ("a.html", "<svg viewBox='0 0 1 1' aria-label='Anna'><path d='M411 1111 1111 1111z'/></svg>", ["1 +Anna"]),
    ("a.html", "<svg><path d='Anna'/><rect width='call 07700'/></svg>", ["1 +Anna", "1 +call 07700"]),
    ("a.html", "<!-- Anna --><p>x</p>", ["1 x", "1 + Anna "]),
    ("a.html", "<a href='mailto:a%40b.c'>x</a>", ["1 x", "1 +mailto:a@b.c"]),
    ("a.html", "<?pi Anna?><!DOCTYPE Anna><![CDATA[Anna]]><![if Anna]>", ["1 Anna", "1 +pi Anna?", "1 +DOCTYPE Anna", "1 +if Anna"]),
    ("a.html", "<x-anna><p hannah><p ann-a=''>x", ["1 x", "1 +anna", "1 +hannah", "1 +ann-a"]),
    ("a.html", "Han<wbr>nah<br>x<svg:tspan>y</svg:tspan>", ["1 Hannah", "1 xy"]),
    ("a.html", "", []),
    ("a.atom", "<summary>&lt;p&gt;Anna &amp;amp; B&lt;/p&gt;</summary>", ["1 <p>Anna & B</p>", "1 +Anna & B"]),
    ("a.svg", "<svg><text>Anna</text></svg>", ["1 Anna"]),
    ("a.json", '{"k": ["Anna", 1, null, true, {"x": 1.50}], "k": 007}', None),
    ("a.json", '{"k": ["Anna", 1, null, true, {"x": 1.50}], "k": -7}', ["1 Anna", "1 1", "1 1.50", "1 -7", "1 +k", "1 +x", "1 +k"]),
    ("a.jsonl", '1\n\n{"a": "b"}', ["1 1", "3 b", "3 +a"]),
    ("robots.txt", "x\nAnna%20B &amp; C", ["1 x", "2 Anna B & C"]),
    ("_headers", "Anna", ["1 Anna"]),
    (".htaccess", "Anna", ["1 Anna"]),
    ("d/a.css", "@layer x { }\n@media print { content: '@anna' }", ["1   x { }", "2   print { content: '@anna' }"]),
    ("d/a.css", ".x { content: '\\41 nna' }", ["1 .x { content: 'Anna' }"]),
    ("a.csv", 'a,"b\nc"\n,d', ["1 a", "1 b\nc", "3 d"]),
    ("a.tsv", "a\tb,c", ["1 a", "1 b,c"]),
    ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nAnna", ["1 WEBVTT", "2 ", "4 Anna", "3 +00:01.000 --> 00:02.000"]),
    ("a.js", "'An' + 'na' + `x`", ["1 'An' + 'na' + `x`", "1 +'Annax`"]),
    ("a.txt", "data:text/plain;base64,QW5uYQ== data:;base64,QW5uYQ==", ["1    ", "1 +Anna", "1 +Anna"]),
    ("a.txt", "\\u{41}nna \\u{ffffff}x", ["1 Anna  x"]),
    ("a.txt", "\\110000 x", ["1  x"]),
    ("a.txt", "①", ["1 ①", "1 +1"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "source", "found"), FILES, ids=range(len(FILES)))
def test_every_kind_of_file_is_read_with_its_lines(name: str, source: str, found: list[str] | None) -> None:
    passages = read_file(name, source.encode())
    if passages is None:
        assert found is None
        return
    assert passages[0] == Passage(1, name, "name")
    inside = [passage for passage in passages if passage.kind != "name"]
    assert [f"{one.line} {'+' * (one.kind == 'beside')}{one.text}" for one in inside] == found


def test_a_name_is_read_whole_and_in_parts() -> None:
    passages = read_file("an%6Ea/b.c.HTML", b"")
    assert passages == [Passage(1, text, "name") for text in ("anna/b.c.HTML", "anna", "b.c.HTML")]


DEEP = "[" * 100_000
PNG = png()
GIF = gif(b"\xfe" + blocks(b"x"))
WEBP = webp(riff(b"EXIF", b"abc"))
JPEG = jpeg(segment(0xFE, b"x"))
ICON = icon(PNG, bytes(4))
WOFF = woff((b"name", b"x", False), description=b"x")
UNREADABLE = {
    "tags that never end": ("a.html", b"<p " * 100_000),
    "not UTF-8": ("a.html", b"\xff"),
    "half a JSON": ("a.json", b"{"),
    "a strange declaration": ("a.html", b"<![x[Anna]]>"),
    "a deep JSON": ("a.json", DEEP.encode()),
    "a broken table": ("a.csv", b'"' + b"a" * ((1 << 24) + 1)),
    **{
        f"kind {name}": (name, b"x")
        for name in ("a.exe", "a.db", "a.HTML.bak", "a.pdf", "a.zip", "a.gz", "a.woff2", "a.pf_meta")
    },
    "packed and broken": ("a.txt", b"data:text/plain;base64,QQQQQ"),
    "packed and unknown": ("a.txt", b"data:application/pdf;base64,QUJD"),
    **{f"no {name}": (name, b"MZ") for name in ("a.png", "a.jpg", "a.webp", "a.gif", "a.ico", "a.woff")},
    "png cut": ("a.png", PNG[:-1]),
    "png cut in a head": ("a.png", PNG[:-5]),
    "png longer": ("a.png", PNG + b"x"),
    "png without end": ("a.png", PNG[:-12]),
    "png with a bad text": ("a.png", png(chunk(b"zTXt", b"a\0\0no"))),
    "png with a cut text": ("a.png", png(chunk(b"zTXt", b"a\0\0" + zlib.compress(b"x" * 99)[:-6]))),
    "png with a bomb": ("a.png", png(chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes((1 << 24) + 1))))),
    "jpeg cut": ("a.jpg", JPEG[:-2]),
    "jpeg cut in a head": ("a.jpg", JPEG[:5]),
    "jpeg cut in a size": ("a.jpg", b"\xff\xd8\xff\xe1\x00"),
    "jpeg longer": ("a.jpg", JPEG + b"x"),
    "jpeg without a sign": ("a.jpg", b"\xff\xd8abc"),
    "webp longer": ("a.webp", WEBP + b"x"),
    "webp with a cut chunk": ("a.webp", webp(b"EXIF\xff\0\0\0x")),
    "webp with a cut head": ("a.webp", webp(b"EXI")),
    "gif longer": ("a.gif", GIF + b"x"),
    "gif cut": ("a.gif", GIF[:-1]),
    "gif cut in a block": ("a.gif", GIF[:24]),
    "gif cut in a picture": ("a.gif", GIF[:-12]),
    "gif with a strange block": ("a.gif", gif()[:19] + b"x"),
    "icon cut": ("a.ico", ICON[:-1]),
    "icon cut in its list": ("a.ico", ICON[:20]),
    "icon longer": ("a.ico", ICON + b"x"),
    "icon with a gap": ("a.ico", icon(PNG)[:18] + b"\x17\0\0\0x" + PNG),
    "woff cut": ("a.woff", WOFF[:-1]),
    "woff with a private block": ("a.woff", woff(private=b"x")),
    "woff too short": ("a.woff", b"wOFF"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_no_reader_understands_is_told(case: str) -> None:
    name, content = UNREADABLE[case]
    assert read_file(name, content) is None


WHOLE = {
    "a.png": PNG, "a.gif": GIF, "a.webp": WEBP, "a.jpg": JPEG, "a.ico": ICON, "a.woff": WOFF, "b.gif": gif()[:10] + b"\0\0\0;",
    "b.jpg": b"\xff\xd8\xff\xff\x01\xff\xd9", "b.ico": icon(),
}  # fmt: skip


@pytest.mark.parametrize("name", WHOLE)
def test_whole_pictures_and_fonts_are_read(name: str) -> None:
    assert read_file(name, WHOLE[name]) is not None


@pytest.mark.parametrize("name", [name for name in WHOLE if name.startswith("a.")])
def test_no_cut_picture_breaks_a_reader(name: str) -> None:
    whole = WHOLE[name]
    assert [size for size in range(len(whole)) if read_file(name, whole[:size]) is not None] == []


def test_what_is_packed_over_and_over_is_read_only_so_deep() -> None:
    value = "<p>Anna</p>"
    for _ in range(6):
        value = escape(f"<p title='{escape(value)}'>x</p>")
    passages = read_file("a.html", f"<p>{value}</p>".encode())
    assert passages is not None
    assert len(passages) < 100


WORDS_IN_BYTES = [
    (b"\x00\x01Hannah\xff", ["Hannah"]),
    ("\x01Ольга".encode(), ["Ольга"]),
    ("Ольга".encode("utf-16-le"), ["Ольга"]),
    (b"x" + "Ольга".encode("utf-16-be"), ["Ольга"]),
    ("Ольга".encode("cp1251"), ["Ольга"]),
    ("أحمدي".encode("cp1256"), ["أحمدي"]),
    (b"abc\x00    \x00", []),
    (b"", []),
]


@pytest.mark.parametrize(("block", "found"), WORDS_IN_BYTES, ids=range(len(WORDS_IN_BYTES)))
def test_words_are_found_in_bytes(block: bytes, found: list[str]) -> None:
    said = list(words_in(block))
    assert all(any(word in text for text in said) for word in found)
    if not found:
        assert said == []
