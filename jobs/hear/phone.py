"""Finds telephone numbers in digits of any script (ITU-T E.164, national plans, and how people in our languages group them)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.cues import cue_before
from jobs.hear.numbers import only_digits, western, without_quantities
from jobs.hear.span import Span
from jobs.hear.spelled import spelled_numbers

GAP = r"[ ().\-–—‐‑−/_*\ufe0f\u20e3]"
RUN = re.compile(rf"(?:\+\s?|\(\+?)?(?<!\d)\d(?:{GAP}{{0,3}}+\d){{4,}}+")
GROUP = re.compile(r"\d+")
EXTENSION = re.compile(
    r"[\s,;.(]{0,3}(?:ext(?:ension|n)?|x|доб(?:авочн\w+)?|вн(?:утр\w*)?|تحويل[ةه]|داخلي)[.:\s№#]{0,3}(?:number |no\.? |номер )?\d{1,6}\)?(?!\d)",
    re.IGNORECASE,
)
INTERNAL = re.compile(
    r"(?<!\w)(?:extension|ext|extn|доб|добавочн\w+|внутренн\w+|вн|(?:ال)?تحويل[ةه]|(?:ال)?داخلي)\b[.:\s№#]{0,3}(?:number |no\.? |is |номер |رقم )?(\d{2,6})(?![\d:.,]\d|\d)",
    re.IGNORECASE,
)
TWO_BY_TWO = re.compile(r"(?<![\d-])\d{2,3}-\d\d-\d\d(?![\d-])")
COUNTRIES = {  # country code -> how many digits a whole number may have (ITU-T E.164, national plans)
    "7": (11,), "1": (11,), "44": (11, 12), "353": (10, 11, 12), "966": (11, 12), "971": (11, 12), "20": (11, 12), "962": (11, 12),
    "965": (11,), "973": (11,), "974": (11,), "968": (11,), "967": (11, 12), "964": (12, 13), "963": (11, 12), "961": (10, 11),
    "970": (11, 12), "972": (11, 12), "212": (12,), "213": (11, 12), "216": (11,), "218": (11, 12), "249": (12,), "90": (12,), "98": (12,),
    "375": (12,), "380": (12,), "998": (12,), "996": (12,), "992": (12,), "993": (11,), "994": (12,), "995": (12,), "374": (11,), "373": (11,),
    "91": (12,), "92": (12,), "880": (12, 13), "33": (11,), "34": (11,), "48": (11,), "31": (11,), "32": (10, 11), "41": (11,), "420": (12,),
    "61": (11,), "27": (11,), "86": (13,), "234": (12, 13), "254": (12,),
}  # fmt: skip
KEYCAP = re.compile("[\ufe0f\u20e3]+")
CYRILLIC = re.compile(r"[А-Яа-яЁё]")
RUSSIAN_MOBILE = re.compile(r"(?<![\w.,/+-])9\d{9}(?!\w|[.,/-]\d)")
YEAR = re.compile(r"(?:19|20)\d\d")
SPELLED_KINDS = ("phone", "order", "id", "card")
NOT_PHONES = {
    (4, 4, 3),
    (3, 3, 3, 2),
    (3, 2, 4),
    (4, 6),
    (2, 2, 6),
    (4, 2, 6),
    (3, 4, 7, 1),
    (3, 7, 7),
    (4, 4, 4),
    (3, 4, 7),
}


def find_phones(text: str) -> Iterator[Span]:
    """Every number that has the shape of a telephone number, or five digits and more after a word such as "call", or is spelled out."""
    yield from find_spelled(text)
    plain = without_quantities(text)
    if not plain:
        return
    for found in RUN.finditer(plain):
        yield from phones_in(plain, found)
    for found in RUSSIAN_MOBILE.finditer(plain) if CYRILLIC.search(text) else ():
        if cue_before(text, found.start())[0] in ("", "phone"):
            yield Span(found.start(), found.end(), "phone", found.group()[-9:])
    for found in TWO_BY_TWO.finditer(western(text)):
        if cue_before(text, found.start())[0] == "phone":
            yield Span(found.start(), found.end(), "phone", only_digits(found.group()))
    for found in INTERNAL.finditer(plain):
        yield Span(found.start(1), found.end(1), "phone", found.group(1))


def find_spelled(text: str) -> Iterator[Span]:
    """Every number in words of seven digits or more (five after an announcing word), of the kind that the word before announces."""
    for start, end, digits in spelled_numbers(text):
        kind, _ = cue_before(text, start)
        if len(digits) >= (5 if kind in SPELLED_KINDS else 7) and kind != "thing":
            yield Span(start, end, kind if kind in SPELLED_KINDS else "phone", digits[-9:])


def phones_in(text: str, run: re.Match[str]) -> Iterator[Span]:
    """The telephone numbers inside a run of digits and gaps, which may hold other numbers beside them."""
    groups = [group.span() for group in GROUP.finditer(text, run.start(), run.end())]
    kind, near = cue_before(text, run.start())
    if strong_end(text, groups, 0, kind if near else "", run.start()) < 0 and is_weak(run, kind, near=near):
        yield phone_span(text, groups[0][0], groups[-1][1], run.start())
        return
    first = 0
    while first < len(groups):
        last = strong_end(text, groups, first, kind if near else "", run.start())
        if last >= first:
            yield phone_span(text, groups[first][0], groups[last][1], run.start())
        first = max(first, last) + 1


def strong_end(text: str, groups: list[tuple[int, int]], first: int, kind: str, run_start: int) -> int:
    """The last of the groups that with this first one make a sure telephone number, or -1."""
    start = groups[first][0]
    plus = (first == 0 and "+" in text[run_start:start]) or text[start - 1 : start] == "+"
    if not plus and kind in ("order", "id", "card", "iban"):
        return -1
    digits, best = "", -1
    lengths: tuple[int, ...] = ()
    for last in range(first, min(first + 12, len(groups))):
        digits += text[groups[last][0] : groups[last][1]]
        lengths += (groups[last][1] - groups[last][0],)
        if len(digits) > 16 or lengths.count(1) > 2:
            break
        if is_strong(digits, lengths, plus=plus, bracket=text[start - 1 : start] == "("):
            best = last
    return best


def is_strong(digits: str, lengths: tuple[int, ...], *, plus: bool, bracket: bool) -> bool:
    """True for the national and international forms that hardly any other number has."""
    count = len(digits)
    if plus or (digits.startswith("00") and count >= 10 and digits[2] != "0"):
        return is_international(digits.removeprefix("00"), lengths)
    if lengths in NOT_PHONES or count < 7:
        return False
    russian = count == 11 and digits[0] in "78" and lengths[0] in (1, 4, 11, 2, 5)
    trunk = (
        digits[0] == "0" and digits[1] != "0" and 9 <= count <= 11 and lengths[0] >= 2 and min(lengths) >= 2
    )
    american = lengths in ((3, 3, 4), (1, 3, 3, 4)) and digits[0] != "0"
    ten = (
        lengths in ((3, 3, 2, 2), (3, 7), (3, 3, 2, 1, 1), (3, 2, 2, 3), (3, 2, 3, 2))
        and digits[0] in "3456789"
    )
    gulf = count == 9 and len(lengths) <= 4 and digits[0] == "5"
    return (
        russian
        or trunk
        or american
        or ten
        or gulf
        or (bracket and 8 <= count <= 11 and len(lengths) > 1 and lengths[0] < 6)
        or is_bare(digits, lengths)
    )


def is_bare(digits: str, lengths: tuple[int, ...]) -> bool:
    """A whole international number of the region whose plus was left out."""
    known = next(
        (
            code
            for code in ("966", "971", "962", "965", "974", "20", "44", "375", "380", "998")
            if digits.startswith(code)
        ),
        "",
    )
    return (
        bool(known)
        and len(digits) in COUNTRIES[known][-1:]
        and (len(lengths) == 1 or lengths[0] in (len(known), len(known) + 2))
    )


def is_international(digits: str, lengths: tuple[int, ...]) -> bool:
    """A number after its plus: as long as its country's numbers are, with or without the trunk zero in brackets."""
    code = next((digits[:length] for length in (3, 2, 1) if digits[:length] in COUNTRIES), "")
    if not code:
        return 8 <= len(digits) <= 15 and len(lengths) <= 7
    extra = digits[len(code) : len(code) + 1] == "0"
    return len(digits) - extra in COUNTRIES[code] or (len(lengths) == 1 and 9 <= len(digits) <= 15)


def is_weak(run: re.Match[str], kind: str, *, near: bool) -> bool:
    """True for a whole run that only its grouping, or a word such as "call" before it, makes a telephone number."""
    groups = GROUP.findall(run.group())
    lengths, count = tuple(map(len, groups)), sum(map(len, groups))
    if run.group()[0] == "+":
        return 8 <= count <= 15
    if count > 15 or all(YEAR.fullmatch(group) for group in groups):
        return False
    if kind == "phone":
        return (near or count >= 6) and (count <= 12 or lengths[0] <= 4)
    if kind or lengths in NOT_PHONES or "/" in run.group() or all(group[-1] == "0" for group in groups):
        return False
    if len(groups) == 2 and YEAR.fullmatch(groups[0]):
        return False
    pairs = len(set(re.findall(r"\D+", run.group()))) == 1 and set(lengths) == {2} and run.group()[2] in "-."
    grouped = (
        2 <= len(groups) <= 6 and min(lengths) >= 2 and (max(lengths) >= 3 or groups[0][0] == "0" or pairs)
    )
    return (7 <= count <= 12 and grouped) or (count >= 9 and max(lengths) == 1)


def phone_span(text: str, start: int, end: int, run_start: int) -> Span:
    """The number with its plus, brackets and extension; its value is its last nine digits."""
    head = re.search(r"(?:[+(]{1,2}\s?)?\(?$", text[max(run_start, start - 3) : start])
    extension = EXTENSION.match(text, end)
    value = only_digits(text[start:end])[-9:]
    keycap = KEYCAP.match(text, end)
    last = extension.end() if extension else keycap.end() if keycap else end
    return Span(start - len(head.group() if head else ""), last, "phone", value)
