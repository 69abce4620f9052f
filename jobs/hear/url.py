"""Finds web addresses, because a profile page or a tracking link leads to one person (RFC 3986, narrowed to what people write)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.span import Span

SURE = (
    r"(?:com|org|net|edu|gov|biz|ru|su|рф|рус|москва|сайт|онлайн|дети|uk|ie|sa|ae|eg|jo|kw|qa|bh|ye|iq|lb|ma|dz|de|fr|es|nl|pl|se|dk|fi|cz|pt|gr|hu|ro|bg|ua|kz|uz|kg|il"
    r"|eu|ch|jp|cn|kr|br|ca|au|nz|za|xyz|السعودية|مصر|امارات|الاردن)"
)
WORDLIKE = (  # these are words, or begin sentences that lack a blank before them: only with a path
    r"(?:me|ly|io|cc|link|links|co|gl|gg|tv|to|be|is|us|in|it|ai|by|om|am|at|so|no|my|page|site|bio|tel|club|id|top|pro|live|info|shop|app|online|store|website|space|tech|cloud"
    r"|dev|one|blog|news|life|world|today|fun|vip|im|mobi|name|goo|lt|lv|ee|ge|az|md|tj|tm|tr|pk|ps|sy|tn|ly|sh|st|fm|la|ee|rs|hr|si|sk|lu|no|wiki|work|zone|social|chat|su|tk|ml)"
)
PATH = r"(?:[^\s<>\"'»«،؛|\\,]|,(?=[\d-]))"
LABEL = r"[a-z0-9\u0400-\u052f\u0620-\u064a_-]{1,63}"
URL = re.compile(
    rf"(?:(?:https?|hxxps?|ftp|tg|viber|whatsapp)\s?:\s?//\s?|(?<!\w)www\s?[.,]\s?){PATH}+"
    rf"|(?<![\w@.-])(?:{LABEL}\.){{1,8}}{SURE}(?![\w-])(?::\d{{2,5}})?(?:[/?]{PATH}*)?"
    rf"|(?<![\w@.-])(?:{LABEL}\.){{1,8}}{WORDLIKE}/{PATH}+",
    re.IGNORECASE,
)
SPELLED = re.compile(
    r"(?<!\w)(?:vk|t|wa|fb|ok|m|facebook|instagram|insta|twitter|tiktok|youtube|linkedin|avito|www|вк|инстаграм)\s?(?:[.,]|dot|точка|дот|دوت|نقطة|[(\[](?:\.|dot|точка)[)\]])\s?(?:me|com|ru|ком|ру|ми|كوم)"
    rf"\s?(?:/|\bslash\b|\bсл[эе]ш\b|سلاش)\s?(?:{PATH}+)",
    re.IGNORECASE,
)
TAIL = ".,;:!?)]}…؟*_~”’»"
NEXT_SENTENCE = re.compile(r"(?<=[a-z0-9а-я])\.(?:[A-Z][a-z]+|[А-ЯЁ][а-яё]*|[\u0620-\u064a]+)$")
PUBLIC = frozenset(
    ["booking.com", "mail.ru", "amazon.com", "amazon.co.uk", "yandex.ru", "ya.ru", "gmail.com", "google.com", "google.ru", "ebay.com", "ebay.co.uk", "noon.com", "souq.com", "سوق.com", "سوق.كوم", "jumia.com", "jumia.com.eg", "jarir.com", "extra.com", "namshi.com", "talabat.com", "hungerstation.com", "avito.ru", "ozon.ru", "vk.com", "ok.ru", "wildberries.ru", "trustpilot.com", "expedia.com", "agoda.com", "facebook.com", "instagram.com", "youtube.com", "hotels.com", "airbnb.com", "aliexpress.com", "twitter.com", "yahoo.com", "hotmail.com", "outlook.com", "gosuslugi.ru", "irecommend.ru", "otzovik.com"]
)  # fmt: skip  # pages of everybody: named alone they lead to nobody


def find_urls(text: str) -> Iterator[Span]:
    """Every web address, without the full stop or bracket that ends its sentence."""
    if not any(mark in text for mark in (".", "//", "www", "slash", "сл", "سلاش", "/")):
        return
    for pattern in (URL, SPELLED):
        for found in pattern.finditer(text):
            address = trimmed(found.group())
            if address.lower() not in PUBLIC and not is_sentence(address) and pattern.fullmatch(address):
                yield Span(found.start(), found.start() + len(address), "url", address.lower())


def trimmed(address: str) -> str:
    """The address without what belongs to its sentence; a bracket that was opened inside stays."""
    cut = address.rstrip(TAIL)
    closed = cut + ")" if address[len(cut) : len(cut) + 1] == ")" and cut.count("(") > cut.count(")") else cut
    return NEXT_SENTENCE.sub("", closed)


def is_sentence(address: str) -> bool:
    """True for "end.Ru" and "hours.De": a capital begins the ending only where a sentence begins."""
    ending = re.split(r"[.]", address)[-1]
    return (
        "/" not in address
        and ending[:1].isupper()
        and not ending.isupper()
        and not address.lower().startswith("www")
    )
