"""Finds order, ticket, invoice and contract numbers; "order of 2 chairs" and "100 nights" are no such numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.numbers import only_digits, western, without_quantities
from jobs.hear.span import Span

CODE = re.compile(  # NL-204518, INV789328, F569-7778, nl 204518
    r"(?<![\w@])(?:"
    r"(?=[A-Za-zА-ЯЁ]{1,5}\d|[A-Za-zА-ЯЁ]{1,5}\d*[-–—])(?=(?:[A-Za-zА-ЯЁ]|[-–—])*(?:\d[-–—]?){5})[A-Za-zА-ЯЁ]{1,5}[\d–—-]*\d"
    r"|[A-Z]{2,4}\s\d{5,}"
    r")(?!\w)"
)
WORDS = (
    r"(?:orders?|order (?:id|ref)|invoice|ticket|booking|reference|ref|case|tracking|parcel|receipt|contract|account|policy|complaint"
    r"|заказ\w*|заявк\w*|обращени\w*|накладн\w*|договор\w*|чек\w*|сч[её]т\w*|квитанци\w*|тикет\w*|жалоб\w*|трек\w*|посылк\w*|л/с"
    r"|(?:[وفبلك]|ال|وال|بال|لل)?(?:طلب(?:ي|ية|يتي|ك|ه)?|[أا]وردر(?:ي)?|فاتور[ةه]|فاتورتي|تذكر[ةه]|حجز(?:ي)?|شكوى|شكوتي|بلاغ|عقد|شحن[ةه]|شحنتي|بوليص[ةه]|حساب(?:ي)?))"
)
MARK = r"(?:\s*(?:no\.?|nr\.?|num(?:ber)?|id|ref|код|номер\w*|ном\.?|n|رقم(?:ه|ها|ي)?|is|was|это|هو|هي)\b|\s*[#№:=]|\s*[-–—(])"
NAMED = re.compile(
    rf"(?<!\w){WORDS}(?P<mark>{MARK}{{0,4}})\s*(?P<number>[A-Za-zА-ЯЁ]{{0,3}}[-–—]?\d(?:[ \-–—]?\d){{2,18}})(?!\w|[.,]\d)",
    re.IGNORECASE,
)
SIGN = re.compile(r"(?<!\w)[#№]\s?(\d{4,})(?!\w)")
YEAR = re.compile(r"(?:19|20)\d\d")


def find_orders(text: str) -> Iterator[Span]:
    """Every code of letters and five digits or more, and every number that a word for an order announces."""
    plain = western(text)
    for found in CODE.finditer(plain):
        yield Span(found.start(), found.end(), "order", only_digits(found.group()))
    for found in SIGN.finditer(plain):
        yield Span(found.start(1), found.end(1), "order", found.group(1))
    for found in NAMED.finditer(without_quantities(text)):
        if is_order_number(found["number"], marked=bool(found["mark"].strip())):
            yield Span(found.start("number"), found.end("number"), "order", only_digits(found["number"]))


def is_order_number(number: str, *, marked: bool) -> bool:
    """Without a mark such as "no." it needs four digits that are no year."""
    return marked or (len(only_digits(number)) >= 4 and not YEAR.fullmatch(number))
