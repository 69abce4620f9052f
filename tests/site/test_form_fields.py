"""The questions of the form stand on any page that asks for them, empty or filled in (F6)."""

from __future__ import annotations

from typing import Any

import pytest

from jobs.channels.inbox.fields import KNOWN, Answers
from jobs.channels.inbox.pages import templates
from jobs.settings import LANGUAGES

PAGE = '{% import "form_fields.html" as form %}{{ form.fields(answers, {}, themes) }}'


def shown(language: str, answers: Any, themes: dict[str, str]) -> Any:
    """The fields as the site's own page shows them."""
    from lxml import html

    made = templates(language).from_string(PAGE).render(answers=answers, themes=themes)
    return html.fromstring(f"<form>{made}</form>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_the_site_shows_them_empty(language: str) -> None:
    form = shown(language, {}, {"delivery": "x"})
    names = [each.get("name") for each in form.xpath(".//input | .//textarea | .//select")]
    assert names == [
        *("happened", "expected", "fair", "order", "theme", "contact", "may_write", "may_quote", "website")
    ]
    assert set(names) <= set(KNOWN)
    assert not form.xpath(".//*[@checked or @selected or @aria-invalid or @required]")
    assert [each.text for each in form.xpath(".//textarea")] == ["\n"] * 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_label_and_every_hint_is_there(language: str) -> None:
    """S9"""
    form = shown(language, Answers(happened="x", theme="delivery"), {"delivery": "x"})
    for field in form.xpath(".//input | .//textarea | .//select"):
        assert form.xpath(f".//label[@for='{field.get('id')}']"), field.get("name")
        for hint in (field.get("aria-describedby") or "").split():
            assert form.xpath(f".//*[@id='{hint}']"), hint


def test_without_themes_there_is_nothing_to_choose_from() -> None:
    assert not shown("en", {}, {}).xpath(".//select")
