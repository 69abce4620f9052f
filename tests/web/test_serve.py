"""Row "Headers": the shipped headers are complete, the same for every host, and the local server sends them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
import requests

from jobs.channels.inbox.serving import port_of
from jobs.refusal import Refusal
from jobs.web.headers import HEADERS, apache, caddy, netlify, nginx
from jobs.web.serve import make_server

HOST_FILES = {"netlify": netlify, "apache": apache, "nginx": nginx, "caddy": caddy}


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


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A running server over a small site."""
    (tmp_path / "en").mkdir()
    for name in ("index.html", "en/index.html", "404.html", "_headers", "en/feed.atom"):
        (tmp_path / name).write_text(f"here is {name}", "utf-8")
    server = make_server(tmp_path, 0)
    Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{port_of(server)}"
    server.close()


PATHS = [
    ("/", 200, "here is index.html"),
    ("/en/", 200, "here is en/index.html"),
    ("/en/feed.atom", 200, "here is en/feed.atom"),
    ("/nothing.html", 404, "here is 404.html"),
    ("/_headers", 404, "here is 404.html"),
    ("/../../etc/passwd", 404, "here is 404.html"),
]


@pytest.mark.parametrize(("path", "status", "words"), PATHS)
def test_pages_come_with_all_headers(address: str, path: str, status: int, words: str) -> None:
    answer = requests.get(address + path, timeout=5)
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


def test_no_site_and_a_taken_port_get_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"no site yet: run \./invoke build"):
        make_server(tmp_path, 0)
    (tmp_path / "index.html").write_text("x")
    first = make_server(tmp_path, 0)
    port = port_of(first)
    with pytest.raises(Refusal, match=f"Port {port} is taken"):
        make_server(tmp_path, port)
    first.close()
