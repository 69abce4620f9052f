"""S6: what a story keeps inside until a date is found in every spelling, and only while the date is not over."""

from __future__ import annotations

from datetime import date

import pytest

from jobs.refusal import Refusal
from jobs.stories.inside import check_inside, inside_values, without_inside
from jobs.vetting.__main__ import kept_inside
from jobs.vetting.embargo import find_embargoed, learn_embargoes
from jobs.vetting.reading import Passage

EMBARGOES = learn_embargoes(
    [
        ("supplier", "Brackwell Foam"),
        ("supplier", "Северная Фабрика"),
        ("supplier", "مصنع الريان"),
        ("volume", "12 400 mattresses"),
        ("plan", "Project Kingfisher"),
        ("plan", "quiet vans"),
        ("plan", "سيارات هادئة"),
    ]
)
STAYS = [
    "Foam from a well; Brackwell is a village",
    "на северной стороне стоит фабрика",
    "الريان حي جميل وفيه مصنع",
    "124 mattresses, 12 days, 400 of them",
    "the project of a kingfisher",
    "12,400s of mattresses",
    "quiet evening vans",
    "مصنع في حي الريان",
    "",
]
FOUND = [
    ("made by Brackwell Foam, we hear", "a supplier's name that stays inside"),
    ("BRACKWELL  FOAM", "a supplier's name that stays inside"),
    ("brackwellfoam", "a supplier's name that stays inside"),
    ("brack well-foam", "a supplier's name that stays inside"),
    ("с Северной фабрикой", "a supplier's name that stays inside"),
    ("от СЕВЕРНОЙ ФАБРИКИ", "a supplier's name that stays inside"),
    ("من مَصنع الريّان", "a supplier's name that stays inside"),
    ("لمصنع الريان", "a supplier's name that stays inside"),
    ("وبمصنع ريان", "a supplier's name that stays inside"),
    ("وللمصنع الريان", "a supplier's name that stays inside"),
    ("the quiet van", "a plan that stays inside"),
    ("Brackwell Foam's price", "a supplier's name that stays inside"),
    ("بالسيارات الهادئه", "a plan that stays inside"),
    ("12,400 mattresses", "a volume that stays inside"),
    ("12400 mattresses", "a volume that stays inside"),
    ("١٢٤٠٠ mattresses", "a volume that stays inside"),
    ("project-kingfisher", "a plan that stays inside"),
]


@pytest.mark.parametrize("text", STAYS)
def test_other_words_pass(text: str) -> None:
    assert list(find_embargoed(EMBARGOES, Passage(1, text))) == []


@pytest.mark.parametrize(("text", "kind"), FOUND)
def test_what_stays_inside_is_found(text: str, kind: str) -> None:
    assert list(find_embargoed(EMBARGOES, Passage(1, text))) == [kind]


def test_without_embargoes_nothing_is_read() -> None:
    assert list(find_embargoed((), Passage(1, "Brackwell Foam"))) == []


FIELDS = {"supplier": "Brackwell Foam; Downfield Ltd", "inside_until": "2026-12-31"}


@pytest.mark.parametrize(("today", "count"), [("2026-12-30", 2), ("2026-12-31", 2), ("2027-01-01", 0)])
def test_the_last_day_is_still_inside(today: str, count: int) -> None:
    assert len(list(inside_values(FIELDS, date.fromisoformat(today)))) == count


def test_a_text_without_a_date_keeps_nothing_inside() -> None:
    assert list(inside_values({}, date(2026, 1, 1))) == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"supplier": "Brackwell"}, "x.md: supplier need a last day inside"),
        ({"plan": "Abc; def", "inside_until": "2026-12-31"}, "x.md: value 1 of plan is too short"),
        ({"volume": "12 m", "inside_until": "2026-12-31"}, "x.md: value 1 of volume is too short"),
    ],
)
def test_a_field_that_cannot_be_kept_is_refused(fields: dict[str, str], said: str) -> None:
    with pytest.raises(Refusal, match=said):
        check_inside(fields, "x.md")


def test_fields_that_can_be_kept_pass() -> None:
    check_inside(FIELDS, "x.md")
    check_inside({"volume": "12 t.", "inside_until": "2026-12-31"} | {"volume": "1200"}, "x.md")


def test_only_the_lines_of_these_fields_are_empty() -> None:
    source = "---\ntitle: A\nsupplier: Brackwell\n---\nsupplier: who?\n"
    assert without_inside(source) == "---\ntitle: A\n\n---\nsupplier: who?\n"
    assert without_inside("supplier: who?") == "supplier: who?"
    assert without_inside("---\nplan: A\n--- \nplan: B\n---\n") == "---\n\n--- \nplan: B\n---\n"


def version(text: str, *, current: int, people: str, kind: str = "story") -> dict[str, object]:
    return {
        "kind": kind,
        "slug": "calls",
        "language": "en",
        "text": text,
        "author": "nora",
        "people": people,
        "current": current,
    }


def test_the_current_and_the_released_version_keep_things_inside() -> None:
    """S7: a draft may name a supplier that the page on the site does not, and the other way round; pages keep nothing."""
    head = "---\ntitle: A\nauthor: nora\ninside_until: 2026-12-31\nsupplier: {}\n---\n\nwords\n"
    rows = [
        version(head.format("Brackwell Foam"), current=1, people=""),
        version(head.format("Kingfisher"), current=0, people="ines\njonas"),
        version(head.format("Old Mill"), current=0, people="ines"),
        version("---\ntitle: A\nauthor: nora\n---\n\nwords\n", current=1, people=""),
        version(head.format("Page"), current=1, people="", kind="page"),
    ]
    staff = frozenset({"nora", "ines", "jonas"})
    assert list(kept_inside(rows, staff, date(2026, 11, 22))) == [
        ("supplier", "Brackwell Foam"),
        ("supplier", "Kingfisher"),
    ]
    assert list(kept_inside(rows, staff, date(2027, 1, 1))) == []
