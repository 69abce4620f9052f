"""The built pages: the same bytes twice, every link leads somewhere, every language knows its sisters (S1, S4, S8, S11)."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import feedparser
import pytest
from lxml import html

from jobs.settings import LANGUAGES

pytestmark = pytest.mark.slow

PAGES = (
    *("index", "changes", "themes", "promises", "numbers", "how-we-handle", "accessibility", "tell-us"),
    *("search", "follow", "will-not", "what-works", "subscribe", "corrections", "open-data", "a-z"),
)
DIRECTION = {"en": "ltr", "ru": "ltr", "ar": "rtl"}
HEAVIEST = 20_000  # bytes of a story page with its stylesheet


def pages_of(site: Path) -> list[Path]:
    return [path for language in LANGUAGES for path in sorted((site / language).rglob("*.html"))]


def stories_of(site: Path) -> list[Path]:
    return [path for language in LANGUAGES for path in sorted((site / language / "changes").glob("*.html"))]


def weight(page: Path) -> int:
    """Bytes of a page and of every sheet that it loads."""
    sheets = html.fromstring(page.read_bytes()).xpath("//link[@rel='stylesheet']/@href")
    assert sheets
    return page.stat().st_size + sum((page.parent / each).stat().st_size for each in sheets)


def test_two_builds_give_the_same_bytes(bundle: Path, tmp_path: Path, build: Callable[..., Path]) -> None:
    """House 9: whatever the order in which Python keeps its sets."""
    first, second = build(bundle, tmp_path / "first", "1"), build(bundle, tmp_path / "second", "4711")
    files = {path.relative_to(first) for path in first.rglob("*") if path.is_file()}
    assert files == {path.relative_to(second) for path in second.rglob("*") if path.is_file()}
    assert [path for path in files if (first / path).read_bytes() != (second / path).read_bytes()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_where_the_contract_says(site: Path, language: str) -> None:
    """S3."""
    for page in PAGES:
        assert (site / language / f"{page}.html").is_file(), page
    for path in ("feed.atom", "static/site.css"):
        assert (site / language / path).is_file(), path
    assert list((site / language / "themes").glob("*.html"))
    assert list((site / language / "changes").glob("*.html"))


def test_every_link_leads_to_a_file(site: Path) -> None:
    """S1: relative links, so that the site also works from a folder and under any prefix.

    The folder data/ is written around Pelican: a site that Pelican made alone has none.
    """
    elsewhere = ("http:", "https:", "mailto:", "#", "/inbox/")
    elsewhere += () if (site / "data").is_dir() else ("./../data/", "../../data/")
    for page in pages_of(site):
        for link in html.fromstring(page.read_bytes()).xpath(
            "//body//@href|//head/link[@rel='stylesheet']/@href"
        ):
            if not link.startswith(elsewhere):
                assert (page.parent / link.split("#")[0]).resolve().is_file(), f"{page.name}: {link}"


def test_every_page_is_whole(site: Path) -> None:
    """S9: one title, one main heading, headings without a gap, unique ids, language and direction."""
    for page in pages_of(site):
        tree = html.fromstring(page.read_bytes())
        language = page.relative_to(site).parts[0]
        assert (tree.get("lang"), tree.get("dir")) == (language, DIRECTION[language])
        assert len(tree.xpath("//h1")) == len(tree.xpath("//main")) == len(tree.xpath("//title")) == 1
        levels = [int(each.tag[1]) for each in tree.xpath("//h1|//h2|//h3|//h4")]
        assert all(after <= before + 1 for before, after in pairwise(levels)), page
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), page


def test_a_page_names_itself_and_its_sisters(site: Path) -> None:
    """S11: canonical and alternate-language addresses exist; the switcher stays on the same page where it can."""
    for page in pages_of(site):
        tree = html.fromstring(page.read_bytes())
        language, *rest = page.relative_to(site).parts
        path = "/".join(rest)
        (canonical,) = tree.xpath("//link[@rel='canonical']/@href")
        assert canonical.endswith(f"/{language}/{path}")
        sisters = {each for each in LANGUAGES if (site / each / path).is_file()}
        assert set(tree.xpath("//link[@rel='alternate']/@hreflang")) == sisters
        switch = dict(
            zip(tree.xpath("//header//nav//@hreflang"), tree.xpath("//header//nav//@href"), strict=True)
        )
        assert set(switch) == set(LANGUAGES)
        for other, link in switch.items():
            assert link.endswith(f"/{other}/{path}" if other in sisters else f"/{other}/index.html")


def test_where_a_story_is_missing_the_other_language_is_offered(site: Path) -> None:
    """S8: marked with its language and direction."""
    every = {path.name for path in stories_of(site)}
    for language in LANGUAGES:
        missing = every - {path.name for path in (site / language / "changes").glob("*.html")}
        tree = html.fromstring((site / language / "changes.html").read_bytes())
        offered = {
            link.get("href").rsplit("/", 1)[1]: link
            for link in tree.xpath("//ul[@class='bare']//a[@hreflang]")
        }
        assert set(offered) == missing
        for link in offered.values():
            (isolated,) = link.xpath("bdi")
            assert isolated.get("lang") == link.get("hreflang") != language
            assert isolated.get("dir") == DIRECTION[isolated.get("lang")]


def test_a_story_page_is_light(site: Path) -> None:
    """Site, fonts: under 20 KB in all, stylesheet included."""
    for story in stories_of(site):
        assert weight(story) < HEAVIEST, (story, weight(story))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_is_valid(site: Path, language: str) -> None:
    """S4: well formed, every entry with a stable address and a time, newest first, as many as there are stories."""
    feed = feedparser.parse((site / language / "feed.atom").read_bytes())
    assert not feed.bozo
    assert feed.feed.updated
    assert feed.feed.title
    pages = (site / language / "changes").glob("*.html")
    stories = {path.stem for path in pages if b"noindex" not in path.read_bytes()}  # without tombstones
    assert {entry.link.rsplit("/", 1)[1].removesuffix(".html") for entry in feed.entries} == stories
    assert all(entry.id == entry.link and entry.updated and entry.summary for entry in feed.entries)
    published = [entry.published for entry in feed.entries]
    assert published == sorted(published, reverse=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_theme_and_status_has_a_feed(site: Path, language: str) -> None:
    """S4: well formed, an id of its own, its own stories and no other; also where there is none yet."""
    ids = set()
    for path in sorted((site / language / "feeds").rglob("*.atom")):
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, path
        ids.add(feed.feed.id)
        kind = path.parent.name
        (own,) = [each.href for each in feed.feed.links if each.rel == "self"]
        assert own.endswith(f"/{language}/feeds/{kind}/{path.name}")
        page = {each.href for each in feed.feed.links if each.rel == "alternate"}.pop()
        assert (site / page.split("/", 3)[3]).is_file()
        if kind == "status":
            assert all(path.stem in {tag.term for tag in entry.tags} for entry in feed.entries)
    themes = {path.stem for path in (site / language / "themes").glob("*.html")}
    assert {path.stem for path in (site / language / "feeds" / "theme").glob("*.atom")} == themes
    assert len(ids) == len(themes) + 13


def test_a_feed_without_stories_has_no_clock(
    bundle: Path, tmp_path: Path, build: Callable[..., Path]
) -> None:
    """House 9: an empty feed is dated by the last count, and an empty site is still a site."""
    for kind in ("stories", "lessons"):
        for text in bundle.glob(f"*/{kind}/*.md"):
            text.unlink()
    for name, empty in (("themes.json", "[]"), ("promises.json", "[]"), ("addresses.json", "{}")):
        (bundle / "released" / name).write_text(empty, "utf-8")
    release = bundle / "released" / "release.json"
    release.write_text(
        json.dumps(json.loads(release.read_text("utf-8")) | {"languages": {"stories": {}, "lessons": {}}}),
        "utf-8",
    )
    output = build(bundle, tmp_path / "output")
    assert feedparser.parse((output / "ru" / "feed.atom").read_bytes()).feed.updated == "2026-11-22T00:00:00Z"


def test_drafts_are_not_published(bundle: Path, tmp_path: Path, build: Callable[..., Path]) -> None:
    """House, facts about the parts: the default is draft, and a draft leaves no file."""
    story = bundle / "en" / "stories" / "worked.md"
    story.write_text(story.read_text("utf-8").replace("status: published\n", ""), "utf-8")
    output = build(bundle, tmp_path / "output")
    assert not (output / "en" / "changes" / "worked.html").exists()
    assert not (output / "en" / "drafts").exists()


@pytest.mark.parametrize(("name", "change"), [("themes.json", "missing"), ("extra.json", "unknown")])
def test_a_bundle_with_other_figures_is_refused(
    bundle: Path, tmp_path: Path, run_pelican: Callable[..., object], name: str, change: str
) -> None:
    """House 6: closed by default, in one sentence."""
    path = bundle / "released" / name
    path.unlink() if change == "missing" else path.write_text("{}", "utf-8")
    done = run_pelican(bundle, "en", tmp_path / "output")
    assert done.returncode != 0
    assert path.stem in done.stdout + done.stderr
    assert not (tmp_path / "output").exists()
