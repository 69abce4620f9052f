"""S6: a quote on the site is text and nothing else, stands on its own page only, and goes when one of its conditions goes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from jobs.hear.cleaning import clean_text
from jobs.stories.writing import read_text
from tests.conftest import Organisation
from tests.vetting.quoting.test_door import PAGE, QUOTING, WORDS, holders

pytestmark = pytest.mark.slow

ACTIVE = '<script>alert(1)</script> {{ 7*7 }} {% if %} {attach} **b** &amp; "q"'
INVISIBLE = "\u202e\u2066\x07\x0b\u200f"
HOSTILE = {
    "hostile-en": (
        "en",
        f"Every evening the van comes late and we wait for hours {ACTIVE} 😀 and nobody rings the bell when it is here at last.",
    ),
    "hostile-ru": (
        "ru",
        f"Каждый вечер машина опаздывает, и мы ждём часами у окна {ACTIVE} 😀 и никто не звонит в дверь, когда она наконец приехала.",
    ),
    "hostile-ar": (
        "ar",
        f"كل مساء تتأخر السيارة عن موعدها ونحن ننتظر ساعات طويلة في البيت {ACTIVE} 😀 ولا أحد يرن الجرس عندما تصل السيارة في آخر الليل.",
    ),
}
STORY = "sunday-delivery"


def say(organisation: Organisation, number: str, words: str) -> None:
    """A new message in the form's file, with what cannot be seen in the middle of it."""
    form = organisation.root / "example" / "channels" / "form.jsonl"
    said = words.replace(" 😀", f" {INVISIBLE}😀")
    line = {"id": number, "sent_at": "2026-11-02T10:00:00+00:00", "message": said}
    with form.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(line) + "\n")


def add_line(organisation: Organisation, name: str, line: dict[str, str]) -> None:
    """One more line in a file of the organisation's folder."""
    with (organisation.root / "example" / name).open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(line, ensure_ascii=False) + "\n")


def put_forward(organisation: Organisation, voice: str) -> None:
    """A whole voice as a quote, by way of quotes.jsonl, approved by two at the door."""
    wording = {"wording": "May we?", "consented_on": "2026-11-03", "person": "layla", "on": "2026-11-04"}
    add_line(
        organisation,
        "quotes.jsonl",
        {"voice": f"form/{voice}", "story": STORY, "first": "", "last": ""} | wording,
    )
    organisation.must("jobs.vetting")
    waiting = [
        line.split()[0] for line in organisation.must(QUOTING, "quote").splitlines() if "2 approval" in line
    ]
    for name in waiting:
        for person in ("ines", "jonas"):
            organisation.must("jobs.vetting", "--approve", name, "--as", person)


def sign(organisation: Organisation, place: str) -> None:
    """Two people approve a text elsewhere, without the airlock having read it."""
    file = organisation.root / place
    text = read_text("story" if "stories" in place else "page", file.name, file.read_bytes())
    for person in ("layla", "jonas", "ines"):
        line = {"text": place, "sha256": text.sha256, "person": person, "on": "2026-11-20"}
        add_line(organisation, "approvals.jsonl", line)


def shown(organisation: Organisation, language: str) -> list[str]:
    """The quotes that a reader sees on the story's page."""
    page = html.fromstring((organisation.site / language / "changes" / f"{STORY}.html").read_bytes())
    return [quote.text_content() for quote in page.xpath("//figure/blockquote/bdi")]


def active(content: bytes) -> list[str]:
    """Everything in a page that would do something."""
    page = html.fromstring(content)
    handlers = page.xpath("//@*[starts-with(name(), 'on')]")
    return [str(found) for found in page.xpath("//script|//img|//iframe|//main//strong[.='b']") + handlers]


def test_hostile_words_are_shown_as_they_were_written_and_do_nothing(built: Organisation) -> None:
    """S6, S9: in every language, and only on its own page; when the voice is edited the quote goes."""
    for number, (_, words) in HOSTILE.items():
        say(built, number, words)
    for room in ("gather", "hear"):
        built.must(f"jobs.{room}")
    for number in HOSTILE:
        put_forward(built, number)
    assert "6 of 6 quotes may leave" in built.must(QUOTING, "quote")
    built.must("jobs.web", "build")
    for language, words in HOSTILE.values():
        assert clean_text(words) in shown(built, language)
        assert active((built.site / language / "changes" / f"{STORY}.html").read_bytes()) == []
    elsewhere = [
        place for place in holders(built.site.resolve(), "and nobody rings the bell") if place != PAGE
    ]
    assert elsewhere == []
    say(built, "hostile-en", "Now it is much better, thank you, they come on time.")
    built.must("jobs.web", "build")
    assert shown(built, "en") == [WORDS + " I work Monday to Saturday. So when?"]
    assert clean_text(HOSTILE["hostile-ru"][1]) in shown(built, "ru")
    assert "reads otherwise today" in built.must(QUOTING, "quote")


def test_a_quote_stands_on_no_other_page(built: Organisation) -> None:
    """S6: there it is what it is, somebody's words; the old site stays."""
    file = built.root / "content" / "stories" / "spare-screws.en.md"
    file.write_text(file.read_text("utf-8").rstrip("\n") + f"\n\n{WORDS}\n", "utf-8")
    assert "verbatim-run" in built.refused("jobs.vetting", "--approve", "spare-screws", "--as", "ines")
    sign(built, "content/stories/spare-screws.en.md")
    before = built.site.readlink()
    said = built.refused("jobs.web", "build")
    assert "verbatim-run  en/changes/spare-screws.html" in said
    assert PAGE not in said
    assert WORDS not in said
    assert built.site.readlink() == before


def test_a_group_that_became_too_small_takes_the_quote_off_every_release(built: Organisation) -> None:
    """S6: here, where it was published, and in what is kept for going back."""
    built.must("jobs.web", "publish", "--to", "public/site")
    assert holders(built.root / "public", WORDS)
    settings = built.root / "invoke.yaml"
    settings.write_text(
        settings.read_text("utf-8").replace("smallest_cell: 10", "smallest_cell: 45"), "utf-8"
    )
    assert "its theme has fewer than 45 authors" in built.must(QUOTING, "quote")
    built.must("jobs.web", "build")
    assert shown(built, "en") == shown(built, "ru") == []
    assert len(shown_in(built.site / "ar" / "changes" / "honest-dates.html")) == 1
    built.must("jobs.web", "publish", "--to", "public/site")
    assert holders(built.root / "public", WORDS) == []
    assert holders(built.root / "releases", WORDS) == []


def shown_in(page: Path) -> list[str]:
    """Every quote on a page."""
    return [quote.text_content() for quote in html.fromstring(page.read_bytes()).xpath("//blockquote")]


INSIDE = "supplier: Brackwell Foam\nplan: тихие фургоны; سيارات هادئة\ninside_until: 2026-11-30\n"
LEAKS = [
    ("content/stories/spare-screws.ru.md", "\n\nBRACKWELL-FOAM нам помогает.\n"),
    ("content/stories/spare-screws.en.md", "\n\nFrom brackwell *foam*, we hear.\n"),
    ("content/stories/spare-screws.ar.md", "\n\nننتظر السيارات الهادئة.\n"),
    ("content/pages/tell-us.ru.md", "\n\nСкоро приедут Тихие Фургоны.\n"),
]


def test_what_a_story_keeps_inside_stops_every_build_until_the_day_is_over(built: Organisation) -> None:
    """S7: other language, other case, other story, title; the old site stays and no value is told."""
    story = built.root / "content" / "stories" / f"{STORY}.en.md"
    story.write_text(story.read_text("utf-8").replace("author:", f"{INSIDE}author:", 1), "utf-8")
    for person in ("ines", "jonas"):
        built.must("jobs.vetting", "--approve", STORY, "--as", person)
    built.must("jobs.web", "build")
    for words in ("Brackwell", "фургоны", "inside_until"):
        assert (
            holders(built.site.resolve(), words) == holders(built.root / "content" / "released", words) == []
        )
    before = built.site.readlink()
    for place, words in LEAKS:
        file = built.root / place
        whole = file.read_text("utf-8")
        file.write_text(whole.rstrip("\n") + words, "utf-8")
        said = built.refused("jobs.vetting", "--approve", file.name.split(".")[0], "--as", "ines")
        assert f"embargo  {place}" in said
        assert "Nothing was approved." in said
        assert words.strip() not in said
        file.write_text(whole, "utf-8")
    title = built.root / "content" / "stories" / "spare-screws.en.md"
    title.write_text(title.read_text("utf-8").replace("title: ", "title: Brackwell Foam and ", 1), "utf-8")
    sign(built, "content/stories/spare-screws.en.md")
    said = built.refused("jobs.web", "build")
    assert "embargo  en/changes/spare-screws.html" in said
    assert "embargo  en/feed.atom" in said
    assert "Brackwell" not in said
    assert built.site.readlink() == before
    built.must("jobs.web", "build", now="2026-12-01T03:00:00+00:00")
    assert holders(built.site.resolve(), "Brackwell Foam")
    assert holders(built.site.resolve(), "inside_until") == []
