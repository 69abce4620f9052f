"""What staff decided about voices and themes, replayed in the order in which it was decided: it wins over what the program finds (M2, A2).

Every decision is a row that is never changed. An undo is another decision. What stands after the undone ones are left out is folded
into one picture: which voices stay where a person put them, which must not stand where, which texts teach what, and which id of a
theme means which.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

LEADING = ("create", "split")  # decisions whose moves are rows of their own, undone with them


@dataclass(frozen=True)
class Decision:
    """One row of the log; `stands` are all themes of the voice after it, `texts` names and meanings by kind and language."""

    id: int
    kind: str
    voice_id: int | None = None
    theme_id: str | None = None
    into_id: str | None = None
    stands: Sequence[str] | None = None
    texts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    undoes: int | None = None
    part_of: int | None = None
    person: str = ""
    decided_at: str = ""
    reason: str = ""
    evidence: str = ""
    second: str | None = None


@dataclass(frozen=True)
class Verdict:
    """What people said of one voice: where it stays, where it must not stand, and by which decisions; rejected, by which."""

    pinned: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    decisions: tuple[int, ...] = ()
    rejected: int | None = None


def standing(log: Iterable[Decision]) -> list[Decision]:
    """The decisions that count: without undone ones, their parts, and the undoing itself."""
    every = list(log)
    undone = {decision.undoes for decision in every if decision.kind == "undo"}
    return [
        decision
        for decision in every
        if decision.kind != "undo" and decision.id not in undone and decision.part_of not in undone
    ]


def aliases(decided: Iterable[Decision]) -> dict[str, str]:
    """By merged id: the living id that it means now, through any number of merges."""
    merged = {
        str(decision.theme_id): str(decision.into_id) for decision in decided if decision.kind == "merge"
    }
    return {theme: resolve(theme, merged) for theme in merged}


def resolve(theme: str, merged: Mapping[str, str]) -> str:
    """The living id of a theme."""
    while theme in merged:
        theme = merged[theme]
    return theme


def verdicts(decided: Sequence[Decision]) -> dict[int, Verdict]:
    """By voice: what people said of it, with merged themes under their living ids."""
    alias = aliases(decided)
    of_voices: dict[int, list[Decision]] = {}
    for decision in decided:
        if decision.voice_id is not None:
            of_voices.setdefault(decision.voice_id, []).append(decision)
    return {voice: verdict(said, alias) for voice, said in sorted(of_voices.items())}


def verdict(said: Sequence[Decision], alias: Mapping[str, str]) -> Verdict:
    """What people said of one voice, the last word last; a bar falls with the theme that it was about."""
    pinned: set[str] = set()
    barred: set[str] = set()
    rejected = None
    for decision in said:
        if decision.kind == "reject":
            rejected = decision.id
        if decision.stands is not None:
            pinned = set(decision.stands)
        if decision.theme_id is not None:
            barred.add(decision.theme_id)
            pinned.discard(decision.theme_id)
        barred -= pinned
    kept = {resolve(theme, alias) for theme in pinned}
    return Verdict(
        tuple(sorted(kept)),
        tuple(sorted(theme for theme in barred if theme not in alias and theme not in kept)),
        tuple(decision.id for decision in said),
        rejected,
    )


def lessons(decided: Sequence[Decision]) -> dict[tuple[int, str], bool]:
    """By voice and living theme: whether a person said that it belongs there; a refusal of a merged theme teaches nothing."""
    alias = aliases(decided)
    taught: dict[tuple[int, str], bool] = {}
    for decision in decided:
        if decision.voice_id is None or decision.kind == "reject":
            continue
        if decision.theme_id is not None:
            taught[decision.voice_id, decision.theme_id] = False
        for theme in confirmed(decision):
            taught[decision.voice_id, theme] = True
    kept: dict[tuple[int, str], bool] = {}
    for (voice, theme), belongs in taught.items():
        if belongs or theme not in alias:
            key = voice, resolve(theme, alias)
            kept[key] = kept.get(key, False) or belongs
    return dict(sorted(kept.items()))


def confirmed(decision: Decision) -> tuple[str, ...]:
    """The themes that a decision says a voice belongs to: the one it goes to, or all that were confirmed."""
    if decision.kind == "confirm":
        return tuple(decision.stands or ())
    return () if decision.into_id is None else (decision.into_id,)


def resting_on(number: int, log: Sequence[Decision]) -> list[int]:
    """Later decisions that would lose their ground if this one were taken back: about the same voice, or naming its new theme."""
    counting = standing(log)
    own = [decision for decision in counting if number in (decision.id, decision.part_of)]
    voices = {decision.voice_id for decision in own} - {None}
    made = {decision.into_id for decision in own if decision.kind in LEADING}
    return [
        decision.id
        for decision in counting
        if decision.id > number
        and decision not in own
        and (decision.voice_id in voices or named(decision) & made)
    ]


def named(decision: Decision) -> set[str]:
    """Every theme that a decision names."""
    return {theme for theme in (decision.theme_id, decision.into_id, *(decision.stands or ())) if theme}
