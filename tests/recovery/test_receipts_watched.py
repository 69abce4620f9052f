"""The year-long watcher of benchmarks/receipts_watching.py, in short: the stage is named no better than blindly, no line is attributed (S5)."""

from __future__ import annotations

import pytest

from benchmarks import receipts_watching
from benchmarks.receipts_watching import Learned, guesses, share, watch

pytestmark = pytest.mark.slow
MOST = 0.01  # one point, one of a hundred


def test_who_keeps_every_night_of_half_a_year_names_no_stage_and_no_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(receipts_watching, "TURNS", 30)
    learned = Learned([watch(1000, 8)])
    found = [guess for seed in range(2) for guess in guesses(watch(seed, 8), learned)]
    assert len(found) > 1000
    for attack in ("counting", "paths", "line"):
        assert share(found, attack) - share(found, f"{attack} blind") <= MOST, attack
    assert share(found, "attributed") <= MOST


def test_the_watcher_does_find_lines_that_are_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the other lines never move, whoever moves is real, and the watcher sees it."""
    monkeypatch.setattr(receipts_watching, "TURNS", 30)
    monkeypatch.setattr(
        "jobs.recovery.lines.deal",
        lambda cell, *_: dict.fromkeys(cell.others, cell.stage.replace("new", "read")),
    )
    learned = Learned([watch(1000, 8)])
    found = list(guesses(watch(0, 8), learned))
    assert share(found, "line") - share(found, "line blind") > 2 * MOST
    assert share(found, "paths") - share(found, "paths blind") > 2 * MOST
