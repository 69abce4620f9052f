"""Measures the airlock's search for known people: building, a night with 1 % new, pages a second, false alarms on clean pages.

`python -m benchmarks.airlock_identities [NUMBER ...] [--clean FILE_OR_FOLDER ...]` (usually 100000 1000000). The clean pages are our own
texts and the "text" fields of the JSON lines that are named; the known people are invented for the run. Each step runs in a process of
its own, so that its peak memory is its own; the naive way is the expansion of every name into all its spellings, kept in memory.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

from benchmarks.invented_people import people
from db.airlock import contacts_of_customers
from db.identity_index import index_of, refresh
from db.store import open_store, writing
from jobs.vetting.identities import Known, find_identities
from jobs.vetting.identity_keys import keys_of, secret_of
from jobs.vetting.reading import Passage, words

KEY = bytes(range(32))
WORDS_OF_A_PAGE = 100
PAGES = 10_000


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
    pages: list[list[Passage]] = []
    page: list[Passage] = []
    size, turn = 0, 0
    while len(pages) < PAGES:
        for text in random.Random(turn).sample(found, len(found)):
            page.append(Passage(len(page) + 1, text))
            size += len(text.split())
            if size >= WORDS_OF_A_PAGE:
                pages.append(page)
                page, size = [], 0
        turn += 1
    return pages[:PAGES]


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
    begun = time.perf_counter()
    if name in ("build", "night", "nothing"):
        told["keys"] = len(opened(database).keys)
    elif name == "pages":
        known = opened(database)
        begun = time.perf_counter()
        alarms = [
            (number, passage, kind)
            for number, page in enumerate(pages)
            for passage, kind in find_identities([known], page)
        ]
        told["kinds"] = Counter(kind for _, _, kind in alarms)
        told["pages with an alarm"] = len({number for number, _, _ in alarms})
        told["pages"] = len(pages)
    else:
        db = open_store(database)
        spelled = naive(db.execute("select kind, value from contacts"))
        told["build"] = round(time.perf_counter() - begun, 1)
        begun = time.perf_counter()
        told["pages"] = len(pages[:500])
        told["pages with an alarm"] = sum(naive_finds(spelled, page) for page in pages[:500])
    told["seconds"] = round(time.perf_counter() - begun, 2)
    told["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(told))


def measured(name: str, database: Path, places: list[str]) -> dict[str, float]:
    """Run a step in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.airlock_identities", "--step", name, str(database), *places]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])  # type: ignore[no-any-return]


def report(number: int, places: list[str], folder: Path) -> None:
    """All steps for one number of identities."""
    database = folder / str(number) / "store.db"
    fill(database, number)
    build = measured("build", database, [])
    nothing = measured("nothing", database, [])
    change(database)
    night = measured("night", database, [])
    pages = measured("pages", database, places)
    old = measured("naive", database, places)
    speed, old_speed = pages["pages"] / pages["seconds"], old["pages"] / old["seconds"]
    print(f"{number} identities: {build['keys']} keys, file {index_of(database).stat().st_size >> 20} MB")
    print(
        f"  build {build['seconds']} s, peak {build['peak MB']} MB (naive {old['build']} s, {old['peak MB']} MB with the pages)"
    )
    print(
        f"  night with 1 % changed {night['seconds']} s, peak {night['peak MB']} MB; nothing changed {nothing['seconds']} s"
    )
    print(
        f"  {speed:.0f} pages a second of {WORDS_OF_A_PAGE} words (naive {old_speed:.0f}: {speed / old_speed:.1f} times), peak {pages['peak MB']} MB"
    )
    print(
        f"  {pages['pages with an alarm']} of {pages['pages']} clean pages with an alarm: {pages['kinds']} (naive {old['pages with an alarm']} of {old['pages']})"
    )


def main(arguments: list[str]) -> None:
    """Measure for each number."""
    if arguments[:1] == ["--step"]:
        step(arguments[1], Path(arguments[2]), arguments[3:])
        return
    places = arguments[arguments.index("--clean") + 1 :] if "--clean" in arguments else []
    numbers = [int(each) for each in arguments if each.isdecimal()] or [100_000, 1_000_000]
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            report(number, places, Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
