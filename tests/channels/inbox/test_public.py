"""The form knows the themes and headlines that are on the site at this moment, and nothing else (S10)."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest

from jobs.channels.inbox.public import Public

NAME = {"en": "Delivery", "ru": "Доставка", "ar": "التوصيل"}


def test_themes_follow_the_newest_build_and_outlive_one_that_is_being_written(visitor: Any) -> None:
    public, file = Public(visitor.settings), visitor.settings.content / "released" / "themes.json"
    assert public.themes("ru") == {"delivery": "Доставка"}
    for number, (text, found) in enumerate(
        [
            ('[{"id": "deli', ["delivery"]),
            (json.dumps([{"id": "new", "name": NAME}]), ["new"]),
            ("[]", []),
        ]
    ):
        file.write_text(text, "utf-8")
        os.utime(file, ns=(number, number))
        assert list(public.themes("en")) == found
    file.write_text(json.dumps([{"id": "again", "name": NAME}]), "utf-8")
    assert list(public.themes("en")) == ["again"]
    file.unlink()
    assert public.themes("en") == {}


STORIES = [
    ("sunday", "Sunday & Monday"),
    ("nothing", None),
    ("", None),
    ("../../../etc/passwd", None),
    ("Sunday", None),
    ("sunday.html", None),
    ("s" * 100, None),
]


@pytest.mark.parametrize(("slug", "title"), STORIES)
def test_headlines_come_from_published_pages_only(visitor: Any, slug: str, title: str | None) -> None:
    assert Public(visitor.settings).story("ar", slug) == ({slug: title} if title else {})


def test_a_page_without_a_headline_has_none(visitor: Any) -> None:
    (visitor.settings.output / "en" / "changes" / "bare.html").write_text("<p>x</p>", "utf-8")
    assert Public(visitor.settings).story("en", "bare") == {}
