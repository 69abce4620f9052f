"""The page of numbers: satisfaction, languages, channels and the ledger, with what is too uncertain left out (Q8, M1, M12)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from jobs.patterns import csi, scores
from jobs.patterns.bands import round_down
from jobs.patterns.figure import Figure, is_enough
from jobs.patterns.periods import Months, halves
from jobs.patterns.released import Frame, Row, size
from jobs.settings import LANGUAGES


def number_pieces(
    frame: Frame,
    scored: Sequence[Row],
    heard: Sequence[Row],
    channels: Sequence[Row],
    ledger: Mapping[str, int],
) -> dict[str, Any]:
    """numbers.json from the rows of db/figures.py; voices outside the frame's months count in the ledger only."""
    answers = [scores.Answer(row["said_on"], row["scores"]) for row in scored if frame.counts(row)]
    said = [row for row in heard if frame.counts(row)]
    earlier, later = halves(frame.months)
    return {
        "csi": figure_piece(frame, csi.csi([answer.scores for answer in answers]), csi.WIDEST),
        "aspects": [
            aspect_piece(frame, answers, aspect, (earlier, later)) for aspect in scores.aspects(answers)
        ],
        "halves": [[half[0], half[-1]] for half in (earlier, later)] if earlier else [],
        "languages": bands(frame, said, "language", LANGUAGES),
        "channels": channel_pieces(frame, said, channels),
        "ledger": {state: frame.limits.band(count) for state, count in ledger.items()},
    }


def figure_piece(frame: Frame, figure: Figure | None, widest: float) -> dict[str, Any]:
    """SCORE of the bundle; value and interval are null where there are too few answers or they differ too much."""
    n = round_down(figure.n, frame.limits.step) if figure else 0
    if figure is None or not is_enough(figure, widest):
        return {"value": None, "low": None, "high": None, "n": n, "enough": False}
    return {
        "value": round(figure.value, 1),
        "low": round(figure.low, 1),
        "high": round(figure.high, 1),
        "n": n,
        "enough": True,
    }


def aspect_piece(
    frame: Frame, answers: Sequence[scores.Answer], aspect: str, parts: tuple[Months, Months]
) -> dict[str, Any]:
    """One aspect in the earlier half, the later half and all months."""
    spans = {"before": parts[0], "after": parts[1], "all": frame.months}
    figures = {name: scores.aspect_mean(answers, aspect, months) for name, months in spans.items()}
    return {
        "aspect": aspect,
        **{name: figure_piece(frame, figure, scores.WIDEST) for name, figure in figures.items()},
    }


def bands(frame: Frame, said: Sequence[Row], key: str, wanted: Sequence[str]) -> dict[str, Any]:
    """Band of voices for each wanted value of the column."""
    counted = Counter(row[key] for row in said)
    return {value: frame.limits.band(counted[value]) for value in wanted}


def channel_pieces(frame: Frame, said: Sequence[Row], channels: Sequence[Row]) -> list[dict[str, Any]]:
    """Every channel with its band, the largest first, else in alphabetical order."""
    by_id = bands(frame, said, "channel_id", [channel["id"] for channel in channels])
    pieces = [
        {"id": channel["id"], "kind": channel["kind"], "band": by_id[channel["id"]]} for channel in channels
    ]
    return sorted(pieces, key=lambda piece: (-size(piece["band"]), piece["id"]))
