"""S11: every page stands in the sitemap with its sister languages, receipts never; a large site has several files."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from jobs.web.sitemap import further_sitemaps, language_pages, sitemaps

URL = "https://feedback.example.org"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
PAGES = [
    ("en/index.html", True),
    ("ru/index.html", True),
    ("en/by/theme/sofa/newest.html", True),
    ("en/by/theme/sofa/3.html", False),
    ("ar/r/bcdf.html", False),
    ("404.html", False),
]


@pytest.mark.parametrize(("path", "listed"), PAGES)
def test_which_pages_are_listed(path: str, listed: bool) -> None:
    assert bool(language_pages([path])) is listed


def test_a_page_names_its_sisters() -> None:
    tree = etree.fromstring(sitemaps([path for path, _ in PAGES], URL)["sitemap.xml"].encode())
    assert tree.xpath("//s:loc/text()", namespaces=NAMES) == [
        f"{URL}/{page}" for page in ("en/by/theme/sofa/newest.html", "en/index.html", "ru/index.html")
    ]
    assert tree.xpath("//s:url[2]/x:link/@hreflang", namespaces=NAMES) == ["en", "ru"]


@pytest.mark.parametrize(("pages", "files"), [(1, 1), (4, 1), (5, 3), (8, 3), (9, 4)])
def test_a_large_site_has_several_files(pages: int, files: int, tmp_path: Path) -> None:
    """Below, at and above what one file may hold; every address stands in exactly one."""
    made = sitemaps([f"en/{n}&.html" for n in range(pages)], URL, most=4)
    assert len(made) == files
    for name, text in made.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert further_sitemaps(tmp_path) == set(made) - {"sitemap.xml"}
    trees = {name: etree.fromstring(text.encode()) for name, text in made.items()}
    found = [
        address for tree in trees.values() for address in tree.xpath("//s:url/s:loc/text()", namespaces=NAMES)
    ]
    assert sorted(found) == sorted({f"{URL}/en/{n}&.html" for n in range(pages)})
    if files > 1:
        listed = trees["sitemap.xml"].xpath("//s:sitemap/s:loc/text()", namespaces=NAMES)
        assert listed == [f"{URL}/{name}" for name in made if name != "sitemap.xml"]
