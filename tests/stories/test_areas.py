"""Areas have an id and a name in every language; a story names one that there is."""

from __future__ import annotations

import pytest

from jobs.refusal import Refusal
from jobs.settings import CODE
from jobs.stories.areas import NAME, check_story_areas, read_areas
from tests.stories.test_agreement import text

NAMES = 'name = { en = "Shop", ru = "Магазин", ar = "المتجر" }'
SHOP = f'[[area]]\nid = "shop"\n{NAMES}\n'


def test_areas_stand_in_the_organisation_s_own_order() -> None:
    found = read_areas((SHOP + SHOP.replace('"shop"', '"a-cellar"')).encode(), NAME)
    assert [area.id for area in found] == ["shop", "a-cellar"]
    assert found[0].name == {"en": "Shop", "ru": "Магазин", "ar": "المتجر"}
    assert read_areas(b"", NAME) == ()
    example = CODE / "db" / "example" / NAME
    assert {area.id for area in read_areas(example.read_bytes(), NAME)} >= {"delivery", "phone"}


REFUSED = [
    ("[[area]", "is not readable TOML"),
    ("\udcff", "is not readable TOML"),
    ('[[place]]\nid = "shop"', r"needs \[\[area\]\] tables"),
    ('area = "shop"', r"needs \[\[area\]\] tables"),
    (f"[[area]]\n{NAMES}", "area 1: .*id"),
    (SHOP + SHOP, "area 'shop' stands there twice"),
    (SHOP.replace('"shop"', '"Shop"'), "small Latin letters"),
    (SHOP.replace('"shop"', '"../x"'), "small Latin letters"),
    (SHOP.replace(', ar = "المتجر"', ""), r"\(shop\): name needs an entry for each of en, ru, ar"),
    (SHOP.replace('"Магазин"', '" "'), r"\(shop\): name needs an entry"),
    (SHOP + 'town = "x"', "area 1: .*town"),
]


@pytest.mark.parametrize(("written", "sentence"), REFUSED)
def test_what_is_no_area_is_refused_by_file_and_number(written: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence) as refusal:
        read_areas(written.encode("utf-8", "surrogateescape"), NAME)
    assert "\n" not in str(refusal.value)


def test_a_story_names_an_area_that_there_is() -> None:
    stories = [text(), text("other", area="shop")]
    check_story_areas(stories, {"shop", "phone"})
    with pytest.raises(
        Refusal, match=r"content/stories/other\.en\.md: area 'shop' does not exist: use one of phone"
    ):
        check_story_areas(stories, {"phone"})
    with pytest.raises(Refusal, match=r"does not exist: write areas\.toml first"):
        check_story_areas(stories, set())
