"""Measures the airlock's search for known people: building, a night with 1 % new, pages a second, false alarms on clean pages.

`python -m benchmarks.airlock_identities [NUMBER ...] [--clean FILE_OR_FOLDER ...]` (usually 100000 1000000). The clean pages are our own
texts and the "text" fields of the JSON lines that are named; the known people are invented for the run. Each step runs in a process of
its own, so that its peak memory is its own; the naive way is the expansion of every name into all its spellings, kept in memory.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import pairwise, permutations, product
from pathlib import Path
from typing import Any

from benchmarks.invented_people import MEN, WOMEN, people
from db.airlock import contacts_of_customers
from db.identity_index import index_of, refresh
from db.store import open_store, writing
from jobs.hear.gazetteer import names
from jobs.vetting.identities import Known, found_on
from jobs.vetting.identity_checks import words_of
from jobs.vetting.identity_keys import keys_of, secret_of
from jobs.vetting.likeness import bare_stem
from jobs.vetting.name_words import seen_word, tokens
from jobs.vetting.page_spots import spots_of
from jobs.vetting.page_words import read_page
from jobs.vetting.reading import Passage, words

KEY = bytes(range(32))
WORDS_OF_A_PAGE = 100
PAGES = 10_000
MOST_NAIVE = 100_000  # people whose names are all spelled out for comparison
SHOW = "--show" in sys.argv  # the words of false alarms


def fill(database: Path, number: int) -> None:
    """A store with so many contacts, two a customer."""
    db = open_store(database)
    found = list(people(number))
    random.Random(1).shuffle(found)
    with writing(db):
        customers = [(each, f"{each:032x}", "2026-01-01") for each in range(1, len(found) // 2 + 2)]
        db.conn.executemany("insert into customers (id, pseudonym, first_seen) values (?, ?, ?)", customers)
        rows = ((each // 2 + 1, kind, value) for each, (kind, value) in enumerate(found))
        db.conn.executemany(
            "insert or ignore into contacts (customer_id, kind, value) values (?, ?, ?)", rows
        )


def change(database: Path) -> None:
    """One customer in a hundred: a third new contacts, a third changed, a third gone."""
    db = open_store(database)
    with writing(db):
        db.execute(
            "insert into contacts select customer_id, 'handle', 'new_' || customer_id from contacts where customer_id % 300 = 0 group by 1"
        )
        db.execute("update or ignore contacts set value = value || '7' where customer_id % 300 = 1")
        db.execute("delete from contacts where customer_id % 300 = 2")


def opened(database: Path) -> Known:
    """The people of a store, as the door of the airlock opens them."""
    db, secret = open_store(database), secret_of(KEY)
    index = refresh(index_of(database), KEY, db, partial(keys_of, secret=secret))
    return Known(index.keys, index.owners, secret, partial(contacts_of_customers, db))


def texts(places: Iterable[str]) -> Iterator[str]:
    """Our own texts, and the texts of JSON lines."""
    for file in sorted(Path("content").rglob("*.md")):
        yield file.read_text("utf-8")
    for place in map(Path, places):
        for file in sorted(place.glob("*.jsonl")) if place.is_dir() else [place]:
            for line in file.read_text("utf-8").splitlines():
                yield json.loads(line).get("text") or ""


def clean_pages(places: list[str]) -> list[list[Passage]]:
    """Pages of about so many words; when there are too few texts, they are shuffled and used again."""
    found = list(dict.fromkeys(texts(places)))
    found.sort(key=lambda text: (language_of(text), text))
    pages: list[list[Passage]] = []
    page: list[Passage] = []
    size, turn = 0, 0
    while len(pages) < PAGES:
        for text in found if turn == 0 else random.Random(turn).sample(found, len(found)):
            page.append(Passage(len(page) + 1, text))
            size += len(text.split())
            if size >= WORDS_OF_A_PAGE:
                pages.append(page)
                page, size = [], 0
        turn += 1
    return pages[:PAGES]


def language_of(text: str) -> str:
    """The script that most letters of a text are of."""
    counted = Counter(
        "ar" if "\u0600" <= sign <= "\u06ff" else "ru" if "а" <= sign <= "я" else "en"
        for sign in text
        if sign.isalpha()
    )
    return max(counted, key=lambda language: (counted[language], language), default="en")


def alarms_of(known: Known, page: list[Passage]) -> list[tuple[str, str, list[str]]]:
    """Language, kind and words of everything that is found on a page."""
    read = read_page(page)
    return [
        (language_of(page[read.passages[spot.place]].text), spot.kind, list(spot.seen))
        for spot in found_on(known, read, spots_of(read))
    ]


def meetings(contacts: Iterable[tuple[str, str]]) -> tuple[set[tuple[str, str]], dict[str, set[str]]]:
    """Every two words of a name in any Russian case, and by each word the first letters of the others."""
    pairs, letters = set[tuple[str, str]](), dict[str, set[str]]()
    for kind, value in contacts:
        for first, second in permutations(words_of(value), 2) if kind == "name" else ():
            for one, other in product(map(bare_stem, first), map(bare_stem, second)):
                pairs.add((one, other))
                letters.setdefault(one, set()).add(other[0])
    return pairs, letters


def is_meeting(known: tuple[set[tuple[str, str]], dict[str, set[str]]], kind: str, seen: list[str]) -> bool:
    """True for a page that really says the name, letter by letter or with its initial: the people are invented, names meet."""
    pairs, letters = known
    if len(seen) != 2 or kind == "address":
        return False
    first, second = ([bare_stem(reading) for reading in seen_word(word)] for word in seen)
    if kind == "initial":
        return any(letter[0] in letters.get(word, ()) for letter, word in product(first, second))
    return any(both in pairs for both in product(first, second))


@cache
def listed_names() -> frozenset[str]:
    """Every name that we know, in any Russian case."""
    lists = ("en_given", "en_family", "ru_given", "ru_family", "ar_given", "ar_family")
    found = [*MEN, *WOMEN, *(name for each in lists for name in names(each))]
    return frozenset(bare_stem(word) for name in found for word in tokens(name))


def is_namesake(kind: str, seen: list[str]) -> bool:
    """True for two words that both are names: somebody real who is called like an invented person in another spelling."""
    return kind in ("pair", "glued") and all(
        not listed_names().isdisjoint(map(bare_stem, seen_word(word))) for word in seen
    )


def naive(contacts: Iterable[tuple[str, str]]) -> dict[str, set[tuple[int, int]]]:
    """Every name in every Russian case: what the first airlock did."""
    import pymorphy3

    dictionary, known = pymorphy3.MorphAnalyzer(), dict[str, set[tuple[int, int]]]()
    for person, (kind, value) in enumerate(contacts):
        for place, part in enumerate(words(value) if kind == "name" else ()):
            forms = {part}
            if "а" <= part[0] <= "я":
                forms |= {
                    form.word
                    for parse in dictionary.parse(part)
                    if "NOUN" in parse.tag
                    for form in parse.lexeme
                }
            for form in forms:
                known.setdefault(form, set()).add((person, place))
    return known


def naive_finds(known: dict[str, set[tuple[int, int]]], page: list[Passage]) -> bool:
    """Two neighbours that are two parts of one name."""
    return any(
        person == other and place != beside
        for passage in page
        for first, second in pairwise(words(passage.text))
        for person, place in known.get(first, ())
        for other, beside in known.get(second, ())
    )


def step(name: str, database: Path, places: list[str]) -> None:
    """One measured step; prints a line of JSON."""
    told: dict[str, object] = {}
    pages = clean_pages(places) if name in ("pages", "naive") else []
    begun, worked = time.perf_counter(), time.process_time()
    if name in ("build", "night", "nothing"):
        told["keys"] = len(opened(database).keys)
    elif name == "pages":
        known = opened(database)
        begun, worked = time.perf_counter(), time.process_time()
        told["alarms"] = [alarms_of(known, page) for page in pages]
        told["languages"] = [language_of(page[0].text) for page in pages]
        told["pages"] = len(pages)
    else:
        db = open_store(database)
        spelled = naive(db.execute("select kind, value from contacts"))
        told["build"] = round(time.perf_counter() - begun, 1)
        begun, worked = time.perf_counter(), time.process_time()
        told["pages"] = len(pages)
        told["pages with an alarm"] = sum(naive_finds(spelled, page) for page in pages)
    told["seconds"] = round(time.perf_counter() - begun, 1)
    told["CPU"] = round(time.process_time() - worked, 2)
    told["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(told))


def measured(name: str, database: Path, places: list[str]) -> dict[str, Any]:
    """Run a step in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.airlock_identities", "--step", name, str(database), *places]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])  # type: ignore[no-any-return]


def report(number: int, places: list[str], folder: Path) -> None:
    """All steps for one number of identities."""
    database = folder / str(number) / "store.db"
    if not database.exists():
        fill(database, number)
        build = measured("build", database, [])
        told = f"build {build['seconds']} s ({build['CPU']} CPU), peak {build['peak MB']} MB, {build['keys']} keys"
        print(f"{number} identities: {told}, file {index_of(database).stat().st_size >> 20} MB")
        nothing = measured("nothing", database, [])
        change(database)
        night = measured("night", database, [])
        print(
            f"  night with 1 % changed {night['seconds']} s ({night['CPU']} CPU), peak {night['peak MB']} MB"
        )
        print(f"  nothing changed {nothing['seconds']} s", flush=True)
    pages = measured("pages", database, places)
    speed = pages["pages"] / pages["CPU"]
    print(f"  {speed:.0f} pages of {WORDS_OF_A_PAGE} words and more a CPU second, peak {pages['peak MB']} MB")
    tell_alarms(database, pages)
    if number <= MOST_NAIVE:
        old = measured("naive", database, places)
        old_speed = old["pages"] / max(old["CPU"], 0.01)
        print(
            f"  naive: build {old['build']} s, peak {old['peak MB']} MB, {old_speed:.0f} pages a CPU second,",
            end=" ",
        )
        print(
            f"{old['pages with an alarm']} of {old['pages']} pages with an alarm; ratio {speed / old_speed:.2f}"
        )


def tell_alarms(database: Path, pages: dict[str, Any]) -> None:
    """How many pages were stopped, by language: by people who are not there, and by names that really stand there."""
    known = meetings(open_store(database).execute("select kind, value from contacts"))
    false, met, namesakes = Counter[str](), Counter[str](), Counter[str]()
    for language, alarms in zip(pages["languages"], pages["alarms"], strict=True):
        wrong = [alarm for alarm in alarms if not is_meeting(known, *alarm[1:])]
        false[language] += bool(wrong)
        met[language] += bool(alarms) and not wrong
        namesakes[language] += bool(wrong) and all(is_namesake(*alarm[1:]) for alarm in wrong)
        if SHOW:
            print("    ", *(f"{kind}: {' '.join(seen)};" for _, kind, seen in wrong)) if wrong else None
    of = Counter(pages["languages"])
    print(f"  pages: {dict(of)}; of these say such a name letter by letter, by chance: {dict(met)}")
    print(
        f"  false alarms: {dict(false)}; of these say a name that sounds like it: {dict(namesakes)}",
        flush=True,
    )


def main(arguments: list[str]) -> None:
    """Measure for each number."""
    if arguments[:1] == ["--step"]:
        step(arguments[1], Path(arguments[2]), arguments[3:])
        return
    places = arguments[arguments.index("--clean") + 1 :] if "--clean" in arguments else []
    places = [place for place in places if place != "--show"]
    numbers = [int(each) for each in arguments if each.isdecimal()] or [100_000, 1_000_000]
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            report(number, places, Path(os.environ.get("OTKLIK_BENCHMARK", folder)))


if __name__ == "__main__":
    main(sys.argv[1:])
