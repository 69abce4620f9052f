"""APIs that answer in JSON are read page by page; whatever they send, a run ends and other sources go on (F1, F2)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jobs.channels.api import by_size, pages
from jobs.channels.sources import Source
from jobs.channels.voice import Unreadable, Voice
from jobs.refusal import Refusal

Make = Callable[..., Source]


def post(number: int, **more: Any) -> dict[str, Any]:
    """One thing of an API."""
    return {"id": number, "text": f"voice {number}", "date": "2026-02-17", **more}


def texts(source: Source, since: str | None = None) -> list[list[str]]:
    """The texts of every page; the reason for what is no voice."""
    return [
        [one.text if isinstance(one, Voice) else one.reason for one in page.voices]
        for page in pages(source, since)
    ]


def as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


# Every way of asking for the next page, served by a loopback server that holds five posts, two a page.
POSTS = [post(number) for number in range(1, 6)]


def by_page(handler: Any, asked: dict[str, str]) -> None:
    start = (int(asked["p"]) - 1) * 2
    handler.answer(as_json(POSTS[start : start + 2]))


def by_offset(handler: Any, asked: dict[str, str]) -> None:
    start = int(asked["from"])
    handler.answer(as_json(POSTS[start : start + 2]))


def by_link(handler: Any, asked: dict[str, str]) -> None:
    start = int(asked.get("s", 0))
    more = {"Link": f'</posts?s={start + 2}>; rel="next", </posts?s=0>; rel="first"'} if start + 2 < 5 else {}
    handler.answer(as_json(POSTS[start : start + 2]), **more)


def by_url(handler: Any, asked: dict[str, str]) -> None:
    start = int(asked.get("s", 0))
    url = f"{handler.server.url}/posts?s={start + 2}" if start + 2 < 5 else None
    handler.answer(as_json({"data": {"list": POSTS[start : start + 2]}, "links": {"next": url}}))


def by_token(handler: Any, asked: dict[str, str]) -> None:
    start = int(asked.get("after", "t0")[1:])
    handler.answer(
        as_json({"posts": POSTS[start : start + 2], "next": f"t{start + 2}" if start + 2 < 5 else None})
    )


def at_once(handler: Any, asked: dict[str, str]) -> None:
    handler.answer(as_json(POSTS))


PAIRS = [["voice 1", "voice 2"], ["voice 3", "voice 4"], ["voice 5"]]
KINDS = [
    (at_once, {}, [[text for pair in PAIRS for text in pair]]),
    (by_page, {"page": {"kind": "page", "param": "p"}}, [*PAIRS, []]),
    (by_offset, {"page": {"kind": "offset", "param": "from"}}, [*PAIRS, []]),
    (by_link, {"page": {"kind": "link"}}, PAIRS),
    (by_url, {"page": {"kind": "next-url", "field": "links.next"}, "items": "data.list"}, PAIRS),
    (by_token, {"page": {"kind": "cursor", "field": "next", "param": "after"}, "items": "posts"}, PAIRS),
]


@pytest.mark.parametrize(
    ("answer", "keys", "expected"), KINDS, ids=lambda value: getattr(value, "__name__", "")
)
def test_every_way_of_paging_brings_every_voice_once(
    source: Make, server: Any, answer: Any, keys: dict[str, Any], expected: list[list[str]]
) -> None:
    """F1"""
    server.routes["/posts"] = lambda handler: answer(handler, server.asked[-1][1])
    api = source(kind="api", url=f"{server.url}/posts", allow_local=True, request={"lang": "ru"}, **keys)
    assert texts(api) == expected
    assert server.asked[0][1]["lang"] == "ru"


def test_recorded_pages_are_read_by_the_same_code(source: Make, tmp_path: Path) -> None:
    """F1"""
    for number, more in ((1, "p2"), (2, None), (3, None)):
        (tmp_path / f"page-{number}.json").write_bytes(as_json({"posts": [post(number)], "next": more}))
    api = source(
        kind="api", path=".", items="posts", page={"kind": "cursor", "field": "next", "param": "after"}
    )
    assert texts(api) == [["voice 1"], ["voice 2"]]
    (tmp_path / "page-2.json").unlink()
    with pytest.raises(Refusal, match=r"page-2\.json is missing: put the recorded page there"):
        texts(api)


def test_things_that_are_no_voices_go_to_quarantine(source: Make, tmp_path: Path) -> None:
    """F2"""
    things = [post(1), "text", post(2, text=""), post(3, text="half \ud800")]
    (tmp_path / "page-1.json").write_text(json.dumps(things))
    (page,) = pages(source(kind="api", path="."), None)
    first, second, third, fourth = page.voices
    assert isinstance(first, Voice)
    assert second == Unreadable("page 1, 2", "Not a JSON object.", b'"text"')
    assert isinstance(third, Unreadable)
    assert (third.reason, json.loads(third.content)["id"]) == ("No words.", 2)
    assert isinstance(fourth, Unreadable)
    assert json.loads(fourth.content)["text"] == "half \ud800"


def test_the_cursor_asks_only_for_what_is_newer(source: Make, server: Any) -> None:
    """F1"""
    server.routes["/posts"] = lambda handler: handler.answer(
        as_json([post(1, at="9"), post(2, at="10"), post(3)])
    )
    api = source(
        kind="api", url=f"{server.url}/posts", allow_local=True, cursor={"field": "at", "param": "since"}
    )
    (first,) = pages(api, None)
    assert first.cursor == "10"
    (again,) = pages(api, first.cursor)
    assert [asked[1] for asked in server.asked] == [{}, {"since": "10"}]
    assert again.cursor == "10"


def test_numbers_are_ordered_by_size_and_dates_by_text() -> None:
    """F1"""
    assert max(["9", "10", "2"], key=by_size) == "10"
    assert max(["2026-02-17", "2026-10-01"], key=by_size) == "2026-10-01"


BAD = [
    (b"<html>Sign in</html>", {}, "page 1 is no JSON in UTF-8"),
    (b'{"posts": [', {}, "page 1 is no JSON in UTF-8"),
    (b"\xff\xfe", {}, "page 1 is no JSON in UTF-8"),
    (b"[" * 100_000, {}, "page 1 is no JSON in UTF-8"),
    (b'{"posts": []}', {}, "page 1 has no list as its whole (set items)"),
    (b'{"posts": {}}', {"items": "posts"}, "page 1 has no list at 'posts'"),
    (b"[]", {"items": "posts"}, "page 1 has no list at 'posts'"),
]


@pytest.mark.parametrize(("body", "keys", "words"), BAD)
def test_an_answer_that_is_no_list_of_things_is_refused(
    source: Make, server: Any, body: bytes, keys: Any, words: str
) -> None:
    """F1"""
    server.routes["/posts"] = lambda handler: handler.answer(body)
    with pytest.raises(Refusal) as refused:
        texts(source(kind="api", url=f"{server.url}/posts", allow_local=True, **keys))
    assert words in str(refused.value)


LOOPS = [
    (
        {"page": {"kind": "page", "param": "p"}, "items": "posts"},
        {"posts": [post(1)]},
        "page 2 leads round in a circle",
    ),
    (
        {"page": {"kind": "cursor", "field": "next", "param": "after"}, "items": "posts"},
        {"posts": [], "next": "x"},
        "page 3 leads round in a circle",
    ),
    (
        {"page": {"kind": "next-url", "field": "next"}, "items": "posts"},
        {"posts": [post(1)], "next": "/posts"},
        "page 2 leads round in a circle",
    ),
    (
        {"page": {"kind": "next-url", "field": "next"}, "items": "posts"},
        {"posts": [post(1)], "next": "http://127.0.0.2:9/posts"},
        "the next page is on another server",
    ),
]


@pytest.mark.parametrize(("keys", "content", "words"), LOOPS)
def test_circles_and_foreign_next_pages_end_the_source(
    source: Make, server: Any, keys: Any, content: Any, words: str
) -> None:
    """F1"""
    server.routes["/posts"] = lambda handler: handler.answer(as_json(content))
    with pytest.raises(Refusal) as refused:
        texts(source(kind="api", url=f"{server.url}/posts", allow_local=True, **keys))
    assert words in str(refused.value)
    assert len(server.asked) <= 3


def test_a_server_without_end_is_left_after_the_last_allowed_page(
    source: Make, server: Any, monkeypatch: Any
) -> None:
    """F1"""
    monkeypatch.setattr("jobs.channels.api.MOST_PAGES", 3)
    server.routes["/posts"] = lambda handler: handler.answer(as_json([post(len(server.asked))]))
    api = source(kind="api", url=f"{server.url}/posts", allow_local=True, page={"kind": "page", "param": "p"})
    with pytest.raises(Refusal, match="page 3 leads round in a circle"):
        texts(api)
    assert len(server.asked) == 3
