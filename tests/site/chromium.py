"""What every test in a real browser needs: Debian's Chromium, the rules of accessibility, and a server with the shipped headers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from jobs.web.showing import Site
from tests.serving import running

FOUND = shutil.which("chromium")
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
MARKS = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(
        FOUND is None, reason="no Chromium found: apt-get install chromium, then run the tests again"
    ),
]


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser that asks nobody for anything by itself."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=FOUND, args=ARGUMENTS)
        yield chromium
        chromium.close()


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """The address of a server over this folder."""
    with running(Site(site)) as address:
        yield address


def open_context(browser: Browser, scheme: str, width: int, **more: object) -> BrowserContext:
    """A reader with this colour scheme and this width of window in pixels."""
    return browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce", **more
    )  # type: ignore[arg-type]


def violations(page: Page) -> list[str]:
    """What axe-core finds: each rule with the first place that breaks it."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{each['id']} at {each['nodes'][0]['target']}" for each in found]


def too_wide(page: Page) -> int:
    """By how many pixels the page can be pushed sideways; parts that scroll by themselves count too."""
    return int(
        page.evaluate(
            "Math.max(...[document.documentElement, ...document.querySelectorAll('.scroll')].map(e => e.scrollWidth - e.clientWidth))"
        )
    )
