"""Reads numbers that are written as words, "double seven oh nine" or "девятьсот двенадцать", because so people hide or dictate a telephone number (usage in our three languages)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.numbers import only_digits

ENGLISH = {
    "zero": "0", "oh": "0", "nought": "0", "naught": "0", "nil": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "niner": "9", "fife": "5", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13",
    "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30",
    "forty": "40", "fourty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "o": "0", "plus": "+",
}  # fmt: skip
RUSSIAN = {
    "ноль": "0", "нуль": "0", "нолик": "0", "один": "1", "одна": "1", "единица": "1", "единичка": "1",
    "два": "2", "две": "2", "двойка": "2", "три": "3", "тройка": "3", "четыре": "4", "четверка": "4", "пять": "5", "пятерка": "5",
    "шесть": "6", "шестерка": "6", "семь": "7", "семерка": "7", "восемь": "8", "восимь": "8", "восьмерка": "8", "девять": "9", "девятка": "9",
    "десять": "10", "одиннадцать": "11", "одинадцать": "11", "двенадцать": "12", "тринадцать": "13", "четырнадцать": "14", "пятнадцать": "15",
    "шестнадцать": "16", "семнадцать": "17", "восемнадцать": "18", "девятнадцать": "19", "двадцать": "20", "тридцать": "30", "сорок": "40",
    "пятьдесят": "50", "пятдесят": "50", "шестьдесят": "60", "шестдесят": "60", "семьдесят": "70", "семдесят": "70", "восемьдесят": "80",
    "восемдесят": "80", "девяносто": "90", "девяноста": "90", "сто": "100", "двести": "200", "триста": "300", "четыреста": "400", "пятьсот": "500",
    "шестьсот": "600", "семьсот": "700", "восемьсот": "800", "восемсот": "800", "девятьсот": "900", "девятсот": "900", "плюс": "+",
}  # fmt: skip
ARABIC = {
    "صفر": "0", "زيرو": "0", "واحد": "1", "واحده": "1", "اثنين": "2", "اثنان": "2", "اتنين": "2", "تنين": "2", "ثنين": "2", "ثلاثه": "3", "ثلاث": "3",
    "تلاته": "3", "تلات": "3", "اربعه": "4", "اربع": "4", "خمسه": "5", "خمس": "5", "سته": "6", "ست": "6", "سبعه": "7", "سبع": "7", "ثمانيه": "8",
    "ثماني": "8", "تمانيه": "8", "تمنيه": "8", "ثمان": "8", "ثمانه": "8", "تمن": "8", "تسعه": "9", "تسع": "9", "عشره": "10", "عشر": "10", "احدعش": "11",
    "حداشر": "11", "اطنعش": "12", "اتناشر": "12", "تلتاشر": "13", "عشرين": "20", "عشرون": "20", "ثلاثين": "30", "ثلاثون": "30", "تلاتين": "30", "اربعين": "40",
    "اربعون": "40", "خمسين": "50", "خمسون": "50", "ستين": "60", "ستون": "60", "سبعين": "70", "سبعون": "70", "ثمانين": "80", "ثمانون": "80",
    "تمانين": "80", "تسعين": "90", "تسعون": "90", "ميه": "100", "مايه": "100", "مئه": "100", "مائه": "100", "ميتين": "200", "زائد": "+", "زايد": "+",
}  # fmt: skip
VALUES = ENGLISH | RUSSIAN | ARABIC
REPEATS = {
    "double": 2,
    "triple": 3,
    "treble": 3,
    "дважды": 2,
    "трижды": 3,
    "сдвоенный": 2,
    "دبل": 2,
    "مكرر": 2,
}
HUNDRED, ZEROS = "hundred", ("нуля", "ноля", "нулей", "нолей")
FOLD = str.maketrans("ةأإآىё", "هااايе")
SIGN = re.compile(r"[^\W\d_]+|\d+")
BETWEEN = re.compile(r"[\s,،.\-–—()]{0,4}")
SPELLS = re.compile(
    r"(?<!\w)(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|plus|ноль|нуль|плюс|восемь|девя\w+|сем\w*|два\w*|две\w*|три\w*|один\w*|пят\w+|шест\w+|четы\w+"
    r"|و?صفر|زيرو|زائد|[أا]ربع[ةه]|خمس[ةه]?|سبع[ةه]?|تسع[ةه]?|واحد|ست[ةه])(?!\w)",
    re.IGNORECASE,
)
Word = tuple[int, int, str]  # start, end, and what it says: digits, "+", or the name of a repetition


def spelled_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Every run of two number words or more that stand side by side, digits among them or not: start, end, the digits they say."""
    if not SPELLS.search(text):
        return
    run: list[Word] = []
    for word in SIGN.finditer(text):
        said = says(word.group())
        if run and (not said or not BETWEEN.fullmatch(text, run[-1][1], word.start())):
            yield from ended(run)
            run = []
        if said:
            run.append((word.start(), word.end(), said))
    yield from ended(run)


def says(word: str) -> str:
    """What a word says: digits, "+", the word itself when it repeats another; "" when it is no number word."""
    small = word.lower().translate(FOLD)
    if small.isdecimal():
        return small
    if small in REPEATS or small == HUNDRED or small in ZEROS:
        return small
    return VALUES.get(small) or (
        "&" + VALUES.get(small[1:], "") if small[0] == "و" and small[1:] in VALUES else ""
    )


def ended(run: list[Word]) -> Iterator[tuple[int, int, str]]:
    """The run, when at least two of its words are letters and it counts or rates nothing."""
    letters = [said for start, end, said in run if not said.isdecimal() or end - start != len(said)]
    digits = dictated([said for _, _, said in run if said.strip("+&")]) if len(letters) > 1 else ""
    if digits and not counts(digits):
        yield run[0][0], run[-1][1], digits


def dictated(words: list[str]) -> str:
    """The digits that the words say: "twenty five" is 25, "double five" 55, "два нуля" 00, "nine hundred" 900."""
    out: list[str] = []
    times = 1
    for word, after in zip(words, [*words[1:], ""], strict=False):
        if word in REPEATS or after in ZEROS:
            times = REPEATS.get(word) or int(only_digits(word)[:1] or 1)
        elif word == HUNDRED or word in ZEROS:
            out.append("00" if word == HUNDRED else "0" * times)
            times = 1
        else:
            add(out, only_digits(word), times, joined=word[0] == "&")
            times = 1
    return "".join(out)


def add(out: list[str], digits: str, times: int, *, joined: bool) -> None:
    """Puts a value behind the others; a smaller one goes into the zeros of the one before."""
    last = out[-1] if out else "0"
    if joined and len(digits) == 2 and len(last) in (1, 3) and last[-2:-1] in ("", "0"):
        out[-1:] = [last[:-2] + digits[0] + last[-1]]  # Arabic says the units first: five and twenty
    elif (
        times == 1
        and last[0] != "0"
        and len(digits) < len(last) < 4
        and last.endswith("0" * len(digits))
        and digits != "0"
    ):
        out[-1] = last[: -len(digits)] + digits
    else:
        out.append(digits * times)


def counts(digits: str) -> bool:
    """True for one two three four, and for the same digit again and again."""
    return digits in "0123456789101112" or digits in "109876543210" or len(set(digits)) == 1
