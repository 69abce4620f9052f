"""./invoke report: every chapter in its order, one private file, no customer's words unless they are asked for (M1, M4)."""

from __future__ import annotations

import importlib
import pkgutil
import re
from datetime import date
from pathlib import Path

import pytest
from lxml import html

import jobs.web.report
from db.store import open_store
from jobs.settings import LANGUAGES
from jobs.web.report.keeping import keep_report, last_report, remove_reports, reports_folder
from jobs.web.report.making import ORDER, chapters
from tests.conftest import Organisation

pytestmark = pytest.mark.slow


def test_every_chapter_stands_in_the_order() -> None:
    """A chapter that nobody shows is no chapter."""
    names = [module.name for module in pkgutil.iter_modules(jobs.web.report.__path__)]
    made = {
        name
        for name in names
        if name != "__main__" and hasattr(importlib.import_module(f"jobs.web.report.{name}"), "section")
    }
    assert made == set(chapters())
    assert list(chapters()) == [name for name in ORDER if name in made]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_organisation_gets_its_report(built_once: Organisation, language: str) -> None:
    """M4: one file for its owner only, one line for each chapter, no words of customers, no names of staff."""
    said = built_once.must("jobs.web.report", "--language", language)
    folder = reports_folder(built_once.database)
    kept = folder / f"2026-11-22.{language}.html"
    assert (folder.stat().st_mode & 0o777, kept.stat().st_mode & 0o777) == (0o700, 0o600)
    assert [line.split(": ")[1] for line in said.splitlines()[: len(chapters())]] == list(chapters())
    assert str(kept) in said
    tree = html.fromstring(kept.read_text("utf-8"))
    assert len(tree.xpath("//section[@class='chapter']")) == len(chapters())
    assert not leaked(tree, built_once)
    assert kept.stat().st_size < 1_000_000
    assert not list(built_once.site.resolve().rglob("*report*"))


def leaked(tree: html.HtmlElement, organisation: Organisation) -> set[str]:
    """Runs of six words that stand in a voice and on the page, and names of staff."""
    db = open_store(organisation.database)
    shown = words_of(tree.text_content())
    voices = {run for row in db.query("select text from clean_voices") for run in runs(words_of(row["text"]))}
    staff = (organisation.root / "example" / "staff.toml").read_text("utf-8")
    names = {
        word.lower()
        for name in re.findall(r"(?m)^\s*names? = (.+)$", staff)
        for word in re.findall(r"\w{4,}", name)
    }
    assert names
    return (voices & set(runs(shown))) | (names & set(shown))


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(words: list[str]) -> list[str]:
    return [" ".join(words[start : start + 6]) for start in range(len(words) - 5)]


def test_words_are_shown_where_they_are_asked_for(built: Organisation) -> None:
    """M4: redacted, and only then."""
    built.must("jobs.web.report")
    kept = reports_folder(built.database) / "2026-11-22.en.html"
    without = kept.read_text("utf-8")
    built.must("jobs.web.report", "--words")
    assert "First words" not in without
    assert "First words" in kept.read_text("utf-8")


def test_the_store_stays_as_it_was(built: Organisation) -> None:
    """A report only looks."""
    seal = built.database.with_name("otklik.db.sha256")
    before = (built.database.read_bytes(), seal.read_bytes())
    built.must("jobs.web.report")
    assert (built.database.read_bytes(), seal.read_bytes()) == before


def test_an_organisation_without_a_voice_is_told_what_to_do(organisation: Organisation) -> None:
    assert "run ./invoke build first" in organisation.refused("jobs.web.report")


def test_a_report_of_an_empty_store_says_what_is_missing(organisation: Organisation) -> None:
    """Every chapter stands there, and none fails."""
    open_store(organisation.database).close()
    said = organisation.must("jobs.web.report", "--language", "ar")
    assert f"{len(chapters())} chapters" in said


def test_a_report_that_fails_half_way_leaves_the_one_before(tmp_path: Path) -> None:
    def pieces():  # type: ignore[no-untyped-def]
        yield "half"
        raise OSError("disk full")

    database = tmp_path / "otklik.db"
    kept = keep_report(database, "2026-11-22.en.html", ["whole"])
    with pytest.raises(OSError, match="disk full"):
        keep_report(database, "2026-11-22.en.html", pieces())
    assert [path.read_text() for path in kept.parent.iterdir()] == ["whole"]


def test_news_begin_at_the_last_report_before_today(tmp_path: Path) -> None:
    database, today = tmp_path / "otklik.db", date(2026, 11, 22)
    assert last_report(database, today) is None
    for name in ("2026-11-01.ru.html", "2026-11-15.en.html", "2026-11-22.en.html", "notes.html"):
        keep_report(database, name, [])
    assert last_report(database, today) == date(2026, 11, 15)
    remove_reports(database)
    assert last_report(database, today) is None
    assert not reports_folder(database).exists()
