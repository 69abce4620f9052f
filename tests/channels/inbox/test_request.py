"""Whatever arrives at the form's door, the visitor gets one clear page in their language (F6)."""

from __future__ import annotations

import io
from typing import Any

import pytest

FORM = "application/x-www-form-urlencoded"
BROKEN: list[tuple[dict[str, Any], int, str]] = [
    ({"CONTENT_LENGTH": None}, 411, "изменённой или неполной"),
    ({"CONTENT_LENGTH": ""}, 411, "изменённой или неполной"),
    ({"CONTENT_LENGTH": "ten"}, 400, "изменённой или неполной"),
    ({"CONTENT_LENGTH": "-5"}, 400, "изменённой или неполной"),
    ({"CONTENT_LENGTH": "٥"}, 400, "изменённой или неполной"),
    ({"CONTENT_LENGTH": "12"}, 400, "Связь прервалась"),
    ({"CONTENT_LENGTH": str(10 * 1024 * 1024)}, 413, "больше, чем вмещает"),
    ({"CONTENT_LENGTH": "9" * 5_000}, 413, "больше, чем вмещает"),
    ({"CONTENT_TYPE": "multipart/form-data; boundary=x"}, 415, "не похоже"),
    ({"CONTENT_TYPE": "application/json"}, 415, "не похоже"),
    ({"CONTENT_TYPE": None}, 415, "не похоже"),
    ({"CONTENT_TYPE": f"{FORM}; charset=windows-1251"}, 415, "не похоже"),
]
BODIES: list[tuple[bytes, int, str]] = [
    (b"happened=%FF%FE", 400, "испорченными"),
    (b"happened=%ED%A0%80", 400, "испорченными"),
    ("happened=привет".encode("cp1251"), 400, "испорченными"),
    (b"&".join(b"happened=x" for _ in range(100)), 400, "испорченными"),
    (b"happened=a&happened=b", 400, "изменённой или неполной"),
    (b"happened=a&else=b", 400, "изменённой или неполной"),
]


@pytest.mark.parametrize(("environ", "status", "words"), BROKEN)
def test_broken_requests(visitor: Any, environ: dict[str, Any], status: int, words: str) -> None:
    page = visitor.ask("/inbox/ru/check", b"happened=x", **environ)
    assert page.status == status
    assert words in page.text
    assert 'href="/inbox/ru/"' in page.text
    assert "feedback@example.org" in page.text


@pytest.mark.parametrize(("body", "status", "words"), BODIES)
def test_broken_bodies(visitor: Any, body: bytes, status: int, words: str) -> None:
    page = visitor.ask("/inbox/ru/send", body)
    assert (page.status, words in page.text) == (status, True)


@pytest.mark.parametrize("type_", [FORM.upper(), f"{FORM}; charset=UTF-8", f'{FORM};charset="utf-8"'])
def test_what_browsers_say_of_a_form(visitor: Any, type_: str) -> None:
    assert visitor.ask("/inbox/ru/check", b"happened=x", CONTENT_TYPE=type_).status == 200


@pytest.mark.parametrize("fault", [TimeoutError, ConnectionResetError])
def test_a_slow_or_lost_client(visitor: Any, fault: type[Exception]) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise fault

    page = visitor.ask("/inbox/ar/check", b"happened=x", **{"wsgi.input": Broken()})
    assert page.status == 408
    assert "انقطع الاتصال" in page.text


METHODS = [
    ("PUT", "/inbox/en/", "GET, POST"),
    ("DELETE", "/inbox/en/send", "POST"),
    ("GET", "/inbox/en/send", "POST"),
    ("GET", "/inbox/en/check", "POST"),
    ("OPTIONS", "/inbox/en/follow", "GET, POST"),
]


@pytest.mark.parametrize(("method", "path", "allowed"), METHODS)
def test_methods(visitor: Any, method: str, path: str, allowed: str) -> None:
    page = visitor.ask(path, REQUEST_METHOD=method)
    assert (page.status, page.headers["Allow"]) == (405, allowed)
    assert "Go to the form" in page.text


def test_head_has_the_headers_of_get_and_no_body(visitor: Any) -> None:
    asked = visitor.ask("/inbox/en/")
    head = visitor.ask("/inbox/en/", REQUEST_METHOD="HEAD")
    assert (head.status, head.text) == (200, "")
    assert head.headers == asked.headers


ADDRESSES = [
    ("/inbox/xx/", "", 404, "There is no page"),
    ("/inbox/ru/nothing", "", 404, "страницы нет"),
    ("/inbox/zz", "de, ar;q=0.5", 404, "لا توجد صفحة"),
    ("/inboxes/en/", "", 404, "There is no page"),
    ("/other", "ru-RU,ru;q=0.9", 404, "страницы нет"),
    ("/inbox/ru/\x00", "", 404, "страницы нет"),
]


@pytest.mark.parametrize(("path", "wanted", "status", "words"), ADDRESSES)
def test_wrong_addresses_are_told_in_the_visitors_language(
    visitor: Any, path: str, wanted: str, status: int, words: str
) -> None:
    page = visitor.ask(path, HTTP_ACCEPT_LANGUAGE=wanted)
    assert (page.status, words in page.text) == (status, True)


@pytest.mark.parametrize(
    ("path", "wanted", "place"),
    [("/inbox", "", "en"), ("/inbox/", "fr, ru;q=0.8, en;q=0.5", "ru"), ("/inbox/ar", "en", "ar")],
)
def test_the_bare_address_leads_to_the_form(visitor: Any, path: str, wanted: str, place: str) -> None:
    page = visitor.ask(path, HTTP_ACCEPT_LANGUAGE=wanted)
    assert (page.status, page.headers["Location"]) == (303, f"/inbox/{place}/")


def test_a_host_may_cut_its_own_part_of_the_path_off(visitor: Any) -> None:
    assert visitor.ask("/en/", SCRIPT_NAME="/inbox").status == 200
