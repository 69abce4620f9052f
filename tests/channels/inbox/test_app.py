"""The form from the first page to the receipt, and every way in which it can go wrong (F6, S5, S10)."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from html import unescape
from typing import Any

import msgspec
import pytest

from jobs.channels.receipt import in_groups, line_id, make_code, read_code
from jobs.headers import FORM_HEADERS

LANGUAGES = ("en", "ru", "ar")
SAID = {"en": "The bed came late.", "ru": "Кровать привезли поздно.", "ar": "وصل السرير متأخرًا."}


@pytest.mark.parametrize("language", LANGUAGES)
def test_fill_in_check_send_receipt(visitor: Any, language: str) -> None:
    """F6, S5: the whole way in each language."""
    form = visitor.ask(f"/inbox/{language}/")
    assert form.status == 200
    assert f'action="/inbox/{language}/check"' in form.text
    receipt = visitor.send(language, happened=SAID[language])
    assert receipt.status == 200
    first, second = receipt.codes
    assert first == second
    line = line_id(str(read_code(first)))
    (file,) = visitor.spool
    assert file.name == f"{line}.json"
    assert f"https://feedback.example.org/{language}/r/{line[1]}.html#{line}" in receipt.text
    kept = json.loads(file.read_text("utf-8"))
    assert (kept["language"], kept["answers"]["happened"], kept["wording"]) == (language, SAID[language], "")
    assert first not in file.read_text("utf-8")


def test_nothing_is_kept_before_sending_and_files_are_private(visitor: Any) -> None:
    visitor.ask("/inbox/en/check", {"happened": "x"})
    assert not visitor.spool
    visitor.send(happened="x")
    assert visitor.spool[0].stat().st_mode & 0o777 == 0o600
    assert visitor.settings.inbox_spool.stat().st_mode & 0o777 == 0o700


def test_the_same_form_sent_again_is_the_same_receipt_even_after_a_restart(visitor: Any) -> None:
    """Survival: a reload, a second tap, a retry after a kill."""
    fields = {"happened": "x", "may_quote": "yes"}
    token = visitor.ask("/inbox/en/check", fields).token
    visitor.now += 3
    first = visitor.ask("/inbox/en/send", fields | {"token": token})
    bytes_before = visitor.spool[0].read_bytes()
    visitor.start()
    visitor.now += 7_200
    again = visitor.ask("/inbox/en/send", fields | {"token": token})
    assert (first.status, again.status) == (200, 200)
    assert first.codes == again.codes
    assert [file.read_bytes() for file in visitor.spool] == [bytes_before]
    visitor.spool[0].unlink()
    visitor.now -= 7_200
    visitor.ask("/inbox/en/send", fields | {"token": token})
    assert visitor.spool[0].read_bytes() == bytes_before


def test_many_at_once_send_the_same_form(visitor: Any) -> None:
    fields = {"happened": "x"}
    token = visitor.ask("/inbox/en/check", fields).token
    visitor.now += 3
    answers: list[Any] = []
    threads = [
        threading.Thread(
            target=lambda: answers.append(visitor.ask("/inbox/en/send", fields | {"token": token}))
        )
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({answer.codes[0] for answer in answers}) == 1
    assert len(visitor.spool) == 1


TOO_EARLY_OR_LATE = [(0, 422), (1.9, 422), (2, 200), (3_600, 200), (3_601, 422)]


@pytest.mark.parametrize(("wait", "status"), TOO_EARLY_OR_LATE)
def test_a_form_is_sent_between_two_seconds_and_an_hour_after_its_check(
    visitor: Any, wait: float, status: int
) -> None:
    sent = visitor.send(happened="My own words", wait=wait)
    assert sent.status == status
    assert len(visitor.spool) == (status == 200)
    if status == 422:
        visitor.now += 3
        again = visitor.ask("/inbox/en/send", {"happened": "My own words", "token": sent.token})
        assert again.status == 200


CHANGED = [
    {"happened": "other"},
    {"may_quote": "yes"},
    {"token": ""},
    {"token": "1.2.3"},
    {"token": "99999999999999"},
]


@pytest.mark.parametrize("change", CHANGED)
def test_answers_that_were_not_checked_are_shown_again(visitor: Any, change: dict[str, str]) -> None:
    token = visitor.ask("/inbox/ru/check", {"happened": "x"}).token
    visitor.now += 3
    again = visitor.ask("/inbox/ru/send", {"happened": "x", "token": token} | change)
    assert again.status == 422
    assert "отличаются" in again.text
    assert not visitor.spool
    other_page = visitor.ask("/inbox/en/send", {"happened": "x", "token": token})
    assert other_page.status == 422, "a seal of one language is none in another: the wording differs"


def test_a_consent_is_kept_with_the_words_that_were_shown(visitor: Any) -> None:
    checked = visitor.ask("/inbox/ar/check", {"happened": "x", "may_quote": "yes"})
    visitor.send("ar", happened="x", may_quote="yes")
    wording = json.loads(visitor.spool[0].read_text("utf-8"))["wording"]
    assert len(wording) > 30
    assert wording in unescape(checked.text)


def test_ticks_are_off_and_separate(visitor: Any) -> None:
    form = visitor.ask("/inbox/en/").text
    assert form.count('type="checkbox"') == 2
    assert "checked" not in form
    receipt = visitor.send(happened="x", contact="a@example.org", may_write="yes")
    answers = json.loads(visitor.spool[0].read_text("utf-8"))["answers"]
    assert (answers["may_write"], answers["may_quote"]) == (True, False)
    assert "a@example.org" in receipt.text


def test_a_link_fills_in_theme_and_story_and_strange_ones_fill_in_nothing(visitor: Any) -> None:
    """S10"""
    form = visitor.ask("/inbox/en/", QUERY_STRING="theme=delivery&story=sunday&kind=me-too")
    assert "About: <bdi>Sunday &amp; Monday</bdi>" in form.text
    assert '<option value="delivery" selected>Delivery' in form.text
    assert "happens to you too" in form.text
    for strange in (
        "theme=nope&story=../../x&kind=zzz",
        "story=nope&kind=helped",
        "&".join("a=b" for _ in range(50)),
        "%ff",
    ):
        plain = visitor.ask("/inbox/en/", QUERY_STRING=strange)
        assert plain.status == 200
        assert "About:" not in plain.text
        assert " selected" not in plain.text
    arabic = visitor.ask("/inbox/ar/", QUERY_STRING="story=sunday")
    assert "<bdi>Sunday &amp; Monday</bdi>" in arabic.text, (
        "a headline in another language is better than none"
    )


def test_the_story_and_theme_are_kept(visitor: Any) -> None:
    visitor.send(happened="x", theme="delivery", story="sunday", kind="helped")
    answers = json.loads(visitor.spool[0].read_text("utf-8"))["answers"]
    assert (answers["theme"], answers["story"], answers["kind"]) == ("delivery", "sunday", "helped")


WRONG: list[tuple[dict[str, str], str]] = [
    ({}, "happened"),
    ({"happened": " \u200b\u2060 "}, "happened"),
    ({"happened": "x" * 10_001}, "happened"),
    ({"happened": "a\x08b"}, "happened"),
    ({"happened": "x", "order": "1\n2"}, "order"),
    ({"happened": "x", "contact": "nobody"}, "contact"),
    ({"happened": "x", "may_write": "yes"}, "contact"),
    ({"happened": "x", "website": "http://spam"}, "website"),
]


@pytest.mark.parametrize("step", ["check", "send"])
@pytest.mark.parametrize(("fields", "field"), WRONG)
def test_what_must_be_mended_is_told_above_and_beside_the_field_and_the_rest_is_kept(
    visitor: Any, step: str, fields: dict[str, str], field: str
) -> None:
    """F6: error summary with links, the word at the field, the values kept."""
    page = visitor.ask(f"/inbox/en/{step}", fields | {"fair": "My fair wish"})
    assert page.status == 422
    assert f'<a href="#{field}">' in page.text
    assert f'id="{field}-wrong"' in page.text
    assert "My fair wish" in page.text
    assert page.text.index("<title>Please mend") > 0
    assert not visitor.spool


def test_signs_that_nobody_sees_are_taken_out_after_telling(visitor: Any) -> None:
    page = visitor.ask("/inbox/en/check", {"happened": "a\x08b\r\nc"})
    assert "\nab\nc</textarea>" in page.text
    assert "\x08" not in page.text


def test_typed_text_is_text(visitor: Any) -> None:
    evil = "</textarea><script>alert(1)</script>\"'{{ 7*7 }}"
    for path, fields in (
        ("check", {"happened": evil}),
        ("check", {"happened": "x", "contact": evil}),
        ("", {"happened": evil}),
    ):
        page = visitor.ask(f"/inbox/en/{path}", fields)
        assert "<script" not in page.text
        assert "{{ 7*7 }}" in page.text


def test_the_way_back_from_the_check_page_keeps_everything(visitor: Any) -> None:
    page = visitor.ask(
        "/inbox/en/",
        {"happened": "one\r\ntwo", "contact": "+7 999 000-41-18", "may_quote": "yes", "token": "x"},
    )
    assert page.status == 200
    assert "\none\ntwo</textarea>" in page.text
    assert 'value="+7 999 000-41-18"' in page.text
    assert page.text.count(" checked") == 1


@pytest.mark.parametrize("typed", ["{}", " {}\t", "{0}."])
@pytest.mark.parametrize("spelled", [str, str.lower])
def test_a_typed_code_leads_to_its_line(visitor: Any, typed: str, spelled: Callable[[str], str]) -> None:
    """S5"""
    code = make_code(bytes(range(13)))
    line = line_id(code)
    answer = visitor.ask("/inbox/ar/follow", {"code": typed.format(spelled(in_groups(code)))})
    assert (answer.status, answer.headers["Location"]) == (303, f"/ar/r/{line[1]}.html#{line}")


def test_a_wrong_code_is_shown_again_with_what_is_wrong(visitor: Any) -> None:
    page = visitor.ask("/inbox/en/follow", {"code": "ABC<"})
    assert page.status == 422
    assert 'value="ABC&lt;"' in page.text
    assert 'href="#code"' in page.text
    assert visitor.ask("/inbox/en/follow").headers["Location"] == "/en/follow.html"


def test_every_page_goes_out_with_the_headers_and_is_kept_nowhere(visitor: Any) -> None:
    pages = [
        visitor.ask("/inbox/en/"),
        visitor.ask("/inbox/en/check", {"happened": "x"}),
        visitor.send(happened="x"),
        visitor.ask("/inbox/en/nothing"),
        visitor.ask("/inbox/en/follow", {"code": ""}),
        visitor.ask("/inbox/"),
    ]
    for page in pages:
        assert {name: page.headers[name] for name in FORM_HEADERS} == FORM_HEADERS
        assert page.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in page.headers
        assert "<script" not in page.text
        assert " style=" not in page.text


def test_the_site_may_lie_below_a_path_of_its_host(visitor: Any, tmp_path: Any) -> None:
    other = type(visitor)(tmp_path / "other")
    other.settings = msgspec.structs.replace(other.settings, site_url="https://example.org/feedback/")
    other.start()
    assert 'href="/feedback/en/static/site.css"' in other.ask("/inbox/en/").text
    assert "https://example.org/feedback/en/r/" in other.send(happened="x").text
