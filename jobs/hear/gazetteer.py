"""Reads the lists of names that lie beside this room; the first lines of each list say where it comes from."""

from __future__ import annotations

from functools import cache
from pathlib import Path

LISTS = Path(__file__).parent / "names"


@cache
def names(list_name: str) -> frozenset[str]:
    """The words of one list, for example "en_given"."""
    lines = (LISTS / f"{list_name}.txt").read_text("utf-8").splitlines()
    return frozenset(
        word.replace("_", " ") for line in lines if not line.startswith("#") for word in line.split()
    )
