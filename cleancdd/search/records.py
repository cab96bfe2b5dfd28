"""Records: what the index has of each page, which is kept between builds so that an edit indexes its own
pages alone."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import NamedTuple

import cbor2

from cleancdd.search.pagefind import Words
from cleancdd.search.shadow import Row

__all__ = ["Record", "packed", "unpacked"]


class Record(NamedTuple):
    """A page of the index: its address, its row, its words with their places, its tokens for the browser's
    word list, one per line, and its suggestion (as in `Shadow`).

    All pages of an index are in memory at once, so that what is many things is kept as one.
    """

    address: str
    row: Row
    words: Words
    tokens: str
    hint: str


def packed(records: Iterable[Record]) -> bytes:
    """Records in bytes, small enough to be stored."""
    return zlib.compress(cbor2.dumps([*records]), 1)


def unpacked(data: bytes) -> list[Record]:
    """Restore what `packed` returned."""
    return [
        Record(address, _row(*row), Words(*words), tokens, hint)
        for address, row, words, tokens, hint in cbor2.loads(zlib.decompress(data))
    ]


def _row(
    text: bytes,
    pieces: int,
    names: list[int],
    title: int,
    asked: list[int],
    facets: dict[str, list[str]],
    date: str,
) -> Row:
    values = {name: tuple(each) for name, each in facets.items()}
    return Row(text, pieces, tuple(names), title, tuple(asked), values, date)
