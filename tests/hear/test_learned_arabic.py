"""F1: the model for Arabic is asked once for each text, for names and for addresses."""

from __future__ import annotations

from jobs.hear.address_arabic import find_learned_addresses, without_sentence
from jobs.hear.learned_arabic import find_learned, read, words_of

TEXT = "ساكن في حي النور شارع الستين عمارة 12 شقة 4 والماء مقطوع"
WHERE = TEXT.index("حي"), TEXT.index(" والماء")


def test_an_empty_text_has_no_words() -> None:
    assert list(find_learned("", "PERSON", 0.1)) == []
    assert words_of("") == ()


def test_a_text_is_read_once() -> None:
    assert read(TEXT) is read(TEXT)


def test_an_address_ends_where_the_sentence_goes_on() -> None:
    assert list(find_learned_addresses(TEXT)) == [WHERE]
    assert without_sentence(TEXT, WHERE[0], len(TEXT)) == WHERE


def test_what_the_model_does_not_know_is_left_to_the_rules() -> None:
    assert without_sentence("12 High Street", 0, 14) == (0, 14)
    assert without_sentence("الخدمة ممتازة اليوم", 0, 6) == (0, 6)
    assert list(find_learned_addresses("12 High Street")) == []


def test_a_street_without_a_number_leads_to_nobody() -> None:
    street = "التوصيل على حي المروج شارع الأمير سلطان عمارة البركة"
    assert list(find_learned(street, "ADDRESS", 0.4, 0.3))
    assert list(find_learned_addresses(street)) == []


def test_a_telephone_ends_the_address() -> None:
    text = TEXT[: WHERE[1]] + "، جوال 0500000417"
    assert all(end <= WHERE[1] for _, end in find_learned_addresses(text))


def test_further_words_want_one_sure_word() -> None:
    assert list(find_learned("الخدمة ممتازة اليوم", "ADDRESS", 0.9, 0.0)) == []
