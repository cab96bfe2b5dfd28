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
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import cbor2

from cleancdd import urls
from cleancdd.search.compression import DIGITS, pack, unpack
from cleancdd.search.pagetext import FACETS
from cleancdd.search.proof import Proof
from cleancdd.search.shadow import SEPARATOR, Row, asked_words

__all__ = ["UnknownBundle", "restore", "tables"]

_MAGIC = b"pagefind_dcd"

_PIECE = 16_000
"""Bytes of a piece of the word index before compression; a word with more places than that has a piece of its
own."""


class UnknownBundle(Exception):
    """The layout of the bundle is not that of a supported version of Pagefind."""


def restore(bundle: Path, shadows: Path, rows: Mapping[str, Row]) -> str:
    """Convert Pagefind's output to the served form; `rows` are by address. Returns the name of the folder
    that now holds it.

    Raises `UnknownBundle` when a page is missing, when the number of its text pieces differs from that of its
    words, or when one of its words does not find it.
    """
    try:
        parts = dict(_parts(bundle, shadows, rows))
    except (
        cbor2.CBORError,
        gzip.BadGzipFile,
        EOFError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
    ) as error:
        raise UnknownBundle(f"{type(error).__name__}: {error}") from error
    shutil.rmtree(bundle)
    name = hashlib.sha256(b"".join(parts.values())).hexdigest()[:DIGITS]
    for path, data in parts.items():
        file = bundle / name / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return name


def tables(folder: Path) -> list[object]:
    """What every search needs of a served index: the word count of each page, the first word of each piece,
    and the table of pages."""
    lengths, firsts = cbor2.loads(unpack((folder / "index.packed").read_bytes()))
    return [lengths, firsts, json.loads(unpack((folder / "pages.packed").read_bytes()))]


def _parts(bundle: Path, shadows: Path, rows: Mapping[str, Row]) -> Iterator[tuple[str, bytes]]:
    """Every file of the served index by its name, compressed."""
    entry = json.loads((bundle / "pagefind-entry.json").read_bytes())
    (language,) = entry["languages"].values()
    _, pages, chunks, _, _, _ = _read(bundle / f"pagefind.{language['hash']}.pf_meta")
    fragments = (bundle / "fragment" / f"{name}.pf_fragment" for name, _ in pages)
    texts = sorted((*_text(fragment, shadows), at) for at, fragment in enumerate(fragments))
    indexed = [url for url, _, _ in texts]
    if indexed != sorted(rows):
        raise UnknownBundle(f"indexed {len(indexed)} of {len(rows)} pages")
    proof = Proof()
    for number, (url, text, _) in enumerate(texts):
        proof.expect(asked_words((shadows / urls.built_file(url)).read_text(encoding="utf-8")))
        yield f"texts/{number}.packed", text
    order = [at for _, _, at in texts]
    firsts = []
    read = (_read(bundle / "index" / f"{name}.pf_index") for _, _, name in chunks)
    for number, words in enumerate(_pieces(_renumbered(read, order))):
        firsts.append(words[0][0])
        proof.see(words)
        yield f"words/{number}.packed", pack(cbor2.dumps(words))
    if lost := proof.lost():
        page, word = lost
        raise UnknownBundle(f"{indexed[page]}: {word}")
    yield "index.packed", pack(cbor2.dumps([[pages[at][1] for at in order], firsts]))
    yield "pages.packed", pack(_table(indexed, [rows[url] for url in indexed]).encode())


def _text(file: Path, shadows: Path) -> tuple[str, bytes]:
    """The address of the page that a fragment belongs to, and the compressed text shown for it instead of its
    shadow."""
    found = json.loads(_unwrapped(file))
    url = str(found["url"])
    text = (shadows / urls.built_file(url)).with_suffix(".json").read_bytes()
    words, pieces = found["content"].count(" ") + 1, json.loads(text)["content"].count(SEPARATOR) + 1
    if words != pieces:
        raise UnknownBundle(f"{url}: {words} words, {pieces} pieces of text")
    return url, pack(text)


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


def _pieces(words: Iterable[tuple[str, list[Any]]]) -> Iterator[list[Any]]:
    """The sorted words of an index, in pieces of a size that suits one query."""
    piece: list[Any] = []
    size = 0
    for word, places in words:
        length = len(cbor2.dumps(places))
        if piece and size + length > _PIECE:
            yield piece
            piece, size = [], 0
        piece.append([word, places])
        size += length
    if piece:
        yield piece


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
