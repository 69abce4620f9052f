"""A built organisation before a night with something to do, and what an undisturbed night makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Organisation, copy_of, made_once
from tests.survival.wrecks import Night, new_voices, tree, undisturbed, voices_in


@pytest.fixture(scope="session")
def busy_night(built_once: Organisation, tmp_path_factory: pytest.TempPathFactory) -> Night:
    """New voices in a source and a changed theme: every room has work."""

    def make(folder: Path) -> None:
        start = copy_of(built_once, folder / "before")
        new_voices(start)
        seconds = undisturbed(start, folder / "after").seconds
        (folder / "seconds").write_text(str(seconds), "ascii")

    folder = made_once(tmp_path_factory, "busy-night", make)
    start, after = Organisation(folder / "before"), Organisation(folder / "after")
    seconds = float((folder / "seconds").read_text("ascii"))
    return Night(start, voices_in(after), tree(after.site), seconds)
