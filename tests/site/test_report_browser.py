"""The staff report in a real browser: accessible, not too wide, nothing foreign, folded numbers open on paper (S8, S9)."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from jobs.settings import LANGUAGES
from tests.site.chromium import MARKS, violations
from tests.web.test_report_page import BLOCKS, drawn

pytestmark = MARKS
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module", params=LANGUAGES)
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A report with every kind of block and their edges."""
    file: Path = tmp_path_factory.mktemp("report") / f"{request.param}.html"
    file.write_text(drawn(request.param, *BLOCKS, news=("one",)), "utf-8")
    return file.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1200])
def test_the_report_is_accessible_and_fits(browser: Browser, address: str, scheme: str, width: int) -> None:
    """S9: axe-core finds nothing, nothing is wider than the window, nothing is asked for from outside."""
    heard: list[str] = []
    with browser.new_context(
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 900},
        bypass_csp=True,
    ) as context:
        page = context.new_page()
        page.on("request", lambda request: request.url == address or heard.append(request.url))
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert (violations(page), page.evaluate(WIDE), heard) == ([], 0, [])


def test_paper_shows_what_the_screen_folds(browser: Browser, address: str) -> None:
    """S9: a long table is open on paper; the numbers behind a run chart stay with the screen."""
    with browser.new_context(viewport={"width": 688, "height": 1000}) as context:
        page = context.new_page()
        page.goto(address)
        last = page.locator("details:not(.run details) tbody tr").last
        assert not last.is_visible()
        page.emulate_media(media="print")
        assert last.is_visible()
        assert page.evaluate(WIDE) == 0
        assert page.pdf(format="A4").startswith(b"%PDF")


def test_charts_begin_where_the_language_begins(browser: Browser, address: str) -> None:
    """S8: heights stand right of the field in Arabic, left of it in English and Russian."""
    with browser.new_context(viewport={"width": 900, "height": 900}) as context:
        page = context.new_page()
        page.goto(address)
        heights, field = (
            page.locator(f".plot .{name}").first.bounding_box() for name in ("heights", "field")
        )
        assert heights is not None
        assert field is not None
        assert (heights["x"] > field["x"]) is ("/ar.html" in address)
