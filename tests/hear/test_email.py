"""E-mail addresses, plain and spelled out, in three languages."""

from __future__ import annotations

import pytest

from jobs.hear.email import find_emails
from tests.hear.table import check

STAYS = [
    "I was at home and then at work.",
    "look at mail from Monday, it is at example",
    "2 beds @ 300 each",
    "я была дома, собака лаяла",
    "مررت بالمحل أمس ولم أجد أحدا",
    "We bought it at northline.com last week",
]
CHANGES = [
    "пишите «help@example.org».Нужно ответить, «иван@почта.рф»",
    "Write to «hannah.whitlock@example.com», please.",
    "mail «ivan (dot) petrov at mail ru» or «ivan.petrov at gmail dot com»",
    "I use «j_smith99 at example.org» mostly",
    "пишите на «ivan.petrov собака mail точка ru» вечером",
    "почта «ivanov_77@mail.ru», отвечу",
    "«k.ahmed@example.com» راسلوني على",
    "إيميلي «sara.ali+shop@outlook.sa»",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_email_table(written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    check(find_emails, written, "email")
