"""Row "Headers": the shipped headers are complete, the same for every host, and the local server sends them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import requests

from jobs.channels.inbox.serving import port_of
from jobs.refusal import Refusal
from jobs.settings import CODE, Settings, read_settings
from jobs.web.headers import HEADERS, apache, caddy, netlify, nginx, nginx_maps
from jobs.web.serve import make_server
from tests.serving import running_server

HOST_FILES = {"netlify": netlify, "apache": apache, "nginx": lambda: nginx_maps() + nginx(), "caddy": caddy}


@pytest.mark.parametrize("host", HOST_FILES)
def test_every_host_file_holds_every_header(host: str) -> None:
    words = HOST_FILES[host]()
    for name, value in HEADERS.items():
        assert name in words
        assert value in words


def test_nothing_may_run_and_nobody_may_frame() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


FILES = (
    *("index.html", "en/index.html", "404.html", "_headers", ".htaccess", "en/feed.atom", "en/tell-us.html"),
    *("en/changes/old.html", "en/changes/old.html.gone.txt", "en/пробел и.txt", "en/static/site.css"),
)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A running server over a small site."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"here is {name}", "utf-8")
    with running_server(make_server(tmp_path, 0)) as root:
        yield root


PATHS = [
    ("/", 200, "here is index.html"),
    ("/en/", 200, "here is en/index.html"),
    ("/en/feed.atom", 200, "here is en/feed.atom"),
    ("/nothing.html", 404, "here is 404.html"),
    ("/_headers", 404, "here is 404.html"),
    ("/.htaccess", 404, "here is 404.html"),
    ("/en/changes/old.html.gone.txt", 404, "here is 404.html"),
    ("/en/changes/old.html", 410, "here is en/changes/old.html"),
    ("/en/index.html/", 404, "here is 404.html"),
    ("/en/static/", 404, "here is 404.html"),
    ("/en/static/../../index.html", 200, "here is index.html"),
    ("/%2e%2e/%2e%2e/etc/passwd", 404, "here is 404.html"),
    ("/en/%00", 404, "here is 404.html"),
    ("/en/%ff", 404, "here is 404.html"),
    ("/en/%D0%BF%D1%80%D0%BE%D0%B1%D0%B5%D0%BB%20%D0%B8.txt", 200, "here is en/пробел и.txt"),
    ("/../../etc/passwd", 404, "here is 404.html"),
]


@pytest.mark.parametrize(("path", "status", "words"), PATHS)
def test_pages_come_with_all_headers(address: str, path: str, status: int, words: str) -> None:
    answer = requests.get(address + path, timeout=5)
    answer.encoding = "utf-8"
    assert (answer.status_code, answer.text) == (status, words)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_folders_are_not_listed_and_types_are_right(address: str, tmp_path: Path) -> None:
    (tmp_path / "en" / "index.html").unlink()
    assert requests.get(f"{address}/en/", timeout=5).status_code == 404
    assert (
        requests.get(f"{address}/en/feed.atom", timeout=5)
        .headers["Content-Type"]
        .startswith("application/atom+xml")
    )
    assert requests.head(f"{address}/nothing", timeout=5).text == ""
    assert requests.post(address, timeout=5).status_code == 405


def test_a_folder_leads_to_its_page_and_an_unchanged_file_is_not_sent_again(address: str) -> None:
    moved = requests.get(f"{address}/en", timeout=5, allow_redirects=False)
    assert (moved.status_code, moved.headers["Location"]) == (301, "/en/")
    first = requests.get(f"{address}/en/feed.atom", timeout=5)
    seen = {"If-Modified-Since": first.headers["Last-Modified"]}
    again = requests.get(f"{address}/en/feed.atom", timeout=5, headers=seen)
    assert (again.status_code, again.content) == (304, b"")
    for odd in ("yesterday", "Thu, 99 Foo 2026", "Mon, 01 Jan 1990 00:00:00 GMT"):
        whole = requests.get(f"{address}/en/feed.atom", timeout=5, headers={"If-Modified-Since": odd})
        assert whole.status_code == 200


def test_the_form_stands_beside_the_site_where_there_is_one(
    visitor_settings: Settings, tmp_path: Path
) -> None:
    """F6: one process; only pages with a form may send one, and only to their own host."""
    for name in ("index.html", "en/tell-us.html", "en/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"here is {name}", "utf-8")
    for inbox_url, policy in (("/inbox", "form-action 'self'"), ("", "form-action 'none'")):
        settings = msgspec.structs.replace(visitor_settings, inbox_url=inbox_url)
        with running_server(make_server(tmp_path, 0, settings)) as root:
            assert (
                policy
                in requests.get(f"{root}/en/tell-us.html", timeout=5).headers["Content-Security-Policy"]
            )
            plain = requests.get(f"{root}/en/index.html", timeout=5).headers["Content-Security-Policy"]
            assert "form-action 'none'" in plain
            form = requests.get(f"{root}/inbox/en/", timeout=5)
            assert form.status_code == (200 if inbox_url else 404)
            assert requests.get(f"{root}/inboxes", timeout=5).status_code == 404


@pytest.fixture
def visitor_settings(tmp_path: Path) -> Settings:
    """The example's settings, with a spool of its own."""
    return msgspec.structs.replace(
        read_settings(CODE / "invoke.yaml"), inbox_spool=tmp_path / "spool", content=tmp_path, output=tmp_path
    )


def test_no_site_and_a_taken_port_get_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"no site yet: run \./invoke build"):
        make_server(tmp_path, 0)
    (tmp_path / "index.html").write_text("x")
    first = make_server(tmp_path, 0)
    port = port_of(first)
    with pytest.raises(Refusal, match=f"Port {port} is taken"):
        make_server(tmp_path, port)
    first.close()
