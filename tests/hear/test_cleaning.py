"""Texts fit to be read: what must stay, then what goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.hear.cleaning import clean_text

STAYS = [
    "Fine, thanks.\nSecond line",
    "Всё хорошо — ёлка",
    "الخدمة ممتازة، شُكراً",
    "👩‍👩‍👧 good 😤",
    "50 % off\tnow",
    "Fish & chips &c; AT&T; https://a.example/?a=1&copy=2",
    "Тарифы «Логин» & «Старт»; &нет;",
    "الشاي & القهوة",
]
CHANGES = [
    ("a\x00b\x07c", "abc"),
    ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
    ("pass\u200bword \u202egnp.exe\u202c", "password gnp.exe"),
    ("lone \ud83d surrogate", "lone  surrogate"),
    ("З\u0435\u0308\u0438\u0306", "Зёй"),
    ("café", "café"),
    ("مـــرحبا", "مرحبا"),
    ("zero\u200dwidth", "zerowidth"),
    ("a\u00a0b\u2009c", "a b c"),
    ("  edges \n", "edges"),
    ("Fish &amp; chips&#33; &#x41;", "Fish & chips! A"),
    ("&amp;laquo;Логин&amp;raquo; и &quot;Старт&quot;&amp;#8230;", '«Логин» и "Старт"…'),
    ("شكرا&nbsp;جزيلا&amp;#8230;&#8203;", "شكرا جزيلا…"),
    ("&amp;amp;lt; stays", "&lt; stays"),
]


@pytest.mark.parametrize("text", STAYS)
def test_readable_text_stays(text: str) -> None:
    """F1: nothing that a reader sees is lost (a tab counts as a blank)."""
    assert clean_text(text) == text.replace("\t", " ")


@pytest.mark.parametrize(("text", "clean"), CHANGES)
def test_unreadable_signs_go(text: str, clean: str) -> None:
    """F1, bad input: control characters, overrides, lone surrogates and zero width signs go."""
    assert clean_text(text) == clean


@given(st.text(alphabet=st.characters(), max_size=200))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """F1: a clean text stays as it is and can be stored."""
    once = clean_text(text)
    assert clean_text(once) == once
    once.encode("utf-8")
