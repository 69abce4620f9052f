"""Where the words of a quote stand in the release, and how the airlock reads them there (S6)."""

from __future__ import annotations

from jobs.vetting.quoting.putting import as_read, quote_pieces, quotes_by_file

QUOTES = [
    {"language": "en", "slug": "calls", "words": "They came on time."},
    {"language": "ar", "slug": "calls", "words": "وصلوا في الموعد."},
    {"language": "en", "slug": "calls", "words": "Nobody <b>rang</b> us."},
]


def test_words_leave_by_language_and_story_and_nothing_else_does() -> None:
    assert quote_pieces(QUOTES) == {
        "en": {"calls": ["They came on time.", "Nobody <b>rang</b> us."]},
        "ru": {},
        "ar": {"calls": ["وصلوا في الموعد."]},
    }


def test_a_quote_may_stand_in_its_own_file_only() -> None:
    files = quotes_by_file(QUOTES)
    assert list(files) == ["en/changes/calls.html", "ar/changes/calls.html"]
    assert files["ar/changes/calls.html"] == ("وصلوا في الموعد.",)
    assert "They came on time." in files["en/changes/calls.html"]
    assert quotes_by_file([]) == {}


def test_tags_that_a_customer_wrote_out_are_read_both_ways() -> None:
    """As they stand there, and as somebody would see them who took them for tags."""
    assert list(as_read("They came on time.")) == ["They came on time."]
    first, *others = as_read("Nobody <b>rang</b> us.")
    assert first == "Nobody <b>rang</b> us."
    assert any("rang" in reading and "<b>" not in reading for reading in others)
