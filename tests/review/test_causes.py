"""Causes: a person is named only after the process was asked (L3, A3)."""

import pytest

from jobs.refusal import Refusal
from jobs.review.causes import KINDS, Cause, check_cause

WORDS = {
    "en": ("One person was on shift while all callers rang", "The shift change left the phone alone"),
    "ru": ("Один человек был на смене, а звонили все сразу", "На пересменке телефон оставался без присмотра"),
    "ar": ("كان موظف واحد في المناوبة والجميع يتصلون", "عند تبديل المناوبة يبقى الهاتف بلا أحد"),
}


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("kind", ["process", "outside", "unclear"])
def test_a_cause_in_words_stays(kind, language):
    """L3: process, outside and unclear need their words only."""
    check_cause(Cause("story", kind, WORDS[language][0]))


@pytest.mark.parametrize("language", WORDS)
def test_a_person_needs_the_process_question_answered(language):
    """L3: refused without the answer, accepted with it."""
    found, process = WORDS[language]
    check_cause(Cause("story", "person", found, process))
    for empty in ("", " \n\t"):
        with pytest.raises(Refusal, match="what in the process let it happen"):
            check_cause(Cause("story", "person", found, empty))


@pytest.mark.parametrize("kind", ["", "weather", "Process"])
def test_unknown_kinds_are_refused(kind):
    """L3: a closed list, named in the refusal."""
    with pytest.raises(Refusal, match="process, person, outside, unclear"):
        check_cause(Cause("content/stories/phone.en.md", kind, "words"))


@pytest.mark.parametrize("words", ["", "  \n"])
def test_a_cause_without_words_is_refused(words):
    """A3: a symptom is not a cause."""
    with pytest.raises(Refusal, match="has no words"):
        check_cause(Cause("story", "process", words))


def test_kinds_are_those_of_the_store():
    """L3: the table in code and the check in the store say the same."""
    from db.store import MIGRATIONS

    text = "".join(file.read_text("utf-8") for file in sorted(MIGRATIONS.glob("*.sql")))
    assert f"kind in ({', '.join(repr(kind) for kind in KINDS)})" in text
