"""A seal is bound to all that was checked, and its key to one machine (F6)."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from jobs.channels.inbox.fields import Answers
from jobs.channels.inbox.tokens import KEY_SIZE, Seal, make_key, read_key, read_seal, sealed
from jobs.refusal import Refusal

KEY, SEAL = b"k" * KEY_SIZE, Seal(1_800_000_000, bytes(range(13)))
ANSWERS = Answers(happened="Слова", contact="a@example.org", may_write=True)
CHANGES = [
    {name: (not value if isinstance(value, bool) else f"{value}x")}
    for name, value in msgspec.to_builtins(ANSWERS).items()
]


def test_a_seal_fits_what_it_was_made_for() -> None:
    written = sealed(KEY, SEAL, ANSWERS, "ru", "wording")
    assert read_seal(KEY, written, ANSWERS, "ru", "wording") == SEAL


@pytest.mark.parametrize("change", CHANGES, ids=[next(iter(change)) for change in CHANGES])
def test_one_changed_answer_breaks_it(change: dict[str, str | bool]) -> None:
    written = sealed(KEY, SEAL, ANSWERS, "ru", "wording")
    assert read_seal(KEY, written, msgspec.structs.replace(ANSWERS, **change), "ru", "wording") is None


@pytest.mark.parametrize(
    ("key", "language", "wording"),
    [(b"q" * KEY_SIZE, "ru", "wording"), (KEY, "en", "wording"), (KEY, "ru", "x")],
)
def test_another_key_language_or_wording_breaks_it(key: bytes, language: str, wording: str) -> None:
    written = sealed(KEY, SEAL, ANSWERS, "ru", "wording")
    assert read_seal(key, written, ANSWERS, language, wording) is None


@pytest.mark.parametrize("written", ["", "1.2.3", "٣.00.00", "x" * 10_000])
def test_what_is_no_seal_is_none(written: str) -> None:
    assert read_seal(KEY, written, ANSWERS, "ru", "wording") is None


def test_a_seal_of_another_time_or_code_is_none() -> None:
    made_at, random, mark = sealed(KEY, SEAL, ANSWERS, "ru", "wording").split(".")
    for changed in (f"{int(made_at) + 1}.{random}.{mark}", f"{made_at}.{random[::-1]}.{mark}"):
        assert read_seal(KEY, changed, ANSWERS, "ru", "wording") is None


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "inbox.key"
    first = read_key(file)
    make_key(file)
    assert read_key(file) == first
    assert len(first) == KEY_SIZE
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["inbox.key"]


def test_a_broken_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "inbox.key").write_bytes(b"short")
    with pytest.raises(Refusal, match="holds 5 bytes instead of 32: delete it"):
        read_key(tmp_path / "inbox.key")
