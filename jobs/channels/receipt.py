"""The receipt of a voice: a code that only its author holds, and the address of its line among the public receipts (S5).

The store keeps the line's id, which is a slow hash of the code: neither staff nor a thief of the store can work out a code.
Everybody can download all lines and guess codes at home, so the bits are counted against that (docs/receipts.md):
at a million million hashes a second and a million receipts one hit is expected in 80 million years.
"""

from __future__ import annotations

import re
from hashlib import pbkdf2_hmac

BITS = 100
BYTES = 13  # random bytes to ask for; the last four bits are left over
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: without I, L, O and U
LENGTH = BITS // 5
GROUP = 4
ID_LENGTH = 32  # letters of four bits each: 128 bits
ID_LETTERS = str.maketrans(
    "0123456789abcdef", "bcdfghjkmnpqstvx"
)  # neither digits nor vowels: no phone and no name
ROUNDS = 1_000  # a fifth of a millisecond for us, two thousand hashes for each guess
LOOKS_LIKE = str.maketrans("ILO", "110")
NO_LETTER = re.compile(r"[\s\u2010-\u2015\-_.]+")


def make_code(random: bytes) -> str:
    """A code of 20 letters from thirteen random bytes."""
    if len(random) != BYTES:
        raise ValueError(f"a code needs {BYTES} random bytes")
    number = int.from_bytes(random) >> (8 * BYTES - BITS)
    return "".join(LETTERS[number >> shift & 31] for shift in range(BITS - 5, -1, -5))


def in_groups(code: str) -> str:
    """As people read and write it: XXXX-XXXX-XXXX-XXXX-XXXX."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def read_code(typed: str) -> str | None:
    """A code as somebody typed it: any case, spaces or dashes; I, L and O as the digits they look like. None when it is none."""
    code = NO_LETTER.sub("", typed).upper().translate(LOOKS_LIKE)
    return code if len(code) == LENGTH and set(code) <= set(LETTERS) else None


def line_id(code: str) -> str:
    """The id of the line that tells about this code; it begins with a letter, as ids on a page may."""
    return line_of(pbkdf2_hmac("sha256", code.encode(), b"otklik receipt", ROUNDS, ID_LENGTH // 2))


def line_of(bits: bytes) -> str:
    """The 128 bits of a line as its id: they begin with the name of the page."""
    return "r" + bits.hex().translate(ID_LETTERS)


def bucket(line: str, digits: int) -> str:
    """The page on which the line stands: the first letters of its id; `digits` says how many."""
    return line[1 : 1 + digits]
