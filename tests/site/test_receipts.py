"""Pages of receipts: nobody is led to them, and each shows one line at most (S5)."""

from __future__ import annotations

import re
from collections import deque
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext

from jobs.settings import CODE, LANGUAGES
from tests.site.chromium import FOUND, open_context, serving, too_wide, violations

pytestmark = pytest.mark.slow
CHROMIUM = pytest.mark.skipif(FOUND is None, reason="no Chromium found")
LINE = re.compile(r'<tr id="(r[a-z]{32})" class="([a-z-]+)"><td>([^<]+)</td></tr>')
ANY_LINE = re.compile(r"r[a-z]{32}")
WIDEST = 120  # bytes of a line in Russian


def receipt_pages(site: Path, language: str) -> list[Path]:
    return sorted((site / language / "r").glob("*.html"))


def lines_of(page: Path) -> list[tuple[str, str, str]]:
    """Id, stage and words of every line."""
    return LINE.findall(page.read_text("utf-8"))


def test_every_language_has_the_same_lines_in_the_order_of_their_ids(site: Path) -> None:
    pages = [[page.name for page in receipt_pages(site, language)] for language in LANGUAGES]
    assert pages[0]
    assert pages[0] == pages[1] == pages[2]
    for name in pages[0]:
        found = [lines_of(site / language / "r" / name) for language in LANGUAGES]
        ids = [[(line, stage) for line, stage, _ in lines] for lines in found]
        assert ids[0] == ids[1] == ids[2] == sorted(ids[0])
        assert all(line[1 : 1 + len(name) - len(".html")] == name.removesuffix(".html") for line, _ in ids[0])


def test_a_line_holds_a_stage_and_nothing_else(site: Path) -> None:
    """S5: no text, no day, no number."""
    for language in LANGUAGES:
        for page in receipt_pages(site, language):
            words = page.read_text("utf-8")
            rows = words.count("<tr ")
            assert len(lines_of(page)) == rows > 0
            assert not re.search(r"\d", "".join(said for _, _, said in lines_of(page)))
            assert max(len(found.group().encode()) for found in LINE.finditer(words)) <= WIDEST


def test_a_crawl_finds_no_receipt_and_no_list_knows_one(site: Path) -> None:
    """S5: neither a link, a feed, the sitemap nor the search index leads to the pages; each asks robots to leave it out."""
    start = site / "index.html" if (site / "index.html").is_file() else site / "en" / "index.html"
    seen, waiting = {start}, deque([start])
    while waiting:
        page = waiting.popleft()
        for link in html.fromstring(page.read_bytes()).xpath("//@href"):
            path = (
                site / urlsplit(urljoin(page.relative_to(site).as_posix(), link)).path.lstrip("/")
            ).resolve()
            if path.is_file() and path.suffix == ".html" and path not in seen:
                seen.add(path)
                waiting.append(path)
    assert len(seen) > 20
    assert not [path for path in seen if path.parent.name == "r"]
    ids = {
        line
        for language in LANGUAGES
        for page in receipt_pages(site, language)
        for line, _, _ in lines_of(page)
    }
    for path in site.rglob("*"):
        if path.is_file() and path.parent.name != "r":
            assert not ids.intersection(ANY_LINE.findall(path.read_bytes().decode("utf-8", "replace")))
    for language in LANGUAGES:
        for page in receipt_pages(site, language):
            tree = html.fromstring(page.read_bytes())
            assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
            assert not tree.xpath("//*[@data-pagefind-body]")


@CHROMIUM
@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_line_of_the_address_is_shown(site: Path, browser: Browser, language: str) -> None:
    """S5, S9: on the screen and on paper; without it the page says what to do."""
    page_file = receipt_pages(site, language)[-1]
    line, stage, words = lines_of(page_file)[1]
    with serving(site) as root, open_context(browser, "light", 320) as context:
        page = context.new_page()
        for fragment in ("", "#r" + "b" * 32 + "x"):
            page.goto(f"{root}/{language}/r/{page_file.name}{fragment}")
            assert page.locator(".lines").is_hidden()
            assert page.locator(".nothing").is_visible()
        page.goto("about:blank")
        page.goto(f"{root}/{language}/r/{page_file.name}#{line}")
        for media in ("screen", "print"):
            page.emulate_media(media=media)  # type: ignore[arg-type]
            assert page.locator(".lines tr:visible").count() == 1
            assert page.locator(".lines").inner_text().endswith(words)
            assert page.locator(".nothing").is_hidden()
        told = page.locator(f".stages .{stage}")
        assert told.evaluate("e => getComputedStyle(e).borderInlineStartStyle") == "solid"


@CHROMIUM
@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [("en", "light", 1200), ("ru", "dark", 320), ("ar", "dark", 320), ("ar", "light", 1200)],
)
def test_receipts_are_accessible(
    site: Path, browser: Browser, language: str, scheme: str, width: int
) -> None:
    """S9"""
    page_file = receipt_pages(site, language)[0]
    with serving(site) as root, open_context(browser, scheme, width, bypass_csp=True) as context:
        assert findings(context, root, language, f"r/{page_file.name}#{lines_of(page_file)[0][0]}") == []
        assert findings(context, root, language, f"r/{page_file.name}") == []
        assert findings(context, root, language, "follow.html") == []


def findings(context: BrowserContext, root: str, language: str, path: str) -> list[str]:
    """What axe-core finds on a page, and whether it is too wide."""
    page = context.new_page()
    page.goto(f"{root}/{language}/{path}")
    return violations(page) + (["too wide"] if too_wide(page) > 0 else [])


def test_the_style_of_receipts_stands_in_a_sheet_of_its_own() -> None:
    """A story page does not carry it."""
    assert ":target" not in (CODE / "theme" / "static" / "site.css").read_text("utf-8")
