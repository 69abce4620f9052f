"""S6: of invented people in more than 150 spellings a language, planted in rendered files of every kind, at least 98 % are found."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import Organisation
from tests.vetting import held_out
from tests.vetting.canaries import KINDS, PEOPLE, PLACES, Flock, canaries, finder, recall, tell, whole

pytestmark = pytest.mark.slow

LEAST = 0.98
LEAST_HELD_OUT = 0.95
LEAST_OF_A_KIND = 0.9
LEAST_WHERE_FEW = {"leetspeak": 0.8}  # five variants


def test_canaries_are_found(built_once: Organisation) -> None:
    finds = finder(Flock())
    for path, name, _ in PLACES:
        assert not finds(name, (built_once.site / path).read_bytes()), f"{path} is not clean before planting"
    found = recall(built_once.site, Flock())
    assert set(found) == set(KINDS)
    for kind, (hits, planted, missed) in found.items():
        assert hits >= LEAST_WHERE_FEW.get(kind, LEAST_OF_A_KIND) * planted, (kind, missed)
    hits, planted = whole(found)
    assert hits >= LEAST * planted


@pytest.mark.skipif("OTKLIK_TRAIN" not in os.environ, reason="half a minute: set OTKLIK_TRAIN=1")
def test_people_to_whom_nothing_is_tuned_are_found_too(built_once: Organisation) -> None:
    found = recall(built_once.site, Flock(held_out.PEOPLE, held_out.KINDS))
    assert set(found) == set(held_out.KINDS)
    tell("held out", found)
    hits, planted = whole(found)
    assert hits >= LEAST_HELD_OUT * planted


def test_there_are_enough_canaries_in_every_language_and_kind_of_file() -> None:
    languages = Counter(who.language for _, who, _ in canaries(Flock()))
    assert min(languages[language] for language in ("en", "ru", "ar")) >= 150
    assert {kind for kind, _, _ in canaries(Flock())} == set(KINDS)
    assert len(PEOPLE) == 15
    endings = {Path(name).suffix for _, name, _ in PLACES}
    assert endings >= {".html", ".atom", ".xml", ".svg", ".json", ".css", ".txt", ""}


def test_the_canaries_share_no_code_with_the_airlock() -> None:
    source = Path(__file__).with_name("canaries.py").read_text("utf-8")
    used = {line.strip() for line in source.splitlines() if "jobs.vetting" in line and "import" in line}
    assert used == {
        "from jobs.vetting.identities import find_identities, know",
        "from jobs.vetting.reading import read_file",
    }
