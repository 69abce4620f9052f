"""Publishing to a link of this machine: a new folder beside the old one, then one rename of the link."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from jobs.refusal import Refusal
from jobs.web.publishing.difference import Difference, difference
from jobs.web.publishing.target import Link
from jobs.web.release import clear_away, current_release, swap_in


class LinkPlace:
    """A link that a web server of this machine serves."""

    def __init__(self, aim: Link, output: Path, record: dict[str, Any], kept: int) -> None:
        self.path, self.output, self.record, self.kept = aim.path, output, record, kept
        if self.path.parent.resolve() == output.parent.resolve():
            raise Refusal(
                f"{self.path} lies beside {output}, where the releases are made: publish to another folder."
            )
        if (release := release_around(self.path)) is not None:
            raise Refusal(
                f"{self.path} lies inside {release}, a site that is published already: publish to another folder."
            )

    def difference(self) -> Difference:
        """What the new release changes there."""
        there = current_release(self.path)
        return difference(
            self.record["manifest"], there["manifest"] if there else {}, settled=there == self.record
        )

    def send(self) -> None:
        """Copy, force to disk, swap the link, and clear away older releases."""
        staged = self.path.parent / "releases" / ".publishing"
        shutil.rmtree(staged, ignore_errors=True)
        shutil.copytree(self.output.resolve(), staged)
        swap_in(staged, self.path, self.record)
        self.tidy()

    def tidy(self) -> None:
        """Keep the last releases, and none with a quote that is no longer shown."""
        clear_away(self.path, self.kept)

    def advice(self) -> str:
        """What the host has to do."""
        return f"Let the web server serve {self.path} with the headers of docs/hosting.md."


def release_around(path: Path) -> Path | None:
    """The release in which a path would lie; None when it lies in none. What is put into one would be served with it."""
    folder = path.parent.resolve()
    for each in (folder, *folder.parents):
        if each.parent.name == "releases" and each.with_name(f"{each.name}.json").exists():
            return each
    return None
