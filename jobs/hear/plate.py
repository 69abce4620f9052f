"""Finds number plates of cars, in the forms of the countries of our three languages; weak forms only after a word for a plate (ГОСТ Р 50577, UK DVLA, Gulf and Egyptian forms)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.codes import SMALL_WORDS
from jobs.hear.numbers import only_digits, western, without_quantities
from jobs.hear.span import Span

RU = "АВЕКМНОРСТУХABEKMHOPCTYX"
AR = "\u0621-\u064a"
CUE = (
    r"(?:\b(?:licen[cs]e plates?|number ?plates?|plates?|reg(?:istration)?(?: plates?| no\.?| number)?|vehicle reg\w*|car reg\w*|vrm|tag)\b"
    r"|\b(?:гос\.? ?номер\w*|госномер\w*|г\.?/н\.?|гос\.? ?знак\w*|номерн\w+ знак\w*|рег\.? ?знак\w*|номер\w* (?:машин|авто|тачк|такси)\w*|(?:машин|авто|такси|тачк)\w*,? (?:с )?номер\w*)"
    r"|(?:ال|بال|ل|ب)?(?:لوح[ةه]|لوحت\w+|لوحات)(?: (?:ال)?(?:سيار[ةه]|عربي[ةه]))?|رقم (?:ال)?(?:سيار[ةه]|عربي[ةه]|لوح[ةه])|نمر[ةه] (?:ال)?(?:سيار[ةه]|عربي[ةه])"
    r"|(?:ال|بال|لل|و|وال|[بل])?(?:سيار\w{1,3}|عربي\w{1,3}|ت[ا]?كسي|طاكسي|اوبر|[أا]وبر|باص|شاحن[ةه]|موتوسيكل|طوموبيل\w*|كرهب[ةه]|ميكروباص|ونيت|فان|جيب|موتر\w*) (?:(?:ال)?(?:[\u0621-\u064a]{3,10}) )?(?:رقم\w{0,2}|نمرت?\w{1,2}|لوحت?\w{1,2}|ماتريكيل|ماطريكيل))"
)
BETWEEN = r"(?:[\s:#№\"'«(–—-]|(?:is|was|number|no\.?|ends in|это|был|номер|рقم|رقم|رقمها|هي|هو|كانت|مكتوب|عليها|:)\s){0,4}"
WORDS = r"(?:the|and|for|was|but|not|you|are|had|has|all|one|our|pro|max|usb|min|out|new|per|pcs|via|who|why|how|now|its|his|her|she|him)(?!\w)"  # no end of a plate
STRONG = re.compile(
    rf"(?<![\w#])(?:[{RU}]\d{{3}}[{RU}]{{2}} ?\d{{2,3}}|[{RU}] \d{{3}} [{RU}]{{2}} ?\d{{2,3}}|[{RU}]\d{{3}}[{RU}]{{2}}"  # А123ВС77
    rf"|[A-Z]{{2}}\d{{2}} ?(?!(?i:{WORDS}))[A-Z]{{3}}"  # AB12 CDE
    r"|\d[A-Z]{3}\d{3}|[A-Z]{2} \d{2} [A-Z]{1,2} \d{4}|\d{2,3} تونس \d{1,4}|(?:DXB|SHJ|AUH|AJM)[ -][A-Z]{1,2} ?\d{3,5}"
    r"|\d{2,3}-(?:C|CE|CN|CW|D|DL|G|KE|KK|KY|L|LD|LH|LK|LM|LS|MH|MN|MO|OY|RN|SO|T|TN|TS|W|WH|WX|WW)-\d{1,6}"  # 191-D-12345
    rf"|(?:[{AR}] ){{2}}[{AR}] ?\d{{3,4}}|\d{{3,4}} (?:[{AR}] ){{2}}[{AR}]"  # أ ب ج 1234
    r"|\d{1,6} ?[-|/] ?[أابدهوطيكجشم] ?[-|/] ?\d{1,2}"  # 12345-أ-6
    r"|(?:Dubai|Abu Dhabi|Sharjah|Ajman|دبي|أبوظبي|ابوظبي|الشارقة|الشارقه|عجمان|الفجيرة) (?:[A-Z]{1,2} ?|\d{1,2} ?[/-] ?)\d{3,5})(?!\w)"
)
SMALL = re.compile(
    rf"(?<!\w)[{RU}](?:\d{{3}}| \d{{3}} (?!км|мм|см|кв))[{RU}]{{2}} ?\d{{2,3}}(?: ?RUS)?(?!\w)"
    rf"|(?<![\w#])[a-z]{{2}}(?:[0-2]\d|5[1-9]|[67]\d) ?(?!{WORDS})[a-z]{{3}}(?!\w)",
    re.IGNORECASE,
)
NAMED = re.compile(
    rf"{CUE}{BETWEEN}(?<!\w)((?=(?:[^\W\d_]{{0,4}}[ -]?){{0,3}}\d)(?:[a-zа-я]{{1,3}}[ -]?\d{{1,5}}(?:[ -]?[a-zа-я]{{1,3}}(?![a-zа-я]))?(?:[ -]?\d{{2,4}})?"
    rf"|\d{{1,5}}[ -]?[a-zа-я]{{1,3}}(?![a-zа-я])(?:[ -]?\d{{1,5}})?|(?:[{AR}][ -]?){{1,3}}\d{{1,6}}|\d{{1,6}}[ /|-]{{0,3}}[{AR}](?![{AR}])[ /|-]{{0,3}}\d{{1,6}}|\d{{1,5}}(?: ?(?!و \w)[{AR}](?![{AR}])){{1,3}}|\d{{2,7}}(?:[-/]\d{{2,6}})?))(?!\w)",
    re.IGNORECASE,
)
BUS = re.compile(r"(?:ال|بال|لل|و|وال|[بل])?(?:ميكرو)?باص")
LINE = 3  # digits of the line of a bus


def find_plates(text: str) -> Iterator[Span]:
    """Every number plate, in digits of any script."""
    if not without_quantities(text):
        return
    plain = western(text)
    for pattern in (STRONG, SMALL):
        for found in pattern.finditer(plain):
            yield plate(plain, found.start(), found.end())
    for found in NAMED.finditer(plain):
        if is_long(found.group(1)) and not is_line(found.group(), found.group(1)):
            yield plate(plain, found.start(1), found.end(1))


def is_long(number: str) -> bool:
    """True for three digits and more, or two with two letters: "plates, 12 each" is a meal."""
    digits = len(only_digits(number))
    letters = re.findall(r"[^\W\d_]+", number)
    return digits > 2 or (
        digits == 2 and len("".join(letters)) > 1 and not SMALL_WORDS & {word.lower() for word in letters}
    )


def is_line(words: str, number: str) -> bool:
    """True for the line of a bus: up to three digits and no letters after "bus no."."""
    return bool(BUS.match(words)) and number.isdigit() and len(number) <= LINE


def plate(text: str, start: int, end: int) -> Span:
    """The plate; its value has neither blanks nor small letters."""
    return Span(start, end, "plate", re.sub(r"[\W_]", "", text[start:end]).upper())
