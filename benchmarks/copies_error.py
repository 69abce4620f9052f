"""How often copies are missed, and how often two voices are called one: `OTKLIK_DATA=FOLDER python -m benchmarks.copies_error`.

Real texts are repeated after edits that people make, each kind apart, by the same author and (long ones) by nobody known on another channel;
recall is the share found. False copies: distinct texts of one file said on one day, once by one author in groups of ten, once each by
nobody known on channels of their own; texts that are equal but for capitals and signs are left out beforehand. Translations: pairs of
the same sentence against pairs of different sentences. Short canned texts by different people must never be copies.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Sequence
from datetime import date

from benchmarks.themes_sets import folder
from jobs.mosaic.alike import FEWEST_EDITED
from jobs.mosaic.copies import LONG, Said, find_copies, words_of
from jobs.mosaic.measuring.texts import Text, read_texts
from jobs.mosaic.stems import sentences
from jobs.mosaic.vectors import encode

FILES = (
    "feedback/nhs_fft_phase1_en.jsonl", "themes/restaurants_mams_en.jsonl", "feedback/comcast_complaints_en.jsonl",
    "feedback/cfpb_narratives_en.jsonl", "feedback/restaurants_sentirueval_ru_train.jsonl", "feedback/tweets_telecom_ru.jsonl",
    "feedback/reviews_res2_ar.jsonl", "themes/hotels_absa_ar_train.jsonl", "themes/banking77_en_train.jsonl",
)  # fmt: skip
PAIRS = ("themes/tatoeba_pairs.jsonl", "themes/sib200_parallel_en_ru_ar.jsonl")
DAY = date(2026, 5, 1)
PART = 2_000
GROUP = 10
CANNED = (
    "All good, thanks",
    "Everything was fine",
    "Все хорошо, спасибо",
    "Спасибо за работу",
    "شكرا لكم كل شيء جيد",
)

Edit = Callable[[str, random.Random], str]


def typos(text: str, chance: random.Random) -> str:
    """One letter in forty is lost, doubled or changes places with the next."""
    letters = list(text)
    for place in sorted(chance.sample(range(len(letters) - 1), max(1, len(letters) // 40)), reverse=True):
        letters[place : place + 2] = chance.choice(
            (
                letters[place + 1 : place + 2],
                [letters[place], *letters[place : place + 2]],
                letters[place : place + 2][::-1],
            )
        )
    return "".join(letters)


def one_word(text: str, chance: random.Random) -> str:
    """One word in twelve becomes another one."""
    words = text.split()
    for place in chance.sample(range(len(words)), max(1, len(words) // 12)):
        words[place] = chance.choice(words)
    return " ".join(words)


def dropped(text: str, chance: random.Random) -> str:
    """One sentence is left out."""
    parts = sentences(text)
    gone = chance.randrange(len(parts))
    return ". ".join(part for place, part in enumerate(parts) if place != gone or len(parts) == 1)


def reordered(text: str, _: random.Random) -> str:
    """The first half of the sentences comes last; a single sentence stays."""
    parts = sentences(text)
    cut = max(1, len(parts) // 2)
    return ". ".join([*parts[cut:], *parts[:cut]])


def shortened(text: str, _: random.Random) -> str:
    """Only the beginning, two thirds of the words."""
    words = text.split()
    return " ".join(words[: max(1, 2 * len(words) // 3)])


def signs(text: str, _: random.Random) -> str:
    """Other capitals, no signs."""
    return re.sub(r"[^\w\s]", "", text).upper()


EDITS: dict[str, Edit] = {
    "signs": signs, "typos": typos, "words": one_word, "dropped": dropped, "reordered": reordered, "shortened": shortened,
}  # fmt: skip


def read(path: str) -> list[Text]:
    """Distinct texts of a file, at most two thousand."""
    place = folder() / path
    lines = [line for line in place.read_bytes().splitlines() if b'"text": ""' not in line]
    kept = {words_of(text.text): text for text in read_texts(b"\n".join(lines), place)}
    return random.Random(1).sample(list(kept.values()), min(PART, len(kept)))


def says(voice: int, text: str, author: str, channel: str, language: str = "") -> Said:
    """A voice of the one day; "" is nobody known."""
    return Said(voice, DAY, words_of(text), frozenset({author} if author else ()), channel, language, text)


def recall(texts: Sequence[Text], edit: Edit, fewest: int, author: str) -> tuple[int, int]:
    """How many edited copies are found, of how many; a text that the edit leaves as it was is no test."""
    chance, tried, found = random.Random(1), 0, 0
    for text in (text for text in texts if len(words_of(text.text)) >= fewest):
        later = edit(text.text, chance)
        if later != text.text and len(words_of(later)) >= fewest:
            tried += 1
            channels = ("a", "a") if author else ("a", "b")
            pair = [says(1, text.text, author, channels[0]), says(2, later, author, channels[1])]
            found += find_copies(pair) == {2: 1}
    return found, tried


def false_copies(texts: Sequence[Text]) -> tuple[int, int, int, int, int]:
    """Distinct texts that are called copies: of one author (ten texts each), of one who says ten times the same thing (one label), and of
    nobody known; of how many; how many long.
    """
    sorted_texts = sorted(texts, key=lambda text: text.labels)
    alike = [says(n, text.text, f"author {n // GROUP}", "a") for n, text in enumerate(sorted_texts)]
    own = [says(n, text.text, f"author {n // GROUP}", "a") for n, text in enumerate(texts)]
    others = [says(n, text.text, "", f"channel {n % 5}") for n, text in enumerate(texts)]
    return (
        len(find_copies(own)),
        len(find_copies(alike)),
        len(find_copies(others)),
        len(texts),
        sum(len(one.words) >= LONG for one in others),
    )


def translations(path: str) -> str:
    """Pairs in two languages by one author: translations found, and other sentences taken for translations."""
    place = folder() / path
    import json

    by_pair: dict[str, list[dict[str, str]]] = {}
    for line in place.read_text("utf-8").splitlines():
        row = json.loads(line)
        by_pair.setdefault(row["extra"]["pair"], []).append(row)
    pairs = [(rows[0], other) for rows in by_pair.values() for other in rows[1:]]
    long = [pair for pair in pairs if all(len(words_of(row["text"])) >= FEWEST_EDITED for row in pair)]
    right = voices_of([(f"{n}", *pair) for n, pair in enumerate(long)])
    shifted = [(f"{n}", pair[0], long[(n + 7) % len(long)][1]) for n, pair in enumerate(long)]
    wrong = voices_of(shifted)
    return (
        f"{path}: {len(find_copies(right, encode=encode))} of {len(long)} translations found, "
        f"{len(find_copies(wrong, encode=encode))} of {len(long)} other sentences taken for one"
    )


def voices_of(pairs: Sequence[tuple[str, dict[str, str], dict[str, str]]]) -> list[Said]:
    """Two voices of one author for each pair."""
    return [
        says(2 * n + side, row["text"], author, "a", row["lang"])
        for n, (author, *both) in enumerate(pairs)
        for side, row in enumerate(both)
    ]


def speed(texts: Sequence[Text], number: int) -> str:
    """Real texts said by ever new people over a year, one in fifty a copy."""
    chance = random.Random(1)
    said = [
        Said(
            n, date.fromordinal(DAY.toordinal() + chance.randrange(365)), words_of(f"{one.text} {n} {n % 977} {n % 37}"),
            frozenset({f"author {chance.randrange(number // 2)}"}), f"channel {n % 5}",
        )
        for n, one in enumerate(chance.choices(texts, k=number))
    ]  # fmt: skip
    before = time.process_time()
    found = find_copies(said)
    full = time.process_time() - before
    latest = sorted(one.day for one in said)[-number // 100]
    settled = {copy: first for copy, first in found.items() if next(o for o in [said[copy]]).day < latest}
    before = time.process_time()
    again = find_copies(said, settled, latest)
    night = time.process_time() - before
    return (
        f"{number} voices: {full:.1f} CPU s, {len(found)} copies; a night with the latest 1 %: {night:.1f} CPU s, "
        f"{'the same copies' if again == found else 'OTHER COPIES'}"
    )


def main() -> None:
    """Print recall by edit, false copies, translations, canned texts, speed."""
    sets = {path: read(path) for path in FILES}
    print(f"{'recall':>46}" + "".join(f"{name:>17}" for name in EDITS))
    for path, texts in sets.items():
        for who, author, fewest in (("same author", "x", FEWEST_EDITED), ("nobody known", "", LONG)):
            cells = [recall(texts, edit, fewest, author) for edit in EDITS.values()]
            print(
                f"{path.split('/')[1]:>33} {who:>12}"
                + "".join(f"{f'{found}/{tried}':>17}" for found, tried in cells)
            )
    for path, texts in sets.items():
        own, alike, others, voices, long = false_copies(texts)
        print(
            f"{path}: {own} of {voices} called copies of one author, {alike} where each author keeps to one label, "
            f"{others} of {long} long ones of nobody known"
        )
    for path in PAIRS:
        print(translations(path))
    canned = [
        says(n, CANNED[n % len(CANNED)], f"author {n}" if n % 2 else "", f"channel {n % 3}")
        for n in range(1_000)
    ]
    print(
        f"canned short texts by different people: {len(find_copies(canned))} of {len(canned)} called copies"
    )
    print(speed([text for texts in sets.values() for text in texts], 100_000))


if __name__ == "__main__":
    main()
