"""Copies the current release to where a web server reads it: a new folder beside the old one, then one rename of a link."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from jobs.refusal import Refusal
from jobs.web.release import Manifest, clear_away, current_release, swap_in


def publish(output: Path, target: Path, kept: int, *, dry: bool) -> None:
    """Publish to `target` (a link that the web server serves); with `dry` only say what would appear and disappear."""
    record = vetted_release(output)
    if target.parent.resolve() == output.parent.resolve():
        raise Refusal(
            f"{target} lies beside {output}, where the releases are made: publish to another folder."
        )
    there = current_release(target)
    tell_difference(record["manifest"], there["manifest"] if there else {}, target)
    if dry:
        print("Nothing was copied.")
    elif there == record:
        clear_away(target, kept)
        print("It is published already.")
    else:
        staged = target.parent / "releases" / ".publishing"
        shutil.rmtree(staged, ignore_errors=True)
        shutil.copytree(output.resolve(), staged)
        swap_in(staged, target, record)
        clear_away(target, kept)
        print(f"Published. Let the web server serve {target} with the headers of docs/hosting.md.")


def vetted_release(output: Path) -> dict[str, Any]:
    """The record of the current release, when every byte is still as it was vetted."""
    record = current_release(output)
    if record is None:
        raise Refusal(
            f"{output} holds no whole site (it was never built, or was changed after it was vetted): run ./invoke build."
        )
    return record


def tell_difference(new: Manifest, old: Manifest, target: Path) -> None:
    """One line for each file that would appear, disappear or change, and their counts."""
    groups = {
        "+": sorted(set(new) - set(old)),
        "-": sorted(set(old) - set(new)),
        "~": sorted(name for name in new if name in old and old[name] != new[name]),
    }
    for sign, names in groups.items():
        print("".join(f"  {sign} {name}\n" for name in names), end="")
    appear, disappear, change = map(len, groups.values())
    print(f"publish: {appear} appear, {disappear} disappear, {change} change at {target}.")
