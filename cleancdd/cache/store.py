"""Stores values between runs: one SQLite file beside the site, each row signed with this user's key.

It is only an optimisation. A row that is damaged, foreign or from other code counts as absent; a store that
cannot be opened or written keeps its values for this run only.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
import sqlite3
import stat
import time
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeAlias

import msgspec

from cleancdd.cache.version import code_version
from cleancdd.resources import WORK_FOLDER
from cleancdd.snapshot import changed_lately

__all__ = ["ALONE", "Row", "Store", "active", "digest_of_file", "seal_of", "stamp_of"]

_OF_THIS_RUN = secrets.token_bytes(32)
"""The signing key of this run when no user key can be stored; anyone could sign with an empty key."""

_ENDINGS = ("", "-wal", "-shm", "-journal")
"""Suffixes of the database and of the files that SQLite creates beside it. A symbolic link with one of these
names was not made by this program: it is removed, and its target is neither read nor written."""

ALONE = "text"
"""The first word of the names of values that are large and seldom asked for, each read when it is."""

_ROWS = "SELECT name, key, stamp, seal, text FROM kept WHERE name BETWEEN ? AND ?"

Row: TypeAlias = "tuple[str, str | None, bytes]"
"""The key of a value, the stamp of the file that it was read from, and its JSON."""

active: ContextVar[Store | None] = ContextVar("active", default=None)
"""The store of this run; None when nothing is cached."""


def stamp_of(path: Path | str) -> str | None:
    """The state of a file on disk (size, times and inode) as text; None when the file is missing, or changed
    too recently for its times to show another change."""
    try:
        info = os.stat(path)  # noqa: PTH116 - making a `Path` of a text takes longer than the question itself
    except OSError:
        return None
    if changed_lately(max(info.st_mtime_ns, info.st_ctime_ns), time.time_ns()):
        return None
    return f"{info.st_size} {info.st_mtime_ns} {info.st_ctime_ns} {info.st_ino}"


def digest_of_file(path: Path, most: int) -> str | None:
    """The digest of a file's bytes, as in `Document.digest`; None when it is not a plain file or is larger
    than `most` bytes."""
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode) or info.st_size > most:  # a pipe could block for ever
            return None
        return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return None


def seal_of(text: str) -> str:
    """A signature that shows that this user wrote a text and that it is unchanged; where no key can be
    stored, valid for this run only."""
    return hashlib.blake2b(text.encode(), key=_secret() or _OF_THIS_RUN, digest_size=16).hexdigest()


class Store:
    """Values by (name, key): the name identifies the value, the key changes with all its inputs.

    Each name holds one value, so that the store does not grow with edits. Values whose names begin with the
    same word are read together, since asking for ten thousand one by one takes ten times longer; those of
    `ALONE` are not. Used as a context manager: values are written at its end, all or none.
    """

    def __init__(self, path: Path | None, version: str) -> None:
        self._version = version
        self._fresh: dict[str, Row] = {}
        self._found: dict[str, tuple[Any, ...]] = {}
        self._words: set[str] = set()
        self._secret = _secret()
        self._path = path
        self._base = _opened(path) if path is not None and self._secret else None
        self._process = os.getpid()
        self._forget_other_versions()

    @classmethod
    def beside(cls, root: Path) -> Self:
        """The store of the site at `root`, for this version of the code."""
        return cls(root / WORK_FOLDER / "cache.sqlite", code_version())

    def _forget_other_versions(self) -> None:
        """Delete rows of other versions of the code, which could never be used."""
        if self._base is None:
            return
        version = int(self._version[:7], 16)
        with contextlib.suppress(sqlite3.Error), self._base:
            if self._base.execute("PRAGMA user_version").fetchone() != (version,):
                self._base.execute("DELETE FROM kept")
                self._base.execute(f"PRAGMA user_version = {version}")

    def __enter__(self) -> Self:
        self._token = active.set(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        active.reset(self._token)
        self.close()

    def get(self, name: str, key: str) -> Any:
        """The value stored under the name with this key; None when there is none."""
        row = self._row(name)
        return msgspec.json.decode(row[2]) if row and row[0] == key else None

    def taken(self, name: str, key: str) -> bytes | None:
        """Like `get`, but as JSON, and what was read of it is freed: it is not found again in this run."""
        row = self._row(name)
        self._found.pop(name, None)
        return row[2] if row and row[0] == key else None

    def of_file(self, name: str, stamp: str | None, digest: Callable[[], str | None]) -> Any:
        """The value stored under the name for a file with this stamp, or with this digest when it was moved
        or touched without a change of its bytes; None when there is none."""
        row = self._row(name)
        self._found.pop(name, None)  # a file is read once in a run
        if row is None:
            return None
        if stamp is None or row[1] != stamp:
            if row[0] != digest():
                return None
            if stamp is not None:
                self._fresh[name] = (row[0], stamp, row[2])
        return msgspec.json.decode(row[2])

    def put(self, name: str, key: str, value: Any, stamp: str | None = None) -> None:
        """Store a value that `json` can write, replacing the previous value of the name."""
        self._fresh[name] = (key, stamp, msgspec.json.encode(value))

    @property
    def rows(self) -> dict[str, Row]:
        """The rows added in this run, by name: key, stamp and JSON."""
        return self._fresh

    def absorb(self, rows: Mapping[str, Row]) -> None:
        """Take over the new rows of another store of the same version."""
        self._fresh |= rows

    @property
    def is_empty(self) -> bool:
        """Whether the store has no values yet."""
        if self._fresh:
            return False
        try:
            return self._base is None or self._base.execute("SELECT 1 FROM kept LIMIT 1").fetchone() is None
        except sqlite3.Error:
            return True

    def close(self) -> None:
        """Write the new values; when that fails, the next run only loses the speed-up, and a damaged file is
        deleted so that later runs do not."""
        if self._base is None or self._path is None:
            return
        is_damaged = False
        try:
            with self._base:
                rows = (
                    (name, key, stamp, self._seal(name, key, stamp, text), text)
                    for name, (key, stamp, text) in self._fresh.items()
                )
                self._base.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", rows)
        except sqlite3.Error as error:
            is_damaged = not isinstance(error, sqlite3.OperationalError)  # which is a lock or a full disk
        with contextlib.suppress(sqlite3.Error):
            self._base.close()
        self._base = None
        if is_damaged:
            with contextlib.suppress(OSError):
                _remove(_files(self._path))

    def _row(self, name: str) -> Row | None:
        if name in self._fresh:
            return self._fresh[name]
        row = self._kept(name)
        if row is None:
            return None
        key, stamp, seal, text = row
        try:
            is_ours = hmac.compare_digest(self._seal(name, key, stamp, text), seal)
        except (TypeError, AttributeError, UnicodeEncodeError):
            return None
        return (key, stamp, text) if is_ours else None

    def _kept(self, name: str) -> tuple[Any, ...] | None:
        """The row of a name as it lies in the database, whoever wrote it."""
        word = name.partition(" ")[0]
        if word == ALONE:
            return self._between(name, name).get(name)
        if word not in self._words:
            self._words.add(word)
            self._found |= self._between(word, f"{word} \U0010ffff")
        return self._found.get(name)

    def _between(self, first: str, last: str) -> dict[str, tuple[Any, ...]]:
        """The rows of these names and of all between them."""
        if self._process != os.getpid():  # no connection to a database outlives a fork
            self._base = _opened(self._path) if self._path else None
            self._process = os.getpid()
        try:
            rows = self._base.execute(_ROWS, (first, last)) if self._base else ()
            return {name: tuple(row) for name, *row in rows}
        except sqlite3.Error:
            return {}

    def _seal(self, name: str, key: str, stamp: str | None, text: bytes) -> bytes:
        """A signature that shows that this user wrote the row, with this version of the code, and that it is
        complete."""
        stamp = stamp or ""  # the lengths come first, so that no two rows are signed as the same text
        said = f"{self._version} {len(name)} {len(key)} {len(stamp)} {name}{key}{stamp}"
        sealed = hashlib.blake2b(said.encode(), key=self._secret or b"", digest_size=16)
        sealed.update(text)
        return sealed.digest()


def _opened(path: Path) -> sqlite3.Connection | None:
    whole = _files(path)
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.parent.is_symlink():
                return None
            _remove(one for one in whole if one.is_symlink())
            base = sqlite3.connect(path, timeout=2, check_same_thread=False)
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = OFF")
            base.execute(
                "CREATE TABLE IF NOT EXISTS kept"
                " (name TEXT PRIMARY KEY, key TEXT, stamp TEXT, seal BLOB, text BLOB) WITHOUT ROWID"
            )
        except (sqlite3.DatabaseError, UnicodeError):  # also in the words of SQLite's own message
            with contextlib.suppress(OSError):
                _remove(whole)
        except OSError:
            return None
        else:
            return base
    return None


def _files(path: Path) -> list[Path]:
    """The files of a database."""
    return [path.with_name(path.name + ending) for ending in _ENDINGS]


def _remove(files: Iterable[Path]) -> None:
    for one in files:
        one.unlink(missing_ok=True)


def _secret() -> bytes | None:
    """The key of this user, created on first use; None when none can be stored, and then nothing is
    cached."""
    home = os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")  # noqa: PTH111
    path = Path(home) / "cleancdd" / "seal.key"
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _make(path)
        info = path.stat()
        if hasattr(os, "getuid") and (
            info.st_uid != os.getuid() or info.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        ):
            return None
        secret = path.read_bytes()
    except OSError:
        return None
    return secret if len(secret) == 32 else None


def _make(path: Path) -> None:
    with contextlib.suppress(FileExistsError):  # another run created it first
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(32))
