"""Writes the index in the form the site serves: the words of all pages in small pieces, and the pages'
original texts.

Each index is a folder named by a digest of its content, so that browsers can cache it; equal pages give equal
bytes, because pages are numbered by address. It contains `index` (the word count of each page and where each
piece begins), `pages` (the table of pages), `words/<n>` (the pieces) and `texts/<n>` (the text shown
for page n).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import cbor2

from cleancdd import urls
from cleancdd.search.compression import DIGITS, pack, pack_json, unpack, unpack_json
from cleancdd.search.pagetext import FACETS
from cleancdd.search.records import Record

__all__ = ["assemble", "tables"]

_PIECE = 2_500
"""Bytes of a piece of the word index before compression; a word with more places than that has a piece of its
own. A query reads a piece for each of its words, so that small ones cost a visitor least."""

_COMMON = 60_000
"""Bytes of a word with its places from which a browser reads them only for a query that has the word itself,
not for one that it means the same as: no site of a thousand pages has such a word."""


def assemble(bundle: Path, records: Iterable[Record]) -> str:
    """Write the index of pages to a folder of `bundle`, whose name is returned."""
    parts = dict(_parts(sorted(records, key=lambda record: record.address)))
    name = hashlib.sha256(b"".join(parts.values())).hexdigest()[:DIGITS]
    for folder in ("texts", "words"):
        (bundle / name / folder).mkdir(parents=True)
    for path, data in parts.items():
        (bundle / name / path).write_bytes(data)
    return name


def tables(folder: Path) -> list[object]:
    """What every search needs of a served index: the word count of each page, where each piece begins, and
    the table of pages."""
    lengths, firsts = cbor2.loads(unpack((folder / "index.packed").read_bytes()))
    return [lengths, firsts, unpack_json((folder / "pages.packed").read_bytes())]


def _parts(records: Sequence[Record]) -> Iterator[tuple[str, bytes]]:
    """Every file of the index by its name, compressed."""
    yield from ((f"texts/{number}.packed", record.row.text) for number, record in enumerate(records))
    lists = list(_lists(records))
    firsts = []
    for number, (first, coded) in enumerate(_pieces(lists)):
        firsts.append(first)
        yield f"words/{number}.packed", pack(coded)
    yield "index.packed", pack(cbor2.dumps([[record.words.total for record in records], firsts]))
    common = [word for word, code in lists if len(code) > _COMMON]
    yield "pages.packed", pack_json(_table(records, common))


def _lists(records: Sequence[Record]) -> Iterator[tuple[str, bytes]]:
    """The words of all pages in order, each with its list in CBOR: the pages that have it, numbered by the
    difference from the one before, with its places there."""
    lists: dict[str, bytearray] = {}
    last: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for number, record in enumerate(records):
        words = cbor2.loads(record.words.places)
        for word, places in words.items():
            step = number - last.get(word, 0)
            lists.setdefault(word, bytearray()).extend(_head(2) + _whole(step) + places)
            last[word] = number
        counts.update(words.keys())
    yield from ((word, _head(counts[word]) + lists[word]) for word in sorted(lists))


def _pieces(words: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The words of an index with their lists, in pieces of a size that suits one query: what no word before
    each reaches, and its CBOR."""
    first, coded, size, before = "", list[bytes](), 0, ""
    for word, code in words:
        if coded and size + len(code) > _PIECE:
            yield first, _array(coded)
            coded, size = [], 0
        if not coded:
            first = _beginning(word, before)
        coded.append(_array([cbor2.dumps(word), code]))
        size += len(code)
        before = word
    if coded:
        yield first, _array(coded)


def _beginning(word: str, before: str) -> str:
    """As few letters of a word as put it behind the word before it."""
    return next(start for end in range(1, len(word) + 1) if (start := word[:end]) > before)


def _array(items: Sequence[bytes]) -> bytes:
    """An array of values that are in CBOR already."""
    return _head(len(items)) + b"".join(items)


@lru_cache(maxsize=10_000)
def _head(count: int) -> bytes:
    """The beginning of an array of that many values."""
    return cbor2.dumps([0] * count)[:-count]


@lru_cache(maxsize=10_000)
def _whole(number: int) -> bytes:
    return cbor2.dumps(number)


def _table(records: Sequence[Record], common: Sequence[str]) -> Mapping[str, object]:
    """The table of pages, column by column; facets without values are left out. `further` are the numbers of
    the pages that stand behind another one, `common` the words with very many places."""
    rows = [record.row for record in records]
    return {
        "facets": {
            name: column
            for name in FACETS
            if (column := _column([row.facets.get(name, ()) for row in rows]))["values"]
        },
        "dates": [row.date for row in rows],
        "titles": [row.title for row in rows],
        "names": [_brief(row.names) for row in rows],
        "asked": [_brief(row.asked) for row in rows],
        "further": [
            number
            for number, record in enumerate(records)
            if urls.is_further(record.address) or urls.is_another_form(record.address)
        ],
        "common": common,
    }


def _column(rows: Sequence[tuple[str, ...]]) -> dict[str, Sequence[object]]:
    """The values of a facet, and for each page the indexes of its values."""
    values = sorted({value for row in rows for value in row})
    number = {value: at for at, value in enumerate(values)}
    return {"values": values, "pages": [_brief([number[value] for value in row]) for row in rows]}


def _brief(numbers: Sequence[int]) -> int | Sequence[int]:
    return numbers[0] if len(numbers) == 1 else numbers
