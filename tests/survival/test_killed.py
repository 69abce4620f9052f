"""Row "Crash": a night that is killed anywhere loses and doubles nothing, shows the old site, and the next night ends well."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Organisation, copy_of, make_organisation, take_key
from tests.survival.wrecks import (
    Night,
    chances,
    finish,
    site_is_whole,
    tree,
    voices_in,
    wreck,
)

pytestmark = pytest.mark.slow


def test_the_first_night_may_be_killed_again_and_again(built_once: Organisation, tmp_path: Path) -> None:
    """F2: nothing gathered yet."""
    organisation = make_organisation(tmp_path / "first", vectors=True)
    take_key(organisation, built_once)
    night = Night(organisation, voices_in(built_once), tree(built_once.site), 4.0)
    chance = chances()
    for seconds in sorted(chance.uniform(0.2, 3.0) for _ in range(3)):
        assert wreck(night, organisation, seconds).faults == [], seconds
    assert finish(night, organisation) == []


def test_a_busy_night_may_be_killed_again_and_again(busy_night: Night, tmp_path: Path) -> None:
    """F2: a site stands, new voices wait."""
    organisation = copy_of(busy_night.start, tmp_path / "busy")
    chance = chances()
    for seconds in sorted(chance.uniform(0.2, busy_night.seconds) for _ in range(5)):
        assert wreck(busy_night, organisation, seconds).faults == [], seconds
    assert finish(busy_night, organisation) == []


def test_a_broken_site_and_a_lost_voice_would_be_noticed(built: Organisation, busy_night: Night) -> None:
    """The looking itself is tested: a planted fault is found."""
    assert site_is_whole(built, needed=True)
    (built.site / "en" / "index.html").write_text("half", "utf-8")
    assert not site_is_whole(built, needed=True)
    assert busy_night.voices - voices_in(built)
    built.site.unlink()
    assert not site_is_whole(built, needed=True)
    assert site_is_whole(built, needed=False)


def test_a_page_that_was_changed_or_lost_is_built_again(built: Organisation) -> None:
    """S6: the site is what was vetted, byte by byte."""
    before = tree(built.site)
    (built.site / "ar" / "index.html").write_text("x", "utf-8")
    (built.site / "ru" / "index.html").unlink()
    assert "holds no whole site" in built.refused("jobs.web", "publish", "--to", "public/site")
    assert "vetted and swapped in" in built.must("jobs.web", "build")
    assert tree(built.site) == before
