"""Which pages the airlock has read already and found clean, under the very same knowledge: those it need not read again (S6).

Written down is one keyed sum for each page, over its bytes, its place and everything that the gate knows: persons, runs, quotes,
what stays inside, staff, whose voices feed the page, and the program itself. Whatever differs, or was found, is read again; a note
that is missing, broken or made with another key fits no page.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from sqlite_utils import Database

from db import identity_index, run_index
from db.customers import any_customers
from db.keyed_file import HEAD
from db.stories import text_versions
from jobs.gather.key import read_key
from jobs.hear.__main__ import load_staff
from jobs.hear.staff import staff_names
from jobs.settings import Settings
from jobs.vetting.__main__ import names_by_themes, themes_of_files
from jobs.vetting.findings import Finding
from jobs.vetting.gate import Gate, vet_file
from jobs.web.inputs import program_digest
from jobs.web.release import Manifest, write_forced


@dataclass
class Reader:
    """The airlock at work on one site; `clean` are the sums of the pages that are clean now."""

    gate: Gate
    knowledge: bytes
    behind: Callable[[str], object]  # whose voices feed a file
    before: Mapping[str, str]
    clean: dict[str, str] = field(default_factory=dict)
    read: int = 0

    def findings(self, site: Path, manifest: Manifest) -> Iterator[Finding]:
        """What is found in the site; pages that were clean and are the same under the same knowledge are not read."""
        for name, hashed in manifest.items():
            made = self.sum_of(name, hashed)
            found: list[Finding] = []
            if self.before.get(name) != made:
                self.read += 1
                found = list(vet_file(self.gate, name, (site / name).read_bytes()))
            if not found:
                self.clean[name] = made
            yield from found

    def sum_of(self, name: str, hashed: str) -> str:
        """The sum of one page."""
        said = [name, hashed, self.behind(name), list(self.gate.quotes.get(name, ()))]
        return blake2b(json.dumps(said).encode(), key=self.knowledge, digest_size=16).hexdigest()


def make_reader(settings: Settings, db: Database, gate: Gate) -> Reader:
    """With what was written down after the last site that was read to its end."""
    themes, names = themes_of_files(text_versions(db)), names_by_themes(db)
    behind = lru_cache(lambda some: blake2b(json.dumps(names(some)).encode()).hexdigest())
    known = knowledge(settings, db, gate)
    return Reader(gate, known, lambda file: behind(themes(file)), read_note(settings.database))


def knowledge(settings: Settings, db: Database, gate: Gate) -> bytes:
    """A keyed sum over all that the gate knows of every page; the files of persons and runs carry sums of their own."""
    digest = blake2b(key=read_key(settings.key_file, needed=any_customers(db))[:64], digest_size=32)
    said = [gate.own_words, sorted(staff_names(load_staff(settings))), [vars(one) for one in gate.embargoes]]
    digest.update(
        json.dumps(
            [sys.version, unicodedata.unidata_version, program_digest(), said], default=sorted
        ).encode()
    )
    for file in (identity_index.index_of(settings.database), run_index.index_of(settings.database)):
        digest.update(head_of(file))
    digest.update(gate.runs.authors.tobytes())
    return digest.digest()


def head_of(file: Path) -> bytes:
    """The sum that a file of keys carries in its head; a store without voices has no file of runs."""
    if not file.exists():
        return bytes(HEAD.size)
    with file.open("rb") as opened:
        return opened.read(HEAD.size)


def note_of(database: Path) -> Path:
    """Where the sums lie."""
    return database.with_suffix(".vetted")


def read_note(database: Path) -> dict[str, str]:
    """The sum of every page that was clean; none when the note is missing or broken."""
    try:
        found = json.loads(note_of(database).read_text("utf-8"))
        return {str(name): str(made) for name, made in found.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def note_clean(database: Path, reader: Reader) -> None:
    """Write down which pages were clean."""
    if reader.clean != reader.before:
        write_forced(note_of(database), json.dumps(reader.clean, sort_keys=True).encode())
