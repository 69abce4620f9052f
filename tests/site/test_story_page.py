"""A story's page, rendered without Pelican: the outcome first, its promise, the reader's turn, and how others find it (S1, S10, S11)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from lxml import html

from jobs.settings import LANGUAGES
from tests.site.conftest import STATUSES
from theme.bundle import read_bundle
from theme.environment import TEMPLATES, make_environment
from theme.figures import printable
from theme.views.stories import story_view

BODY = "<h2>said</h2><p>a</p><h2>did</h2><p>b</p>"


@cache
def environment(language: str) -> Environment:
    """The theme's templates in one language."""
    return make_environment(language, TEMPLATES, finalize=printable)


def render(bundle: Path, slug: str, language: str = "en", body: str = BODY, **site: Any) -> Any:
    """The page of one story as a tree."""
    made = read_bundle(bundle, language)
    view = story_view(made, slug, body)
    template = environment(language).get_template(view.template)
    page = template.render(view=view.shown, site={**made.site, **site}, output_file=view.path, SITEURL="..")
    return html.fromstring(page.encode())


def text_of(tree: Any, path: str) -> str:
    return " ".join(" ".join(each.text_content() for each in tree.xpath(path)).split())


@pytest.mark.parametrize(
    ("slug", "lead"),
    [
        (
            "worked",
            "before arrival. It worked: comments about this fell to about a quarter of what they were.",
        ),
        ("worse", "It got worse: comments about this rose to about 300% of what they were."),
        ("no-clear-change", "So far the comments show no clear change."),
        ("made", "Too early to say. It can be known by the end of February 2027."),
        ("will-not", "We will not, because: Six people would have to work seven days a week."),
        ("asked", "We asked you: "),
        ("late", "We promised: The courier calls"),
        ("heard", "We have heard it and are finding out why it happens."),
    ],
)
def test_the_first_sentence_is_the_outcome(bundle: Path, slug: str, lead: str) -> None:
    """S1: for people in a hurry."""
    assert lead in text_of(render(bundle, slug), "//p[@class='lead']")


def test_the_verdict_comes_with_what_it_rests_on(bundle: Path) -> None:
    """M9: in words, with the interval and the comments before and after."""
    said = text_of(render(bundle, "worked"), "//section")
    assert "fell to about a quarter of what they were (between 10% and 50% of the earlier rate)." in said
    assert (
        "Before the change: about 70 comments in 5 months. After it: about 20 comments in 6 months." in said
    )


def test_a_change_without_a_verdict_says_why(bundle: Path) -> None:
    """S1: a made change never leaves the question open in silence; what was not made has no verdict."""
    assert "too few people have spoken" in text_of(render(bundle, "partly"), "//p[@class='verdict']")
    assert "Did it work?" not in text_of(render(bundle, "planned"), "//h2")


def test_a_moved_promise_shows_every_date(bundle: Path) -> None:
    """L9."""
    history = read_bundle(bundle, "en").promised["late"]["history"]
    shown = render(bundle, "late").xpath("//ul[@class='history']/li")
    assert len(shown) == len(history) > 1
    assert "promised for" in shown[0].text_content()
    assert all("moved to" in each.text_content() for each in shown[1:])


@pytest.mark.parametrize("language", LANGUAGES)
def test_readers_react_in_the_form_with_the_story_filled_in(bundle: Path, language: str) -> None:
    """S10: to a change that was made both ways, to others only "me too"; without a form the page leads to the other ways in."""
    links = render(bundle, "worked", language).xpath("//a[@class='button']/@href")
    start = f"/inbox/{language}/?story=worked&theme=delivery-time&kind="
    assert links == [f"{start}helped", f"{start}me-too"]
    assert len(render(bundle, "planned", language).xpath("//a[@class='button']/@href")) == 1
    assert set(render(bundle, "worked", language, inbox="").xpath("//a[@class='button']/@href")) == {
        "../tell-us.html"
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_answered_in_the_form(bundle: Path, language: str) -> None:
    """S10: whoever is asked something answers; "me too" would be no answer."""
    assert render(bundle, "asked", language).xpath("//a[@class='button']/@href") == [
        f"/inbox/{language}/?story=asked&theme=delivery-time"
    ]


def test_a_section_stands_only_where_it_has_something_to_say(bundle: Path) -> None:
    """S9: no heading above nothing: a story whose head says the least has nothing in short."""
    story = bundle / "en" / "stories" / "heard.md"
    lines = story.read_text("utf-8").split("\n")
    kept = [
        line for line in lines if not line.startswith(("area:", "owner:", "where:", "evidence:", "what:"))
    ]
    story.write_text("\n".join(kept), "utf-8")
    for slug, there in (("heard", False), ("worked", True)):
        assert bool(render(bundle, slug).xpath("//dl[@class='facts']")) == there, slug
        assert bool(render(bundle, slug).xpath("//h2[.='In short']")) == there, slug


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_can_be_quoted_elsewhere(bundle: Path, language: str) -> None:
    """S11: its address in full to copy, and what other sites show of it."""
    tree = render(bundle, "worked", language)
    (canonical,) = tree.xpath("//link[@rel='canonical']/@href")
    said = dict(zip(tree.xpath("//meta/@property"), tree.xpath("//meta[@property]/@content"), strict=True))
    title = text_of(tree, "//h1")
    assert said == {"og:title": title, "og:type": "article", "og:url": canonical}
    assert tree.xpath("//meta[@name='description']/@content")[0]
    assert canonical in [each.text for each in tree.xpath("//bdi[@dir='ltr']")]


def test_markup_in_a_title_stays_text_everywhere(bundle: Path) -> None:
    """Privacy, active content: in the head too."""
    story = bundle / "en" / "stories" / "worked.md"
    hostile = '"><script>&amp;'
    head = story.read_text("utf-8").split("\n", 1)
    assert head[0] == "---" or head[0].startswith("title: ")
    lines = story.read_text("utf-8").split("\n")
    story.write_text(
        "\n".join(f"title: {hostile}" if line.startswith("title: ") else line for line in lines), "utf-8"
    )
    tree = render(bundle, "worked")
    assert not tree.xpath("//script")
    assert text_of(tree, "//h1") == hostile
    assert tree.xpath("//meta[@property='og:title']/@content") == [hostile]


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_follow_each_other(bundle: Path, language: str) -> None:
    """S9: one main heading, then second ones, whatever the status; no heading is empty."""
    for slug in STATUSES:
        tree = render(bundle, slug, language)
        assert len(tree.xpath("//h1")) == 1, slug
        assert not tree.xpath("//h3|//h4"), slug
        assert all(each.text_content().strip() for each in tree.xpath("//h1|//h2")), slug
