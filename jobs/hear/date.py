"""Finds the exact day and the exact time of day of an event, which lead to one visit and so to one person (strict mode; k-anonymity's quasi-identifiers)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.numbers import western
from jobs.hear.span import Span

DAY, MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:1[34]\d\d|19\d\d|20\d\d)"
NUMERIC = re.compile(
    rf"(?<![\w.,/-])(?:ال(?:جمعة|سبت|[أا]حد|[إا]ثنين|ثلاثاء|[أا]ربعاء|خميس) )?(?:{DAY}[./-]{MONTH}[./-](?:{YEAR}|\d\d)|{MONTH}/{DAY}/(?:{YEAR}|\d\d)|{YEAR}[./-]{MONTH}[./-]{DAY})"
    rf"(?:[T ]\d\d:\d\d(?::\d\d)?)?(?: ?(?:г\.?|года?|هـ|م)(?!\w))?(?![\w/-]|[.,]\d)"
    rf"|(?<![\w.,/:-])(?!24/7)(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])(?!\w|[.,:/-]\d| ?(?:%|руб|₽|тыс|кг|км|м\b|л\b|балл|из|gb|kg|km|out|stars?|/|£|\$|€|ريال|جنيه|من))"
    rf"|(?:(?<=\bon )|(?<=\bby )|(?<=since )|(?<=until )|(?<=dated )|(?<=يوم )|(?<=بتاريخ )|(?<=تاريخ )|(?<= с )|(?<= от )|(?<= до )|(?<=дата )){DAY}[/-]{MONTH}(?![\w/.:-]\d|\w|/)",
    re.IGNORECASE,
)
EN_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
ORDINAL = (
    r"(?:(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)"
)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )"
ENGLISH = re.compile(
    rf"(?<![\w.,/])(?:{WEEKDAY}?(?:the )?(?:{DAY} ?(?:st|nd|rd|th)?|{ORDINAL})(?: day)?(?: of)?[ -]{EN_MONTH}(?!\w| (?:be|have|not|i|we|you|they|come|help|seem)\b)(?:,?[ -]{YEAR})?"
    rf"|{WEEKDAY}?{EN_MONTH}[ -](?:the )?(?:{DAY}(?:st|nd|rd|th)?|{ORDINAL})(?![\w:%]|[.,]\d| (?:times?|days?|weeks?|people|hours?|minutes?|pounds|years?|miles?|km|kg|chairs?|of us|am|pm)\b)(?:,? {YEAR})?"
    rf"|(?<=on the ){DAY}(?:st|nd|rd|th)(?! (?:floor|time|day of|attempt|call|try|visit|week|month|hour|page|night|item|row|line|century|street|avenue)|-|\w))",
    re.IGNORECASE,
)
RU_MONTH = r"(?:янв(?:аря)?|фев(?:р(?:аля)?)?|мар(?:та)?|апр(?:еля)?|мая|июн[яь]?|июл[яь]?|авг(?:уста)?|сен(?:т(?:ября)?)?|окт(?:ября)?|ноя(?:б(?:ря)?)?|дек(?:абря)?)\b\.?"
RU_ORDINAL = (
    r"(?:(?:двадцать|тридцать) (?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят)\w+|(?:перв|втор|четв[её]рт|пят|шест|седьм|восьм|девят|десят|\w{3,9}надцат|двадцат|тридцат)(?:ого|ое|ому|ым)"
    r"|треть(?:его|е|ему))"
)
RUSSIAN = re.compile(
    rf"(?<![\w.,/])(?:(?:{DAY}(?:[- ]?(?:го|е|ого|му|ое))?|{RU_ORDINAL})(?: числа)? {RU_MONTH}(?!\w)(?: {YEAR}(?: ?(?:года?|г\.?)(?!\w))?)?"
    rf"|(?:{DAY}(?:[- ]?(?:го|ого|му|е|ое))?|{RU_ORDINAL}) числ[аоу](?!\w)|{DAY}[- ]го(?!\w)(?! (?:раз|этаж|дн|класс|размер|год|поколен|сорт)))",
    re.IGNORECASE,
)
AR_MONTH = (
    r"(?:يناير|فبراير|مارس|[أا]بريل|مايو|يونيو|يونيه|يوليو|يوليه|[أا]غسطس|سبتمبر|[أا]كتوبر|نوفمبر|ديسمبر|كانون (?:ال)?(?:ثاني|[أا]ول)|شباط|[آا]ذار|نيسان|[أا]يار|حزيران|تموز|[آا]ب|[أا]يلول"
    r"|تشرين (?:ال)?(?:ثاني|[أا]ول)|جانفي|فيفري|[أا]فريل|جوان|جويلية|[أا]وت|غشت|شتنبر|نونبر|دجنبر|محرم|ربيع (?:ال)?(?:[أا]ول|ثاني|[آا]خر)|جمادى (?:ال)?(?:[أا]ولى|[آا]خرة|ثانية)|رجب|شعبان|رمضان|شوال"
    r"|ذو القعدة|ذي القعدة|ذو الحجة|ذي الحجة|صفر(?= 14))"
)
AR_ORDINAL = r"(?:ال(?:[أا]ول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|حادي|واحد)(?: (?:عشر|والعشرين|والثلاثين|و العشرين))?|العشرين|الثلاثين)"
AR_WEEKDAY = r"(?:(?:يوم )?ال(?:جمعة|سبت|[أا]حد|[إا]ثنين|ثلاثاء|[أا]ربعاء|خميس) )"
ARABIC = re.compile(
    rf"(?<!\w)[وبف]?{AR_WEEKDAY}?(?:{DAY}|{AR_ORDINAL})(?: من)?(?: شهر)? ?(?:{AR_MONTH})(?!\w)(?: (?:(?:سن[ةه]|عام) )?{YEAR}(?: ?(?:هـ|م)(?!\w))?)?|(?<!\w)يوم {DAY} (?:الشهر|بالشهر|في الشهر)(?!\w)"
)
CLOCK = r"(?:[01]?\d|2[0-3])"
RANGE = r"(?! ?(?:-|–|—|to|till|until|до|по|[إا]لى|حتى|ل) ?\d)"
AFTER_RANGE = r"(?<![-–—]\d)(?<![-–—] )(?<![-–—])(?<!to )(?<!till )(?<!until )(?<!до )(?<!до)(?<!إلى )(?<!الى )(?<!حتى )"
TIME = re.compile(
    rf"(?<![\w.,:/]){AFTER_RANGE}(?:{CLOCK}:[0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m\b\.?)?|(?:0?[1-9]|1[0-2])(?:\.[0-5]\d)? ?(?:[ap]m\b|[ap]\.m\.)){RANGE}(?![\w:])"
    rf"|(?<=\bat ){CLOCK}\.[0-5]\d(?: in the (?:morning|afternoon|evening))?(?![\w:%]|[.,]\d){RANGE}|(?:(?<= в )|(?<=^в )|(?<=около )){CLOCK}[.-][0-5]\d(?![\w:%-]|[.,]\d){RANGE}|(?:(?<= в )|(?<=^в )){CLOCK} ?(?:ч\.?|час\w*)(?: ?[0-5]?\d ?мин\w*\.?)?(?: (?:утра|вечера|дня|ночи))?(?!\w)"
    rf"|(?<=الساعة ){CLOCK}(?:\.[0-5]\d)?(?![\w.:]\d|\d){RANGE}",
    re.IGNORECASE,
)
HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
HOUR_RU = r"(?:час|два|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать|\d{1,2})"
HOUR_AR = r"ال(?:واحد[ةه]|ثاني[ةه]|ثالث[ةه]|رابع[ةه]|خامس[ةه]|سادس[ةه]|سابع[ةه]|ثامن[ةه]|تاسع[ةه]|عاشر[ةه]|حادي[ةه] عشر[ةه]?|ثاني[ةه] عشر[ةه]?)"
WORDED = re.compile(
    rf"(?<!\w)(?:(?:(?:half|quarter|ten|five|twenty) (?:past|to) {HOUR}|half {HOUR}(?= in the)|{HOUR} o['’ ]?clock)(?: in the (?:morning|afternoon|evening)| at night)?(?!\w)"
    rf"|(?:пол(?:овин[аеу]|\b)? ?(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат)(?:ого|ьего)|без (?:четверти|пяти|десяти|двадцати|\d{{1,2}}) {HOUR_RU}|четверть \w+го"
    rf"|{HOUR_RU} (?:(?:час(?:а|ов)? )(?:утра|вечера|дня|ночи)|утра|вечера))(?!\w)"
    rf"|(?:الساع[ةه] )?{HOUR_AR} (?:والنصف|ونصف|ونص|والربع|وربع|[إا]لا ربع|[إا]لا ثلث|والثلث|وثلث|صباحًا|صباحا|مساءً|مساء|ظهرا|عصرا|الصبح|العصر|الظهر|بالليل)(?!\w)|(?<=الساعة ){HOUR_AR}(?!\w))",
    re.IGNORECASE,
)
PATTERNS = (NUMERIC, ENGLISH, RUSSIAN, ARABIC, TIME, WORDED)


def find_dates(text: str) -> Iterator[Span]:
    """Every exact day and time of day, in digits of any script or in words; a month, a year and opening hours stay."""
    plain = western(text)
    for pattern in PATTERNS:
        for found in pattern.finditer(plain):
            written = found.group().strip(" ,")
            start = found.start() + found.group().index(written)
            yield Span(start, start + len(written), "date", written.lower())
