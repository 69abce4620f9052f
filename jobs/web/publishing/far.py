"""Publishing to another machine by rsync and ssh: a new folder that shares the unchanged files of the former one, then one rename of the link.

What lies there: SITE, a link to SITE.releases/ID. Only the release that is shown stays: a former one may hold a quote
whose consent was revoked, and for going back this machine keeps its own releases.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

from jobs.refusal import Refusal
from jobs.web.publishing.difference import Difference
from jobs.web.publishing.programs import run_program
from jobs.web.publishing.target import Far

SSH = (
    "ssh",
    *("-o", "BatchMode=yes"),  # a timer cannot type a password
    *("-o", "ConnectTimeout=20"),
    *("-o", "ServerAliveInterval=15"),
    *("-o", "ServerAliveCountMax=4"),
)
RSYNC = (
    *("rsync", "--recursive", "--checksum", "--delete", "--perms", "--chmod=D755,F644", "--protect-args"),
    f"--rsh={shlex.join(SSH)}",
)
LOOK = 'if [ -L "$1" ]; then readlink "$1"; elif [ -e "$1" ]; then echo /; else echo; fi; ls -A "$1.releases" 2>/dev/null || true'
MAKE = 'set -e; mkdir -p "$1.releases"; chmod 755 "$1.releases"; cd "$1.releases"; for old in .sending-*; do [ "$old" = "$2" ] || rm -rf "$old"; done'
SWAP = """set -e
cd "$1.releases"
name=$3
while [ -e "$name" ]; do name="$name+"; done
sync
mv "$2" "$name"
new="${1%/*}/.${1##*/}.new"
ln -sfn "${1##*/}.releases/$name" "$new"
mv -T "$new" "$1"
sync
"""
TIDY = """set -e
cd "$1.releases"
shown=$(readlink "$1")
for old in * .[!.]*; do [ "$old" = "${shown##*/}" ] || rm -rf "./$old"; done
"""
CHANGED = re.compile(r"(\*deleting|[<>ch.*][fdLDS]\S{9}) +(.+)")


class FarPlace:
    """A link on another machine."""

    def __init__(self, aim: Far, output: Path, record: dict[str, Any]) -> None:
        self.aim, self.output, self.record = aim, output, record
        self.shown = ""

    def difference(self) -> Difference:
        """Compare every byte there with the new release; nothing is written."""
        link, *lying = self.there(LOOK).split("\n")
        self.shown = self.release_of(link)
        if not self.shown:
            return Difference(tuple(sorted(self.record["manifest"])), (), (), settled=False)
        told = self.rsync("--dry-run", "--itemize-changes", "--8-bit-output", folder=self.shown)
        return itemised(told, settled=lying == [self.shown, ""])

    def send(self) -> None:
        """Send what changed into a folder of its own, then swap the link."""
        staged = f".sending-{self.record['id']}"
        self.there(MAKE, staged)
        former = (f"--link-dest=../{self.shown}",) if self.shown else ()
        self.rsync(*former, folder=staged)
        self.there(SWAP, staged, str(self.record["id"]))
        self.tidy()

    def tidy(self) -> None:
        """Remove every release there but the one that is shown."""
        self.there(TIDY)

    def advice(self) -> str:
        """What the host has to do."""
        return f"Let the web server of {self.aim.login} serve {self.aim.path} with the headers of docs/hosting.md."

    def release_of(self, link: str) -> str:
        """The name of the release that the link there shows; nothing when there is no link yet."""
        folder, _, name = link.rpartition("/")
        if link and (not name or folder != f"{Path(self.aim.path).name}.releases"):
            raise Refusal(
                f"{self.aim} is there already, and Otklik did not make it: move it away, or publish to another name."
            )
        return name

    def there(self, script: str, *words: str) -> str:
        """Run a few lines of shell on the other machine."""
        command = shlex.join(["sh", "-c", script, "sh", self.aim.path, *words])
        return run_program([*SSH, self.aim.login, command], self.fails("ssh"))

    def rsync(self, *options: str, folder: str) -> str:
        """Send the release into a folder beside the link."""
        place = f"{self.aim.login}:{self.aim.path}.releases/{folder}/"
        return run_program([*RSYNC, *options, f"{self.output.resolve()}/", place], self.fails("rsync"))

    def fails(self, program: str) -> str:
        """The sentence for a machine that does not take the site."""
        return (
            f"{self.aim} could not be reached with {program} or did not take the site: the site there stays as it was;"
            f" see that `ssh {self.aim.login}` works without a password and that rsync is there, then run it again."
        )


def itemised(told: str, *, settled: bool) -> Difference:
    """Understand what rsync says it would do."""
    groups: dict[str, list[str]] = {"+": [], "-": [], "~": []}
    for line in told.splitlines():
        found = CHANGED.fullmatch(line)
        if found and not found[2].endswith("/"):
            if found[1] == "*deleting":
                groups["-"].append(found[2])
            elif found[1][1] == "f" and found[1][2:] != "." * 9:
                groups["+" if found[1].endswith("+++") else "~"].append(found[2])
    appear, disappear, change = (tuple(sorted(names)) for names in groups.values())
    return Difference(appear, disappear, change, settled)
