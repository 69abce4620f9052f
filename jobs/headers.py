"""The security headers that go out with every page, of the site and of its form (privacy-and-safety: Headers)."""

from __future__ import annotations

import re
from dataclasses import dataclass

HEADERS: dict[str, str] = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
}

# Where a form stands: it may be sent to the page's own host and nowhere else.
FORM_HEADERS: dict[str, str] = HEADERS | {
    "Content-Security-Policy": HEADERS["Content-Security-Policy"].replace(
        "form-action 'none'", "form-action 'self'"
    )
}

# Where pages are searched: the search program of the site's own folder runs there, and nowhere else.
SEARCH_HEADERS: dict[str, str] = HEADERS | {
    "Content-Security-Policy": HEADERS["Content-Security-Policy"].replace(
        "; base-uri", "; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri"
    )
}

# A picture that other sites may show on their own pages.
SHARED_HEADERS: dict[str, str] = HEADERS | {"Cross-Origin-Resource-Policy": "cross-origin"}

TYPES: dict[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
}
OTHER_TYPE = "application/octet-stream"
HIDDEN = ("_headers", "_redirects", ".htaccess")  # what hosts read; nobody else is shown them
MARK = ".gone.txt"  # beside a page that was taken down: it is answered with 410
LANGUAGE = "(?:en|ru|ar)"
PAGES_CACHE = "no-cache"  # kept, and asked for anew each time: what was taken down is gone at once
STATIC_CACHE = "max-age=3600"


@dataclass(frozen=True)
class Rule:
    """Pages (a pattern of their paths inside the site) that are sent with other headers than the rest."""

    pages: str
    headers: dict[str, str]
    names: tuple[str, ...]  # the same pages for hosts that know no patterns and may leave ".html" out
    form: bool = False  # only where there is a form


RULES: tuple[Rule, ...] = (
    Rule(rf"{LANGUAGE}/search\.html", SEARCH_HEADERS, ("search.html", "search")),
    Rule(
        rf"{LANGUAGE}/(?:tell-us|follow)\.html",
        FORM_HEADERS,
        ("tell-us.html", "tell-us", "follow.html", "follow"),
        form=True,
    ),
    Rule(rf"{LANGUAGE}/badge\.svg", SHARED_HEADERS, ("badge.svg",)),
    Rule(rf"{LANGUAGE}/r/[a-z0-9]+\.html", HEADERS | {"X-Robots-Tag": "noindex"}, ("r/*",)),
)
STATIC = f"{LANGUAGE}/static/.*"


def headers_of(path: str, *, form: bool) -> dict[str, str]:
    """The headers of one page, by its path inside the site; `form` when the site has one."""
    headers = next(
        (rule.headers for rule in RULES if re.fullmatch(rule.pages, path) and (form or not rule.form)),
        HEADERS,
    )
    return headers | {"Cache-Control": cache_of(path)}


def cache_of(path: str) -> str:
    """How long a browser may show a file without asking."""
    return STATIC_CACHE if re.fullmatch(STATIC, path) else PAGES_CACHE


def type_of(path: str) -> str:
    """The media type of a file."""
    ending = path[path.rfind(".") :] if "." in path else ""
    return TYPES.get(ending, OTHER_TYPE)
