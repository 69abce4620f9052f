"""Bad input at the level of the whole job: one plain sentence that names the file, no traceback, and the old site stays."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Organisation
from tests.survival.wrecks import tree

Spoil = Callable[[Path], object]
pytestmark = pytest.mark.slow


def remove(path: Path) -> None:
    """It is not there."""
    path.unlink()


def empty(path: Path) -> None:
    """Nothing is in it."""
    path.write_bytes(b"")


def make_folder(path: Path) -> None:
    """A folder of that name."""
    path.unlink()
    path.mkdir()


def make_bytes(path: Path) -> None:
    """Not UTF-8."""
    path.write_bytes(b"\xff\xfe\x00\xd8" * 20)


def cut(path: Path) -> None:
    """Cut off within its last quoted words, or in the middle."""
    content = path.read_bytes()
    end = content.rfind(b'"')
    path.write_bytes(content[: end if end > 0 else len(content) // 2])


def add_key(path: Path) -> None:
    """A key that nobody knows."""
    path.write_bytes(b"surprise = 1\n" + path.read_bytes())


# What is spoiled, how, and a word of the sentence.
ORGANISATION = [
    ("example/sources.toml", remove),
    ("example/sources.toml", make_folder),
    ("example/sources.toml", make_bytes),
    ("example/sources.toml", cut),
    ("example/sources.toml", add_key),
    ("example/themes.toml", remove),
    ("example/themes.toml", make_folder),
    ("example/themes.toml", make_bytes),
    ("example/themes.toml", cut),
    ("example/themes.toml", add_key),
    ("example/staff.toml", remove),
    ("example/staff.toml", make_folder),
    ("example/staff.toml", make_bytes),
    ("example/staff.toml", cut),
    ("example/staff.toml", add_key),
    ("example/approvals.jsonl", make_bytes),
    ("example/approvals.jsonl", cut),
    ("invoke.yaml", remove),
    ("invoke.yaml", make_folder),
    ("invoke.yaml", make_bytes),
    ("invoke.yaml", cut),
    ("invoke.yaml", empty),
]


@pytest.mark.parametrize(("name", "spoil"), ORGANISATION, ids=lambda given: getattr(given, "__name__", given))
def test_a_broken_file_of_the_organisation_is_named(built: Organisation, name: str, spoil: Spoil) -> None:
    """Bad input"""
    site = built.site.readlink()
    spoil(built.root / name)
    told = built.refused("jobs.web", "build")
    assert Path(name).name in told
    assert told.count("\n") <= 3, told
    assert built.site.readlink() == site


SOURCES = [
    ("survey.xlsx", remove),
    ("calls.csv", empty),
    ("mail.mbox", make_folder),
    ("form.jsonl", make_bytes),
    ("reviews.atom", cut),
]


def test_broken_sources_never_stop_the_others_nor_the_site(built: Organisation) -> None:
    """F2: each broken source has its sentence, the night goes on, nothing that was heard is lost."""
    site = tree(built.site)
    for name, spoil in SOURCES:
        spoil(built.root / "example" / "channels" / name)
    told = built.refused("jobs.web", "nightly")
    for name, _ in SOURCES[:3]:
        assert name in told
    assert "Traceback" not in told
    assert "The site was built from what could be gathered." in told
    pages = {name for name in site if name.endswith(".html")}
    assert pages == {name for name in tree(built.site) if name.endswith(".html")}


def story(words: str = "", **fields: str) -> bytes:
    """A small story."""
    given = {
        "title": "Quiet vans",
        "themes": "delivery-care",
        "status": "heard",
        "said": "Vans wake us.",
        "author": "nora",
    }
    front = "".join(f"{key}: {value}\n" for key, value in (given | fields).items())
    body = "".join(
        f"## {part}\n\nPlain words.{words}\n\n"
        for part in ("You said", "We found", "We did", "What we could not do")
    )
    return f"---\n{front}---\n{body}".encode("utf-8", "surrogatepass")


TEXTS = [
    ("quiet-vans.en.md", story(promised="2026-02-31"), "promised is not a date"),
    ("quiet-vans.en.md", story(promised="next week"), "promised is not a date"),
    ("quiet-vans.en.md", story(themes="no-such-theme"), "does not exist"),
    ("quiet-vans.en.md", story(status="wonderful"), "does not exist"),
    ("quiet-vans.fr.md", story(), "the name must be slug.language.md"),
    ("Quiet Vans.en.md", story(), "the name must be slug.language.md"),
    ("call-before-arrival.xx.md", story(), "the name must be slug.language.md"),
    ("quiet-vans.en.md", story("\x07"), "invisible character U+0007"),
    ("quiet-vans.en.md", story("\u202e"), "invisible character U+202E"),
    ("quiet-vans.en.md", story("\u2028"), "invisible character U+2028"),
    ("quiet-vans.en.md", story("\ud800"), "not UTF-8"),
    ("quiet-vans.en.md", b"", "front matter"),
    ("call-before-arrival.en.md", story(), "differs from"),
]


@pytest.mark.parametrize(("name", "content", "words"), TEXTS, ids=range(len(TEXTS)))
def test_a_text_that_cannot_be_is_refused_by_name(
    built: Organisation, name: str, content: bytes, words: str
) -> None:
    """S1, S8: Pelican would drop some of these in silence."""
    (built.root / "content" / "stories" / name).write_bytes(content)
    told = built.refused("jobs.web", "build")
    assert words in told
    assert "content/stories/" in told
    assert told.count("\n") == 1


SETTINGS = [
    ("smallest_count", "1", "smallest_count must be at least 5"),
    ("count_step", "4", "count_step must be at least 5"),
    ("releases_kept", "0", "releases_kept must be at least 1"),
    ("refresh_days", "99999999999", "refresh_days is more than 100000"),
    ("answer_days", "99999999999", "answer_days is more than 100000"),
    ("releases_kept", "many", "Expected `int`"),
    *[
        ("inbox_spool", folder, "inbox_spool must be a folder of its own")
        for folder in (".", "data", "example", "content/stories", "output")
    ],
    ("site_url", "feedback.example.org", "site_url must be an address such as https://"),
    ("site_url", "https://example.org/?a=b", "site_url must be an address such as https://"),
    ("feedback_mail", "nobody", "feedback_mail must be a mail address"),
    ("inbox_url", "inbox", "inbox_url must be a path such as /inbox"),
    ("data_licence", "<b>", "data_licence must be a licence's short name"),
]


@pytest.mark.parametrize(("key", "value", "words"), SETTINGS)
def test_a_setting_that_weakens_a_protection_is_refused(
    organisation: Organisation, key: str, value: str, words: str
) -> None:
    """Publication rules: only upwards."""
    done = organisation.run("jobs.web", "build", **{f"INVOKE_{key.upper()}": value})
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("now", ["", "yesterday", "2026-13-01T00:00:00"])
def test_a_broken_stopped_clock_gets_a_sentence(organisation: Organisation, now: str) -> None:
    """Bad input"""
    done = organisation.run("jobs.web", "build", now=now)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "OTKLIK_NOW is not a date" in done.stderr
    assert not os.path.lexists(organisation.site)
