"""The seal on a checked form: who changes a letter, waits too long or never looked at the check page is asked to look again (F6).

A seal also carries the random bytes of the receipt code, so that a reload, a second tap or a retry after a breakdown
gives the same code and the same file: nothing is doubled.
"""

from __future__ import annotations

import hmac
import json
import os
import re
import secrets
from hashlib import sha256
from pathlib import Path

import msgspec

from jobs.channels.inbox.fields import Answers
from jobs.channels.receipt import BYTES
from jobs.refusal import Refusal

KEY_SIZE = 32  # bytes
YOUNGEST, OLDEST = 2, 3_600  # seconds: faster is a program, slower a page left open
SHAPE = re.compile(rf"(\d{{1,12}})\.([0-9a-f]{{{2 * BYTES}}})\.([0-9a-f]{{64}})")


class Seal(msgspec.Struct, frozen=True):
    """When the check page was shown, and the bytes of the receipt code."""

    made_at: int  # seconds since 1970
    random: bytes

    def age(self, now: float) -> float:
        """Seconds since the check page was shown."""
        return now - self.made_at


def sealed(key: bytes, seal: Seal, answers: Answers, language: str, wording: str) -> str:
    """The seal as the page carries it, bound to every answer, the language and the wording of the consent."""
    bound = json.dumps(
        [seal.made_at, seal.random.hex(), language, wording, msgspec.to_builtins(answers)], sort_keys=True
    )
    mark = hmac.new(key, b"otklik form\0" + bound.encode(), sha256).hexdigest()
    return f"{seal.made_at}.{seal.random.hex()}.{mark}"


def read_seal(key: bytes, written: str, answers: Answers, language: str, wording: str) -> Seal | None:
    """The seal of these very answers, however old; None when it is not ours."""
    found = SHAPE.fullmatch(written)
    if not found:
        return None
    seal = Seal(int(found[1]), bytes.fromhex(found[2]))
    whole = sealed(key, seal, answers, language, wording)
    return seal if hmac.compare_digest(whole, written) else None


def read_key(file: Path) -> bytes:
    """The key of the seals: a file beside the spool, made at the first start; two starts at once make one key."""
    if not file.exists():
        make_key(file)
    key = file.read_bytes()
    if len(key) != KEY_SIZE:
        raise Refusal(
            f"{file} holds {len(key)} bytes instead of {KEY_SIZE}: delete it; a new one is made at the next start."
        )
    return key


def make_key(file: Path) -> None:
    """Write a new key whole or not at all, readable by its owner only; who comes second keeps the first one's."""
    half = file.with_name(f"{file.name}.{secrets.token_hex(4)}.new")
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(secrets.token_bytes(KEY_SIZE))
            opened.flush()
            os.fsync(opened.fileno())
        os.link(half, file)
    except FileExistsError:
        pass
    finally:
        half.unlink()
