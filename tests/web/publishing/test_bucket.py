"""A bucket gets what changed and nothing else, and readers see a whole site whenever the sending stops."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator

import pytest

from jobs.refusal import Refusal
from jobs.web.publishing.bucket import in_safe_order
from tests.web.publishing.conftest import FIRST, SECOND, SECOND_DIFFERENCE, House, signs
from tests.web.publishing.s3 import Store, Stored, s3

WHOLE, PLAIN = "s3://site/we/now", "s3+plain://site/we/now"
OLD, NEW = "20261101T030000-00000001", "20261102T030000-00000002"


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A bucket that lets us in."""
    with s3() as (store, address):
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "right-key")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "never-shown")
        yield store


def shown(store: Store) -> dict[str, str]:
    """What readers see: the release that the pointer names."""
    return store.texts(f"we/now/{json.loads(store.texts()['we/now/current.json'])['path']}")


def pages(store: Store) -> dict[str, str]:
    """What readers see in a plain bucket."""
    return {name: words for name, words in store.texts("we/now/").items() if name != ".otklik.json"}


def test_each_release_has_its_prefix_and_the_pointer_comes_last(
    house: House, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    house.publish(WHOLE, dry=True)
    assert signs(capsys.readouterr().out) == [f"  + {name}" for name in sorted(FIRST)]
    assert store.asked == []
    house.publish(WHOLE)
    assert shown(store) == FIRST
    house.build(2, SECOND)
    store.asked.clear()
    capsys.readouterr()
    house.publish(WHOLE)
    assert signs(capsys.readouterr().out) == SECOND_DIFFERENCE
    assert shown(store) == SECOND
    sent = [key.removeprefix(f"we/now/releases/{NEW}/") for key in store.changes("PUT")]
    assert sorted(sent[:2]) == ["en/changes/windows.html", "en/index.html"], "only what changed is sent"
    assert sent[2:] == [f"we/now/releases/{NEW}.json", "we/now/current.json"]
    assert len(store.changes("COPY")) == len(SECOND) - 2
    store.asked.clear()
    house.publish(WHOLE)
    assert "It is published already." in capsys.readouterr().out
    assert store.asked == []


def test_the_release_before_stays_for_caches_and_older_ones_go(house: House, store: Store) -> None:
    for number, files in ((2, SECOND), (3, FIRST)):
        house.publish(WHOLE)
        house.build(number, files)
    house.publish(WHOLE)
    found = {key.split("/")[3].removesuffix(".json") for key in store.texts() if "/releases/" in key}
    assert found == {NEW, "20261103T030000-00000003"}


def test_a_release_before_with_a_revoked_quote_does_not_stay(house: House, store: Store) -> None:
    house.publish(WHOLE)
    house.build(2, SECOND)
    (house.root / "releases" / f"{OLD}.json").unlink()  # as the house clears it away, quotes and all
    house.publish(WHOLE)
    assert not [key for key in store.texts() if OLD in key and "current.json" not in key]


@pytest.mark.parametrize("healthy", range(12))
def test_whenever_the_sending_stops_readers_see_a_whole_site(
    house: House, store: Store, healthy: int
) -> None:
    house.publish(WHOLE)
    house.build(2, SECOND)
    store.healthy = healthy
    with contextlib.suppress(Refusal):
        house.publish(WHOLE)
    assert shown(store) in (FIRST, SECOND)
    store.healthy = 1_000
    house.publish(WHOLE)
    assert shown(store) == SECOND


def test_a_damaged_object_is_sent_again(
    house: House, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    house.publish(WHOLE)
    store.objects[f"we/now/releases/{OLD}/en/index.html"] = Stored(b"defaced", "text/html", "")
    del store.objects[f"we/now/releases/{OLD}/404.html"]
    store.objects[f"we/now/releases/{OLD}/en/planted.html"] = Stored(b"planted", "text/html", "")
    capsys.readouterr()
    house.publish(WHOLE)
    assert signs(capsys.readouterr().out) == ["  + 404.html", "  - en/planted.html", "  ~ en/index.html"]
    assert shown(store) == FIRST


def test_types_and_caching_are_those_that_a_host_needs(house: House, store: Store) -> None:
    house.publish(PLAIN)
    found = {key.removeprefix("we/now/"): (each.kind, each.cache) for key, each in store.objects.items()}
    assert found["en/index.html"] == ("text/html; charset=utf-8", "no-cache")
    assert found["en/static/site.css"] == ("text/css; charset=utf-8", "max-age=3600")
    assert found["en/feed.atom"] == ("application/atom+xml; charset=utf-8", "no-cache")


def test_plain_pages_are_sent_in_an_order_that_breaks_no_link(
    house: House, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    store.objects["we/now/google-says.html"] = Stored(b"theirs", "text/html", "")
    house.publish(PLAIN, dry=True)
    assert store.asked == []
    house.publish(PLAIN)
    assert pages(store) == {**FIRST, "google-says.html": "theirs"}
    house.build(2, SECOND)
    store.asked.clear()
    capsys.readouterr()
    house.publish(PLAIN)
    assert signs(capsys.readouterr().out) == SECOND_DIFFERENCE
    assert pages(store) == {**SECOND, "google-says.html": "theirs"}
    record, new, index, last = store.changes("PUT")
    assert (record, last) == ("we/now/.otklik.json", "we/now/.otklik.json")
    assert (new, index) == ("we/now/en/changes/windows.html", "we/now/en/index.html")
    assert store.asked[-2] == "DELETE we/now/en/changes/old-news.html"
    house.publish(PLAIN)
    assert "It is published already." in capsys.readouterr().out


@pytest.mark.parametrize("healthy", range(6))
def test_a_plain_sending_that_stopped_is_ended_by_the_next_and_leaves_nothing(
    house: House, store: Store, healthy: int
) -> None:
    """Also when the next one sends another release."""
    house.publish(PLAIN)
    house.build(2, SECOND)
    store.healthy = healthy
    with contextlib.suppress(Refusal):
        house.publish(PLAIN)
    store.healthy = 1_000
    house.build(3, FIRST)
    house.publish(PLAIN)
    assert pages(store) == FIRST


def test_pages_that_otklik_did_not_put_there_are_left_alone(house: House, store: Store) -> None:
    store.objects["we/now/index.html"] = Stored(b"theirs", "text/html", "")
    with pytest.raises(Refusal, match="did not put there: name a prefix of its own"):
        house.publish(PLAIN)
    assert store.texts() == {"we/now/index.html": "theirs"}
    store.objects["we/now/releases/notes.txt"] = Stored(b"theirs", "text/plain", "")
    house.publish(WHOLE)
    assert store.texts()["we/now/releases/notes.txt"] == "theirs"


REFUSED = [
    ({"AWS_ACCESS_KEY_ID": ""}, WHOLE, "needs a key: set AWS_ACCESS_KEY_ID"),
    ({"AWS_ACCESS_KEY_ID": "wrong-key"}, WHOLE, "does not let us in"),
    ({}, "s3://other/x", "is not there: see that the bucket exists"),
    ({"AWS_ENDPOINT_URL": "http://feedback.example"}, WHOLE, "did not answer as S3 does"),
]


@pytest.mark.parametrize(("environment", "target", "sentence"), REFUSED, ids=[each[2] for each in REFUSED])
def test_what_is_wrong_is_told_without_a_secret(
    house: House,
    store: Store,
    environment: dict[str, str],
    target: str,
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(Refusal, match=sentence) as refused:
        house.publish(target, dry=True)
    assert not [word for word in ("wrong-key", "right-key", "never-shown") if word in str(refused.value)]
    assert "\n" not in str(refused.value)


def test_a_page_that_changes_while_it_is_sent_stops_the_sending(house: House, store: Store) -> None:
    from jobs.web.publishing.bucket import bucket_place
    from jobs.web.publishing.target import Bucket

    place = bucket_place(Bucket("site", "we/now", plain=False), house.output, house.build(2, SECOND))
    place.difference()
    (house.output / "en" / "index.html").write_text("changed by hand", "utf-8")
    with pytest.raises(Refusal, match=r"en/index\.html was changed while it was sent"):
        place.send()
    assert "we/now/current.json" not in store.texts()


def test_lists_come_after_pages_and_front_pages_last() -> None:
    names = [
        "index.html", "sitemap.xml", "en/index.html", "en/feed.atom", "en/changes.html", "en/by/theme/x/1.html",
        "en/changes/a.html", "en/static/site.css", "_headers", "pagefind/x.js", "data/x.csv",
    ]  # fmt: skip
    assert in_safe_order(names) == [
        ["_headers", "data/x.csv", "en/static/site.css"],
        ["en/changes/a.html"],
        ["en/by/theme/x/1.html", "en/changes.html"],
        ["en/feed.atom", "pagefind/x.js", "sitemap.xml"],
        ["en/index.html", "index.html"],
    ]
