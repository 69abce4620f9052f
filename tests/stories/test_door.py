"""The door of stories: every file is read or refused, versions are kept, promises remember their first date (S1, L3, L9)."""

from __future__ import annotations

import pytest

from tests.conftest import Organisation


def test_every_version_is_kept_once(organisation: Organisation) -> None:
    assert "60 new versions" in organisation.must("jobs.stories")
    assert " 0 new versions" in organisation.must("jobs.stories")
    story = organisation.root / "content" / "stories" / "clear-vouchers.ru.md"
    story.write_text(story.read_text("utf-8") + "\nЕщё одна строка.\n", "utf-8")
    assert " 1 new versions" in organisation.must("jobs.stories")


FOREIGN = {
    "folder": "is not a plain file",
    "note.txt": "must be slug.language.md",
    "Story.en.md": "must be slug.language.md",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_foreign_file_among_the_stories_is_refused_and_not_skipped(
    organisation: Organisation, name: str
) -> None:
    place = organisation.root / "content" / "stories" / name
    place.mkdir() if name == "folder" else place.write_text("x", "utf-8")
    assert FOREIGN[name] in organisation.refused("jobs.stories")


CAUSES = [
    ("cause_kind: person", "names a person: write first what in the process let it happen"),
    ("cause_kind: fate", "does not exist: use one of process"),
]


@pytest.mark.parametrize(("line", "sentence"), CAUSES)
def test_blame_without_the_process_question_is_refused(
    organisation: Organisation, line: str, sentence: str
) -> None:
    """L3: "person" needs the process question answered."""
    story = organisation.root / "content" / "stories" / "clear-vouchers.en.md"
    words = story.read_text("utf-8")
    story.write_text(words.replace("author:", f"{line}\nauthor:", 1), "utf-8")
    assert sentence in organisation.refused("jobs.stories")
    story.write_text(
        words.replace("author:", "cause_kind: person\ncause_process: no hand-over list\nauthor:", 1), "utf-8"
    )
    organisation.must("jobs.stories")


DRAFTS = [
    (("--draft", "new"), "A story needs a theme"),
    (("--draft", "new", "--theme", "weather"), "'weather' is not a theme"),
    (("--draft", "New Story", "--theme", "order-desk"), "must be slug.language.md"),
    (("--draft", "../../x", "--theme", "order-desk"), "must be slug.language.md"),
    (("--draft", "new", "--theme", "order-desk", "--language", "de"), "must be slug.language.md"),
    (("--draft", "clear-vouchers", "--theme", "price-promo"), "exists already and was not touched"),
]


@pytest.mark.parametrize(("words", "sentence"), DRAFTS, ids=range(len(DRAFTS)))
def test_a_draft_that_cannot_be_is_refused_and_writes_nothing(
    organisation: Organisation, words: tuple[str, ...], sentence: str
) -> None:
    before = sorted(organisation.root.rglob("*.md"))
    assert sentence in organisation.refused("jobs.stories", *words)
    assert sorted(organisation.root.rglob("*.md")) == before


def test_a_draft_in_three_languages(organisation: Organisation) -> None:
    told = organisation.must(
        "jobs.stories", "--draft", "quiet-vans", "--theme", "delivery-care", "--author", "nora"
    )
    assert [f"quiet-vans.{language}.md" in told for language in ("en", "ru", "ar")] == [True] * 3
    organisation.must("jobs.stories")


def test_an_author_who_is_not_on_the_staff_list_is_refused(organisation: Organisation) -> None:
    """S6: under another name an author could approve her own text."""
    story = organisation.root / "content" / "stories" / "clear-vouchers.en.md"
    story.write_text(story.read_text("utf-8").replace("author: nora", "author: Nora"), "utf-8")
    assert "the author 'Nora' is not an id of staff.toml" in organisation.refused("jobs.stories")
    draft = ("--draft", "new", "--theme", "order-desk", "--author", "ghost")
    assert "'ghost' is not an id of staff.toml" in organisation.refused("jobs.stories", *draft)


def test_a_lesson_is_drafted_read_and_kept_like_a_story(organisation: Organisation) -> None:
    """L4"""
    words = ("--draft", "kind-crews", "--theme", "delivery-care", "--author", "nora", "--lesson")
    told = organisation.must("jobs.stories", *words)
    assert [f"lessons/kind-crews.{language}.md" in told for language in ("en", "ru", "ar")] == [True] * 3
    assert "14 stories, 4 lessons, 63 texts with pages" in organisation.must("jobs.stories")
    assert "exists already and was not touched" in organisation.refused("jobs.stories", *words)
    assert "A lesson needs a theme" in organisation.refused("jobs.stories", "--draft", "x", "--lesson")
    (organisation.root / "content" / "lessons" / "note.txt").write_text("x", "utf-8")
    assert "must be slug.language.md" in organisation.refused("jobs.stories")


LISTS = [
    ("example/areas.toml", None, "area 'web' does not exist: write areas.toml first"),
    ("example/areas.toml", "[[area]]", "areas.toml, area 1: "),
    ("content/notices.toml", "[[takedown]]", "notices.toml, takedown 1: "),
    (
        "content/notices.toml",
        '[[takedown]]\nslug = "clear-vouchers"\non = 2026-11-20\nreason = "legal"\n',
        "the story 'clear-vouchers' was taken off and still has a text",
    ),
    (
        "content/notices.toml",
        '[[correction]]\nslug = "nothing"\non = 2026-11-20\nreason = "unclear"\n',
        "a correction names 'nothing', which is no story",
    ),
]


@pytest.mark.parametrize(("place", "written", "sentence"), LISTS)
def test_lists_that_do_not_fit_the_stories_are_refused_and_nothing_is_kept(
    organisation: Organisation, place: str, written: str | None, sentence: str
) -> None:
    """S3"""
    file = organisation.root / place
    file.unlink() if written is None else file.write_text(written, "utf-8")
    assert sentence in organisation.refused("jobs.stories")
    assert "Traceback" not in organisation.refused("jobs.vetting")


def test_without_notices_nothing_was_corrected_and_nothing_taken_off(organisation: Organisation) -> None:
    (organisation.root / "content" / "notices.toml").unlink()
    organisation.must("jobs.stories")
