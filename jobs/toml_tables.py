"""Reads TOML files of named tables, as organisations write them by hand; whatever is wrong is refused by file and table."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from jobs.refusal import Refusal
from jobs.settings import LANGUAGES

Table = TypeVar("Table")


def read_toml(content: bytes, place: str) -> dict[str, Any]:
    """The file as Python values; `place` names it in a refusal."""
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refusal(
            f"{place} is not readable TOML ({str(error).splitlines()[0]}): mend it and run again."
        ) from None


def read_tables(content: bytes, place: str, *names: str) -> tuple[list[Any], ...]:
    """The [[tables]] of each name, an empty list where there are none; refuses a file that holds anything else."""
    written = read_toml(content, place)
    found = tuple(written.pop(name, []) for name in names)
    if written or not all(isinstance(tables, list) for tables in found):
        wanted = " and ".join(f"[[{name}]]" for name in names)
        raise Refusal(f"{place}: needs {wanted} tables and nothing else: mend it and run again.")
    return found


def as_struct(table: Any, kind: type[Table], place: str) -> Table:
    """One table as a msgspec struct; `place` names the table in a refusal."""
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise Refusal(f"{place}: {error}: mend it and run again.") from None


def check_languages(words: Mapping[str, str], place: str, key: str = "name") -> None:
    """Words in every language of the site, no other and none of them empty."""
    if set(words) != set(LANGUAGES) or not all(map(str.strip, words.values())):
        raise Refusal(f"{place}: {key} needs an entry for each of {', '.join(LANGUAGES)}.")
