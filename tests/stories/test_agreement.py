"""S8: the languages of one story tell the same facts; what they name exists."""

from __future__ import annotations

from datetime import date

import pytest

from jobs.refusal import Refusal
from jobs.stories.agreement import check_agreement, group_by_slug
from jobs.stories.headings import HEADINGS
from jobs.stories.writing import Text, read_text

TODAY = date(2026, 11, 22)
THEMES = ("delivery-time", "order-desk")


def text(slug: str = "calls", language: str = "en", **fields: str) -> Text:
    front = {
        "title": "t",
        "themes": "delivery-time",
        "status": "heard",
        "said": "s",
        "author": "nora",
        **fields,
    }
    body = "".join(f"## {heading}\n\nw\n\n" for heading in HEADINGS[language].values())
    source = "---\n" + "".join(f"{key}: {value}\n" for key, value in front.items()) + "---\n" + body
    return read_text("story", f"{slug}.{language}.md", source.encode())


PLANNED = {"status": "planned", "owner": "o", "promised": "2026-12-01"}
MADE = {"status": "made", "what": "w", "where": "w", "owner": "o", "evidence": "e"}
RIGHT = [
    [],
    [text()],
    [text(), text(language="ru"), text(language="ar", title="عنوان")],
    [text(**MADE, since="2026-11-22")],
    [text(), text("other", status="joined", joined_to="calls")],
    [text(status="asked", question="Sooner?"), text(language="ru", status="asked", question="Раньше?")],
    [text(area="shop"), text(language="ru", area="shop", cause="Причина")],
    [text(**PLANNED, promised_before="2026-06-30 told 2026-11-22")],
]
WRONG = [
    ([text(), text(language="ru", status="joined", joined_to="x")], "'status' differs"),
    ([text(), text(language="ar", themes="order-desk")], "'themes' differs"),
    (
        [
            text(status="planned", owner="o", promised="2026-12-01"),
            text(language="ru", status="planned", owner="o", promised="2027-01-01"),
        ],
        "'promised' differs",
    ),
    ([text(themes="weather")], "'weather' does not exist or is inside only"),
    ([text(themes="delivery-time, weather")], "'weather' does not exist"),
    ([text(**MADE, since="2026-11-23")], "lies in the future"),
    ([text(status="joined", joined_to="nothing")], "names no other story"),
    ([text(status="joined", joined_to="calls")], "names no other story"),
    ([text(area="shop"), text(language="ru")], "'area' differs"),
    ([text(again="A second crew.")], "'again' says what would make us look again"),
    ([text(status="asked")], "a question and status asked go together"),
    ([text(question="Sooner?")], "a question and status asked go together"),
    (
        [text(**PLANNED, promised_before="2026-06-30 told 2026-11-23")],
        "a day of promised_before lies in the future",
    ),
    (
        [text(**PLANNED), text(language="ru", **PLANNED, promised_before="2026-06-30 told 2026-03-01")],
        "'promised_before' differs",
    ),
]


@pytest.mark.parametrize("stories", RIGHT)
def test_what_agrees_passes(stories: list[Text]) -> None:
    check_agreement(stories, THEMES, TODAY)


@pytest.mark.parametrize(("stories", "sentence"), WRONG)
def test_what_does_not_agree_is_refused(stories: list[Text], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        check_agreement(stories, THEMES, TODAY)


def test_groups_stand_in_alphabetical_order() -> None:
    found = group_by_slug([text("b"), text("a", "ru"), text("a", "ar")])
    assert [(slug, [each.language for each in group]) for slug, group in found.items()] == [
        ("a", ["ar", "ru"]),
        ("b", ["en"]),
    ]
