"""Reads digits in any script, and knows which numbers say how much or when rather than who (prices, years, sizes, ratings)."""

from __future__ import annotations

import re

WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

MONEY = r"(?:€|£|\$|₽|руб\w*|р\.?(?!\w)|тыс\w*|тенге|rub|usd|eur|gbp|aed|sar|egp|jod|ريال\w*|جنيه\w*|درهم|دراهم|دينار|دنانير|دولار|ألف|الف|ليرة)"
MEASURE = r"(?:km|kg|cm|mm|км|кг|см|мм|%|percent|nights?|days?|weeks?|ночей|ночи|дней|дня|лет|раз\w*|шт\w*|كيلو|سم|متر|ليلة|يوم\w*|سنة|مرة)"
AMOUNT = r"\d(?:[\d .,']*\d)?"
QUANTITIES = re.compile(
    rf"(?:€|£|\$|₽)\s?{AMOUNT}"
    rf"|(?<![\d+]){AMOUNT}\s?(?:{MONEY}|{MEASURE})(?!\w)"
    r"|(?<!\d)(?:19|20)\d\d\s?[-–—/]\s?(?:19|20)\d\d(?!\d)"  # 2024-2025
    r"|(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?!\d)"  # 17.02.2026
    r"|(?<!\d)(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}(?!\d)"  # 2026-02-17
    r"|(?<![\d+])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)"  # 1,250,000
    r"|(?<![\d+] )(?<![\d+])[1-7](?: \d{3}){2}(?![ -]?\d)"  # 1 500 000
    r"|(?<![\d.+-])\d{1,6}\.\d{1,3}(?![\d.-])"  # 5797.917
    r"|(?<!\d)\d{1,2}:\d{2}(?:\s?[-–—]\s?\d{1,2}:\d{2})?(?!\d)",  # 09:00-21:00
    re.IGNORECASE,
)


def western(text: str) -> str:
    """The same text, character for character, with Arabic-Indic and Persian digits as 0-9."""
    return text.translate(WESTERN)


def only_digits(text: str) -> str:
    """The digits of a text, as 0-9."""
    return "".join(letter for letter in western(text) if "0" <= letter <= "9")


def without_quantities(text: str) -> str:
    """The text with western digits and every price, measure, date, time and grouped number blanked, at the same places."""
    return QUANTITIES.sub(lambda found: "·" * len(found.group()), western(text))
