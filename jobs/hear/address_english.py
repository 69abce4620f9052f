"""Finds addresses as English-speaking countries write them: Britain, Ireland, America, Canada, Australia, India, Nigeria (post offices' own guides, and how people shorten them)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.address_chain import backward, bridged, forward, told, trimmed
from jobs.hear.address_towns import town_after, town_before
from jobs.hear.gazetteer import names

STOP = frozenset(
    """a about across after again ago all along also am an and another any are around as asked at away back bad be because been before being best better  both bought
    but by called came can chairs charged  could customers day days did different do does done down each either else ended every few first floor for from full get gets
    getting given go going good got  guys had half has have he help her here him his home hour hours how i if in into is isn't it items its just keep kept last late left
    less let like  lost lot made make many me men mile miles min mine mins minute minutes month months more most much my near nearly never  next nice no not now of off
     on once one only open or order orders other our out over own paid pay people per phone pieces place please pm quite rather really rooms same sat saw  seconds
    seems sent set she should since small so some star stars staff still stood such take taken tables than thanks that the their them then there these they thing things this
    those through time times to together told too took total turned two under until up us use used very via visits wait waited walked want was watched way we week weeks well
    went were what when where which while who why will with without women work working would year years yet you your yours
    am january february april june july august september october november december monday tuesday wednesday thursday friday saturday sunday bedroom bed person seater gb mb
    free hot cold outside inside live lives living lived address deliver delivered moved items bags boxes bus train door doors stop stops steps minute's pound pounds dollars euros quid percent degrees inch inches foot feet metres meters
    km kg am star-rated months' weeks' years' days' hours' minutes'""".split()
)
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
    "avenue close crescent drive esplanade gardens green grove mews parade quay terrace".split()
)
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
    "AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE "
    "KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW "
    "UB W WA WC WD WF WN WR WS WV YO ZE"
).split()
BRITISH = rf"(?:{'|'.join(AREAS)})\d[A-Z\d]?\s{{0,2}}\d[ABD-HJLNP-UW-Z]{{2}}"
STATES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR AA AE AP"
).split()
OTHER_STATES = "NSW VIC QLD SA TAS ACT NT ON QC BC AB MB SK NS NB NL PE YT NU WA".split()
ZIP = rf"(?:(?:{'|'.join(STATES)})\.?,?\s\d{{5}}(?:-\d{{4}})?|(?:{'|'.join(OTHER_STATES[:7])}|WA)\s\d{{4}})"
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
    rf"(?<!\w)(?:(?:house|h|d|door|plot|flat|apartment|apt|unit|suite|shop|villa|block)\.?\s?(?:no\b\.?|number|#)?\s?[:#-]?\s?(?=[\w/-]*\d)[a-z]?[\d/-]+[a-z]?(?!\w)|[a-z]-\d{{1,4}}(?:/\d{{1,4}})?(?!\w)|#\s?\d{{1,4}}(?!\w))(?:,\s?|\s)",
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
    re.compile(
        rf"{GAP}(?:{'|'.join(STATES + OTHER_STATES)})[\s,]+(?:{CANADIAN}|\d{{5}})(?!\w)", re.IGNORECASE
    ),
    re.compile(rf"\s?,\s?(?:{WORD}\s){{1,3}}(?:{TYPE}|{BUILDING})(?=\s?[,.;!\n]|$)", re.IGNORECASE),
    re.compile(rf"(?:\s?,\s?|\s)(?:sector|phase|block)[\s-]?\w{{1,3}}(?!\w)", re.IGNORECASE),
    re.compile(rf"(?:\s?,\s?|\s?\n\s*)(?:(?:{WORD}\s){{1,2}})?{SURE_TYPE}(?!\w)", re.IGNORECASE),
    re.compile(
        rf"(?:\s?,\s?|\s?[-–]\s)\d{{1,3}}(?:st|nd|rd|th)\s(?:cross|main|block|stage|phase|street|avenue|road)(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:\s?,\s?|\s?\n\s*)(?:{NUMBER})(?:,\s?|\s){STREET}", re.IGNORECASE),
    re.compile(rf"(?:\s?,\s?|\s?\n\s*|\s)(?:{CAP}\s?,?\s?){{1,4}}(?:{POSTCODES})"),
    re.compile(rf"{GAP}(?:{'|'.join(AREAS)})\d[A-Z\d]?(?![\w-])"),
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
    re.compile(rf",\s?(?:{'|'.join(STATES + OTHER_STATES)})(?!\w)"),
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
        rf"(?:(?<=\s)|^)[^\W\d_]{{3,}}\s(?:house|court|lodge|cottage|apartments|mansions|building|tower),\s?\Z",
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


def find_english_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses in Latin letters stand; some may touch or repeat one another."""
    found = [whole(text, *place) for place in named_houses(text)]
    if re.search(r"\d", text):
        found += [
            whole(text, *place) for place in (*sure_pieces(text), *numbered_streets(text), *told_places(text))
        ]
        found += [whole(text, *place) for place in needs_neighbour(text)]
    yield from bridged(text, found, STOP - {"near"})


def told_places(text: str) -> Iterator[tuple[int, int]]:
    """Whatever follows "my address is", as far as its last number."""
    for found in CUE.finditer(text):
        end = told(text, found.end(), STOP, COUNTED)
        if end > found.end():
            yield found.end(), end


def named_houses(text: str) -> Iterator[tuple[int, int]]:
    """Houses that have a name and no number."""
    for found in NAMED.finditer(text):
        name = BUILDING_NAME.search(text, max(0, found.start() - 50), found.start())
        words = last_run(name.group().split()) if name else []
        start = found.start() - len(" ".join(words)) - 1
        if words and is_named_house(text, words, found):
            yield start, found.end()


def last_run(words: list[str]) -> list[str]:
    """The words behind the last word of a sentence, with "the" in front of them."""
    first = max((place + 1 for place, word in enumerate(words) if word.lower() in STOP), default=0)
    return words[first - 1 :] if first and words[first - 1].lower() == "the" else words[first:]


def is_named_house(text: str, words: list[str], found: re.Match[str]) -> bool:
    """True for "Rose Cottage, Mill Lane": a name with capitals, or a comma and a town after it."""
    street = found["street"].split()
    if STOP & {word.lower() for word in (*words[1:], *street[:-1])} or words == ["the"]:
        return False
    capital = words[-1][0].isupper() and street[0][0].isupper()
    return capital or (
        "," in found["gap"] and (reach(text, found.end()) > found.end() or is_sure_type(street[-1]))
    )


def is_sure_type(word: str) -> bool:
    """True for "road", not for "way"."""
    return bool(re.fullmatch(SURE_TYPE, word, re.IGNORECASE))


def sure_pieces(text: str) -> Iterator[tuple[int, int]]:
    """Postcodes, boxes, flats and streets that lead to a house whatever stands beside them."""
    for pattern in (BOX, FLAT, POSTCODE, LOWER_POSTCODE, ARTICLED, FOREIGN, ROMAN_RUSSIAN):
        for found in pattern.finditer(text):
            yield found.span()
    for found in CODE.finditer(text):
        yield found.span("code")
    for found in TOWN_CODE.finditer(text):
        start = town_before(text, found.end("town"))
        if start < found.end("town"):
            yield start, found.end()
    for found in AT_HOME.finditer(text):
        group = "place" if found["place"] else "loose"
        if not STOP & set(re.findall(r"[^\W\d_]+", found[group].lower())):
            yield found.span(group)


def numbered_streets(text: str) -> Iterator[tuple[int, int]]:
    """A number and a street; a doubtful street ("drive", "place") wants a capital, a word such as "at" before, or a town after."""
    for found in NUMBERED.finditer(text):
        words = found["street"].lower().split()
        articled = words[0] == "the" and words[-1] in ARTICLED_TYPES
        if not STOP & set(words[articled:-1]) and is_sure(text, found):
            yield found.span()


def is_sure(text: str, found: re.Match[str]) -> bool:
    """True for a street that is no "10 second walk"."""
    street = found["street"]
    sure = re.search(rf"(?:^|\s){SURE_TYPE}(?!\w)", street, re.IGNORECASE)
    capital = street[0].isdigit() or any(word[0].isupper() and not word.isupper() for word in street.split())
    return bool(
        sure
        or capital
        or PREPOSITION.search(text, max(0, found.start() - 20), found.start())
        or reach(text, found.end()) > found.end()
        or before(text, found.start()) < found.start()
    )


def needs_neighbour(text: str) -> Iterator[tuple[int, int]]:
    """The number of a house, plot or shop: an address only with a street, quarter or town after it."""
    for pattern in (HOUSE_NUMBER, ARTICLED_LOOSE):
        for found in pattern.finditer(text):
            end = len(text[: found.end()].rstrip(" ,"))
            if reach(text, end) > end:
                yield found.start(), end


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The address with all that belongs to it on both sides."""
    return trimmed(text, before(text, start), reach(text, end))


def before(text: str, start: int) -> int:
    """Where flat, floor, building and, before a postcode, street and town begin."""
    if POSTCODE_HERE.match(text, start):
        start = before_postcode(text, start)
    return backward(text, start, BEFORE)


def before_postcode(text: str, start: int) -> int:
    """Where the street and town in front of a postcode begin: capitals, or a house number and no word of a sentence."""
    found = [pattern.search(text, max(0, start - 80), start) for pattern in BEFORE_POSTCODE]
    starts = [
        piece.start()
        for piece in found
        if piece and not STOP & set(re.findall(r"[a-z'’]+", piece.group().lower()))
    ]
    return min(starts, default=town_in_front(text, start))


def town_in_front(text: str, start: int) -> int:
    """Where a known town with a blank or comma before `start` begins."""
    end = len(text[:start].rstrip(" ,"))
    town = town_before(text, end)
    return town if town < end else start


def reach(text: str, end: int) -> int:
    """Where flat, quarter, town, state, postcode and country end."""
    return forward(text, end, AFTER, (town_next, postcode_next))


def postcode_next(text: str, place: int) -> int:
    """The end of a postcode with up to three words in front that are no words of a sentence."""
    found = LOOSE_AFTER.match(text, place)
    return found.end() if found and not STOP & set(re.findall(r"[a-z]+", found["words"].lower())) else place


def town_next(text: str, place: int) -> int:
    """The end of a town after a comma, or after a blank when the town is known."""
    gap = re.compile(r"\s?[,–|/-]\s?|\s").match(text, place)
    if not gap:
        return place
    known = town_after(text, gap.end())
    if known > gap.end():
        return known
    found = TOWN.match(text, place)
    found = found or LOOSE_TOWN.match(text, place)
    if not found:
        return place
    words = found["town"].lower().split()
    given = words[0] in names("en_given") and len(words[0]) > 2
    return place if given or STOP & set(words) else found.end("town")
