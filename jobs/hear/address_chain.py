"""Puts the pieces of one address together: from a piece that is sure, on to every neighbour that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator

WINDOW = 80  # letters that are looked at before an address
MOST = 9  # pieces on either side
BRIDGE = 6  # words between two pieces of one address
WORDS = re.compile(r"[^\W\d_]+")
TOKEN = re.compile(r"[\s,،–-]{0,3}(?P<word>[\w/№#.'’«»-]+)")
SENTENCE_END = re.compile(r"[.!?؟;:]\s|\n\n")
Reach = Callable[[str, int], int]
BLANKS = " \t\n,،;:-–—.("


def forward(text: str, place: int, pieces: Iterable[re.Pattern[str]], others: Iterable[Reach] = ()) -> int:
    """The end of the last piece in an unbroken row of pieces that begins at `place`."""
    for _ in range(MOST):
        ends = [found.end() for piece in pieces if (found := piece.match(text, place))]
        further = max([*ends, *(other(text, place) for other in others)], default=place)
        if further <= place:
            return place
        place = further
    return place


def backward(text: str, place: int, pieces: Iterable[re.Pattern[str]], others: Iterable[Reach] = ()) -> int:
    """The start of the first piece in an unbroken row of pieces that ends at `place`."""
    for _ in range(MOST):
        least = max(0, place - WINDOW)
        starts = [found.start() for piece in pieces if (found := piece.search(text, least, place))]
        earlier = min([*starts, *(other(text, place) for other in others)], default=place)
        if earlier >= place:
            return place
        place = earlier
    return place


def without_gap(text: str, place: int) -> int:
    """Where the word before `place` ends, when only a blank, a comma or a dash stands between."""
    least = max(0, place - 4)
    while place > least and text[place - 1] in BLANKS and text[place - 1] not in ".(:;":
        place -= 1
    return place


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same place without blanks and commas at its end."""
    while start < end and text[end - 1] in BLANKS:
        end -= 1
    return start, end


def bridged(text: str, places: Iterable[tuple[int, int]], stop: Collection[str]) -> Iterator[tuple[int, int]]:
    """The places, and what lies between two of them when it is short, within one sentence, and holds no word of a sentence."""
    last = 0
    for start, end in sorted(places):
        yield start, end
        between = text[last:start]
        if last and start > last and len(between) < 60 and is_bridge(between, stop):
            yield last - 1, start + 1
        last = max(last, end)


def is_bridge(between: str, stop: Collection[str]) -> bool:
    """True for "near Ganesh temple", not for "and then"."""
    words = WORDS.findall(between.lower())
    return (
        len(words) <= BRIDGE and not SENTENCE_END.search(between) and not any(word in stop for word in words)
    )


def told(text: str, place: int, stop: Collection[str], counted: re.Pattern[str]) -> int:
    """After words such as "my address is": the end of the last number before the sentence goes on, or `place`."""
    end, words, at = place, 0, place
    while words < 12 and (found := TOKEN.match(text, at)):
        word = found["word"]
        if word.lower().strip(".«»") in stop or counted.match(text, found.start("word")):
            break
        words += 1
        at = found.end()
        if words > 1 and any(letter.isdigit() for letter in word):
            end = at
        if word[-1] == "." and len(word) > 5:
            break
    return end


def towards(text: str, place: int, stop: Collection[str], town_before: Reach) -> int:
    """The start of a town in front, with up to three words of a quarter between it and `place`."""
    words = list(WORDS.finditer(text, max(0, place - 60), place))[-4:]
    for word in reversed(words):
        if re.search(r"[^\w\s,،–-]", text[word.end() : place]) or word.group().lower() in stop:
            return place
        start = town_before(text, word.end())
        if start < word.end():
            return start
    return place
