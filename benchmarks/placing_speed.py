"""Seconds and memory of placing 100,000 voices through the real door and store: `[OTKLIK_DATA=FOLDER] python -m benchmarks.placing_speed [100000]`.

A throw-away organisation with the example's themes; texts are those of the shared data folder, or invented ones where there is none. Runs of
`python -m jobs.mosaic`: everything new, nothing new, 1 % new voices of the last day, and everything again after the themes were edited.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sqlite_utils import Database

from benchmarks.themes_sets import SETS, texts_of
from db.clean import save_clean
from db.customers import save_customer
from db.decisions import placed_themes
from db.runs import end_run, only_run, start_run
from db.store import as_json, open_store, row_hash, writing
from db.voices import hash_of, save_channel, save_voice
from jobs.settings import CODE

NOW = "2026-05-01T00:00:00+00:00"
FIRST = date(2025, 5, 1)
YEAR = 365
CHANNELS = ("mail", "phone", "reviews", "survey")
INVENTED = {
    "en": (("The bed", "My wardrobe", "The driver", "Your bill"), ("came late", "was scratched", "never called me", "is wrong")),
    "ru": (("Кровать", "Шкаф", "Водитель", "Счёт"), ("приехала поздно", "с царапиной", "не позвонил", "неверный")),
    "ar": (("السرير", "الدولاب", "السائق", "الفاتورة"), ("وصل متأخرا", "فيه خدش", "لم يتصل بي", "خطأ")),
}  # fmt: skip

RUN = """
import atexit, runpy, sys
def write_peak():
    peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    open("peak", "w").write(peak)
atexit.register(write_peak)
sys.argv = ["jobs.mosaic"]
runpy.run_module("jobs.mosaic", run_name="__main__")
"""


@dataclass(frozen=True)
class Spent:
    """What one run cost."""

    cpu: float
    wall: float
    peak_mb: float


def texts(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Language and text, for ever; no two alike."""
    real = [one for chosen in SETS[:6] for one in texts_of(chosen)] if "OTKLIK_DATA" in os.environ else []
    for number in range(sys.maxsize):
        if real:
            drawn = chance.choice(real)
            yield drawn.lang, f"{drawn.text} {number}"
        else:
            language = chance.choice(tuple(INVENTED))
            said = [" ".join(map(chance.choice, INVENTED[language])) for _ in range(chance.randint(1, 4))]
            yield language, f"{'. '.join(said)}. {number}"


def organisation(folder: Path) -> None:
    """An organisation with the example's settings and themes, and an empty store."""
    shutil.copytree(
        CODE / "db" / "example", folder / "own", ignore=shutil.ignore_patterns("channels", "written")
    )
    settings = (CODE / "invoke.yaml").read_text("utf-8").replace("folder: db/example", "folder: own")
    (folder / "invoke.yaml").write_text(settings, "utf-8")
    db = open_store(folder / "db" / "otklik.db")
    with writing(db):
        for channel in CHANNELS:
            save_channel(db, channel, "jsonl", "us", inside=True)
    db.close()


def add_voices(folder: Path, said: Iterator[tuple[str, str]], number: int, days: tuple[int, int]) -> None:
    """So many heard voices, said on these days of the year, by half as many customers."""
    place, chance = folder / "db" / "otklik.db", random.Random(number)
    with only_run(place):
        db = open_store(place)
        with writing(db):
            run = start_run(db, "gather", NOW)
            customers = [
                save_customer(db, f"{chance.getrandbits(128):032x}", NOW) for _ in range(max(1, number // 2))
            ]
            save_clean(
                db,
                [
                    add_voice(db, run, chance.choice(customers), next(said), days, chance)
                    for _ in range(number)
                ],
            )
            end_run(db, run, NOW, {})
        db.close()


def add_voice(
    db: Database, run: int, customer: int, said: tuple[str, str], days: tuple[int, int], chance: random.Random
) -> dict[str, object]:
    """One voice; returns its clean row."""
    language, text = said
    day = FIRST + timedelta(days=chance.randint(*days))
    words: dict[str, object] = {
        "external_id": f"{chance.getrandbits(64):x}", "said_on": day.isoformat(), "text": text, "rating": None,
        "attributes": "{}",
    }  # fmt: skip
    words["row_hash"] = hash_of(words, {}, {})
    voice = save_voice(db, run, chance.choice(CHANNELS), customer, words=words, scores={})
    return {
        "voice_id": voice, "language": language, "passages": as_json([(language, text)]), "text": text, "masks": "[]",
        "made_from": row_hash(text),
    }  # fmt: skip


def night(folder: Path) -> Spent:
    """One run of the door, in a process of its own, which says its highest memory itself (wait4 would count ours)."""
    before = time.monotonic()
    child = subprocess.Popen(
        [sys.executable, "-c", RUN],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(CODE)},
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(child.pid, 0)
    assert status == 0, "the run failed"
    peak = int((folder / "peak").read_text("utf-8").split()[1]) / 1024
    return Spent(used.ru_utime + used.ru_stime, time.monotonic() - before, peak)


def edit_themes(folder: Path) -> None:
    """One more keyword for the first theme: every voice is due."""
    place = folder / "own" / "themes.toml"
    place.write_text(
        place.read_text("utf-8").replace('keywords]\nen = ["', 'keywords]\nen = ["zyrfax", "', 1), "utf-8"
    )


def main(arguments: list[str]) -> None:
    """Print a line for each kind of night, and how many old voices it moved."""
    number = int(arguments[0]) if arguments else 100_000
    with tempfile.TemporaryDirectory() as place:
        folder, said = Path(place), texts(random.Random(1))
        organisation(folder)
        add_voices(folder, said, number, (0, YEAR - 1))
        whole = show(folder, f"{number} new voices", None)
        show(folder, "nothing new", whole)
        add_voices(folder, said, number // 100, (YEAR, YEAR))
        show(folder, f"{number // 100} new voices", whole)
        edit_themes(folder)
        show(folder, "themes edited", whole)


def show(folder: Path, what: str, whole: Spent | None) -> Spent:
    """One night and its line."""
    before = places(folder)
    spent = night(folder)
    after = places(folder)
    moved = sum(after.get(voice) != themes for voice, themes in before.items())
    part = f", {100 * spent.cpu / whole.cpu:.1f} % of a full one" if whole else ""
    print(
        f"{what:>22}: {spent.cpu:.1f} CPU s, {spent.wall:.1f} s, {spent.peak_mb:.0f} MB{part}; "
        f"{moved} of {len(before)} old voices moved, {sum(map(bool, after.values()))} are placed",
        flush=True,
    )
    return spent


def places(folder: Path) -> dict[int, tuple[str, ...]]:
    """By voice its themes."""
    db = open_store(folder / "db" / "otklik.db")
    found = placed_themes(db)
    db.close()
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
