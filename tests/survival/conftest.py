"""A built organisation before a night with something to do, and what an undisturbed night makes of it."""

from __future__ import annotations

import pytest

from tests.conftest import Organisation
from tests.survival.wrecks import Night, copy_of, new_voices, undisturbed


@pytest.fixture(scope="session")
def busy_night(built_once: Organisation, tmp_path_factory: pytest.TempPathFactory) -> Night:
    """New voices in a source and a changed theme: every room has work."""
    folder = tmp_path_factory.mktemp("busy")
    start = copy_of(built_once, folder / "before")
    new_voices(start)
    return undisturbed(start, folder / "after")
