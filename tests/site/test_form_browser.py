"""The form in a real browser on a narrow phone: fill in, see what is wrong, mend, check, send, keep the code (F6, S5, S9)."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator

import msgspec
import pytest
from playwright.sync_api import Browser, Page

from jobs.channels.inbox.app import Inbox
from jobs.channels.receipt import in_groups, line_id, read_code
from jobs.settings import CODE, Settings, read_settings
from jobs.web.showing import Site
from tests.serving import running
from tests.site.chromium import MARKS, too_wide, violations

WORDS = "وصل السرير متأخرًا.\nلم يتصل أحد."
NAMES = {"en": "Delivery", "ru": "Доставка", "ar": "التوصيل"}

pytestmark = MARKS


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The example's settings over a small site of its own."""
    folder = tmp_path_factory.mktemp("form")
    for language in NAMES:
        shutil.copytree(CODE / "theme" / "static", folder / "output" / language / "static")
    (folder / "output" / "ar" / "changes").mkdir()
    (folder / "output" / "ar" / "changes" / "sunday.html").write_text("<h1>التوصيل يوم الأحد</h1>", "utf-8")
    (folder / "output" / "404.html").write_text("nothing", "utf-8")
    (folder / "content" / "released").mkdir(parents=True)
    themes = json.dumps([{"id": "delivery", "name": NAMES}])
    (folder / "content" / "released" / "themes.json").write_text(themes, "utf-8")
    return msgspec.structs.replace(
        read_settings(CODE / "invoke.yaml"),
        content=folder / "content",
        output=folder / "output",
        inbox_spool=folder / "db" / "inbox",
    )


@pytest.fixture(scope="module")
def address(settings: Settings) -> Iterator[str]:
    """Site and form in one process."""
    with running(Site(settings.output, Inbox(settings, site=""), "/inbox")) as root:
        yield root


def sound(page: Page) -> None:
    """Nothing inaccessible, nothing wider than the phone."""
    assert violations(page) == []
    assert too_wide(page) <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_from_a_story_to_a_receipt_in_arabic(
    browser: Browser, address: str, settings: Settings, scheme: str
) -> None:
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": 320, "height": 800}, locale="ar", bypass_csp=True
    )  # type: ignore[arg-type]
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}/inbox/ar/?theme=delivery&story=sunday&kind=me-too")
    sound(page)
    page.fill("#contact", "nobody")
    page.check("#may_quote")
    page.get_by_role("button").click()
    page.wait_for_selector(".errors")
    assert page.locator(".errors a").count() == 2
    sound(page)
    page.locator(".errors a").first.click()
    assert page.evaluate("document.activeElement.id") == "happened"
    page.keyboard.insert_text(WORDS)
    page.fill("#contact", "zahra@example.org")
    page.get_by_role("button").click()
    page.wait_for_url("**/check")
    assert page.locator("dl.facts .typed").first.inner_text() == WORDS
    sound(page)
    page.get_by_role("button").nth(1).click()
    page.wait_for_selector("#happened")
    assert page.input_value("#happened") == WORDS
    assert page.is_checked("#may_quote")
    page.get_by_role("button").click()
    page.wait_for_url("**/check")
    page.wait_for_timeout(2_100)
    page.get_by_role("button").first.click()
    page.wait_for_selector(".slip")
    sound(page)
    first, second = (code.inner_text() for code in page.locator(".code").all())
    assert first == second == in_groups(str(read_code(first)))
    page.reload()
    assert page.locator(".code").first.inner_text() == first
    line = line_id(str(read_code(first)))
    kept = json.loads((settings.inbox_spool / f"{line}.json").read_text("utf-8"))["answers"]
    assert (kept["happened"], kept["story"], kept["theme"]) == (WORDS, "sunday", "delivery")
    assert not [text for text in said if "422" not in text]
    context.close()


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("width", [320, 1200])
def test_other_pages_are_sound(browser: Browser, address: str, language: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    for path in ("", "nothing", "check"):
        page.goto(f"{address}/inbox/{language}/{path}")
        sound(page)
    page.set_content(
        f'<form method="post" action="{address}/inbox/{language}/follow"><input name="code" value="x"><button>b</button></form>'
    )
    page.get_by_role("button").click()
    page.wait_for_selector("#code-wrong")
    sound(page)
    context.close()


def test_without_javascript_and_with_the_shipped_policy(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(f"{address}/inbox/ru/")
    page.fill("#happened", "Поздно")
    page.get_by_role("button").click()
    page.wait_for_timeout(2_100)
    page.get_by_role("button").first.click()
    page.wait_for_selector(".slip svg")
    assert page.locator(".code").count() == 2
    assert not context.cookies()
    context.close()
