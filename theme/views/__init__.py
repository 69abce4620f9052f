"""Views: exactly what each page may say, taken from the bundle. One module a kind of page; equal views are equal pages.

A template sees `view` (below), `site` (the same on every page of a language), `output_file`, `SITEURL` (the way back to the language's
folder) and the constants of pelicanconf.py: nothing else, so what is not in its view cannot change a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from jobs.settings import LANGUAGES
from theme.bundle import Bundle


@dataclass(frozen=True)
class View:
    """One page or feed: where it goes below the language's folder, its template, what the template sees, and its sister languages."""

    path: str
    template: str
    content: dict[str, Any]
    languages: list[str] = field(default_factory=lambda: list(LANGUAGES))

    @property
    def shown(self) -> dict[str, Any]:
        """What the template sees as `view`."""
        return {"languages": self.languages, **self.content}


Views = Callable[[Bundle], Iterator[View]]
