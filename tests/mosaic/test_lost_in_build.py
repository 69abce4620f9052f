"""The build fails when the ledger does not add up, and says which voice is missing."""

from __future__ import annotations

import sqlite3

import pytest

from db.seal import seal_of
from tests.conftest import Organisation
from tests.web.test_small_organisations import shrink

pytestmark = pytest.mark.slow


def test_a_build_that_loses_a_voice_fails_and_names_it(organisation: Organisation) -> None:
    """M1: the old site stays as it was; nothing that the mosaic wrote in that run is kept."""
    shrink(organisation, ["2026-09-05", "2026-10-20", "2026-10-21"], stories=False)
    organisation.must("jobs.gather")
    with sqlite3.connect(organisation.database) as store:
        store.execute(
            "create trigger lose_one after insert on dispositions when new.voice_id = 2 "
            "begin delete from dispositions where voice_id = 2; end"
        )
    seal_of(organisation.database).unlink(missing_ok=True)
    said = organisation.refused("jobs.web", "build")
    assert "The ledger does not add up: 1 of 3 voices are nowhere (voice 2): run ./invoke hear" in said
    assert not organisation.site.exists()
    with sqlite3.connect(organisation.database) as store:
        assert store.execute("select count(*) from dispositions").fetchone() == (0,)
