"""The main job up to placing, on thousands of real voices in three languages; nothing is published."""

from __future__ import annotations

import json
import resource
import time
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from db.clean import count_languages, count_masks
from db.store import open_store, rows
from jobs.gather.__main__ import run as gather
from jobs.hear.__main__ import run as hear
from jobs.mosaic.__main__ import run as mosaic
from jobs.settings import read_settings
from tests.real.organisations import NAMES, make_organisation, real_data

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
# Measured 2026-11-22; the bounds lie below what was seen.
LEAST_PLACED = {"health": 0.70, "telecom": 0.55, "restaurants": 0.85}
RECEIVED = {"health": 10_000, "telecom": 4_000, "restaurants": 3_000}


@pytest.mark.real
@pytest.mark.parametrize("name", NAMES)
def test_the_main_job_on_real_feedback(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """F1, M1, M2: gather, hear and place; the ledger adds up, a second run changes nothing, and figures are printed."""
    data = real_data()
    if data is None:
        pytest.skip("no real feedback beside the checkout (OTKLIK_REAL_DATA)")
    monkeypatch.chdir(make_organisation(name, tmp_path, data))
    settings = msgspec.structs.replace(read_settings(environment={}), sentence_vectors=False)
    db = open_store(tmp_path / "otklik.db")
    start = time.process_time()
    gathered = gather(settings, db, NOW)
    heard = hear(settings, db, NOW)
    placed = mosaic(settings, db, NOW)
    seconds = time.process_time() - start
    about = placed["placed"] + placed["unplaced"]
    figures = {
        "languages": count_languages(db),
        "quarantined": placed["quarantined"],
        "placed share": round(placed["placed"] / about, 3),
        "duplicates": placed["duplicate"],
        "masked": count_masks(db),
        "CPU seconds": round(seconds, 1),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    with capsys.disabled():
        print(f"\n{name}: {json.dumps(figures)}")
    assert (
        placed["received"]
        == gathered["new"] + gathered["quarantined"]
        == heard["heard"] + placed["quarantined"]
    )
    assert placed["received"] >= RECEIVED[name]
    assert placed["placed"] / about >= LEAST_PLACED[name]
    assert hear(settings, db, NOW)["heard"] == mosaic(settings, db, NOW)["fresh"] == 0
    assert rows(db, "select count(*) as stories from stories")[0]["stories"] == 0
