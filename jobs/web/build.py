"""Builds the public site from approved texts and released figures, has it read by the airlock, and swaps it in (house: web)."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from db.refused import keep_refused, remove_refused
from db.releases import save_release
from db.stories import text_versions
from jobs.mosaic.theming.known import known_picture
from jobs.refusal import Refusal
from jobs.settings import CODE, LANGUAGES, Settings
from jobs.vetting.__main__ import make_gate, staff_ids
from jobs.vetting.approval import first_days, releasable
from jobs.vetting.counts import bad_numbers
from jobs.vetting.findings import Finding
from jobs.vetting.gate import refuse_findings
from jobs.vetting.quoting.putting import quote_pieces, released_quotes
from jobs.web.bundle import write_bundle, write_released
from jobs.web.checked import check_all
from jobs.web.data import FOLDER, write_data
from jobs.web.frame import ordered_files, taken_off, write_frame
from jobs.web.inputs import inputs_digest
from jobs.web.pieces import release_pieces
from jobs.web.press import Keys, Last, press
from jobs.web.refreshing import limits_of
from jobs.web.release import (
    Manifest,
    clear_away,
    current_release,
    keys_file,
    manifest_of,
    note_inputs,
    note_keys,
    releases_folder,
    swap_in,
)
from jobs.web.search import search_files, write_search
from jobs.web.sitemap import further_sitemaps
from jobs.web.standing import remember_published
from jobs.web.texts import Approved, approved_texts, in_agreement, with_living_themes
from jobs.web.unchanged import release_is_as_noted
from jobs.web.vetted import Reader, make_reader, note_clean

NEEDED_PAGES = ("accessibility", "how-we-handle", "tell-us")


def run(settings: Settings, db: Database, now: datetime) -> dict[str, int]:
    """Build and swap in, or do nothing when nothing changed; on any refusal the old site stays as it was."""
    remove_refused(settings.database)
    inputs = inputs_digest(settings, db, now.date())
    current = current_release(settings.output, known_whole=release_is_as_noted(settings))
    if current is not None and current["inputs"] == inputs:
        return keep(settings, db, current, "nothing")
    with building_folder(settings.output) as folder:
        quotes = released_quotes(settings, db)
        last = None if current is None else Last(settings.output, keys_file(settings.output, current["id"]))
        site, keys, manifest = make_site(settings, db, now.date(), folder, quotes, last)
        signed = [quote["sha256"] for quote in quotes]
        if current is not None and current["manifest"] == manifest:
            note_keys(settings.output, current["id"], keys)
            note_inputs(settings.output, current | {"inputs": inputs, "quotes": signed})
            return keep(settings, db, current, "no page")
        made = {"id": f"{now.strftime('%Y%m%dT%H%M%S')}-{inputs[:8]}", "built_at": now.isoformat()}
        record = {**made, "inputs": inputs, "manifest": manifest, "quotes": signed}
        note_keys(settings.output, made["id"], keys)
        swap_in(site, settings.output, record)
    save_release(db, record)
    clear_away(settings.output, settings.releases_kept)
    tell(settings.output, manifest)
    return {"files": len(manifest), "built": 1}


def tell(output: Path, manifest: Manifest) -> None:
    """What was made and where to see it."""
    pages = sum(name.endswith(".html") for name in manifest)
    print(
        f"build: {pages} pages in {len(LANGUAGES)} languages, {len(manifest)} files, vetted and swapped in."
    )
    print(f"Open {output / 'index.html'}, or look at it with ./invoke serve")


def keep(settings: Settings, db: Database, record: dict[str, Any], what: str) -> dict[str, int]:
    """The same bytes stay the same files: a new time stamp would tell everybody that a voice came in the night."""
    save_release(db, record)
    clear_away(settings.output, settings.releases_kept)
    print(f"build: {what} changed. The site is {settings.output / 'index.html'}")
    return {"files": len(record["manifest"]), "built": 0}


@contextmanager
def building_folder(output: Path) -> Iterator[Path]:
    """A fresh folder on the same disk as the releases, removed whatever happens."""
    releases = releases_folder(output)
    releases.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".building-", dir=releases))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make_site(
    settings: Settings,
    db: Database,
    today: date,
    folder: Path,
    quotes: Sequence[dict[str, Any]],
    last: Last | None = None,
) -> tuple[Path, Keys, Manifest]:
    """The finished and checked site, still beside the old one, the keys of its pages and its files; `quotes` are those that may leave."""
    picture = known_picture(settings, db)
    approved = with_living_themes(texts_to_publish(settings, db), picture.living)
    themes = picture.public
    pieces = release_pieces(settings, db, approved, themes, today)
    refuse_small_counts(settings, pieces)
    pieces["quotes"] = quote_pieces(quotes)
    pieces["addresses"] = {theme.id: theme.id for theme in themes} | picture.merged_addresses
    write_bundle(folder / "bundle", approved, pieces)
    data = write_data(folder / "bundle", pieces)
    site = folder / "site"
    hidden = [settings.database.parent, settings.folder, CODE / "db"]
    keys = press(folder / "bundle", site, hidden, last)
    write_search(site, None if last is None else last.site, hidden)
    ordered = ordered_files(folder / "bundle") | search_files(site) | data | write_around(site, pieces)
    (folder / "bundle" / FOLDER).rename(site / FOLDER)
    told, manifest = pieces["release"], manifest_of(site)
    note = settings.database.with_suffix(".checked")
    check_all(note, site, manifest, ordered, told["site_url"], told["inbox"])
    reader = make_reader(settings, db, make_gate(settings, db, today, quotes))
    vet_site(reader, settings.database, site, manifest)
    write_released(settings.content / "released", pieces)
    remember_published(db, pieces, today)
    return site, keys, manifest


def write_around(site: Path, pieces: Mapping[str, Any]) -> set[str]:
    """What stands around the pages; returns what of it `ordered_files` does not know."""
    write_frame(site, pieces["release"], taken_off(pieces["notices"]))
    return further_sitemaps(site)


def texts_to_publish(settings: Settings, db: Database) -> list[Approved]:
    """Approved texts whose languages agree; says what is held back, and refuses a site without its needed pages."""
    versions, staff = text_versions(db), staff_ids(settings)
    told = approved_texts(releasable(versions, staff), first_days(versions, staff))
    approved, held = in_agreement(told)
    for text in held:
        print(f"build: {text.place} is held back: a newer approved language of this story tells other facts.")
    pages = {(item.text.slug, item.text.language) for item in approved if item.text.kind == "page"}
    missing = [
        f"{slug}.{language}.md"
        for slug in NEEDED_PAGES
        for language in LANGUAGES
        if (slug, language) not in pages
    ]
    if missing:
        raise Refusal(
            f"content/pages/{missing[0]} is missing or not approved: every site needs it; write it and run ./invoke vet --approve."
        )
    return approved


def refuse_small_counts(settings: Settings, pieces: Mapping[str, Any]) -> None:
    """No exact or small count in any released file, and no number that nobody thought of."""
    found = [
        Finding(
            f"content/released/{name}.json",
            1,
            "small-count",
            kind,
            "this is a fault of the program: tell its makers",
        )
        for name, piece in pieces.items()
        for kind in bad_numbers(name, piece, limits_of(settings))
    ]
    if found:
        told = "\n".join(map(str, sorted(found)))
        raise Refusal(f"{told}\nThe numbers were stopped ({len(found)} findings). The old site stays.")


def vet_site(reader: Reader, database: Path, site: Path, manifest: Manifest) -> None:
    """The airlock reads every byte of the finished site that it has not found clean already; a refused one is kept beside the database."""
    try:
        near = refuse_findings(reader.findings(site, manifest), "The old site stays.")
    except Refusal:
        keep_refused(database, site)
        raise
    note_clean(database, reader)
    if near:
        print(
            f"build: {len(near)} places on the pages stand close to a voice; ./invoke vet tells which of them are in your texts."
        )
