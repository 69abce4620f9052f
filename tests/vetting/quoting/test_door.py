"""S6: consents are written down and revoked, passages put forward and approved, and a revoked quote leaves no trace."""

from __future__ import annotations

import fcntl
import gzip
import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from db.customers import save_contacts
from db.quotes import revoke_consents
from db.store import open_store, writing
from tests.conftest import Organisation, make_organisation

QUOTING = "jobs.vetting.quoting"
WORDS = "Only Monday to Saturday and Saturday is always full."
PAGE = "en/changes/sunday-delivery.html"


@pytest.fixture(scope="module")
def gathered_once(tmp_path_factory: pytest.TempPathFactory) -> Organisation:
    """The example with its voices in themes and its texts read, once for this file."""
    organisation = make_organisation(tmp_path_factory.mktemp("gathered") / "organisation")
    for room in ("gather", "hear", "mosaic", "stories"):
        organisation.must(f"jobs.{room}")
    (organisation.root / "shown.txt").write_text("May we quote you?\n", "utf-8")
    (organisation.root / "empty.txt").write_text(" \n", "utf-8")
    return organisation


@pytest.fixture
def gathered(gathered_once: Organisation, tmp_path: Path) -> Organisation:
    """A copy of it that a test may change."""
    shutil.copytree(gathered_once.root, tmp_path / "gathered", symlinks=True)
    return Organisation(tmp_path / "gathered")


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
    (("consent", "9" * 40, "--as", "layla"), "No voice has that number"),
    (("quote", "survey/\udcff"), "Word 2 of the command is not UTF-8"),
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


def test_revoking_can_be_said_again_and_a_revoked_consent_does_not_come_back(gathered: Organisation) -> None:
    """S6: a killed run may have left freed pages; a new consent has a day of its own."""
    consent(gathered)
    words = ("--story", "sunday-delivery", "--as", "layla", "--words", "Sunday ...")
    shown = gathered.must(QUOTING, "quote", "survey/en-027").splitlines()[0]
    gathered.must(QUOTING, "quote", "survey/en-027", *words[:-1], f"{shown.split()[0]} ...")
    store = open_store(gathered.database)
    voice = next(iter(store.query("select id from voices where external_id = 'en-027'")))["id"]
    assert revoke_consents(store, voice, "ines", "2026-11-22") == (1, 1)
    store.close()
    (gathered.root / "data" / "otklik.db.sha256").unlink(missing_ok=True)
    again = gathered.must(QUOTING, "consent", "survey/en-027", "--revoke", "--as", "ines")
    assert "was revoked already; 0 quote(s) deleted" in again
    same_day = ("consent", "survey/en-027", "--wording", "shown.txt", "--on", "2026-05-01", "--as", "layla")
    assert "was revoked and stays so" in gathered.refused(QUOTING, *same_day)
    assert "0 of 0 quotes" in gathered.must(QUOTING, "quote")
    assert "written down" in gathered.must(QUOTING, *same_day[:4], "--on", "2026-11-21", "--as", "layla")


def test_a_quote_goes_back_inside_when_more_of_it_is_known_to_be_a_person(gathered: Organisation) -> None:
    """S6: the store learned another name of its author."""
    gathered.must("jobs.vetting")
    assert "3 of 3 quotes may leave" in gathered.must(QUOTING, "quote")
    store = open_store(gathered.database)
    (customer,) = next(store.execute("select customer_id from voices where external_id = 'en-023'"))
    with writing(store):
        save_contacts(store, customer, [("name", "Saturday Full")])
    store.close()
    (gathered.root / "data" / "otklik.db.sha256").unlink(missing_ok=True)
    told = gathered.must(QUOTING, "quote")
    assert "2 of 3 quotes may leave" in told
    assert "reads otherwise today, or more of it is masked" in told


def test_lines_that_fit_no_more_stop_no_night_and_lines_that_cannot_be_are_refused(
    gathered: Organisation,
) -> None:
    """S6: quotes.jsonl names voices that were erased or edited since."""
    place = gathered.root / "example" / "quotes.jsonl"
    line = json.loads(place.read_text("utf-8").splitlines()[0])
    given = [line | {"voice": "form/erased"}, line | {"first": "These words", "last": "were edited"}]
    place.write_text("\n".join(json.dumps(each) for each in given), "utf-8")
    told = gathered.must("jobs.vetting")
    assert "quotes.jsonl:2: The first or the last words do not stand in this voice" in told
    assert "quotes.jsonl:1" not in told
    assert "These words" not in told
    for wrong, said in (
        ({"person": "somebody"}, "quotes.jsonl:1: the person is not an id of staff.toml"),
        ({"story": "Sunday Delivery"}, "quotes.jsonl:1: "),
        ({"on": "2026-01-01"}, "quotes.jsonl:1: the consent is younger than the quote"),
    ):
        place.write_text(json.dumps(line | wrong), "utf-8")
        assert said in gathered.refused("jobs.vetting")


def test_of_two_runs_one_waits(gathered: Organisation) -> None:
    """F2"""
    with (gathered.root / "data" / "otklik.lock").open("r+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for words in (("consent", "survey/en-027", "--revoke", "--as", "ines"), ("quote",)):
            assert "Another run is at work" in gathered.refused(QUOTING, *words, code=75)


def test_a_revocation_outlives_going_back_to_a_back_up(gathered: Organisation) -> None:
    """S6: the back-up was made while the consent stood."""
    gathered.must("jobs.vetting")
    gathered.must("jobs.web", "backup")
    gathered.must(QUOTING, "consent", "survey/en-023", "--revoke", "--as", "ines")
    gathered.must("jobs.web", "restore")
    assert WORDS not in gathered.must(QUOTING, "quote")
    gathered.must("jobs.vetting")
    assert "2 of 2 quotes may leave" in gathered.must(QUOTING, "quote")


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


def query(organisation: Organisation, sql: str, *values: object) -> list[tuple[object, ...]]:
    """Rows of the store, looked up as another program would."""
    with sqlite3.connect(f"{organisation.database.as_uri()}?mode=ro", uri=True) as store:
        return store.execute(sql, values).fetchall()


@pytest.mark.slow
def test_a_revoked_quote_leaves_no_trace_but_the_voice_itself(built: Organisation) -> None:
    """S6: revoking takes a quote off at the next build, out of kept releases, released figures, quotes and approvals."""
    assert WORDS in (built.site / PAGE).read_text("utf-8")
    (built.root / "example" / "staff.toml").write_text(
        (built.root / "example" / "staff.toml").read_text("utf-8") + "\n# changed\n", "utf-8"
    )
    ((quote,),) = query(built, "select sha256 from quotes where words like ?", f"{WORDS}%")
    told = built.must(QUOTING, "consent", "survey/en-023", "--revoke", "--as", "ines")
    assert "1 quote(s) deleted" in told
    # approvals.jsonl may bring the hash back, which then approves nothing that is there
    assert query(built, "select 1 from approvals where sha256 = ?", quote) == []
    built.must("jobs.web", "build")
    assert WORDS not in (built.site / PAGE).read_text("utf-8")
    left = {name.split("/")[0] for name in holders(built.root, WORDS)}
    assert left <= {"data", "example"}, left  # the voice itself: its channel's file, the store
    with sqlite3.connect(f"{built.database.as_uri()}?mode=ro", uri=True) as store:
        assert store.execute(
            "select count(*) from quotes where words like ?", (f"%{WORDS}%",)
        ).fetchone() == (0,)
        assert store.execute("select count(*) from consents where revoked_on is not null").fetchone() == (1,)
    built.must("jobs.web", "build", now="2026-11-23T03:00:00+00:00")
    assert WORDS not in (built.site / PAGE).read_text("utf-8")
