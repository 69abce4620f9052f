"""The places where customers speak, as the organisation wrote them down in `sources.toml` (F1, F4, F5).

A closed vocabulary (design, gathering-and-scale): an unknown key or a bad value is refused with file, line and source.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from msgspec import Meta, Struct

from jobs.refusal import Refusal
from jobs.toml_tables import read_toml

Kind = Literal["csv", "xlsx", "jsonl", "mbox", "feed", "api", "inbox"]
Word = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$")]
Filled = Annotated[str, Meta(min_length=1)]

CONTACTS = ("name", "email", "phone", "order", "address", "handle")
CIRCUMSTANCES = ("staff", "shift", "caller", "branch", "product_version", "customer_since")
ATTRIBUTES = (*CIRCUMSTANCES, "subject", "thread", "topic", "language")
QUESTIONS = Literal["recommend", "effort"]  # each on its own scale: 0-10 and 1-7 (Q8)
MAP_KEYS = ("external_id", "text", "date", "rating", *CONTACTS, *ATTRIBUTES)

# What a format gives by itself; the organisation's own map is laid over it.
DEFAULT_MAP: dict[str, dict[str, str]] = {
    "mbox": {"external_id": "id", "text": "text", "date": "date", "name": "name", "email": "email"}
    | {"subject": "subject", "thread": "thread"},
    "feed": {"external_id": "id", "text": "text", "date": "date", "name": "author", "subject": "title"},
}

# Keys that mean something for some kinds only; anywhere else they are a mistake.
ONLY_FOR: dict[str, tuple[str, ...]] = {
    "encoding": ("csv", "jsonl"),
    "delimiter": ("csv",),
    "sheet": ("xlsx",),
    "items": ("api",),
    "page": ("api",),
    "cursor": ("api",),
}
INBOX_KEYS = {"name", "kind", "inside", "hours_a_month"}
ONLY_WITH_URL = ("auth", "request", "rate", "deadline", "allow_local", "cursor")


class Auth(Struct, frozen=True, forbid_unknown_fields=True):
    """How to sign in; `secret` is the NAME of an environment variable, never the secret itself."""

    kind: Literal["none", "header", "query", "basic", "bearer"] = "none"
    name: str = ""  # of the header or the query parameter
    user: str = ""  # for basic
    secret: Annotated[str, Meta(pattern=r"^([A-Z][A-Z0-9_]*)?$")] = ""


class Paging(Struct, frozen=True, forbid_unknown_fields=True):
    """How the next page is asked for."""

    kind: Literal["none", "page", "offset", "link", "next-url", "cursor"] = "none"
    param: str = ""  # page, offset, cursor: the parameter that chooses the page
    field: str = ""  # next-url, cursor: where the answer names what comes next
    start: Annotated[int, Meta(ge=0)] = 1  # page: number of the first page


class Cursor(Struct, frozen=True, forbid_unknown_fields=True):
    """Ask only for what is newer: the greatest `field` seen goes out as `param` next time."""

    field: Filled
    param: Filled


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[source]]` of sources.toml; docs/channels.md explains every key."""

    name: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]*$")]
    kind: Kind
    inside: bool
    path: str = ""
    url: Annotated[str, Meta(pattern=r"^(https?://[^\s/@]+(/\S*)?)?$")] = ""
    subject: Annotated[str, Meta(pattern=r"^(us|competitor \S.*)$")] = "us"
    hours_a_month: Annotated[float, Meta(gt=0, le=10_000)] | None = None  # what the channel costs staff (F3)
    map: dict[str, Filled] = {}
    scores: dict[Word, Filled] = {}
    questions: dict[QUESTIONS, Filled] = {}
    importance: dict[Word, Filled] = {}
    attributes: dict[Word, Filled] = {}
    date_format: Filled | list[Filled] = []
    date_default: Annotated[str, Meta(pattern=r"^(\d{4}-\d\d-\d\d)?$")] = ""
    timezone: str = "UTC"
    encoding: str = "utf-8"
    delimiter: Literal[",", ";", "\t", "|"] = ","
    sheet: str = ""
    items: str = ""
    page: Paging = Paging()
    cursor: Cursor | None = None
    auth: Auth = Auth()
    request: dict[str, str] = {}
    rate: Annotated[int, Meta(ge=1)] = 600  # requests a minute
    deadline: Annotated[int, Meta(ge=1, le=300)] = (
        10  # seconds for one answer, from the first byte to the last
    )
    allow_local: bool = False

    @property
    def zone(self) -> ZoneInfo:
        """Where the clock of dates without an offset hangs."""
        return ZoneInfo(self.timezone)

    @property
    def formats(self) -> tuple[str, ...]:
        """The date formats in the order in which they are tried."""
        return (self.date_format,) if isinstance(self.date_format, str) else tuple(self.date_format)


def read_sources(folder: Path, spool: Path = Path()) -> list[Source]:
    """The sources of an organisation, in the order in which they are written; paths are relative to the folder.

    The form of the site lies in `spool` (settings: inbox_spool).
    """
    file = folder / "sources.toml"
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        raise Refusal(
            f"{file} is missing: write one [[source]] for each place where customers speak."
        ) from None
    written = read_toml(content, str(file))
    if set(written) != {"source"} or not isinstance(written["source"], list):
        raise Refusal(f"{file}: it may hold only [[source]] tables, and at least one: mend it and run again.")
    lines = [
        number
        for number, line in enumerate(content.decode().splitlines(), 1)
        if re.match(r"\s*\[\[\s*source\s*\]\]", line)
    ]
    places = [f"{file}:{line}" for line in lines] + [str(file)] * len(written["source"])
    sources = [
        read_source(table, folder, place) for table, place in zip(written["source"], places, strict=False)
    ]
    refuse_twins(sources, file)
    return [placed(source, spool) for source in sources]


def placed(source: Source, spool: Path) -> Source:
    """The form of the site lies where the settings say."""
    return msgspec.structs.replace(source, path=str(spool)) if source.kind == "inbox" else source


def read_source(table: Any, folder: Path, place: str) -> Source:
    """One checked source, with the format's own map under the organisation's and the path made whole."""
    where = f"{place}: source '{table.get('name', '?') if isinstance(table, dict) else '?'}'"
    try:
        source = msgspec.convert(table, Source)
    except msgspec.ValidationError as error:
        raise Refusal(f"{where}: {error}: mend it and run again (docs/channels.md lists the keys).") from None
    full = msgspec.structs.replace(
        source,
        map=DEFAULT_MAP.get(source.kind, {}) | source.map,
        path=str(folder / source.path) if source.path else "",
    )
    for fault in (inbox_faults if source.kind == "inbox" else faults)(full, set(table)):
        raise Refusal(f"{where}: {fault}: mend it and run again (docs/channels.md lists the keys).")
    return full


def faults(source: Source, given: set[str]) -> list[str]:
    """What the types alone cannot say about a source, as words for a sentence."""
    unknown = sorted(set(source.map) - set(MAP_KEYS))
    missing = [key for key in ("external_id", "text") if key not in source.map]
    unscored = sorted(set(source.importance) - set(source.scores))
    misplaced = [key for key, kinds in ONLY_FOR.items() if key in given and source.kind not in kinds]
    offline = [] if source.url else [key for key in ONLY_WITH_URL if key in given]
    found = {
        "give exactly one of path and url": bool(source.path) == bool(source.url),
        f"the map does not know {', '.join(unknown)} (own fields go under attributes)": bool(unknown),
        f"the map needs {' and '.join(missing)}": bool(missing),
        f"importance of {', '.join(unscored)} means nothing without its score under scores": bool(unscored),
        "give map.date or date_default": not (source.map.get("date") or source.date_default),
        f"kind {source.kind} has no {', '.join(misplaced)}": bool(misplaced),
        f"{', '.join(offline)} means nothing without url": bool(offline),
        f"there is no time zone {source.timezone!r}": not is_zone(source.timezone),
        f"there is no encoding {source.encoding!r}": not is_encoding(source.encoding),
        "auth needs secret, the name of an environment variable": source.auth.kind != "none"
        and not source.auth.secret,
        f"auth kind {source.auth.kind} needs name": source.auth.kind in ("header", "query")
        and not source.auth.name,
        f"page kind {source.page.kind} needs param": source.page.kind in ("page", "offset", "cursor")
        and not source.page.param,
        f"page kind {source.page.kind} needs field": source.page.kind in ("next-url", "cursor")
        and not source.page.field,
    }
    return [words for words, wrong in found.items() if wrong]


def inbox_faults(source: Source, given: set[str]) -> list[str]:
    """The form of the site brings its own map and place, and is the organisation's own channel."""
    found = {
        f"kind inbox has no {', '.join(sorted(given - INBOX_KEYS))}": not given <= INBOX_KEYS,
        "kind inbox needs inside = true": not source.inside,
    }
    return [words for words, wrong in found.items() if wrong]


def is_zone(name: str) -> bool:
    """Whether the time zone is known here."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def is_encoding(name: str) -> bool:
    """Whether Python can read this encoding as text."""
    try:
        "".encode(name)
    except (LookupError, UnicodeError):
        return False
    return True


def refuse_twins(sources: list[Source], file: Path) -> None:
    """Two sources of one name would mix two places into one channel."""
    names = [source.name for source in sources]
    twins = sorted({name for name in names if names.count(name) > 1})
    if twins:
        raise Refusal(f"{file}: the source name {twins[0]!r} stands twice: give each source its own name.")
