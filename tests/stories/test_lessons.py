"""L4: lessons from praise are written, drafted and kept to like stories, with parts of their own."""

from __future__ import annotations

from datetime import date

import pytest

from jobs.refusal import Refusal
from jobs.settings import LANGUAGES
from jobs.stories.agreement import check_agreement
from jobs.stories.draft import PROMPTS, draft, is_unfinished
from jobs.stories.headings import LESSON_HEADINGS
from jobs.stories.kinds import KINDS
from jobs.stories.writing import Text, read_text

TODAY = date(2026, 11, 22)


def lesson(language: str = "en", parts: int = 3, **changes: str | None) -> Text:
    front = {"title": "t", "themes": "delivery-time", "praised": "p", "author": "nora", **changes}
    head = "".join(f"{key}: {value}\n" for key, value in front.items() if value is not None)
    body = "".join(f"## {words}\n\nw\n\n" for words in list(LESSON_HEADINGS[language].values())[:parts])
    return read_text("lesson", f"calls.{language}.md", f"---\n{head}---\n{body}".encode())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lesson_is_read_in_each_language(language: str) -> None:
    found = lesson(language, since="2026-04-13", plan="Kingfisher", inside_until="2027-01-31")
    assert (found.kind, found.place) == ("lesson", f"content/lessons/calls.{language}.md")
    assert list(found.sections) == ["praised", "why", "keep"]
    assert (
        found.sha256
        != read_text("page", f"calls.{language}.md", b"---\ntitle: t\nauthor: nora\n---\n").sha256
    )


REFUSED = [
    ({"praised": None}, "'praised' is missing"),
    ({"themes": None}, "'themes' is missing"),
    ({"status": "made"}, "unknown key 'status'"),
    ({"since": "spring"}, "since is not a date"),
    ({"supplier": "Brackwell Foam"}, "inside_until"),
    ({"parts": 2}, "'## What we keep doing' is missing or empty"),
]


@pytest.mark.parametrize(("changes", "sentence"), REFUSED)
def test_what_is_no_lesson_is_refused(changes: dict[str, str], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence) as refusal:
        lesson(**changes)
    assert str(refusal.value).startswith("content/lessons/calls.en.md")


def test_languages_of_a_lesson_agree_and_its_themes_exist() -> None:
    check_agreement([lesson(), lesson("ar", title="عنوان"), lesson("ru")], ["delivery-time"], TODAY)
    check_agreement([lesson(since="2026-11-22")], ["delivery-time"], TODAY)
    with pytest.raises(Refusal, match="'since' differs"):
        check_agreement([lesson(), lesson("ru", since="2026-04-13")], ["delivery-time"], TODAY)
    with pytest.raises(Refusal, match="does not exist"):
        check_agreement([lesson()], ["weather"], TODAY)
    with pytest.raises(Refusal, match="since 2026-11-23 lies in the future: write a day that is over"):
        check_agreement([lesson(since="2026-11-23")], ["delivery-time"], TODAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_draft_of_a_lesson_is_valid_and_unfinished_until_every_prompt_is_gone(language: str) -> None:
    source = draft("lesson", "delivery-care", language, "nora")
    found = read_text("lesson", f"new.{language}.md", source.encode())
    assert found.themes == ("delivery-care",)
    prompts = PROMPTS["lesson"][language]
    assert sorted(prompts) == sorted(["title", "praised", *(f"section_{key}" for key in found.sections)])
    for kept in prompts.values():
        rest = source
        for prompt in set(prompts.values()) - {kept}:
            rest = rest.replace(prompt, "words")
        assert is_unfinished(rest, language)
    assert not is_unfinished(rest.replace(kept, "words"), language)


def test_every_kind_has_a_folder_of_its_own_and_needs_only_what_it_may_have() -> None:
    assert len({kind.folder for kind in KINDS.values()}) == len(KINDS)
    for kind in KINDS.values():
        assert set(kind.needed) <= set(kind.keys)
        assert not kind.parts or set(kind.parts) == set(LANGUAGES)
