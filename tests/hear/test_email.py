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
    "follow us @northline and @kevin.p",
    "он собака сутулая, на почте был",
    "tell @kevin.p99 it is fine",
    "cats @ home. Nice",
    "@ is a sign, @@ too",
    "كنت على جيميل كوم",
    "كلب في البيت، ات من بعيد",
    "we met at me and you",
    "у @ivan.petrov46 в инстаграме",
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
    "«name[at]example[dot]com», «name {at} example {dot} co {dot} uk»",
    "«big.al73@mail.acme-industries.co.uk» and «o'brien@example.ie»",
    "«ivan @ mail.ru» or «ivan@ mail.ru» or «ivan_p @mail.ru»",
    "«ivan@mail,ru», «ivan@gmail», «ivan@gmail .com»",
    "«sam at example dot org» is me",
    "«IVAN.PETROV@MAIL.RU» and «Ivan AT Gmail DOT Com»",
    "mail «a.b_c-d@x-y.io», thanks. «z9@example.com».Please answer",
    "«ivan underscore petrov at yahoo dot co dot uk»",
    "«ivan＠mail.ru» wide",
    "«иван.петров собака яндекс точка ру»",
    "«ivan эт мейл точка ру» пишите",
    "почта:«ivan@\nmail.ru»",
    "«ivаn@mаil.ru» с чужими буквами",
    "«olga_k (собака) yandex (точка) ru»",
    "«maxim.p собака yandex.ru» после шести",
    "«احمد آت جيميل دوت كوم»",
    "الايميل «sami نقطة haddad على example نقطة com»",
    "عنواني «L . QUBAISI @ EXAMPLE . COM»",
    "بريدي «sara99 ات هوتميل نقطة كوم»",
    "راسلوني «ali.h[at]gmail.com» شكرا",
    "«info@شركة.السعودية» بريد",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_email_table(written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    check(find_emails, written, "email")
