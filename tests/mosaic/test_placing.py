"""First placement: by keyword, by likeness, several themes, none."""

from __future__ import annotations

import pytest

from jobs.mosaic.placing import EXAMPLES, MOST, THRESHOLD, Guide, Placed, make_guides, place
from jobs.mosaic.themes import check_themes, read_themes
from jobs.settings import CODE

THEMES = read_themes(CODE / "db" / "example" / "themes.toml")
GUIDES = make_guides(THEMES)

PLACED = [
    ("en", "The smell of this mattress is awful and my back hurts.", "mattress-comfort"),
    ("en", "They rang an hour before, right on time.", "delivery-time"),
    ("en", "Refund still not paid after the return.", "returns-refunds"),
    ("ru", "Матрас слишком жёсткий, спина болит.", "mattress-comfort"),
    ("ru", "Прождала весь день, курьер так и не позвонил.", "delivery-time"),
    ("ru", "Деньги за возврат до сих пор не вернули.", "returns-refunds"),
    ("ar", "المرتبة قاسية وظهري يوجعني", "mattress-comfort"),
    ("ar", "انتظرت طول اليوم والمندوب ما اتصل", "delivery-time"),
    ("ar", "رجعت المنتج ولسه ما رجعوا فلوسي", "returns-refunds"),
]
UNPLACED = [
    ([("en", "")], "no words in English, Russian or Arabic"),
    ([("und", "Das Bett kam spät.")], "no words in English, Russian or Arabic"),
    ([("en", "zyx wvu tsr")], "no word of any theme"),
    ([("ru", "ыыы эээ")], "no word of any theme"),
    ([("ar", "ظظظ ضضض")], "no word of any theme"),
    ([("en", "[person 1]")], "no word of any theme"),
]


@pytest.mark.parametrize(("language", "text", "theme"), PLACED)
def test_a_clear_voice_finds_its_theme(language: str, text: str, theme: str) -> None:
    """M1, M2: the same matter lands in the same theme in every language, with words or examples that say why."""
    first = place([(language, text)], GUIDES).places[0]
    assert first.theme == theme
    assert first.score >= THRESHOLD
    assert first.words or first.examples
    assert len(first.examples) <= EXAMPLES


@pytest.mark.parametrize(("passages", "reason"), UNPLACED)
def test_nothing_is_forced_into_a_theme(passages: list[tuple[str, str]], reason: str) -> None:
    """M1: below the threshold a voice is unplaced, and a sentence says why."""
    assert place(passages, GUIDES) == Placed((), reason)


def test_a_weak_word_is_named_with_its_score() -> None:
    """M1: the reason names the nearest theme and how far it was."""
    themes = check_themes(
        {"theme": [plain("one", "alpha"), plain("two", "alpha"), plain("three", "alpha")]}, "x"
    )
    found = place([("en", "alpha beta gamma delta")], make_guides(themes))
    assert found.places == ()
    assert found.reason.startswith("nearest theme one at 0.")
    assert found.reason.endswith(f"below {THRESHOLD:.2f}")


def plain(theme: str, word: str) -> dict[str, object]:
    """A theme with one keyword and a phrase of other words."""
    names = dict.fromkeys(("en", "ru", "ar"), theme)
    return {
        "id": theme,
        "name": names,
        "about": names,
        "keywords": {key: [word] for key in names},
        "phrases": {key: [f"{theme} stands alone"] for key in names},
    }


def test_several_themes_and_mixed_languages() -> None:
    """M1: a voice that says several things stands in several themes, at most three."""
    found = place(
        [
            ("en", "The crew scratched the wall and the packaging was torn."),
            ("ru", "Промокод не сработал, скидка кончилась, цена выросла."),
        ],
        GUIDES,
    )
    assert {one.theme for one in found.places} == {"delivery-care", "price-promo"}
    everything = " ".join(theme.phrases["en"][0] for theme in THEMES)
    assert len(place([("en", everything)], GUIDES).places) <= MOST


def test_keywords_of_several_words_stand_near_one_another() -> None:
    """M2: order does not matter (Russian), distance does; of two keywords that overlap the longer counts."""
    guide = Guide(check_themes({"theme": [plain("one", "on time")]}, "x"), "en")
    hits = [
        bool(guide.matches(tuple(words.split())))
        for words in ("on time", "time is on", "on a b c d time", "time")
    ]
    assert hits == [True, True, False, False]
    both = check_themes(
        {
            "theme": [
                plain("one", "time") | {"keywords": {"en": ["time", "on time"], "ru": ["x"], "ar": ["x"]}}
            ]
        },
        "x",
    )
    assert [word.written for word in Guide(both, "en").matches(("on", "time"))["one"]] == ["on time"]


def test_a_shared_keyword_weighs_less() -> None:
    """M2: a word that two themes use says half as much for each."""
    alone = Guide(check_themes({"theme": [plain("one", "alpha")]}, "x"), "en")
    shared = Guide(check_themes({"theme": [plain("one", "alpha"), plain("two", "alpha")]}, "x"), "en")
    weights = [guide.matches(("alpha",))["one"][0].weight for guide in (alone, shared)]
    assert weights[1] == weights[0] / 2


def test_the_same_input_gives_the_same_places() -> None:
    """M2: nothing is drawn by lot."""
    text = [("en", "The van was late, the box was torn and nobody answered the phone about my refund.")]
    assert place(text, make_guides(THEMES)) == place(text, GUIDES)
