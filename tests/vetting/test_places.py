"""S6: whatever is planted in whatever file and place is found: an e-mail, a name, an order number, seven words of a voice."""

from __future__ import annotations

import pytest

from jobs.vetting.gate import build_gate, vet_file
from jobs.vetting.runs import learn_runs
from tests.vetting.places import PLACES

VOICES = [
    "I took a day off and nobody came at all",
    "взяла выходной а курьер так и не приехал",
    "أخذت إجازة ولم يأت أحد في ذلك اليوم",
]
GATE = build_gate(
    [("name", "Hannah Whitlock"), ("name", "Ольга Ветрова"), ("name", "أحمد المنصوري")],
    learn_runs(enumerate(VOICES)),
    (),
)
VALUES = {
    "e-mail": ("someone.else@example.net", "contact"),
    "order": ("NL-999888", "contact"),
    "name en": ("Hannah Whitlock", "identity"),
    "name ru": ("Ольга Ветрова", "identity"),
    "name ar": ("أحمد المنصوري", "identity"),
    "run en": ("took a day off and nobody came", "verbatim-run"),
    "run ru": ("взяла выходной а курьер так и не", "verbatim-run"),
    "run ar": ("إجازة ولم يأت أحد في ذلك اليوم", "verbatim-run"),
}
NOT_TOLD = {  # what such a place cannot hold, and what one long row of signs could mean
    ("two lines", "e-mail"), ("two lines", "order"), ("vtt two cues", "e-mail"), ("vtt two cues", "order"),
    ("html invisible alphabet", "name ru"), ("html invisible alphabet", "name ar"), ("html invisible alphabet", "run ru"),
    ("html invisible alphabet", "run ar"),
}  # fmt: skip


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("place", PLACES)
def test_what_is_planted_is_found(place: str, value: str) -> None:
    if (place, value) in NOT_TOLD:
        pytest.skip("cannot stand there")
    words, rule = VALUES[value]
    name, content = PLACES[place](words)
    found = list(vet_file(GATE, name, content))
    assert rule in {finding.rule for finding in found}, found
    assert not any(words.lower() in str(finding).lower() for finding in found)


@pytest.mark.parametrize("place", PLACES)
def test_a_harmless_value_is_read_and_passes(place: str) -> None:
    name, content = PLACES[place]("couriers call before arrival")
    assert [str(finding) for finding in vet_file(GATE, name, content) if finding.stops] == []
