"""Finds names under which people go on networks: @ivan_p, "instagram: olga.k5" (the forms the networks themselves allow)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.span import Span

NETWORK = (
    r"(?:instagram|insta|telegram|twitter|tiktok|snapchat|facebook|skype|nick(?:name)?|username|user name"
    r"|инстаграм\w*|инста|инсте|телеграм\w*|телега|тг|твиттер\w*|вк|вконтакте|ник|никнейм|скайп"
    r"|انستا|انستغرام|انستجرام|إنستغرام|تويتر|تيليجرام|تلجرام|سناب|فيسبوك|يوزر)"
)
AT_HANDLE = re.compile(r"(?<![\w.@/])@(?=[\w.]*[^\W\d_])[\w.]{3,}")
NAMED_HANDLE = re.compile(
    rf"(?<!\w){NETWORK}\s*(?:is|это|هو|[:=–-])?\s*[\"'«]?((?=[\w.]*[\d_])[A-Za-z][\w.]{{3,}}\w)",
    re.IGNORECASE,
)


def find_handles(text: str) -> Iterator[Span]:
    """Every name after @, and every made-up name (with a digit or a low line) after the name of a network."""
    for found in AT_HANDLE.finditer(text) if "@" in text else ():
        handle = found.group().rstrip(".")
        yield Span(found.start(), found.start() + len(handle), "handle", handle[1:].lower())
    for found in NAMED_HANDLE.finditer(text):
        yield Span(found.start(1), found.end(1), "handle", found.group(1).lower())
