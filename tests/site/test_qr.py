"""A QR code holds exactly the squares that its standard asks for, and stays what it is on every page (F6)."""

from __future__ import annotations

import re

import pytest
import segno
from lxml import etree

from jobs.settings import CODE
from theme.qr import MASK, QUIET, qr_svg

STROKE = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")
TEXTS = [
    "https://feedback.example.org/inbox/en/",
    "https://feedback.example.org/ar/r/3.html#r0123456789abcdef0123456789abcdef",
    "Адрес формы",
    "عنوان النموذج",
]


def squares(svg: str) -> set[tuple[int, int]]:
    """The dark squares that a picture draws, counted from the first one behind the quiet border."""
    drawn = etree.fromstring(svg)[1].attrib["d"]
    assert not STROKE.sub("", drawn)
    return {
        (int(x) + step - QUIET, int(y) - QUIET)
        for x, y, right, left in STROKE.findall(drawn)
        for step in range(int(right))
        if right == left
    }


@pytest.mark.parametrize("text", TEXTS)
def test_the_drawn_squares_are_those_of_the_code(text: str) -> None:
    code = segno.make_qr(text, error="m", mask=MASK, boost_error=False, encoding="utf-8")
    expected = {(x, y) for y, row in enumerate(code.matrix) for x, dark in enumerate(row) if dark}
    assert squares(qr_svg(text, "label")) == expected
    assert qr_svg(text, "label") == qr_svg(text, "label")


def test_the_label_is_escaped_and_nothing_needs_a_style() -> None:
    svg = qr_svg("x", '"><script>&')
    assert etree.fromstring(svg).attrib["aria-label"] == '"><script>&'
    assert "<script" not in svg
    assert "style" not in svg
    assert 'role="img"' in svg


def test_a_code_is_not_mirrored_on_right_to_left_pages() -> None:
    css = (CODE / "theme" / "static" / "site.css").read_text("utf-8")
    assert '[dir="rtl"] svg:not(.qr)' in css
