"""docs/receipts.md says what the code does (S5)."""

from __future__ import annotations

import re

import pytest

from jobs.channels.receipt import BITS, LENGTH, ROUNDS
from jobs.recovery.lines import DAYS_BETWEEN, FIRST, LEAST, SHOWN_FOR
from jobs.recovery.stages import OF_CASE, STAGES
from jobs.settings import CODE
from theme.catalogue import read_catalogue

TEXT = (CODE / "docs" / "receipts.md").read_text("utf-8")
TABLE = dict(
    re.findall(
        r"^\| ([A-Z][a-z ]+) \| (.+) \|$",
        TEXT.split("## What the line says")[1].split("## ")[0],
        re.MULTILINE,
    )
)
NAMES = ("Received", "Read", "Being looked into", "Answered", "Closed", "Not taken up")
SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


@pytest.mark.parametrize(("stage", "name"), list(zip(STAGES, NAMES, strict=True)))
def test_every_stage_is_explained_with_its_states(stage: str, name: str) -> None:
    assert read_catalogue("en").get(name, "a message") is not None
    for state in (state for state, shown in OF_CASE.items() if shown == stage):
        assert state.replace("-", " ") in TABLE[name], state


def test_the_numbers_are_those_of_the_code() -> None:
    assert f"a code of {LENGTH} letters" in TEXT
    assert f"A code has {BITS} random bits, and its line costs {ROUNDS:,} rounds" in TEXT
    assert f"turn: {LEAST}, and {FIRST} at the very first" in TEXT
    assert f"after {SHOWN_FOR} turns" in TEXT
    assert DAYS_BETWEEN == 7


def test_the_arithmetic_is_right() -> None:
    """Expected hits a year under 1e-6."""
    table = re.findall(r"^\| ([\d,]+) \| ([\d.]+)·10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+) \|$", TEXT, re.MULTILINE)
    assert len(table) == 3
    for receipts, figure, power in table:
        stated = float(figure) * 10.0 ** int(power.translate(SUPERSCRIPT))
        expected = 1e12 / (2 * ROUNDS) * 365.25 * 86_400 * int(receipts.replace(",", "")) / 2**BITS
        assert stated == pytest.approx(expected, rel=0.05)
        assert stated < 1e-6
