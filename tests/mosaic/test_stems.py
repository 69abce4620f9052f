"""Sentences and stems."""

from __future__ import annotations

import pytest

from jobs.mosaic.stems import calmed, sentences, stop_stems, words_as_stems

ALIKE = [
    ("en", "deliveries delivery", 1),
    ("en", "don’t don't", 1),
    ("ru", "доставка доставке Доставки доставку", 1),
    ("ru", "жёсткий жесткая", 1),
    ("ar", "المرتبة مرتبة والمرتبة بالمرتبه هالمرتبة", 1),
    ("en", "slow slooow", 1),
    ("ru", "долго дооолго", 1),
    ("ar", "بارد باااارد", 1),
    ("ar", "بيتصل هيتصل", 1),
    ("ar", "محترم محترَم مُحتَرَم محـترم", 1),
    ("ar", "اتصلوا اتّصلوا", 1),
    ("en", "bed sofa", 2),
    ("ru", "кровать диван", 2),
    ("ar", "سرير كنبة", 2),
]


@pytest.mark.parametrize(("language", "words", "stems"), ALIKE)
def test_forms_of_a_word_share_a_stem(language: str, words: str, stems: int) -> None:
    """M2: keywords are found in every form."""
    assert len(set(words_as_stems(words, language))) == stems


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [("en", "the bed and the sofa", 2), ("ru", "и кровать, и диван", 2), ("ar", "في هذا السرير", 1)],
)
def test_stop_words_say_nothing(language: str, text: str, words: int) -> None:
    """M2: no explanation shows words such as "the"; keywords may hold them ("on time")."""
    found = words_as_stems(text, language)
    assert len(found) > words == len([one for one in found if one not in stop_stems(language)])


def test_masks_are_no_words() -> None:
    """F1, M2: a masked person places no voice."""
    assert words_as_stems("[person 1] [phone 2] came", "en") == ("came",)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three? Four; five\nSix…", 6),
        ("Раз. Два! Три", 3),
        ("واحد؟ اثنان؛ ثلاثة.", 3),
        ("version 4.0 at 9.30", 1),
        ("   ", 0),
    ],
)
def test_sentences(text: str, parts: int) -> None:
    """M1: a voice is placed sentence by sentence."""
    assert len(sentences(text)) == parts


@pytest.mark.parametrize(
    ("text", "calm"),
    [
        ("", ""),
        ("404!", "404!"),
        ("The BBC called us back.", "The BBC called us back."),
        ("Приехали ВОВРЕМЯ.", "приехали вовремя."),
        ("Ребята приехали точно ВОВРЕМЯ.", "ребята приехали точно вовремя."),
        ("وصلوا في الموعد", "وصلوا في الموعد"),
        ("NOBODY CAME!", "nobody came!"),
        ("НИКТО НЕ ПРИЕХАЛ, а я ждал", "никто не приехал, а я ждал"),
        ("НИКТО НЕ ПРИЕХАЛ!", "никто не приехал!"),
    ],
)
def test_shouting_is_read_calmly(text: str, calm: str) -> None:
    """A4: an angry voice finds its theme as a calm one does."""
    assert calmed(text) == calm
