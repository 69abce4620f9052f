"""Every entry of a feed is one voice; what is no whole feed is refused (F1, F2)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jobs.channels.feed import LARGEST, read
from jobs.channels.sources import Source
from jobs.channels.voice import Unreadable, Voice
from jobs.refusal import Refusal

Make = Callable[..., Source]

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:review="https://reviews.example.org/ns"><title>Reviews</title>
<entry><id>r1</id><title>★★</title><published>2026-02-17T09:12:00+03:00</published><author><name>Ольга</name></author>
<review:rating>2</review:rating><content type="text">Ждали &lt;весь&gt; день</content></entry>
<entry><id>r2</id><title></title><updated>2026-02-18T09:12:00Z</updated>
<summary type="html">&lt;p&gt;سرير جيد&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</summary></entry>
<entry><id>r3</id><updated>2026-02-18T09:12:00Z</updated></entry>
</feed>
"""
RSS = """<rss version="2.0"><channel><title>Reviews</title>
<item><link>https://reviews.example.org/9</link><title>Fine</title><pubDate>Tue, 17 Feb 2026 09:12:00 GMT</pubDate>
<description>The bed is fine.</description></item></channel></rss>
<!-- made by a blog -->
"""


def test_atom_entries_become_voices(source: Make) -> None:
    """F1"""
    first, second, third = read(source(kind="feed", content=ATOM.encode(), map={"rating": "review_rating"}))
    assert first == Voice(
        "r1",
        "2026-02-17T09:12:00+03:00",
        "Ждали <весь> день",
        (("name", "Ольга"),),
        2,
        (),
        (("subject", "★★"),),
    )
    assert second == Voice("r2", "2026-02-18T09:12:00+00:00", "سرير جيد")
    assert isinstance(third, Unreadable)
    assert (third.place, third.reason) == ("voices.feed: entry 3", "No words.")
    assert b"r3" in third.content


def test_rss_items_become_voices_with_their_link_as_number(source: Make) -> None:
    """F1"""
    (voice,) = read(source(kind="feed", content=RSS.encode()))
    assert voice == Voice(
        "https://reviews.example.org/9",
        "2026-02-17T09:12:00+00:00",
        "The bed is fine.",
        attributes=(("subject", "Fine"),),
    )


def test_a_feed_in_another_encoding_says_so_itself(source: Make) -> None:
    """F1"""
    content = (
        ATOM.replace('"utf-8"', '"windows-1251"')
        .replace("★★", "")
        .replace("سرير جيد", "ok")
        .encode("windows-1251")
    )
    first = next(iter(read(source(kind="feed", content=content))))
    assert isinstance(first, Voice)
    assert first.text == "Ждали <весь> день"


REFUSED = [
    (b"", "is empty"),
    (b"<!DOCTYPE html><html><body>Sign in</body></html>", "it is a web page"),
    (ATOM.encode()[:-20], "it is cut off, or other"),
    (b'{"feed": []}', "it is cut off, or other"),
    (b"<html></rss>", "is no RSS or Atom feed"),
    (
        b'<!DOCTYPE f [<!ENTITY a "aaaa">]><rss><channel><item>&a;</item></channel></rss>',
        "defines its own entities",
    ),
    (b" " * (LARGEST + 1), "is larger than"),
]


@pytest.mark.parametrize(("content", "words"), REFUSED)
def test_what_is_no_whole_feed_is_refused(source: Make, content: bytes, words: str) -> None:
    """F1"""
    with pytest.raises(Refusal, match=r"^here: voices.feed ") as refused:
        list(read(source(kind="feed", content=content)))
    assert words in str(refused.value)
