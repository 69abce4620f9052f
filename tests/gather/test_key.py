"""The key of the pseudonyms is a file of its own, made once, and never replaced behind anybody's back (F7)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jobs.gather.key import SIZE, read_key
from jobs.refusal import Refusal


def test_the_first_run_makes_it_and_later_runs_read_it(tmp_path: Path) -> None:
    """F7"""
    file = tmp_path / "deep" / "pseudonym.key"
    key = read_key(file, needed=False)
    assert (len(key), file.stat().st_mode & 0o777) == (SIZE, 0o600)
    assert read_key(file, needed=True) == key
    assert [path.name for path in file.parent.iterdir()] == ["pseudonym.key"]


def test_a_half_written_one_of_a_killed_run_is_made_anew(tmp_path: Path) -> None:
    """F7"""
    (tmp_path / "k.new").write_bytes(b"half")
    assert len(read_key(tmp_path / "k", needed=False)) == SIZE


def test_a_missing_one_is_refused_when_customers_exist(shop: Any) -> None:
    """F7"""
    shop.counts({"id": "1", "text": "ok", "email": "a@b.example"})
    shop.settings.key_file.unlink()
    with pytest.raises(Refusal, match="is missing, and the customers' pseudonyms were made with it"):
        shop.counts({"id": "2", "text": "ok", "email": "c@d.example"})
    assert not shop.settings.key_file.exists()
    assert shop.table("select count(*) from voices") == [(1,)]


@pytest.mark.parametrize("size", [0, SIZE - 1, SIZE + 1])
@pytest.mark.parametrize("needed", [True, False])
def test_a_wrong_sized_one_is_refused(tmp_path: Path, size: int, needed: bool) -> None:
    """F7"""
    (tmp_path / "k").write_bytes(bytes(size))
    with pytest.raises(Refusal, match=f"holds {size} bytes instead of 32"):
        read_key(tmp_path / "k", needed=needed)
