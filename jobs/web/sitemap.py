"""The list of pages that search engines read: every page with its sister languages (S11).

A file may hold 50,000 addresses (sitemaps.org); beyond that sitemap.xml lists further files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from jobs.settings import LANGUAGES

MOST = 50_000
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
SISTERS = "http://www.w3.org/1999/xhtml"
LEFT_OUT = re.compile(
    r"r/.*|by/.*/\d+\.html"
)  # receipts are nobody's business; older list pages only lead on


def sitemaps(paths: Iterable[str], site_url: str, most: int = MOST) -> dict[str, str]:
    """Name and content of each file; `paths` are those of pages, with their language's folder."""
    entries = [
        entry(page, language, found, site_url) for page, found in language_pages(paths) for language in found
    ]
    if len(entries) <= most:
        return {"sitemap.xml": urls(entries)}
    parts = [entries[start : start + most] for start in range(0, len(entries), most)]
    files = {f"sitemap-{number}.xml": urls(part) for number, part in enumerate(parts, 1)}
    listed = "".join(f"<sitemap><loc>{escape(f'{site_url}/{name}')}</loc></sitemap>\n" for name in files)
    return {"sitemap.xml": f'{HEAD}<sitemapindex xmlns="{SPACE}">\n{listed}</sitemapindex>\n', **files}


def urls(entries: Sequence[str]) -> str:
    """One file of addresses."""
    return f'{HEAD}<urlset xmlns="{SPACE}" xmlns:xhtml="{SISTERS}">\n{"".join(entries)}</urlset>\n'


def entry(page: str, language: str, languages: Sequence[str], site_url: str) -> str:
    """One page with the languages in which it exists."""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{each}" href="{escape(f"{site_url}/{each}/{page}")}"/>\n'
        for each in languages
    )
    return f"<url>\n<loc>{escape(f'{site_url}/{language}/{page}')}</loc>\n{links}</url>\n"


def language_pages(paths: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Each page below the language folders that is listed, with the languages in which it exists."""
    found: dict[str, set[str]] = {}
    for path in paths:
        language, _, page = path.partition("/")
        if page and not LEFT_OUT.fullmatch(page):
            found.setdefault(page, set()).add(language)
    return [(page, [language for language in LANGUAGES if language in found[page]]) for page in sorted(found)]


def further_sitemaps(site: Path) -> set[str]:
    """The files that sitemap.xml of a finished site leads to."""
    return {path.name for path in site.glob("sitemap-*.xml")}
