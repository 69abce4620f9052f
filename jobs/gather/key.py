"""The key that turns e-mails and phones into pseudonyms: a file of its own, beside the database and never in it (F7)."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from jobs.refusal import Refusal

SIZE = 32  # bytes


def read_key(file: Path, *, needed: bool) -> bytes:
    """The key, made at the first run; `needed` says that pseudonyms made with it exist."""
    if not file.exists():
        if needed:
            raise Refusal(
                f"{file} is missing, and the customers' pseudonyms were made with it: put the key back from your back-up."
            )
        make_key(file)
    key = file.read_bytes()
    if len(key) != SIZE:
        raise Refusal(f"{file} holds {len(key)} bytes instead of {SIZE}: put the key back from your back-up.")
    return key


def make_key(file: Path) -> None:
    """Write a new key whole or not at all, readable by its owner only."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f"{file.name}.new")
    half.unlink(missing_ok=True)
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(secrets.token_bytes(SIZE))
        opened.flush()
        os.fsync(opened.fileno())
    half.rename(file)
