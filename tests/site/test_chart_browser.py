"""Charts in a real browser: no label collides with another or with a stroke, narrow and wide, in three languages (S9)."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from jobs.settings import CODE, LANGUAGES
from tests.site.chromium import MARKS
from tests.site.conftest import IMPACTS
from tests.site.test_charts import FEWER, about, macros
from tests.site.test_run_charts import EDGES, LIMITS, trend_of
from theme import charts
from theme.catalogue import DIRECTIONS

LONG = {
    "en": "Delivery and assembly at home, including the carrying away of an old mattress",
    "ru": "Предварительное оповещение получателя о времени прибытия экипажа, согласование подъёма",
    "ar": "التوصيل والتركيب في البيت بما في ذلك أخذ الفرشة القديمة والأثاث المستعمل",
}
SHEETS = ("site", "charts", "pages", "story")
SCORE = {"value": 5.1, "low": 5.0, "high": 5.2, "n": 60, "enough": True}
SPARSE = {"value": None, "low": None, "high": None, "n": 20, "enough": False}

# Every line of text without the air above and below its letters, and every drawing with its box.
MEASURE = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!node.data.trim() || node.parentElement.closest('.skip')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      const air = box.height / 6;
      found.push(['text', node.data.trim(), box.left, box.top + air, box.right, box.bottom - air]);
    }
  }
  for (const svg of document.querySelectorAll('svg')) {
    const box = svg.getBoundingClientRect();
    found.push(['drawing', svg.getAttribute('class'), box.left, box.top, box.right, box.bottom]);
  }
  return found;
}"""

pytestmark = MARKS


def every_chart(language: str) -> str:
    """One page with each chart drawn from edge figures; trends also in columns, as on a story page."""
    draw = macros(language)
    trends = [
        str(draw.trend(charts.trend_rows(trend_of(bands), changed, LIMITS), changed, LIMITS))
        for bands in EDGES.values()
        for changed in (None, "2022-03")
    ]
    impacts = [
        str(draw.before_after(IMPACTS[name])) for name in IMPACTS if IMPACTS[name]["ratio"] is not None
    ]
    aspects = [{"aspect": LONG[language], "before": SCORE, "after": SPARSE}]
    halves = [["2025-11", "2026-04"], ["2026-05", "2026-10"]]
    rows = [(LONG[language], about(100_000)), (LONG[language], FEWER)]
    others = [
        str(draw.scores(aspects, halves, {})),
        str(draw.counts(LONG[language], LONG[language], rows)),
        f'<p class="size">{draw.share(about(75), 7, 150.0)}</p>',
    ]
    pairs = [f'<div class="columns"><div>{trend}</div><div>{impacts[0]}</div></div>' for trend in trends]
    return "".join([*trends, *impacts, *others, *pairs]).replace(' id="usual"', "")


def page_of(language: str) -> str:
    sheets = "".join((CODE / "theme" / "static" / f"{name}.css").read_text("utf-8") for name in SHEETS)
    head = f'<html lang="{language}" dir="{DIRECTIONS[language]}"><meta charset="utf-8"><title>charts</title>'
    return f'<!doctype html>{head}<style>{sheets}</style><main class="wide">{every_chart(language)}</main></html>'


def overlap(one: list[Any], other: list[Any]) -> bool:
    """Whether two boxes share more than a pixel in both directions."""
    across = min(one[4], other[4]) - max(one[2], other[2])
    down = min(one[5], other[5]) - max(one[3], other[3])
    return across > 1 and down > 1


def collisions(found: list[list[Any]]) -> list[str]:
    """Texts that lie upon another text or upon a drawing; sorted by height, so that only neighbours are compared."""
    boxes = sorted(found, key=lambda box: box[3])
    said = []
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            if other[3] >= one[5]:
                break
            if "text" in (one[0], other[0]) and overlap(one, other):
                said.append(f"{one[1]!r} and {other[1]!r}")
    return said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 768, 1200])
def test_no_label_collides(browser: Browser, language: str, width: int) -> None:
    """S9: one period, equal values, zero, hidden bands only, a far outlier, 24 periods, long labels."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_content(page_of(language))
    found = page.evaluate(MEASURE)
    assert len(found) > 300
    assert collisions(found) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_collision_is_noticed(browser: Browser) -> None:
    """The measure itself."""
    page = browser.new_page()
    page.set_content("<p>one</p><p style='margin-top:-2em'>two</p><svg class='line'></svg>")
    assert collisions(page.evaluate(MEASURE)) == ["'one' and 'two'"]
    page.close()
