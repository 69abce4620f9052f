"""Finds addresses as English-speaking countries write them: Britain, Ireland, America, Canada, Australia, India, Nigeria (post offices' own guides, and how people shorten them)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear import address_english_wide as wide
from jobs.hear.address_chain import backward, bridged, forward, told, trimmed, without_gap
from jobs.hear.address_english_pieces import (
    AFTER,
    ARTICLED,
    ARTICLED_LOOSE,
    ARTICLED_TYPES,
    AT_HOME,
    BEFORE,
    BEFORE_POSTCODE,
    BOX,
    BUILDING_NAME,
    CODE,
    COUNTED,
    CUE,
    FLAT,
    FOREIGN,
    HOUSE_NUMBER,
    LOOSE_AFTER,
    LOOSE_TOWN,
    LOWER_POSTCODE,
    NAMED,
    NUMBERED,
    POSTCODE,
    POSTCODE_HERE,
    PREPOSITION,
    ROMAN_RUSSIAN,
    STOP,
    SURE_TYPE,
    TOWN,
    TOWN_CODE,
)
from jobs.hear.address_towns import town_after, town_before
from jobs.hear.gazetteer import names


def find_english_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses in Latin letters stand; some may touch or repeat one another."""
    found = [whole(text, *place) for place in named_houses(text)]
    found += [whole(text, *one.span()) for seed in wide.WITHOUT_DIGITS for one in seed.finditer(text)]
    found += [whole(text, *one.span("place")) for one in wide.HOME_NAME.finditer(text)]
    if re.search(r"\d", text):
        found += [
            whole(text, *place)
            for place in (*sure_pieces(text), *sent_to(text), *numbered_streets(text), *told_places(text))
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
    for pattern in (BOX, FLAT, POSTCODE, LOWER_POSTCODE, ARTICLED, FOREIGN, ROMAN_RUSSIAN, *wide.SEEDS):
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


def sent_to(text: str) -> Iterator[tuple[int, int]]:
    """A number and a name with capitals behind words such as "at" and "sent to": "75 Larkhill"."""
    for found in wide.SENT_TO.finditer(text):
        if is_place_name(found["name"]):
            yield found.span("place")


def needs_neighbour(text: str) -> Iterator[tuple[int, int]]:
    """The number of a house, plot or shop: an address only with a street, quarter or town after it."""
    for pattern in (HOUSE_NUMBER, ARTICLED_LOOSE):
        for found in pattern.finditer(text):
            end = len(text[: found.end()].rstrip(" ,"))
            if reach(text, end) > end:
                yield found.start(), end
    for pattern in wide.NEED_NEIGHBOUR:
        for found in pattern.finditer(text):
            start, end = found.span()
            if wide.NAMED_PLACE.search(text[end : reach(text, end)]) or wide.NAMED_PLACE.search(
                text[before(text, start) : start]
            ):
                yield start, end


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The address with all that belongs to it on both sides."""
    return trimmed(text, before(text, start), reach(text, end))


def before(text: str, start: int) -> int:
    """Where flat, floor, building and, before a postcode, street and town begin."""
    if POSTCODE_HERE.match(text, start):
        start = before_postcode(text, start)
    return backward(text, start, (*BEFORE, *wide.BEFORE), (capitals_in_front,))


def capitals_in_front(text: str, place: int) -> int:
    """The start of a village, estate or house whose words all have capitals, between commas in front of an address."""
    found = wide.CAPITALS_BEFORE.search(text, max(0, place - 60), place)
    return found.start("words") if found and is_place_name(found["words"]) else place


def capitals_next(text: str, place: int) -> int:
    """The end of the name of a building right behind the number of a flat or unit."""
    found = wide.CAPITALS_AFTER.match(text, place)
    return found.end("words") if found and is_place_name(found["words"]) else place


def is_place_name(phrase: str) -> bool:
    """False for words of a sentence, for a given name in front, and for a single English word."""
    words = phrase.lower().removeprefix("the ").split()
    if phrase.isupper() or words[0] in names("en_given") or set(words) & (STOP | names("en_common")):
        return False
    return len(words) > 1 or words[0] not in names("en_usual")


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
    end = without_gap(text, start)
    town = town_before(text, end)
    return town if town < end else start


def reach(text: str, end: int) -> int:
    """Where flat, quarter, town, state, postcode and country end."""
    return forward(text, end, (*AFTER, *wide.AFTER), (town_next, postcode_next, capitals_next))


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
