"""How an API says what comes next: a number, an offset, a link, an address or a token (gathering-and-scale "Sources")."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from jobs.channels.mapping import at_path, words
from jobs.channels.sources import Source
from jobs.refusal import Refusal


@dataclass(frozen=True)
class Ask:
    """One request; two equal ones in a run are a circle."""

    url: str
    params: tuple[tuple[str, str], ...]

    def with_param(self, name: str, value: str) -> Ask:
        """The same request with one parameter set."""
        return Ask(self.url, tuple(sorted({**dict(self.params), name: value}.items())))


def first_ask(source: Source, since: str | None) -> Ask:
    """The first page, from the cursor of the last complete run on."""
    ask = Ask(source.url, tuple(sorted(source.request.items())))
    if source.page.kind in ("page", "offset"):
        ask = ask.with_param(source.page.param, str(source.page.start if source.page.kind == "page" else 0))
    if source.cursor and since:
        ask = ask.with_param(source.cursor.param, since)
    return ask


def no_next(source: Source, ask: Ask, content: Any, headers: Mapping[str, str], count: int) -> Ask | None:  # noqa: ARG001
    """Everything came at once."""
    return None


def next_page(source: Source, ask: Ask, content: Any, headers: Mapping[str, str], count: int) -> Ask | None:  # noqa: ARG001
    """The next number, until a page is empty."""
    name = source.page.param
    return ask.with_param(name, str(int(dict(ask.params)[name]) + 1)) if count else None


def next_offset(source: Source, ask: Ask, content: Any, headers: Mapping[str, str], count: int) -> Ask | None:  # noqa: ARG001
    """As far on as there were things, until a page is empty."""
    name = source.page.param
    return ask.with_param(name, str(int(dict(ask.params)[name]) + count)) if count else None


def next_link(source: Source, ask: Ask, content: Any, headers: Mapping[str, str], count: int) -> Ask | None:  # noqa: ARG001
    """The Link header with rel=next (RFC 8288)."""
    found = re.search(r'<([^>]*)>[^,]*;\s*rel="?next"?', headers.get("link", ""))
    return there(source, ask, found.group(1)) if found else None


def next_url(source: Source, ask: Ask, content: Any, headers: Mapping[str, str], count: int) -> Ask | None:  # noqa: ARG001
    """The address that the answer itself names."""
    url = words(at_path(content, source.page.field))
    return there(source, ask, url) if url else None


def next_token(source: Source, ask: Ask, content: Any, headers: Mapping[str, str], count: int) -> Ask | None:  # noqa: ARG001
    """The token that the answer itself names."""
    token = words(at_path(content, source.page.field))
    return ask.with_param(source.page.param, token) if token else None


def origin(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port: what credentials belong to."""
    parts = urlsplit(url)
    return (
        parts.scheme,
        (parts.hostname or "").lower(),
        parts.port or {"http": 80, "https": 443}.get(parts.scheme),
    )


def there(source: Source, ask: Ask, url: str) -> Ask:
    """The next address, refused when it leads to another server: our credentials would go with it."""
    whole = urljoin(ask.url, url)
    if source.url and origin(whole) != origin(source.url):
        raise Refusal(
            f"{source.name}: the next page is on another server: mend page in sources.toml; the pages before are kept."
        )
    return Ask(whole, ())


Next = Callable[[Source, Ask, Any, Mapping[str, str], int], Ask | None]
NEXT: dict[str, Next] = {
    "none": no_next,
    "page": next_page,
    "offset": next_offset,
    "link": next_link,
    "next-url": next_url,
    "cursor": next_token,
}
