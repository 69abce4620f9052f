"""Finds web addresses, because a profile page or a tracking link leads to one person (RFC 3986, narrowed to what people write)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.span import Span

ENDINGS = r"(?:com|org|net|edu|info|biz|shop|app|online|ru|su|рф|uk|sa|ae|eg|jo|kw|qa|bh|om|de|fr|by|kz|ua)"
URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'»«،؛]+"
    rf"|(?<![\w@.-])(?:[a-z0-9-]+\.)+{ENDINGS}(?![\w-])(?:/[^\s<>\"'»«،؛]*)?"
    r"|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:me|ly|io|cc|link|co|gl)/[^\s<>\"'»«،؛]+",
    re.IGNORECASE,
)
TAIL = ".,;:!?)]}…"


def find_urls(text: str) -> Iterator[Span]:
    """Every web address, without the full stop or bracket that ends its sentence."""
    if "." not in text and "://" not in text:
        return
    for found in URL.finditer(text):
        address = found.group().rstrip(TAIL)
        yield Span(found.start(), found.start() + len(address), "url", address.lower())
