"""Where values are kept between runs: one SQLite file beside the site, each row sealed by this user.

It is only ever a shortcut. A row that is damaged, foreign or of other code is as good as absent; a store that
cannot be opened or written keeps its values for this run alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
import secrets
import sqlite3
import stat
import time
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cleancdd.cache.version import code_version
from cleancdd.resources import WORK_FOLDER
from cleancdd.snapshot import changed_lately

__all__ = ["Store", "active", "digest_of_file", "seal_of", "stamp_of"]

_OF_THIS_RUN = secrets.token_bytes(32)
"""What seals where no key can be kept: anybody could make the seal of an empty key."""

_ENDINGS = ("", "-wal", "-shm", "-journal")
"""Of the database and of the files that SQLite lays beside it. A link in the place of any was not made here:
it is removed, and what it leads to is neither read nor written."""

active: ContextVar[Store | None] = ContextVar("active", default=None)
"""The store of this run; None where nothing is kept."""


def stamp_of(path: Path) -> str | None:
    """How a file lies on disk: size, times and inode, as text; None when it has changed too lately to tell by
    that, or is not there."""
    try:
        info = path.stat()
    except OSError:
        return None
    if changed_lately(max(info.st_mtime_ns, info.st_ctime_ns), time.time_ns()):
        return None
    return f"{info.st_size} {info.st_mtime_ns} {info.st_ctime_ns} {info.st_ino}"


def digest_of_file(path: Path, most: int) -> str | None:
    """The digest of a file's bytes, as in `Document.digest`; None for what is no plain file of that size."""
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode) or info.st_size > most:  # a pipe could keep us waiting for ever
            return None
        return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return None


def seal_of(text: str) -> str:
    """Proof that this user wrote a text, and that no byte of it changed since; where no key can be kept, good
    for this run alone."""
    return hashlib.blake2b(text.encode(), key=_secret() or _OF_THIS_RUN, digest_size=16).hexdigest()


class Store:
    """Values by (name, key): the name is what they are of, the key changes with everything they came from.

    One name holds one value, so that the store does not grow with the edits. Used as a context: values are
    written at its end, all or none.
    """

    def __init__(self, path: Path | None, version: str) -> None:
        self._version = version
        self._fresh: dict[str, tuple[str, str | None, str]] = {}
        self._secret = _secret()
        self._base = _opened(path) if path is not None and self._secret else None
        self._forget_other_versions()

    @classmethod
    def beside(cls, root: Path) -> Self:
        """The store of the site at `root`, for this version of the code."""
        return cls(root / WORK_FOLDER / "cache.sqlite", code_version())

    def _forget_other_versions(self) -> None:
        """What other code left could never be used; it would only grow."""
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
        """The value kept under the name, if it was kept under this key; None when there is none."""
        row = self._row(name)
        return json.loads(row[2]) if row and row[0] == key else None

    def stamped(self, name: str, stamp: str | None) -> Any:
        """The value kept under the name from a file that lies as it lay then; None when there is none."""
        row = self._row(name)
        return json.loads(row[2]) if row and stamp is not None and row[1] == stamp else None

    def put(self, name: str, key: str, value: Any, stamp: str | None = None) -> None:
        """Keep a value, which `json` can write, in place of what the name had."""
        self.put_text(name, key, json.dumps(value, ensure_ascii=False, separators=(",", ":")), stamp)

    def put_text(self, name: str, key: str, text: str, stamp: str | None = None) -> None:
        """The same, of a value that is written as JSON already."""
        self._fresh[name] = (key, stamp, text)

    @property
    def rows(self) -> dict[str, tuple[str, str | None, str]]:
        """What is new in this run, by name: key, stamp and JSON."""
        return self._fresh

    def absorb(self, rows: Mapping[str, tuple[str, str | None, str]]) -> None:
        """Take over what another store of the same version has new."""
        self._fresh |= rows

    @property
    def is_empty(self) -> bool:
        """Whether nothing is kept yet."""
        if self._fresh:
            return False
        try:
            return self._base is None or self._base.execute("SELECT 1 FROM kept LIMIT 1").fetchone() is None
        except sqlite3.Error:
            return True

    def restamp(self, name: str, stamp: str | None) -> None:
        """Note that the file of a name lies elsewhere or otherwise now, with the same bytes."""
        row = self._row(name)
        if row and stamp is not None:
            self._fresh[name] = (row[0], stamp, row[2])

    def close(self) -> None:
        """Write what is new; whatever prevents it costs the next run its shortcut, no more."""
        if self._base is None:
            return
        with contextlib.suppress(sqlite3.Error), self._base:
            rows = (
                (name, key, stamp, self._seal(name, key, stamp, text), text)
                for name, (key, stamp, text) in self._fresh.items()
            )
            self._base.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", rows)
        with contextlib.suppress(sqlite3.Error):
            self._base.close()
        self._base = None

    def _row(self, name: str) -> tuple[str, str | None, str] | None:
        if name in self._fresh:
            return self._fresh[name]
        if self._base is None:
            return None
        try:
            found = self._base.execute("SELECT key, stamp, seal, text FROM kept WHERE name = ?", (name,))
            row = found.fetchone()
        except sqlite3.Error:
            return None
        if row is None:
            return None
        key, stamp, seal, text = row
        try:
            is_ours = hmac.compare_digest(self._seal(name, key, stamp, text), seal)
        except (TypeError, AttributeError, UnicodeEncodeError):
            return None
        return (key, stamp, text) if is_ours else None

    def _seal(self, name: str, key: str, stamp: str | None, text: str) -> bytes:
        """Proves that this user wrote the row, with this version of the code, and that it is whole."""
        parts = (self._version, name, key, stamp or "", text)
        said = "\0".join(f"{len(part)}:{part}" for part in parts)
        return hashlib.blake2b(said.encode(), key=self._secret or b"", digest_size=16).digest()


def _opened(path: Path) -> sqlite3.Connection | None:
    whole = [path.with_name(path.name + ending) for ending in _ENDINGS]
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
                " (name TEXT PRIMARY KEY, key TEXT, stamp TEXT, seal BLOB, text TEXT) WITHOUT ROWID"
            )
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError):
                _remove(whole)
        except OSError:
            return None
        else:
            return base
    return None


def _remove(files: Iterable[Path]) -> None:
    for one in files:
        one.unlink(missing_ok=True)


def _secret() -> bytes | None:
    """The key of this user, made when first needed; None where none can be kept: then nothing is."""
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
    with contextlib.suppress(FileExistsError):  # another run was quicker
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(32))
