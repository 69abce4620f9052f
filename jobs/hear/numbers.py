"""Reads digits in any script, and knows which numbers say how much or when rather than who (prices, years, sizes, ratings; Unicode category Nd)."""

from __future__ import annotations

import re
from functools import lru_cache

ZEROS = "٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀០᠐０𝟎𝟘𝟢𝟬𝟶"
WESTERN = {ord(zero) + value: str(value) for zero in ZEROS for value in range(10)}
WESTERN |= {ord("①") + value: str(value + 1) for value in range(9)} | {ord("٫"): ".", ord("٬"): ","}

MONEY = (
    r"(?:€|£|\$|₽|₸|₴|₪|﷼|¢|pence|pounds?|quid|dollars?|bucks|cents?|euros?|k\b|руб\w*|р\.?(?!\w)|коп\w*|тыс\w*|т\.?р\.?|тенге|доллар\w*|евро|грн|гривен"
    r"|рублей|р/мес|rub|usd|eur|gbp|aed|sar|egp|jod|kwd|qar|omr|bhd|kzt|uah|rs|inr|pkr|try|cad|aud|sr|le|mad|tnd|dzd"
    r"|ر\.?س\.?|ج\.?م\.?|د\.?إ\.?|ريال\w*|جنيه\w*|جنية|درهم|دراهم|دينار\w*|دنانير|دولار\w*|يورو|ألف|الف|آلاف|الاف|ألاف|مليون|مئة|ليرة|هلل\w*|قرش)"
)
MEASURE = (
    r"(?:km|kms|kg|kgs|cm|mm|g|gb|mb|tb|mbps|ml|l|lit(?:re|er)s?|mah|w|kw|kwh|hz|px|rpm|btu|mg|oz|lbs?|ft|feet|inch(?:es)?|miles?|%|percent|per cent"
    r"|nights?|days?|weeks?|months?|years?|hours?|hrs?|min(?:ute)?s?|seconds?|times?|people|persons|customers?|pieces?|pcs|items?|points?|stars?|calories|kcal"
    r"|км|кг|см|мм|м|г|гб|мб|мбит\w*|мл|л|вт|квт\w*|мач|гц|процент\w*|ночей|ночи|дней|дня|день|недел\w*|месяц\w*|лет|года?|час\w*|мин(?:ут\w*)?|сек\w*|раза?"
    r"|шт\w*|человек\w*|клиент\w*|баллов|балл\w*|бонус\w*|метр\w*|литр\w*|ккал"
    r"|كيلو\w*|كم|كجم|جرام|غرام|سم|مم|متر\w*|لتر|جيجا\w*|ميجا\w*|ليلة|ليالي|يوم\w*|أيام|ايام|أسبوع|اسبوع|أسابيع|شهر\w*|أشهر|سنة|سنين|سنوات|عام|ساع[ةه]|ساعات|دقيق[ةه]|دقايق|دقائق|مرة|مرات|شخص|أشخاص|نقط[ةه]|قطع[ةه]|بالمية|بالمئة)"
)
GROUPED = r"\d{1,3}(?:[ .,'’]\d{3}){1,3}(?:[.,]\d{1,2})?"  # 1 500 000, 1,250,000, 12.500,00
DAY, MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:1[3-9]|20)\d\d"
FREE = r"(?<![\d+])(?<!\d[-./)])(?<!\d[ )] )"  # not in the middle of a longer number
ALONE = rf"{FREE}(?<!\d[ ])"
CURRENCY = (
    r"(?:(?<=[€£$₽₸﷼])|(?<=[€£$₽₸﷼] )|(?<=usd|eur|gbp|aed|sar|egp|jod|rub|kwd|qar|omr|inr)"
    r"|(?<=usd |eur |gbp |aed |sar |egp |jod |rub |kwd |qar |omr |inr )|(?<= rs | le )|(?<= rs\.))"
)
QUANTITIES = re.compile(
    r"(?=\d)(?:"
    rf"{CURRENCY}(?:{GROUPED}|\d{{1,9}}(?:[.,]\d+)?)(?!\d)"
    rf"|{ALONE}(?:{GROUPED}|\d{{1,8}}(?:[.,]\d{{1,2}})?)\s?{MONEY}(?!\w)"
    rf"|{FREE}\d{{1,8}}(?:[.,]\d{{1,2}})?\s?(?:€|£|\$|₽|₸|руб\w*|ريال|جنيه|درهم|دينار)(?!\w)"
    rf"|{ALONE}(?:\d{{1,3}}[ ,]\d{{3}}|\d{{1,4}}(?:[.,]\d{{1,2}})?)\s?{MEASURE}(?!\w)"
    rf"|{FREE}{YEAR}\s?[-–—/]\s?{YEAR}(?![-./]?\d)"  # 2024-2025
    rf"|{FREE}{DAY}(?:\.{MONTH}\.|/{MONTH}/|-{MONTH}-| [./-] {MONTH} [./-] )(?:{YEAR}|\d\d)(?![-./]?\d)"  # 17.02.2026
    rf"|{FREE}{MONTH} ?/ ?{DAY} ?/ ?(?:{YEAR}|\d\d)(?![-./]?\d)"  # 02/17/2026
    rf"|{FREE}{YEAR}(?:-{MONTH}-|/{MONTH}/|\.{MONTH}\.){DAY}(?:T?\d\d:\d\d(?::\d\d)?)?(?![-./]?\d)"  # 2026-02-17
    rf"|{ALONE}\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![-]?\d)"  # 1,250,000
    rf"|{ALONE}[1-9]\d{{0,2}}(?: \d{{3}})? (?:000|500)(?![ -]?\d)"  # 12 500 000
    rf"|{ALONE}[1-7](?: \d{{3}}){{2}}(?![ -]?\d)"  # 1 450 300
    r"|(?<![\d.,+-])(?:\d{1,5}\.\d{1,3}|\d{1,3},\d{1,2})(?![\d.-])(?!,\d)"  # 5797.917
    r"|(?<![\d.-])\d{1,2}\.\d\d ?[-–] ?\d{1,2}\.\d\d(?![\d.-])"  # 21.50-22.05
    rf"|{ALONE}[1-9]\d{{1,3}}0{{4,}}(?!\d)"  # 12000000
    r"|(?<!\d)\d{1,2}:\d{2}(?::\d\d)?(?:\s?[-–—]\s?\d{1,2}:\d{2})?(?!\d))",  # 09:00-21:00
    re.IGNORECASE,
)
DIGIT = re.compile(r"[0-9]")


@lru_cache(maxsize=16)
def western(text: str) -> str:
    """The same text, character for character, with the digits of every script as 0-9."""
    return text if text.isascii() else text.translate(WESTERN)


def only_digits(text: str) -> str:
    """The digits of a text, as 0-9."""
    return "".join(letter for letter in western(text) if "0" <= letter <= "9")


@lru_cache(maxsize=16)
def without_quantities(text: str) -> str:
    """The text with western digits and every price, measure, date, time and grouped number blanked; "" when it has no digit at all."""
    plain = western(text)
    return QUANTITIES.sub(lambda found: "·" * len(found.group()), plain) if DIGIT.search(plain) else ""
