"""Whatever a server does, a fetch ends in time, within its size, at the right address, and says what went wrong (F1).

Table "Hostile or broken sources" of privacy-and-safety; every server here is a real one on this machine.
"""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from contextlib import suppress
from email.utils import formatdate
from typing import Any

import pytest

from jobs.channels.fetch import Fetcher, Limits
from jobs.channels.sources import Source
from jobs.refusal import Refusal

Make = Callable[..., Source]
QUICK = Limits(wire=100_000, body=200_000, first_wait=0.01, longest_wait=1)
BOMB = gzip.compress(bytes(90_000_000), 1)  # made before the clock runs


def fetched(source: Source, limits: Limits = QUICK, **params: str) -> bytes:
    """The body of one fetch."""
    with Fetcher(source, limits) as fetcher:
        return fetcher.get(source.url, params).body


@pytest.fixture
def api(source: Make, server: Any) -> Callable[..., Source]:
    """A source on the loopback server."""
    return lambda **keys: source(
        kind="api", url=f"{server.url}/start", **{"allow_local": True, "deadline": 1, **keys}
    )


def chunked(handler: Any, *pieces: bytes, end: bytes = b"0\r\n\r\n") -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    for piece in pieces:
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
    handler.wfile.write(end)


WHOLE = {
    "plain": lambda handler: handler.answer(b"{}"),
    "gzip": lambda handler: handler.answer(gzip.compress(b"{}"), Content_Encoding="gzip"),
    "gzip in capitals": lambda handler: handler.answer(gzip.compress(b"{}"), Content_Encoding="GZIP"),
    "identity": lambda handler: handler.answer(b"{}", Content_Encoding="identity"),
    "chunked": lambda handler: chunked(handler, b"{", b"}"),
    "closing": lambda handler: handler.answer(b"{}", Connection="close"),
}


@pytest.mark.parametrize("answer", WHOLE.values(), ids=WHOLE)
def test_a_good_answer_comes_whole(api: Callable[..., Source], server: Any, answer: Any) -> None:
    """F1"""
    server.routes["/start"] = answer
    assert fetched(api(), lang="ar") == b"{}"
    assert server.asked[0][1] == {"lang": "ar"}


def drip(handler: Any, head: bytes) -> None:
    with suppress(OSError):
        handler.wfile.write(head)
        while True:
            handler.wfile.write(b"x")
            time.sleep(0.02)


def hang_up(handler: Any, head: bytes) -> None:
    handler.wfile.write(head)
    handler.close_connection = True


OK = b"HTTP/1.1 200 OK\r\n"
HOSTILE = {
    "drips for ever": (
        lambda handler: drip(handler, OK + b"Connection: close\r\n\r\n"),
        "took longer than 1 seconds",
    ),
    "drips a long body": (
        lambda handler: drip(handler, OK + b"Content-Length: 1000000\r\n\r\n"),
        "took longer than 1 seconds",
    ),
    "drips its headers": (lambda handler: drip(handler, OK), "took longer than 1 seconds"),
    "drips a chunk": (
        lambda handler: drip(handler, OK + b"Transfer-Encoding: chunked\r\n\r\nfffff\r\n"),
        "took longer than 1 seconds",
    ),
    "says nothing": (lambda handler: time.sleep(1.5), "took longer than 1 seconds"),
    "too long": (lambda handler: handler.answer(b"x" * 100_001), "sends more than"),
    "too long in chunks": (lambda handler: chunked(handler, *[b"x" * 1000] * 101), "sends more than"),
    "gzip bomb": (
        lambda handler: handler.answer(BOMB, Content_Encoding="gzip"),
        "sends more than",
    ),
    "gzip cut off": (
        lambda handler: handler.answer(gzip.compress(b"xyz" * 500)[:-9], Content_Encoding="gzip"),
        "a gzip body that is cut off",
    ),
    "no gzip": (
        lambda handler: handler.answer(b"no gzip", Content_Encoding="gzip"),
        "sends a damaged gzip body",
    ),
    "unknown packing": (
        lambda handler: handler.answer(b"{}", Content_Encoding="br"),
        "sends a packing that was not asked for",
    ),
    "body cut off": (
        lambda handler: hang_up(handler, OK + b"Content-Length: 10\r\n\r\n{}"),
        "did not answer whole",
    ),
    "chunk cut off": (
        lambda handler: hang_up(handler, OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\n{}"),
        "did not answer whole",
    ),
    "hangs up": (lambda handler: hang_up(handler, b""), "did not answer whole"),
    "another protocol": (lambda handler: hang_up(handler, b"SSH-2.0-Server\r\n\r\n"), "did not answer whole"),
    "not found": (lambda handler: handler.answer(status=404), "answers 404"),
    "no content": (lambda handler: handler.answer(status=204), "answers 204"),
    "redirect to nowhere": (lambda handler: handler.answer(status=302), "answers 302"),
    "always broken": (lambda handler: handler.answer(status=500), "answers 500"),
    "asks for an hour": (
        lambda handler: handler.answer(status=429, Retry_After="3600"),
        "answers 429 and asks to wait 3600 seconds",
    ),
    "redirects in a circle": (
        lambda handler: handler.answer(status=302, Location="/start"),
        "redirects more than 5 times",
    ),
    "redirects to a file": (
        lambda handler: handler.answer(status=302, Location="file:///etc/passwd"),
        "an address that is not on the web",
    ),
    "redirects to no host": (
        lambda handler: handler.answer(status=302, Location="https:///nowhere"),
        "an address that is not on the web",
    ),
}


@pytest.mark.parametrize(("answer", "words"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_or_broken_server_is_left_in_time_with_a_sentence(
    api: Callable[..., Source], server: Any, answer: Any, words: str
) -> None:
    """F1"""
    server.routes["/start"] = answer
    began = time.monotonic()
    with pytest.raises(Refusal) as refused:
        fetched(api())
    assert time.monotonic() - began < 3
    assert words in str(refused.value)
    assert str(refused.value).startswith(f"here: {server.url}/start ")


@pytest.mark.parametrize(
    ("status", "header"),
    [(429, "0"), (500, None), (502, "x"), (503, formatdate(usegmt=True)), (504, None)],
    ids=["429 seconds", "500", "502 nonsense", "503 date", "504"],
)
def test_a_busy_server_is_asked_again(
    api: Callable[..., Source], server: Any, status: int, header: str | None
) -> None:
    """F1"""
    more = {"Retry_After": header} if header else {}
    server.routes["/start"] = lambda handler: handler.answer(
        b"{}", 200 if len(server.asked) == 3 else status, **more
    )
    assert fetched(api()) == b"{}"
    assert len(server.asked) == 3


def test_a_busy_server_is_given_the_time_it_asks_for(api: Callable[..., Source], server: Any) -> None:
    """F1"""
    server.routes["/start"] = lambda handler: handler.answer(
        b"{}", 200 if len(server.asked) == 2 else 429, Retry_After="1"
    )
    began = time.monotonic()
    assert fetched(api()) == b"{}"
    assert time.monotonic() - began >= 1


def test_no_more_requests_a_minute_than_the_rate(api: Callable[..., Source], server: Any) -> None:
    """F1"""
    server.routes["/start"] = lambda handler: handler.answer(b"{}")
    source = api(rate=300)
    began = time.monotonic()
    with Fetcher(source, QUICK) as fetcher:
        for _ in range(3):
            fetcher.get(source.url, {})
    assert 0.4 <= time.monotonic() - began < 2


AUTHS = [
    ({"kind": "none"}, "authorization", None),
    ({"kind": "bearer", "secret": "SHOP_KEY"}, "authorization", "Bearer ключ-42"),
    ({"kind": "header", "name": "X-Key", "secret": "SHOP_KEY"}, "x-key", "ключ-42"),
    ({"kind": "basic", "user": "ann", "secret": "SHOP_KEY"}, "authorization", "Basic"),
]


@pytest.mark.parametrize(("auth", "header", "value"), AUTHS)
def test_the_secret_comes_from_the_environment(
    api: Callable[..., Source],
    server: Any,
    monkeypatch: Any,
    auth: dict[str, str],
    header: str,
    value: str | None,
) -> None:
    """F1"""
    monkeypatch.setenv("SHOP_KEY", "key-42")
    server.routes["/start"] = lambda handler: handler.answer(b"{}")
    fetched(api(auth=auth))
    sent = server.asked[0][2].get(header)
    assert (sent or "").startswith((value or "").replace("ключ", "key"))
    assert (sent is None) == (value is None)


def test_a_secret_in_the_query_stands_in_no_sentence(
    api: Callable[..., Source], server: Any, monkeypatch: Any
) -> None:
    """F1"""
    monkeypatch.setenv("SHOP_KEY", "key-42")
    server.routes["/start"] = lambda handler: handler.answer(status=403)
    with pytest.raises(Refusal) as refused:
        fetched(api(auth={"kind": "query", "name": "key", "secret": "SHOP_KEY"}))
    assert server.asked[0][1] == {"key": "key-42"}
    assert "42" not in str(refused.value).replace(str(server.server_port), "")


def test_an_empty_secret_is_refused_by_its_name(api: Callable[..., Source], monkeypatch: Any) -> None:
    """F1"""
    monkeypatch.delenv("SHOP_KEY", raising=False)
    with pytest.raises(Refusal, match="the environment variable SHOP_KEY is empty"):
        fetched(api(auth={"kind": "bearer", "secret": "SHOP_KEY"}))


@pytest.mark.parametrize(
    "auth", [entry[0] for entry in AUTHS[1:]] + [{"kind": "query", "name": "key", "secret": "SHOP_KEY"}]
)
def test_credentials_never_follow_a_redirect_to_another_origin(
    source: Make, server: Any, other_server: Any, monkeypatch: Any, auth: dict[str, str]
) -> None:
    """F1"""
    monkeypatch.setenv("SHOP_KEY", "key-42")
    server.routes["/start"] = lambda handler: handler.answer(status=307, Location="/again")
    server.routes["/again"] = lambda handler: handler.answer(status=301, Location=f"{other_server.url}/there")
    other_server.routes["/there"] = lambda handler: handler.answer(b"{}")
    assert fetched(source(kind="api", url=f"{server.url}/start", allow_local=True, auth=auth)) == b"{}"
    assert "key-42" in str(server.asked[1]) or "Basic" in str(server.asked[1])
    ((_, params, headers),) = other_server.asked
    assert params == {}
    assert not {"authorization", "x-key"} & set(headers)


INSIDE = [
    "http://127.0.0.1:{port}/start",
    "http://localhost:{port}/start",
    "http://[::ffff:127.0.0.1]:{port}/start",
]


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_of_this_machine_are_refused_before_a_word_is_said(
    source: Make, server: Any, address: str
) -> None:
    """F1"""
    with pytest.raises(Refusal, match="is an address of this machine or its own network"):
        fetched(source(kind="api", url=address.format(port=server.server_port)))
    assert server.asked == []


def test_even_an_allowed_source_may_not_redirect_to_another_machine_inside(source: Make, server: Any) -> None:
    """F1"""
    server.routes["/start"] = lambda handler: handler.answer(
        status=302, Location=f"http://localhost:{server.server_port}/x"
    )
    with pytest.raises(Refusal, match="is an address of this machine or its own network"):
        fetched(source(kind="api", url=f"{server.url}/start", allow_local=True))
    assert len(server.asked) == 1


def test_a_redirect_from_a_closed_line_to_an_open_one_is_refused(source: Make) -> None:
    """F1"""
    with Fetcher(source(kind="api", url="https://shop.example/start")) as fetcher:
        assert fetcher.next_stop("https://shop.example/a/b", "../c?d=1") == "https://shop.example/c?d=1"
        with pytest.raises(Refusal, match="redirects from https to http"):
            fetcher.next_stop("https://shop.example/", "http://shop.example/")


def test_files_may_come_from_an_address_too(source: Make, server: Any) -> None:
    """F1"""
    from jobs.channels.lines_jsonl import read

    server.routes["/form.jsonl"] = lambda handler: handler.answer(
        b'{"id": 1, "date": "2026-01-01", "text": "ok"}'
    )
    server.routes["/empty"] = lambda handler: handler.answer(b"")
    assert len(list(read(source(kind="jsonl", url=f"{server.url}/form.jsonl", allow_local=True)))) == 1
    with pytest.raises(Refusal, match=r"/empty is empty: export it again"):
        list(read(source(kind="jsonl", url=f"{server.url}/empty?secret=1", allow_local=True)))
