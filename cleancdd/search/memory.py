"""Keeps what the index has of each page between builds, so that after an edit only the changed pages are
split and indexed again.

A value is valid while the page, the words that the site's names add to the dictionary, the dictionary and
the code are unchanged. When the file cannot be read or written, no diagnostic is reported and every page is
indexed again.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from pathlib import Path
from unicodedata import unidata_version

from cleancdd.cache import seal_of
from cleancdd.search.words import new_words

__all__ = ["Memory", "mark_of"]

_AT_ONCE = 512
"""How many pages are made at once: enough for several processes, few enough for memory."""

_DIGEST = 8
"""Bytes of the digest before each value; SQLite itself does not detect damage."""

_OURS = seal_of("search")
"""A value that only this user can compute; where no key can be stored, it is valid for this run only."""

_WAIT = 1.0
"""Seconds to wait for the lock while another build writes."""

_IN_USE = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}

_UNUSABLE = (sqlite3.Error, OSError, UnicodeError)
"""What a damaged file or an unusable place raises; the last comes of SQLite's own message."""


def mark_of(names: frozenset[str], file: Path | None = None) -> str:
    """A digest of every input of an index except the pages; kept in `file`, because finding new words is
    slow."""
    tools = _tools()
    asked = _digest(tools, *sorted(names))
    with suppress(*_UNUSABLE), closing(_open(file)) as base:
        if held := base.execute("SELECT mark FROM marks WHERE names = ?", (asked,)).fetchone():
            return str(held[0])
    mark = _digest(tools, *sorted(new_words(names)))
    with suppress(*_UNUSABLE), closing(_open(file)) as base, base:
        base.execute("DELETE FROM marks")
        base.execute("INSERT INTO marks VALUES (?, ?)", (asked, mark))
    return mark


def _tools() -> str:
    """A digest of the code that splits and indexes, and of this user's key: entries written by anyone else
    never match."""
    code = Path(__file__).parent
    rooms = (code, code.parent / "thai", code.parent / "doctext")
    files = sorted(file for room in rooms for file in room.glob("*.py"))
    versions = [unidata_version, *map(_version, ("pythainlp", "pagefind-bin"))]
    return _digest(_OURS, *versions, *(file.read_text(encoding="utf-8") for file in files))


def _digest(*said: str) -> str:
    return hashlib.sha256("\0".join(said).encode()).hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


class Memory:
    """The values of one site's pages; `file` is where they are stored, None for no storage."""

    def __init__(self, file: Path | None, mark: str) -> None:
        self._file, self._mark = file, mark

    def values(
        self,
        group: str,
        pages: Iterable[tuple[str, str]],
        make: Callable[[Sequence[tuple[str, str]]], Generator[bytes, None, None]],
    ) -> Iterator[bytes]:
        """The value of each page (path, content) of a group, in order; `make` makes those of many pages that
        are not stored, while the first of them are in use."""
        held = self._read(group)
        gone, made = set(held), {}
        waiting = iter(pages)
        while some := [(self._key(*page), page) for page in islice(waiting, _AT_ONCE)]:
            known = {key: _whole(key, held.get(key)) for key, _ in some}
            gone.difference_update(known)
            with closing(make([page for key, page in some if known[key] is None])) as fresh:
                for key, value in known.items():
                    if value is None:
                        made[key] = new = next(fresh)
                    yield new if value is None else value
        self._write(group, gone, made)

    def keep(self, groups: Iterable[str]) -> None:
        """Delete every group except these."""
        names = list(groups)
        with suppress(*_UNUSABLE), closing(_open(self._file)) as base, base:
            base.execute(f"DELETE FROM pages WHERE part NOT IN ({', '.join('?' * len(names))})", names)  # noqa: S608 - marks alone

    def _key(self, path: str, content: str) -> str:
        return _digest(self._mark, path, content)

    def _read(self, group: str) -> dict[str, object]:
        try:
            with closing(_open(self._file)) as base:
                return dict(base.execute("SELECT page, value FROM pages WHERE part = ?", (group,)))
        except _UNUSABLE as error:
            self._delete(error)
            return {}

    def _write(self, group: str, gone: Iterable[str], made: dict[str, bytes]) -> None:
        """Store what was made, and see that it will be found: where damage put the index out of order,
        SQLite writes without an error and does not find it again."""
        try:
            with closing(_open(self._file)) as base, base:
                base.executemany(
                    "DELETE FROM pages WHERE part = ? AND page = ?", [(group, key) for key in gone]
                )
                rows = [(group, key, _proof(key, value) + value) for key, value in made.items()]
                base.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", rows)
                found = base.execute("SELECT page FROM pages WHERE part = ?", (group,)) if made else ()
                if not made.keys() <= {page for (page,) in found}:
                    raise sqlite3.DatabaseError
        except _UNUSABLE as error:
            self._delete(error)

    def _delete(self, error: Exception) -> None:
        """Delete a file that is damaged (which may make it one that cannot be written to), unless another
        build is using it."""
        if getattr(error, "sqlite_errorcode", None) not in _IN_USE:
            with suppress(OSError):
                if self._file is not None:
                    self._file.unlink()


def _open(file: Path | None) -> sqlite3.Connection:
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
    base = sqlite3.connect(file or ":memory:", timeout=_WAIT)
    base.text_factory = lambda data: data.decode(errors="replace")  # a damaged key is no page's
    base.execute(
        "CREATE TABLE IF NOT EXISTS pages (part TEXT, page TEXT, value BLOB, PRIMARY KEY (part, page))"
    )
    base.execute("CREATE TABLE IF NOT EXISTS marks (names TEXT PRIMARY KEY, mark TEXT)")
    return base


def _proof(key: str, value: bytes) -> bytes:
    """A digest that shows that a value is whole and that of this page, not of another."""
    return hashlib.sha256(key.encode() + value).digest()[:_DIGEST]


def _whole(key: str, stored: object) -> bytes | None:
    """The stored value of a page; None when there is none or it is damaged."""
    if not isinstance(stored, bytes) or _proof(key, stored[_DIGEST:]) != stored[:_DIGEST]:
        return None
    return stored[_DIGEST:]
