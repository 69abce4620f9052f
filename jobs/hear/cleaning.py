"""Makes a text fit to be read and searched: what cannot be seen or turns the direction of reading goes, every letter stays (Unicode TR 36, TR 9)."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters other than tab and line feed
    "\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2060-\u2064\ufeff\ufff9-\ufffb"  # zero width, soft hyphen, marks
    "\u202a-\u202e\u2066-\u206f"  # overrides, isolates, deprecated formatting
    "\U000e0000-\U000e007f"  # tag characters
    "\ud800-\udfff]"  # lone surrogates
)
JOINER_IN_WORD = re.compile(r"(?<=\w)\u200d|\u200d(?=\w)")  # kept between the parts of one emoji
BLANKS = re.compile(r"[^\S\n]")
TATWEEL = re.compile("(?<=[\u0620-\u064a])\u0640+")
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)


def clean_text(text: str) -> str:
    """The text in Unicode form NFC with plain blanks and line feeds and nothing invisible in it."""
    whole = without_entities(without_entities(text)) if "&" in text else text
    lines = whole.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    seen = JOINER_IN_WORD.sub("", UNSEEN.sub("", lines))
    joined = unicodedata.normalize("NFC", TATWEEL.sub("", seen))
    return BLANKS.sub(" ", joined).strip()


def without_entities(text: str) -> str:
    """Signs for what pages of the web spell out: "&laquo;" is «, "&#8230;" is …; twice, because exports often spell it out twice ("&amp;laquo;")."""
    return ENTITY.sub(lambda found: unescape(found.group()), text)
