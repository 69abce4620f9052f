"""Language per voice and per passage."""

from __future__ import annotations

import pytest

from jobs.hear.language import language_of, passages_of

WHOLE = [
    ("The bed came late and nobody called me about it.", "en"),
    ("ok", "en"),
    ("Кровать пришла поздно, и никто не позвонил.", "ru"),
    ("норм", "ru"),
    ("Семейство тарифов Black Star Inc. от нас, теперь безлимитный рубль", "ru"),
    ("وصل السرير متأخرا ولم يتصل بي أحد.", "ar"),
    ("تمام", "ar"),
    ("واش غادي يوصل الطلب ديالي ولا لا", "ar"),
    ("", "und"),
    ("5/10 👍", "und"),
    ("[person 1] [phone 1]", "und"),
    ("Das Bett ist sehr spät gekommen und niemand hat mich angerufen, das ist nicht gut.", "und"),
    ("Ліжко прийшло пізно, і ніхто мені не зателефонував, це дуже погано.", "und"),
    ("її", "und"),
    ("تخت دیر رسید و هیچ‌کس با من تماس نگرفت، خیلی بد بود.", "und"),
    ("床は遅れて届きました", "und"),
    ("My IKEA-like стол is fine and I like it", "en"),
    ("Поставили [person 1] app на phone и всё", "ru"),
]
MIXED = [
    ("Hello there, my bed is late. Где моя кровать, скажите? Thank you very much.", ["en", "ru", "en"]),
    ("السلام عليكم ورحمة الله. Where is my new bed please?", ["ar", "en"]),
    ("Здравствуйте, пишу по-русски. أين السرير الذي طلبته؟", ["ru", "ar"]),
    ("Пишу вам по-русски, but two words", ["ru", "en"]),
    ("Пишу вам по-русски, two words", ["ru"]),
]


@pytest.mark.parametrize(("text", "language"), WHOLE)
def test_language_of_a_voice(text: str, language: str) -> None:
    """F1, M1: en, ru and ar are known, everything else is "und", and masks do not count."""
    assert language_of(passages_of(text)) == language


@pytest.mark.parametrize(("text", "languages"), MIXED)
def test_passages_of_a_mixed_voice(text: str, languages: list[str]) -> None:
    """M1: three words of another script in a row are a passage of their own, fewer are not; no letter is lost."""
    passages = passages_of(text)
    assert [language for language, _ in passages] == languages
    assert "".join("".join(passage.split()) for _, passage in passages) == "".join(text.split())
