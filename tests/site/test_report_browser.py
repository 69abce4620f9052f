"""The staff report in a real browser: accessible, not too wide, nothing foreign, folded numbers open on paper (S8, S9)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from jobs.settings import LANGUAGES
from tests.site.test_browser import ARGUMENTS, CHROMIUM, RULES
from tests.web.test_report_page import BLOCKS, drawn

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(shutil.which("chromium") is None, reason="no Chromium found"),
]
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module", params=LANGUAGES)
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A report with every kind of block and their edges."""
    file: Path = tmp_path_factory.mktemp("report") / f"{request.param}.html"
    file.write_text(drawn(request.param, *BLOCKS, news=("one",)), "utf-8")
    return file.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1200])
def test_the_report_is_accessible_and_fits(chromium: Browser, address: str, scheme: str, width: int) -> None:
    """S9: axe-core finds nothing, nothing is wider than the window, nothing is asked for from outside."""
    heard: list[str] = []
    with chromium.new_context(
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 900},
        bypass_csp=True,
    ) as context:
        page = context.new_page()
        page.on("request", lambda request: request.url == address or heard.append(request.url))
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        found = [
            f"{each['id']} at {each['nodes'][0]['target']}"
            for each in Axe().run(page, options=RULES).response["violations"]
        ]
        assert (found, page.evaluate(WIDE), heard) == ([], 0, [])


def test_paper_shows_what_the_screen_folds(chromium: Browser, address: str) -> None:
    """S9: a long table is open on paper; the numbers behind a run chart stay with the screen."""
    with chromium.new_context(viewport={"width": 688, "height": 1000}) as context:
        page = context.new_page()
        page.goto(address)
        last = page.locator("details:not(.run details) tbody tr").last
        assert not last.is_visible()
        page.emulate_media(media="print")
        assert last.is_visible()
        assert page.evaluate(WIDE) == 0
        assert page.pdf(format="A4").startswith(b"%PDF")


def test_charts_begin_where_the_language_begins(chromium: Browser, address: str) -> None:
    """S8: heights stand right of the field in Arabic, left of it in English and Russian."""
    with chromium.new_context(viewport={"width": 900, "height": 900}) as context:
        page = context.new_page()
        page.goto(address)
        heights, field = (
            page.locator(f".plot .{name}").first.bounding_box() for name in ("heights", "field")
        )
        assert heights is not None
        assert field is not None
        assert (heights["x"] > field["x"]) is ("/ar.html" in address)
