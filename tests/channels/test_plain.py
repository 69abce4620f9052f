"""Marked-up text is read as people see it (F1, F2)."""

from __future__ import annotations

import pytest

from jobs.channels.plain import plain

SEEN = [
    ("no markup at all", "no markup at all"),
    ("Спасибо &amp; до свидания &#128512;", "Спасибо & до свидания 😀"),
    ("<p>شكرًا</p><p>لكم</p>", "شكرًا\n\nلكم"),
    ("one<br>two<br/>three", "one\ntwo\nthree"),
    ("<ul><li>a</li><li>b</li></ul>", "a\n\nb"),
    ("a   b\n c", "a b c"),
    ("<style>p{}</style><script>alert(1)</script>seen", "seen"),
    ("mine<blockquote>theirs <blockquote>older</blockquote></blockquote> and mine", "mine and mine"),
    ("1 < 2 and more", "1 < 2 and more"),
    ("</blockquote>still here", "still here"),
]


@pytest.mark.parametrize(("markup", "text"), SEEN)
def test_the_visible_text_remains(markup: str, text: str) -> None:
    """F2"""
    assert plain(markup) == text
