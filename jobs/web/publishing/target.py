"""Where a site is published to, as one word on the command line: a link here, a folder elsewhere, a bucket, or a branch."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from jobs.refusal import Refusal

KINDS = (
    "a link of this machine (/srv/www/site), USER@HOST:/srv/www/site, s3://BUCKET/PREFIX,"
    " s3+plain://BUCKET/PREFIX or git:REMOTE#BRANCH"
)
HOST = r"(?:[A-Za-z0-9_][\w.-]*@)?(?:[A-Za-z0-9][\w.-]*|\[[0-9A-Fa-f:.]+\])"
SIGN = r"[^\x00-\x1f\x7f]"
FAR = re.compile(rf"(?:rsync:)?({HOST}):(/(?!/){SIGN}*(?<!/))")
BUCKET = re.compile(r"s3(\+plain)?://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*)/?")
BRANCH = re.compile(r"git:([^#\s-][^#\s]*)#([A-Za-z0-9_][\w./-]*)")
OTHER = re.compile(r"[\w+.@-]*:|.*[\x00-\x1f\x7f]")


@dataclass(frozen=True)
class Link:
    """A link of this machine, which its web server serves."""

    path: Path

    def __str__(self) -> str:
        return str(self.path)


@dataclass(frozen=True)
class Far:
    """A link on another machine, reached by ssh and rsync."""

    login: str
    path: str

    def __str__(self) -> str:
        return f"{self.login}:{self.path}"


@dataclass(frozen=True)
class Bucket:
    """A prefix of a bucket that understands S3; `plain` writes the pages right there, without releases."""

    name: str
    prefix: str
    plain: bool

    def __str__(self) -> str:
        return f"s3{'+plain' if self.plain else ''}://{self.name}/{self.prefix}"


@dataclass(frozen=True)
class Branch:
    """A branch of a git repository, of which a host makes a site."""

    remote: str
    name: str

    def __str__(self) -> str:
        return f"git:{without_secret(self.remote)}#{self.name}"


Target = Link | Far | Bucket | Branch


def read_target(words: str) -> Target:
    """Understand what a person wrote; anything that is none of the four kinds is refused."""
    if found := BUCKET.fullmatch(words):
        return Bucket(found[2], found[3].strip("/"), bool(found[1]))
    if found := BRANCH.fullmatch(words):
        return Branch(found[1], found[2])
    if found := FAR.fullmatch(words):
        return Far(found[1], found[2])
    if not words or OTHER.match(words) or words.startswith("-"):
        raise Refusal(f"{without_secret(words)!r} is no place to publish to: name {KINDS}.")
    return Link(Path(words))


def without_secret(address: str) -> str:
    """An address as it may be shown: a password or token in it is left out."""
    at = urlsplit(address).netloc if "://" in address else ""
    return address.replace(at, "…@" + at.rpartition("@")[2]) if "@" in at else address
