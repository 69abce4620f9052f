"""Which pages were checked already: a page with the same bytes is not parsed again while everything that pages lead to is still there.

Written down after a site that was right: the hash of every page and feed, and the files and anchors that its pages lead to. When one
of those is gone, when the program or the site's address is another, or the note is missing or broken, every page is parsed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from jobs.vetting.findings import Finding
from jobs.web.checks import Site, check_files, check_order, refuse_bad_site
from jobs.web.inputs import program_digest
from jobs.web.release import Manifest, write_forced


@dataclass(frozen=True)
class Note:
    """What was written down after the last site that was right."""

    base: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    targets: dict[str, list[str]] = field(default_factory=dict)


def check_all(place: Path, folder: Path, manifest: Manifest, ordered: set[str], url: str, inbox: str) -> int:
    """Refuse a site that is not right; `place` keeps the note. Returns how many pages and feeds were parsed."""
    base = json.dumps([program_digest(), url, inbox])
    site, before = Site(folder, url, inbox, set(manifest)), read_note(place, base)
    pages = {name: made for name, made in manifest.items() if name.endswith((".html", ".atom"))}
    same = {name for name, made in pages.items() if before.pages.get(name) == made}
    if not still_lead(site, before, same):
        same = set()
    else:
        site.targets = {target: set(anchors) for target, anchors in before.targets.items()}
    refuse_bad_site(findings(site, ordered, set(pages) - same))
    targets = {target: sorted(anchors) for target, anchors in site.targets.items()}
    if (note := Note(base, pages, targets)) != before:
        write_forced(place, json.dumps(vars(note), sort_keys=True).encode())
    return len(pages) - len(same)


def findings(site: Site, ordered: set[str], names: set[str]) -> Iterator[Finding]:
    """The order of files, and whatever is wrong with these pages."""
    yield from check_order(site.found, ordered)
    yield from check_files(site, names)


def still_lead(site: Site, before: Note, same: set[str]) -> bool:
    """Whether everything that the pages led to is still there; an anchor in a page with the same bytes is."""
    return all(
        target in site.found
        and (target in same or all(site.has_anchor(target, anchor) for anchor in anchors))
        for target, anchors in before.targets.items()
    )


def read_note(place: Path, base: str) -> Note:
    """What was written down by the same program for the same address; else nothing."""
    try:
        found = Note(**json.loads(place.read_text("utf-8")))
        return found if found.base == base and is_note(found) else Note()
    except (OSError, ValueError, TypeError):
        return Note()


def is_note(found: Note) -> bool:
    """Whether all of it is of the right kind."""
    return (
        isinstance(found.pages, dict)
        and isinstance(found.targets, dict)
        and all(isinstance(anchors, list) for anchors in found.targets.values())
    )
