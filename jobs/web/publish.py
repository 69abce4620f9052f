"""Copies the current release to where a web server reads it: a new folder beside the old one, then one rename of a link."""

from __future__ import annotations

import shutil
from pathlib import Path

from jobs.refusal import Refusal
from jobs.web.release import clear_away, current_release, manifest_of, swap_in


def publish(output: Path, target: Path, kept: int, *, dry: bool) -> None:
    """Publish to `target` (a link that the web server serves); with `dry` only say what would appear and disappear."""
    record = current_release(output)
    if record is None:
        raise Refusal(f"{output} holds no whole site: run ./invoke build first.")
    if manifest_of(output.resolve()) != record["manifest"]:
        raise Refusal(
            f"{output} was changed after it was vetted: run ./invoke build again before publishing."
        )
    there = current_release(target)
    before = there["manifest"] if there else {}
    new = sorted(set(record["manifest"]) - set(before))
    gone = sorted(set(before) - set(record["manifest"]))
    changed = sorted(
        name for name in record["manifest"] if name in before and before[name] != record["manifest"][name]
    )
    for sign, names in (("+", new), ("-", gone), ("~", changed)):
        print("".join(f"  {sign} {name}\n" for name in names), end="")
    print(f"publish: {len(new)} appear, {len(gone)} disappear, {len(changed)} change at {target}.")
    if dry or there == record:
        print("Nothing was copied." if dry else "It is published already.")
        return
    staged = target.parent / "releases" / ".publishing"
    shutil.rmtree(staged, ignore_errors=True)
    shutil.copytree(output.resolve(), staged)
    swap_in(staged, target, record)
    clear_away(target, kept)
    print(f"Published. Let the web server serve {target} with the headers of docs/hosting.md.")
