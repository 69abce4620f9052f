"""Finds places that make a person findable where something is published: towns, streets, quarters, named schools and wards, "the only house behind the mill" (strict mode; design, anonymisation)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.address_arabic import end_of_name
from jobs.hear.address_towns import TOWN_WORD, everyday, fold, is_town, town_after
from jobs.hear.gazetteer import names
from jobs.hear.numbers import western
from jobs.hear.span import Span

CAP = r"[A-Z][\w'’-]*"
UPPER = r"[А-ЯЁ«][\w»-]*"
ENGLISH_KIND = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Close|Crescent|Court|Gardens|Grove|Terrace|Square|Boulevard|Blvd|Hill|Way|Walk|Mews|Quay|Green|Estate|School|Academy|Primary|College|Infirmary"
    r"|University|Hospital|Surgery|Clinic|Hospice|Church|Chapel|Cathedral|Mosque|Temple|Nursery|Kindergarten|Station|Bridge|Mill|Farm|Cottage|House|Library|Museum|Mall|Arena|Stadium|Ward|Village|Hall|Park|Tower|Towers|Pier|Harbour|Nagar)"
)
ENGLISH_NAMED = re.compile(
    rf"(?<![\w'’-])(?:{CAP}\s(?:(?:of|the|and|on)\s)?){{1,4}}?{ENGLISH_KIND}(?:\s{ENGLISH_KIND})*(?![\w'’-])"
)
ENGLISH_LOWER = re.compile(
    r"(?<!\w)(?:on|in|at|off|near|by|from|to)\s(?P<place>(?!the|a|my|our|this|that|your|any|every|each|one|main|high|no\b|which|same|other|busy)[a-z'’]{3,}\s(?:street|road|avenue|lane|crescent|close|estate|hospital|surgery|academy|primary))(?!\w)"
)
SAINT = re.compile(r"(?<!\w)St\.?\s[A-Z]\w+(?:['’]s)?(?!\w)")
WARD = re.compile(r"(?<!\w)(?:[Ww]ards?|WARD)\s(?:[A-Z]?\d{1,3}[A-Z]?|[A-Z])(?!\w)")
NOT_ONE = re.compile(
    r"(?:The|This|That|My|Our|Your|His|Her|Their|An?|In|On|At|I|We|No|Every|Each|Any|What|Which|When|And|But|Customer|Help|Thank)\s"
)
RUSSIAN_KIND = (
    r"(?:улиц[аыеу]й?|ул\.|просп(?:ект\w{0,2}|\.)|пр-т\w?|переул(?:ок|к\w{1,2})|пер\.|бульвар\w{0,2}|шоссе|набережн\w{2}|наб\.|площад[ьи]ю?|мкр\.?|микрорайон\w{0,2}|район\w{0,2}|р-н\w?"
    r"|сел[оае]м?|деревн\w{1,2}|дер\.|пос[её]л\w{2,3}|пос\.|пгт|станиц\w{1,2}|хутор\w{0,2}|аул\w{0,2}|снт|СНТ|ЖК|жк|метро|м\.|станци\w{1,2}|город\w{0,2}|г\.)"
)
RUSSIAN_NAMED = re.compile(rf"(?<![\w-]){RUSSIAN_KIND}\s?{UPPER}(?:\s{UPPER}){{0,2}}")
RUSSIAN_BEFORE = re.compile(
    rf"(?<![\w-]){UPPER}(?:\s{UPPER})?\s(?:улиц[аыеу]й?|ул\.?|проспект\w{{0,2}}|пр-т\w?|переул\w{{2,4}}|бульвар\w{{0,2}}|шоссе|набережн\w{{2}}|площад[ьи]ю?|район\w{{0,2}}|тракт\w{{0,2}})(?!\w)"
)
RUSSIAN_HOUSE = re.compile(
    rf"(?<![\w-])(?:школ\w{{1,2}}|гимнази\w|лице[йея]\w?|детск\w+ сад\w{{0,2}}|садик\w?|больниц\w{{1,2}}|поликлиник\w{{1,2}}|роддом\w?|госпитал\w{{1,2}}|колледж\w?|институт\w?|университет\w?|библиотек\w{{1,2}}|отделени\w|палат\w{{1,2}}|общежити\w|церк\w{{2,3}}|храм\w?|мечет\w|музе\w|завод\w?|тц|трц|ТЦ|ТРЦ)"
    rf"\s?(?:№\s?\d{{1,4}}|\d{{1,4}}(?!\s?[а-яё%])|им(?:\.|ени)\s?\w+|«[^»\n]{{2,40}}»|{UPPER}(?:\s{UPPER})?)"
)
ARABIC_KIND = r"(?:شارع|طريق|حي|زنقه|نهج|حاره|ميدان|دوار|كورنيش|منطقه|ضاحيه|محله|قريه|مخيم|مدينه|محافظه|ولايه|تجزيه|تجزئه|مدرسه|مستشفي|مستوصف|عياده|مسجد|جامع|جامعه|كليه|روضه|حضانه|كنيسه|محطه|سوق|مول|برج|كمبوند|كمباوند|حديقه|فندق|ثانويه|معهد)"
ARABIC_NAMED = re.compile(rf"(?<!\w)(?:و|ف)?(?:[بلك])?{ARABIC_KIND}\s(?=[\u0621-\u064a])")
ARABIC_NO_NAME = names("streets_adjectives_ar")
REST = r"[^.,;!?؟،؛\n\d]{3,70}"
UNIQUE = re.compile(
    rf"(?<!\w)(?:the|our|my)\s(?:only|last|first|corner|blue|red|green|yellow|white|big)\s(?:house|flat|cottage|bungalow|farm|shop|home|building|door|place)\s(?:in|on|at|behind|opposite|beside|near|by|past|above|after|next to)\s{REST}"
    rf"|(?<!\w)(?:house|flat|cottage|bungalow|farm|home|caravan)\s(?:behind|opposite|beside|past|next to|above)\s(?:the|our)\s{REST}"
    rf"|(?<!\w)(?:единственн\w{{2,3}}|последн\w{{2,3}}|крайн\w{{2,3}}|перв\w{{2,3}}|угловой|угловом)\s(?:дом\w{{0,2}}|квартир\w|магазин\w{{0,2}}|изб\w|дач\w|подъезд\w?)\s(?:в|на|за|у|возле|около|перед|после|под|с)\s{REST}"
    rf"|(?<!\w)дом\w{{0,2}}\s(?:за|напротив|возле|около|рядом с|позади)\s{REST}"
    rf"|(?<!\w)(?:ال)?(?:بيت|منزل|دار|فيلا|محل|شقه|عماره)\s(?:ال)?(?:وحيد|وحيده|اخير|اخيره)\s(?:في|ب|خلف|ورا|قدام|امام|جنب|علي|فوق)\s?{REST}"
    rf"|(?<!\w)(?:بيتي|بيتنا|دارنا|منزلنا|منزلي|شقتنا|شقتي|بيت|منزل)\s(?:خلف|ورا|وراء|قدام|امام|جنب|بجنب|بجوار|مقابل|قبال|فوق|قرب)\s{REST}",
    re.IGNORECASE,
)
CUE = re.compile(
    r"(?:\b(?:in|from|to|at|near|around|outside|of)|(?<!\w)(?:в|во|из|до|под|около|город\w?|г\.)|(?<!\w)(?:في|من|الي|مدينه|قرب))\s\Z",
    re.IGNORECASE,
)
JOINED = re.compile(r"^(?:و|ف)?(?:ب|ل|ك)?(?=ال)|^(?:و|ف)?[بل]|^(?:و|ف)")


def find_places(text: str) -> Iterator[Span]:
    """Every place that has a name, and every house that is told by where it stands; for strict mode only."""
    plain = fold(western(text))
    for start, end in (*named_places(plain), *town_names(plain)):
        yield Span(start, end, "place", plain[start:end].lower())


def named_places(plain: str) -> Iterator[tuple[int, int]]:
    """Streets, quarters, villages, schools, hospitals and wards with a name or number, and houses described."""
    for found in ENGLISH_NAMED.finditer(plain):
        first = NOT_ONE.match(found.group())
        start = found.start() + (first.end() if first else 0)
        if " " in plain[start : found.end()]:
            yield start, found.end()
    for found in ENGLISH_LOWER.finditer(plain):
        yield found.span("place")
    for pattern in (SAINT, WARD, RUSSIAN_NAMED, RUSSIAN_BEFORE, RUSSIAN_HOUSE, UNIQUE):
        for found in pattern.finditer(plain):
            yield found.start(), found.start() + len(found.group().rstrip())
    for found in ARABIC_NAMED.finditer(plain):
        end = end_of_name(plain, found.end())
        words = set(plain[found.end() : end].split())
        if words and not words & (ARABIC_NO_NAME | names("streets_never_ar")):
            yield found.start(), end


def town_names(plain: str) -> Iterator[tuple[int, int]]:
    """Towns, regions and countries; those that are everyday words only with a capital and a word such as "in" before."""
    place = 0
    for word in TOWN_WORD.finditer(plain):
        if word.start() < place:
            continue
        start = word.start() + joined(word.group())
        end = town_after(plain, start)
        end -= plain[end - 1 : end] == "."
        if end > start and is_meant(plain, start, end):
            yield start, end
            place = end


def joined(word: str) -> int:
    """How many letters of an Arabic word are particles in front of a town's name."""
    particle = JOINED.match(word)
    return particle.end() if particle and not is_town(word) and is_town(word[particle.end() :]) else 0


def is_meant(plain: str, start: int, end: int) -> bool:
    """True for a town with a capital, or behind "in"; everyday words need both."""
    phrase = plain[start:end]
    capital = phrase[0].isupper()
    cued = bool(CUE.search(plain, max(0, start - 12), start))
    arabic = "\u0621" <= phrase[0] <= "\u064a"
    word = phrase.lower()
    if word in everyday() or word in names("en_given") or word in names("en_family"):
        return cued and (capital or arabic)
    return capital or arabic or cued or not phrase.isascii()
