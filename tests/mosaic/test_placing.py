"""Placement: by words, by meaning, several themes, none; with and without the sentence encoder."""

from __future__ import annotations

from functools import cache

import pytest

from jobs.mosaic.alike import BANDS, bands
from jobs.mosaic.exemplars import Exemplar
from jobs.mosaic.explaining import EXAMPLES, WORDS
from jobs.mosaic.placer import BLOCK, LETTERS, NO_WORDS, Placer, blocks, make_placer, mark_of
from jobs.mosaic.placing import MOST
from jobs.mosaic.themes import Theme, check_themes, read_themes
from jobs.settings import CODE

THEMES = read_themes(CODE / "db" / "example" / "themes.toml")


@cache
def placer(*, vectors: bool) -> Placer:
    """The example's placer."""
    return make_placer(THEMES, vectors=vectors)


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
SILENT = [[], [("en", "")], [("und", "Das Bett kam spät.")], [("en", "[person 1]")], [("ru", "...")]]
FOREIGN = [
    ("en", "The minister opened the new bridge over the river."),
    ("ru", "Министр открыл новый мост через реку."),
    ("ar", "الوزير افتتح الجسر الجديد فوق النهر"),
    ("en", "zyx wvu tsr"),
]


@pytest.mark.parametrize("vectors", [True, False])
@pytest.mark.parametrize("voice", SILENT)
def test_a_voice_without_words_has_no_theme(voice: list[tuple[str, str]], vectors: bool) -> None:
    """M1: nothing to go by, and the reason says so."""
    (found,) = placer(vectors=vectors).place([voice])
    assert (found.places, found.reason, found.second) == ((), NO_WORDS, None)


@pytest.mark.parametrize(("language", "text"), FOREIGN)
def test_nothing_is_forced_into_a_theme(language: str, text: str) -> None:
    """M1: below the threshold a voice is unplaced, and the reason names the nearest theme, its score and the threshold."""
    (found,) = placer(vectors=True).place([[(language, text)]])
    assert found.places == ()
    assert "nearest theme " in found.reason
    assert "below its threshold 0." in found.reason
    assert found.second is not None


@pytest.mark.parametrize("vectors", [True, False])
@pytest.mark.parametrize(("language", "text", "theme"), PLACED)
def test_a_clear_voice_finds_its_theme(language: str, text: str, theme: str, vectors: bool) -> None:
    """M1, M2: the same matter lands in the same theme in every language, with words and examples of its own language."""
    (found,) = placer(vectors=vectors).place([[(language, text)]])
    first = found.places[0]
    assert first.theme == theme
    assert first.score >= placer(vectors=vectors).thresholds[theme].value
    assert 0 < len(first.words) <= WORDS
    own = next(one for one in THEMES if one.id == theme).phrases[language]
    assert len(first.examples) == EXAMPLES
    assert set(first.examples) <= set(own)
    assert first.passages == (0,)


def test_several_themes_and_mixed_languages() -> None:
    """M1: a voice that says several things stands in several themes, at most three, each with the sentence that speaks for it."""
    voice = [
        ("en", "The crew scratched the wall and the packaging was torn."),
        ("und", "Weg damit."),
        ("ru", "Промокод не сработал, скидка кончилась, цена выросла."),
    ]
    everything = " ".join(theme.phrases["en"][0] for theme in THEMES)
    found, many = placer(vectors=True).place([voice, [("en", everything)]])
    assert {one.theme: one.passages for one in found.places} == {"delivery-care": (0,), "price-promo": (2,)}
    assert len(many.places) <= MOST


def test_new_voices_move_no_old_ones() -> None:
    """M2: a placement does not hang on company, order or run."""
    voices = [[(language, text)] for language, text, _ in PLACED] + SILENT + [[one] for one in FOREIGN]
    together = placer(vectors=True).place(voices)
    assert make_placer(THEMES[:]).place(voices[::-1])[::-1] == together
    assert [placer(vectors=True).place([voice])[0] for voice in voices] == together


def small(*names: str, keywords: bool = True) -> list[Theme]:
    """Themes of one name each, with it as keyword."""
    tables = [
        {
            "id": name,
            "name": dict.fromkeys(("en", "ru", "ar"), name),
            "about": dict.fromkeys(("en", "ru", "ar"), name),
            "keywords": {"en": [name]} if keywords else {},
            "phrases": {} if keywords else {"en": [f"about {name}"]},
        }
        for name in names
    ]
    return check_themes({"theme": tables}, "x")


CONFIRMED = [Exemplar("parking", "en", f"the gate of level {level} would not open") for level in range(4)] + [
    Exemplar("food", "en", f"soup number {number} was cold") for number in range(4)
]
GATE = [[("en", "the gate of level seven would not open")]]


@pytest.mark.parametrize("vectors", [True, False])
def test_confirmed_examples_teach(vectors: bool) -> None:
    """M2: what staff confirmed places the next voice like it, and is shown as the reason."""
    themes = small("parking", "food")
    untaught = make_placer(themes, vectors=vectors).place(GATE)[0]
    taught = make_placer(themes, CONFIRMED, vectors=vectors).place(GATE)[0]
    assert taught.places[0].theme == "parking"
    assert taught.places[0].examples[0] in {one.text for one in CONFIRMED[:4]}
    before = untaught.places[0].score if untaught.places else (untaught.second or ("", 0.0))[1]
    assert taught.places[0].score > before


@pytest.mark.parametrize("vectors", [True, False])
def test_what_staff_refused_teaches_too(vectors: bool) -> None:
    """M2: "not this" lowers the theme for voices like it, and raises no other."""
    themes = small("parking", "food")
    no = [Exemplar("parking", "en", one.text, belongs=False) for one in CONFIRMED[:4]]
    taught = make_placer(themes, [*CONFIRMED[4:], *no], vectors=vectors)
    found = taught.place(GATE)[0]
    assert all(one.theme != "parking" for one in found.places)


@pytest.mark.parametrize("vectors", [True, False])
def test_one_theme_and_themes_of_names_only(vectors: bool) -> None:
    """M2: an organisation may begin with a single theme; keywords alone place."""
    (alone,) = make_placer(small("parking"), vectors=vectors).place([[("en", "parking")]])
    assert [one.theme for one in alone.places] == ["parking"]
    found = make_placer(small("parking", "food"), vectors=vectors).place([[("en", "no parking")]])
    assert [one.theme for one in found[0].places] == ["parking"]


def test_the_mark_changes_with_what_places() -> None:
    """M2: exemplars, mode and keywords change it; the order of exemplars, their voice and a nicer name do not."""
    themes = small("parking", "food")
    mark = mark_of(themes, CONFIRMED, True)
    assert mark_of(themes, CONFIRMED[::-1], True) == mark
    assert mark_of(themes, [Exemplar(**{**vars(one), "voice": 7}) for one in CONFIRMED], True) == mark
    nicer = [
        Theme(one.id, {**one.name, "en": "Nicer"}, one.about, one.keywords, one.phrases) for one in themes
    ]
    assert mark_of(nicer, CONFIRMED, True) == mark
    changed = [
        mark_of(themes, CONFIRMED, False),
        mark_of(themes, CONFIRMED[1:], True),
        mark_of(small("parking", "foods"), CONFIRMED, True),
    ]
    assert len({mark, *changed}) == 4
    assert make_placer(themes, CONFIRMED).mark == mark


BLOCKS = [
    ([], []),
    ([5] * 3, [3]),
    ([5] * (BLOCK + 1), [BLOCK, 1]),
    ([LETTERS, 1], [1, 1]),
    ([LETTERS - 1, 1], [2]),
    ([2 * LETTERS, 5, 5], [1, 2]),  # longer than a block may be: alone
    ([5, 2 * LETTERS], [1, 1]),
]


@pytest.mark.parametrize(("letters", "expected"), BLOCKS)
def test_few_letters_are_in_memory_at_once(letters: list[int], expected: list[int]) -> None:
    """M1: no voice is left out, the order stays, a thousand long voices are not looked at together."""
    voices = [[("en", "x" * number)] for number in letters]
    found = list(blocks(voices))
    assert [len(block) for block in found] == expected
    assert [voice for block in found for voice in block] == voices


def test_copies_stand_among_near_texts_and_others_do_not() -> None:
    """M11: texts that share most pairs of words share a band; of two that share none no band is the same; en, ru, ar."""
    for words in (
        "the bed came late and broken",
        "кровать приехала поздно и сломана",
        "السرير وصل متأخرا ومكسورا",
    ):
        whole = tuple(f"{word}{number}" for number in range(8) for word in words.split())
        other = tuple(reversed(whole))
        assert set(bands(whole)) & set(bands((*whole, "more")))
        assert not set(bands(whole)) & set(bands(other))
    assert len(bands(("alone",))) == BANDS
