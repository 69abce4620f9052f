"""QR codes for paper and screens: one inline SVG, drawn the same way every time (F6).

The dark squares stand on a white ground of their own, so that a camera reads them in dark mode too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import segno
from markupsafe import Markup

QUIET = 4  # light squares around the code (ISO/IEC 18004)
PIXELS = 4  # of one square on a screen
MASK = 2  # a fixed one: every mask is read by every camera, and looking for the prettiest takes ten times as long


def qr_svg(text: str, label: str) -> Markup:
    """The text as a picture for cameras; `label` says to everybody else where it leads.

    The class `qr` keeps the picture from being mirrored on right-to-left pages (static/site.css).
    """
    rows = [
        bytes(row)
        for row in segno.make_qr(text, error="m", mask=MASK, boost_error=False, encoding="utf-8").matrix
    ]
    size = len(rows) + 2 * QUIET
    return Markup(
        '<svg class="qr" role="img" aria-label="{label}" viewBox="0 0 {size} {size}" width="{wide}" height="{wide}">'
        '<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{dark}"/></svg>'
    ).format(label=label, size=size, wide=size * PIXELS, dark="".join(strokes(rows)))


def strokes(rows: Sequence[bytes]) -> Iterator[str]:
    """One rectangle for each run of dark squares in a row."""
    for y, row in enumerate(rows):
        x = 0
        for run in row.split(b"\0"):
            if run:
                yield f"M{x + QUIET} {y + QUIET}h{len(run)}v1h-{len(run)}z"
            x += len(run) + 1
