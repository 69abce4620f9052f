"""Reads what stands behind a word that may be a name: "Grace took the call", "Dusty on reception", "the Fletchers upstairs" are people; "King Edward's wing", "Ralph Lauren shirt" are not (own observations)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jobs.hear.features_english import lists_of
from jobs.hear.gazetteer import names
from jobs.hear.span import Span

SPEAKS = (
    r"(?:says|said|told|tells|knew|knows|answered|answers|listened|smiled|laughed|laughs|promised|explained|refused|refuses|apologi[sz]ed|shrugged|insisted|swore|admitted|replied|phoned|emailed|texted|loves|thinks|thought|wants|helped"
    r"|checked|hung up|fixed|sorted|arrived|forgot|knocked|hasn['’]t (?:rung|called|replied|written|been back)|didn['’]t (?:turn up|show up|answer|listen|call|ring|reply|care|know|bother)|never (?:replied|rang|called|answered|came|listened|marks|turned)"
    r"|couldn['’]t have been|could not have been|could not have cared|took (?:one look|the call|the time|over|me|us|my|our)|was (?:on the|so|very|lovely|rude|brilliant|great|kind|patient|amazing|fantastic|wonderful|helpful|late|packing|at the|in charge|the only one)"
    r"|is (?:on (?:shift|holiday|leave)|lovely|rude|brilliant|the (?:best|worst|only)|a (?:star|gem|legend|hero|credit)|so (?:kind|rude|helpful|good with)|no longer|an absolute))(?!\w)"
)
DESK = r"(?:(?:at|on|in|behind|from|by) (?:the |your |our )?(?:front |help |service |information |check-?in |night |late )?(?:desk|reception|counter|tills?|accounts|billing|lettings|maintenance|housekeeping|checkouts?|pharmacy|despatch|dispatch|catering|deli|concierge|switchboard|nights|support|sales|returns|complaints|customer (?:service|services|care))(?!\w))"
BEHIND = re.compile(rf"\s(?:{SPEAKS}|{DESK})")
TRADE = r"(?:driver|courier|nurse|midwife|doctor|gp|carer|keyworker|therapist|physio|podiatrist|dentist|surgeon|receptionist|manager|cleaner|cook|chef|waiter|waitress|barista|cashier|plumber|electrician|engineer|fitter|technician|agent|advis[eo]r|assistant|teacher|tutor|trainer|coach|instructor|porter|caretaker|gardener|postman|postwoman|librarian|visitor|worker|warden|supervisor|landlord|landlady|builder|roofer|joiner|mechanic|consultant|pharmacist|counsell?or|co-?ordinator)"
SURELY = re.compile(
    rf"(?:,? (?:the|our|my) (?:[a-z-]+ ){{0,2}}{TRADE}|\s(?:has|is|was|helps|rang|made|gave|went|came|explained|did|showed|always|really|also))(?!\w)"
)
OPENS = re.compile(
    r"(?:^|[.!?:;,\n(\"“–-]\s?|(?<!\w)(?:and|but|then|when|because|so|if|as|that|while|was|yesterday|today|only|even|neither|nor)\s)\Z",
    re.IGNORECASE,
)
WORD = re.compile(r"(?<![\w'’@#-])[^\W\d_]{2,}(?![\w'’@-])")
FAMILIES = re.compile(
    r"(?<!\w)(?:the|The|THE)\s(?P<some>[^\W\d_]{4,}s)(?![\w'’-])|(?<!\w)(?:the|The)\s(?P<one>[A-Z][^\W\d_]{3,})(?=\sfamily(?!\w))"
)
INITIALS = re.compile(
    r"(?<![\w.])(?P<name>[A-Z]\.\s?[A-Z]\.)(?=\s(?:from|in|on|at|and\s[A-Z]\.|said|says|told|was|is|from|rang|called)(?!\w))"
)
QUOTED = re.compile(
    r"(?<!\w)(?:agent|advis[eo]r|operator|driver|courier|rep|nurse|doctor|manager|engineer|technician|colleague|somebody|someone|named)\s[\"“‘'](?P<name>[A-Z][a-z-]{2,}(?:\s[A-Z][a-z-]+)?)[\"”’']"
)
SHORTENED = names("en_shortened")
NEVER = names("en_never")
MORE = names("en_rather")
ROYAL = re.compile(r"(?<!\w)(?:King|Queen|Pope|Emperor|Empress|Prophet|Saint|Tsar)\s$")
PLACE_AFTER = re.compile(
    r"(?:['’]s?)?\s(?:(?i:ward|dock|docks|palace|wing|library|stadium|theatre|cinema|museum|boulevard|brae|salad|sponge|guitars?|amps?|hoover|vacuum|bookcase|bookshelf|hoodie|jeans|trainers|boots|shirts?|perfume|aftershave|lipstick|whisk(?:e)?y|rum|gin|vodka)"
    r"|Inn|Arms|Hall|Park|Day|Night|Well|House|Court|Hill|Close|Way|Lane|Bridge|Tower|Gardens|Green|Mall|Centre|Center|Market|Island|Bay|Beach|Falls|Nagar|Towers|Gate|Point|Square|Cross|Head|Brae|Primary|High|Academy|Clinic|Surgery|Kitchen|Avenue|Wharf|Quay)(?!\w)"
)
PLACE_WITHIN = re.compile(
    r"\s(?:Dock|Palace|Ward|ward|Brae|Stadium|Theatre|Museum|Wing|Library|Cinema|Boulevard|Nagar|Kitchen|Airport|Inn|Arms)$"
)


def find_by_after(text: str) -> Iterator[Span]:
    """Names that are everyday words or unknown, made sure by what stands behind them; families; bare initials."""
    for word in WORD.finditer(text):
        if is_named_by(text, word) and OPENS.search(text, max(0, word.start() - 12), word.start()):
            yield Span(*word.span(), "person", "")
    for found in FAMILIES.finditer(text):
        group = "some" if found["some"] else "one"
        if is_family(found[group].lower(), plural=group == "some"):
            yield Span(*found.span(group), "person", "")
    for found in QUOTED.finditer(text):
        yield Span(*found.span("name"), "person", "")
    for found in INITIALS.finditer(text):
        yield Span(*found.span("name"), "person", "")


def is_named_by(text: str, word: re.Match[str]) -> bool:
    """True when what stands behind a word makes it a name; a name that is nothing else needs less."""
    if BEHIND.match(text, word.end()):
        return may_be_name(word.group())
    return SURELY.match(text, word.end()) is not None and is_sure_given(word.group())


def is_sure_given(word: str) -> bool:
    """True for a given name with a capital that is no English word, no town and no brand."""
    found = set(lists_of(word.lower()))
    return word[0].isupper() and "g" in found and not found & set("12mpb")


def may_be_name(word: str) -> bool:
    """True for a given name, or an English word that some people are called; no brand, no title, no day."""
    small = word.lower()
    if small in NEVER - (MORE if word[0].isupper() else frozenset()) or small in names("en_brands"):
        return False
    given = set(lists_of(small))
    return (
        small in names("en_given")
        or ("g" in given and "1" not in given)
        or (word[0].isupper() and (small in MORE or {"g", "f"} <= given))
    )


def is_family(word: str, *, plural: bool) -> bool:
    """True for the plural of a family name that is no English word and no town ("Fletchers", not "kings")."""
    single = set(lists_of(word[:-1] if plural else word))
    return "f" in single and not (single | set(lists_of(word))) & set("1mpb2" if plural else "1mpb")


def is_shortened(name: str) -> bool:
    """True for "U.K." and the like."""
    return "." in name and re.sub(r"\W", "", name).lower() in SHORTENED


def is_somewhere(text: str, start: int, end: int) -> bool:
    """True for a place, a product or a king called after somebody ("Albert Dock", "King Edward's wing")."""
    return bool(
        is_shortened(text[start:end])
        or PLACE_AFTER.match(text, end)
        or PLACE_WITHIN.search(text, start, end)
        or ROYAL.search(text, max(0, start - 10), start)
    )


@cache
def famous() -> re.Pattern[str]:
    """Every shop, work and famous person that looks like a first and last name."""
    phrases = "|".join(sorted(map(re.escape, names("en_famous")), key=lambda phrase: (-len(phrase), phrase)))
    return re.compile(rf"(?<![\w'’-])(?:{phrases})(?![\w-])", re.IGNORECASE)


def is_famous(text: str, start: int, end: int) -> bool:
    """True for a place of the text that lies within a famous phrase."""
    least, most = max(0, start - 16), min(len(text), end + 16)
    return any(
        found.start() <= start and end <= found.end() for found in famous().finditer(text, least, most)
    )
