"""A sheet whose columns are others than those the map names is refused, with both lists (F1)."""

from __future__ import annotations

from jobs.channels.files import place_name
from jobs.channels.sources import Source
from jobs.refusal import Refusal


def refuse_other_columns(source: Source, header: list[str]) -> None:
    """Names what is missing and what stands there instead; refuses two columns of one name."""
    tables = (source.map, source.scores, source.questions, source.importance, source.attributes)
    wanted = [column for table in tables for column in table.values()]
    missing = sorted({column for column in wanted if column not in header})
    if missing:
        raise Refusal(
            f"{source.name}: {place_name(source)} has no column {quoted(missing)}; it has {quoted(header)}: "
            "mend map in sources.toml or export it again."
        )
    twins = sorted({column for column in wanted if header.count(column) > 1})
    if twins:
        raise Refusal(
            f"{source.name}: {place_name(source)} has the column {quoted(twins)} twice: rename one of them."
        )


def quoted(names: list[str]) -> str:
    """Column names for a sentence; at most thirty, each at most forty signs on one line."""
    shown = ", ".join(f"'{' '.join(name.split())[:40]}'" for name in names[:30])
    return f"{shown} ..." if len(names) > 30 else shown
