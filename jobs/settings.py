"""What one organisation chose: `invoke.yaml`, flat scalars only, each one overridable by `INVOKE_<KEY>`."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import yaml

from jobs.refusal import Refusal

CODE = Path(__file__).resolve().parent.parent  # where the program lies: theme, migrations, pelicanconf.py
LANGUAGES = ("en", "ru", "ar")
FLOORS = {
    "smallest_count": 5,
    "count_step": 5,
    "smallest_cell": 10,
    "refresh_days": 7,
    "refresh_authors": 10,
    "releases_kept": 1,
}

SHAPES = {
    "site_url": (
        re.compile(r"https?://[\w.-]+(?::\d+)?(?:/[\w.~-]+)*/?"),
        "an address such as https://feedback.example.org",
    ),
    "feedback_mail": (re.compile(r"[^\s@]+@[^\s@]+"), "a mail address such as feedback@example.org"),
    "data_licence": (
        re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9.+-]*)?"),
        "a licence's short name such as CC-BY-4.0, or empty",
    ),
    "inbox_url": (
        re.compile(r"(?:/[a-z0-9][a-z0-9-]*)*"),
        "a path such as /inbox on the site's own host, or empty",
    ),
}
MOST_DIGITS = 3
HIGHEST = 100_000  # of any number: beyond it a limit is a slip of the finger


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One field per key of `invoke.yaml`; paths are relative to the folder in which the job runs."""

    organisation_en: str
    organisation_ru: str
    organisation_ar: str
    folder: Path
    database: Path
    key_file: Path
    content: Path
    output: Path
    site_url: str
    feedback_mail: str
    releases_kept: int
    acknowledge_days: int
    answer_days: int
    smallest_count: int
    count_step: int
    smallest_cell: int = 10
    refresh_days: int = 7
    refresh_authors: int = 10
    sentence_vectors: bool = True
    names_shown_to: str = ""
    data_licence: str = ""  # under which the open data may be used, such as CC-BY-4.0
    inbox_url: str = ""  # where the form is served: a path of the site's own host, or empty
    inbox_spool: Path = Path("db/inbox")
    receipt_digits: int = 1  # 16 pages of receipts; each digit more makes sixteen times as many

    @property
    def organisation(self) -> dict[str, str]:
        """The organisation's name by language."""
        return {"en": self.organisation_en, "ru": self.organisation_ru, "ar": self.organisation_ar}


def read_settings(path: Path = Path("invoke.yaml"), environment: Mapping[str, str] = os.environ) -> Settings:
    """Read and check the settings; an unknown key or a value of the wrong kind is refused by name."""
    try:
        written: Any = yaml.safe_load(path.read_text("utf-8"))
    except FileNotFoundError:
        raise Refusal(
            f"{path} is missing in {Path.cwd()}: run this from the folder of your organisation."
        ) from None
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise Refusal(
            f"{path} is not readable YAML ({str(error).splitlines()[0]}): mend it and run again."
        ) from None
    if not isinstance(written, dict):
        raise Refusal(f"{path} holds no settings: write one 'key: value' a line.")
    overrides = {
        key: environment[name] for key in written if (name := f"INVOKE_{str(key).upper()}") in environment
    }
    try:
        return check_floors(
            msgspec.convert({**written, **overrides}, Settings, strict=False, dec_hook=as_path), path
        )
    except msgspec.ValidationError as error:
        raise Refusal(f"{path}: {error}: mend the value and run again.") from None


def as_path(kind: type, value: Any) -> Any:
    """Paths are written as text."""
    return kind(value)


def check_floors(settings: Settings, path: Path) -> Settings:
    """Publication limits may only be raised (privacy-and-safety, publication rules)."""
    if CODE.is_relative_to(settings.database.absolute().parent):
        raise Refusal(
            f"{path}: database must lie in a folder of its own, such as db/ here: the build hides that whole folder."
        )
    for key, floor in FLOORS.items():
        if getattr(settings, key) < floor:
            raise Refusal(f"{path}: {key} must be at least {floor}: raise it and run again.")
    for key in (*FLOORS, "acknowledge_days", "answer_days"):
        if getattr(settings, key) > HIGHEST:
            raise Refusal(f"{path}: {key} is more than {HIGHEST}: mend the value and run again.")
    if not 1 <= settings.receipt_digits <= MOST_DIGITS:
        raise Refusal(f"{path}: receipt_digits must be from 1 to {MOST_DIGITS}: mend it and run again.")
    check_shapes(settings, path)
    check_spool(settings, path)
    return settings


def check_shapes(settings: Settings, path: Path) -> None:
    """What stands on pages, in links and in the data must look like what it is."""
    for key, (shape, must) in SHAPES.items():
        if not shape.fullmatch(getattr(settings, key)):
            raise Refusal(f"{path}: {key} must be {must}: mend it and run again.")


def check_spool(settings: Settings, path: Path) -> None:
    """The spool is emptied by every run, so nothing else may lie there."""
    spool = settings.inbox_spool.resolve()
    kept = (settings.database, settings.key_file, settings.content, settings.output, settings.folder, CODE)
    inside = (settings.content, settings.output)
    if any(each.resolve().is_relative_to(spool) for each in kept) or any(
        spool.is_relative_to(each.resolve()) for each in inside
    ):
        raise Refusal(
            f"{path}: inbox_spool must be a folder of its own, such as db/inbox, for each run empties it: mend it and run again."
        )
