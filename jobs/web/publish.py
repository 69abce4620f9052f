"""Publishes the current release to where it is served, and first says what would appear and disappear (docs/hosting.md)."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jobs.refusal import Refusal
from jobs.web.publishing.difference import Place, tell
from jobs.web.publishing.link import LinkPlace
from jobs.web.publishing.target import Branch, Bucket, Far, Link, Target, read_target
from jobs.web.release import current_release, manifest_of


def publish(output: Path, target: str | Path, kept: int, *, dry: bool) -> None:
    """Publish to `target`, whatever kind of place it names; with `dry` only say what would change."""
    aim = read_target(str(target))
    record = vetted_release(output)
    with TemporaryDirectory(prefix="otklik-publish-") as workshop:
        show(place_of(aim, output, record, kept, Path(workshop)), str(aim), dry=dry)


def show(place: Place, name: str, *, dry: bool) -> None:
    """Tell what would change, and unless `dry` make it so."""
    found = place.difference()
    tell(found, name)
    if dry:
        print("Nothing was copied.")
    elif found.none:
        place.tidy()
        print("It is published already.")
    else:
        place.send()
        print(f"Published. {place.advice()}")


def place_of(aim: Target, output: Path, record: dict[str, Any], kept: int, workshop: Path) -> Place:
    """The place that a target names; what a kind needs is imported only for it."""
    match aim:
        case Link():
            return LinkPlace(aim, output, record, kept)
        case Far():
            from jobs.web.publishing.far import FarPlace

            return FarPlace(aim, output, record)
        case Bucket():
            from jobs.web.publishing.bucket import bucket_place

            return bucket_place(aim, output, record)
        case Branch():
            from jobs.web.publishing.branch import BranchPlace

            return BranchPlace(aim, output, record, workshop)


def vetted_release(output: Path) -> dict[str, Any]:
    """The record of the current release, when every byte is still as it was vetted: all are read here."""
    record = current_release(output)
    if record is None or manifest_of(output.resolve()) != record["manifest"]:
        raise Refusal(
            f"{output} holds no whole site (it was never built, or was changed after it was vetted): run ./invoke build."
        )
    return record
