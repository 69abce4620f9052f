"""The other readings of a text: what it says once its entities, percent signs, escapes, base64 or invisible letters are undone.

Each reading is undone again, a few times over, because what is encoded twice is decoded twice by somebody.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Callable
from html import unescape
from urllib.parse import unquote

DEPTH = 4
MOST = 24  # readings of one text
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\U000e0100-\U000e01ef]"
)
TAGS = re.compile("[\U000e0020-\U000e007e]+")  # a second, invisible alphabet
LOOK_ALIKES = "\u00b2\u00b3\u00b9\u2070-\u209c\u2460-\u24ff\ufb00-\ufdff\ufe70-\uffef\U0001d400-\U0001d7ff\U0001f130-\U0001f189"
MAYBE_ENCODED = re.compile(
    rf"[&%\\\U000e0020-\U000e007e{LOOK_ALIKES}]|[A-Za-z0-9+/_-]{{12}}|[\"'`]\s*\+?\s*[\"'`]"
)
ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([nrt\n\"'`/\\]))")
ESCAPE_OF_STYLE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})[ \t\r\n\f]?|([^0-9A-Fa-fnrtux]))")
BLANKS = {"n": "\n", "r": "\n", "t": " ", "\n": ""}
BROKEN_STRING = re.compile(r"([\"'`])\s*\+?\s*[\"'`]")
BASE64 = re.compile(r"(?<![\w+/-])[A-Za-z0-9+/_-]{12,}={0,2}")


def visible(text: str) -> str:
    """The text without letters that nobody sees."""
    return text if text.isascii() else INVISIBLE.sub("", text)


def letter(number: int) -> str:
    """The letter of this number; none when there is none."""
    return chr(number) if number <= 0x10FFFF else " "


def of_code(text: str) -> str:
    r"""JavaScript and JSON: \u0041, \u{41}, \x41, \n."""
    return ESCAPE.sub(
        lambda found: (
            letter(int(code, 16))
            if (code := found[1] or found[2] or found[3])
            else BLANKS.get(found[4], found[4])
        ),
        text,
    )


def of_style(text: str) -> str:
    r"""CSS: \41 nna."""
    return ESCAPE_OF_STYLE.sub(lambda found: letter(int(found[1], 16)) if found[1] else found[2], text)


def of_tags(text: str) -> str:
    """Letters of the invisible alphabet, made visible."""
    return TAGS.sub(lambda found: "".join(chr(ord(c) - 0xE0000) for c in found.group()), text)


def of_strings(text: str) -> str:
    """Strings that are put together from pieces: 'An' + 'na'."""
    return BROKEN_STRING.sub("", text)


def of_base64(text: str) -> str:
    """What stands in base64, when it is words; other places stay as they are."""
    return BASE64.sub(lambda found: words_of_base64(found.group()) or found.group(), text)


def words_of_base64(written: str) -> str:
    """The words, or nothing when these letters are no base64 of words."""
    try:
        said = from_base64(written).decode("utf-8")
    except ValueError:
        return ""
    return said if said.replace("\n", " ").isprintable() else ""


def from_base64(written: str) -> bytes:
    """The bytes of either alphabet, with or without the signs at the end; raises ValueError."""
    plain = "".join(written.split()).rstrip("=").translate({ord("-"): "+", ord("_"): "/"})
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)) from None


def of_look_alikes(text: str) -> str:
    """Wide, circled, joined and mathematical letters as plain ones."""
    return unicodedata.normalize("NFKC", text)


UNDO: tuple[Callable[[str], str], ...] = (unescape, unquote, of_code, of_style, of_tags, of_base64)
JOIN: tuple[Callable[[str], str], ...] = (of_strings, of_look_alikes)


def readings(text: str) -> list[str]:
    """What a text says: itself when nothing in it is encoded, else every decoded form, and forms with its pieces joined."""
    done: list[str] = []
    seen, fresh = {text}, [text]
    for _ in range(DEPTH):
        found: list[str] = []
        for one in fresh:
            forms = changed(one, UNDO)
            if not forms:
                done.append(one)
            found += [*forms, *changed(one, JOIN)]
        fresh = [one for one in dict.fromkeys(found) if one not in seen][: MOST - len(seen)]
        seen.update(fresh)
    return [*done, *fresh]


def changed(text: str, decoders: tuple[Callable[[str], str], ...]) -> list[str]:
    """What these decoders make of a text, where they find something to do."""
    if not MAYBE_ENCODED.search(text):
        return []
    return [form for decode in decoders if (form := visible(decode(text))) != text]
