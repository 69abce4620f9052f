"""Masks: kind, stable number, longest finding, and what is counted."""

from __future__ import annotations

import pytest

from jobs.hear.redact import full_names, redact
from jobs.hear.span import Span, join_spans

OWN = ("Northline", "Нортлайн", "خط الشمال")
STAYS = [
    "All care was very good. All well trained, said the ward.",
    "Paris blue sofa, £1,250 for 2 chairs in 2026, 100 nights, 9 to 10, 8/10 in Leeds.",
    "Диван «Париж» за 45 000 руб., заказ 2 стульев, 100 ночей, с 9 до 10, 8/10, Казань, 2026 год.",
    "كنبة باريس الزرقاء بسعر 1,500 ريال، كرسيين، 100 ليلة، من 9 إلى 10، 8/10، الرياض 2026.",
    "Raiffeisen Bank, Forbes и Vimpelcom молчат, #moda, тариф Skyforge",
    "Hello Northline! Привет, Нортлайн! «Нортлайну» спасибо. مرحبا خط الشمال",
    "",
]
CHANGES = [
    (
        "This is Hannah Whitlock, order NL-204518. Hannah again: 07700 900123, +44 7700 900123.",
        "This is [person 1], order [order 1]. [person 1] again: [phone 1], [phone 1].",
        (("order", 1), ("person", 2), ("phone", 2)),
    ),
    (
        "Курьер Nargiz и менеджер Tauzrik, спасибо Sergey и Ivan Petrov, @IvanK Антон",
        "Курьер [person 1] и менеджер [person 2], спасибо [person 3] и [person 4], [handle 1] [person 5]",
        (("handle", 1), ("person", 5)),
    ),
    (
        "My name is Fitzroy Delapenha. Olga was kind. Yours, W. Delapenha",
        "My name is [person 1]. [person 2] was kind. Yours, [person 1]",
        (("person", 3),),
    ),
    (
        "Это Ольга Ветрова, у Ольги заказ NL-1234567. Отдали Ковалёву.",
        "Это [person 1], у [person 1] заказ [order 1]. Отдали [person 2].",
        (("order", 1), ("person", 3)),
    ),
    (
        "اسمي خالد العتيبي، جوالي ٠٥٠٠٠٠٠١٢٣ وسلموا لخالد العتيبي",
        "اسمي [person 1]، جوالي [phone 1] وسلموا ل[person 1]",
        (("person", 2), ("phone", 1)),
    ),
    (
        "This is Hannah Bristol from Bristol. Hannah rang, XXXX paid.",
        "This is [person 1] from Bristol. [person 1] rang, XXXX paid.",
        (("person", 2),),
    ),
    (
        "my name is hannah whitlock, they called hannah whitlock back",
        "my name is [person 1], they called [person 1] back",
        (("person", 2),),
    ),
    (
        "Это Ольга Ветрова! They said Olga Vetrova is very well trained.",
        "Это [person 1]! They said [person 2] is very well trained.",
        (("person", 2),),
    ),
    (
        "اسمي خالد العتيبي. Khalid said all is very good.",
        "اسمي [person 1]. [person 2] said all is very good.",
        (("person", 2),),
    ),
    ("see https://example.com/u/ivan@example.com now", "see [url 1] now", (("url", 1),)),
]


@pytest.mark.parametrize("text", STAYS)
def test_what_is_said_stays(text: str) -> None:
    """F1: prices, years, amounts, products, cities, ratings and the organisation's own name stay."""
    assert redact(text, own=OWN).text == text


@pytest.mark.parametrize(("text", "masked", "counts"), CHANGES)
def test_who_said_it_goes(text: str, masked: str, counts: tuple[tuple[str, int], ...]) -> None:
    """F1: each mask keeps its kind and a number that is the same for the same person inside one voice."""
    found = redact(text)
    assert (found.text, found.masks) == (masked, counts)


def test_staff_and_author_are_known_by_name() -> None:
    """F1: known names are masked even where no rule would see a name."""
    contacts = (("name", "Zyx Qwertyov"), ("name", "Dana"))
    assert (
        redact("zyx came, Dana too; Qwertyov paid", contacts).text
        == "[person 1] came, [person 2] too; [person 3] paid"
    )


def test_findings_that_touch_become_one() -> None:
    """F1: nothing that any rule found is left beside a longer finding."""
    spans = [
        Span(5, 9, "id", "x"),
        Span(0, 6, "person", "a"),
        Span(20, 22, "url", "u"),
        Span(8, 9, "email", "e"),
    ]
    assert join_spans(spans) == [Span(0, 9, "person", "a"), Span(20, 22, "url", "u")]
    assert join_spans([Span(0, 3, "id", "x"), Span(2, 9, "order", "y")]) == [Span(0, 9, "order", "y")]
    assert join_spans([Span(0, 3, "url", "x"), Span(0, 3, "person", "y")]) == [Span(0, 3, "person", "y")]


def test_a_name_spreads_through_a_text_without_its_everyday_parts() -> None:
    """F1: one wrong mask must not mask a town or an English word everywhere else."""
    names = [
        "Hannah Whitlock",
        "Hannah Bristol",
        "Bill Bristol",
        "hannah bristol",
        "Ольга Ветрова",
        "خالد العتيبي",
    ]
    spread = [
        [value for _, value in full_names(name, [Span(0, len(name), "person", name.lower())])]
        for name in names
    ]
    assert spread == [["Hannah Whitlock"], ["Hannah"], [], [], ["Ольга Ветрова"], ["خالد العتيبي"]]
