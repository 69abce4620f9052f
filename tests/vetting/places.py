"""Every kind of file, and every place in it, in which something could be hidden: each function plants a value and gives name and bytes."""

from __future__ import annotations

import base64
import json
import struct
import zlib
from collections.abc import Callable
from html import escape
from urllib.parse import quote

Plant = Callable[[str], tuple[str, bytes]]


def chunk(kind: bytes, content: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(*chunks: bytes) -> bytes:
    """A picture of one grey point."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + b"".join(chunks)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


def segment(marker: int, content: bytes) -> bytes:
    """A segment of a JPEG."""
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def jpeg(*segments: bytes) -> bytes:
    """What is shaped like a JPEG: tables, a frame, a scan with a stuffed byte and a restart, the end."""
    scan = (
        segment(0xDB, bytes(65))
        + segment(0xC0, bytes(9))
        + segment(0xDA, bytes(6))
        + b"\x12\xff\x00\x34\xff\xd0\x56"
    )
    return b"\xff\xd8" + b"".join(segments) + scan + b"\xff\xd9"


def riff(kind: bytes, content: bytes) -> bytes:
    """A chunk of a WebP."""
    return kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def webp(*chunks: bytes) -> bytes:
    """What is shaped like a WebP."""
    body = b"WEBP" + riff(b"VP8X", bytes(10)) + riff(b"VP8 ", b"abc") + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def blocks(content: bytes) -> bytes:
    """The small blocks of a GIF."""
    cut = [content[start : start + 255] for start in range(0, len(content), 255)]
    return b"".join(bytes([len(part)]) + part for part in cut) + b"\0"


def gif(*extensions: bytes) -> bytes:
    """What is shaped like a GIF, with a table of colours and one picture that has its own."""
    head = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + bytes(6)
    picture = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0x80) + bytes(6) + b"\2" + blocks(b"\x44\1")
    return head + b"".join(b"\x21" + extension for extension in extensions) + picture + b"\x3b"


def icon(*pictures: bytes) -> bytes:
    """An icon of these pictures."""
    place, rows = 6 + 16 * len(pictures), b""
    for picture in pictures:
        rows += bytes(8) + struct.pack("<II", len(picture), place)
        place += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + rows + b"".join(pictures)


def woff(*tables: tuple[bytes, bytes, bool], description: bytes = b"", private: bytes = b"") -> bytes:
    """What is shaped like a WOFF font; a table is tag, content and whether it is packed."""
    packed = [
        min(zlib.compress(content), content, key=len) if small else content for _, content, small in tables
    ]
    place = 44 + 20 * len(tables)
    rows = b""
    for (tag, content, _), block in zip(tables, packed, strict=True):
        rows += struct.pack(">4s4I", tag, place, len(block), len(content), 0)
        place += len(block)
    meta = zlib.compress(description) if description else b""
    length = place + len(meta) + len(private)
    head = struct.pack(
        ">4s4sIHHIHHIIIII", b"wOFF", b"true", length, len(tables), 0, 0, 1, 0,
        place if meta else 0, len(meta), len(description), place + len(meta) if private else 0, len(private),
    )  # fmt: skip
    return head + rows + b"".join(packed) + meta + private


def exif(value: str, *, wide: bool = False) -> bytes:
    """An EXIF block with one text."""
    text = b"UNICODE\0" + value.encode("utf-16-le") if wide else value.encode() + b"\0"
    return b"Exif\0\0II*\0\x08\0\0\0\1\0" + struct.pack("<HHII", 0x9286, 7, len(text), 26) + bytes(4) + text


def xmp(value: str) -> bytes:
    """Adobe's description of a picture."""
    return (
        f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>{escape(value)}</dc:creator></x:xmpmeta>".encode()
    )


def entities(value: str) -> str:
    """Every letter as a number."""
    return "".join(f"&#{ord(c)};" for c in value)


def percent(value: str) -> str:
    """Every letter with percent signs."""
    return "".join(f"%{byte:02X}" for byte in value.encode())


def escapes(value: str) -> str:
    r"""Every letter as \u...."""
    return "".join(f"\\u{ord(c):04x}" for c in value)


def style_escapes(value: str) -> str:
    r"""Every letter as \41 ."""
    return "".join(f"\\{ord(c):x} " for c in value)


def packed(value: str) -> str:
    """Base64."""
    return base64.b64encode(value.encode()).decode()


def html(body: str) -> Plant:
    """A page; `{}` is the value."""
    return lambda value: (
        "en/a.html",
        f"<!DOCTYPE html><html lang=en>\n<p>x</p>{body.replace('{}', value)}</html>".encode(),
    )


def text(name: str, body: str, write: Callable[[str], str] = str) -> Plant:
    """A file of text; `{}` is the value, written in some way."""
    return lambda value: (name, body.replace("{}", write(value)).encode())


def raw(name: str, make: Callable[[str], bytes]) -> Plant:
    """A file of bytes."""
    return lambda value: (name, make(value))


def between_letters(value: str, sign: str) -> str:
    """An invisible sign behind every letter."""
    return sign.join(value)


PLACES: dict[str, Plant] = {
    "html text": html("<p>{}</p>"),
    "html inside tags": html("<p><b>{}</b></p>"),
    "html entities": lambda value: html("<p>{}</p>")(entities(value)),
    "html double entities": lambda value: html("<p>{}</p>")(escape(entities(value))),
    "html percent": lambda value: html("<a href='/x?{}'>x</a>")(percent(value)),
    "html double percent": lambda value: html("<a href='/x?{}'>x</a>")(quote(percent(value))),
    "html alt": html("<img alt='{}'>"),
    "html title attribute": html("<p title='{}'>x</p>"),
    "html aria": html("<p aria-label='{}'>x</p>"),
    "html data attribute": html("<p data-x='{}'>x</p>"),
    "html class": html("<p class='{}'>x</p>"),
    "html meta": html("<meta name=description content='{}'>"),
    "html title": html("<title>{}</title>"),
    "html comment": html("<!-- {} -->"),
    "html comment with markup": html("<!-- <p title='{}'>x</p> -->"),
    "html template": html("<template><p>{}</p></template>"),
    "html noscript": html("<noscript>{}</noscript>"),
    "html textarea": html("<textarea>{}</textarea>"),
    "html hidden": html("<p hidden>{}</p>"),
    "html unclosed tag": html("<p title='{}'"),
    "html unclosed comment": html("<!-- {}"),
    "html processing": html("<?x {}?>"),
    "html declaration": html("<!DOCTYPE {}>"),
    "html cdata": html("<![CDATA[{}]]>"),
    "html script": html("<script>let x = '{}'</script>"),
    "html json-ld": lambda value: html('<script type="application/ld+json">{"name": "{}"}</script>')(escapes(value)),
    "html style": lambda value: html("<style>p::before {content: '{}'}</style>")(style_escapes(value)),
    "html style attribute": html("<p style=\"--x: '{}'\">x</p>"),
    "html srcdoc": lambda value: html("<iframe srcdoc='{}'></iframe>")(escape(f"<p>{escape(value)}</p>")),
    "html base64": lambda value: html("<p data-x='{}'>x</p>")(packed(value)),
    "html data page": lambda value: html("<a href='data:text/html;base64,{}'>x</a>")(packed(f"<p>{escape(value)}</p>")),
    "html data picture": lambda value: html("<img src='data:image/png;base64,{}'>")(
        base64.b64encode(png(chunk(b"tEXt", b"Author\0" + value.encode()))).decode()
    ),
    "html data svg": lambda value: html("<img src=\"data:image/svg+xml,{}\">")(quote(f"<svg><title>{escape(value)}</title></svg>")),
    "html zero width": lambda value: html("<p>{}</p>")(between_letters(value, "\u200b")),
    "html joiner": lambda value: html("<p>{}</p>")(between_letters(value, "\u2060")),
    "html soft hyphen": lambda value: html("<p>{}</p>")(between_letters(value, "&shy;")),
    "html direction marks": lambda value: html("<p>\u202e{}\u202c</p>")(between_letters(value, "\u2066")),
    "html wide letters": lambda value: html("<p>{}</p>")("".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in value)),
    "html invisible alphabet": lambda value: html("<p>x {}</p>")("".join(chr(ord(c) + 0xE0000) for c in value)),
    "html strange tag": lambda value: html("<x-{}>")(value.replace(" ", "-")),
    "atom title": text("feed.atom", "<feed><title>{}</title></feed>", escape),
    "atom html": text("feed.atom", "<feed><content type='html'>&lt;p&gt;{}&lt;/p&gt;</content></feed>", escape),
    "atom author": text("feed.atom", "<feed><author><name>{}</name></author></feed>", escape),
    "atom cdata": text("feed.atom", "<feed><summary><![CDATA[<p>{}</p>]]></summary></feed>"),
    "rss": text("feed.rss", "<rss><item><description>{}</description></item></rss>", escape),
    "rss guid": text("feed.rss", "<rss><item><guid isPermaLink='false'>{}</guid></item></rss>", percent),
    "sitemap": text("sitemap.xml", "<urlset><url><loc>https://x.example/{}</loc></url></urlset>", percent),
    "svg text": text("a.svg", "<svg><text x='1'>{}</text></svg>", escape),
    "svg pieces": lambda value: ("a.svg", ("<svg><text>" + "".join(f"<tspan x='{n}'>{escape(c)}</tspan>" for n, c in enumerate(value)) + "</text></svg>").encode()),
    "svg title": text("a.svg", "<svg><title>{}</title></svg>", escape),
    "svg desc": text("a.svg", "<svg><desc>{}</desc></svg>", escape),
    "svg attribute": text("a.svg", "<svg><path d='M0 0' id='{}'/></svg>", escape),
    "svg geometry": text("a.svg", "<svg><path d='{}'/></svg>", escape),
    "svg picture": lambda value: ("a.svg", f"<svg><image href='data:image/jpeg;base64,{base64.b64encode(jpeg(segment(0xFE, value.encode()))).decode()}'/></svg>".encode()),
    "svg metadata": text("a.svg", "<svg><metadata><rdf:li>{}</rdf:li></metadata></svg>", escape),
    "json value": text("a.json", "{}", json.dumps),
    "json nested": text("a.json", '{"a": [1, {"b": {}}]}', json.dumps),
    "json key": text("a.json", '{"a": {{}: 1}}', json.dumps),
    "json key twice": text("a.json", '{"a": {}, "a": 1}', json.dumps),
    "json html": text("feed.json", "{}", lambda value: json.dumps({"content_html": f"<p title='x'>{escape(value)}</p>"})),
    "json escapes twice": text("a.json", "{}", lambda value: json.dumps(escapes(value))),
    "json lines": text("a.jsonl", '{"x": 1}\n{"x": {}}\n', json.dumps),
    "webmanifest": text("a.webmanifest", '{"name": {}}', json.dumps),
    "csv": text("a.csv", "a,b\n1,\"{}\"\n"),
    "csv cells": lambda value: ("a.csv", ("1," + ",".join(f'"{word}"' for word in value.split())).encode()),
    "tsv": text("a.tsv", "a\tb\n1\t{}\n"),
    "css string": text("a.css", ".a::after { content: '{}' }"),
    "css escapes": text("a.css", ".a::after { content: '{}' }", style_escapes),
    "css pieces": text("a.css", ".a::after { content: {} }", lambda value: " ".join(f'"{c}"' for c in value)),
    "css comment": text("a.css", "/* {} */"),
    "css data": lambda value: ("a.css", f".a {{ background: url(data:image/gif;base64,{base64.b64encode(gif(bytes([0xFE]) + blocks(value.encode()))).decode()}) }}".encode()),
    "js string": text("a.js", "const a = '{}';"),
    "js escapes": text("a.js", "const a = '{}';", escapes),
    "js pieces": text("a.js", "const a = {};", lambda value: " + ".join(f"'{c}'" for c in value)),
    "js comment": text("a.js", "// {}"),
    "vtt": text("a.vtt", "WEBVTT\n\n1\n00:01.000 --> 00:02.000\n{}\n"),
    "vtt two cues": lambda value: ("a.vtt", ("WEBVTT\n\n" + "\n\n".join(f"00:01.000 --> 00:02.000\n{half}" for half in halves(value))).encode()),
    "vtt speaker": text("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v {}>hello"),
    "txt": text("robots.txt", "# {}"),
    "headers": text("_headers", "X: {}"),
    "htaccess": text(".htaccess", "# {}"),
    "md": text("a.en.md", "## {}"),
    "two lines": lambda value: ("a.txt", "\n".join(halves(value)).encode()),
    "png tEXt": raw("a.png", lambda value: png(chunk(b"tEXt", b"Author\0" + value.encode()))),
    "png zTXt": raw("a.png", lambda value: png(chunk(b"zTXt", b"Author\0\0" + zlib.compress(value.encode())))),
    "png iTXt": raw("a.png", lambda value: png(chunk(b"iTXt", b"Author\0\0\0en\0\0" + value.encode()))),
    "png iTXt packed": raw("a.png", lambda value: png(chunk(b"iTXt", b"Author\0\1\0en\0\0" + zlib.compress(value.encode())))),
    "png eXIf": raw("a.PNG", lambda value: png(chunk(b"eXIf", exif(value)))),
    "png profile": raw("a.png", lambda value: png(chunk(b"iCCP", b"x\0\0" + zlib.compress(value.encode("utf-16-be"))))),
    "png unknown chunk": raw("a.png", lambda value: png(chunk(b"abCd", value.encode()))),
    "jpeg comment": raw("a.jpg", lambda value: jpeg(segment(0xFE, value.encode()))),
    "jpeg exif": raw("a.jpeg", lambda value: jpeg(segment(0xE1, exif(value)))),
    "jpeg exif wide": raw("a.jpg", lambda value: jpeg(segment(0xE1, exif(value, wide=True)))),
    "jpeg xmp": raw("a.jpg", lambda value: jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp(value)))),
    "jpeg iptc": raw("a.jpg", lambda value: jpeg(segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\x1c\x02\x50" + struct.pack(">H", len(value)) + value.encode()))),
    "webp exif": raw("a.webp", lambda value: webp(riff(b"EXIF", exif(value)))),
    "webp xmp": raw("a.webp", lambda value: webp(riff(b"XMP ", xmp(value)))),
    "webp frame": raw("a.webp", lambda value: webp(riff(b"ANMF", bytes(16) + riff(b"VP8L", b"ab") + riff(b"odd ", value.encode())))),
    "gif comment": raw("a.gif", lambda value: gif(bytes([0xFE]) + blocks(value.encode()))),
    "gif long comment": raw("a.gif", lambda value: gif(bytes([0xFE]) + blocks(b"." * 250 + b" " + value.encode()))),
    "gif xmp": raw("a.gif", lambda value: gif(bytes([0xFF]) + blocks(b"XMP DataXMP" + xmp(value)))),
    "ico": raw("favicon.ico", lambda value: icon(bytes(44), png(chunk(b"tEXt", b"Author\0" + value.encode())))),
    "woff name": raw("a.woff", lambda value: woff((b"name", value.encode("utf-16-be") + bytes(99), True), (b"glyf", b"abc", False))),
    "woff name unpacked": raw("a.woff", lambda value: woff((b"name", value.encode(), False))),
    "woff description": raw("a.woff", lambda value: woff(description=xmp(value))),
    "file name": lambda value: (f"en/{value}.html", b"<p>x</p>"),
    "file name percent": lambda value: (f"en/{percent(value)}.html", b"<p>x</p>"),
    "folder name": lambda value: (f"en/{value}/a.html", b"<p>x</p>"),
}  # fmt: skip


def halves(value: str) -> tuple[str, str]:
    """A value cut at its middle space."""
    words = value.split()
    middle = len(words) // 2
    return " ".join(words[:middle]), " ".join(words[middle:])
