"""The themes as they are now: themes.toml and decisions together."""

from __future__ import annotations

from typing import Any

import pytest

from jobs.mosaic.decisions import Decision
from jobs.mosaic.effective import exemplars_of, make_picture
from jobs.mosaic.exemplars import Exemplar
from jobs.mosaic.themes import Theme
from jobs.refusal import Refusal

NAMES = {"en": "Bed", "ru": "Кровать", "ar": "سرير"}
ABOUT = {"en": "Beds.", "ru": "Кровати.", "ar": "الأسرة."}


def theme(name: str, **changed: Any) -> Theme:
    """A complete theme of themes.toml."""
    words = {"en": (f"{name} word",), "ru": (f"{name} слово",), "ar": (f"{name} كلمة",)}
    return Theme(**{"id": name, "name": NAMES, "about": ABOUT, "keywords": words, "phrases": words} | changed)


WRITTEN = [theme("a"), theme("b"), theme("c")]
MERGE = Decision(1, "merge", theme_id="a", into_id="b")
CREATE = Decision(1, "create", into_id="n", texts={"name": {"ru": "Ящики"}, "keywords": {"ru": ["ящик"]}})


def test_without_decisions_the_file_is_all() -> None:
    """M2"""
    picture = make_picture(WRITTEN, [])
    assert list(picture.themes) == picture.public == WRITTEN
    assert (picture.aliases, picture.merged_addresses, picture.last) == ({}, {}, 0)


def test_a_name_changes_and_the_id_stays() -> None:
    """M2: the last name counts, languages that were not named stay."""
    log = [
        Decision(1, "rename", theme_id="a", texts={"name": {"en": "Cot", "ru": "Койка"}}),
        Decision(2, "rename", theme_id="a", texts={"name": {"en": "Berth"}, "about": {"ar": "غيره"}}),
    ]
    renamed = make_picture(WRITTEN, log).themes[0]
    assert renamed.id == "a"
    assert renamed.name == NAMES | {"en": "Berth", "ru": "Койка"}
    assert renamed.about == ABOUT | {"ar": "غيره"}
    assert renamed.keywords == WRITTEN[0].keywords


def test_a_merged_theme_gives_its_words_and_keeps_its_id() -> None:
    """M2: a merge is an alias; its address goes on; its name before the merge does not rename the other."""
    log = [Decision(1, "rename", theme_id="a", texts={"name": {"en": "Cot"}}), MERGE]
    picture = make_picture(WRITTEN, log)
    assert [one.id for one in picture.themes] == ["b", "c"]
    assert picture.themes[0].name == NAMES
    assert picture.themes[0].keywords["ru"] == ("b слово", "a слово")
    assert (picture.living("a"), picture.living("b"), picture.merged_addresses) == ("b", "b", {"a": "b"})
    assert make_picture(WRITTEN[1:], [MERGE]).merged_addresses == {"a": "b"}


def test_a_created_theme_is_inside_until_it_has_all_its_texts() -> None:
    """M2, M3: staff see it by a name that it has; the public sees it when it is named and explained in every language."""
    picture = make_picture(WRITTEN, [CREATE])
    made = picture.themes[-1]
    assert (made.id, made.name["ar"], made.keywords) == ("n", "Ящики", {"ru": ("ящик",)})
    assert picture.public == WRITTEN
    whole = Decision(2, "rename", theme_id="n", texts={"name": NAMES, "about": ABOUT})
    assert [one.id for one in make_picture(WRITTEN, [CREATE, whole]).public] == ["a", "b", "c", "n"]
    hidden = Decision(2, "merge", theme_id="n", into_id="a")
    assert make_picture(WRITTEN, [CREATE, hidden]).merged_addresses == {}


def test_themes_toml_takes_a_created_theme_over() -> None:
    """M2: once it is written there, its words are the file's."""
    assert make_picture([*WRITTEN, theme("n")], [CREATE]).themes[-1] == theme("n")


LOST = [
    Decision(3, "move", 7, theme_id="b", into_id="a", stands=("a",)),
    Decision(3, "confirm", 7, stands=("a", "b")),
    Decision(3, "rename", theme_id="a", texts={"name": {"en": "Cot"}}),
    Decision(3, "merge", theme_id="b", into_id="a"),
]


@pytest.mark.parametrize("decision", LOST)
def test_a_theme_that_decisions_name_may_not_fall_out_of_the_file(decision: Decision) -> None:
    """M2: its voices would move behind people's backs."""
    with pytest.raises(Refusal, match=r"no theme 'a' any more, but decision 3 names it: put it back"):
        make_picture(WRITTEN[1:], [decision])
    make_picture(WRITTEN[1:], [decision, Decision(4, "undo", undoes=3)])


def test_decisions_become_examples() -> None:
    """M2: in every language that can be read; a voice that is gone, or has no language, teaches nothing."""
    log = [
        Decision(1, "move", 7, theme_id="a", into_id="b", stands=("b",)),
        Decision(2, "add", 8, into_id="c", stands=("c",)),
        Decision(3, "add", 9, into_id="c", stands=("c",)),
        Decision(4, "add", 10, into_id="c", stands=("c",)),
    ]
    words = {7: ("ru", "Скрипит"), 8: ("ar", "يصدر صوتا"), 9: ("und", "👍")}
    assert exemplars_of(make_picture(WRITTEN, log), words) == [
        Exemplar("a", "ru", "Скрипит", False, 7),
        Exemplar("b", "ru", "Скрипит", True, 7),
        Exemplar("c", "ar", "يصدر صوتا", True, 8),
    ]
