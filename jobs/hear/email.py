"""Finds e-mail addresses, also those that people spell out: "ivan (dot) petrov at mail ru" (RFC 5322, narrowed to what people write)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.span import Span

PROVIDERS = (
    r"(?:g-?mail|googlemail|mail|inbox|bk|list|yandex|ya|rambler|yahoo|hotmail|outlook|live|msn|icloud|me|proton(?:mail)?|aol|gmx|zoho|example"
    r"|джимейл|гмейл|гмайл|мейл|майл|мэйл|яндекс|рамблер|инбокс|бк|جيميل|جي\s?ميل|ياهو|هوتميل|اوتلوك|أوتلوك)"
)
ENDINGS = r"(?:com|org|net|edu|info|ru|su|uk|sa|ae|eg|jo|kw|qa|bh|om|me|io|de|fr|by|kz|ua|рф|ру|ком|орг|нет|كوم|نت|اورج)"
AT_SIGN = r"\s?(?:@|[(\[{]\s?(?:at|собак[аи]|آت|ات|أت)\s?[)\]}])\s?"
AT_WORD = r"\s+(?:at|собак[аиу]|собачка|آت|ات|أت)\s+"
DOT = r"(?:\.|\s?[(\[{]\s?(?:dot|точка|тчк|نقطة|دوت)\s?[)\]}]\s?|\s+(?:dot|точка|тчк|نقطة|دوت)\s+)"
AT = re.compile(rf"(?P<sign>{AT_SIGN})|(?P<word>{AT_WORD})", re.IGNORECASE)
LOCAL = re.compile(
    rf"[\w+-]+(?:(?:{DOT}|\s?[(\[]?(?:underscore|подчеркивание)[)\]]?\s?)[\w+-]+)*$", re.IGNORECASE
)
DOMAIN = re.compile(rf"[a-z0-9-]+(?:{DOT}[a-z0-9-]+)+|[а-яё0-9-]+(?:{DOT}[а-яё]+)+", re.IGNORECASE)
SPELLED = re.compile(rf"(?:{PROVIDERS})(?:(?:{DOT}|\s+){ENDINGS}){{1,2}}(?!\w)", re.IGNORECASE)
PLAIN = re.compile(rf"[\w-]+(?:{DOT}[\w-]+)*{DOT}{ENDINGS}(?!\w)", re.IGNORECASE)
WIDEST = 80


def find_emails(text: str) -> Iterator[Span]:
    """Every address; the sign @ takes any domain, the bare word "at" only a known provider or a local part that is no word."""
    for at in AT.finditer(text):
        local = LOCAL.search(text[max(0, at.start() - WIDEST) : at.start()])
        rest = text[at.end() : at.end() + WIDEST]
        domain = SPELLED.match(rest) or (
            PLAIN.match(rest) if at["word"] and local and looks_made(local.group()) else None
        )
        domain = domain or (DOMAIN.match(rest) if at["sign"] else None)
        if local and domain:
            start, end = at.start() - len(local.group()), at.end() + domain.end()
            yield Span(start, end, "email", email_value(text[start:end]))


def looks_made(local: str) -> bool:
    """True for local parts with digits, dots or underscores, which everyday words before "at" do not have."""
    return re.search(rf"\d|_|{DOT}", local, re.IGNORECASE) is not None


def email_value(text: str) -> str:
    """The address without the ways of spelling it out."""
    signed = AT.sub("@", text.lower(), count=1)
    return re.sub(r"\s+", ".", re.sub(DOT, ".", signed).strip())
