"""S6: a finding is shown with its words to a person at a terminal and to nobody else; a refused site is kept for that, privately."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from db.refused import keep_refused, refused_folder, remove_refused
from jobs.settings import CODE
from jobs.vetting.explain import explain_finding
from jobs.vetting.gate import build_gate, vet_file
from jobs.vetting.runs import learn_runs
from tests.conftest import NOW, Organisation

VOICES = [
    "I took a day off and nobody came at all",
    "взяла выходной а курьер так и не приехал",
    "أخذت إجازة ولم يأت أحد في ذلك اليوم",
]
GATE = build_gate([("name", "Hannah Whitlock")], learn_runs(enumerate(VOICES)), ())
SHOWN = [
    ("a.html", "<p>call +44 7700 900123 now</p>", "contact", "... call  >>> +44 7700 900123 <<<  now ..."),
    ("a.html", "<p>so Hannah Whitlock said</p>", "identity", ">>> so Hannah Whitlock said <<<"),
    ("a.html", f"<p>Hannah Whitlock {'x' * 500}</p>", "identity", f">>> Hannah Whitlock {'x' * 384} ... <<<"),
    ("a.html", "<p>yes, took a day off and nobody</p>", "verbatim-run", "yes >>> took a day off and nobody <<<  ..."),
    ("a.html", "<p>взяла выходной, а курьер так!</p>", "near-run", ">>> взяла выходной а курьер так <<<"),
    ("a.html", "<p>إجازة ولم يأت أحد في البيت</p>", "near-run", ">>> اجازه ولم يات احد في <<< البيت ..."),
    ("a.exe", "x", "kind-of-file", "(the file as a whole)"),
    ("a.html", "<p>\x1b[31m Hannah Whitlock\u202e</p>", "identity", ">>>  [31m Hannah Whitlock <<<"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "source", "rule", "shown"), SHOWN, ids=range(len(SHOWN)))
def test_a_finding_is_shown_with_words_around_it(name: str, source: str, rule: str, shown: str) -> None:
    files = [("b.html", b"<p>x</p>"), (name, source.encode())]
    finding = next(found for found in vet_file(GATE, name, source.encode()) if found.rule == rule)
    head, words = explain_finding(GATE, files, finding.id)
    assert head.startswith(f"{rule}  {name}:")
    assert shown in words


def test_an_unknown_finding_shows_nothing() -> None:
    assert list(explain_finding(GATE, [("a.html", b"<p>Hannah Whitlock</p>")], "00000000")) == []


def at_a_terminal(organisation: Organisation, *words: str) -> tuple[int, str]:
    """Run a door at a terminal of its own; returns the exit code and what the terminal showed."""
    ours, theirs = pty.openpty()
    env = os.environ | {"PYTHONPATH": str(CODE), "OTKLIK_NOW": NOW}
    done = subprocess.Popen([sys.executable, "-m", *words], cwd=organisation.root, env=env, stdin=theirs, stdout=theirs, stderr=theirs)  # fmt: skip
    os.close(theirs)
    shown = b""
    try:
        while some := os.read(ours, 4096):
            shown += some
    except OSError:  # how Linux says that the other side has gone
        pass
    os.close(ours)
    return done.wait(), shown.decode()


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder; the seal of the store says nothing of a finding."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".sha256")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_finding_in_a_staff_text_is_explained_at_a_terminal_only_and_nothing_is_written(
    organisation: Organisation,
) -> None:
    organisation.site.mkdir()
    (organisation.site / "index.html").write_text("<p>A page with nothing to find.</p>", "utf-8")
    story = organisation.root / "content" / "stories" / "clear-vouchers.en.md"
    story.write_text(story.read_text("utf-8") + "\nwrite to someone.else@example.net\n", "utf-8")
    told = organisation.refused("jobs.vetting")
    finding = re.search(r"an e-mail address .*\(finding (\w+)\)", told)
    assert finding
    before = bytes_of(organisation.root)
    assert "only to a person at a terminal" in organisation.refused("jobs.vetting", "--explain", finding[1])
    code, shown = at_a_terminal(organisation, "jobs.vetting", "--explain", finding[1])
    assert (code, ">>> someone.else@example.net <<<" in shown) == (0, True)
    code, shown = at_a_terminal(organisation, "jobs.vetting", "--explain", "nothing")
    assert (code, "No finding is called 'nothing'" in shown) == (1, True)
    assert bytes_of(organisation.root) == before


@pytest.mark.slow
def test_a_refused_site_is_kept_privately_until_the_next_build(built: Organisation) -> None:
    told = built.must("jobs.vetting")
    assert re.search(r"places say four or five rare words .*\n  content/\S+: line \d+ \(\w{8}\)", told), told
    staff = built.root / "example" / "staff.toml"
    whole = staff.read_text("utf-8")
    staff.write_text(f'{whole}\n[[colleague]]\nid = "x"\nnames = ["Voucher Rules"]\nrole = "none"\n', "utf-8")
    told = built.refused("jobs.web", "build")
    finding = re.search(r"^identity  en/.*\(finding (\w+)\)", told, re.MULTILINE)
    assert finding, told
    kept = refused_folder(built.database)
    assert (kept / "en" / "index.html").is_file()
    assert kept.stat().st_mode & 0o777 == 0o700
    code, shown = at_a_terminal(built, "jobs.vetting", "--explain", finding[1])
    assert (code, "voucher rules" in shown.lower()) == (0, True)
    staff.write_text(whole, "utf-8")
    built.must("jobs.web", "build")
    assert not kept.exists()


def test_a_site_is_kept_whole_and_replaced_and_leftovers_go(tmp_path: Path) -> None:
    database = tmp_path / "otklik.db"
    for words in ("one", "two"):
        site = tmp_path / words
        (site / "en").mkdir(parents=True)
        (site / "en" / f"{words}.html").write_text(words)
        (tmp_path / ".otklik.refused-left").mkdir(exist_ok=True)
        keep_refused(database, site)
        assert bytes_of(refused_folder(database)) == {f"en/{words}.html": words.encode()}
    remove_refused(database)
    remove_refused(database)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]
