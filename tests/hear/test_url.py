"""Web addresses."""

from __future__ import annotations

import pytest

from jobs.hear.url import find_urls
from tests.hear.table import check

STAYS = [
    "The end.Next sentence, e.g. this one",
    "version 4.0.1 at 9.30 in Leeds",
    "приехали в 9.30.Потом уехали",
    "الساعة 9.30 صباحا",
    "no.I think etc.So what.It is.Me too",
    "The hours.De facto closed, Black Star Inc. is here",
    "nice hotel.to be fair, staff was.in short",
    "booking.com and Mail.ru are fine",
    "либо/либо, и т.д. и т.п.",
    "photo.jpg and report.pdf",
    "great service.My room was cold...Us too",
    "and/or, w/o, 24/7, km/h",
    "موقع booking.com جيد",
    "شكرا لكم سوق.com و souq.com ثم jumia.com",
    "цена.Ru",
    "see .com/x and //",
]
CHANGES = [
    "“see «https://example.com/u/9»” and ’«example.com/b»’",
    "see «https://example.com/u/123?x=1».",
    "my page («www.example.org/ivan») and «t.me/olga_k5»",
    "страница «vk.com/id145», смотрите",
    "انظر «https://example.net/a»، شكرا",
    "https «example.com» too",
    "«HTTP://EXAMPLE.ORG/U/A14?ID=1669» BELONGS",
    "«instagram.com/k.ivanov6».Nice",
    "short «bit.ly/3xYz», «goo.gl/maps/abc», «youtu.be/dQw4»",
    "«wa.me/79161234567»!",
    "(«https://en.example.org/wiki/X_(y)»)",
    "«hxxp://bad.example/path» and «ftp://files.example/a»",
    "«www.avito.ru/user/x3fz69o» и «авито.рф»",
    "«example.com:8080/a?b=c#d»,then",
    "«my-site.co.uk» is mine, «site.com».Then",
    "«vk точка com слэш id145», «t(.)me/olga»",
    "«www.FaceUpdate.com.br/»",
    "حسابي «t.me/sara_9»؟",
    "موقعي «www.sara.com.sa»، زوروه",
    "«mysite.com».But no",
    "«موقعي.السعودية/أنا» هنا",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_url_table(written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    check(find_urls, written, "url")
