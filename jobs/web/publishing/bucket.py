"""Publishing to a bucket: each release below a prefix of its own with a pointer that is written last, or plainly, in an order that breaks no link.

Only what changed is sent. What lies there is compared by our own hashes and the bucket's etags, so an object that
somebody else wrote over is sent again. Objects that Otklik did not put there are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from jobs.headers import cache_of, type_of
from jobs.refusal import Refusal
from jobs.web.publishing.difference import Difference, Place, difference
from jobs.web.publishing.shelf import Shelf
from jobs.web.publishing.target import Bucket
from jobs.web.release import Manifest, quotes_of, releases_folder

POINTER = "current.json"
PLAIN_RECORD = ".otklik.json"
RELEASE = re.compile(r"\d{8}T\d{6}-[0-9a-f]{8}")


def bucket_place(aim: Bucket, output: Path, record: dict[str, Any]) -> Place:
    """The bucket as a place, with releases or plain."""
    return (PlainPlace if aim.plain else ReleasePlace)(aim, output, record)


class BucketPlace:
    """What both ways share."""

    def __init__(self, aim: Bucket, output: Path, record: dict[str, Any]) -> None:
        self.aim, self.site, self.record, self.output = aim, output.resolve(), record, output
        self.shelf = Shelf(aim)
        self.found = Difference((), (), ())
        self.marks = {
            name: f"{digest} {type_of(name)} {cache_of(name)}" for name, digest in record["manifest"].items()
        }

    def send_one(self, folder: str, name: str) -> str:
        """Send one page, when it is still what was vetted; returns its etag."""
        content = (self.site / name).read_bytes()
        if sha256(content).hexdigest() != self.record["manifest"][name]:
            raise Refusal(f"{name} was changed while it was sent: run ./invoke build, then publish again.")
        return self.shelf.put(folder + name, content, type_of(name), cache_of(name))


class ReleasePlace(BucketPlace):
    """releases/ID/... for the pages, releases/ID.json for what was sent, current.json for what is shown."""

    pointer: dict[str, Any]
    there: Manifest

    def difference(self) -> Difference:
        """Compare with the release that the pointer names."""
        self.pointer = self.shelf.read_json(POINTER)
        self.there = self.unharmed(self.shown) if self.shown else {}
        outdated = (
            self.outdated()
        )  # asked for in any case: a bucket that is not there is noticed before anything is sent
        settled = self.shown == self.record["id"] and not outdated
        return difference(self.marks, self.there, settled=settled)

    @property
    def shown(self) -> str:
        """The release that the pointer names; "" before the first."""
        return str(self.pointer.get("release", ""))

    def unharmed(self, release: str) -> Manifest:
        """What lies below a release, by its mark; "" for an object that is not as it was sent."""
        sent = self.shelf.read_json(f"releases/{release}.json")
        listed = self.shelf.listed(f"releases/{release}/")
        return {name: known(sent.get(name), etag) for name, etag in listed.items()}

    def send(self) -> None:
        """Send or copy every page into the release's own prefix, then write the pointer."""
        folder, former = f"releases/{self.record['id']}/", f"releases/{self.shown}/"
        same = [name for name, mark in self.marks.items() if self.there.get(name) == mark]
        if folder != former:
            self.shelf.each(lambda name: self.shelf.copy(former + name, folder + name), same)
        self.shelf.each(partial(self.send_one, folder), sorted(set(self.marks) - set(same)))
        listed = self.shelf.listed(folder)
        self.shelf.delete(folder + name for name in set(listed) - set(self.marks))
        sent = {name: [mark, listed.get(name, "")] for name, mark in self.marks.items()}
        self.shelf.write_json(f"releases/{self.record['id']}.json", sent)
        if self.shown != self.record["id"]:
            self.pointer = {"release": self.record["id"], "path": folder, "before": self.shown}
            self.shelf.write_json(POINTER, self.pointer)
        self.tidy()

    def tidy(self) -> None:
        """Delete releases that are no longer needed."""
        self.shelf.delete(self.outdated())

    def outdated(self) -> list[str]:
        """Keys of releases that are neither shown nor the one before, which caches may still ask for."""
        keep = {self.pointer.get("release"), self.pointer.get("before") if self.may_stay() else None}
        return [
            f"releases/{key}"
            for key in self.shelf.listed("releases/")
            if (name := key.partition("/")[0].removesuffix(".json")) not in keep and RELEASE.fullmatch(name)
        ]

    def may_stay(self) -> bool:
        """Whether the release before shows no quote that the new one does not: this machine's own record says it."""
        folder, before = releases_folder(self.output), str(self.pointer.get("before"))
        known_here = (folder / f"{before}.json").is_file()
        return known_here and quotes_of(folder, before) <= quotes_of(folder, str(self.record["id"]))

    def advice(self) -> str:
        """What the host has to do."""
        return f"Let the host show what {self.aim}/{POINTER} names (docs/hosting.md says how)."


class PlainPlace(BucketPlace):
    """The pages themselves below the prefix, and one record of what Otklik put there."""

    sent: dict[str, Any]
    ours: set[str]

    def difference(self) -> Difference:
        """Compare with what was put there and is still unharmed."""
        record = self.shelf.read_json(PLAIN_RECORD)
        listed = self.shelf.listed()
        self.sent: dict[str, Any] = record.get("sent", {})
        self.ours = {*self.sent, *record.get("sending", ())} & set(listed)
        if not record and set(listed) & set(self.marks):
            raise Refusal(
                f"{self.aim} holds pages that Otklik did not put there: name a prefix of its own, or empty it."
            )
        there = {name: known(self.sent.get(name), listed[name]) for name in self.ours}
        self.found = difference(self.marks, there, settled="sending" not in record)
        return self.found

    def send(self) -> None:
        """What pages need first, then pages, then lists of pages; what is gone is deleted at the end."""
        wanted = {*self.found.appear, *self.found.change}
        self.shelf.write_json(PLAIN_RECORD, {"sent": self.sent, "sending": sorted({*self.ours, *self.marks})})
        done = {name: entry for name, entry in self.sent.items() if name in self.marks}
        for names in in_safe_order(wanted):
            etags = self.shelf.each(partial(self.send_one, ""), names)
            done |= {name: [self.marks[name], etag] for name, etag in etags.items()}
        self.shelf.delete(self.found.disappear)
        self.shelf.write_json(PLAIN_RECORD, {"sent": done})

    def tidy(self) -> None:
        """Nothing is left over: the record says when a sending did not end."""

    def advice(self) -> str:
        """What the host has to do."""
        return f"Let the host serve {self.aim} with the headers of docs/hosting.md."


def known(entry: Any, etag: str) -> str:
    """The mark under which an object was sent, when nobody wrote over it since."""
    return str(entry[0]) if isinstance(entry, list) and len(entry) == 2 and entry[1] == etag else ""


def in_safe_order(names: Iterable[str]) -> list[list[str]]:
    """What pages need, pages, lists of pages, feeds and search, front pages: each may lead only to what is there already."""
    groups: dict[int, list[str]] = {}
    for name in sorted(names):
        groups.setdefault(rank(PurePosixPath(name)), []).append(name)
    return [groups[each] for each in sorted(groups)]


def rank(name: PurePosixPath) -> int:
    """How late a file may be seen."""
    if name.name == "index.html":
        return 4
    if name.suffix in (".atom", ".xml") or name.parts[0] == "pagefind":
        return 3
    if name.suffix == ".html":
        return 2 if len(name.parts) < 3 or name.parts[1] in ("by", "a-z") else 1
    return 0
