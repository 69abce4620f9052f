"""How long the weekly turn and the pages of many receipts take: `python -m benchmarks.receipts_pages [RECEIPTS] [DIGITS]` (S5).

A year of receipts, the same number every week; measured are the last turn, laying out the pages, rendering those of one language, and their bytes.
"""

from __future__ import annotations

import gzip
import random
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from jobs.channels.receipt import line_of
from jobs.recovery.lines import SHOWN_FOR, Line, Real, on_pages, turn
from theme.catalogue import NAMES
from theme.environment import TEMPLATES, make_environment
from theme.figures import printable

SITE = {"name": "Northline", "site_url": "https://feedback.example.org", "acknowledge_days": 5, "answer_days": 10, "inbox": "/inbox", "counted_on": "2026-10-31", "mail": "a@example.org"}  # fmt: skip


@contextmanager
def timed(words: str) -> Iterator[None]:
    """Print how long the block took."""
    began, used = time.perf_counter(), time.process_time()
    yield
    print(f"{words}: {time.perf_counter() - began:.2f} s, {time.process_time() - used:.2f} CPU s")


def a_year(receipts: int, digits: int) -> tuple[list[Line], dict[str, Real]]:
    """All lines after a year but its last week, and the real ones with that week's."""
    dice, real = random.Random(1), dict[str, Real]()
    lines: dict[str, Line] = {}
    for number in range(1, SHOWN_FOR):
        real |= {line_of(dice.randbytes(16)): Real(digits, "read") for _ in range(receipts // SHOWN_FOR)}
        made = turn(
            bytes(32), number, digits, [], {line: real[line] for line in real if line not in lines}, {}
        )
        lines |= {line.line: line for line in made.changed}
    real |= {line_of(dice.randbytes(16)): Real(digits, "read") for _ in range(receipts // SHOWN_FOR)}
    return list(lines.values()), real


def main(receipts: int, digits: int) -> None:
    """Print the figures."""
    lines, real = a_year(receipts, digits)
    with timed("the weekly turn"):
        made = turn(bytes(32), SHOWN_FOR, digits, lines, real, {})
    now = {line.line: line for line in lines} | {line.line: line for line in made.changed}
    with timed("laying out the pages"):
        pages = on_pages(now.values(), digits, [digits])
    template = make_environment("ru", TEMPLATES, finalize=printable).get_template("receipts.html")
    with timed(f"rendering {len(pages)} pages of one language"):
        written = [
            template.render(
                view={"languages": list(NAMES), "lines": {line.line: line.stage for line in found}},
                site=SITE, output_file=f"r/{page}.html", SITEURL="..",
            ).encode()
            for page, found in pages.items()
        ]  # fmt: skip
    packed = len(gzip.compress(written[0]))
    print(
        f"{len(real)} receipts among {len(now)} lines, {len(pages)} pages of {max(map(len, written)):,} bytes ({packed:,} packed), all {sum(map(len, written)) / 1e6:.1f} MB"
    )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main(*(map(int, sys.argv[1:])) if len(sys.argv) > 2 else (100_000, 2))
