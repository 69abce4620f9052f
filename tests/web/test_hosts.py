"""The shipped host files in real servers: headers, types, 404, 410, hidden files, and the form behind a proxy."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
import requests

from jobs.headers import FORM_HEADERS, HEADERS, SEARCH_HEADERS
from jobs.web.frame import write_host_files
from jobs.web.headers import INBOX_PROGRAM, caddy, nginx, nginx_maps

HOSTS = ("nginx", "caddy", "apache2")
FILES = (
    *("index.html", "404.html", "410.html", "en/index.html", "en/changes/kept.html", "en/changes/taken.html"),
    *(
        "en/search.html",
        "en/tell-us.html",
        "en/follow.html",
        "en/r/7.html",
        "en/static/site.css",
        "en/feed.atom",
    ),
    *(
        "sitemap.xml",
        "robots.txt",
        "data/numbers.csv",
        "data/numbers.json",
        "badge.svg",
        "pagefind/pagefind.js",
    ),
)


class Form(BaseHTTPRequestHandler):
    """Stands for ./invoke inbox: headers of its own."""

    def do_GET(self) -> None:
        self.send_response(200)
        for name, value in FORM_HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "8")
        self.end_headers()
        self.wfile.write(b"the form")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Quiet."""


def free_port() -> int:
    """A port of the loopback address that nobody listens at."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def nginx_command(place: Path, site: Path, port: int, form: str) -> list[str]:
    """nginx with the shipped lines in a server block."""
    (place / "nginx.conf").write_text(
        f"daemon off; pid {place}/pid; error_log {place}/error.log; user root;\nevents {{}}\nhttp {{\n"
        f"access_log {place}/access.log;\nclient_body_temp_path {place}/body; proxy_temp_path {place}/proxy;\n"
        f"fastcgi_temp_path {place}/f; uwsgi_temp_path {place}/u; scgi_temp_path {place}/s;\n{nginx_maps()}"
        f"server {{\nlisten 127.0.0.1:{port};\nroot {site};\n{nginx().replace(INBOX_PROGRAM, form)}}}\n}}\n",
        "utf-8",
    )
    return ["nginx", "-p", str(place), "-e", f"{place}/error.log", "-c", f"{place}/nginx.conf"]


def caddy_command(place: Path, site: Path, port: int, form: str) -> list[str]:
    """Caddy with the shipped lines in a site block."""
    (place / "Caddyfile").write_text(
        "{\n    admin off\n    auto_https off\n}\n"
        f"http://127.0.0.1:{port} {{\n    bind 127.0.0.1\n    root * {site}\n{caddy().replace(INBOX_PROGRAM, form)}}}\n",
        "utf-8",
    )
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(place / "Caddyfile")]


def apache2_command(place: Path, site: Path, port: int, form: str) -> list[str]:
    """Apache, which reads .htaccess in the site."""
    modules = Path("/usr/lib/apache2/modules")
    names = (
        "mpm_event",
        "authz_core",
        "dir",
        "mime",
        "headers",
        "rewrite",
        "setenvif",
        "autoindex",
        "proxy",
        "proxy_http",
    )
    (place / "apache.conf").write_text(
        f"ServerName localhost\nServerRoot {place}\nPidFile {place}/pid\nErrorLog {place}/error.log\n"
        f"Listen 127.0.0.1:{port}\nUser www-data\nGroup www-data\n"
        + "".join(f"LoadModule {name}_module {modules}/mod_{name}.so\n" for name in names)
        + f"TypesConfig /etc/mime.types\nDocumentRoot {site}\n<Directory {site}>\nOptions Indexes FollowSymLinks\n"
        f"AllowOverride FileInfo\nRequire all granted\n</Directory>\nProxyPass /inbox/ http://{form}/inbox/\n",
        "utf-8",
    )
    return ["apache2", "-D", "FOREGROUND", "-f", str(place / "apache.conf")]


COMMANDS = {"nginx": nginx_command, "caddy": caddy_command, "apache2": apache2_command}


@pytest.fixture(scope="module", params=HOSTS)
def host(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a real server over a small site."""
    if shutil.which(request.param) is None:
        pytest.skip(f"no {request.param} here (Debian: apt-get install {request.param})")
    with tempfile.TemporaryDirectory(prefix="otklik-host-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # a server that leaves root must be able to read it
        yield from served(request.param, Path(folder))


def served(name: str, place: Path) -> Iterator[str]:
    """Start the server `name` over a small site in this folder."""
    site = place / "site"
    for page in FILES:
        (site / page).parent.mkdir(parents=True, exist_ok=True)
        (site / page).write_text(f"here is {page}", "utf-8")
    write_host_files(site, "", ["taken"], form=True)
    form = ThreadingHTTPServer(("127.0.0.1", 0), Form)
    Thread(target=form.serve_forever, daemon=True).start()
    port = free_port()
    command = COMMANDS[name](place, site, port, f"127.0.0.1:{form.server_address[1]}")
    env = os.environ | {"HOME": str(place), "XDG_DATA_HOME": str(place), "XDG_CONFIG_HOME": str(place)}
    with (
        (place / "said").open("wb") as said,
        subprocess.Popen(command, env=env, stdout=said, stderr=said) as server,
    ):
        wait_for(port, server, place / "said")
        yield f"http://127.0.0.1:{port}"
        server.terminate()
    form.shutdown()
    form.server_close()


def wait_for(port: int, server: subprocess.Popen[bytes], said: Path) -> None:
    """Wait until the server listens."""
    for _ in range(200):
        assert server.poll() is None, said.read_text("utf-8")
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(said.read_text("utf-8"))


ANSWERS = [
    ("/", 200, "here is index.html", HEADERS),
    ("/en/", 200, "here is en/index.html", HEADERS),
    ("/en/changes/kept.html", 200, "here is en/changes/kept.html", HEADERS),
    ("/en/changes/taken.html", 410, "here is en/changes/taken.html", HEADERS),
    ("/en/changes/taken.html?x=1", 410, "here is en/changes/taken.html", HEADERS),
    ("/en/nothing.html", 404, "here is 404.html", HEADERS),
    ("/nothing.css", 404, "here is 404.html", HEADERS),
    ("/_headers", 404, "here is 404.html", HEADERS),
    ("/en/changes/taken.html.gone.txt", 404, "here is 404.html", HEADERS),
    ("/en/search.html", 200, "here is en/search.html", SEARCH_HEADERS),
    ("/en/tell-us.html", 200, "here is en/tell-us.html", FORM_HEADERS),
    ("/en/follow.html?code=x", 200, "here is en/follow.html", FORM_HEADERS),
    ("/en/r/7.html", 200, "here is en/r/7.html", HEADERS | {"X-Robots-Tag": "noindex"}),
    ("/inbox/en/", 200, "the form", FORM_HEADERS),
]
TYPES = [
    ("/en/index.html", "text/html; charset=utf-8", "no-cache"),
    ("/en/static/site.css", "text/css; charset=utf-8", "max-age=3600"),
    ("/en/feed.atom", "application/atom+xml; charset=utf-8", "no-cache"),
    ("/sitemap.xml", "application/xml; charset=utf-8", "no-cache"),
    ("/robots.txt", "text/plain; charset=utf-8", "no-cache"),
    ("/data/numbers.csv", "text/csv; charset=utf-8", "no-cache"),
    ("/data/numbers.json", "application/json; charset=utf-8", "no-cache"),
    ("/pagefind/pagefind.js", "text/javascript; charset=utf-8", "no-cache"),
    ("/badge.svg", "image/svg+xml", "no-cache"),
    ("/en/changes/taken.html", "text/html; charset=utf-8", "no-cache"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("path", "status", "words", "headers"), ANSWERS, ids=[each[0] for each in ANSWERS])
def test_pages_come_as_shipped(
    host: str, path: str, status: int, words: str, headers: dict[str, str]
) -> None:
    answer = requests.get(host + path, timeout=5)
    assert (answer.status_code, answer.text) == (status, words)
    assert {name: answer.headers.get(name) for name in headers} == headers
    assert ("X-Robots-Tag" in answer.headers) == ("X-Robots-Tag" in headers)


@pytest.mark.slow
@pytest.mark.parametrize(("path", "kind", "cache"), TYPES, ids=[each[0] for each in TYPES])
def test_types_and_caching_are_right(host: str, path: str, kind: str, cache: str) -> None:
    answer = requests.get(host + path, timeout=5)
    assert answer.headers["Content-Type"].lower() == kind
    assert answer.headers["Cache-Control"] == cache


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/.htaccess", "/en/changes/", "/data/", "/%2e%2e/%2e%2e/etc/passwd"])
def test_nothing_hidden_is_shown(host: str, path: str) -> None:
    answer = requests.get(host + path, timeout=5)
    assert answer.status_code in (400, 403, 404)
    assert "ErrorDocument" not in answer.text
    assert "kept.html" not in answer.text


@pytest.mark.slow
def test_a_wrong_address_is_a_page(host: str) -> None:
    answer = requests.get(f"{host}/en/nothing.css", timeout=5)
    assert answer.headers["Content-Type"].lower() == "text/html; charset=utf-8"
