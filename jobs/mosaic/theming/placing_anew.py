"""Places what is new, changed or decided; when the rules themselves changed, everything, and then says who moved and why (M1, M2, M11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from sqlite_utils import Database

from db.clean import clean_voices
from db.decisions import last_replacement, placed_themes, save_replacement, words_of
from db.placements import disposition_marks, places_of, save_dispositions, settle_voice
from db.store import as_json, row_hash
from jobs.mosaic.decisions import Verdict
from jobs.mosaic.effective import Picture, exemplars_of
from jobs.mosaic.exemplars import Exemplar
from jobs.mosaic.moving import changes, in_words, why
from jobs.mosaic.placer import Placer, make_placer, mark_of
from jobs.mosaic.placing import Place, Placed
from jobs.mosaic.theming.copying import Marks, Row, copies_among

US = "us"
NOTHING = Verdict()
AT_ONCE = (
    5000  # voices that are placed before they are written: so much memory is needed, however many there are
)
SURE = 1.0  # the score of a place that a person chose


@dataclass(frozen=True)
class Rules:
    """All that decides where voices go, and its mark; `parts` tell later what changed."""

    picture: Picture
    exemplars: list[Exemplar]
    vectors: bool
    mark: str
    parts: Mapping[str, Any]

    @cached_property
    def taught(self) -> dict[str, int]:
        """By the words of a voice that became an example: its number."""
        return {one.text: one.voice for one in self.exemplars if one.voice is not None}

    def said_of(self, voice: int) -> Verdict:
        """What people decided of a voice."""
        return self.picture.verdicts.get(voice, NOTHING)

    def due(self, voice: Row, mark: str) -> bytes:
        """Changes when a voice's place must be looked at again."""
        said = self.said_of(voice["voice_id"])
        decided = [said.pinned, said.barred, said.rejected]
        return row_hash(mark, voice["subject"], voice["made_from"].hex(), decided)


@dataclass(frozen=True)
class Anew:
    """How many voices were placed anew, how many of the old ones moved, and the sentence that announces it."""

    fresh: int
    moved: int = 0
    sentence: str = ""


def make_rules(db: Database, picture: Picture, themes_file: bytes, vectors: bool) -> Rules:
    """The rules of this night; the last numbers of the log say later which decisions were new."""
    taught = {voice for voice, _ in picture.lessons}
    words = {row["voice_id"]: (row["language"], row["text"]) for row in words_of(db, taught)}
    exemplars = exemplars_of(picture, words)
    mark = mark_of(picture.themes, exemplars, vectors)
    parts = {
        "themes": themes_file.hex(),
        "program": mark_of((), (), vectors=False),
        "vectors": vectors,
        "decisions": picture.last,
        "examples": row_hash([(one.theme, one.language, one.text, one.belongs) for one in exemplars]).hex(),
    }
    return Rules(picture, exemplars, vectors, mark, parts)


def place_anew(db: Database, rules: Rules, today: date) -> Anew:
    """Place every voice that is due, and those that became copies or are none any more."""
    voices, marks = clean_voices(db), disposition_marks(db)
    due = {voice["voice_id"]: rules.due(voice, rules.mark) for voice in voices}
    fresh = {voice for voice, mark in due.items() if marks.get(voice, (None, None))[0] != mark}
    if not fresh:
        return Anew(0)
    last = last_replacement(db)
    same_rules = last is not None and last["mark"] == rules.mark
    before = {} if same_rules else placed_themes(db)
    copies = copies_of(db, voices, fresh, marks, rules)
    waiting = [voice for voice in voices if is_waiting(voice["voice_id"], fresh, copies, marks)]
    placer = save_places(db, waiting, copies, due, rules)
    if same_rules:
        return Anew(len(fresh))
    old = unchanged_voices(voices, marks, rules, last) & before.keys()
    if placer is not None:
        rules = replace(rules, parts={**rules.parts, "thresholds": shown_thresholds(placer)})
    return announce(db, rules, len(fresh), {voice: before[voice] for voice in old}, last, today)


def shown_thresholds(placer: Placer) -> dict[str, dict[str, Any]]:
    """By theme: from which score it is given and what that keeps on held-back examples, to be shown to staff."""
    return {theme: asdict(threshold) for theme, threshold in placer.thresholds.items()}


def unchanged_voices(voices: list[Row], marks: Marks, rules: Rules, last: Row | None) -> set[int]:
    """Voices whose words are those of the last time, or that people put where they are: if they move now, it is not because of what they say."""
    return {
        voice["voice_id"]
        for voice in voices
        if last is None
        or marks.get(voice["voice_id"], (None, None))[0] in (None, rules.due(voice, last["mark"]))
    }


def announce(
    db: Database,
    rules: Rules,
    fresh: int,
    before: Mapping[int, tuple[str, ...]],
    last: Row | None,
    today: date,
) -> Anew:
    """Write down and say which old voices moved; a first night has none and says nothing."""
    after = placed_themes(db)
    since = last["parts"]["decisions"] if last else 0
    hands = {
        voice for voice, said in rules.picture.verdicts.items() if max(said.decisions) > since
    } & after.keys()
    moved = changes(before, after, sorted((before.keys() & after.keys()) - hands))
    because = why(last["parts"] if last else None, rules.parts)
    told = {"why": because, "voices": len(before), "by_hand": len(hands), "moved": moved}
    save_replacement(db, {"on_day": today.isoformat(), "mark": rules.mark, "parts": rules.parts, **told})
    sentence = in_words(moved, len(hands), len(before), because) if before else ""
    return Anew(fresh, sum(moved.values()), sentence)


def copies_of(db: Database, voices: list[Row], fresh: set[int], marks: Marks, rules: Rules) -> dict[int, int]:
    """Which voices about us repeat which; one that a person placed is nobody's copy."""
    ours = [voice for voice in voices if voice["subject"] == US]
    if fresh.isdisjoint(voice["voice_id"] for voice in ours):
        found = {voice: same_as for voice, (_, same_as) in marks.items() if same_as}
    else:
        found = copies_among(db, ours, fresh, marks, vectors=rules.vectors)
    return {copy: first for copy, first in found.items() if not rules.said_of(copy).pinned}


def is_waiting(voice: int, fresh: set[int], copies: dict[int, int], marks: Marks) -> bool:
    """True for a new or changed voice, and for one that became, or is no longer, a copy."""
    return voice in fresh or copies.get(voice) != marks[voice][1]


def save_places(
    db: Database, voices: list[Row], copies: dict[int, int], due: Mapping[int, bytes], rules: Rules
) -> Placer | None:
    """Decide for each voice and write it; the placer is made only when it is asked, and returned."""
    decided = {voice["voice_id"]: settled(voice, copies, rules) for voice in voices}
    write_down(db, {number: both for number, both in decided.items() if both is not None}, due)
    asked = [voice for voice in voices if decided[voice["voice_id"]] is None]
    if not asked:
        return None
    placer = make_placer(rules.picture.themes, rules.exemplars, vectors=rules.vectors)
    for start in range(0, len(asked), AT_ONCE):
        some = asked[start : start + AT_ONCE]
        found = placer.place([[(language, text) for language, text in voice["passages"]] for voice in some])
        numbers = [voice["voice_id"] for voice in some]
        placed = zip(numbers, found, strict=True)
        write_down(db, {number: from_machine(number, one, rules) for number, one in placed}, due)
    return placer


def write_down(db: Database, decided: Mapping[int, tuple[Row, list[Row]]], due: Mapping[int, bytes]) -> None:
    """Write dispositions and places."""
    save_dispositions(
        db,
        [{**row, "made_from": due[number]} for number, (row, _) in decided.items()],
        [place for _, places in decided.values() for place in places],
    )


def settled(voice: Row, copies: dict[int, int], rules: Rules) -> tuple[Row, list[Row]] | None:
    """The disposition and places of a voice that needs no placer; None for the others."""
    number, same_as, said_of = (
        voice["voice_id"],
        copies.get(voice["voice_id"]),
        rules.said_of(voice["voice_id"]),
    )
    if voice["subject"] != US:
        return disposition(number, "private", "about another company"), []
    if same_as is not None and said_of.rejected is None:
        return disposition(number, "duplicate", f"the same words as voice {same_as}", same_as), []
    return by_people(number, said_of)


def by_people(number: int, said_of: Verdict) -> tuple[Row, list[Row]] | None:
    """Where people put a voice; None when they left it to the placer."""
    if said_of.rejected is not None:
        return disposition(number, "rejected", f"rejected by decision {said_of.rejected}"), []
    if said_of.pinned:
        return disposition(number, "placed", ""), [
            by_hand(number, theme, said_of) for theme in said_of.pinned
        ]
    return None


def settle_now(db: Database, number: int, said_of: Verdict) -> None:
    """Write at once what a person decided of a voice: it stands there, or no longer where it is not about."""
    kept = [row for row in places_of(db, number) if row["theme_id"] not in said_of.barred]
    left = (
        ("placed", "") if kept else ("unplaced", f"a person took it out (decision {said_of.decisions[-1]})")
    )
    found = by_people(number, said_of)
    settle_voice(db, *(found or (disposition(number, *left), [{"voice_id": number, **row} for row in kept])))


def from_machine(number: int, placed: Placed, rules: Rules) -> tuple[Row, list[Row]]:
    """What the placer found, without the themes that a person refused for this voice."""
    said_of = rules.said_of(number)
    kept = [place for place in placed.places if place.theme not in said_of.barred]
    reason = placed.reason
    if placed.places and not kept:
        refused = ", ".join(place.theme for place in placed.places)
        reason = f"a person said that it is not about {refused} (decision {said_of.decisions[-1]})"
    rows = [{"voice_id": number, **place_row(place, placed.second, rules.taught)} for place in kept]
    return disposition(number, "placed" if kept else "unplaced", reason), rows


def disposition(voice: int, state: str, reason: str, same_as: int | None = None) -> Row:
    """A row of dispositions."""
    return {"voice_id": voice, "state": state, "reason": reason, "same_as": same_as}


def by_hand(voice: int, theme: str, said_of: Verdict) -> Row:
    """A row of placements for a place that people chose."""
    return {
        "voice_id": voice,
        "theme_id": theme,
        "score": SURE,
        "why": as_json({"decisions": said_of.decisions}),
    }


def place_row(found: Place, second: tuple[str, float] | None, taught: Mapping[str, int]) -> Row:
    """A row of placements, with the passages, words, examples and second choice that explain it.

    An example that is a customer's voice stands there by its number: their words live in one place, from which they can be erased.
    """
    why_there = {
        "words": found.words,
        "examples": [taught.get(example, example) for example in found.examples],
        "passages": found.passages,
        "second": second,
    }
    return {"theme_id": found.theme, "score": found.score, "why": as_json(why_there)}
