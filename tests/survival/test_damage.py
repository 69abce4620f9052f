"""Row "Corruption": nothing is published from a damaged store, which is told in a sentence, and `restore` goes back."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from db.seal import seal_of
from db.store import open_store
from jobs.refusal import Refusal
from tests.conftest import Organisation
from tests.survival.wrecks import chances, tree, voices_in

pytestmark = pytest.mark.slow

COPIES = 60


def flip(path: Path, chance: random.Random, bits: int = 1) -> None:
    """Change this many bits at random places."""
    content = bytearray(path.read_bytes())
    for _ in range(bits):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def test_one_changed_bit_anywhere_is_noticed(built_once: Organisation, tmp_path: Path) -> None:
    """Every copy is refused with the sentence that names the way back."""
    chance, copy = chances(), tmp_path / "otklik.db"
    shutil.copyfile(seal_of(built_once.database), seal_of(copy))
    for _ in range(COPIES):
        shutil.copyfile(built_once.database, copy)
        flip(copy, chance)
        with pytest.raises(Refusal, match=r"damaged.*run \./invoke restore"):
            open_store(copy)


def test_without_a_seal_damage_ends_in_a_sentence_or_harms_no_voice(
    built_once: Organisation, tmp_path: Path
) -> None:
    """A killed run leaves no seal: pages and voices are read through, and never with a traceback."""
    chance, refused, said = chances(), 0, voices_in(built_once)
    for number in range(COPIES):
        folder = Organisation(tmp_path / str(number))
        folder.database.parent.mkdir(parents=True)
        shutil.copyfile(built_once.database, folder.database)
        flip(folder.database, chance, bits=1 + number % 40)
        try:
            open_store(folder.database).close()
        except Refusal as refusal:
            refused += "./invoke restore" in str(refusal)
            continue
        assert voices_in(folder) == said
    assert refused > COPIES / 3


def test_nothing_is_published_from_a_damaged_store_and_restore_goes_back(built: Organisation) -> None:
    """F2"""
    built.must("jobs.web", "backup")
    site, said = tree(built.site), voices_in(built)
    flip(built.database, chances())
    for words in (
        ("jobs.web", "nightly"),
        ("jobs.web", "build"),
        ("jobs.web", "backup"),
        ("jobs.web", "status"),
    ):
        told = built.refused(*words)
        assert "run ./invoke restore to take the last back-up" in told
        assert told.count("\n") == 1
    assert tree(built.site) == site
    assert "Next: ./invoke build" in built.must("jobs.web", "restore")
    assert voices_in(built) == said
    assert "nothing changed" in built.must("jobs.web", "build")
    assert tree(built.site) == site


def test_a_store_that_vanished_is_not_made_anew_in_silence(built: Organisation) -> None:
    """F2: an empty store would lose everybody who was erased."""
    built.must("jobs.web", "backup")
    built.database.unlink()
    assert "missing" in built.refused("jobs.web", "nightly")
    assert not built.database.exists()
    built.must("jobs.web", "restore")
    assert "nothing changed" in built.must("jobs.web", "build")


FOREIGN = [b"", b"not a database", b"SQLite format 3\0" + bytes(4_000), bytes(8_192)]


@pytest.mark.parametrize("content", FOREIGN, ids=len)
def test_a_foreign_file_gets_a_sentence(built: Organisation, content: bytes) -> None:
    """Bad input"""
    built.database.write_bytes(content)
    for words in (("jobs.web", "nightly"), ("jobs.web", "status")):
        assert "./invoke restore" in built.refused(*words)
    seal_of(built.database).unlink()
    if content:
        assert "./invoke restore" in built.refused("jobs.web", "build")


def test_a_back_up_that_cannot_be_trusted_is_refused(built: Organisation) -> None:
    """F2"""
    assert "No back-up lies in" in built.refused("jobs.web", "restore")
    assert "does not exist: choose one of" in built.refused("jobs.web", "restore", "nothing.db")
    assert "is the store itself" in built.refused("jobs.web", "restore", "data/otklik.db")
    built.must("jobs.web", "backup")
    (copy,) = (built.root / "data" / "backups").glob("*.db")
    before = built.database.read_bytes()
    flip(copy, chances())
    assert "damaged or not a database: choose another back-up" in built.refused("jobs.web", "restore")
    assert "choose another" in built.refused("jobs.web", "restore", "invoke.yaml")
    assert built.database.read_bytes() == before


def test_a_back_up_made_with_another_key_is_refused_and_the_key_comes_back_with_it(
    built: Organisation,
) -> None:
    """F7: pseudonyms of two keys would make two customers of each."""
    built.must("jobs.web", "backup")
    key = built.root / "data" / "pseudonym.key"
    right = key.read_bytes()
    key.write_bytes(bytes(32))
    assert "is not the key of this back-up" in built.refused("jobs.web", "restore")
    key.unlink()
    built.must("jobs.web", "restore")
    assert key.read_bytes() == right
    assert key.stat().st_mode & 0o777 == 0o600
    assert " 0 new, 0 changed, " in built.must("jobs.gather")
