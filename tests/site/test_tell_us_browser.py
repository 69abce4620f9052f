"""The form that stands on the site's own page leads to a receipt, under the shipped headers and without JavaScript (F6, S5)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser

from jobs.channels.inbox.app import Inbox
from jobs.channels.receipt import line_id, read_code
from jobs.settings import CODE, LANGUAGES, Settings, read_settings
from jobs.web.showing import Site
from tests.serving import running
from tests.site.chromium import MARKS

WORDS = "The bed came late. Кровать опоздала. وصل السرير متأخرًا."

pytestmark = MARKS


@pytest.fixture(scope="module")
def settings(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The example's settings over the site that is tested; the inbox knows the first theme of its form."""
    folder = tmp_path_factory.mktemp("tell-us")
    theme = min(path.stem for path in (site / "en" / "themes").glob("*.html"))
    (folder / "released").mkdir()
    named = [{"id": theme, "name": dict.fromkeys(LANGUAGES, theme)}]
    (folder / "released" / "themes.json").write_text(json.dumps(named), "utf-8")
    return msgspec.structs.replace(
        read_settings(CODE / "invoke.yaml"), content=folder, output=site, inbox_spool=folder / "db" / "inbox"
    )


@pytest.fixture(scope="module")
def address(settings: Settings) -> Iterator[str]:
    """Site and form in one process."""
    with running(Site(settings.output, Inbox(settings, site=""), "/inbox")) as root:
        yield root


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_page_to_a_receipt(
    browser: Browser, address: str, settings: Settings, language: str
) -> None:
    theme = json.loads((settings.content / "released" / "themes.json").read_text("utf-8"))[0]["id"]
    with browser.new_context(viewport={"width": 320, "height": 800}, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/{language}/index.html")
        page.locator(".menu a[href$='tell-us.html']").click()
        page.fill("#happened", WORDS)
        page.select_option("#theme", theme)
        page.locator("form button").click()
        assert page.url == f"{address}/inbox/{language}/check"
        assert page.locator("dl.facts .typed").first.inner_text() == WORDS
        page.wait_for_timeout(2_100)  # the inbox takes nothing sooner than two seconds after
        page.locator("form button").first.click()
        code = read_code(page.locator(".code bdi").first.inner_text())
    assert code is not None
    kept = json.loads((settings.inbox_spool / f"{line_id(code)}.json").read_text("utf-8"))
    assert (kept["answers"]["happened"], kept["answers"]["theme"], kept["language"]) == (
        WORDS,
        theme,
        language,
    )
