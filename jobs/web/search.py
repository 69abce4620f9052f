"""Makes the index of the site's search over the finished pages, language by language, and only where a searched page changed.

pagefind writes the same bytes for the same pages but for the order of filters and languages, which are written again in order. It runs
behind the same walls as Pelican: without the network, without the database.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from db.runs import lock_descriptors
from jobs.refusal import Refusal
from jobs.settings import LANGUAGES
from jobs.vetting.searched import PROGRAM, read_cbor, unpack
from jobs.web.press import KEPT, walls
from jobs.web.search_order import in_order

FOLDER = "pagefind"
ENTRY = f"{FOLDER}/pagefind-entry.json"
SEARCHED = ("*.html", "changes/*.html", "themes/*.html", "what-works/*.html")  # of these, pages with the mark
MARK = b" data-pagefind-body"
LEFT_OUT = "nav, form, figure, table, svg, .meta, .strip, .legend, .ask, .screen, .tag"
TIME_LIMIT = 600  # seconds for one language
KINDS = ("fragment", "index", "filter")


def write_search(site: Path, before: Path | None, hidden: Sequence[Path]) -> None:
    """Put the index into the site; `before` is the last site, known to be whole, whose index serves where no searched page changed."""
    work = site.with_name(f"{site.name}.search")
    table: dict[str, Any] = {"languages": {}}
    for language in LANGUAGES:
        if pages := searched_pages(site, language):
            same = (
                before is not None
                and is_indexed(before, language)
                and pages == searched_pages(before, language)
            )
            made = (
                before / FOLDER
                if before is not None and same
                else index(site, language, work / language, hidden)
            )
            entry = entry_of(made)
            table = entry | {"languages": table["languages"] | {language: entry["languages"][language]}}
            take_over(made, site / FOLDER, language, entry["languages"][language]["hash"])
    write_entry(site, table)
    shutil.rmtree(work, ignore_errors=True)


def searched_pages(site: Path, language: str) -> dict[str, str]:
    """sha256 of every page that is searched, by its path."""
    found = sorted(path for pattern in SEARCHED for path in (site / language).glob(pattern))
    contents = ((path, path.read_bytes()) for path in found)
    return {
        path.relative_to(site).as_posix(): sha256(content).hexdigest()
        for path, content in contents
        if MARK in content
    }


def is_indexed(site: Path, language: str) -> bool:
    """True when the site has an index of this language, made by this version of the program."""
    program = [site / FOLDER / name for name in ("pagefind.js", f"wasm.{language}.pagefind")]
    return all(is_locked(file) for file in program) and language in entry_of(site / FOLDER)["languages"]


def is_locked(file: Path) -> bool:
    """True for a file of the locked program."""
    return file.is_file() and PROGRAM[file.name] == sha256(file.read_bytes()).hexdigest()


def index(site: Path, language: str, made: Path, hidden: Sequence[Path]) -> Path:
    """Run pagefind over the pages of one language; returns the folder with all that it wrote."""
    from pagefind_bin import get_executable

    made.mkdir(parents=True)
    command = [
        *walls([folder.resolve() for folder in hidden], made.resolve()),
        *(str(get_executable()), "--site", str(site.resolve()), "--output-path", str(made.resolve())),
        *("--glob", f"{language}/{{{','.join(SEARCHED)}}}", "--exclude-selectors", LEFT_OUT, "--quiet"),
    ]
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    given: dict[str, Any] = {"env": environment, "stdin": subprocess.DEVNULL, "capture_output": True}
    given["pass_fds"] = lock_descriptors()  # while it lives, no other run may begin
    try:
        done = subprocess.run(command, check=False, timeout=TIME_LIMIT, **given)
    except subprocess.TimeoutExpired:
        raise Refusal(
            f"pagefind did not finish {language} within {TIME_LIMIT} s: the old site stays."
        ) from None
    if done.returncode or not (made / "pagefind-entry.json").is_file():
        raise Refusal(f"pagefind could not index {language} (code {done.returncode}): the old site stays.")
    in_order(made, language)
    return made


def entry_of(folder: Path) -> Any:
    """What an index says about itself."""
    return json.loads((folder / "pagefind-entry.json").read_text("utf-8"))


def take_over(made: Path, target: Path, language: str, hashed: str) -> None:
    """Copy the index of one language and the program, and nothing else of what the tool writes."""
    for name in (*index_files(made, language, hashed), "pagefind.js"):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(made / name, target / name)


def index_files(folder: Path, language: str, hashed: str) -> Iterator[str]:
    """Every file of one language's index, as its own table of contents lists them."""
    meta = f"pagefind.{hashed}.pf_meta"
    yield from (meta, f"wasm.{language}.pagefind")
    _, pages, chunks, filters, *_ = read_cbor(unpack((folder / meta).read_bytes()))
    named = ([page[0] for page in pages], [chunk[2] for chunk in chunks], [each[1] for each in filters])
    for kind, hashes in zip(KINDS, named, strict=True):
        yield from (f"{kind}/{each}.pf_{kind}" for each in hashes)


def write_entry(site: Path, table: Mapping[str, Any]) -> None:
    """The table of languages, always in the same order."""
    (site / FOLDER).mkdir(exist_ok=True)
    (site / ENTRY).write_text(json.dumps(table, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")


def search_files(site: Path) -> set[str]:
    """Every path of the index that a finished site must hold; none when it was never indexed."""
    if not (site / ENTRY).is_file():
        return {ENTRY}
    languages = entry_of(site / FOLDER)["languages"]
    listed = (
        name for each, found in languages.items() for name in index_files(site / FOLDER, each, found["hash"])
    )
    return {ENTRY, *(f"{FOLDER}/{name}" for name in (*listed, *(["pagefind.js"] if languages else [])))}
