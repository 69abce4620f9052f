"""What staff answer to a proposal: accepting it is one command and a decision like any other, declining it is one too (M3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.placements import voices_of_themes
from db.proposals import all_proposals
from jobs.mosaic.decisions import LEADING
from jobs.mosaic.naming import name_of
from jobs.mosaic.theming.deciding import SETTLED, Deciding, Row, given_texts, moved_to, new_id
from jobs.refusal import Refusal


def accept(deciding: Deciding) -> list[Row]:
    """The decision that a proposal asks for: a new theme, a merge or a split, with the voices that spoke for it."""
    proposal = open_proposal(deciding, deciding.asked.accept)
    texts = {"proposal": {"number": proposal["id"]}}
    if proposal["kind"] == "merge":
        smaller, larger = smaller_first(deciding, proposal["themes"])
        return [deciding.row("merge", theme_id=smaller, into_id=larger, texts=texts)]
    new = new_id(deciding, deciding.asked.id or proposal["suggested"])
    source = deciding.theme(proposal["themes"][0], "--split") if proposal["kind"] == "split" else None
    voices = [voice for number in proposal["voices"] if (voice := still_there(deciding, number, source))]
    if not voices:
        raise Refusal(
            f"The voices of proposal {proposal['id']} have found other places: nothing is left of it."
        )
    kind = "split" if source else "create"
    about = {"theme_id": source} if source else {}
    first = deciding.row(kind, into_id=new, texts=texts | texts_of(deciding, proposal), **about)
    return [first, *(moved_to(deciding, voice, source, new) for voice in voices)]


def decline(deciding: Deciding) -> list[Row]:
    """A proposal is no theme; it is not made again unless this is taken back."""
    proposal = open_proposal(deciding, deciding.asked.decline)
    return [deciding.row("decline", texts={"proposal": {"number": proposal["id"]}})]


def open_proposal(deciding: Deciding, number: int) -> Row:
    """The proposal that is meant, if it still waits."""
    found = {row["id"]: row for row in all_proposals(deciding.db)}
    if number not in found or found[number]["state"] != "open":
        state = f" is {found[number]['state']}" if number in found else " does not exist"
        waiting = ", ".join(str(row["id"]) for row in found.values() if row["state"] == "open") or "none"
        raise Refusal(f"Proposal {number}{state}: those that wait are {waiting} (./invoke themes).")
    return found[number]


def still_there(deciding: Deciding, number: int, source: str | None) -> Row | None:
    """A voice of a proposal, while it stands where it stood when the proposal was made and no person put it there."""
    voice = deciding.any_voice(str(number))
    said = deciding.picture.verdicts.get(number)
    if voice["state"] in SETTLED or (said and said.pinned):
        return None
    stands = source in voice["themes"] if source else not voice["themes"]
    return voice if stands else None


def texts_of(deciding: Deciding, proposal: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Names and descriptions as given; where no name is given, the key words of the voices."""
    given = given_texts(deciding.asked)
    found = {language: name_of(words) for language, words in proposal["keywords"].items()}
    return given | {"name": found | given.get("name", {}), "keywords": dict(proposal["keywords"])}


def smaller_first(deciding: Deciding, themes: list[str]) -> tuple[str, str]:
    """Which theme of a proposed merge goes into which: as --into says, else the smaller into the larger."""
    counted = {row["theme_id"]: row["voices"] for row in voices_of_themes(deciding.db)}
    both = sorted(
        (deciding.theme(theme, "--merge") for theme in themes), key=lambda one: (counted.get(one, 0), one)
    )
    if deciding.asked.into:
        into = deciding.theme(deciding.asked.into, "--into")
        both = [theme for theme in both if theme != into] + [into]
    if len(both) != 2 or both[0] == both[1]:
        raise Refusal(f"--into names neither theme of the proposal: use one of {', '.join(themes)}.")
    return both[0], both[1]


def answered(row: Mapping[str, Any]) -> tuple[int, str] | None:
    """The proposal that a decision answers, and what it is then; None for other decisions."""
    proposal = row.get("texts", {}).get("proposal")
    if proposal is None:
        return None
    return proposal["number"], "accepted" if row["kind"] in (*LEADING, "merge") else "declined"
