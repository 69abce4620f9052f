"""How long the airlock needs for verbatim runs, how much memory, and how often six words meet by chance.

    python -m benchmarks.airlock_runs [--voices 1000000] [--feedback FOLDER]

Voices are made up from a seed, with words as unevenly frequent as in a language. The in-memory set of the first
version of the airlock runs on a tenth of them in the same run, for the ratio. With `--feedback` the real texts of
that folder (JSON lines with "text") are split in two halves: how many of one half meet the other by chance?
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np

from db.airlock import MARK
from db.run_index import Index, Marks, authors_of, index_of, refresh
from jobs.vetting.parts import Parts, said
from jobs.vetting.runs import RUN, Runs, find_meeting, find_stretches, learn_runs
from jobs.vetting.shares import find_shared_voice

BLOCK = 1_000
LETTERS = "аеионтсрвлкмдпуabcdefghilmnoprstuابتجدرسعفقكلمنهوي"
KEY = b"benchmark" * 4
PAGES, PAGE_WORDS, SPEEDY = 200, 600, 10


def vocabulary() -> list[str]:
    """80,000 made-up words."""
    chance = random.Random(1)
    return ["".join(chance.choices(LETTERS, k=chance.randint(2, 9))) for _ in range(80_000)]


WORDS = vocabulary()


def block(number: int) -> list[str]:
    """A thousand voices of 8 to 56 words; a few hundred words make up half of what is said, as in any language."""
    chance = np.random.default_rng(number)
    lengths = chance.integers(8, 57, BLOCK)
    words = [WORDS[int(n)] for n in (len(WORDS) * chance.random(int(lengths.sum())) ** 6)]
    ends = np.cumsum(lengths)
    return [" ".join(words[end - size : end]) for end, size in zip(ends, lengths, strict=True)]


def read(voices: Iterable[int]) -> Iterator[tuple[int, str]]:
    """The texts of these voices."""
    number, held = -1, [""]
    for voice in voices:
        if voice // BLOCK != number:
            number = voice // BLOCK
            held = block(number)
        yield voice, held[voice % BLOCK]


def marks(many: int) -> Marks:
    """As many voices, each by an author of its own."""
    made = np.empty(many, MARK)
    made["id"] = made["author"] = made["mark"] = np.arange(many)
    return made


def apart(work: Callable[..., None], *given: object) -> None:
    """Do it in a process of its own, so that its memory can be told."""
    process = multiprocessing.get_context("spawn").Process(target=work, args=given)
    process.start()
    process.join()


def peak() -> str:
    """The most memory that this process ever had."""
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB at most"


def build(file: Path, many: int, name: str) -> None:
    """Bring the file up to date with as many voices."""
    maker, wanted = Parts(KEY), marks(many)
    before, begun = peak(), time.process_time()
    refresh(file, maker.key, wanted, read, maker.of_texts)
    seconds = time.process_time() - begun
    print(f"{name}: {seconds:.1f} s, {peak()} ({before} before), file {file.stat().st_size / 1e6:,.0f} MB")


def generating(many: int) -> None:
    """What making up the voices costs, to be taken off."""
    begun = time.process_time()
    for _ in read(range(many)):
        pass
    print(f"(of which making up {many:,} voices: {time.process_time() - begun:.1f} s)")


def pages(many: int) -> list[list[str]]:
    """Pages of chance words, every one with a run of seven words of some voice."""
    chance = random.Random(2)
    made = []
    for _ in range(PAGES):
        stream = [WORDS[int(len(WORDS) * chance.random() ** 6)] for _ in range(PAGE_WORDS)]
        voice = said(next(text for _, text in read([chance.randrange(many)])))
        stream[300:300] = voice[:7] if len(voice) >= 7 else voice
        made.append(stream)
    return made


def vet(runs: Runs, stream: list[str]) -> bool:
    """What the gate does with one page."""
    meeting = find_meeting(runs, stream)
    find_shared_voice(runs, meeting)
    return any(stretch.rule == "run" for stretch in find_stretches(runs, meeting))


def look_up(file: Path, many: int) -> None:
    """Vet pages with the file."""
    maker = Parts(KEY)
    begun = time.process_time()
    wanted = marks(many)
    index: Index = refresh(file, maker.key, wanted, read, maker.of_texts)
    print(f"opening and checking: {time.process_time() - begun:.1f} s")
    runs = Runs(maker, index.parts, authors_of(index, wanted), index.table["total"])
    made = pages(many)
    for name in ("first time", "again"):
        begun = time.process_time()
        found = sum(vet(runs, page) for page in made)
        each = (time.process_time() - begun) / len(made)
        print(
            f"{name}: {each * 1000:.2f} ms a page of {PAGE_WORDS} words, {found} of {len(made)} planted runs found, {peak()}"
        )


def naive(many: int) -> None:
    """The first version: a set of the hashes of all runs of six words, made anew every night."""
    begun = time.process_time()
    known = frozenset(run for _, text in read(range(many)) for run in runs_of_six(said(text)))
    print(f"in-memory set, {many:,} voices: {time.process_time() - begun:.1f} s every night, {peak()}")
    made, begun = pages(many), time.process_time()
    found = sum(any(run in known for run in runs_of_six(page)) for page in made)
    print(
        f"in-memory set: {(time.process_time() - begun) / len(made) * 1000:.2f} ms a page, {found} of {len(made)} found"
    )


def runs_of_six(stream: list[str]) -> Iterator[int]:
    """As it was."""
    for place in range(len(stream) - 5):
        yield hash(tuple(stream[place : place + 6]))


def chance_meetings(file: Path) -> None:
    """How often texts of one half of a file of real feedback meet texts of the other half; the same text twice counts once."""
    read_texts = [json.loads(line).get("text") for line in file.read_text("utf-8").splitlines()]
    told = list(dict.fromkeys(" ".join(said(text)) for text in read_texts if text))
    random.Random(3).shuffle(told)
    half = len(told) // 2
    runs = learn_runs(enumerate(told[:half]))
    met: Counter[str] = Counter()
    for text in told[half:]:
        stream = text.split()
        meeting = find_meeting(runs, stream)
        if find_shared_voice(runs, meeting) is not None:
            met["half"] += 1  # a copy, or a text of hardly more than one phrase
            continue
        found = list(find_stretches(runs, meeting))
        met.update({stretch.rule for stretch in found})
        met["places"] += max(len(stream) - RUN + 1, 0)
        met["places in runs"] += sum(s.end - s.start - RUN + 1 for s in found if s.rule == "run")
    of = len(told) - half
    print(
        f"{file.name}: of {of:,} texts {met['half'] / of:.2%} hold half a voice; of the others {met['run'] / (of - met['half']):.2%} "
        f"hold a run ({met['places in runs'] / max(met['places'], 1):.3%} of all places for six words), "
        f"{met['near'] / (of - met['half']):.1%} four or five words"
    )


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--voices", type=int, default=1_000_000)
    asked.add_argument("--feedback", type=Path)
    given = asked.parse_args()
    if given.feedback:
        for path in sorted(given.feedback.glob("*.jsonl")):
            chance_meetings(path)
    with tempfile.TemporaryDirectory() as folder:
        file, many = index_of(Path(folder) / "otklik.db"), given.voices
        apart(build, file, many, f"build, {many:,} voices")
        apart(generating, many)
        apart(build, file, many + many // 100, "a night of 1 % new voices")
        apart(look_up, file, many + many // 100)
        apart(naive, many // SPEEDY)


if __name__ == "__main__":
    main()
