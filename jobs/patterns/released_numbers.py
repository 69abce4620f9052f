"""The page of numbers: satisfaction, languages, channels and the ledger, with what is too uncertain left out (Q8, M1, M12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jobs.patterns import csi, scores
from jobs.patterns.bands import round_down
from jobs.patterns.figure import Figure, is_enough
from jobs.patterns.periods import Months, halves, month_of
from jobs.patterns.released import STATES, Frame, Row, Shown, size
from jobs.patterns.released_service import DAYS_KEY
from jobs.patterns.released_split import HIDDEN, SPLITS, split_piece
from jobs.settings import LANGUAGES

People = dict[str, str]  # author -> everything this author answered, as text


def number_pieces(frame: Frame, shown: Shown, channels: Sequence[Row]) -> dict[str, Any]:
    """numbers.json from what the last refresh shows."""
    return {
        "csi": shown.get("csi", dict(HIDDEN)),
        **shown.get("aspects", {"aspects": [], "halves": []}),
        **service_pieces(frame, shown),
        "languages": {name: shown.get(f"language/{name}", frame.limits.hidden_band()) for name in LANGUAGES},
        "channels": channel_pieces(frame, shown, channels),
        "ledger": {
            state: shown.get(f"ledger/{state}", frame.limits.band(0)) for state in ("received", *STATES)
        },
    }


def service_pieces(frame: Frame, shown: Shown) -> dict[str, Any]:
    """Recommending, answering, leakage and recovery, each as SCORE; `within_days` = the promise that the share answered is about."""
    found = {name: split_piece(name, shown.get(name), frame.limits) for name in SPLITS}
    found["answered"]["within_days"] = (shown.get("answered") or {}).get("within_days")
    return {**found, DAYS_KEY: shown.get(DAYS_KEY, dict(HIDDEN))}


def score_cells(frame: Frame, scored: Sequence[Row]) -> Iterator[tuple[str, dict[str, People], Any]]:
    """The index, and the table of aspects as one cell: its halves move together or not at all. Each as (key, people, shown)."""
    answers = [scores.Answer(row["said_on"], row["scores"]) for row in scored]
    everybody = answers_by_author((row["author"], told(row)) for row in scored)
    index = csi.csi([answer.scores for answer in answers], [importance(row) for row in scored])
    yield "csi", {"": everybody}, figure_piece(frame, index, csi.WIDEST, len(everybody))
    parts = dict(zip(("before", "after"), halves(frame.months), strict=True)) | {"all": frame.months}
    people = {
        f"{aspect}/{name}": people_of(scored, aspect, months)
        for aspect in scores.aspects(answers)
        for name, months in parts.items()
    }
    table = {
        "aspects": [
            aspect_piece(frame, answers, aspect, parts, people) for aspect in scores.aspects(answers)
        ],
        "halves": [[parts[name][0], parts[name][-1]] for name in ("before", "after")]
        if parts["before"]
        else [],
    }
    yield "aspects", {name: who for name, who in people.items() if len(who) >= frame.limits.cell}, table


def importance(row: Row) -> dict[str, int]:
    """How important this customer says each aspect is; empty where it was not asked."""
    return dict(row.get("importance", {}))


def told(row: Row) -> list[tuple[str, int]]:
    """All that one answer adds to the index: its scores, and what it makes the aspects weigh."""
    said = [(f"importance of {aspect}", answer) for aspect, answer in importance(row).items()]
    return sorted(row["scores"].items()) + sorted(said)


def people_of(scored: Sequence[Row], aspect: str, months: Months) -> People:
    """Who scored the aspect in these months, and how."""
    return answers_by_author(
        (row["author"], row["scores"][aspect])
        for row in scored
        if aspect in row["scores"] and month_of(row["said_on"]) in months
    )


def answers_by_author(answered: Iterator[tuple[str, Any]]) -> People:
    """All answers of each person as one text, in one order."""
    given: dict[str, list[str]] = {}
    for author, answer in answered:
        given.setdefault(author, []).append(str(answer))
    return {author: ";".join(sorted(answers)) for author, answers in given.items()}


def figure_piece(frame: Frame, figure: Figure | None, widest: float, people: int) -> dict[str, Any]:
    """SCORE of the bundle; value and interval are null where there are too few answers or they differ too much.

    While fewer people than a cell needs have answered, not even how many is shown.
    """
    if figure is None or people < frame.limits.cell:
        return dict(HIDDEN)
    n = round_down(figure.n, frame.limits.step)
    if not is_enough(figure, widest):
        return {**HIDDEN, "n": n}
    return {
        "value": round(figure.value, 1),
        "low": round(figure.low, 1),
        "high": round(figure.high, 1),
        "n": n,
        "enough": True,
    }


def aspect_piece(
    frame: Frame,
    answers: Sequence[scores.Answer],
    aspect: str,
    parts: Mapping[str, Months],
    people: Mapping[str, People],
) -> dict[str, Any]:
    """One aspect in the earlier half, the later half and all months."""
    return {"aspect": aspect} | {
        name: figure_piece(
            frame,
            scores.aspect_mean(answers, aspect, months),
            scores.WIDEST,
            len(people[f"{aspect}/{name}"]),
        )
        for name, months in parts.items()
    }


def channel_pieces(frame: Frame, shown: Shown, channels: Sequence[Row]) -> list[dict[str, Any]]:
    """Every channel with its band, the largest first, else in alphabetical order."""
    pieces = [
        {
            "id": channel["id"],
            "kind": channel["kind"],
            "band": shown.get(f"channel/{channel['id']}", frame.limits.hidden_band()),
        }
        for channel in channels
    ]
    return sorted(pieces, key=lambda piece: (-size(piece["band"]), piece["id"]))
