"""Pages that were taken down: beside each tombstone lies a small file that tells every host to answer 410 (S3).

A file beside the page, and no list in a host's own settings: the rule comes and goes with the release, in the same swap.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jobs.headers import MARK
from jobs.settings import LANGUAGES

WORDS = "This page was taken down: the host answers 410 and shows what stands here now.\n"


def tombstones(slugs: Iterable[str]) -> list[str]:
    """The pages of these stories in every language, as paths inside the site."""
    return [f"{language}/changes/{slug}.html" for slug in sorted(slugs) for language in LANGUAGES]


def marks(slugs: Iterable[str]) -> list[str]:
    """The files that make hosts answer 410 for these stories."""
    return [page + MARK for page in tombstones(slugs)]


def write_marks(site: Path, slugs: Iterable[str]) -> None:
    """Put a mark beside every tombstone."""
    for name in marks(slugs):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(WORDS, "utf-8")


def is_gone(page: Path) -> bool:
    """Whether this file of a site must be answered with 410 (its bytes are shown all the same)."""
    return page.with_name(page.name + MARK).is_file()


def gone_paths(site: Path) -> set[str]:
    """Every path inside the site that must be answered with 410, such as "en/changes/slug.html"."""
    found = (path.relative_to(site.resolve()).as_posix() for path in site.resolve().rglob(f"*{MARK}"))
    return {name.removesuffix(MARK) for name in found}
