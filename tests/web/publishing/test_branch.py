"""A pages branch holds today's site as one commit, and nothing else of the repository is touched."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from jobs.refusal import Refusal
from jobs.web.publishing.branch import BranchPlace
from jobs.web.publishing.target import Branch
from tests.web.publishing.conftest import FIRST, SECOND, SECOND_DIFFERENCE, House, signs


def git(folder: Path, *words: str) -> str:
    """What git says in a repository."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
        f"GIT_{who}_{what}": "somebody@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    done = subprocess.run(["git", *words], cwd=folder, env=env, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A repository with a branch of its own history."""
    work, bare = tmp_path / "work", tmp_path / "pages.git"
    git(tmp_path, "init", "-q", "-b", "main", str(work))
    (work / "README").write_text("ours", "utf-8")
    git(work, "add", "README")
    git(work, "commit", "-q", "-m", "ours")
    git(tmp_path, "clone", "-q", "--bare", str(work), str(bare))
    return bare


def files(bare: Path, branch: str) -> dict[str, str]:
    """What a branch holds."""
    names = git(bare, "ls-tree", "-r", "--name-only", branch).splitlines()
    return {name: git(bare, "show", f"{branch}:{name}") for name in names}


def pages(bare: Path) -> dict[str, str]:
    """What a branch holds besides the marks of Otklik and the host."""
    return {
        name: words
        for name, words in files(bare, "pages").items()
        if name not in (".otklik", ".nojekyll", "CNAME")
    }


def test_the_branch_holds_the_site_of_today_only(
    house: House, bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = f"git:{bare}#pages"
    before = git(bare, "for-each-ref")
    house.publish(target, dry=True)
    assert signs(capsys.readouterr().out) == [f"  + {name}" for name in sorted(FIRST)]
    assert git(bare, "for-each-ref") == before
    house.publish(target)
    assert pages(bare) == FIRST
    assert files(bare, "pages")[".nojekyll"] == ""
    house.build(2, SECOND)
    capsys.readouterr()
    house.publish(target)
    assert signs(capsys.readouterr().out) == SECOND_DIFFERENCE
    assert pages(bare) == SECOND
    assert git(bare, "rev-list", "--count", "pages") == "1"
    assert git(bare, "rev-parse", "main") in before
    house.publish(target)
    assert "It is published already." in capsys.readouterr().out


def test_the_bytes_are_those_that_were_vetted_whatever_git_is_told_to_do(
    house: House, bare: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "gitconfig").write_text(
        "[core]\n autocrlf = true\n hooksPath = /nowhere\n[commit]\n gpgsign = true\n"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "somewhere-else"))
    house.build(2, {**FIRST, "en/index.html": "one\r\ntwo\n"})
    house.publish(f"git:{bare}#pages")
    found = subprocess.run(
        ["git", f"--git-dir={bare}", "show", "pages:en/index.html"], capture_output=True, check=True
    )
    assert found.stdout == b"one\r\ntwo\n"


def test_a_branch_that_otklik_did_not_make_is_left_alone(house: House, bare: Path) -> None:
    before = git(bare, "for-each-ref")
    with pytest.raises(Refusal, match="did not put there: name a branch that does not exist yet"):
        house.publish(f"git:{bare}#main")
    assert git(bare, "for-each-ref") == before


def test_the_name_of_the_site_that_a_host_wrote_stays(house: House, bare: Path, tmp_path: Path) -> None:
    house.publish(f"git:{bare}#pages")
    git(tmp_path, "clone", "-q", "-b", "pages", str(bare), "editor")
    (tmp_path / "editor" / "CNAME").write_text("feedback.example.org\n", "utf-8")
    git(tmp_path / "editor", "add", "CNAME")
    git(tmp_path / "editor", "commit", "-q", "-m", "by the host")
    git(tmp_path / "editor", "push", "-q")
    house.build(2, SECOND)
    house.publish(f"git:{bare}#pages")
    assert files(bare, "pages")["CNAME"] == "feedback.example.org"
    assert git(bare, "rev-list", "--count", "pages") == "1"


def test_somebody_who_was_faster_is_not_overwritten(house: House, bare: Path, tmp_path: Path) -> None:
    (tmp_path / "workshop").mkdir()
    place = BranchPlace(
        Branch(str(bare), "pages"), house.output, house.build(2, SECOND), tmp_path / "workshop"
    )
    place.difference()
    git(bare, "update-ref", "refs/heads/pages", git(bare, "rev-parse", "main"))
    with pytest.raises(Refusal, match="did not take the site: what stands there stays"):
        place.send()
    assert git(bare, "rev-parse", "pages") == git(bare, "rev-parse", "main")


def test_a_remote_may_be_named_and_a_wrong_one_gets_a_sentence(
    house: House, bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path / "work", "remote", "add", "there", str(bare))
    monkeypatch.chdir(tmp_path / "work")
    house.publish("git:there#pages")
    assert pages(bare) == FIRST
    house.publish("git:.#pages")
    assert git(tmp_path / "work", "rev-parse", "pages") == git(bare, "rev-parse", "pages")
    with pytest.raises(Refusal, match="nowhere is no folder, no address and no remote"):
        house.publish("git:nowhere#pages")
    with pytest.raises(Refusal, match=r"could not be read: see that the address is right"):
        house.publish("git:./work/../missing.git#pages")
    with pytest.raises(Refusal, match="is no name for a branch"):
        house.publish("git:there#a..b")


def test_a_machine_without_git_says_what_to_install(
    house: House, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Refusal, match="git is not installed on this machine: install it"):
        house.publish(f"git:{bare}#pages")
