"""Turns what a person asks for into decisions, and refuses what cannot be before anything is written (M2, A2)."""

from __future__ import annotations

import unicodedata
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from db.decisions import theme_meanings, voice_facts
from db.quotes import find_voice
from jobs.mosaic.decisions import Decision, resting_on, standing
from jobs.mosaic.effective import Picture
from jobs.mosaic.themes import ID
from jobs.refusal import Refusal
from jobs.settings import LANGUAGES

Row = dict[str, Any]
SETTLED = {
    "duplicate": "repeats voice {same_as}: decide about that one",
    "private": "is about another company and stands in no theme",
    "rejected": "is rejected: take that decision back first (./invoke themes --log shows its number)",
}
LONGEST_REASON = 500
UNSEEN = frozenset({"Cc", "Cf", "Cs"})  # signs that steer a terminal or a text's direction, and broken bytes
JOINERS = frozenset("\u200c\u200d")  # Persian and Urdu names need them


@dataclass(frozen=True)
class Deciding:
    """Who decides when, on which picture; `asked` are the words of the command."""

    db: Database
    picture: Picture
    log: list[Decision]
    asked: Namespace
    person: str
    staff: frozenset[str]
    now: datetime

    def row(self, kind: str, **columns: Any) -> Row:
        """A decision as a row."""
        signed = {"person": self.person, "decided_at": self.now.isoformat(timespec="seconds")}
        return {"kind": kind, "reason": self.reason, **signed, **columns}

    @property
    def known(self) -> set[str]:
        """The living themes."""
        return {theme.id for theme in self.picture.themes}

    @property
    def reason(self) -> str:
        """Why, in one line; may be empty."""
        reason = one_line(self.asked.reason, "The reason")
        if len(reason) > LONGEST_REASON:
            raise Refusal(f"The reason is longer than {LONGEST_REASON} letters: say it shorter.")
        return reason

    def theme(self, asked: str | None, flag: str) -> str:
        """The living id of a theme that was named."""
        living = self.picture.living(asked or "")
        if living not in self.known:
            what = f"{asked[:40]!r} is not a theme" if asked else "No theme is named"
            raise Refusal(f"{what}: add {flag} with one of {', '.join(sorted(self.known))}.")
        return living

    def any_voice(self, asked: str) -> Row:
        """A voice that went through the mosaic, in whatever state, with the themes in which it stands now."""
        found = find_voice(self.db, asked.strip())
        facts = voice_facts(self.db, found["voice_id"]) if found else None
        if facts is None:
            raise Refusal(
                "No placed voice has that number: give its number, or channel/number-in-the-channel, after ./invoke mosaic."
            )
        return {**facts, "themes": {self.picture.living(theme) for theme in facts["themes"]} & self.known}

    def voice(self, asked: str) -> Row:
        """A voice that can be decided about."""
        facts = self.any_voice(asked)
        if facts["state"] in SETTLED:
            raise Refusal(f"Voice {facts['voice_id']} {SETTLED[facts['state']].format(**facts)}.")
        return facts

    def left(self, voice: Row) -> str | None:
        """The theme that a voice shall leave: the one that was named, or its only one; None for an unplaced voice."""
        if self.asked.leaves:
            theme = self.theme(self.asked.leaves, "--from")
            if theme not in voice["themes"]:
                raise Refusal(f"Voice {voice['voice_id']} does not stand in {theme}: {stands_in(voice)}.")
            return theme
        if len(voice["themes"]) > 1:
            raise Refusal(f"Which theme shall it leave? Add --from: {stands_in(voice)}.")
        return next(iter(voice["themes"]), None)


def stands_in(voice: Mapping[str, Any]) -> str:
    """Where a voice stands, in words."""
    return f"it stands in {', '.join(sorted(voice['themes'])) or 'no theme'}"


def move(deciding: Deciding) -> list[Row]:
    """A voice goes from one theme to another; from no theme it is placed."""
    voice = deciding.voice(deciding.asked.move)
    left, into = deciding.left(voice), deciding.theme(deciding.asked.goes, "--to")
    if left == into:
        raise Refusal(f"Voice {voice['voice_id']} stands in {into} already: --confirm keeps it there.")
    stands = (voice["themes"] - {left}) | {into}
    return [
        deciding.row("move", voice_id=voice["voice_id"], theme_id=left, into_id=into, stands=sorted(stands))
    ]


def also(deciding: Deciding) -> list[Row]:
    """A voice stands in one more theme."""
    voice, into = deciding.voice(deciding.asked.also), deciding.theme(deciding.asked.goes, "--to")
    stands = sorted(voice["themes"] | {into})
    return [deciding.row("add", voice_id=voice["voice_id"], into_id=into, stands=stands)]


def not_this(deciding: Deciding) -> list[Row]:
    """A voice is not about this theme; where it belongs is left open."""
    voice = deciding.voice(deciding.asked.not_this)
    left = deciding.left(voice)
    if left is None:
        raise Refusal(f"Voice {voice['voice_id']} stands in no theme: --also puts it into one.")
    return [deciding.row("not-this", voice_id=voice["voice_id"], theme_id=left)]


def confirm(deciding: Deciding) -> list[Row]:
    """A voice stands where it belongs, in all its themes."""
    voice = deciding.voice(deciding.asked.confirm)
    if not voice["themes"]:
        raise Refusal(f"Voice {voice['voice_id']} stands in no theme: --also puts it into one.")
    return [deciding.row("confirm", voice_id=voice["voice_id"], stands=sorted(voice["themes"]))]


def reject(deciding: Deciding) -> list[Row]:
    """A voice is set aside: with a reason, evidence and a second person; it stays visible inside (A2)."""
    voice, asked = deciding.voice(deciding.asked.reject), deciding.asked
    evidence = one_line(asked.evidence, "The evidence")
    if not deciding.reason or not evidence:
        raise Refusal(
            "Nobody is dismissed without ground: add --reason 'why' and --evidence 'what shows it'."
        )
    if asked.second not in deciding.staff or asked.second == deciding.person:
        others = ", ".join(sorted(deciding.staff - {deciding.person}))
        raise Refusal(f"A second person must agree: add --second with one of {others}.")
    return [
        deciding.row("reject", voice_id=voice["voice_id"], evidence=evidence, second=asked.second),
    ]


def merge(deciding: Deciding) -> list[Row]:
    """A theme goes into another; its id means the other from now on, for ever."""
    source, into = (
        deciding.theme(deciding.asked.merge, "--merge"),
        deciding.theme(deciding.asked.into, "--into"),
    )
    if source == into:
        raise Refusal(f"{source} cannot be merged into itself: name two living themes.")
    return [deciding.row("merge", theme_id=source, into_id=into)]


def split(deciding: Deciding) -> list[Row]:
    """A new theme takes chosen voices out of another one."""
    source, new = deciding.theme(deciding.asked.split, "--split"), new_id(deciding, deciding.asked.id)
    voices = [deciding.voice(number) for number in (deciding.asked.voices or "").split(",") if number.strip()]
    if not voices:
        raise Refusal("Which voices go into the new theme? Add --voices 12,15,31.")
    for voice in voices:
        if source not in voice["themes"]:
            raise Refusal(f"Voice {voice['voice_id']} does not stand in {source}: {stands_in(voice)}.")
    texts = given_texts(deciding.asked)
    if not texts.get("name"):
        raise Refusal("The new theme needs a name: add --name-en, --name-ru, --name-ar.")
    first = deciding.row("split", theme_id=source, into_id=new, texts=texts)
    return [first, *(moved_to(deciding, voice, source, new) for voice in voices)]


def moved_to(deciding: Deciding, voice: Row, source: str | None, new: str) -> Row:
    """One voice of a split or of an accepted proposal."""
    stands = sorted((voice["themes"] - {source}) | {new})
    return deciding.row("move", voice_id=voice["voice_id"], theme_id=source, into_id=new, stands=stands)


def rename(deciding: Deciding) -> list[Row]:
    """A theme gets other names or another description; its id stays."""
    theme, texts = deciding.theme(deciding.asked.rename, "--rename"), given_texts(deciding.asked)
    if not texts:
        raise Refusal("What shall it be called? Add --name-en, --name-ru, --name-ar, --about-en ...")
    return [deciding.row("rename", theme_id=theme, texts=texts)]


def undo(deciding: Deciding) -> list[Row]:
    """A decision is taken back by another one; what rests on it comes first."""
    number = deciding.asked.undo
    meant = next((one for one in deciding.log if one.id == number), None)
    if meant is None:
        raise Refusal(f"There is no decision {number}: ./invoke themes --log shows them.")
    if meant.kind == "undo":
        raise Refusal(f"Decision {number} takes back decision {meant.undoes}: decide that anew instead.")
    if meant not in standing(deciding.log):
        raise Refusal(f"Decision {number} was taken back already: nothing was changed.")
    if resting := resting_on(number, deciding.log):
        numbers = ", ".join(map(str, resting))
        raise Refusal(f"Decisions rest on {number}: take back {numbers} first, the last one first.")
    if meant.kind == "merge" and meant.theme_id not in deciding.picture.every:
        raise Refusal(
            f"themes.toml has no theme {meant.theme_id!r} any more: put it back, then undo {number}."
        )
    return [deciding.row("undo", undoes=number)]


def new_id(deciding: Deciding, asked: str | None) -> str:
    """An id that no theme has, and none ever had."""
    if not asked or not ID.fullmatch(asked):
        raise Refusal(
            "The new theme needs an id: add --id with small Latin letters, digits and hyphens, a letter first."
        )
    if asked in deciding.picture.ids or asked in theme_meanings(deciding.db):
        raise Refusal(
            f"The id {asked!r} has or had a theme, and an id means one thing for ever: choose another."
        )
    return asked


def one_line(text: str | None, what: str) -> str:
    """What a person typed, with single spaces; refused where it holds a sign that nobody can see."""
    line = " ".join((text or "").split())
    if any(unicodedata.category(sign) in UNSEEN for sign in line if sign not in JOINERS):
        raise Refusal(f"{what} holds an invisible sign: type it anew, without copying it from elsewhere.")
    return line


def given_texts(asked: Namespace) -> dict[str, dict[str, str]]:
    """The names and descriptions of the command, by kind and language."""
    found = {
        what: {
            language: text
            for language in LANGUAGES
            if (text := one_line(getattr(asked, f"{what}_{language}"), f"--{what}-{language}"))
        }
        for what in ("name", "about")
    }
    return {what: texts for what, texts in found.items() if texts}


COMMANDS = {
    "move": move,
    "also": also,
    "not_this": not_this,
    "confirm": confirm,
    "reject": reject,
    "merge": merge,
    "split": split,
    "rename": rename,
    "undo": undo,
}
