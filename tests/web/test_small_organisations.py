"""The first build of a new organisation works, however little it has: nobody begins with a year of voices."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Organisation

pytestmark = pytest.mark.slow

SOURCE = """
[[source]]
name = "desk"
kind = "csv"
path = "desk.csv"
inside = true
[source.map]
external_id = "id"
text = "words"
date = "date"
"""
WORDS = (
    "The van came late again",
    "Nobody calls before they come",
    "курьер опоздал",
    "المندوب تأخر",
    "all good",
)
STORIES = {
    "none": [],
    "this month": ["2026-11-02", "2026-11-20"],
    "one month": ["2026-10-02", "2026-10-20"],
    "two months": ["2026-09-05", "2026-10-20", "2026-10-21"],
    "far apart": ["2023-01-05", "2026-10-20"],
}


def shrink(organisation: Organisation, days: list[str], *, stories: bool) -> None:
    """Leave one channel with a voice for each day, and no story, lesson, area or notice unless asked."""
    folder: Path = organisation.root / "example"
    (folder / "case_log.jsonl").unlink()
    (folder / "sources.toml").write_text(SOURCE, "utf-8")
    rows = [f'{number},{day},"{WORDS[number % len(WORDS)]}"' for number, day in enumerate(days)]
    (folder / "desk.csv").write_text("\n".join(["id,date,words", *rows]) + "\n", "utf-8")
    if not stories:
        shutil.rmtree(organisation.root / "content" / "stories")
        shutil.rmtree(organisation.root / "content" / "lessons")
        (organisation.root / "content" / "notices.toml").unlink()
        (folder / "areas.toml").unlink()


@pytest.mark.parametrize("days", STORIES.values(), ids=STORIES)
def test_a_new_organisation_builds(organisation: Organisation, days: list[str]) -> None:
    """S3"""
    shrink(organisation, days, stories=False)
    organisation.must("jobs.web", "build")
    assert (organisation.site / "ar" / "numbers.html").is_file()


def test_stories_without_voices_build_too(organisation: Organisation) -> None:
    """S1"""
    shrink(organisation, [], stories=True)
    organisation.must("jobs.web", "build")
    assert (organisation.site / "ru" / "changes" / "call-before-arrival.html").is_file()


def test_a_file_in_another_encoding_is_refused_and_one_broken_row_is_not(organisation: Organisation) -> None:
    """Bad input: wrong encoding; F2: one poison voice never stops the others."""
    shrink(organisation, ["2026-10-02"] * 4, stories=False)
    sheet = organisation.root / "example" / "desk.csv"
    good = sheet.read_bytes()
    sheet.write_bytes("id,date,words\n1,2026-10-02,курьер\n2,2026-10-03,опоздал\n".encode("cp1251"))
    assert "is not UTF-8: set its encoding in sources.toml" in organisation.refused("jobs.gather")
    sheet.write_bytes(good + "9,2026-10-09,курьер\n".encode("cp1251"))
    told = organisation.must("jobs.gather")
    assert "4 new, 0 changed, 0 same, 1 quarantined" in told
    assert "in quarantine: desk.csv:6: " in told


def test_a_database_whose_folder_holds_the_program_is_refused(organisation: Organisation) -> None:
    """The build hides the folder of the database; it cannot hide the program with it."""
    done = organisation.run("jobs.web", "build", INVOKE_DATABASE="/otklik.db")
    assert done.returncode == 1
    assert "database must lie in a folder of its own" in done.stderr
