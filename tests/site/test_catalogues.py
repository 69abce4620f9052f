"""Every word of the site exists in three languages, with the plural forms each of them has (S8)."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir

from jobs.settings import CODE, LANGUAGES
from theme.catalogue import gettext_functions, read_catalogue

PLURALS = {"en": 2, "ru": 3, "ar": 6}
OPTIONS = {"silent": "false"}
METHODS = [(f"**.{kind}", "jinja2.ext.babel_extract") for kind in ("html", "atom", "svg")]
PLACE = re.compile(r"%\((\w+)\)s")


def asked() -> set[tuple[str | None, str]]:
    """Each text that a template asks for, with its context; of a plural the first form."""
    given = {pattern: OPTIONS for pattern, _ in METHODS}
    found = [
        text
        for folder in ("templates", "inbox")
        for text in extract_from_dir(CODE / "theme" / folder, METHODS, given)
    ]
    return {(context, text[0] if isinstance(text, tuple) else text) for _, _, text, _, context in found}


def written(language: str) -> dict[tuple[str | None, str], Message]:
    """Each text of the catalogue."""
    messages = [each for each in read_catalogue(language) if each.id]
    return {(each.context, each.id[0] if isinstance(each.id, tuple) else each.id): each for each in messages}


def forms(message: Message) -> Iterable[str]:
    return message.string if isinstance(message.string, tuple | list) else (message.string,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_missing_or_unused(language: str) -> None:
    """S8."""
    assert set(written(language)) == asked()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_fuzzy_or_short_of_a_plural_form(language: str) -> None:
    """S8."""
    for message in written(language).values():
        expected = PLURALS[language] if isinstance(message.id, tuple) else 1
        assert not message.fuzzy, message.id
        assert len(list(forms(message))) == expected, message.id
        assert all(forms(message)), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_places_for_values(language: str) -> None:
    """S8: a form may leave a number out ("two days" is one word in Arabic), but never ask for an unknown one."""
    for message in written(language).values():
        english = message.id if isinstance(message.id, tuple) else (message.id,)
        known = set(PLACE.findall(" ".join(english)))
        for form in forms(message):
            assert set(PLACE.findall(form)) <= known, message.id
            assert known - set(PLACE.findall(form)) <= {"count"}, message.id


@pytest.mark.parametrize(
    ("language", "days", "expected"),
    [
        ("en", 1, "late: 1 day"),
        ("en", 2, "late: 2 days"),
        ("ru", 1, "опоздание: 1 день"),
        ("ru", 3, "опоздание: 3 дня"),
        ("ru", 11, "опоздание: 11 дней"),
        ("ru", 53, "опоздание: 53 дня"),
        ("ar", 0, "متأخر: 0 يوم"),
        ("ar", 1, "متأخر: يوم واحد"),
        ("ar", 2, "متأخر: يومان"),
        ("ar", 3, "متأخر: 3 أيام"),
        ("ar", 10, "متأخر: 10 أيام"),
        ("ar", 11, "متأخر: 11 يومًا"),
        ("ar", 53, "متأخر: 53 يومًا"),
        ("ar", 100, "متأخر: 100 يوم"),
        ("ar", 103, "متأخر: 103 أيام"),
    ],
)
def test_plural_forms(language: str, days: int, expected: str) -> None:
    """S8: two forms in English, three in Russian, six in Arabic."""
    say = gettext_functions(language)["ngettext"]
    assert say("late: %(count)s day", "late: %(count)s days", days) % {"count": days} == expected
