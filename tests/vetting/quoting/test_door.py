"""S6: consents are written down and revoked, passages put forward and approved, and a revoked quote leaves no trace."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import pytest

from tests.conftest import Organisation

QUOTING = "jobs.vetting.quoting"
WORDS = "Only Monday to Saturday and Saturday is always full."
PAGE = "en/changes/sunday-delivery.html"


@pytest.fixture
def gathered(organisation: Organisation) -> Organisation:
    """The example with its voices in themes and its texts read."""
    for room in ("gather", "hear", "mosaic", "stories"):
        organisation.must(f"jobs.{room}")
    (organisation.root / "shown.txt").write_text("May we quote you?\n", "utf-8")
    (organisation.root / "empty.txt").write_text(" \n", "utf-8")
    return organisation


def consent(organisation: Organisation, voice: str = "survey/en-027") -> str:
    """Write a consent down as a person would."""
    return organisation.must(
        QUOTING, "consent", voice, "--wording", "shown.txt", "--on", "2026-05-01", "--as", "layla"
    )


def test_from_consent_to_a_quote_that_may_leave(gathered: Organisation) -> None:
    assert "written down" in consent(gathered)
    assert "written down" in consent(gathered)  # twice is once
    shown = gathered.must(QUOTING, "quote", "survey/en-027")
    first = shown.split()[0]
    words = ("--story", "sunday-delivery", "--as", "layla", "--words", f"{first} ...")
    told = gathered.must(QUOTING, "quote", "survey/en-027", *words)
    name = next(word for word in told.split() if word.startswith("quote-")).rstrip(".")
    assert gathered.must(QUOTING, "quote", "survey/en-027", *words) == told  # twice is once
    assert "2 approval(s) missing" in gathered.must(QUOTING, "quote")
    assert "another person must approve" in gathered.refused(
        "jobs.vetting", "--approve", name, "--as", "layla"
    )
    for person in ("ines", "jonas"):
        assert f"{name} is approved by {person}" in gathered.must(
            "jobs.vetting", "--approve", name, "--as", person
        )
    assert "was approved already" in gathered.must("jobs.vetting", "--approve", name, "--as", "jonas")
    assert "1 of 1 quotes may leave" in gathered.must(QUOTING, "quote")


REFUSED = [
    (("consent", "survey/none", "--as", "layla"), "No voice has that number"),
    (("consent", "999999", "--as", "layla"), "No voice has that number"),
    (("consent", "survey/en-027"), "Say who does this"),
    (("consent", "survey/en-027", "--as", "somebody"), "Say who does this"),
    (("consent", "survey/en-027", "--as", "layla"), "Say when the consent was given"),
    (("consent", "survey/en-027", "--as", "layla", "--on", "May"), "Say when the consent was given"),
    (("consent", "survey/en-027", "--as", "layla", "--on", "2027-01-01"), "in the future"),
    (("consent", "survey/en-027", "--as", "layla", "--on", "2026-01-01"), "add --wording FILE"),
    (("consent", "1", "--as", "layla", "--on", "2026-01-01", "--wording", "none"), "missing or not UTF-8"),
    (("consent", "1", "--as", "layla", "--on", "2026-01-01", "--wording", "empty.txt"), "is empty"),
    (("consent", "survey/en-027", "--as", "layla", "--revoke"), "no consent that could be revoked"),
    (("quote", "survey/en-027", "--story", "sunday-delivery", "--as", "layla"), "gave no consent"),
    (("quote", "survey/en-027", "--story", "nothing", "--as", "layla"), "No story is called 'nothing'"),
    (("quote", "survey/en-027", "--story", "sunday-delivery"), "Say who does this"),
]


def test_what_cannot_be_is_refused_in_one_sentence(gathered: Organisation) -> None:
    for words, said in REFUSED:
        assert said in gathered.refused(QUOTING, *words), words
    assert "There is no quote-7" in gathered.refused("jobs.vetting", "--approve", "quote-7", "--as", "ines")


def test_a_voice_that_was_not_heard_yet_is_not_shown(organisation: Organisation) -> None:
    organisation.must("jobs.gather")
    assert "run ./invoke hear first" in organisation.refused(QUOTING, "quote", "1")


def holders(root: Path, words: str) -> list[str]:
    """Files below a folder that hold the words, plain, in UTF-16 or packed."""
    wanted = [words.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    found = []
    for path in sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink()):
        content = path.read_bytes()
        if content[:2] == b"\x1f\x8b":
            content += gzip.decompress(content)
        if any(each in content for each in wanted):
            found.append(path.relative_to(root).as_posix())
    return found


@pytest.mark.slow
def test_a_revoked_quote_leaves_no_trace_but_the_voice_itself(built: Organisation) -> None:
    """S6: revoking takes a quote off at the next build, out of kept releases, released figures, quotes and approvals."""
    assert WORDS in (built.site / PAGE).read_text("utf-8")
    (built.root / "example" / "staff.toml").write_text(
        (built.root / "example" / "staff.toml").read_text("utf-8") + "\n# changed\n", "utf-8"
    )
    told = built.must(QUOTING, "consent", "survey/en-023", "--revoke", "--as", "ines")
    assert "1 quote(s) deleted" in told
    built.must("jobs.web", "build")
    assert WORDS not in (built.site / PAGE).read_text("utf-8")
    left = {name.split("/")[0] for name in holders(built.root, WORDS)}
    assert left <= {"data", "example"}, left  # the voice itself: its channel's file, the store
    with sqlite3.connect(f"{built.database.as_uri()}?mode=ro", uri=True) as store:
        assert store.execute(
            "select count(*) from quotes where words like ?", (f"%{WORDS}%",)
        ).fetchone() == (0,)
        assert store.execute("select count(*) from consents where revoked_on is not null").fetchone() == (1,)
        assert store.execute("select count(*) from approvals where sha256 like '722c9f72%'").fetchone() == (
            0,
        )
    built.must("jobs.web", "build", now="2026-11-23T03:00:00+00:00")
    assert WORDS not in (built.site / PAGE).read_text("utf-8")
