"""A mail is what its author wrote: quoted earlier mails are cut, own words between them stay (F2)."""

from __future__ import annotations

import pytest

from jobs.channels.quoted import own_words

UNTOUCHED = [
    "Where is my bed?\n\nHannah",
    "Где кровать?\n\nС уважением,\nМария",
    "وين السرير؟\nأم خالد",
    "5 > 3, and I paid 300 -> 400.",
    "My friend wrote: never buy there. She was wrong.",
    "Ordered on 2 March 2026, order NL-204518:\none bed",
    "Заказ от 2 марта:\nдиван",
    'He said:\n\n"we come at 9"',
    "We waited from 9 to 13.\n--\nHannah",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_own_words_stay(text: str) -> None:
    """F2"""
    assert own_words(text) == text


CUT = [
    ("No.\n\nOn Mon, Mar 2, 2026 at 9:00 AM Shop <a@b.example> wrote:\n> Did it come?\n> Regards", "No."),
    ("No.\n\nOn Mon, 2 March 2026 at 9:00\nNorthline Shop <a@b.example> wrote:\n> Did it come?", "No."),
    ("No.\n\nOn Mon, Mar 2, 2026 Shop wrote:\nDid it come?", "No."),
    ("Нет.\n\n2 марта 2026 г., 10:00 Магазин <a@b.example> написал:\n> Приехала?\n>> Когда?", "Нет."),
    ("Нет.\nпн, 2 мар. 2026 г. в 10:00, Магазин <a@b.example>:\n\n> Приехала?", "Нет."),
    ("لا.\n\nفي ٢ مارس ٢٠٢٦ كتب المتجر <a@b.example>:\n> هل وصل؟", "لا."),
    ("> Did it come?\nNo.\n> And the table?\nYes.", "No.\nYes."),
    (
        "Good day,\n\nyou answered:\n\n> Clear your cache.\n\nIt is an app.",
        "Good day,\n\nyou answered:\n\nIt is an app.",
    ),
    ("No.\r\n> Did it come?\r\n", "No."),
    ("No.\n\n-----Original Message-----\nFrom: Shop\nSubject: Bed\n\nDid it come?", "No."),
    ("> only quoted", ""),
]


@pytest.mark.parametrize(("text", "own"), CUT)
def test_quoted_mails_go(text: str, own: str) -> None:
    """F2"""
    assert own_words(text) == own
