"""How the pieces of an address look in English-speaking countries: numbers, streets, units, postcodes, boxes (the post offices' own guides, and how people shorten them)."""

from __future__ import annotations

import re

from jobs.hear.gazetteer import names

STOP = names("streets_never_en")
SURE_TYPE = r"(?:street|str|road|rd|avenue|ave|av|lane|ln|crescent|cres|boulevard|blvd|terrace|terr|cottages|gardens|gdns|mews|parkway|pkwy|highway|hwy|turnpike|st|marg|nagar|chowk|salai|expressway|esplanade)"
LOOSE_TYPE = (
    r"(?:drive|dr|close|cl|court|ct|place|pl|grove|way|walk|hill|rise|row|square|sq|gate|park|view|green|circle|cir|end|yard|wharf|quay|parade|pde|trail|trl|run|pass|point|pt"
    r"|ridge|bend|landing|plaza|mount|bank|steps|dale|croft|meadows?|fields?|heights|wynd|brae|garth|vale|orchard|rank|ter|loop|path|cove|crossing|estates?|colony|layout|enclave"
    r"|cross|main|bagh|vihar|house|lodge|mansions?|towers?|villas?|spur|drove|chase|common|bridge|alley|broadway|strand|phase)"
)
TYPE = rf"(?:{SURE_TYPE}|{LOOSE_TYPE})"
BUILDING = r"(?:House|Cottage|Cottages|Farm|Farmhouse|Lodge|Barn|Villas?|Bungalow|Manor|Hall|Vicarage|Rectory|Court|Mansions?|Towers?|Apartments?|Apts|Building|Bldg|Mill|Croft|Grange|Stables|Heights|Point|Plaza|Estate|Complex|Residency|Society|Chambers|Residence|Studios|Works|Wharf)"
CAP = r"[A-Z][\w'’-]*"
WORD = r"(?:\d{1,3}(?:st|nd|rd|th)|(?:st|mt|dr|n|s|e|w|ne|nw|se|sw|no)\.|[^\W\d_][\w'’-]*)"
NUMBER = r"\d{1,5}[a-z]?(?:\s?[-–/&]\s?\d{1,4}[a-z]?)?"
HOUSE = rf"(?<![\w£$€./:+-])(?<!\d,){NUMBER}"
STREET = rf"(?:{WORD}\s){{1,4}}?{TYPE}(?!\w)(?:\.?\s(?:[NSEW]|[NS][EW]|north|south|east|west)(?![\w'’]))?"
ARTICLED_TYPES = frozenset(
    ("avenue", "close", "crescent", "drive", "esplanade", "gardens", "green", "grove", "mews", "parade", "quay", "terrace")
)  # fmt: skip
NUMBERED = re.compile(rf"{HOUSE}(?:,\s?|\s)(?:on\s)?(?P<street>{STREET})", re.IGNORECASE)
ARTICLED = re.compile(rf"(?:{HOUSE})(?:,\s?|\s)The(?:\s{CAP}){{1,2}}(?=[\s,.;!?)]|$)")
IDENTIFIER = r"(?:\d{1,5}(?:\s?[-/]\s?\d{1,4})?\s?(?:[a-z](?![\w'’]))?|[a-z][-/]?\d{1,4}|[a-z])(?![\w'’])"
UNIT_WORD = r"(?:flat|apartment|apt|apmt|unit|suite|ste|maisonette|penthouse|studio|room|rm|level|lvl|floor|flr|shop|door|block|blk|bldg|building|tower|wing|house|plot|lot|villa|h\.?|d\.?)"
UNIT = rf"(?<![\w]){UNIT_WORD}\.?\s?(?:no\b\.?|number|nr\b\.?|#)?\s?[:#-]?\s?{IDENTIFIER}|#\s?{IDENTIFIER}|(?<!\w)(?:\d{{1,2}}(?:st|nd|rd|th)|ground|first|second|third|fourth|fifth|top|basement|lower|upper)\s(?:ground\s)?(?:floor|flr)(?:\s(?:flat|left|right|rear|front))?(?!\w)"
QUANTITY = r"(?!\s?(?:%|×|(?:x|stars?|hours?|hrs?|min(?:ute)?s?|days?|weeks?|months?|years?|times?|people|persons?|pieces?|out of|of them|screens?|inch|legs|bed(?:room)?s?|am|pm|a\.m|p\.m)\b))"
FLAT = re.compile(
    rf"(?<![\w])(?:flat|apartment|apt)\.?\s?(?:no\b\.?|number|#)?\s?\d{{1,4}}\s?(?:[a-z](?![\w'’]))?(?!\w){QUANTITY}",
    re.IGNORECASE,
)
BOX = re.compile(
    r"(?<!\w)(?:p\.?\s?o\.?\s?box|post office box|p\.?\s?m\.?\s?b\.?|private bag|locked bag|r\.?r\.?\s?\d+,?\sbox|rural route \d+,?\sbox|psc \d+,?\sbox|unit \d+,?\sbox)\s?(?:no\.?|number|#)?\s?[a-z]?\d+(?!\w)",
    re.IGNORECASE,
)
AREAS = (
    "AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|"
    "IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|S"
    "T|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)
BRITISH = rf"(?:{AREAS})\d[A-Z\d]?\s{{0,2}}\d[ABD-HJLNP-UW-Z]{{2}}"
STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|"
    "DC|PR|AA|AE|AP"
)
OTHER_STATES = "NSW|VIC|QLD|SA|TAS|ACT|NT|ON|QC|BC|AB|MB|SK|NS|NB|NL|PE|YT|NU|WA"
ZIP = rf"(?:(?:{STATES})\.?,?\s\d{{5}}(?:-\d{{4}})?|(?:NSW|VIC|QLD|SA|TAS|ACT|NT|WA)\s\d{{4}})"
IRISH = r"(?:[AC-FHKNPRTV-Y]\d[\dW])\s?(?=[A-Z]*\d)[\dAC-FHKNPRTV-Y]{4}"
CANADIAN = r"[ABCEGHJ-NPRSTVXY]\d[A-Z]\s?\d[A-Z]\d"
POSTCODE = re.compile(rf"(?<![\w£$€-])(?:{BRITISH}|{IRISH}|{CANADIAN}|{ZIP})(?![\w%]|[.,]\d)")
LOWER_POSTCODE = re.compile(
    rf"(?<![\w£$€-])(?:{BRITISH.replace('{0,2}', '')}|{CANADIAN.replace('?', '')})(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
CODE = re.compile(
    r"(?<!\w)(?:zip(?:\s?code)?|post\s?code|postal code|pin\s?code|eircode)(?:\sis|\swas)?(?:\s?[:=–-]\s?|\s)(?P<code>(?=[a-z ]*\d)[a-z\d]{2,4}\s?[a-z\d]{3,4}(?:-\d{4})?)(?!\w)",
    re.IGNORECASE,
)
TOWN_CODE = re.compile(
    r"(?<![\w.-])(?P<town>[A-Za-z]{3,})(?:\s?[-–,]\s?|\s)(?:\d{3}\s?\d{3}|\d{5}(?:-\d{4})?)(?![\w-]|[.,]\d|\s\d)"
)
NAMED = re.compile(
    rf"(?<=\s){BUILDING}(?P<gap>,\s?|\s)(?P<street>(?:{WORD}\s){{1,3}}?{TYPE})(?!\w)", re.IGNORECASE
)
BUILDING_NAME = re.compile(r"(?:(?<=[^\w'’])|^)(?:[^\W\d_][\w'’-]*\s){1,3}\Z")
ARTICLED_LOOSE = re.compile(rf"{HOUSE}\sthe\s[a-z]{{3,}}(?:\s[a-z]{{3,}})?(?=,)", re.IGNORECASE)
HOUSE_NUMBER = re.compile(
    r"(?<!\w)(?:(?:house|h|d|door|plot|flat|apartment|apt|unit|suite|shop|villa|block)\.?\s?(?:no\b\.?|number|#)?\s?[:#-]?\s?(?=[\w/-]*\d)[a-z]?[\d/-]+[a-z]?(?!\w)|[a-z]-\d{1,4}(?:/\d{1,4})?(?!\w)|#\s?\d{1,4}(?!\w))(?:,\s?|\s)",
    re.IGNORECASE,
)
FOREIGN = re.compile(
    r"(?<![\w-])[A-ZÄÖÜÅØ]\w+(?:stra(?:ß|ss)e|str\.|gasse|weg|platz|allee|gatan|gata|vägen|veien|vej|gade|straat|laan|katu|tie)\s\d{1,4}\s?[a-zA-Z]?(?!\w)"
    r"|(?<![\w-])(?:[Rr]ue|[Vv]iale?|[Pp]iazza|[Cc]alle|[Rr]ua|[Aa]venida|[Uu]lica|[Pp]aseo|[Cc]arrer|[Cc]orso|Via|Route)\s(?:[\w'’]+\s){0,3}[A-ZÉ][\w'’]+,?\s\d{1,4}(?!\w)"
    r"|(?<![\w.,-])\d{1,4},?\s(?:bis\s|ter\s)?(?:[Rr]ue|[Bb]oulevard|[Aa]venue|[Pp]lace|[Cc]hemin|[Ii]mpasse|[Aa]llée)\s(?:(?:de|la|du|des|le|les|l'|d')\s?){0,2}[A-ZÉ][\w'’-]+(?:\s[A-ZÉ][\w'’-]+)?"
)
ROMAN_RUSSIAN = re.compile(
    r"(?<!\w)(?:ul|ulitsa|ulica|prospekt|pr-t|pereulok|per(?=\.)|shosse|bulvar|naberezhnaya|nab|proezd|mkr|sharia|shari|share3)\.?\s(?:[a-z'’-]+,?\s){1,3}?(?:d\.?\s?|dom\s|mabna\s|villa\s|bldg\s)?\d{1,4}[a-z]?(?:[-/]\d{1,4})?(?!\w)",
    re.IGNORECASE,
)
ROMAN_UNIT = re.compile(
    r"(?:,\s?|\s)(?:d|dom|kv|kvartira|korp|korpus|k|str|pod|podyezd|et|etazh|shaqa|sha2a|mabna|dor|door)\.?\s?\d{1,4}(?!\w)",
    re.IGNORECASE,
)
AT_HOME = re.compile(
    rf"(?<!\w)(?:live|living|lives|lived|resid\w+|address|deliver\w*|sent|send|ship\w*|posted|collect\w*|moved|based|parcel|come|came|home)\b[^.\n\d]{{0,25}}?(?:\bat|\bto|\bis|:)\s?(?:no\.?\s|number\s)?(?P<place>{NUMBER},?\s(?-i:(?:{CAP}\s?){{1,3}}))(?=[,.;!?)\n]|$)|(?<!\w)(?:live|living|address is)\s(?:at\s)?(?P<loose>{NUMBER}\s[a-z'’]{{3,}}(?:\s[a-z'’]{{3,}})?)(?=[,.;!\n]|$)",
    re.IGNORECASE,
)
POSTCODE_HERE = re.compile(rf"(?:{BRITISH}|{IRISH}|{CANADIAN}|{ZIP})(?!\w)", re.IGNORECASE)
CUE = re.compile(
    r"(?<!\w)(?:(?:my|our|delivery|home|postal|billing|shipping|new|old|correct|full) address(?: is| was|:)|address:|i live at|we live at|living at|lives at)\s+",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"\d+(?:[:.,]\d+)?\s?(?:%|stars?|hours?|hrs?|min(?:ute)?s?|days?|weeks?|months?|years?|times?|people|km|miles?|am|pm)\b",
    re.IGNORECASE,
)
GAP = r"(?:\s?[,;/|–-]\s?|\s|\n\s*)"
POSTCODES = rf"(?:{BRITISH}|{IRISH}|{CANADIAN}|{ZIP}|\d{{5}}(?:-\d{{4}})?|\d{{3}}\s?\d{{3}})(?![\w-]|[.,]\d)"
NOT_TOWN = r"(?!(?:And|But|The|I|We|My|He|She|They|It|You|Your|Please|Can|Could|Would|Thanks|Thank|When|Where|Why|How|What|Who|Mr|Mrs|Ms|Dr|This|That|There|Then|If|So|Not|No|Yes|Our|Was|Is|As|At|For|From|After|Before|Because|Hi|Hello|Dear|Sorry|Tel|Phone|Email|Order|Invoice)\b)"
AFTER = (
    re.compile(rf"\.?{GAP}(?:{UNIT})", re.IGNORECASE),
    re.compile(rf"\.?{GAP}(?:{POSTCODES})", re.IGNORECASE),
    re.compile(rf"(?:\s?,\s?|\s?\n\s*)(?:{CAP}\s){{1,3}}(?i:{TYPE})(?!\w)"),
    re.compile(rf"{GAP}(?:{STATES}|{OTHER_STATES})[\s,]+(?:{CANADIAN}|\d{{5}})(?!\w)", re.IGNORECASE),
    re.compile(rf"\s?,\s?(?:{WORD}\s){{1,3}}(?:{TYPE}|{BUILDING})(?=\s?[,.;!\n]|$)", re.IGNORECASE),
    re.compile(r"(?:\s?,\s?|\s)(?:sector|phase|block)[\s-]?\w{1,3}(?!\w)", re.IGNORECASE),
    re.compile(rf"(?:\s?,\s?|\s?\n\s*)(?:(?:{WORD}\s){{1,2}})?{SURE_TYPE}(?!\w)", re.IGNORECASE),
    re.compile(
        r"(?:\s?,\s?|\s?[-–]\s)\d{1,3}(?:st|nd|rd|th)\s(?:cross|main|block|stage|phase|street|avenue|road)(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:\s?,\s?|\s?\n\s*)(?:{NUMBER})(?:,\s?|\s){STREET}", re.IGNORECASE),
    re.compile(rf"(?:\s?,\s?|\s?\n\s*|\s)(?:{CAP}\s?,?\s?){{1,4}}(?:{POSTCODES})"),
    re.compile(rf"{GAP}(?:{AREAS})\d[A-Z\d]?(?![\w-])"),
    re.compile(
        r"(?:(?<=phase)|(?<=sector)|(?<=street)|(?<=block)|(?<=cross)|(?<=dublin)|(?<=road)|(?<=highway)|(?<=route))\s\d{1,3}w?(?!\w)",
        re.IGNORECASE,
    ),
    ROMAN_UNIT,
    re.compile(r"(?<=[a-z]),\s?\d{4}(?=\s?[,.;\n]|$)"),
    re.compile(
        rf",?\s(?:near|opp\.?|opposite|behind|beside|next to)\s(?:the\s)?(?:{CAP}\s?){{1,3}}(?=[,.;]|$)"
    ),
    re.compile(
        r"\s?,\s?(?:near|opp\.?|opposite|behind|beside|next to)\s(?:[\w'’]+\s?){1,4}(?=,)", re.IGNORECASE
    ),
    re.compile(rf",\s?(?:{STATES}|{OTHER_STATES})(?!\w)"),
)
LOOSE_AFTER = re.compile(
    rf"(?:\s?,\s?|\s)(?P<words>(?:[a-z'’-]+,?\s){{1,3}})(?:{BRITISH}|{ZIP})(?!\w)", re.IGNORECASE
)
TOWN = re.compile(
    rf"(?:\s?,\s?|\s?\n\s*){NOT_TOWN}(?P<town>(?=\w*[a-z]){CAP}(?:[ -](?=\w*[a-z]){CAP}){{0,2}})(?!\w)"
)
LOOSE_TOWN = re.compile(r"\s?,\s?(?P<town>[a-z-]{2,}(?:\s[a-z-]{3,})?)(?=\s?[,.;!?)\n]|\s-|$)", re.IGNORECASE)
BEFORE = (
    re.compile(rf"(?:{UNIT})(?:\s?[,/-]\s?|\s|\n\s*)\Z", re.IGNORECASE),
    re.compile(rf"(?<![\w'’])(?:The\s)?(?:{CAP}\s){{1,3}}(?i:{BUILDING})(?:\s?,\s?|\s?\n\s*)\Z"),
    re.compile(
        r"(?:(?<=\s)|^)[^\W\d_]{3,}\s(?:house|court|lodge|cottage|apartments|mansions|building|tower),\s?\Z",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<!\w)(?:(?:h|d|house|door|plot|flat|shop)\.?\s?)?(?:no\b\.?|number|nr\b\.?|№|#)\s?\Z",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<!\w)(?:{UNIT_WORD})\.?\s\Z", re.IGNORECASE),
)
BEFORE_POSTCODE = (
    re.compile(rf"(?:(?:{HOUSE}),?\s)?(?<![\w'’])(?:(?:{CAP}|Co\.|St\.)[\s,]+){{1,5}}\Z"),
    re.compile(rf"(?:{HOUSE})(?:,\s?|\s)(?:[^\W\d_][\w'’-]*[\s,]+){{1,6}}\Z", re.IGNORECASE),
)
PREPOSITION = re.compile(
    r"(?:^|[:(\n.«\"]|\b(?:at|to|from|of|near|address|live|lives|lived|in|is|for|outside|opposite|above|below|behind|flat|by)\b)\s*(?:no\.?|number)?\s*\Z",
    re.IGNORECASE,
)
