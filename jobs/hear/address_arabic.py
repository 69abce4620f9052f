"""Finds addresses as they are written in Arabic, from the Gulf to Morocco: street, quarter, building, flat, block and plot, national short address, box (post offices' own forms, and how people tell the way)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from jobs.hear.address_chain import backward, bridged, forward, told, towards, trimmed, without_gap
from jobs.hear.address_towns import town_after, town_before
from jobs.hear.gazetteer import names
from jobs.hear.learned_arabic import find_learned, read

STOP = names("streets_never_ar")
PREFIX = r"(?:[وف]?(?:بال|كال|لل|ال|[بلك])?)"
STREET_WORD = r"(?:شارع|طريق|زنقه|زقاق|درب|نهج|حاره|جاده|كورنيش|ميدان|دوار|ممر|عطفه|سكه)"
QUARTER_WORD = r"(?:حي|منطقه|محله|ضاحيه|تجزيه|تجزئه|اقامه|قريه|مخيم|مدينه|كمباوند|كمبوند|كومباوند|مجمع|مشروع|مساكن|حاره|عزبه|نزله|دوار|ديار|مجاوره|بلديه|مركز)"
UNIT_WORD = r"(?:عماره|مبني|بنايه|بناء|بنا|برج|فيلا|فله|فيله|منزل|بيت|دار|شقه|دور|طابق|ط|بلوك|بلك|قطعه|مجمع|مدخل|باب|مكتب|محل|غرفه|جاده|مربع|وحده|بوابه|لوك|لوط|ملحق|استوديو|زنقه|نهج|طلعه|قسيمه|قسيمه|زقاق|محله|شارع|طريق|رمز بريدي|الرمز البريدي)"
LETTER = r"(?:\s?[ابجد](?!\w))?"
NUMBER = rf"\d{{1,5}}(?:\s?[/-]\s?\d{{1,4}})?(?!\d){LETTER}"
NOT_COUNTED = r"(?!\s?(?:[:.,]\d|%|ساع|دقي|دقا|يوم|ايام|شهر|اشهر|سن|مر[هات]|ريال|جنيه|درهم|دراهم|دينار|دنانير|دولار|الف|كيلو|متر|كم\b|سم\b|شخص|اشخاص|غرف|قطع|طلب|ليل|ليال|سري|صباح|مساء|ص\b|م\b|ظهر|بدون|ناس|نفر|حب[هات]))"
NUMBERED = rf"(?:(?:رقم|نمره|عدد)(?:ها|ه)?\s?[:-]?\s?|[:(]\s?)?(?:{NUMBER}{NOT_COUNTED}|(?<=[\s:])[ا-ي]\s?\d{{1,3}}(?!\w))"
UNIT = rf"(?<!\w){PREFIX}{UNIT_WORD}\s?[:-]?\s?{NUMBERED}"
ORDINAL_FLOOR = r"(?:(?<!\w)(?:ال)?(?:عماره|مدخل|بلوك|بنايه|مبني)\s(?:رقم\s)?(?:ال)?[ا-ي](?!\w)|(?<!\w)(?:ال)?(?:دور|طابق)\s(?:ال)?(?:ارضي|اول|ثاني|تاني|ثالث|تالت|رابع|خامس|سادس|سابع|ثامن|تامن|تاسع|عاشر|اخير|علوي)(?:\s(?:علوي|عشر))?)"
GAP = r"(?:\s?[،,؛/|.–-]\s?|\s|\s?\n\s*)"
WORD = r"[\u0621-\u064a]+"
STREET_FIRST = re.compile(
    rf"(?<!\w)(?:{PREFIX}{STREET_WORD}|ش\.?)\s+(?P<name>{WORD}(?:\s{WORD}){{0,6}}?)(?P<unit>{GAP}{PREFIX}{UNIT_WORD}\s?|{GAP}(?:رقم|نمره|عدد)\s?|{GAP})(?:(?:رقم|عدد|نمره)\s?)?(?P<number>{NUMBER})(?!\w){NOT_COUNTED}"
)
NUMBER_FIRST = re.compile(
    rf"(?<![\w.,:/-])(?:رقم\s)?\d{{1,5}}(?:\s?[/-]\s?\d{{1,4}})?{LETTER}\s?[،,]?\s?(?P<street>(?:{PREFIX}{STREET_WORD}|ش\.?)\s)"
)
QUARTER_FIRST = re.compile(
    rf"(?<!\w){PREFIX}{QUARTER_WORD}\s(?P<name>{WORD}(?:\s{WORD}){{0,2}}?(?:\s\d{{1,2}}(?=\s\D))?){GAP}(?:{PREFIX}{UNIT_WORD}\s?(?:(?:رقم|عدد|نمره)\s?)?|(?:رقم|عدد|نمره)\s?){NUMBER}(?!\w){NOT_COUNTED}"
)
NAMED_BUILDING = re.compile(
    rf"(?<!\w){PREFIX}(?:برج|عماره|بنايه|مبني|مجمع|كمبوند|كمباوند|سكن|اقامه|ابراج)\s(?P<name>{WORD}(?:\s{WORD}){{0,4}}?){GAP}(?:{UNIT}|{ORDINAL_FLOOR})"
)
UNITS = re.compile(rf"{UNIT}(?:{GAP}(?:{UNIT}|{ORDINAL_FLOOR}))+|{ORDINAL_FLOOR}{GAP}{UNIT}")
HOME = re.compile(
    rf"(?<!\w){PREFIX}(?:(?:شقه|عماره|فيلا|فله|فيله|شقتي|بنايه)\s?{NUMBERED}|(?:منزل|بيت|دار|مبني|برج|شقه|قطعه|بلوك)\s?رقم\s?{NUMBER})(?!\w)"
)
BOX = re.compile(
    r"(?<!\w)(?:ال)?(?:ص\s?\.?\s?ب\.?|صندوق\s(?:ال)?بريدي?|صندوق بريد)\s?(?:رقم)?\s?[:.]?\s?\d{1,7}(?!\d)"
)
POSTCODE = re.compile(r"(?<!\w)(?:ال)?رمز\s(?:ال)?بريدي\s?(?:هو|:)?\s?\d{4,6}(?:-\d{4})?(?!\d)")
SHORT = re.compile(r"(?<!\w)(?:[A-Z]{4}\s?\d{4}|(?<=المختصر )[a-z]{4}\s?\d{4})(?!\w)")
MAKANI = re.compile(r"(?<!\w)(?:مكاني|makani)\s?(?:رقم|:|number|no\.?)?\s?\d{5}\s?\d{5}(?!\d)", re.IGNORECASE)
TOWN_CODE = re.compile(rf"(?<!\w)(?P<town>{WORD}(?:\s{WORD})?)\s?[-،,]?\s?\d{{5}}(?:-\d{{4}})?(?![\d-])")
IRAQI = re.compile(r"(?<!\w)م\s?/?\s?\d{2,4}\s?[،,/-]?\s?ز\s?/?\s?\d{1,4}\s?[،,/-]?\s?د\s?/?\s?\d{1,4}(?!\w)")
TOLD = re.compile(
    r"(?<!\w)(?:و?(?:ال)?عنواني?(?:\s(?:هو|الوطني|المختصر|البريدي|الجديد|الصحيح|حقي|تاعي|ديالي))?(?:\s?[:-])?|و?(?:ساكن|ساكنه|ساكنين|نسكن|اسكن|بسكن|مقيم|قاطن)\s(?:في|ف|فى))\s+"
)
COUNTED = re.compile(rf"\d+(?={NOT_COUNTED[3:]}")
BESIDE = r"(?:متفرع\w?\s(?:من|عن)|متفرعه\sمن|بجوار|بجانب|جنب|بجنب|خلف|ورا|وراء|امام|قدام|مقابل|قبال|قرب|بالقرب من|قريب من|ناصيه|تقاطع)"
NUMBER_OR_FLOOR = re.compile(r"\d|(?:دور|طابق)\sال")
SEPARATED = r"(?:\s?[،,؛/|–-]\s?|\s?\n\s*)"
AFTER = (
    re.compile(rf"{GAP}{UNIT}"),
    re.compile(rf"{GAP}{ORDINAL_FLOOR}"),
    re.compile(rf"{GAP}(?:رقم\s?)?{NUMBER}(?=\s?[،,.\n-]|\s?$)"),
    re.compile(rf"{GAP}(?:ال)?(?:رمز\s(?:ال)?بريدي|ص\s?\.?\s?ب\.?)?\s?[:.]?\s?\d{{5}}(?:-\d{{4}})?(?![\d-])"),
    re.compile(rf"{SEPARATED}[A-Z]{{4}}\d{{4}}(?!\w)"),
)
NAMED_AFTER = re.compile(
    rf"{GAP}(?:{PREFIX}(?:{STREET_WORD}|{QUARTER_WORD}|برج|عماره|بنايه|مبني)|{BESIDE}(?:\s{STREET_WORD})?)\s(?={WORD})"
)
CODE_NEXT = re.compile(r"\s?[-،,]?\s\d{4,5}(?![\d-])(?!\s?(?:ريال|جنيه|درهم|دينار|مره|شخص))")
NUMBER_AND_NAMES = re.compile(rf"(?<![\w.-])\d{{1,4}}\s(?:{WORD}[\s،,-]+){{1,8}}\Z")
LAST_WORDS = re.compile(rf"{SEPARATED}(?P<name>{WORD}(?:\s{WORD})?)(?=\s?[،,.؟!\n]|$)")
SKIPPED = re.compile(rf"\s(?P<name>{WORD})(?=\s)")
QUARTER_BEFORE = re.compile(rf"(?<!\w)[بل]?(?P<name>{WORD})\Z")
NAME_WORD = re.compile(rf"{WORD}|\d{{1,2}}(?=\s{WORD})")
CLOSING = re.compile(rf"(?:\s{WORD}){{1,2}}(?=\s?[،,.\n-]|$)")
ANY_GAP = re.compile(GAP)
QUARTERS_NEXT = tuple(
    re.compile(rf"(?:{SEPARATED}|(?<=\d)\s)(?P<name>{phrase})(?!\w)") for phrase in (WORD, rf"{WORD}\s{WORD}")
)
DASHED = re.compile(rf"\s[-–]\s{WORD}(?:\s{WORD})?(?=\s[-–])")
BEFORE = (
    re.compile(rf"(?:{UNIT}|{ORDINAL_FLOOR}){GAP}\Z"),
    re.compile(rf"(?<!\w){PREFIX}(?:{STREET_WORD}|{QUARTER_WORD})\s{WORD}(?:\s{WORD}){{0,3}}{SEPARATED}\Z"),
    re.compile(rf"(?<!\w){PREFIX}(?:حي|قريه|مخيم|تجزئه|تجزيه|محله)\s{WORD}(?:\s{WORD})?\s\Z"),
    re.compile(rf"(?<!\w)ال{WORD}\s[-–]\s\Z"),
    re.compile(r"(?<!\w)(?:رقم|نمره)\s\Z"),
    re.compile(r"(?<!\w)\d{1,5}\s?[،,]?\s\Z"),
)
LINKS = names("streets_links_ar")
SENTENCE = 0.08
FURTHER = 0.3  # ... of the words beside such a word
LEAST = 0.4  # of the model's probability that a word belongs to an address
READABLE = re.compile(r"[\u0621-\u064a]")
PHONE_NEXT = re.compile(
    r"[\s،,]*(?<!\w)(?:و?(?:ال)?(?:جوال|هاتف|موبايل|تلفون|محمول|واتس)\w*|[+٠0-9]\d{8,}|\+\d)"
)
FLOOR_WORD = r"(?:دور|طابق|شق[ةه]|فيلا|عمار[ةه]|بناي[ةه]|مبن[ىي]|بيت|منزل|دار|برج|حوش|بلوك|غرف[ةه]|مدخل|قطع[ةه]|وحد[ةه])"
SPELLED_NUMBER = r"(?:ال)?(?:واحد|[اأ]ول|[اأ]رضي|[اأ]خير|علوي|ثاني|تاني|ثالث|تالت|رابع|خامس|سادس|سابع|ثامن|تامن|تاسع|عاشر|[اإ]ثن\w+|اتنين|ثلاث\w*|تلات\w*|[اأ]ربع\w*|خمس\w*|ست\w*|سبع\w*|ثماني?\w*|تماني?\w*|تسع\w*|عشر\w*|مي[ةه]|مئ[ةه])"
SCORE = r"\d{1,3}\s?[/\\]\s?(?:5|10|100)(?!\d)"
MEASURED = r"\d+\s?[)(]?\s?(?:م2|م٢|متر|مترا|كم|كيلو|طابق|طوابق|ادوار|[أا]دوار|دور|نجوم|نجمه|نجمة|غرف|دقيق[ةه]|ساع[ةه]|ريال|جنيه|درهم|دينار|ليره|ليرة|دولار|يورو)(?!\w)|\d+\s?م\s?[2٢](?!\d)"
NO_NUMBER = re.compile(rf"{SCORE}|{MEASURED}")
NUMBERED_PLACE = re.compile(
    rf"\d|(?<!\w)(?:[وفبل]?(?:ال|لل)?){FLOOR_WORD}\w{{0,2}}\s(?:رقم\s)?{SPELLED_NUMBER}(?!\w)"
)


def find_arabic_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses in Arabic letters stand (text with one alif, ta marbuta as ha, and digits 0-9)."""
    if not NUMBER_OR_FLOOR.search(text):
        return
    found = (*streets(text), *quarters(text), *others(text), *told_places(text))
    yield from bridged(
        text, [trimmed(text, before(text, start), reach(text, end)) for start, end in found], STOP
    )


def find_learned_addresses(text: str) -> Iterator[tuple[int, int]]:
    """What the model takes for an address (text as it came), when a number that counts nothing, or a floor or flat spelled out, stands in it."""
    if not READABLE.search(text):
        return
    for found in find_learned(text, "ADDRESS", LEAST, FURTHER):
        phone = PHONE_NEXT.search(text, found.start, found.end)
        end = phone.start() if phone else found.end
        if NUMBERED_PLACE.search(NO_NUMBER.sub("", text[found.start : end])):
            yield found.start, end


def without_sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The address of the rules without the words at its ends that the model is sure belong to the sentence around it."""
    if not READABLE.search(text):
        return start, end
    tokens, found = read(text)
    inside = [
        (token, begins + goes_on)
        for token, (begins, goes_on) in zip(tokens, found.get("ADDRESS", ()), strict=False)
        if start <= token.start and token.end <= end
    ]
    if not any(chance >= LEAST for _, chance in inside):
        return start, end
    kept = [token for token, chance in inside if chance >= SENTENCE or not token.text.isalpha()]
    return kept[0].start, kept[-1].end


def told_places(text: str) -> Iterator[tuple[int, int]]:
    """Whatever follows "my address", as far as its last number."""
    for found in TOLD.finditer(text):
        end = told(text, found.end(), STOP, COUNTED)
        if end > found.end():
            yield found.end(), end


def streets(text: str) -> Iterator[tuple[int, int]]:
    """A street and its number, in either order."""
    for found in STREET_FIRST.finditer(text):
        bare = not found["unit"].strip(" ،,-.")
        if is_name(found["name"], strict=bare and "،" not in found["unit"]):
            yield found.span()
    for found in NUMBER_FIRST.finditer(text):
        yield found.start(), end_of_name(text, found.end())


def quarters(text: str) -> Iterator[tuple[int, int]]:
    """A quarter or a building with a name, and the number of a house, floor or flat."""
    for pattern in (QUARTER_FIRST, NAMED_BUILDING):
        for found in pattern.finditer(text):
            if is_name(found["name"], strict=False):
                yield found.span()


def others(text: str) -> Iterator[tuple[int, int]]:
    """Numbers of flats and buildings, boxes, postcodes, short and digital addresses."""
    for pattern in (IRAQI, UNITS, HOME, BOX, POSTCODE, SHORT, MAKANI):
        for found in pattern.finditer(text):
            yield found.span()
    for found in TOWN_CODE.finditer(text):
        start = town_before(text, found.end("town"))
        if start < found.end("town"):
            yield numbered_start(text, start), found.end()


def numbered_start(text: str, place: int) -> int:
    """The start of "3710 name, quarter, " in front of a town and its postcode."""
    found = NUMBER_AND_NAMES.search(text, max(0, place - 70), place)
    return found.start() if found and not STOP & set(found.group().split()) else place


def is_name(name: str, *, strict: bool) -> bool:
    """True when no word of a sentence is in it; strictly, every further word must be one that goes on in names of streets."""
    words = name.split()
    if STOP & set(words):
        return False
    return not strict or all(goes_on(*pair) for pair in itertools.pairwise(words))


def goes_on(last: str, word: str) -> bool:
    """True when `word` belongs to the name that `last` began."""
    if word in STOP:
        return False
    return last in LINKS or word.startswith("ال") or word in names("streets_ar")


def end_of_name(text: str, place: int) -> int:
    """Where the name that begins at `place` ends: at the next comma, or with the last word that goes on."""
    words = list(NAME_WORD.finditer(text, place, place + 60))
    end, last = place, ""
    for word in words[:5]:
        if word.start() > end + bool(last) or (last and not goes_on(last, word.group())):
            break
        end, last = word.end(), word.group()
    closing = CLOSING.match(text, end)
    if closing and " " not in text[place:end] and not is_sentence(closing.group().split()):
        return closing.end()
    return end


def is_sentence(words: list[str]) -> bool:
    """True when one of the words goes on with the sentence: a listed word, or "and ..."."""
    return bool(STOP & set(words)) or any(word[0] == "و" and len(word) > 3 for word in words)


def before(text: str, start: int) -> int:
    """Where the town, the quarter and the building in front begin."""
    return backward(text, start, BEFORE, (town_in_front, town_further))


def reach(text: str, end: int) -> int:
    """Where flat, floor, quarter, town, postcode and landmark end."""
    return forward(text, end, AFTER, (named_next, town_next))


def named_next(text: str, place: int) -> int:
    """The end of a street, quarter or landmark that follows, or of one of several pieces between dashes."""
    found = NAMED_AFTER.match(text, place)
    if found:
        return end_of_name(text, found.end())
    dashed = DASHED.match(text, place)
    return dashed.end() if dashed else place


def town_next(text: str, place: int) -> int:
    """The end of a known town after a blank, comma or dash."""
    gap = ANY_GAP.match(text, place)
    known = town_after(text, gap.end()) if gap else place
    if gap and known > gap.end():
        code = CODE_NEXT.match(text, known)
        return code.end() if code else known
    found = [quarter.match(text, place) for quarter in QUARTERS_NEXT]
    ends = [one.end() for one in found if one and set(one["name"].split()) <= names("streets_ar")]
    return max(ends) if ends else last_words(text, place)


def last_words(text: str, place: int) -> int:
    """The end of one or two words between commas, or of a word with a known town behind it."""
    last, skipped = LAST_WORDS.match(text, place), SKIPPED.match(text, place)
    if last and not is_sentence(last["name"].split()):
        return last.end()
    return (
        town_after(text, skipped.end() + 1)
        if skipped and skipped["name"] not in STOP and town_after(text, skipped.end() + 1) > skipped.end() + 1
        else place
    )


def town_in_front(text: str, place: int) -> int:
    """The start of a known town before a blank, comma or dash."""
    end = without_gap(text, place)
    town = town_before(text, end)
    quarter = QUARTER_BEFORE.search(text, max(0, end - 30), end)
    if town == end and quarter and quarter["name"] in names("streets_ar") - LINKS:
        town = quarter.start("name")
    return town if town < end < place else place


def town_further(text: str, place: int) -> int:
    """The start of a town with a quarter between it and the address."""
    return towards(text, place, STOP, town_before)
