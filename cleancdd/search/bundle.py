"""Converts Pagefind's output to the form the site serves: a word index in small pieces and the pages'
original texts.

Each index is a folder named by a digest of its content, so that browsers can cache it; equal pages give equal
bytes, because pages are numbered by address. It contains `index` (the word count of each page and the first
word of each piece), `pages` (the table of pages), `words/<n>` (the pieces) and `texts/<n>` (the text shown
for page n).
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import cbor2

from cleancdd import urls
from cleancdd.search.compression import DIGITS, pack, unpack
from cleancdd.search.pagetext import FACETS
from cleancdd.search.proof import Proof
from cleancdd.search.shadow import Row, asked_words

__all__ = ["UnknownBundle", "expected", "restore", "tables"]

_MAGIC = b"pagefind_dcd"

_PIECE = 16_000
"""Bytes of a piece of the word index before compression; a word with more places than that has a piece of its
own."""


class UnknownBundle(Exception):
    """The layout of the bundle is not that of a supported version of Pagefind."""


def expected(shadows: Path, rows: Mapping[str, Row]) -> Proof:
    """What the index of a folder of shadows must find; `rows` are by address, in the order of the files."""
    proof = Proof()
    for _, number in sorted((url, number) for number, url in enumerate(rows)):
        proof.expect(asked_words((shadows / f"{number}.html").read_text(encoding="utf-8")))
    return proof


def restore(found: Path, bundle: Path, rows: Mapping[str, Row], proof: Proof) -> str:
    """Convert Pagefind's output to the served form, in a folder of `bundle` whose name is returned; `rows`
    and `proof` as in `expected`.

    Raises `UnknownBundle` when a page is missing, when the number of its text pieces differs from that of its
    words, or when one of its words does not find it.
    """
    try:
        parts = dict(_parts(found, rows, proof))
    except (
        cbor2.CBORError,
        gzip.BadGzipFile,
        EOFError,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
    ) as error:
        raise UnknownBundle(f"{type(error).__name__}: {error}") from error
    name = hashlib.sha256(b"".join(parts.values())).hexdigest()[:DIGITS]
    for folder in ("texts", "words"):
        (bundle / name / folder).mkdir(parents=True)
    for path, data in parts.items():
        (bundle / name / path).write_bytes(data)
    return name


def tables(folder: Path) -> list[object]:
    """What every search needs of a served index: the word count of each page, the first word of each piece,
    and the table of pages."""
    lengths, firsts = cbor2.loads(unpack((folder / "index.packed").read_bytes()))
    return [lengths, firsts, json.loads(unpack((folder / "pages.packed").read_bytes()))]


def _parts(found: Path, rows: Mapping[str, Row], proof: Proof) -> Iterator[tuple[str, bytes]]:
    """Every file of the served index by its name, compressed."""
    entry = json.loads((found / "pagefind-entry.json").read_bytes())
    (language,) = entry["languages"].values()
    _, pages, chunks, _, _, _ = _read(found / f"pagefind.{language['hash']}.pf_meta")
    files = [*rows]
    named = [_address(found / "fragment" / f"{name}.pf_fragment", files, rows) for name, _ in pages]
    order = sorted(range(len(named)), key=named.__getitem__)
    indexed = [named[at] for at in order]
    if indexed != sorted(rows):
        raise UnknownBundle(f"indexed {len(indexed)} of {len(rows)} pages")
    yield from ((f"texts/{number}.packed", rows[url].text) for number, url in enumerate(indexed))
    firsts = []
    read = (_read(found / "index" / f"{name}.pf_index") for _, _, name in chunks)
    for number, (words, coded) in enumerate(_pieces(_renumbered(read, order))):
        firsts.append(words[0][0])
        proof.see(words)
        yield f"words/{number}.packed", pack(coded)
    if lost := proof.lost():
        page, word = lost
        raise UnknownBundle(f"{indexed[page]}: {word}")
    yield "index.packed", pack(cbor2.dumps([[pages[at][1] for at in order], firsts]))
    yield "pages.packed", pack(_table(indexed, [rows[url] for url in indexed]).encode())


def _address(fragment: Path, files: Sequence[str], rows: Mapping[str, Row]) -> str:
    """The address of the page that a fragment belongs to, which has as many words as pieces of text."""
    found = json.loads(_unwrapped(fragment))
    url = files[int(found["url"].removeprefix("/").removesuffix(".html"))]
    words, pieces = found["content"].count(" ") + 1, rows[url].pieces
    if words != pieces:
        raise UnknownBundle(f"{url}: {words} words, {pieces} pieces of text")
    return url


def _renumbered(chunks: Iterable[Any], order: Sequence[int]) -> Iterator[tuple[str, list[Any]]]:
    """Each word of Pagefind's chunks with its pages numbered as in `order` (Pagefind's numbers, by address).

    Pagefind numbers pages in the order in which it found the files, which differs between disks.
    """
    numbers = {at: number for number, at in enumerate(order)}
    for (words,) in chunks:
        for word, pages, *_ in words:
            yield word, _steps(sorted(_numbered(pages, numbers)))


def _numbered(pages: Iterable[Any], numbers: Mapping[int, int]) -> Iterator[tuple[int, list[Any]]]:
    """The pages of a word by their new numbers; the index stores each as the difference from the one
    before."""
    at = 0
    for step, *places in pages:
        at += step
        yield numbers[at], places


def _steps(pages: Iterable[tuple[int, list[Any]]]) -> list[Any]:
    steps, before = [], 0
    for number, places in pages:
        steps.append([number - before, *places])
        before = number
    return steps


def _pieces(words: Iterable[tuple[str, list[Any]]]) -> Iterator[tuple[list[Any], bytes]]:
    """The sorted words of an index with their places, in pieces of a size that suits one query, and each
    piece in CBOR."""
    piece: list[Any] = []
    coded: list[bytes] = []
    size = 0
    for word, places in words:
        code = cbor2.dumps(places)
        if piece and size + len(code) > _PIECE:
            yield piece, _array(coded)
            piece, coded, size = [], [], 0
        piece.append([word, places])
        coded.append(_array([cbor2.dumps(word), code]))
        size += len(code)
    if piece:
        yield piece, _array(coded)


def _array(items: Sequence[bytes]) -> bytes:
    """An array of values that are in CBOR already."""
    count = len(items)
    return cbor2.dumps([0] * count)[:-count] + b"".join(items)


def _table(addresses: Sequence[str], rows: Sequence[Row]) -> str:
    """The table of pages, column by column; facets without values are left out. `further` are the numbers of
    the pages that stand behind another one."""
    table = {
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
            for number, url in enumerate(addresses)
            if urls.is_further(url) or urls.is_another_form(url)
        ],
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def _column(rows: Sequence[tuple[str, ...]]) -> dict[str, Sequence[object]]:
    """The values of a facet, and for each page the indexes of its values."""
    values = sorted({value for row in rows for value in row})
    number = {value: at for at, value in enumerate(values)}
    return {"values": values, "pages": [_brief([number[value] for value in row]) for row in rows]}


def _brief(numbers: Sequence[int]) -> int | Sequence[int]:
    return numbers[0] if len(numbers) == 1 else numbers


def _read(file: Path) -> Any:
    return cbor2.loads(_unwrapped(file))


def _unwrapped(file: Path) -> bytes:
    data = gzip.decompress(file.read_bytes())
    if not data.startswith(_MAGIC):
        raise UnknownBundle(file.name)
    return data.removeprefix(_MAGIC)
