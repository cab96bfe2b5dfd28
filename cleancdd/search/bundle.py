"""What Pagefind wrote, made into what the site serves: its word index as it is, the pages' own texts, and one form for all.

The names of files are digests of what they hold, so that browsers may keep them; equal pages give equal bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from cleancdd.search.cbor import NotPlainCbor, Value, dumps, loads
from cleancdd.search.reading import FACETS, PageText
from cleancdd.search.shadow import SEPARATOR, Shadow

__all__ = ["Row", "UnknownBundle", "digest_name", "pack", "restore", "unpack"]

_MAGIC = b"pagefind_dcd"
_DIGITS = 10


class UnknownBundle(Exception):
    """The bundle is not laid out as the versions of Pagefind that are known here lay it out."""


class Row:
    """What the table of pages keeps of one page, for facets, sorting and ranking."""

    __slots__ = ("date", "facets", "names", "title")

    def __init__(self, page: PageText, shadow: Shadow) -> None:
        self.facets, self.date = page.facets, page.date
        self.names, self.title = shadow.names, shadow.title


def restore(bundle: Path, shadows: Path, rows: Mapping[str, Row]) -> dict[str, str]:
    """Turn a fresh bundle into a served one; `rows` are by address. Gives the names of its list of words and table of pages.

    Raises `UnknownBundle` when a page is missing, or has not one piece of text for each of its words.
    """
    try:
        entry = json.loads((bundle / "pagefind-entry.json").read_bytes())
        (language,) = entry["languages"].values()
        contents = bundle / f"pagefind.{language['hash']}.pf_meta"
        _, pages, chunks, _, _, _ = _list(_read(contents))
        urls = [_restore_fragment(bundle, shadows, _list(page)) for page in _list(pages)]
        if sorted(urls) != sorted(rows):
            raise UnknownBundle(f"indexed {len(urls)} of {len(rows)} pages")
        table = pack(_table([rows[url] for url in urls]).encode())
        index = _MAGIC + dumps([pages, chunks])
    except (NotPlainCbor, gzip.BadGzipFile, EOFError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnknownBundle(f"{type(error).__name__}: {error}") from error
    _remove_all_but_indexes(bundle)
    return {"index": _write(bundle, pack(index), "index"), "pages": _write(bundle, table, "pages")}


def _restore_fragment(bundle: Path, shadows: Path, page: list[Value]) -> str:
    """Put the page's own text in the place of its shadow, under a new name in `page`; gives the page's address."""
    file = bundle / "fragment" / f"{page[0]}.pf_fragment"
    found = json.loads(_unwrapped(file))
    url = str(found["url"])
    text = (shadows / _path(url)).with_suffix(".json").read_bytes()
    words, pieces = found["content"].count(" ") + 1, json.loads(text)["content"].count(SEPARATOR) + 1
    if words != pieces:
        raise UnknownBundle(f"{url}: {words} words, {pieces} pieces of text")
    file.unlink()
    page[0] = _write(file.parent, pack(text), "")
    return url


def _path(url: str) -> str:
    return url.lstrip("/") + ("index.html" if url.endswith("/") else "")


def _table(rows: Sequence[Row]) -> str:
    """The table of pages, column by column; facets without any value are left out."""
    table = {
        "facets": {name: column for name in FACETS if (column := _column([row.facets.get(name, ()) for row in rows]))["values"]},
        "dates": [row.date for row in rows],
        "titles": [row.title for row in rows],
        "names": [_brief(row.names) for row in rows],
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def _column(rows: Sequence[tuple[str, ...]]) -> dict[str, Sequence[object]]:
    """The values of a facet, and the numbers of those that each page has."""
    values = sorted({value for row in rows for value in row})
    number = {value: at for at, value in enumerate(values)}
    return {"values": values, "pages": [_brief([number[value] for value in row]) for row in rows]}


def _brief(numbers: Sequence[int]) -> int | Sequence[int]:
    return numbers[0] if len(numbers) == 1 else numbers


def _remove_all_but_indexes(bundle: Path) -> None:
    """Pagefind's own scripts and boxes: the site brings a reader of its own."""
    for path in bundle.iterdir():
        if path.is_dir() and path.name not in {"index", "fragment"}:
            shutil.rmtree(path)
        elif path.is_file():
            path.unlink()


def _write(folder: Path, data: bytes, prefix: str) -> str:
    name = digest_name(data, prefix)
    (folder / name).write_bytes(data)
    return name


def digest_name(data: bytes, prefix: str) -> str:
    """A file's name by its content."""
    digest = hashlib.sha256(data).hexdigest()[:_DIGITS]
    return f"{prefix}-{digest}.packed" if prefix else f"{digest}.packed"


def pack(data: bytes) -> bytes:
    """Gzip without a clock, a name or the operating system in its head."""
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as stream:
        stream.write(data)
    return packed.getvalue()


def unpack(data: bytes) -> bytes:
    """What `pack` was given."""
    return gzip.decompress(data)


def _read(file: Path) -> Value:
    return loads(_unwrapped(file))


def _unwrapped(file: Path) -> bytes:
    data = gzip.decompress(file.read_bytes())
    if not data.startswith(_MAGIC):
        raise UnknownBundle(file.name)
    return data.removeprefix(_MAGIC)


def _list(value: Value) -> list[Value]:
    if not isinstance(value, list):
        raise UnknownBundle(f"{value!r} is not a list")
    return value
