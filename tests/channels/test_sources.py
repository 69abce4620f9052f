"""sources.toml is a closed vocabulary: every mistake is named with file, line and source (F1, F4, F5)."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobs.channels.sources import read_sources
from jobs.refusal import Refusal

GOOD = """
name = "shop-form"
kind = "jsonl"
path = "form.jsonl"
inside = true
map = { external_id = "id", text = "words", date = "day" }
"""
API = """
name = "forum"
kind = "api"
url = "https://forum.example.org/posts"
inside = false
map = { external_id = "id", text = "body", date = "at" }
"""


def written(folder: Path, text: str) -> Path:
    (folder / "sources.toml").write_text(text, "utf-8")
    return folder


def test_a_good_file_gives_its_sources_in_order_with_whole_paths(tmp_path: Path) -> None:
    """F1"""
    first, second = read_sources(written(tmp_path, f"[[source]]{GOOD}[[source]]{API}"))
    assert (first.name, second.name) == ("shop-form", "forum")
    assert first.path == str(tmp_path / "form.jsonl")
    assert (first.inside, second.inside, first.subject) == (True, False, "us")


def test_mail_and_feeds_need_no_map_and_may_lay_their_own_over_it(tmp_path: Path) -> None:
    """F1"""
    (feed,) = read_sources(
        written(
            tmp_path, '[[source]]\nname="r"\nkind="feed"\npath="r.atom"\ninside=false\nmap={rating="stars"}'
        )
    )
    assert feed.map == {
        "external_id": "id",
        "text": "text",
        "date": "date",
        "name": "author",
        "subject": "title",
    } | {"rating": "stars"}


def test_a_competitor_is_marked(tmp_path: Path) -> None:
    """F4"""
    (theirs,) = read_sources(written(tmp_path, f'[[source]]{GOOD}subject = "competitor Южный матрас"'))
    assert theirs.subject == "competitor Южный матрас"


WRONG = [
    (GOOD + "colour = 1", "unknown field `colour`"),
    (GOOD.replace('"jsonl"', '"pdf"'), "$.kind"),
    (GOOD.replace("inside = true", ""), "missing required field `inside`"),
    (GOOD.replace('"shop-form"', '"Наша форма"'), "$.name"),
    (GOOD.replace('path = "form.jsonl"', ""), "give exactly one of path and url"),
    (GOOD + 'url = "https://a.example"', "give exactly one of path and url"),
    (GOOD.replace("words", ""), "$.map"),
    (GOOD.replace("text =", "txet ="), "the map does not know txet"),
    (GOOD.replace('text = "words", ', ""), "the map needs text"),
    (GOOD.replace(', date = "day"', ""), "give map.date or date_default"),
    (GOOD + 'date_default = "soon"', "$.date_default"),
    (GOOD + 'subject = "them"', "$.subject"),
    (GOOD + 'delimiter = ";"', "kind jsonl has no delimiter"),
    (GOOD + 'items = "posts"', "kind jsonl has no items"),
    (GOOD + "rate = 10", "rate means nothing without url"),
    (GOOD + 'timezone = "Mars/Base"', "there is no time zone 'Mars/Base'"),
    (GOOD + 'encoding = "klingon"', "there is no encoding 'klingon'"),
    (GOOD + 'encoding = "base64"', "there is no encoding 'base64'"),
    (GOOD + 'scores = { "Order Desk" = "a" }', "$.scores"),
    (GOOD + 'questions = { satisfied = "a" }', "$.questions"),
    (GOOD + 'questions = { recommend = "" }', "$.questions"),
    (GOOD + 'importance = { delivery = "a" }', "importance of delivery means nothing without its score"),
    (API + 'auth = { kind = "bearer" }', "auth needs secret"),
    (API + 'auth = { kind = "bearer", secret = "s3cr3t-value" }', "$.auth.secret"),
    (API + 'auth = { kind = "header", secret = "TOKEN" }', "auth kind header needs name"),
    (API + 'page = { kind = "page" }', "page kind page needs param"),
    (API + 'page = { kind = "next-url" }', "page kind next-url needs field"),
    (API + "rate = 0", "$.rate"),
    (API.replace("https://forum", "ftp://forum"), "$.url"),
    (API.replace("https://forum", "https://me:pw@forum"), "$.url"),
]


@pytest.mark.parametrize(("table", "words"), WRONG)
def test_a_mistake_is_named_with_line_and_source(tmp_path: Path, table: str, words: str) -> None:
    """F1"""
    with pytest.raises(Refusal) as refused:
        read_sources(
            written(
                tmp_path,
                f"[[source]]\n{GOOD.strip()}\n[[source]]\n{table.strip()}".replace("shop-form", "a", 1),
            )
        )
    sentence = str(refused.value)
    assert words in sentence
    assert "sources.toml:7: source '" in sentence
    assert "\n" not in sentence
    assert "s3cr3t" not in sentence


WHOLE = [
    ("", "may hold only [[source]] tables"),
    ("source = 3", "may hold only [[source]] tables"),
    ("[organisation]", "may hold only [[source]] tables"),
    ("source = [3]", "Expected `object`, got `int`"),
    ("[[source]", "not readable TOML"),
    (f"[[source]]{GOOD}[[source]]{GOOD}", "'shop-form' stands twice"),
]


@pytest.mark.parametrize(("text", "words"), WHOLE)
def test_a_file_that_is_no_list_of_sources_is_refused(tmp_path: Path, text: str, words: str) -> None:
    """F1"""
    with pytest.raises(Refusal, match=r"sources\.toml") as refused:
        read_sources(written(tmp_path, text))
    assert words in str(refused.value)


def test_a_missing_or_unreadable_file_is_refused(tmp_path: Path) -> None:
    """F1"""
    with pytest.raises(Refusal, match="is missing: write one"):
        read_sources(tmp_path)
    (tmp_path / "sources.toml").write_bytes(b"\xff\xfe[")
    with pytest.raises(Refusal, match="not readable TOML"):
        read_sources(tmp_path)
