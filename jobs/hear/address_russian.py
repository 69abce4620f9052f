"""Finds addresses as they are written in Russian: street and house in any case and order, flat, block, settlement, plot, postcode (the post's own form, and how people shorten it)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jobs.hear import address_russian_pieces as pieces
from jobs.hear.address_chain import backward, bridged, forward, told, towards, trimmed, without_gap
from jobs.hear.address_towns import in_every_case, town_after, town_before
from jobs.hear.gazetteer import names

STOP = names("streets_never_ru")
TOLD_STOP = STOP - {"этаж", "подъезд", "квартира", "дом", "номер"}
ADDRESS_WORDS = r"(?:живу|жив[её]м|живет|живёт|проживаю|проживаем|прописан\w*|прописка|адрес\w*|доставк\w+|доставить|доставили|привез\w+|привоз\w+|отправ\w+|заказывал\w* на|приезжайте|переехал\w*|дом\w{0,2})"
KIND = r"(?:ул(?:иц\w{1,2})?|просп(?:ект\w*)?|пр-?к?т\w?|переул\w+|пер|бульвар\w*|б-р\w?|бул|шоссе|набережн\w+|наб|площад[ьи]ю?|пл|проезд\w*|пр-д|пр|ш|тупик\w*|туп|алле\w+|тракт\w*|спуск\w*|взвоз\w*|просек\w?)"
QUARTER = r"(?:мкр-?н?|мк-н|м-н|микрорайон\w{0,2}|квартал\w{0,2}|кв-л)"
LETTER = r"(?:\s?[а-гa-dлг](?!\w))?"
SPELLED = r"(?:(?:двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто|сто|двести)(?:\s(?:один|два|три|четыре|пять|шесть|семь|восемь|девять))?|один|два|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать|тринадцать|четырнадцать|пятнадцать|шестнадцать|семнадцать|восемнадцать|девятнадцать)(?!\w)(?:\s?а(?!\w))?"
SHORT_GUARD = r"(?!\s?(?:[:.,]\d|%|₽|руб|тыс|час|мин|дн[яе]|дней|недел|лет\b|раз\b|км|кг|м\b|метр|р\b))"
UNIT_OF_OTHERS = r"(?!\s?(?:[-–]?(?:ый|ой|го|му|ом|ый|я|й|х|ти)\b|[:.]\d|,\d\s?(?:час|тыс|м|км|руб)|%|₽|руб|р\b|р\.|тыс|час|мин|сек|дн|день|дня|дней|недел|месяц|год|лет|раз|шт|км|кг|м\b|метр|см|мм|л\b|гб|мб|человек|чел|люд|мест|комнат|этаж|звезд|звёзд|балл|ч\b|утра|вечера|ночи|градус|минут|остановк|домов|подъезд[ао]|магазин|машин|ступен|процент|%|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|заказ|позици|товар|стул|полк|квартир\b|к\s?(?:руб|₽)))"
NUMBER = rf"\d{{1,4}}(?:\s?[кс]\s?\d{{1,3}}(?!\d)){{0,2}}{LETTER}(?:\s?[/–-]\s?\d{{1,4}}(?:[а-яa-z](?!\w))?){{0,3}}(?![\w%])(?![-–]\w){UNIT_OF_OTHERS}"
HOUSE = rf"(?:[\s,.]*(?:(?:д(?:ом\w{{0,2}})?|вл(?:адение)?|зд(?:ание)?|корп(?:ус)?|стр(?:оение)?|уч(?:асток)?)[\s.]*(?:№\s*)?|(?<!\w)(?:№\s*)?){NUMBER}|[\s,]*дом\w{{0,2}}\s{SPELLED})"
PART_WORD = r"(?:дом\w{0,2}|д|корп(?:ус\w{0,2})?|к|стр(?:оение)?|с|лит(?:ер\w?|ера)?|квартир\w{0,2}|кв|подъезд\w{0,2}|под|пд|парадн\w{2}|этаж\w{0,2}|эт|домофон\w{0,2}|код\w?|офис\w{0,2}|оф|помещени\w|пом|комнат\w{0,2}|комн|ком|секци\w|блок\w{0,2}|владение|вл|участ\w{2,4}|уч|ап(?:артамент\w{0,2})?)"
PART = rf"(?:\s?,\s?|\s)?(?<![а-яё])(?:{PART_WORD}[\s.:№-]*(?:код\w?\s)?(?:\d{{1,4}}{LETTER}(?:\s?[/–-]\s?\d{{1,4}})?(?:[#*кk]\d+)?(?![\w%]){SHORT_GUARD}|(?<=\s){SPELLED})|(?:лит(?:ер\w?)?|корп(?:ус)?|строение)[\s.]*[а-гa-d](?!\w)|вход\sс(?:о|\s)?\s?(?:двора|торца|улицы))"
ORDINAL = r"\d{1,4}(?:-?(?:[а-яё]{1,2}|летия))?"
NAME = r"[^\W\d_][\w.«»'’-]*"
FULL_NAME = rf"(?:{ORDINAL}\s|им\.?\s|имени\s)?{NAME}(?:\s(?:{NAME}|\d{{1,4}}(?=\s))){{0,3}}?"
KIND_FIRST = re.compile(rf"(?<![\w-]){KIND}(?:\.\s?|\s)(?P<name>{FULL_NAME}){HOUSE}", re.IGNORECASE)
NAME_FIRST = re.compile(
    rf"(?<![\w-])(?P<name>(?:{ORDINAL}\s)?(?:{NAME}\s)?{NAME})\s{KIND}(?![\w-])\.?{HOUSE}", re.IGNORECASE
)
LINE = re.compile(
    rf"(?<![\w-])\d{{1,2}}-?(?:[а-я]{{1,2}})?\s(?:лини[яиюе]|проезд\w?|переул\w+|просек\w?|аллея|парковая|улица){HOUSE}",
    re.IGNORECASE,
)
HOUSE_FIRST = re.compile(
    rf"(?<!\w)(?:дом\w{{0,2}}|д)(?:[\s.№]*){NUMBER}(?:{PART})*(?:,\s?|\s)(?:по|на)\s(?:{KIND}(?:\.\s?|\s)(?P<name>(?:{ORDINAL}\s)?{NAME}(?:\s(?:(?-i:[А-ЯЁ])[\w-]+|[а-яё]+(?:[оеё]ва|ина|ого|[иы]х|чук|енко|кая)(?!\w)))?)|(?P<street>[\w-]{{4,}})(?:\s{KIND}(?!\w))?)",
    re.IGNORECASE,
)
BARE = re.compile(
    rf"(?<![\w-])(?P<name>(?:им\.?\s)?(?:(?:{ORDINAL}|[а-яё-]{{3,}})\s(?:[а-яё-]{{1,3}}\s)?)?[а-яё-]{{4,}})(?P<house>\s?,\s?|\s|\.\s)(?P<word>д(?:ом)?[\s.]*)?(?P<number>(?<!\w){NUMBER})",
    re.IGNORECASE,
)
QUARTERED = re.compile(
    rf"(?<![\w-])(?:{QUARTER}\.?\s?(?:«?{NAME}»?|\d{{1,3}}{LETTER})|\d{{1,3}}(?:-?[а-я]{{1,2}})?\s{QUARTER}\.?)(?:[\s,]*(?:д(?:ом\w{{0,2}})?[\s.№]*)\d{{1,4}}|,?\s?(?<!\d)\d{{1,3}}\s?[-/]\s?\d{{1,4}}|,\s?\d{{1,4}}){LETTER}(?!\w)",
    re.IGNORECASE,
)
SETTLEMENT = r"(?:(?:сел[оае]|деревн\w|дер|пос[её]л\w{2,3}|пос|пгт|станиц\w|ст-ца|хутор\w?|аул\w?|снт|днт|днп|тсн|сот|гск|жк|ж/к|кп|садоводств\w|садов\w+ товариществ\w|общежити\w)(?:\.\s?|\s)|[спдх]\.\s?)"
SETTLED = re.compile(
    rf"(?<![\w-])(?:тер(?:ритория)?\.?\s)?{SETTLEMENT}[«\"]?(?P<name>{NAME}(?:\s{NAME})?)[»\"]?(?:[\s,]*\d{{1,3}}(?:-?[а-я]{{1,2}})?\s(?:линия|улица|аллея))?[\s,]*(?:(?:уч(?:аст\w+)?|дом\w{{0,2}}|д|корп\w*|к|стр|кв|лит\w*|№)[\s.№-]*\d{{1,4}}|(?<=,)\s?\d{{1,4}}|(?<=, )\d{{1,4}}|(?<=\s)\d{{1,3}}){LETTER}(?![\w%]){UNIT_OF_OTHERS}",
    re.IGNORECASE,
)
UNITS = re.compile(
    rf"(?<![\w-])(?:дом\w{{0,2}}|д|корп(?:ус\w{{0,2}})?|подъезд\w{{0,2}})[\s.№]*{NUMBER}(?:{PART})+|(?<![\w-])кв(?:артир\w{{1,2}})?\.?\s*№?\s*\d{{1,4}}{LETTER}(?!\w)(?!\s?(?:м\b|метр|[.,]\d)){UNIT_OF_OTHERS}",
    re.IGNORECASE,
)
DORMITORY = re.compile(rf"(?<!\w)общежити\w{{1,2}}\s(?:№\s?)?\d{{1,3}}(?:{PART})+", re.IGNORECASE)
INTERCOM = re.compile(
    r"(?<!\w)(?:код\w?\s)?домофон\w{0,2}\s*(?:код\w?|номер\w?)?\s*[:№=–-]?\s*(?:код\w?\s*)?(?=[\dкkв*#]*\d)[\dкkв*#]{1,9}(?!\w)"
    + UNIT_OF_OTHERS,
    re.IGNORECASE,
)
BOX = re.compile(
    r"(?<!\w)(?:а/я|абонентск\w+ ящик\w?|войсков\w+ част\w+|в/ч)\s*№?\s*\d{1,6}(?!\w)", re.IGNORECASE
)
INDEX = re.compile(
    r"(?<![\w№#+.,-])(?<!№\s)(?:индекс\w{0,2}\s*[:–-]?\s*)?(?P<code>\d{6})(?!\w)", re.IGNORECASE
)
INDEX_NEXT = re.compile(
    r"\s?,?\s?(?:г\.|гор\.|город\s|обл|респ|росси|рф\b|[а-яё-]+(?:ская|ий|ой)\s(?:обл|кра|р-н|район))",
    re.IGNORECASE,
)
GAP = r"(?:\s?,\s?|\s|\s?[–-]\s|\s?\n\s*)"
REGION = r"[а-яё-]+(?:ая|ой|ую)\sобл(?:аст[ьи]|\.|(?!\w))|[а-яё-]+(?:ий|ого|ом|ому)\s(?:край|края|крае|р-он\w?|р-н\w?|район\w?)(?!\w)|респ(?:ублика|\.)\s?[а-яё-]+"
AFTER = (
    re.compile(rf"(?:{PART})", re.IGNORECASE),
    re.compile(
        rf"{GAP}\d{{1,3}}(?:-?(?:й|ый|м|ом|я|ая))?\s(?:этаж\w{{0,2}}|подъезд\w{{0,2}}|парадн\w+|корпус\w?|кв(?:артира)?)(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(rf"{GAP}(?:г|гор|город\w?)(?:\.\s?|\s)[а-яё-]+", re.IGNORECASE),
    re.compile(rf"{GAP}(?:{REGION})", re.IGNORECASE),
    re.compile(rf"{GAP}{SETTLEMENT}[А-ЯЁ«][\w»-]+"),
    re.compile(rf"{GAP}(?:индекс\w?\s?)?\d{{6}}(?!\w)", re.IGNORECASE),
    re.compile(rf"\s?,\s?{NUMBER}", re.IGNORECASE),
    re.compile(r"(?<=\d)\sэтаж\w{0,2}(?!\w)", re.IGNORECASE),
    re.compile(rf"(?<=\d)\s\d{{1,3}}(?=[\s,.]|$){UNIT_OF_OTHERS}"),
    re.compile(rf"{GAP}\d{{1,3}}(?:-?[а-я]{{1,2}})?\s(?:лини[яи]|аллея|проезд)(?!\w)", re.IGNORECASE),
    re.compile(rf"(?:\s?,\s?){KIND}(?:\.\s?|\s){NAME}", re.IGNORECASE),
    re.compile(r"\s?,\s?(?:ЖК|жк|мкр\.?|р-н|район)\s[«\"]?[\w-]+[»\"]?"),
)
BEFORE = (
    re.compile(r"(?<!\w)(?:индекс\w?\s)?\d{6}\s?,?\s?\Z"),
    re.compile(
        r"(?<!\w)(?:г|гор|город\w?)(?:\.\s?|\s)[а-яё-]+(?:\s[а-яё-]+)?(?:\s?,\s?|\s)\Z", re.IGNORECASE
    ),
    re.compile(rf"(?<![\w-])(?:{REGION})(?:\s?,\s?|\s)\Z", re.IGNORECASE),
    re.compile(rf"(?<![\w-]){SETTLEMENT}[«\"]?{NAME}[»\"]?(?:\s?,\s?|\s)\Z", re.IGNORECASE),
    re.compile(
        rf"(?<![\w-])(?:{QUARTER}\.?\s[«\"]?[\w-]+[»\"]?|\d{{1,3}}(?:-?[а-я]{{1,2}})?\s{QUARTER})(?:\s?,\s?|\s)\Z",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<![\w-]){KIND}\.?\s[А-ЯЁ][\w-]+\s?,\s?\Z"),
    re.compile(r"(?<!\w)[дспгх]\s[А-ЯЁ][\w-]+\s?,?\s\Z"),
    re.compile(
        r"(?:(?<=[:\n(—])|(?<=[:\n(—]\s)|^|(?i:(?<=адрес )|(?<=\sна\s)|(?<=\sв\s)|(?<=\sпо\s)|(?<=\sс\s)))[А-ЯЁ][а-яё-]+\s?,\s?\Z"
    ),
    re.compile(rf"(?<![\w-])(?:{PART})\s?,\s?\Z", re.IGNORECASE),
    re.compile(rf"(?<![\w-])(?:{KIND}|г|гор|город\w?)(?:\.\s?|\s)\Z", re.IGNORECASE),
)
CUE = re.compile(
    rf"(?<!\w){ADDRESS_WORDS}(?:\s[а-яё]+)?(?:\s?[:,–-])?\s(?:(?:на|по|в|с|из|от)\s)?\Z", re.IGNORECASE
)
PREPOSITION = re.compile(r"(?:(?<!\w)(?:на|по|с|со|до|от|из|к|возле|около)\s|[:\n(«]\s?|^)\Z", re.IGNORECASE)
NUMBER_OR_HOUSE = re.compile(r"\d|дом|квартир|дробь", re.IGNORECASE)
TOLD = re.compile(
    r"(?<!\w)(?:(?:по|мой|наш|новый|старый|верный|правильный|вот|точный) адрес\w?(?:\s?[:–—-])?|адрес\w?(?: доставки| установки| подключения)?\s?[:–—-]|(?:живу|жив[её]м|проживаю|прописан\w?|зарегистрирован\w?)\s(?:на|по|в))\s+",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"\d+(?:[:.,]\d+)?\s?(?:%|₽|руб|тыс|час|мин|сек|дн[яе]|дней|недел|месяц|год|лет|раз|шт|км|кг|м\b|метр|человек|минут|остановк|звезд)",
    re.IGNORECASE,
)
WIDE_ENDINGS = re.compile(r"(?:ая|ой|ую|ий|ых|[оеё]в[аоы]?|ин[аы]|ого|его|ей|[^аеиоуыэюяё][аяыи])$")
ENDINGS = re.compile(
    r"(?:ск(?:ая|ой|ую|ого|ом|ий|ому|ое)|н(?:ая|ой|ую)|[оеё]в(?:а|ой|ая|о)|ин(?:а|ой|ая)|ого|его|[её]во)$"
)


def find_russian_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses in Russian letters stand; some may touch or repeat one another."""
    if not NUMBER_OR_HOUSE.search(text):
        return
    found = (
        *streets(text),
        *bare_streets(text),
        *others(text),
        *told_places(text),
        *pieces.rare_places(text),
    )
    yield from bridged(text, [whole(text, *place) for place in found], STOP)


def told_places(text: str) -> Iterator[tuple[int, int]]:
    """Whatever follows "по адресу", as far as its last number."""
    for found in TOLD.finditer(text):
        end = told(text, found.end(), TOLD_STOP, COUNTED)
        if end > found.end():
            yield found.end(), end


def streets(text: str) -> Iterator[tuple[int, int]]:
    """Streets with the word for a street, or a house "on" one."""
    for pattern in (KIND_FIRST, NAME_FIRST, HOUSE_FIRST):
        for found in pattern.finditer(text):
            name = found["name"] or found["street"]
            start = found.start() + (after_stop(name) if pattern is NAME_FIRST else 0)
            words = name.lower().split()
            if start == found.start() and STOP & set(words[:1] if pattern is HOUSE_FIRST else words):
                continue
            if found["name"] or is_street(name) or name[0].isupper():
                yield start, found.end()


def after_stop(name: str) -> int:
    """Where the name of a street begins when words of a sentence stand before it; 0 when nothing is left."""
    first, _, last = name.rpartition(" ")
    return len(first) + 1 if first and last.lower() not in STOP and STOP & set(first.lower().split()) else 0


def others(text: str) -> Iterator[tuple[int, int]]:
    """Quarters, villages, plots, flats, codes of doors, boxes and postcodes."""
    for pattern in (LINE, QUARTERED, DORMITORY, UNITS, INTERCOM, BOX):
        for found in pattern.finditer(text):
            yield found.span()
    for found in SETTLED.finditer(text):
        if not STOP & set(found["name"].lower().split()):
            yield found.span()
    for found in INDEX.finditer(text):
        if found.start() < found.start("code") or belongs(text, *found.span()):
            yield found.span()


def belongs(text: str, start: int, end: int) -> bool:
    """True for six digits with a town or region beside them."""
    return (
        bool(INDEX_NEXT.match(text, end)) or town_next(text, end) > end or town_in_front(text, start) < start
    )


def bare_streets(text: str) -> Iterator[tuple[int, int]]:
    """Streets without any word for a street: "на Ленина 5", "Пушкинская 12-34"."""
    place = 0
    while found := BARE.search(text, place):
        place = found.end()
        words = found["name"].split()
        for first in (0, len(words) - 1):
            start = (
                found.start() + found["name"].find(words[first])
                if first == 0
                else found.start() + found["name"].rfind(words[first])
            )
            name = text[start : found.end("name")]
            if not STOP & set(name.lower().split()) and is_bare_street(text, name, start, found):
                yield start, found.end()
                break


def is_bare_street(text: str, name: str, start: int, found: re.Match[str]) -> bool:
    """Decides by the lists of streets, the form of the name, and what stands before and after the number."""
    lower = name.lower()
    housed = (
        bool(found["word"])
        or "-" in found["number"]
        or "/" in found["number"]
        or bool(AFTER[0].match(text, found.end()))
    )
    led = bool(PREPOSITION.search(text, max(0, start - 12), start))
    cued = bool(CUE.search(text, max(0, start - 40), start))
    capital = name[0].isupper() and not name.isupper()
    listed = is_street(lower) or is_street(lower.split()[-1])
    if listed and lower not in everyday_streets():
        return True
    town = backward(text, start, BEFORE[:-1], (town_in_front,)) < start
    if town and (capital or "-" in found["number"]) and "," in text[start - 2 : start]:
        return True
    if is_strong(text, lower, start, found, cued or town, capital=capital):
        return True
    signs = housed + led + 2 * cued + capital + town
    return signs >= (2 if listed else 3) and (listed or bool(ENDINGS.search(lower)))


def is_strong(text: str, name: str, start: int, found: re.Match[str], placed: bool, *, capital: bool) -> bool:
    """True for a house with a flat behind a word such as "on", when the name looks like a street's or has a capital."""
    flat = "-" in found["number"] or any(piece.match(text, found.end()) for piece in AFTER[:2])
    led = bool(PREPOSITION.search(text, max(0, start - 12), start))
    if not (flat and (led or placed)):
        return False
    if not placed and not text[:start].strip(" «(\n"):
        return bool(ENDINGS.search(name))
    return capital or bool(WIDE_ENDINGS.search(name))


@cache
def street_names() -> frozenset[str]:
    """The names of streets in all their cases."""
    return frozenset(form for name in names("streets_ru") for form in forms(name))


@cache
def everyday_streets() -> frozenset[str]:
    """The cases of those that are everyday words too."""
    return frozenset(form for name in names("streets_ru_words") for form in forms(name))


def forms(name: str) -> set[str]:
    """An adjective in all cases; a person in the genitive as it is."""
    return in_every_case(name) if name.endswith(("ая", "ий", "ый", "ое")) else {name}


def is_street(name: str) -> bool:
    """True for a listed street in any case."""
    return name.lower() in street_names()


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The address with all that belongs to it on both sides."""
    return trimmed(
        text,
        backward(text, start, (*BEFORE, *pieces.BEFORE), (town_in_front, town_further)),
        forward(text, end, (*AFTER, *pieces.AFTER), (town_next,)),
    )


def town_next(text: str, place: int) -> int:
    """The end of a known town after a blank or comma."""
    gap = re.compile(GAP).match(text, place)
    return (
        max(place, town_after(text, gap.end())) if gap and town_after(text, gap.end()) > gap.end() else place
    )


def town_in_front(text: str, place: int) -> int:
    """The start of a known town before a blank or comma."""
    end = without_gap(text, place)
    town = town_before(text, end)
    return town if town < end < place else place


def town_further(text: str, place: int) -> int:
    """The start of a town with a quarter between it and the address."""
    return towards(text, place, STOP, town_before)
