"""Knows the rarer pieces of addresses in English: plots, pitches, rural boxes, villages, landmarks, Asian and African forms (post offices' own guides, and how people tell the way)."""

from __future__ import annotations

import re

from jobs.hear.address_english_pieces import (
    BUILDING,
    CAP,
    GAP,
    HOUSE,
    NUMBER,
    POSTCODES,
    STREET,
    TYPE,
    WORD,
)

MORE_TYPE = (
    r"(?:approach|reach|lofts?|moor|halls|hollow|knolls?|glade|glen|dell|copse|coppice|woods?|spinney|fold|brow|cliff|quayside|embankment|arches?|chine|causeway|precinct|corner|crest|ford|hythe|holm|ings|leas?|leys?|locks?|marsh|mead|mill|moorings?|nook|oval|paddocks?|passage"
    r"|piece|rookery|slade|slip|springs?|stile|thorpe|toll|twitten|vennel|warren|waterside|weir|yards?|riverside|quarters?|bluffs?|byway|canyon|concourse|creek|falls|flats|forest|fork|haven|highlands|inlet|junction|knoll|lakes?|manor|mills|overlook|prairie|ridge|shores?|summit|valley|viaduct|village|wells|link|track|trace|concession)"
)
KIND = (
    r"(?:area|care home|nursing home|approach|quarter|lofts|allotments?|track|trace|link|concession|zone|market|hostel|campus|halls?|dorm(?:itory)?|compound|barracks|mall|arcade|(?:business|industrial|science|retail|mobile home|trailer|caravan|holiday|rv)\s(?:park|estate|village)"
    r"|marina|harbou?r|village|township|farm|ranch|junction|bus stop|bakery|temple|mandir|masjid|mosque|church|chapel|school|hospital|clinic|(?:police|petrol|filling|gas|railway|bus) station"
    r"|residences?|condominiums?|condos?|greens|chs|society|residency|forge|district|county|extension|extn|settlement|camp|quarters|lines|holdings|works|beach|bay|creek|springs)"
)
UNIT_KIND = (
    r"(?:hse|pitch|garage|lock-?up|berth|mooring|caravan|chalet|cabin|stand|stall|erf|portion|ptn|zone|ward|sector|sec|road|street|gali|jalan|lorong|qtr|qr|quarters?|hostel|dorm|room|rm|office|ofc"
    r"|concession|r\.?r|rd|lot|(?:light|electric|lamp)\s?pole|pole|villa|bungalow|blk|block|bldg|building|stair|staircase|entrance|ap|appt|bay|warehouse|godown|kiosk|tent|trailer|trlr|spc|space|level|lvl|floor|shop|flat"
    r"|apartment|apt|unit|suite|ste|tower|wing|house|plot|studio|hall|phase|stage|farm|barrack|avenue|lane|camp|compound|cottage)"
)
MARKED = r"\.?\s?(?:no\b\.?|nos?\b\.?|number|nr\b\.?|#)?\s?[:#-]?\s?"
NUMERAL = r"(?:(?:[a-z]{1,2}[-/]?)?\d{1,5}(?:[-/][\da-z]{1,4}){0,3}(?:\s?[a-z])?(?![\w'’])(?![.,:/]\d)|(?-i:[A-HJ-Z])(?![\w'’]))"
NOT_COUNTED = r"(?!\s?(?:%|×|\)|(?:x|stars?|hours?|hrs?|min(?:ute)?s?|days?|weeks?|months?|years?|times?|people|persons?|pieces?|out of|of them|screens?|inch|legs|am|pm|a\.m|p\.m|miles?|km|metres?|meters?)\b))"
UNIT = rf"(?<![\w'’/-])(?:{UNIT_KIND}{MARKED}{NUMERAL}|[uhd]{MARKED}\d{{1,4}}[a-z]?(?:[-/][\da-z]{{1,4}}){{0,3}}(?![\w.]))(?!\w){NOT_COUNTED}"
WIDE_UNIT = re.compile(rf"(?:(?<![\w'’-])(?:{CAP}\s){{1,2}}(?i:hostel|dorm|quarters|building|tower|block|halls?|residence)\s?(?i:no\.?\s?)?\d{{1,4}}(?!\w)|(?<![\w£$€.,:/+-])\d{{1,5}}\s(?i:zone|section|extension|ext)\s\d{{1,3}}(?!\w)|(?<![\w'’-])(?:{CAP}\s){{1,2}}\d{{1,4}}[a-z]?,?\s(?i:ap|apt|flat|apartment|door|fl)\.?\s?\d{{1,4}}(?!\w)|(?i:{UNIT}))")  # fmt: skip
TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
ONES = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
SPELLED = rf"(?:{TENS}(?:[\s-]{ONES})?|{ONES}(?:\shundred(?:\sand\s(?:{TENS}[\s-])?{ONES})?)?)"
SPELLED_HOUSE = re.compile(
    rf"(?<![\w'’-])(?:(?i:number|no\.?)\s(?i:{SPELLED})[a-zA-Z]?,?\s(?i:(?:{WORD}\s){{1,3}}?{TYPE})|(?i:{SPELLED})[a-zA-Z]?,?\s(?:{CAP}\s){{1,3}}?(?i:{TYPE})|(?i:{SPELLED}),?\s(?:[a-z'’]+\s){{1,2}}?(?i:street|road|avenue|lane|crescent|terrace|gardens))(?!\w)"
)
RURAL = re.compile(
    r"(?<![\w'’/-])(?:r\.?\s?r\.?\s?#?\s?\d{1,3},?\s(?:box\s\w{1,6}|\d{2,5}\s\w+\s\d{1,4})|r\.?r\.?\s?#\s?\d{1,3}|hc\s?\d{1,3},?\sbox\s\w{1,6}|s\.?s\.?\s\d{1,3},?\ssite\s\w{1,4}"
    r"|\d{1,5}[a-z]?\s(?:1/2\s)?(?:[nsew]\.?\s)?(?:county|state|us|farm|ranch|forest|old county)\s(?:road|rd|route|rte|highway|hwy|line|to market(?: road)?)\s(?:#\s?)?[a-z]?\d{1,5}[a-z]?"
    r"|\d{1,5}[a-z]?\s(?:concession|sideroad|side road|line|range road|township road|twp rd|rge rd|cr|fm|rte|route|hwy|highway)\s(?:#\s?)?\d{1,5}[a-z]?)(?![\w%])",
    re.IGNORECASE,
)
HALF = re.compile(rf"(?<![\w.,/-])\d{{1,5}}\s?(?:1/2|½|1/4|3/4)\s{STREET}", re.IGNORECASE)
OF_STREET = re.compile(rf"(?<![\w£$€.,:/+-])(?:number\s)?{NUMBER}\sof\s(?!the|my|our|your|their|these|those|them|us|a\b)(?:[^\W\d_][\w'’-]*\s){{1,2}}(?:street|road|avenue|lane|crescent|terrace|gardens|close|drive)(?!\w)", re.IGNORECASE)  # fmt: skip
TAIL_WORD = r"(?:[\w/.'’-]+)"
ASIAN = re.compile(
    rf"(?<![\w'’/-])(?:(?:no\.?|lot|blk|unit|house|kav\.?)\s?)?(?:[a-z]?\d{{1,4}}[a-z]?(?:[-/]\d{{1,4}})?,?\s)(?:jalan|jln\.?|jl\.?|lorong|lrg|lrng|persiaran|lebuh|lintang|taman|kampung|kg\.|soi|gang|thanon|đường|duong|calle|rua|via)\s{TAIL_WORD}(?:\s\d{{1,3}}[a-z]?(?:/\d{{1,3}}[a-z]?)*)?(?!\w)"
    rf"|(?<![\w'’/-])(?:jalan|jln\.?|jl\.?|lorong|lrg|persiaran|soi|gang)\s(?:{TAIL_WORD}\s){{0,2}}?(?:no\.?\s?)?\d{{1,4}}[a-z]?(?:[-/]\d{{1,3}}[a-z]?){{0,2}}(?!\w)"
    r"|(?<!\w)(?:blk|block)\s?\d{1,4}[a-z]?\s(?:[a-z0-9'’]+\s){1,4}?#\s?[\db]\d{0,2}-\d{1,5}[a-z]?(?!\w)|(?<!\w)#\s?[\db]\d-\d{2,5}[a-z]?(?!\w)|(?<!\w)s(?:ingapore)?\s?\(\d{6}\)",
    re.IGNORECASE,
)
DIGITAL = re.compile(
    r"(?<![\w-])(?:[A-Z]{2}-\d{3,4}-\d{4}(?![\w-])(?=,\s[A-Z])|[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?![\w+])|///[a-z]+\.[a-z]+\.[a-z]+(?!\w))"
)
VILLAGE = r"(?:vill(?:age)?|v\.?p\.?o|p\.?\s?o|p\.?\s?s|po|post|teh(?:sil)?|dist(?:t|rict)?|taluka?|tal|mandal|brgy|barangay|thana|co|county|ward|municipality|purok|sitio)"
VILLAGES = re.compile(
    rf"(?<![\w'’-])(?i:vill(?:age)?|v\.?p\.?o|p\.?\s?o|post|brgy|barangay|purok|sitio)\.?\s?[:-]?\s?(?:{CAP}\s?){{1,3}}(?:,?\s?(?i:{VILLAGE})\.?\s?[:-]?\s?(?:{CAP}\s?){{1,3}}){{1,5}}"
    rf"|(?<![\w'’-])(?:vill|vpo|v\.p\.o)\.?\s?[:-]?\s?(?:[a-z]+\s?){{1,3}}(?:,\s?{VILLAGE}\.?\s?[:-]?\s?[a-z]+(?:\s[a-z]+)?){{1,4}}"
)
HOUSE_NOUN = (
    r"(?:Forge|Rectory|Vicarage|Paddocks?|Larches|Willows|Elms|Firs|Oaks|Beeches|Laurels|Hollies|Orchards?|Granary|Dairy|Smithy|Bothy|Byre|Hayloft|Coach House|Gatehouse|Lodge|Maltings|Stables|Warren|Nook|Haven|Spinney|Cedars|Pines|Birches"
    r"|Limes|Poplars|Gables|Chestnuts|Rowans|Bakery|Brewery|Chapel|School House|Schoolhouse|Post Office|Mill|Barn|Cottage|Manse|Croft|Steading|Priory|Parsonage|Shieling|Oast|Station House|Ranch|Homestead|Paddock)"
)
OLD_HOUSE = re.compile(
    rf"(?<![\w'’-])(?:The\s(?:(?:{CAP}\s){{0,2}}){HOUSE_NOUN}|(?:The\s)?(?:Old|New|Little|Upper|Lower|Great)\s(?:{CAP}\s)?{HOUSE_NOUN}|(?:{CAP}\s){{1,2}}{HOUSE_NOUN}),?\s(?:{CAP}\s){{1,3}}?(?i:street|road|rd|lane|ln|avenue|close|drive|hill|way|green|row|end|st)(?!\w)"
)
CORNER = re.compile(
    rf"(?<!\w)(?:[Cc]nr|[Cc]orner)\.?\s(?:of\s)?(?:{CAP}\s){{1,3}}(?:&|and|/)\s{CAP}(?:\s{CAP})?"
)
NAMED_UNIT = re.compile(
    r"(?<![\w'’-])(?:[Pp]laas|[Ff]arm|[Cc]asa|[Ff]inca|[Qq]uinta|[Cc]ompound)\s[A-Z][\w'’-]+(?=,\s)"
)
ROAD = r"(?:[ABMNR]\d{1,4}|US-?\s?\d+|NH-?\s?\d+|(?:route|highway|hwy)\s\d+)"
BESIDE = r"(?:off|via|nr\.?|near|opp\.?|opposite|behind|beside|next to|adj(?:acent to|\.)?|in front of|rear of|facing|cnr\.?|corner of)"
ENDS = r"(?=\s?[,.;:!?)\n–-]|\s[a-z\d]|\s?$)"
GOES_ON = r"(?=\s?[,.;!\n]|\s?$|\s(?:and|is|are|was|but|so|when|please|for|has|since|because|to|the|what|before|as)\b|(?:\s\w+){1,2}\s(?:layout|sector|nagar|colony|road|street)\b)"
AFTER = (
    re.compile(
        r",\s(?:University|College|School|Hospital|Institute|Faculty|Church)\sof\s(?:the\s)?(?:[A-Z][a-z]+\s?){1,2}"
    ),
    re.compile(
        r",?\s(?:al|ak|az|ar|ca|ct|fl|ga|il|ia|ks|ky|md|mi|mn|mo|ms|mt|nc|nd|ne|nh|nj|nm|nv|ny|ri|sc|sd|tn|tx|ut|va|vt|wa|wi|wv|wy|nsw|vic|qld|tas|oxon|herts|bucks|berks|lancs|notts|staffs|wilts|hants|northants|cambs|beds|glos|yorks)(?=\s?[,.;!\n)]|\s(?:its?|and|is|was|mate|please|but|has)\b|\s?$)",
        re.IGNORECASE,
    ),
    re.compile(rf"\.?{GAP}{UNIT}", re.IGNORECASE),
    re.compile(rf"\s(?:{CAP}\s){{0,3}}{CAP}\s(?i:{TYPE}|{KIND}|{BUILDING}|mansions){ENDS}(?!\s?['’])"),
    re.compile(rf"\s?,\s?(?:the\s)?(?:{WORD}\s){{1,3}}?{KIND}{GOES_ON}", re.IGNORECASE),
    re.compile(
        rf"\s(?:\d{{1,2}}(?:st|nd|rd|th)|(?:{CAP}\s?){{1,2}})\s?(?i:cross|main|sector|sec|phase|block|zone|stage)\.?\s?\d{{1,3}}(?:\s[A-Z][a-z]+)?{ENDS}"
    ),
    re.compile(r"\s\d{1,3}(?:st|nd|rd|th)\s(?:cross|main|block|stage|phase)(?!\w)", re.IGNORECASE),
    re.compile(rf"(?<=[a-z])\s\d{{4}}(?=\s?[,.;:)\n]|\s[a-z]|\s?$){NOT_COUNTED}(?![.,]\d)"),
    re.compile(r",?\s(?:singapore\s|s)\s?\(?\d{6}\)?(?!\w)", re.IGNORECASE),
    re.compile(
        r"\s\((?:[NSEW]{1,2}|(?:[A-Za-z]+\s){0,2}(?:unit|flat|house|building|entrance|floor|side|rear|front|[Ee]ast|[Ww]est|[Nn]orth|[Ss]outh))\)"
    ),
    re.compile(
        rf",?\s(?i:{BESIDE})\s(?:the\s|of\s)?(?:(?i:{ROAD})|(?:(?:{CAP}|St\.)\s?){{1,4}}(?:(?i:{KIND}|{TYPE}))?){ENDS}"
    ),
    re.compile(
        rf",\s(?:by|at|on|after|before|past|above)\s(?:the\s)?(?:{CAP}\s){{1,4}}(?i:{KIND}|{TYPE}){ENDS}"
    ),
    re.compile(
        rf",?\s{BESIDE}\s(?:the\s)?(?:[\w.'’-]+\s){{0,4}}?(?:{KIND}|{TYPE}|{BUILDING}|shop|store|park|bank|tower|mill|tank|gate|pub|garage|lake|river|canal){GOES_ON}",
        re.IGNORECASE,
    ),
    re.compile(
        rf",\s(?:\w+\s){{0,2}}(?:gate|door|bell|buzzer|entrance|stairs)(?:\s(?:left|right|up|down|[\"“'‘][\w .]{{1,20}}[\"”'’]))?(?:\s(?:after|before|behind|beside|opposite|near|past)\s(?:the\s)?\w+(?:\s\w+)?)?{GOES_ON}",
        re.IGNORECASE,
    ),
    re.compile(rf",?\s(?i:{VILLAGE})\.\s?(?:{CAP}\s?){{1,3}}{ENDS}"),
    re.compile(
        rf",?\s(?:{CAP}\s){{1,2}}(?i:p\.?\s?o\.|dist(?:t|rict)?\.|dist(?:rict)?|tehsil|taluk|county|province|parish|state)(?!\w)"
    ),
    re.compile(r",\s(?!OK|TV|PS|AND|BUT|NOT|THE|WE|IT|MY|HE|SO|NO)[A-Z]{2,3}(?=[\s,.;]|$)"),
    re.compile(r"(?<=\d\s)DHA(?!\w)|\s(?:DHA|HSR|BTM|DLF|GIDC|MIDC)(?!\w)"),
    re.compile(
        r"(?<=[a-z])\s\d{1,2}(?:/\d{1,2})?(?=,\s?[A-Z]|\s?[.;]?\s?$|\s(?:has|is|was|and|had|at|please)\b)"
    ),
    re.compile(r"[,\s]\s?\d{1,3}/[Ff](?!\w)|[,\s]\s?[A-Z]\d{1,2}W?(?=\s[a-z]|[,.;]|$)"),
    re.compile(
        rf"\s(?:Qld|Vic|Tas|Ont|Que|Alta|Sask|Man)\.?\s\d{{4}}(?!\d)|\s(?:Link|Trace|Track|Jaya|Indah)\s{POSTCODES}"
    ),
)
BEFORE = (
    re.compile(r"(?<![\w.,:£$€/+-])\d{1,2}[/-]\d{1,2},?\s\Z"),
    re.compile(r"(?<![\w.,:£$€/+-])\d{1,4}[a-z]?\s(?:and|&|or)\s\Z"),
    re.compile(
        r"(?<![\w'’-])(?:top|basement|garden|ground|upper|lower|first|second)\s(?:floor\s)?(?:flat|floor),\s\Z|(?<!\w)gate\s\d{1,2},\s\Z|(?<!\w)hse\.?\s\Z",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\w'’-])(?:{CAP}\s){{1,2}}(?i:hall|house|hostel|dorm|building|tower|court|lodge|residence)\s\Z"
    ),
    re.compile(rf"(?:{UNIT})(?:\s?[,/-]\s?|\s|\n\s*)\Z", re.IGNORECASE),
    re.compile(
        rf"(?:{UNIT})\s(?:behind|off|above|opposite|at|on|in|of|near|next to)\s(?:the\s)?\Z", re.IGNORECASE
    ),
    re.compile(
        r"(?<!\w)(?:the\s)?(?:mobile home|caravan|chalet|static|garage|lock-up|barge|narrowboat|boat)\s(?:on|at|in|behind|above)\s\Z",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<![\w'’-]){UNIT_KIND}\.?\s\Z", re.IGNORECASE),
    re.compile(r"(?<![\w'’-])(?:km|kilomet(?:re|er)|mile|u\d{0,3}/|unit\s\w{1,4}/)\s?\Z", re.IGNORECASE),
    re.compile(
        r"(?<![\w'’-])(?:[A-Z]|\d{1,2})[,/]\s?\d{1,3}/[Ff],\s\Z|(?<![\w'’-])(?:[Ff]lat|[Rr]oom|[Uu]nit|[Rr]m)\s[A-Z],\s\d{1,3}/[Ff],\s\Z|(?<![\w'’/-])\d{1,3}/[Ff],\s\Z"
    ),
    re.compile(r"(?<![\w'’-])(?:Co|St|Mt|nr|Nr|NR|off|c/o|cnr)\.?\s\Z"),
    re.compile(rf"(?<![\w'’-])(?:{CAP}\s){{0,3}}(?i:hostel|dorm|campus|residence|hall|tower)s?,\s\Z"),
)
CAPITAL_STREET = re.compile(
    rf"(?i:{HOUSE}),?\s(?=(?:{CAP}\s){{1,3}}{CAP})(?:{CAP}\s){{1,3}}?(?i:{MORE_TYPE})(?![\w'’])"
)
GRID = re.compile(r"(?<![\w£$€.,:/+-])\d{2,5}\s[NSEW]\.?\s(?!E\b)[A-Z][a-z]{2,}(?!\w)")
SOI = re.compile(
    r"(?<![\w£$€.,:/+-])\d{1,4}(?:/\d{1,4})?,?\s(?:[A-Z][a-z]+\s){1,2}(?:Soi|Sector|Phase|Zone|Block)\s\d{1,3}(?!\w)"
)
FRENCH = re.compile(
    r"(?<![\w£$€.,:/+-])\d{1,4},?\s(?:bis\s|ter\s)?(?:rue|avenue|boulevard|chemin|impasse)\s(?:(?:de|du|des)\s|d['’])(?:la\s|l['’])?[\w'’-]+(?!\w)",
    re.IGNORECASE,
)
FORCES = re.compile(r"(?<!\w)bfpo\s?\d{1,4}(?!\w)(?:,\s(?:[A-Z][a-z]+\s?){1,2})?", re.IGNORECASE)
HOME_NAME = re.compile(
    rf"(?<!\w)(?i:my|our|the)\s(?i:cottage|house|home|farm|bungalow|place|barn|lodge|property|address)(?:\sis|,|:)\s(?P<place>(?:{CAP}\s)?{CAP},\s(?:{CAP}\s){{1,2}}(?i:{TYPE}))(?!\w)"
)
SENT_TO = re.compile(
    r"(?<!\w)(?i:at|outside|past|in front of|opposite|behind|live at|(?:sent|deliver\w*|went|gone|moved|come|came|drive|posted|left)\s(?:it\s|them\s|me\s|him\s|round\s)?(?:to|at|outside))\s(?:no\.?\s|number\s)?(?P<place>\d{1,4}[a-zA-Z]?\s(?P<name>[A-Z][a-z'’]{3,}(?:\s[A-Z][a-z'’]+){0,2}))(?![\w'’])"
)
FLOOR = re.compile(
    r"(?<![\w'’-])(?:\d{1,4}[a-z]?,\s)?(?:ground|first|second|third|fourth|fifth|top|upper|lower|basement|garden|\d{1,2}(?:st|nd|rd|th))\s(?:floor\s|flr\s)?(?:floor|flr|flat)(?=,)",
    re.IGNORECASE,
)
SEEDS = (RURAL, HALF, OF_STREET, ASIAN, DIGITAL, CAPITAL_STREET, GRID, SOI, FRENCH, FORCES)
WITHOUT_DIGITS = (VILLAGES, OLD_HOUSE, SPELLED_HOUSE)
NEED_NEIGHBOUR = (WIDE_UNIT, CORNER, NAMED_UNIT, FLOOR)
NAMED_PLACE = re.compile(rf"[A-Z](?=[a-z])|\d{{3}}|(?<!\w)(?i:{TYPE}|{KIND})(?!\w)")
CAPITALS_AFTER = re.compile(rf"(?<=\d)\s(?P<words>[A-Z][a-z'’]+(?:\s[A-Z][a-z'’]+){{0,2}}){ENDS}")
CAPITALS_BEFORE = re.compile(
    rf"(?:(?<=[,:.(\n\"“]\s)|(?<=[\n(\"“])|^|(?<=\s(?:at|to|is|in|be|as|of)\s)|(?<=\s(?:for|was)\s)|(?<=\s(?:gave|from|near)\s))(?P<words>(?:{CAP}\s){{0,3}}{CAP}),\s\Z"
)
