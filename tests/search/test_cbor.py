from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.search.cbor import NotPlainCbor, Value, dumps, loads

numbers = st.integers(min_value=-(2**64), max_value=2**64 - 1)
values: st.SearchStrategy[Value] = st.recursive(numbers | st.text(), lambda inner: st.lists(inner, max_size=40), max_leaves=60)


@given(values)
def test_what_is_written_reads_back(value: Value) -> None:
    try:
        assert loads(dumps(value)) == value
    except NotPlainCbor:
        assert _depth(value) > 16


@pytest.mark.parametrize(
    ("value", "data"),
    [  # from appendix A of RFC 8949
        (0, "00"),
        (23, "17"),
        (24, "1818"),
        (100, "1864"),
        (1000, "1903e8"),
        (1000000, "1a000f4240"),
        (1000000000000, "1b000000e8d4a51000"),
        (18446744073709551615, "1bffffffffffffffff"),
        (-1, "20"),
        (-1000, "3903e7"),
        ("", "60"),
        ("IETF", "6449455446"),
        ("\u6c34", "63e6b0b4"),
        ([], "80"),
        ([1, [2, 3], [4, 5]], "8301820203820405"),
    ],
)
def test_values_are_written_as_the_standard_shows(value: Value, data: str) -> None:
    assert dumps(value) == bytes.fromhex(data)
    assert loads(bytes.fromhex(data)) == value


@pytest.mark.parametrize(
    "data",
    [
        "",
        "18",
        "19ff",
        "62e6",
        "62c328",
        "8301",
        "0000",
        "9f01ff",
        "7f6161ff",
        "a10102",
        "f4",
        "fb3ff199999999999a",
        "4101",
        "1c",
        "81" * 40,
    ],
)
def test_everything_else_is_refused(data: str) -> None:
    with pytest.raises(NotPlainCbor):
        loads(bytes.fromhex(data))


@given(st.binary(max_size=200))
def test_wild_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        value = loads(data)
    except NotPlainCbor:
        return
    assert loads(dumps(value)) == value


def _depth(value: Value) -> int:
    return 1 + max(map(_depth, value), default=0) if isinstance(value, list) else 0
