"""The whole way of a night in one process: gather, hear, mosaic, patterns, recovery, stories, vet, build. What is new costs time, the rest does not."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import datetime
from typing import TextIO

from sqlite_utils import Database

from jobs.door import Room, recorded
from jobs.gather.__main__ import run as gather
from jobs.hear.__main__ import run as hear
from jobs.mosaic.__main__ import run as mosaic
from jobs.patterns.__main__ import run as patterns
from jobs.recovery.__main__ import run as recovery
from jobs.refusal import Refusal
from jobs.settings import Settings
from jobs.stories.__main__ import run as stories
from jobs.vetting.__main__ import run as vet
from jobs.web.build import run as build

ROOMS: tuple[tuple[str, Room], ...] = (
    ("gather", gather),
    ("hear", hear),
    ("mosaic", mosaic),
    ("patterns", patterns),
    ("recovery", recovery),
    ("stories", stories),
    ("vet", vet),
    ("build", build),
)
KEEPS_OWN_RUN = ("gather",)  # every voice names the run that brought it, so gathering writes its own
MAY_FAIL = ("gather",)  # one bad source never stops the others, nor the night (gathering-and-scale)


class InShort(io.TextIOBase):
    """Passes on what a room says, without what it would tell a person to run next and without its smaller sums."""

    LEFT_OUT = re.compile(r"^(?:channel|language) .*|\s*Next: .*")

    def __init__(self, out: TextIO) -> None:
        self.out = out
        self.line = ""

    def write(self, text: str) -> int:
        *whole, self.line = (self.line + text).split("\n")
        for line in whole:
            if short := self.LEFT_OUT.sub("", line):
                self.out.write(f"{short}\n")
        self.out.flush()
        return len(text)


@contextmanager
def in_short() -> Iterator[None]:
    """Inside, what is printed is printed in short."""
    with redirect_stdout(InShort(sys.stdout)):
        yield


def night(settings: Settings, db: Database, now: datetime) -> None:
    """Run every room in order; a refusal of gathering is told at the end, any other stops the night."""
    told: list[Refusal] = []
    for job, room in ROOMS:
        try:
            with in_short():
                if job in KEEPS_OWN_RUN:
                    room(settings, db, now)
                else:
                    recorded(job, room, settings, db, now)
        except Refusal as refusal:
            if job not in MAY_FAIL:
                raise
            told.append(refusal)
    if told:
        raise Refusal(f"{told[0]}\nThe site was built from what could be gathered.")
