"""The door of the airlock: what waits is listed, approvals are taken with a name, staff texts are searched (S6)."""

from __future__ import annotations

from tests.conftest import Organisation


def story_of(organisation: Organisation, words: str) -> None:
    """Add words to one story."""
    story = organisation.root / "content" / "stories" / "clear-vouchers.en.md"
    story.write_text(story.read_text("utf-8") + f"\n{words}\n", "utf-8")


def test_all_is_approved_and_nothing_is_found_in_the_example(organisation: Organisation) -> None:
    told = organisation.must("jobs.vetting")
    assert "60 texts may leave, 0 wait for approval" in told
    assert (
        "60 texts searched for contacts, known persons, verbatim runs and what stays inside: nothing has to change"
        in told
    )


def test_a_contact_in_a_staff_text_is_told_with_file_and_line(organisation: Organisation) -> None:
    story_of(organisation, "write to someone.else@example.net")
    told = organisation.refused("jobs.vetting")
    assert "content/stories/clear-vouchers.en.md:" in told
    assert "an e-mail address" in told
    assert "someone.else" not in told


def test_approving_needs_a_name_a_text_and_one_who_may(organisation: Organisation) -> None:
    assert "add --as NAME" in organisation.refused("jobs.vetting", "--approve", "clear-vouchers")
    assert "is called 'nothing'" in organisation.refused(
        "jobs.vetting", "--approve", "nothing", "--as", "ines"
    )
    assert "is not in staff.toml" in organisation.refused(
        "jobs.vetting", "--approve", "clear-vouchers", "--as", "x"
    )


def test_an_author_approves_what_the_others_wrote(organisation: Organisation) -> None:
    """Nora wrote the English text: her approval goes to the Russian and the Arabic one."""
    story_of(organisation, "One more sentence.")
    told = organisation.must("jobs.vetting", "--approve", "clear-vouchers", "--as", "nora")
    assert "clear-vouchers.ru.md is approved by nora" in told
    assert "clear-vouchers.ar.md is approved by nora" in told
    assert "clear-vouchers.en.md" not in told
    told = organisation.must("jobs.vetting", "--approve", "clear-vouchers", "--as", "ines")
    assert "clear-vouchers.en.md is approved by ines" in told
    assert "clear-vouchers.ru.md was approved already by ines" in told


def test_without_a_staff_list_nobody_can_approve(organisation: Organisation) -> None:
    (organisation.root / "example" / "staff.toml").unlink()
    assert "staff.toml is missing or not UTF-8" in organisation.refused("jobs.vetting")


def test_what_waits_is_listed_with_what_is_missing(organisation: Organisation) -> None:
    (organisation.root / "example" / "approvals.jsonl").unlink()
    told = organisation.must("jobs.vetting")
    assert "0 texts may leave, 60 wait for approval" in told
    assert "story clear-vouchers.en: 2 approval(s) missing" in told


def test_a_draft_is_not_approved(organisation: Organisation) -> None:
    organisation.must("jobs.stories", "--draft", "quiet-vans", "--theme", "delivery-care", "--author", "nora")
    assert "still holds the prompts of the draft" in organisation.refused(
        "jobs.vetting", "--approve", "quiet-vans", "--as", "ines"
    )


def test_a_lesson_that_too_few_people_praised_is_not_approved(organisation: Organisation) -> None:
    """L4: nothing was gathered yet, so nobody praised anything; a story needs no praise."""
    lesson = ("jobs.vetting", "--approve", "an-hour-before", "--as", "ines")
    assert "content/lessons/an-hour-before." in organisation.refused(*lesson)
    assert "fewer than 5 people praised this" in organisation.refused(*lesson)
    organisation.must("jobs.vetting", "--approve", "clear-vouchers", "--as", "ines")
