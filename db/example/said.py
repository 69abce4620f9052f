"""The written voices of the example organisation, each with its person and a moment drawn by its own seed.

Dates stay inside the written month; copies follow within five days, second failures within 10 to 80 days; before March
2026 most complaints about the order desk come from calls between 9 and 10 in the morning.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

LANGUAGES = ("en", "ru", "ar")
ZONES = {"en": ZoneInfo("Europe/London"), "ru": ZoneInfo("Europe/Moscow"), "ar": ZoneInfo("Asia/Riyadh")}
STAFF = {
    "Ольга": "Olga",
    "Мартин": "Martin",
    "Дана": "Dana",
    "Юсуф": "Yusuf",
    "Павел": "Pavel",
    "Тарик": "Tariq",
}
STAFF |= {
    "أولغا": "Olga",
    "مارتن": "Martin",
    "دانا": "Dana",
    "يوسف": "Yusuf",
    "بافل": "Pavel",
    "طارق": "Tariq",
}
STAFF |= {"Колин": "Colin", "كولن": "Colin"}
SHIFTS = {"morning": (("Olga", "Martin"), range(9, 15)), "evening": (("Dana", "Yusuf"), range(15, 21))}
RUSH_ENDED = date(2026, 3, 2)  # since then a second person answers the phone from 9 to 10

GAPS = {"copy_of": (1, 5), "second_failure_of": (10, 80)}  # days after the first voice


@dataclass(frozen=True)
class Said:
    """A written voice with its person and the moment that was drawn for it."""

    voice: dict[str, Any]
    person: dict[str, str]
    when: datetime
    language: str

    @property
    def id(self) -> str:
        """The number that the voice keeps in every channel."""
        return str(self.voice["id"])

    @property
    def text(self) -> str:
        """The words without the line breaks at both ends."""
        return str(self.voice["text"]).strip()

    def chance(self, of_what: str) -> Random:
        """Chance of this voice's own for each question: another voice added changes nothing here."""
        return Random(f"{of_what} {self.id}")

    @property
    def author(self) -> str:
        """The name under which a review or post stands."""
        return str(self.voice.get("author") or self.person["name"])

    @property
    def nick(self) -> str:
        """A short name for the forum and the review site."""
        return str(self.voice.get("author") or self.person["email"].partition("@")[0].replace(".", "_"))


def read(written: Path, language: str) -> list[Said]:
    """The voices of one language with their moments."""
    content = tomllib.loads((written / f"{language}.toml").read_text("utf-8"))
    persons = {person["id"]: person for person in content["person"]}
    followers = {voice[link]: voice for voice in content["voice"] for link in GAPS if link in voice}
    days: dict[str, date] = {}
    for voice in sorted(content["voice"], key=depth(content["voice"])):
        days[voice["id"]] = day_of(voice, followers.get(voice["id"]), days)
    return [
        Said(
            voice,
            persons.get(voice.get("person", ""), {}),
            moment(voice, days[voice["id"]], ZONES[language]),
            language,
        )
        for voice in content["voice"]
    ]


def depth(voices: list[dict[str, Any]]) -> Callable[[dict[str, Any]], int]:
    """Orders a voice after the one it copies or follows."""
    before = {voice["id"]: voice.get("copy_of") or voice.get("second_failure_of") for voice in voices}

    def steps(voice: dict[str, Any]) -> int:
        earlier = before[voice["id"]]
        return 1 + steps({"id": earlier}) if earlier else 0

    return steps


def day_of(voice: dict[str, Any], follower: dict[str, Any] | None, days: dict[str, date]) -> date:
    """The written date, or one inside the written month that keeps the distance to a copy or second failure."""
    if "date" in voice:
        return date.fromisoformat(voice["date"])
    chance = Random(f"day {voice['id']}")
    earliest, latest = month_of(voice)
    for link, (least, most) in GAPS.items():
        if link in voice:
            earliest = max(earliest, days[voice[link]] + timedelta(least))
            latest = min(latest, days[voice[link]] + timedelta(most))
        if follower and link in follower:
            first, last = month_of(follower)
            earliest, latest = max(earliest, first - timedelta(most)), min(latest, last - timedelta(least))
    if latest < earliest:
        raise SystemExit(
            f"{voice['id']}: its month leaves no day at the right distance: mend written/*.toml."
        )
    fitting = [earliest + timedelta(number) for number in range((latest - earliest).days + 1)]
    working = [day for day in fitting if day.weekday() < 6] or fitting  # little is said on a Sunday
    return chance.choice(fitting if chance.random() < 0.3 and voice["channel"] != "calls" else working)


def month_of(voice: dict[str, Any]) -> tuple[date, date]:
    """The first and the last day that its written month or date leaves."""
    if "date" in voice:
        return date.fromisoformat(voice["date"]), date.fromisoformat(voice["date"])
    first = date.fromisoformat(f"{voice['month']}-01")
    return first, date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(1)


def moment(voice: dict[str, Any], day: date, zone: ZoneInfo) -> datetime:
    """A plausible time of day: calls in working hours, everything else from eight to ten in the evening."""
    chance = Random(f"hour {voice['id']}")
    hours = range(9, 20) if voice["channel"] == "calls" else range(8, 22)
    return datetime(
        day.year,
        day.month,
        day.day,
        chance.choice(hours),
        chance.randrange(60),
        chance.randrange(60),
        tzinfo=zone,
    )


def served(one: Said) -> tuple[str, str, int]:
    """Who answered the customer at the order desk, on which shift and in which hour."""
    chance = one.chance("shift")
    name = STAFF.get(one.voice.get("staff", ""), one.voice.get("staff", ""))
    rush = (
        "order-desk" in one.voice["themes"][:1]
        and one.voice["tone"] != "praise"
        and one.when.date() < RUSH_ENDED
    )
    likely = "morning" if rush and chance.random() < 0.85 else chance.choice(list(SHIFTS))
    shift = next((shift for shift, (names, _) in SHIFTS.items() if name in names), likely)
    names, hours = SHIFTS[shift]
    hour = 9 if rush and shift == "morning" and chance.random() < 0.85 else chance.choice(hours)
    return name or chance.choice(names), shift, hour
