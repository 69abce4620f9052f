"""The search in a real browser under the shipped headers: words in three languages, filters, keyboard, and no JavaScript at all (S3, S9)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from jobs.settings import LANGUAGES
from tests.conftest import Organisation
from tests.site.chromium import MARKS, open_context, serving, too_wide, violations

pytestmark = MARKS

# Words as people type them, and the story that must be among the first three: other cases, numbers, plurals.
ASKED = {
    "en": {"couriers": "call-before-arrival", "screw": "spare-screws", "refunds": "refund-five-days"},
    "ru": {"винтами": "spare-screws", "возвратов": "refund-five-days", "приложением": "app-payment"},
    "ar": {"قسائم": "clear-vouchers", "البراغي": "spare-screws", "بالدفع": "app-payment"},
}


@pytest.fixture(scope="module")
def address(built_once: Organisation) -> Iterator[str]:
    """The example with its index."""
    with serving(built_once.site.resolve()) as root:
        yield root


def first_found(page: Page) -> list[str]:
    """Addresses of the first three results, once there are any."""
    page.wait_for_selector("#results a")
    return [link.get_attribute("href") or "" for link in page.query_selector_all("#results a")[:3]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_in_other_forms_are_found(address: str, browser: Browser, language: str) -> None:
    """S3, S8: stemmed in each language; nothing is asked from elsewhere, and the console stays empty."""
    heard: list[str] = []
    for words, slug in ASKED[language].items():
        with open_context(browser, "light", 800) as context:
            page = context.new_page()
            page.on("console", lambda message: heard.append(message.text))
            page.on("pageerror", lambda error: heard.append(str(error)))
            page.on("request", lambda sent: sent.url.startswith(address) or heard.append(sent.url))
            page.goto(f"{address}/{language}/search.html")
            page.fill("#q", words)
            page.press("#q", "Enter")
            assert f"/{language}/changes/{slug}.html" in first_found(page), words
            assert page.locator("#results mark").first.is_visible()
    assert heard == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 1200])
def test_the_page_with_its_results_is_accessible(
    address: str, browser: Browser, language: str, width: int
) -> None:
    """S9."""
    with open_context(browser, "light", width, bypass_csp=True) as context:
        page = context.new_page()
        page.goto(f"{address}/{language}/search.html?status=will-not")
        first_found(page)
        assert violations(page) == []
        assert too_wide(page) <= 0


def test_the_address_keeps_what_was_asked_and_filters_narrow_it(address: str, browser: Browser) -> None:
    with open_context(browser, "light", 1200) as context:
        page = context.new_page()
        page.goto(f"{address}/en/search.html?q=delivery&status=will-not")
        assert first_found(page) == ["/en/changes/sunday-delivery.html"]
        page.select_option("#by-status", "")
        page.wait_for_selector("#results > li:nth-child(2)")
        assert page.url.endswith("?q=delivery")
        page.fill("#q", "xyzzyx")
        page.wait_for_selector("#results:empty", state="attached")
        assert page.inner_text("#found").startswith("Nothing found")


def test_more_results_are_reached_by_keyboard(address: str, browser: Browser) -> None:
    """S9: the first of the new results is where the reader goes on."""
    with open_context(browser, "light", 1200) as context:
        page = context.new_page()
        page.goto(f"{address}/en/search.html?year=2026")
        first_found(page)
        page.focus("#more")
        page.keyboard.press("Enter")
        page.wait_for_selector("#results > li:nth-child(11)")
        assert (
            page.evaluate("[...document.querySelectorAll('#results a')].indexOf(document.activeElement)")
            == 10
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_the_page_leads_to_lists(address: str, browser: Browser, language: str) -> None:
    """S9: no dead field; A to Z and every filter."""
    with open_context(browser, "light", 320, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/{language}/search.html")
        assert page.locator("#without").is_visible()
        assert not page.locator("#q").is_visible()
        page.click("details summary >> nth=1")
        page.click("details[open] a >> nth=0")
        assert "/by/status/" in page.url
        assert page.locator(".rows > li").count() > 0


def test_the_search_says_that_it_could_not_load(address: str, browser: Browser) -> None:
    with open_context(browser, "light", 800) as context:
        page = context.new_page()
        page.route("**/pagefind/**", lambda route: route.abort())
        page.goto(f"{address}/en/search.html?q=delivery")
        page.wait_for_selector("#found:not(:empty)")
        assert page.inner_text("#found").startswith("The search could not be loaded")
