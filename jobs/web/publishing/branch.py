"""Publishing to a branch of a git repository, of which a host (a "pages" host) makes a site.

The branch holds today's site and nothing else: each publishing is one commit without a parent, because a history would
keep what was taken down. All is prepared in a repository of its own in a temporary folder; no other branch is touched.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jobs.refusal import Refusal
from jobs.web.publishing.difference import Difference
from jobs.web.publishing.programs import run_program
from jobs.web.publishing.target import Branch

SIGN = ".otklik"
SIGN_WORDS = b"Otklik makes this branch: every publishing replaces all of it.\n"
OWN = (SIGN, ".nojekyll", "CNAME")  # not pages: our sign, and what pages hosts read
QUIET = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_AUTHOR_NAME": "Otklik",
    "GIT_AUTHOR_EMAIL": "otklik@localhost",
    "GIT_COMMITTER_NAME": "Otklik",
    "GIT_COMMITTER_EMAIL": "otklik@localhost",
    "LC_ALL": "C.UTF-8",
}
ELSEWHERE = (  # of a git that may have started us
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_PREFIX",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE",
)  # fmt: skip


class BranchPlace:
    """A branch, and a repository of its own in the empty folder `workshop`, in which its next commit is made."""

    def __init__(self, aim: Branch, output: Path, record: dict[str, Any], workshop: Path) -> None:
        self.aim, self.site, self.record = aim, output.resolve(), record
        self.ref = f"refs/heads/{aim.name}"
        self.workshop = workshop
        self.former = self.commit = ""
        self.git("init", "--quiet", "--bare", ".")
        self.git("check-ref-format", self.ref, fails=f"{aim.name} is no name for a branch: name another.")
        self.address = self.address_of(aim.remote)

    def difference(self) -> Difference:
        """Make the commit here and compare it with the one that is there."""
        self.former = self.fetched()
        tree = self.tree()
        moment = f"{self.record.get('built_at') or '2000-01-01T00:00:00+00:00'}"
        self.commit = self.git(
            "commit-tree", tree, "-m", f"Release {self.record['id']}",
            GIT_AUTHOR_DATE=moment, GIT_COMMITTER_DATE=moment,
        ).strip()  # fmt: skip
        if not self.former:
            return Difference(tuple(sorted(self.record["manifest"])), (), (), settled=False)
        told = self.git("diff-tree", "-r", "-z", "--name-status", "--no-renames", self.former, tree)
        return by_status(told.split("\0"))

    def send(self) -> None:
        """Push the commit; the host takes it whole or not at all, and only when nobody else changed the branch."""
        self.git(
            *("push", "--quiet", f"--force-with-lease={self.ref}:{self.former}"),
            *(self.address, f"{self.commit}:{self.ref}"),
            fails=f"{self.aim} did not take the site: what stands there stays; see that you may push to it, then run it again.",
        )

    def tidy(self) -> None:
        """A branch holds nothing else."""

    def advice(self) -> str:
        """What the host has to do."""
        return f"Let the host make its site of the branch {self.aim.name} (docs/hosting.md says what such hosts cannot do)."

    def fetched(self) -> str:
        """The commit that is there, with its files; "" when there is no such branch yet."""
        fails = f"{self.aim} could not be read: see that the address is right and you may read it, then run it again."
        there = self.git("ls-remote", "--heads", self.address, self.ref, fails=fails).split()
        if not there:
            return ""
        self.git("fetch", "--quiet", "--depth=1", "--no-tags", self.address, self.ref, fails=fails)
        if SIGN not in self.git("ls-tree", "--name-only", "-z", there[0]).split("\0"):
            raise Refusal(
                f"{self.aim} holds something that Otklik did not put there: name a branch that does not exist yet."
            )
        return there[0]

    def tree(self) -> str:
        """Put every page, byte by byte, into a tree; a host's CNAME stays."""
        names = sorted(self.record["manifest"])
        paths = "".join(f"{self.site / name}\n" for name in names).encode()
        digests = self.git("hash-object", "-w", "--no-filters", "--stdin-paths", given=paths).split()
        entries = [f"100644 {digest}\t{name}" for digest, name in zip(digests, names, strict=True)]
        entries += [
            f"100644 {self.git('hash-object', '-w', '--stdin', given=words).strip()}\t{name}"
            for name, words in ((SIGN, SIGN_WORDS), (".nojekyll", b""))
        ]
        if self.former:
            kept = self.git("ls-tree", "-z", self.former, "CNAME").strip("\0")
            entries += [kept.replace(" blob ", " ")] if kept else []
        self.git(
            "update-index", "-z", "--index-info", given="".join(f"{each}\0" for each in entries).encode()
        )
        return self.git("write-tree").strip()

    def address_of(self, remote: str) -> str:
        """Where a remote is: an address or a folder, or the name of a remote of the repository that this folder belongs to."""
        if Path(remote).exists():
            return str(Path(remote).resolve())
        if ":" in remote or "/" in remote:
            return remote
        fails = f"{remote} is no folder, no address and no remote of this repository: name one of them."
        return run_program(["git", "remote", "get-url", "--push", remote], fails).strip()

    def git(self, *words: str, fails: str = "git failed.", given: bytes = b"", **env: str) -> str:
        """Run git in the temporary repository, without anybody's hooks."""
        clean = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
        ssh = {"GIT_SSH_COMMAND": clean.get("GIT_SSH_COMMAND", "ssh -o BatchMode=yes")}
        return run_program(
            ["git", "-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0", *words],
            fails,
            given=given,
            env=clean | QUIET | ssh | env,
            cwd=self.workshop,
        )


def by_status(told: list[str]) -> Difference:
    """Understand the list of changed paths, letter and path by turns; what only hosts read is no page."""
    groups: dict[str, list[str]] = {"A": [], "D": [], "M": []}
    own = False
    for letter, name in zip(told[::2], told[1::2], strict=False):
        if name in OWN:
            own = True
        else:
            groups[letter if letter in groups else "M"].append(name)
    appear, disappear, change = (tuple(sorted(names)) for names in groups.values())
    return Difference(appear, disappear, change, not own)
