"""S5: a code is 100 bits, survives being copied by hand, and cannot be worked out from its public line."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.channels.receipt import (
    BITS,
    BYTES,
    LETTERS,
    ROUNDS,
    bucket,
    in_groups,
    line_id,
    make_code,
    read_code,
)

CODE = "0123456789ABCDEFGHJK"

NO_CODES = ["", "0123", CODE + "0", "U" + CODE[1:], "привет", "r" * 33, CODE[:-1] + "\0", CODE[:-4]]
SAME = [
    CODE,
    "0123-4567-89AB-CDEF-GHJK",
    "0123 4567 89ab cdef ghjk",
    "O123456789-ABCDEFGHJK",
    "ol23456789abcdefghjk",
    " 0123–4567—89AB CDEF.GHJK\n",
]
RANDOM = st.binary(min_size=BYTES, max_size=BYTES)
A_YEAR = 365.25 * 86_400


@pytest.mark.parametrize("typed", NO_CODES)
def test_what_is_no_code(typed: str) -> None:
    assert read_code(typed) is None


@pytest.mark.parametrize("typed", SAME)
def test_a_code_copied_by_hand(typed: str) -> None:
    assert read_code(typed) == CODE


@given(RANDOM)
def test_every_code_can_be_read_again(random: bytes) -> None:
    code = make_code(random)
    assert set(code) <= set(LETTERS)
    assert read_code(in_groups(code).lower()) == code


@given(RANDOM, RANDOM)
def test_other_bits_are_another_code(one: bytes, other: bytes) -> None:
    used = [int.from_bytes(bits) >> 4 for bits in (one, other)]
    assert (make_code(one) == make_code(other)) == (used[0] == used[1])


@pytest.mark.parametrize("length", [0, 10, 12, 14])
def test_fewer_bits_are_refused(length: int) -> None:
    with pytest.raises(ValueError, match="13 random bytes"):
        make_code(bytes(length))


def test_the_line_does_not_tell_the_code_and_names_its_page() -> None:
    line = line_id(CODE)
    assert len(line) == 33
    assert line[0] == "r"
    assert set(line[1:]) <= set("bcdfghjkmnpqstvx")
    assert CODE not in line.upper()
    assert bucket(line, 2) == line[1:3]
    assert line_id(CODE) != line_id(CODE[:-1] + "E")


@pytest.mark.parametrize("receipts", [1_000, 100_000, 1_000_000])
def test_guessing_at_home_finds_less_than_a_millionth_a_year(receipts: int) -> None:
    """All lines can be downloaded: a guess costs its hashes and nothing else (docs/receipts.md has the same figures)."""
    hashes_a_second = 1e12
    guesses = hashes_a_second / (2 * ROUNDS) * A_YEAR
    assert guesses * receipts / 2**BITS < 1e-6 / 50


def test_a_line_costs_little_enough_for_the_form() -> None:
    started = time.process_time()
    for _ in range(20):
        line_id(CODE)
    assert (time.process_time() - started) / 20 < 0.1
