"""Every kind of page in a real browser: nothing inaccessible, nothing too wide, nothing foreign, nothing said to the console (S9).

OTKLIK_SCREENSHOT names the file for a picture of the story page.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from jobs.settings import LANGUAGES
from tests.conftest import Organisation
from tests.site.chromium import MARKS, open_context, serving, too_wide, violations

PAGES = (
    *("index", "changes", "themes", "promises", "numbers", "how-we-handle", "accessibility", "tell-us"),
    *(
        "search",
        "follow",
        "will-not",
        "what-works",
        "subscribe",
        "corrections",
        "open-data",
        "sheet",
        "poster",
        "a-z",
        "by/status/made/newest",
    ),
)
STORIES = (
    *("call-before-arrival", "firmness-guide", "refund-five-days", "old-mattress-pickup", "sunday-delivery"),
    *("worked", "worse", "made", "late", "will-not"),
)
SCREENS: tuple[tuple[int, Literal["light", "dark"]], ...] = (
    *((320, "light"), (320, "dark"), (1200, "light"), (1200, "dark")),
)
pytestmark = MARKS


def chosen(site: Path, language: str) -> list[str]:
    """One page of each type; of stories one for each shape (of another site the heaviest three), of others the heaviest."""
    known = [
        f"changes/{slug}" for slug in STORIES if (site / language / "changes" / f"{slug}.html").is_file()
    ]
    heavy = {
        kind: sorted((site / language / kind).glob("*.html"), key=lambda path: -path.stat().st_size)
        for kind in ("changes", "themes", "what-works", "r")
    }
    stories = known or [f"changes/{path.stem}" for path in heavy["changes"][:3]]
    others = [f"{kind}/{path.stem}" for kind in ("themes", "what-works", "r") for path in heavy[kind][:1]]
    found = [name for name in PAGES if (site / language / f"{name}.html").is_file()]
    assert len(found) >= len(PAGES) - 1  # a site may have no story of one status
    return [f"{language}/{name}.html" for name in (*found, *stories, *others)]


def removed(site: Path, language: str) -> list[str]:
    """The page that stands where a story was taken down: it tells search engines to forget it."""
    pages = sorted((site / language / "changes").glob("*.html"))
    gone = [path.name for path in pages if '<meta name="robots" content="noindex' in path.read_text("utf-8")]
    assert gone
    return [f"{language}/changes/{name}" for name in gone[:1]]


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The site, served with the shipped headers."""
    with serving(site) as root:
        yield root


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_type_is_accessible(
    request: pytest.FixtureRequest, site: Path, address: str, browser: Browser, language: str
) -> None:
    """S9: axe-core finds nothing, and nothing is wider than the window: the example in four screens, pages with every edge in two."""
    screens = SCREENS[::3] if request.node.callspec.params["site"] == "bundle" else SCREENS
    findings = []
    with open_context(browser, "light", 320, bypass_csp=True) as context:
        page = context.new_page()
        for path in (*chosen(site, language), *removed(site, language)):
            page.goto(f"{address}/{path}")
            for width, scheme in screens:
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme=scheme)
                found = violations(page)
                if (extra := too_wide(page)) > 0:
                    found.append(f"{extra} pixels too wide")
                findings += [f"{path}, {width}, {scheme}: {each}" for each in found]
    assert findings == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_asks_for_nothing_foreign_and_says_nothing(
    site: Path, address: str, browser: Browser, language: str
) -> None:
    """Privacy, headers: under the shipped policy, without a console message, a failed or a foreign request."""
    heard: list[str] = []
    with open_context(browser, "light", 800) as context:
        page = context.new_page()
        page.on("console", lambda message: heard.append(f"{page.url}: {message.type}: {message.text}"))
        page.on("pageerror", lambda error: heard.append(f"{page.url}: {error}"))
        page.on("requestfailed", lambda request: heard.append(f"failed {request.url}"))
        page.on(
            "request",
            lambda request: (
                request.url.startswith((address, "data:")) or heard.append(f"foreign {request.url}")
            ),
        )
        page.on(
            "response",
            lambda response: response.status < 400 or heard.append(f"{response.status} {response.url}"),
        )
        for path in chosen(site, language):
            page.goto(f"{address}/{path}")
    assert heard == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_reaches_the_content_first(address: str, browser: Browser, language: str) -> None:
    """S9: the first stop is the skip link, visible, and it leads to the content."""
    with open_context(browser, "light", 320) as context:
        page = context.new_page()
        page.goto(f"{address}/{language}/index.html")
        page.keyboard.press("Tab")
        skip = page.locator(".skip")
        box = skip.bounding_box()
        assert box is not None
        assert box["width"] > 40
        page.keyboard.press("Enter")
        page.wait_for_url("**#main")


@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_start_where_the_language_starts(
    address: str, browser: Browser, site: Path, language: str
) -> None:
    """S8: bars grow from the right in Arabic, from the left in English and Russian."""
    with open_context(browser, "light", 1200) as context:
        page = context.new_page()
        page.goto(f"{address}/{language}/numbers.html")
        drawing, bar = (
            page.locator("svg.line").last.bounding_box(),
            page.locator("svg.line rect").last.bounding_box(),
        )
        assert drawing is not None
        assert bar is not None
        left, right = bar["x"] - drawing["x"], drawing["x"] + drawing["width"] - bar["x"] - bar["width"]
        assert (right < left) is (language == "ar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_print_on_paper(address: str, browser: Browser, language: str) -> None:
    """S9: navigation stays off the paper; sheet and poster fill one page each."""
    edges = dict.fromkeys(("top", "bottom", "left", "right"), "10mm")
    with open_context(browser, "dark", 800) as context:
        page = context.new_page()
        for name, part in (("sheet", ".ruled"), ("poster", ".codes")):
            page.goto(f"{address}/{language}/{name}.html")
            page.emulate_media(media="print")
            assert not page.locator(".menu").is_visible()
            assert page.locator(part).is_visible()
            assert page.pdf(format="A4", margin=edges).count(b"/Type /Page\n") == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1200])
def test_the_pages_around_the_languages_are_accessible(
    built_once: Organisation, browser: Browser, scheme: str, width: int
) -> None:
    """S8, S9: the page that lets a reader choose a language, and the one for a wrong address at any depth."""
    findings = []
    with (
        serving(built_once.site.resolve()) as root,
        open_context(browser, scheme, width, bypass_csp=True) as context,
    ):
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        for path in ("index.html", "en/changes/nothing-here.html"):
            page.goto(f"{root}/{path}")
            findings += [f"{path}: {found}" for found in violations(page)]
            assert too_wide(page) <= 0
    assert findings == []
    assert [line for line in said if "404" not in line] == []


@pytest.mark.skipif("OTKLIK_SCREENSHOT" not in os.environ, reason="OTKLIK_SCREENSHOT names no file")
def test_the_picture_in_the_readme(site: Path, address: str, browser: Browser) -> None:
    """README: a picture of the story page, made by the test run."""
    story = next(path for path in chosen(site, "en") if "/changes/" in path)
    with open_context(browser, "light", 1100) as context:
        page = context.new_page()
        page.goto(f"{address}/{story}")
        page.screenshot(path=os.environ["OTKLIK_SCREENSHOT"], full_page=True)
    assert Path(os.environ["OTKLIK_SCREENSHOT"]).stat().st_size > 10_000
