"""What the survey and the callers' sheets of the example organisation hold beside scores and words, drawn for each voice by its own seed.

The answer to "would you recommend us" follows the scores (delivery and order desk most, product least) and the years as a
customer, "it was easy" follows the order desk; importance is what people say, which is another thing: the product first.
"""

from __future__ import annotations

from datetime import date
from random import Random
from statistics import fmean

from db.example.said import Said

FOLLOWED = {
    "order_desk": 0.3,
    "delivery": 0.4,
    "lead_time": 0.2,
    "product": 0.1,
}  # in "would you recommend us"
SAID_IMPORTANT = {"order_desk": 6.5, "delivery": 7.5, "lead_time": 7.0, "product": 9.0}
SILENT = 0.06  # share that leaves a question out
DEPOTS = {"en": ("Leeds", "Croydon"), "ru": ("Kazan", "Tver"), "ar": ("Riyadh", "Amman")}
SERIES = ((date(2026, 3, 16), "S8"), (date(2000, 1, 1), "S7"))  # what the workshop makes, newest first
OLD_STOCK = 0.2  # share of orders that still get the earlier series


def recommends(one: Said) -> int | str:
    """0-10, or nothing where the question was left out."""
    chance = one.chance("recommend")
    if chance.random() < SILENT:
        return ""
    scores = one.voice["scores"]
    told = sum(FOLLOWED[aspect] for aspect in scores)
    felt = sum(FOLLOWED[aspect] * score for aspect, score in scores.items()) / told
    years = (one.when.date() - since(one)).days / 365
    return within(felt - 0.3 + min(years, 4) * 0.15 + chance.gauss(0, 0.9), 0, 10)


def finds_easy(one: Said) -> int | str:
    """1-7, or nothing where the question was left out."""
    chance = one.chance("effort")
    if chance.random() < SILENT:
        return ""
    scores = one.voice["scores"]
    desk = scores.get("order_desk", fmean(scores.values()))
    return within(1 + 6 * (desk - 1) / 9 + chance.gauss(0, 0.8), 1, 7)


def says_important(one: Said, aspect: str) -> int | str:
    """1-10 for an aspect, or nothing where the question was left out; a person rates all aspects alike a little higher or lower."""
    chance = one.chance(f"importance of {aspect}")
    habit = Random(f"habit {one.person['id']}").gauss(0, 0.8)
    return (
        "" if chance.random() < SILENT else within(SAID_IMPORTANT[aspect] + habit + chance.gauss(0, 1), 1, 10)
    )


def within(value: float, lowest: int, highest: int) -> int:
    """The nearest answer that the scale has."""
    return min(highest, max(lowest, round(value)))


def since(one: Said) -> date:
    """The first day of the month in which the person became a customer."""
    return date.fromisoformat(f"{one.person['since']}-01")


def depot(one: Said) -> str:
    """From which depot the person's orders come: always the same one."""
    return Random(f"depot {one.person['id']}").choice(DEPOTS[one.language])


def series(one: Said) -> str:
    """Which series of furniture was delivered: the one of the day, or what was left of the one before."""
    day = one.when.date()
    current, *before = (name for began, name in SERIES if began <= day)
    return before[0] if before and one.chance("series").random() < OLD_STOCK else current


def circumstances(one: Said) -> list[str]:
    """Depot, customer since, series: the columns that both sheets have."""
    return [depot(one), str(one.person["since"]), series(one)]
