"""S5: a code is 80 bits, survives being copied by hand, and cannot be worked out from its public line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.channels.receipt import BITS, LETTERS, bucket, in_groups, line_id, make_code, read_code

CODE = "0123456789ABCDEF"

NO_CODES = ["", "0123", CODE + "0", "U123456789ABCDEF", "привет", "r" * 33, "0123456789ABCDE\0"]
SAME = [
    CODE,
    "0123-4567-89AB-CDEF",
    "0123 4567 89ab cdef",
    "o1234567-89AB-CDEF".replace("o1", "O1"),
    "ol23456789abcdef",
    " 0123–4567—89AB CDEF\n",
]


@pytest.mark.parametrize("typed", NO_CODES)
def test_what_is_no_code(typed: str) -> None:
    assert read_code(typed) is None


@pytest.mark.parametrize("typed", SAME)
def test_a_code_copied_by_hand(typed: str) -> None:
    assert read_code(typed) == CODE


@given(st.binary(min_size=BITS // 8, max_size=BITS // 8))
def test_every_code_can_be_read_again(random: bytes) -> None:
    code = make_code(random)
    assert set(code) <= set(LETTERS)
    assert read_code(in_groups(code).lower()) == code


@given(st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_other_bits_are_another_code(one: bytes, other: bytes) -> None:
    assert (make_code(one) == make_code(other)) == (one == other)


@pytest.mark.parametrize("length", [0, 9, 11])
def test_fewer_bits_are_refused(length: int) -> None:
    with pytest.raises(ValueError, match="80 random bits"):
        make_code(bytes(length))


def test_the_line_does_not_tell_the_code_and_names_its_page() -> None:
    line = line_id(CODE)
    assert len(line) == 33
    assert line[0] == "r"
    assert CODE not in line.upper()
    assert bucket(line, 2) == line[1:3]
    assert line_id(CODE) != line_id(CODE[:-1] + "E")
