"""Finds names of people in Arabic letters: lists of names in folded spelling, with the letters that Arabic joins to a name (و ف ب ل ك)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from jobs.hear.gazetteer import names
from jobs.hear.span import Span

WORD = re.compile("[\u0621-\u064a\u064b-\u0652\u0670\u0671]+")
MARKS = re.compile("[\u064b-\u0652\u0670]")
FOLDS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
CLITICS = ("و", "ف", "ب", "ل", "ك")
STRONG = re.compile(
    r"(?:(?<!\w)(?:و|ف|ب|ل|ال|لل)?(?:اسمي|إسمي|اسمه|اسمها|يدعى|تدعى|باسم|بإسم|المدعو|المدعوة|السيد|السيدة|الأستاذ|الاستاذ|الأستاذة|الاستاذة|الآنسة|مدام|المدام|الحاجة))[\s:]+$"
)
WEAK = re.compile(
    r"(?:(?<!\w)(?:و|ف|ب|ل|لل|مع)?(?:ال)?(?:أنا|انا|سيد|أستاذ|استاذ|استاذة|أستاذة|الدكتور|الدكتورة|دكتور|دكتورة|المهندس|المهندسة|مهندس|الحاج|الحجي|الشيخ|م\.|د\.|أ\.|الأستاذ|الاستاذ|الأستاذة|الاستاذة|الآنسة|مدام|أشتكي على|اشتكي على|اشتكي علي|للتواصل:?|ابن|بنت|ممرضة|الممرضة|دكتورتنا|الطبيب|الطبيبة|كابتن|الكابتن|أشكر|اشكر|نشكر|السيد|السيدة|أني|معك|معكم|معاك|يا|أخ|اخ|أخت|اخت|الأخ|الاخ|الأخت|الاخت|موظف|موظفة|موظفه|موظفتكم|موظفكم|مندوب|مندوبكم|المندوب|سائق|سواق|السائق|السواق|جاري|جارنا|جارتي|جارتنا|زوجي|زوجتي|ابني|ابنتي|بنتي|ولدي|أخي|اخوي|أختي|اختي|أمي|والدي|والدتي|خالي|عمي|صديقي|صديقتي|زميل|زميله|زميلتكم|زميلكم|فني|الفني|شكرا|شكرًا|مشكور|مشكورة|تحياتي|مدير|مديرة|عامل|عميل|العميل|العميلة|العميله|الزبون|الزبونة|غير|مثل|اسم|الاسم|استلمها|استلمه|كلمت|كلمني|كلمتني|قابلت|طلبت من|من طرف|مكالمة من|اتصال من|رسالة من|شكوى من)|تحياتي[،,.\n-]*|مع الشكر[،,.\n-]*)[\s:،]+$"
)
THANKS = re.compile(
    r"(?:شكرا|شكراً|شكرًا|الشكر|تحية|تحياتي|سلموا|سلمت|سلمها|سلموها|أعطوها|عطوها|قلت|قال|قالوا|سلموني)\s$"
)
NEXT = re.compile(r"\s*(?:[،,.:؛\n]|$)|\s(?:من|بتاع|رقم|أوردر|اوردر|صاحبة|صاحب)(?!\w)")
PRAISE = re.compile(r"\s(?:و[\u0620-\u064a]|جدا|كثير|كتير|مع)")  # "the driver was karim (generous) and ..."
TEKNONYM = frozenset({"ابو", "ابي", "ابا", "ام", "بو"})
LINK = frozenset({"بن", "ابن", "بنت", "ال"})
ENDING = frozenset({"الدين", "الله", "الاسلام", "الزهراء"})  # second halves of given names
SLAVE = "عبد"
PARTICLES = frozenset(
    {"على", "حتى", "إلى", "الى", "متى", "أنا", "انا", "هي", "أنت"}
)  # as written; folded they are names


def find_arabic_people(text: str) -> Iterator[Span]:
    """Every run of name words that the lists, a neighbour or a cue make a person."""
    words = list(WORD.finditer(text))
    place = 0
    while place < len(words):
        run = run_of_names(text, words, place)
        if run and is_person(text, words, place, run):
            yield Span(
                words[place].start() + clitic_length(words[place].group()),
                words[place + run - 1].end(),
                "person",
                value_of(words[place : place + run]),
            )
        place += max(run, 1)


def run_of_names(text: str, words: list[re.Match[str]], place: int) -> int:
    """How many words from this place may belong to one name; links such as "ibn" only between names."""
    run = 0
    while (
        place + run < len(words)
        and run < 6
        and (run == 0 or text[words[place + run - 1].end() : words[place + run].start()] == " ")
    ):
        if not may_be_name(text, words, place, run):
            break
        run += 1
    while run and fold(words[place + run - 1].group()) in LINK | {SLAVE} | (
        TEKNONYM if run > 1 else frozenset()
    ):
        run -= 1
    return 0 if run == 1 and fold(bare(words[place].group(), first=True)) in TEKNONYM else run


def may_be_name(text: str, words: list[re.Match[str]], place: int, run: int) -> bool:
    """True for a listed name, a link, the word after "father of", and any word after a strong cue that is no particle."""
    if words[place + run].group().lstrip("وف") in PARTICLES:
        return False
    word = fold(bare(words[place + run].group(), first=run == 0))
    if word in everyone() or word == SLAVE or word in TEKNONYM:
        return True
    if run == 0:
        return is_free(word) and bool(
            STRONG.search(text[max(0, words[place].start() - 20) : words[place].start()])
        )
    previous = fold(bare(words[place + run - 1].group(), first=run == 1))
    if word in LINK | ENDING:
        return previous in everyone() or (word == "الله" and previous == SLAVE)
    if not is_free(word):
        return False
    return previous in {"ابو", "ام", SLAVE} | LINK or (
        previous in given() | ENDING and (looks_like_family(word) or is_introduced(text, words, place, run))
    )


def is_introduced(text: str, words: list[re.Match[str]], place: int, run: int) -> bool:
    """True for the word after a given name that opens the text or follows a cue, when "from", a stop or the end comes next."""
    before = text[max(0, words[place].start() - 20) : words[place].start()]
    opening = not text[: words[place].start()].strip()
    cued = bool(STRONG.search(before) or WEAK.search(before)) or (
        opening and fold(words[place].group()) in sure()
    )
    return (
        cued
        and fold(words[place].group()) not in TEKNONYM
        and bool(NEXT.match(text, words[place + run].end()))
    )


def is_free(word: str) -> bool:
    """True for words that are no particle and no everyday word of a shop."""
    return len(word) > 2 and word not in folded_list("ar_common")


def looks_like_family(word: str) -> bool:
    """The article and the ending -i, which most family names have."""
    return word.startswith("ال") and word.endswith("ي") and len(word) > 5


def is_person(text: str, words: list[re.Match[str]], place: int, run: int) -> bool:
    """Decides by a sure name, by two names in a row, or by what stands before."""
    folded = [
        fold(bare(word.group(), first=number == 0)) for number, word in enumerate(words[place : place + run])
    ]
    before = text[max(0, words[place].start() - 20) : words[place].start()]
    if any(word in sure() for word in folded):
        return True
    if STRONG.search(before) or (run > 1 and folded[0] in TEKNONYM | {SLAVE}):
        return True
    if clitic_length(words[place].group()):
        return folded[0] in given() and (bool(THANKS.search(before)) or (run > 1 and folded[1] in family()))
    if run > 1:
        linked = (
            folded[1] in family() or SLAVE in folded or bool(LINK & set(folded)) or bool(WEAK.search(before))
        )
        return folded[0] in given() and linked
    praised = PRAISE.match(text, words[place].end())
    return folded[0] in given() and bool(WEAK.search(before)) and not praised


def bare(word: str, *, first: bool) -> str:
    """A word without the joined letter, when the rest is a name and the whole is none."""
    return word[clitic_length(word) :] if first else word


@lru_cache(maxsize=100_000)
def clitic_length(word: str) -> int:
    """1 or 2 when joined letters stand before a name, else 0."""
    folded = fold(word)
    if folded in everyone() or folded in TEKNONYM:
        return 0
    for length in (1, 2):
        rest = folded[length:]
        if (
            len(rest) > 2
            and all(letter in CLITICS for letter in folded[:length])
            and (rest in everyone() or rest in TEKNONYM - {"بو"})
        ):
            return length
    return 0


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word in the one spelling of the lists: no vowel marks, one alef, one ya, one ha."""
    return MARKS.sub("", word).translate(FOLDS)


def value_of(words: list[re.Match[str]]) -> str:
    """What a name is called for its number."""
    return " ".join(fold(bare(word.group(), first=number == 0)) for number, word in enumerate(words))


@cache
def folded_list(list_name: str) -> frozenset[str]:
    """One list in folded spelling."""
    return frozenset(fold(name) for name in names(list_name))


def given() -> frozenset[str]:
    """Given names."""
    return folded_list("ar_given")


def family() -> frozenset[str]:
    """Family names."""
    return folded_list("ar_family")


@cache
def everyone() -> frozenset[str]:
    """Given and family names."""
    return given() | family()


@cache
def sure() -> frozenset[str]:
    """Names that are nothing else."""
    return everyone() - folded_list("ar_words")
