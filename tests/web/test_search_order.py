"""House 9: the index is written in one order; what is written is read as the same."""

from __future__ import annotations

from typing import Any

import pytest

from jobs.vetting.searched import read_cbor, unpack
from jobs.web.search_order import encode, packed

VALUES: list[Any] = [
    0,
    23,
    24,
    255,
    256,
    65_535,
    70_000,
    1 << 40,
    -1,
    -300,
    "",
    "дом",
    ["x"] * 300,
    [[1, "a"], "b" * 30],
]


@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
def test_what_is_written_is_read_again(value: Any) -> None:
    assert read_cbor(unpack(packed(encode(value)))) == value


@pytest.mark.parametrize(
    ("value", "written"),
    [(23, "17"), (24, "1818"), (256, "190100"), (-1, "20"), ("a", "6161"), ([1, []], "820180")],
)
def test_values_are_written_in_the_shortest_way(value: Any, written: str) -> None:
    """RFC 8949, as pagefind reads it."""
    assert encode(value) == bytes.fromhex(written)
