"""Writes case_log.jsonl: what the staff of the example organisation did about its voices in a year, good days and bad weeks.

Run `python -m db.example.cases` after editing written/*.toml; the same words give the same bytes. Each case is drawn by its own seed.
Most are answered within ten working days; app release 4.0 (June 2026) brings three bad weeks; forums are read since February 2026;
the log ends on a fixed day, so the newest cases are still under way. Notes stand in written/case_notes.toml.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from db.example.said import LANGUAGES, Said, read, served

HERE = Path(__file__).parent
ENDS = date(2026, 11, 18)
FORUM_SINCE = date(2026, 2, 1)
APP_FAILED = (date(2026, 6, 9), date(2026, 7, 5))
NEWEST = date(2026, 10, 12)
STOPPED = (
    1,
    2,
    3,
    4,
    4,
    4,
    4,
    5,
    5,
)  # after how many steps a few of the newest cases have stopped; the first three are overdue
HEAD = "ines"  # second attempts are hers
DESK = {
    "en": ("martin", "dana", "olga", "yusuf"),
    "ru": ("olga", "dana", "martin"),
    "ar": ("layla", "layla", "yusuf"),
}
INSIDE = ("survey", "calls", "mail", "form")
WORDS = ("satisfied", "not-satisfied", "not-reached")
ODDS = {"delivery-days": (45, 25, 30), "old-mattress": (45, 25, 30), "price-promo": (55, 20, 25)}
ODDS |= {"praise": (45, 0, 55), "off": (45, 0, 55), "again": (50, 25, 25)}
USUAL_ODDS = (58, 17, 25)

Notes = Mapping[str, Mapping[str, list[str]]]  # theme -> kind of note -> notes


@dataclass
class Diary:
    """The steps of one case as they are written down: who works on it, with which notes, and the day it has come to."""

    one: Said
    notes: Notes
    person: str
    day: date
    lines: list[dict[str, str]] = field(default_factory=list)

    def write(self, to: str, theme: str, days: int, word: str = "") -> None:
        """One step, `days` working days after the last."""
        self.day = later(self.day, days)
        step = {"channel": channel_of(self.one), "external_id": number_of(self.one), "to": to}
        step |= {"on": self.day.isoformat(), "person": self.person}
        if to != "acknowledged":
            step["note"] = self.note(word or to, theme)
        self.lines.append(step | ({"customer": word} if word else {}))

    def note(self, kind: str, theme: str) -> str:
        """A note of this kind: of the theme where it has one, or one that fits every theme."""
        chance = self.one.chance(f"note {kind} {theme}")
        if kind == "not-reached":
            known = bool(self.one.person)
            return chance.choice(self.notes["every"][kind][:3] if known else self.notes["every"][kind][3:])
        return chance.choice(self.notes[theme].get(kind) or self.notes["every"][kind])


def later(day: date, working_days: int) -> date:
    """So many working days on; never on a weekend."""
    for _ in range(working_days):
        day += timedelta(days=1)
        while day.weekday() > 4:
            day += timedelta(days=1)
    return day


def channel_of(one: Said) -> str:
    """The name of the source in sources.toml."""
    return "reviews" if one.voice["channel"] == "review" else str(one.voice["channel"])


def number_of(one: Said) -> str:
    """The number under which the channel gives the voice."""
    return f"<{one.id}@mail.example.com>" if one.voice["channel"] == "mail" else one.id


def theme_of(one: Said) -> str:
    """Which notes fit: praise, off, or the first theme."""
    return "praise" if one.voice["tone"] == "praise" else next(iter(one.voice["themes"]), "off")


def needs_case(one: Said) -> bool:
    """A bad score, or words without a score that wait for an answer; copies are worked on with their first voice."""
    if "copy_of" in one.voice:
        return False
    scores = one.voice.get("scores", {}).values()
    if one.voice.get("rating", 9) <= 3 or min(scores, default=9) <= 6:
        return True
    if scores or "rating" in one.voice:
        return False
    forum_read = bool(one.voice["themes"]) and one.when.date() >= FORUM_SINCE
    return one.voice["channel"] in INSIDE or forum_read


def handler(one: Said, before: str) -> str:
    """Who works on it: not who served the customer, and not who worked on the same customer's first case."""
    involved = {before, served(one)[0].lower() if one.voice["channel"] == "calls" else ""}
    return one.chance("handler").choice([person for person in DESK[one.language] if person not in involved])


def pace(one: Said) -> tuple[int, int]:
    """Working days until the acknowledgement and until the answer."""
    chance = one.chance("pace")
    if theme_of(one) in ("praise", "off"):
        return chance.randint(1, 2), chance.randint(2, 6)
    if APP_FAILED[0] <= one.when.date() <= APP_FAILED[1]:
        bad = 6 if theme_of(one) == "website-app" else 0
        return chance.randint(2, 7), chance.randint(8 + bad, 14 + bad)
    first = chance.choices((1, 2, 3, 4), (40, 30, 18, 12))[0]
    low, high = chance.choices(((first + 1, 7), (8, 10), (11, 17)), (72, 18, 10))[0]
    return first, chance.randint(low, high)


def work(diary: Diary, theme: str, until: int, chance: Random) -> None:
    """Assessed, investigated and answered within `until` working days."""
    assessed = chance.randint(0, min(1, until))
    investigated = chance.randint(0, until - assessed)
    diary.write("assessed", theme, assessed)
    diary.write("investigated", theme, investigated)
    diary.write("answered", theme, until - assessed - investigated)


def follow_up(diary: Diary, theme: str, odds: tuple[int, int, int], chance: Random) -> str:
    """Ask some days later; closed with the cause unless the customer is not satisfied. Returns the customer's word."""
    word = chance.choices(WORDS, odds)[0]
    diary.write("followed-up", theme, chance.randint(3, 7), word)
    if word != "not-satisfied":
        diary.write("closed", theme, chance.randint(0, 2))
    return word


def write_case(one: Said, notes: Notes, person: str) -> list[dict[str, str]]:
    """The whole way of one case; what would lie after the last day of the log is left out by the caller."""
    theme, chance = theme_of(one), one.chance("case")
    diary = Diary(one, notes, person, one.when.date())
    acknowledged, answered = pace(one)
    diary.write("acknowledged", theme, acknowledged)
    if (
        theme == "website-app"
        and APP_FAILED[0] <= one.when.date() <= APP_FAILED[1]
        and chance.random() < 0.15
    ):
        return diary.lines  # lost among too many
    work(diary, theme, answered - acknowledged, chance)
    if follow_up(diary, theme, ODDS.get(theme, USUAL_ODDS), chance) == "not-satisfied":
        diary.person = HEAD
        diary.write("reopened", theme, chance.randint(0, 1))
        work(diary, "again", chance.randint(1, 6), chance)
        follow_up(diary, "again", ODDS["again"], chance)
    return diary.lines


def unfinished(said: Iterable[Said]) -> dict[str, int]:
    """The newest cases that are still under way -> how many steps they have."""
    newest = [one for one in said if one.when.date() >= NEWEST and theme_of(one) not in ("praise", "off")]
    chosen = sorted(newest, key=lambda one: one.chance("unfinished").random())
    return {one.id: steps for one, steps in zip(chosen, STOPPED, strict=False)}


def case_log(written: Path) -> list[dict[str, str]]:
    """Every step of every case, in the order of the days."""
    notes = tomllib.loads((written / "case_notes.toml").read_text("utf-8"))
    said = [one for language in LANGUAGES for one in read(written, language) if needs_case(one)]
    stopped = unfinished(said)
    people: dict[str, str] = {}
    lines = []
    for one in sorted(said, key=lambda one: (one.when, one.id)):
        people[one.id] = handler(one, people.get(one.voice.get("second_failure_of", ""), ""))
        lines += write_case(one, notes[one.language], people[one.id])[: stopped.get(one.id)]
    return sorted((line for line in lines if line["on"] <= ENDS.isoformat()), key=lambda line: line["on"])


def as_lines(steps: Iterable[Mapping[str, str]]) -> str:
    """One JSON line a step."""
    return "".join(f"{json.dumps(step, ensure_ascii=False, separators=(',', ':'))}\n" for step in steps)


if __name__ == "__main__":
    (HERE / "case_log.jsonl").write_text(as_lines(case_log(HERE / "written")), "utf-8")
