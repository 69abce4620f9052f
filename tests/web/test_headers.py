"""Which page is sent with which headers, said alike for every host (privacy-and-safety: Headers)."""

from __future__ import annotations

import pytest

from jobs.headers import FORM_HEADERS, HEADERS, RULES, SEARCH_HEADERS, Rule, headers_of, type_of
from jobs.web.headers import apache, caddy, netlify, nginx, nginx_maps

PAGES = [
    ("index.html", HEADERS),
    ("en/changes/search.html", HEADERS),
    ("de/search.html", HEADERS),
    ("en/searchxhtml", HEADERS),
    ("en/search.html", SEARCH_HEADERS),
    ("ar/search.html", SEARCH_HEADERS),
    ("ru/tell-us.html", FORM_HEADERS),
    ("ru/follow.html", FORM_HEADERS),
    ("ar/badge.svg", HEADERS | {"Cross-Origin-Resource-Policy": "cross-origin"}),
    ("badge.svg", HEADERS),
    ("ru/r/0f.html", HEADERS | {"X-Robots-Tag": "noindex"}),
]


@pytest.mark.parametrize(("page", "headers"), PAGES, ids=[page for page, _ in PAGES])
def test_only_the_pages_that_need_it_may_do_more(page: str, headers: dict[str, str]) -> None:
    assert headers_of(page, form=True) == headers | {"Cache-Control": "no-cache"}


def test_without_a_form_nothing_may_be_sent() -> None:
    assert (
        headers_of("en/tell-us.html", form=False)["Content-Security-Policy"]
        == HEADERS["Content-Security-Policy"]
    )
    for words in (
        netlify(form=False),
        apache(form=False),
        nginx(inbox=""),
        nginx_maps(form=False),
        caddy(inbox=""),
    ):
        assert "form-action 'self'" not in words
        assert "proxy" not in words


def test_what_a_rule_allows_is_all_that_it_allows() -> None:
    plain = set(HEADERS["Content-Security-Policy"].split("; "))
    search = set(SEARCH_HEADERS["Content-Security-Policy"].split("; "))
    form = set(FORM_HEADERS["Content-Security-Policy"].split("; "))
    assert search - plain == {"script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'"}
    assert plain - search == set()
    assert (form - plain, plain - form) == ({"form-action 'self'"}, {"form-action 'none'"})


@pytest.mark.parametrize("rule", RULES, ids=[rule.pages for rule in RULES])
def test_every_host_knows_every_rule(rule: Rule) -> None:
    told = {name: value for name, value in rule.headers.items() if HEADERS.get(name) != value}
    for words in (netlify(), apache(), nginx_maps(), caddy()):
        assert all(value in words for value in told.values())
    assert all(f"/ar/{name}\n" in netlify() for name in rule.names)
    assert all(f"{rule.pages}$" in words for words in (apache(), nginx_maps(), caddy()))


def test_a_host_that_adds_up_rules_is_told_to_forget_the_wider_one() -> None:
    """Two policies would both hold, and the search could not run."""
    block = netlify().split("/en/search.html\n")[1].split("\n/")[0].splitlines()
    assert block[0] == "  ! Content-Security-Policy"
    assert block[1].startswith("  Content-Security-Policy: default-src 'none'")
    assert "/en/changes/gone-now.html\n  X-Robots-Tag: noindex\n" in netlify(gone=["gone-now"])


def test_a_site_below_a_path_names_it_everywhere() -> None:
    assert "ErrorDocument 404 /feedback/404.html" in apache("/feedback")
    assert "/feedback/en/search.html\n" in netlify("/feedback")
    assert "error_page 404 /feedback/404.html;" in nginx("/feedback")
    assert r'"~^/feedback/(?:en|ru|ar)/search\.html$" ' in nginx_maps("/feedback")
    assert "rewrite * /feedback/404.html" in caddy("/feedback")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("en/a.html", "text/html; charset=utf-8"),
        ("data/datapackage.json", "application/json; charset=utf-8"),
        ("_headers", "application/octet-stream"),
        ("pagefind/wasm.ru.pagefind", "application/octet-stream"),
    ],
)
def test_types_are_known_or_said_to_be_bytes(name: str, kind: str) -> None:
    assert type_of(name) == kind
