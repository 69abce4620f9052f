"""Which pages of the last release can stay: those whose key is the same. A key is a hash of all that a page is made from.

The key holds the program, the site's own words, the view and the text behind it; a template sees nothing else (theme/views), so an
equal key is an equal page. The release that pages are taken from is known to be whole (jobs/web/release.py).
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from platform import python_version

import msgspec

from theme.bundle import Bundle, Entry
from theme.views import View
from theme.views.stories import story_view

HOME = Path(__file__).resolve().parent.parent
PROGRAM = ("pelicanconf.py", "requirements/run.lock", "jobs/settings.py")
PARTS = (".py", ".html", ".atom", ".svg", ".po", ".css", ".js", ".xml")


@dataclass(frozen=True)
class Keeper:
    """What is known of the last release of one language, and the keys of the pages that are being made."""

    bundle: Bundle
    old: Path | None = None
    old_keys: Mapping[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    @cached_property
    def base(self) -> str:
        """What all pages of the language are made from."""
        said = msgspec.json.encode([self.bundle.language, self.bundle.site])
        return sha256(program_digest(HOME).encode() + said).hexdigest()

    def key(self, view: View, source: str = "") -> str:
        """The key of a page; `source` is the hash of the text that its body comes from."""
        spelled = msgspec.json.encode([view.path, view.template, view.shown, source], enc_hook=plain)
        return sha256(self.base.encode() + spelled).hexdigest()

    def stays(self, path: str, key: str) -> bool:
        """Whether the page of the last release is the one that would be made; its key is written down for the next."""
        self.keys[path] = key
        return self.old is not None and self.old_keys.get(path) == key and (self.old / path).is_file()

    @cached_property
    def staying(self) -> frozenset[str]:
        """The slugs of stories whose pages stay."""
        return frozenset(
            entry.slug for entry in self.bundle.entries if self.stays(entry.url, self.story_key(entry))
        )

    def story_key(self, entry: Entry) -> str:
        """A story's key is known before its body is read as Markdown."""
        return self.key(story_view(self.bundle, entry.slug, ""), entry.source)

    def keep(self, path: str, output: Path) -> None:
        """Take a page over: the same file where the disk can do that, else a copy. Releases are never written into."""
        if self.old is None:
            raise ValueError("there is no last release to keep a page of")
        source, target = f"{self.old}/{path}", f"{output}/{path}"
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 - a Path for each page takes longer than its link
        try:
            os.link(source, target)
        except FileExistsError:  # copying would write through the link into the last release
            raise ValueError(f"{path} was written already") from None
        except OSError:
            shutil.copyfile(source, target)


def plain(value: object) -> str:
    """Marked-up text as a key spells it; whatever else JSON does not know is a fault of a view."""
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"{type(value).__name__} cannot stand in a view: a key could not tell whether it changed")


def program_digest(home: Path) -> str:
    """sha256 over every file that can change a page: templates, views, translations, the locked packages."""
    theme = sorted(path for path in (home / "theme").rglob("*") if path.suffix in PARTS)
    digest = sha256(python_version().encode())
    for path in (*theme, *(home / name for name in PROGRAM)):
        digest.update(f"{path.relative_to(home).as_posix()}\n".encode() + sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def read_keeper(bundle: Bundle, environment: Mapping[str, str]) -> Keeper:
    """From OTKLIK_PREVIOUS (the last release) and OTKLIK_KEYS (its keys by language); without them, or damaged, nothing is kept."""
    previous, keys = environment.get("OTKLIK_PREVIOUS"), environment.get("OTKLIK_KEYS")
    if not previous or not keys:
        return Keeper(bundle)
    return Keeper(bundle, Path(previous, bundle.language), read_keys(Path(keys), bundle.language))


def read_keys(path: Path, language: str) -> dict[str, str]:
    """The keys of one language; none when the file is missing or not as it was written."""
    try:
        found = json.loads(path.read_text("utf-8"))[language]
        return {str(page): str(key) for page, key in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def changed_files(keeper: Keeper) -> list[str]:
    """The story files that Pelican has to read, below the language's folder."""
    return [f"stories/{entry.slug}.md" for entry in keeper.bundle.entries if entry.slug not in keeper.staying]


def keep_stories(keeper: Keeper, output: Path) -> None:
    """Take over every story page that stays."""
    for slug in keeper.staying:
        keeper.keep(f"changes/{slug}.html", output)


def write_keys(keeper: Keeper, path: Path) -> None:
    """Write the keys down for the next build."""
    path.write_text(json.dumps(keeper.keys, sort_keys=True), "utf-8")
