"""The staff report as a page: numbers in the reader's language, every chart with its table, nothing that acts or asks (S8, S9, M4)."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from db.store import open_store
from jobs.patterns.figure import Figure
from jobs.settings import LANGUAGES, read_settings
from jobs.web.report.blocks import (
    Bar,
    Bars,
    Case,
    Paragraph,
    Point,
    Run,
    Section,
    Table,
    VoiceNumber,
)
from jobs.web.report.page import MOST_NEWS, page, speech_of

HOSTILE = '</style><script>alert(1)</script>"><img src=x onerror=alert(1)>\u0000\u202e{{ 7 * 7 }}'
LONG = "Бережность при доставке, согласование времени и предварительное оповещение " * 3
ARABIC = "العناية أثناء التوصيل"
FIGURE = Figure(71.4, 68.0, 74.9, 120, "mean")
BLOCKS = (
    Paragraph(HOSTILE),
    Paragraph("2026-04-13", warns=True),
    Table("table", ("name", "figure", "voice"), ((LONG, FIGURE, VoiceNumber(12345)), (ARABIC, None, 7))),
    Table("empty", ("name",), ()),
    Table("long", ("name", "value"), tuple((f"row {number}", number) for number in range(31))),
    Bars("bars", (Bar(ARABIC, -18.0, -29.0, -6.0, 146), Bar(LONG, 1e7)), unit="%", line=0.0),
    Bars("no bars", ()),
    Run("run", (Point("2026-04", 1.5, 0, 3), Point("2026-05", None), Point("2026-06", 9, 0, 3, True, HOSTILE)), 1.5),
    Run("one", (Point("2026-04", 0.0),)),
    Run("no run", ()),
)  # fmt: skip


def drawn(language: str, *blocks: Any, news: tuple[str, ...] = ()) -> str:
    """A report of one chapter."""
    settings = read_settings(Path(__file__).resolve().parents[2] / "invoke.yaml", {})
    case = Case(settings, open_store(":memory:"), date(2026, 11, 22), (), language)
    return "".join(page(case, [Section("first", "title", "lead", blocks, news)]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_holds_all_it_needs_and_nothing_acts(language: str) -> None:
    """One file without a script, an address from outside or a handler, whatever stands in the texts."""
    made = drawn(language, *BLOCKS)
    tree = html.fromstring(made)
    assert tree.get("lang") == language
    assert tree.get("dir") == ("rtl" if language == "ar" else "ltr")
    assert not tree.xpath("//script | //img | //link | //iframe | //form | //object | //base")
    assert not [name for node in tree.iter() for name in node.attrib if name.startswith("on")]
    assert all(address.startswith("#") for address in tree.xpath("//@href | //@src"))
    assert "url(" not in made
    assert "@import" not in made
    assert "\u202e" not in made
    assert "\u0000" not in made
    assert len({*tree.xpath("//@id")}) == len(tree.xpath("//@id"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_a_chart_stands_in_a_table(language: str) -> None:
    """S9."""
    tree = html.fromstring(drawn(language, *BLOCKS))
    drawings = tree.xpath("//svg[not(ancestor::svg)]")
    assert len(drawings) == 4
    assert all(node.xpath("ancestor-or-self::*[@aria-hidden='true']") for node in drawings)
    assert not [node for node in drawings if node.text_content().strip()]
    assert len(tree.xpath("//figure//tbody/tr")) == 4
    assert tree.xpath("//figure//b[@class='warn']")  # an alarm is told in words
    assert len(tree.xpath("//figure[1]//ul[@class='events']/li")) == 1


@pytest.mark.parametrize(
    ("language", "figure", "voice", "bar", "day"),
    [
        ("en", "71.4 68.0 to 74.9, n = 120", "12345", "−18% −29 to −6%, n = 146", "13 Apr 2026"),
        ("ru", "71,4 от 68,0 до 74,9, n = 120", "12345", "−18\u00a0% от −29 до −6\u00a0%, n = 146", "13 апр. 2026"),
        ("ar", "71.4 من 68.0 إلى 74.9، ن = 120", "12345", "−18% من −29 إلى −6%، ن = 146", "13 أبريل 2026"),
    ],
)  # fmt: skip
def test_numbers_and_days_are_those_of_the_language(
    language: str, figure: str, voice: str, bar: str, day: str
) -> None:
    """S8, Q8: value, interval and n; the number of a voice is no amount."""
    tree = html.fromstring(re.sub("[\u2066\u2069\u200e]", "", drawn(language, *BLOCKS)))
    cells = [" ".join(node.text_content().split()) for node in tree.xpath("//table[@class='grid'][1]//td")]
    assert cells[:4] == [figure, voice, "–", "7"]
    assert " ".join(tree.xpath("//table[@class='chart bars']//td")[0].text_content().split()) == " ".join(
        bar.split()
    )
    assert tree.xpath("//p[@class='warning']")[0].text_content().split() == day.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 0-100", "from 0-100"),
        ("2026-13", "2026-13"),
        ("version 2026-04-13-1", "version 2026-04-13-1"),
        ("2026-04", "Apr 2026"),
        ("since 2026-04-13, again", "since 13 Apr 2026, again"),
    ],
)
def test_only_days_and_months_are_written_out(text: str, expected: str) -> None:
    assert speech_of("en").text(text) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, "0"), (-0.0, "0"), (7, "7"), (1234.5, "1,234"), (12.345, "12.3"), (1.2345, "1.23"), (0.01234, "0.012"), (0.00004, "4.0E−5"), (float("nan"), "–"), (float("inf"), "–")],
)  # fmt: skip
def test_numbers_have_as_many_digits_as_a_reader_wants(value: float, expected: str) -> None:
    assert speech_of("en").number(value) == expected


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (Figure(45, 30, 60, 9, ""), "45"),
        (Figure(1.24, 0.05, 21.3, 3, ""), "1.2"),
        (Figure(7.414, 7.3, 7.5, 900, ""), "7.41"),
        (Figure(0.5, 0.499, 0.501, 9, ""), "0.500"),
        (Figure(3, float("-inf"), float("inf"), 1, ""), "3.0"),
    ],
)
def test_a_figure_is_as_exact_as_its_interval(figure: Figure, expected: str) -> None:
    """Q8."""
    assert speech_of("en").figure(figure).value == expected


@pytest.mark.parametrize(("lines", "shown"), [(0, 1), (1, 1), (MOST_NEWS, MOST_NEWS), (9, MOST_NEWS + 1)])
def test_the_first_page_tells_the_first_news(lines: int, shown: int) -> None:
    """The rest is counted."""
    tree = html.fromstring(drawn("en", news=tuple(f"news {number}" for number in range(lines))))
    found = [node.text_content() for node in tree.xpath("//section[@class='news']//li")]
    assert len(found) == shown
    assert lines != 9 or found[-1].endswith(f": {9 - MOST_NEWS}.")


@pytest.mark.parametrize(("rows", "folded"), [(30, 0), (31, 1)])
def test_long_tables_are_folded(rows: int, folded: int) -> None:
    made = drawn("en", Table("table", ("name",), tuple((str(number),) for number in range(rows))))
    assert len(html.fromstring(made).xpath("//details")) == folded
