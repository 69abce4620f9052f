"""S1, S2: a story claims only what it shows, and what cannot be is refused by file and line, in three languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.refusal import Refusal
from jobs.stories.draft import draft, is_unfinished
from jobs.stories.headings import HEADINGS
from jobs.stories.kinds import STORY_KEYS
from jobs.stories.statuses import COMPUTED, REQUIRED, STATUSES, public_status
from jobs.stories.writing import Text, read_text

FACTS = {
    "title": "Couriers call first",
    "themes": "delivery-time",
    "status": "made",
    "said": "Nobody tells us when.",
    "what": "The courier calls.",
    "where": "all routes",
    "since": "2026-04-13",
    "owner": "Head of delivery",
    "evidence": "Call log",
    "author": "nora",
}


def story(language: str = "en", body: str | None = None, **changes: str | None) -> bytes:
    """A whole story file; a change to None leaves the key out."""
    fields = {key: value for key, value in {**FACTS, **changes}.items() if value is not None}
    words = (
        body
        if body is not None
        else "\n\n".join(f"## {heading}\n\nwords" for heading in HEADINGS[language].values())
    )
    return (
        "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + "---\n\n" + words + "\n"
    ).encode()


def read(content: bytes, name: str = "couriers-call.en.md") -> Text:
    return read_text("story", name, content)


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_a_whole_story_is_read_in_each_language(language: str) -> None:
    text = read(story(language), f"couriers-call.{language}.md")
    assert (text.slug, text.language, text.themes, text.author) == (
        "couriers-call",
        language,
        ("delivery-time",),
        "nora",
    )
    assert list(text.sections) == ["said", "found", "did", "limits"]
    assert len(text.sha256) == 64


@pytest.mark.parametrize("content", [story().replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + story()])
def test_line_ends_and_byte_order_marks_change_nothing(content: bytes) -> None:
    assert read(content).sha256 == read(story()).sha256


def test_one_changed_letter_changes_the_hash() -> None:
    assert read(story(owner="Head of delivery")).sha256 != read(story(owner="Head of Delivery")).sha256


@pytest.mark.parametrize("status", REQUIRED)
def test_every_status_is_refused_without_each_fact_it_needs(status: str) -> None:
    """S1: "made" without what, where, since, owner or evidence is refused; so is every other claim without its facts."""
    whole = (
        dict.fromkeys(STORY_KEYS, "words")
        | FACTS
        | {
            "promised": "2026-09-30",
            "trigger": "2026-01-01",
            "inside_until": "2027-01-31",
            "status": status,
            "promised_before": "2026-06-30 told 2026-03-16",
        }
    )
    assert read(story(**whole)).fields["status"] == status
    for needed in REQUIRED[status]:
        with pytest.raises(Refusal, match=f"needs.*{needed}"):
            read(story(**{**whole, needed: None}))


REFUSED = [
    ("no front matter", b"## You said\n", "front matter"),
    ("never closed", b"---\ntitle: x\n", "front matter"),
    ("empty file", b"", "front matter"),
    ("no title", story(title=None), "'title' is missing"),
    ("no author", story(author=None), "'author' is missing"),
    ("no themes", story(themes=None), "'themes' is missing"),
    ("bad date", story(since="2026-13-01"), "since is not a date"),
    ("date in words", story(since="13 April"), "since is not a date"),
    ("kept inside for ever", story(supplier="Brackwell Foam"), "inside_until"),
    ("kept inside until some day", story(plan="Kingfisher", inside_until="soon"), "inside_until is not a date"),
    ("date without dashes", story(since="20260413"), "year-month-day"),
    ("bad promise", story(promised="soon"), "promised is not a date"),
    ("unknown status", story(status="done"), "does not exist"),
    ("computed status", story(status="worked"), "does not exist"),
    ("unknown key", story(slug="other"), "unknown key 'slug'"),
    ("key twice", story().replace(b"author: nora", b"author: nora\nauthor: vera"), "stands twice"),
    ("no value", story(owner=""), "not 'key: value'"),
    ("not UTF-8", story().replace(b"words", "слова".encode("cp1251")), "not UTF-8"),
    ("control character", story(owner="Head\x07"), "U\\+0007"),
    ("right-to-left override", story(owner="Head \u202e of"), "U\\+202E"),
    ("line separator", story(owner="Head \u2028 of"), "U\\+2028"),
    ("attach", story(said="see {attach}../../db/otklik.db"), "in braces"),
    ("static", story(said="see {static}/x"), "in braces"),
    ("filename", story(said="see |filename|x"), "in braces"),
    ("unknown heading", story(body="## Something else\n\nwords"), "unknown heading"),
    ("words before a heading", story(body="words\n\n## You said\n\nwords"), "unknown heading"),
    ("heading twice", story(body="## You said\n\nx\n\n## you said\n\ny"), "stands twice"),
    ("part missing", story(body="## You said\n\nwords"), "missing or empty"),
    ("part empty", story(body="## You said\n\n## We found\n\nx\n\n## We did\n\nx\n\n## What we could not do\n\nx"), "missing or empty"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "sentence"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_what_cannot_be_is_refused_in_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence) as refusal:
        read(content)
    assert "\n" not in str(refusal.value)
    assert str(refusal.value).startswith("content/stories/couriers-call.en.md")


@pytest.mark.parametrize(
    "name",
    ["a.md", "a.de.md", "A.en.md", "a b.en.md", "..en.md", "a.en.markdown", "a--b.en.md", "привет.ru.md"],
)
def test_names_that_are_no_addresses_are_refused(name: str) -> None:
    with pytest.raises(Refusal, match=r"slug\.language\.md"):
        read(story(), name)


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_a_draft_is_valid_and_known_to_be_unfinished(language: str) -> None:
    source = draft("story", "delivery-time", language, "nora")
    text = read(source.encode(), f"new-story.{language}.md")
    assert text.fields["status"] == "heard"
    assert is_unfinished(text.source, language)
    assert not is_unfinished(read(story(language), f"x.{language}.md").source, language)


PUBLIC = [
    ("planned", False, None, "planned"),
    ("planned", True, None, "late"),
    ("made", False, None, "made"),
    ("made", False, "too-early", "made"),
    ("made", False, "worked", "worked"),
    ("made", False, "no-clear-change", "no-clear-change"),
    ("made", False, "worse", "worse"),
    ("partly", False, "worked", "partly"),
    ("will-not", False, None, "will-not"),
]


@pytest.mark.parametrize(("written", "late", "verdict", "shown"), PUBLIC)
def test_readers_see_the_status_that_is_true_today(
    written: str, late: bool, verdict: str | None, shown: str
) -> None:
    """S2: statuses are never pooled; L9: a promise past its date is late."""
    assert public_status(written, late=late, verdict=verdict) == shown


def test_the_table_of_statuses_is_complete() -> None:
    assert set(STATUSES) == {
        "heard", "looking-into-it", "asked", "planned", "late", "made", "worked", "no-clear-change", "worse", "partly",
        "will-not", "not-ours", "joined",
    }  # fmt: skip
    assert not set(REQUIRED) & set(COMPUTED)


def told(content: bytes) -> str:
    """What is said about these bytes; nothing when they are a text."""
    try:
        read_text("page", "page.en.md", content)
    except Refusal as refusal:
        return str(refusal)
    return ""


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_a_sentence(content: bytes) -> None:
    assert "\n" not in told(content)


@given(st.text(max_size=60))
def test_no_value_of_the_front_matter_can_add_a_key_or_a_line(value: str) -> None:
    """Privacy row "Metadata, path, slug injection": one value stays one value or is refused."""
    try:
        text = read(story(owner=f"x{value}"))
    except Refusal:
        return
    assert set(text.fields) == set(FACTS)
