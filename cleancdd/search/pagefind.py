"""Runs Pagefind's binary over shadows and returns the words that it finds on each page, with their places.

What Pagefind says of a page depends on that page alone, so pages are given to it in any number at once: only
those that changed, or a share of them in each process.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import cbor2
from pagefind_bin import get_executable

from cleancdd.search.shadow import Shadow, asked_words

__all__ = ["SearchError", "UnknownBundle", "Words", "words_of"]

_MAGIC = b"pagefind_dcd"
_STRANGE = (
    cbor2.CBORError,
    gzip.BadGzipFile,
    EOFError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
)
"""What reading a bundle of another layout raises."""


class SearchError(Exception):
    """The index could not be built; the message gives the reason in Thai and the end of Pagefind's output."""


class UnknownBundle(Exception):
    """The layout of the bundle is not that of a supported version of Pagefind."""


class Words(NamedTuple):
    """What Pagefind found on a page: how many words, and in CBOR a map of each to its places, which are in
    CBOR too, as the index serves them (numbers as differences; below zero a new weight)."""

    total: int
    places: bytes


def words_of(shadows: Mapping[str, Shadow]) -> dict[str, Words]:
    """The words of each page, by address.

    Raises `SearchError` when Pagefind fails, and `UnknownBundle` when a page is missing, when the number of
    its text pieces differs from that of its words, or when one of its words is not at its place: Pagefind may
    transform words on the way into the index, and visitors must still find them.
    """
    if not shadows:
        return {}
    with tempfile.TemporaryDirectory(prefix="cleancdd-") as folder:
        pages, found = Path(folder, "pages"), Path(folder, "found")
        pages.mkdir()
        for number, shadow in enumerate(shadows.values()):
            (pages / f"{number}.html").write_text(shadow.html, encoding="utf-8", newline="")
        _run(pages, found)
        try:
            words = dict(_read_words(found, shadows))
        except _STRANGE as error:
            raise UnknownBundle(f"{type(error).__name__}: {error}") from error
    if words.keys() != shadows.keys():
        raise UnknownBundle(f"indexed {len(words)} of {len(shadows)} pages")
    return words


def _run(pages: Path, found: Path) -> None:
    """Run Pagefind inside the folder of the pages, so that neither its path nor a configuration file
    elsewhere has any effect."""
    command = [
        str(get_executable()),
        "--site",
        ".",
        "--output-path",
        str(found.absolute()),
        "--force-language",
        "th",
        "--quiet",
    ]
    settings = {name: value for name, value in os.environ.items() if not name.upper().startswith("PAGEFIND_")}
    ended = subprocess.run(  # noqa: S603 - a fixed command of an installed package
        command,
        cwd=pages,
        env=settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if ended.returncode != 0:
        raise SearchError(f"ทำดัชนีค้นหาไม่สำเร็จ: Pagefind หยุดด้วยรหัส {ended.returncode}\n{_tail(ended.stdout)}")


def _tail(output: bytes, *, lines: int = 10) -> str:
    return "\n".join(output.decode("utf-8", errors="replace").strip().splitlines()[-lines:])


def _read_words(found: Path, shadows: Mapping[str, Shadow]) -> Iterator[tuple[str, Words]]:
    """The words of each page from Pagefind's output, which numbers pages in the order in which it found the
    files."""
    entry = json.loads((found / "pagefind-entry.json").read_bytes())
    (language,) = entry["languages"].values()
    _, pages, chunks, *_ = _read(found / f"pagefind.{language['hash']}.pf_meta")
    places: list[dict[str, Sequence[int]]] = [{} for _ in pages]
    for _, _, name in chunks:
        for word, number, numbers in _listed(_read(found / "index" / f"{name}.pf_index")):
            places[number][word] = numbers
    addresses = [*shadows]
    for (name, count), words in zip(pages, places, strict=True):
        told = json.loads(_unwrapped(found / "fragment" / f"{name}.pf_fragment"))
        url = addresses[int(told["url"].removeprefix("/").removesuffix(".html"))]
        _check(url, shadows[url], told["content"], words)
        coded = {word: cbor2.dumps(numbers) for word, numbers in words.items()}
        yield url, Words(count, cbor2.dumps(coded))


def _listed(chunk: Any) -> Iterator[tuple[str, int, Sequence[int]]]:
    """Each word of a chunk with the number of each page that has it, and its places there; the chunk stores
    the number as the difference from the one before."""
    (words,) = chunk
    for word, pages, *_ in words:
        number = 0
        for step, numbers, _titles in pages:
            number += step
            yield word, number, numbers


def _check(url: str, shadow: Shadow, content: str, places: Mapping[str, Sequence[int]]) -> None:
    """Ensure that a page is in the index as it was given, and that the browser's query for each of its words
    finds it at its place."""
    words, pieces = content.count(" ") + 1, shadow.row.pieces
    if words != pieces:
        raise UnknownBundle(f"{url}: {words} words, {pieces} pieces of text")
    wanted = asked_words(shadow.html)
    for word, numbers in places.items():
        for place in _placed(numbers):
            if place < len(wanted) and wanted[place] == word:
                wanted[place] = ""
    if lost := next(filter(None, wanted), None):
        raise UnknownBundle(f"{url}: {lost}")


def _placed(numbers: Iterable[int]) -> Iterator[int]:
    """The places in a list of them, as `placesIn` of `assets/search/index.js` reads it."""
    place = 0
    for number in numbers:
        place = 0 if number < 0 else place + number  # after a weight, places start from zero again
        if number >= 0:
            yield place


def _read(file: Path) -> Any:
    return cbor2.loads(_unwrapped(file))


def _unwrapped(file: Path) -> bytes:
    data = gzip.decompress(file.read_bytes())
    if not data.startswith(_MAGIC):
        raise UnknownBundle(file.name)
    return data.removeprefix(_MAGIC)
