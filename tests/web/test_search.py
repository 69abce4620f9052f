"""S3: the index of the search holds the pages that are meant for it, in the same bytes each time, and is kept while they stay."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from jobs.refusal import Refusal
from jobs.settings import LANGUAGES
from jobs.vetting.reading import read_file
from jobs.vetting.searched import PROGRAM
from jobs.web import search
from jobs.web.release import manifest_of
from jobs.web.search import ENTRY, search_files, write_search

WORDS = {
    "en": "The couriers waited an hour",
    "ru": "Курьеры ждали целый час",
    "ar": "انتظر المندوبون ساعة كاملة",
}
PAGE = '<html lang="{}"><body><nav>menu</nav><main{}><h1>{}</h1><p>{}</p><figure>quoted</figure></main></body></html>'
SEARCHED = ' data-pagefind-body data-theme="delivery" data-year="2026" data-pagefind-filter="theme[data-theme], year[data-year], kind:story"'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of a story, a receipt and a list in three languages."""
    folder = tmp_path / "site"
    for language, words in WORDS.items():
        for name, mark in (("changes/a.html", SEARCHED), ("r/0.html", SEARCHED), ("index.html", "")):
            path = folder / language / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(PAGE.format(language, mark, name, words), "utf-8")
    return folder


def said(site: Path) -> str:
    """Everything that the index says, as the airlock reads it."""
    files = [path for path in (site / "pagefind").rglob("*") if path.is_file()]
    found = [read_file(path.relative_to(site).as_posix(), path.read_bytes()) for path in files]
    assert None not in found
    return "\n".join(one.text for each in found if each for one in each)


def test_stories_are_found_and_lists_receipts_menus_and_quotes_are_not(site: Path) -> None:
    write_search(site, None, [])
    told = said(site)
    assert all(words in told for words in WORDS.values())
    assert "/ru/changes/a.html" in told
    assert {"theme", "delivery", "kind", "story"} <= set(told.splitlines())
    assert not [word for word in ("r/0.html", "index.html", "menu", "quoted") if word in told]


def test_the_index_holds_what_its_tables_list_and_nothing_else(site: Path) -> None:
    write_search(site, None, [])
    files = {path.relative_to(site).as_posix() for path in (site / "pagefind").rglob("*") if path.is_file()}
    assert files == search_files(site)
    assert not list(site.parent.glob("*.search"))


def test_the_same_pages_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    for number in range(40):
        page = PAGE.format("en", SEARCHED.replace("delivery", f"t{number}"), "T", f"words {number}")
        (site / "en" / "changes" / f"b{number}.html").write_text(page, "utf-8")
    shutil.copytree(site, tmp_path / "other")
    for each in (site, tmp_path / "other"):
        write_search(each, None, [])
    assert manifest_of(site) == manifest_of(tmp_path / "other")


def test_only_the_language_that_changed_is_indexed_again(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index is kept: at ten thousand stories it costs more than everything else."""
    write_search(site, None, [])
    again = tmp_path / "again"
    shutil.copytree(site, again, ignore=shutil.ignore_patterns("pagefind"))
    (again / "ar" / "changes" / "a.html").write_text(PAGE.format("ar", SEARCHED, "a", "كلمات أخرى"), "utf-8")
    (again / "ru" / "index.html").write_text("another list", "utf-8")
    asked = []
    real = search.index
    monkeypatch.setattr(search, "index", lambda *given: (asked.append(given[1]), real(*given))[1])
    write_search(again, site, [])
    assert asked == ["ar"]
    assert "أخرى" in said(again)
    fresh = tmp_path / "fresh"
    shutil.copytree(again, fresh, ignore=shutil.ignore_patterns("pagefind"))
    write_search(fresh, None, [])
    assert manifest_of(fresh) == manifest_of(again)


@pytest.mark.parametrize("spoiled", ["pagefind/pagefind.js", "pagefind/wasm.en.pagefind"])
def test_an_index_of_another_version_is_made_anew(site: Path, tmp_path: Path, spoiled: str) -> None:
    write_search(site, None, [])
    before = tmp_path / "before"
    shutil.copytree(site, before)
    (before / spoiled).write_bytes(b"older")
    whole = manifest_of(site)
    shutil.rmtree(site / "pagefind")
    write_search(site, before, [])
    assert manifest_of(site) == whole


def test_a_site_without_searched_pages_has_an_empty_table(tmp_path: Path) -> None:
    (tmp_path / "site" / "en").mkdir(parents=True)
    assert search_files(tmp_path / "site") == {ENTRY}
    write_search(tmp_path / "site", None, [])
    assert search_files(tmp_path / "site") == {ENTRY}
    assert (tmp_path / "site" / ENTRY).read_text() == '{"languages": {}}\n'


def test_the_numbers_of_the_program_are_those_of_the_locked_version(site: Path) -> None:
    """A new version of pagefind must be looked at before the airlock lets it pass."""
    write_search(site, None, [])
    found = {name: sha256((site / "pagefind" / name).read_bytes()).hexdigest() for name in PROGRAM}
    assert found == PROGRAM
    assert len(PROGRAM) == 1 + len(LANGUAGES)


@pytest.mark.parametrize(
    ("program", "limit", "expected"),
    [
        ("exit 3", 60, r"could not index en \(code 3\)"),
        ("exit 0", 60, r"\(code 0\)"),
        ("sleep 60", 0.5, "did not finish en"),
    ],
)
def test_a_program_that_fails_stops_the_build(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, limit: float, expected: str
) -> None:
    tool = tmp_path / "tool"
    tool.write_text(f"#!/bin/sh\nexec sh -c '{program}'\n")
    tool.chmod(0o755)
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: tool)
    monkeypatch.setattr(search, "TIME_LIMIT", limit)
    with pytest.raises(Refusal, match=expected):
        write_search(site, None, [])
