"""Finds e-mail addresses, also those that people spell out: "ivan (dot) petrov at mail ru" (RFC 5322, narrowed to what people write)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.span import Span

PROVIDERS = (
    r"(?:g-?mail|googlemail|gmial|gmai|mail|e-?mail|inbox|bk|list|internet|yandex|yandeks|ya|rambler|lenta|yahoo|ymail|hotmail|hotmial|outlook|live|msn|icloud|me|mac"
    r"|proton(?:mail)?|pm|aol|gmx|zoho|tutanota|btinternet|sky|virginmedia|example"
    r"|джимейл|джимэйл|гмейл|гмайл|гмэйл|жмейл|мейл|майл|мэйл|меил|яндекс|яндэкс|рамблер|инбокс|бк|лист|аутлук|хотмейл|яху|айклауд"
    r"|جيميل|جي ?ميل|ج ?ميل|جيمايل|ياهو|هوتميل|هوت ?ميل|اوتلوك|أوتلوك|آوتلوك|ايكلاود|آيكلاود|ميل)"
)
ENDINGS = (
    r"(?:com|cm|con|org|net|edu|gov|info|biz|ru|su|co|uk|ie|us|sa|ae|eg|jo|kw|qa|bh|om|lb|ma|dz|tn|iq|sy|ye|ps|me|io|de|fr|es|it|nl|pl|by|kz|ua|uz|kg|am|ge|az|md|in|pk|tr|ca|au|eu"
    r"|рф|ру|ком|орг|нет|юа|бай|كوم|نت|اورج|اورغ|دوت كوم)"
)
AT_NAME = r"(?:at|a t|эт|собак[аиу]|собачк[аи]|сабака|гав|آت|ات|أت|إت|أيت|ايت|على)"
AT_SIGN = rf"\s?(?:[@＠]|[(\[{{<*_~-]{{1,2}}\s?(?:{AT_NAME}|@)\s?[)\]}}>*_~-]{{1,2}})\s?"
AT = re.compile(rf"(?P<sign>{AT_SIGN})|(?<!\s)\s{{1,3}}(?P<word>{AT_NAME})\s{{1,3}}(?!\s)", re.IGNORECASE)
DOT_NAME = r"(?:dot|d0t|point|точк[аи]|тчк|нокта|نقط[ةه]|دوت|ضوت)"
DOT = rf"(?:\.|\s\.\s|\s?[(\[{{<]\s?(?:{DOT_NAME}|\.)\s?[)\]}}>]\s?|\s+{DOT_NAME}\s+|[_*-]{DOT_NAME}[_*-])"
JOIN = (
    rf"(?:{DOT}|\s?[(\[]?(?:underscore|нижнее подч[её]ркивание|подч[её]ркивание|اندر ?سكور|شرط[ةه] سفلي[ةه])[)\]]?\s?"
    r"|\s(?:dash|hyphen|minus|дефис|тире|минус|داش|شرط[ةه])\s)"
)
LOCAL = re.compile(rf"[\w+%'’&-]+(?:{JOIN}[\w+%'’&-]+)*\.?$", re.IGNORECASE)
DOMAIN = re.compile(
    rf"[\w-]+(?:{DOT}[a-z0-9-]+)+|[а-яё0-9-]+(?:{DOT}[а-яёa-z]+)+|[\u0620-\u064a0-9-]+(?:{DOT}[\u0620-\u064aa-z]+)+",
    re.IGNORECASE,
)
BROKEN = re.compile(rf"[\w-]+\s?[.,]\s?{ENDINGS}(?!\w)|{PROVIDERS}(?!\w)", re.IGNORECASE)
SPELLED = re.compile(rf"{PROVIDERS}(?:(?:{DOT}|\s+){ENDINGS}){{1,2}}(?!\w)", re.IGNORECASE)
PLAIN = re.compile(rf"[\w-]+(?:{DOT}[\w-]+)*{DOT}{ENDINGS}(?!\w)", re.IGNORECASE)
MADE = re.compile(rf"\d|_|{DOT}", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[a-z])\.[A-Z][a-z]+$")
WIDEST = 80


def find_emails(text: str) -> Iterator[Span]:
    """Every address; the sign @ takes any domain, the bare word "at" only a known provider, a dot in words, or a local part that is no word."""
    for at in AT.finditer(text):
        local = LOCAL.search(text[max(0, at.start() - WIDEST) : at.start()])
        if not local:
            continue
        rest = text[at.end() : at.end() + WIDEST]
        domain = (
            domain_after_word(at["word"], local.group(), rest)
            if at["word"]
            else domain_after_sign(at["sign"], local.group(), rest)
        )
        if domain:
            start, end = at.start() - len(local.group()), at.end() + len(domain)
            yield Span(start, end, "email", email_value(text[start:end]))


def domain_after_sign(sign: str, local: str, rest: str) -> str:
    """The domain behind @; with a blank before the sign ("tell @kevin.p") only a known one."""
    known = SPELLED.match(rest) or PLAIN.match(rest)
    if sign[0].isspace() and not (
        known
        and (
            sign.strip() != sign.lstrip()
            or len(sign.strip()) > 1
            or MADE.search(local)
            or SPELLED.match(rest)
        )
    ):
        return ""
    found = SPELLED.match(rest) or DOMAIN.match(rest) or BROKEN.match(rest)
    return SENTENCE.sub("", found.group()) if found else ""


def domain_after_word(word: str, local: str, rest: str) -> str:
    """The domain behind the bare word "at"; "على" is so common that the part before must be spelled out too."""
    if word == "على" and not MADE.search(local):
        return ""
    plain = PLAIN.match(rest)
    found = SPELLED.match(rest) or (
        plain if plain and (MADE.search(local) or re.search(DOT_NAME, plain.group(), re.IGNORECASE)) else None
    )
    return found.group() if found else ""


def email_value(text: str) -> str:
    """The address without the ways of spelling it out."""
    signed = AT.sub("@", text.lower(), count=1)
    return re.sub(r"\s+", ".", re.sub(DOT, ".", signed).strip())
