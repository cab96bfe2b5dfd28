"""Allows one build at a time, with a lock that the system releases when the process ends."""

from __future__ import annotations

import errno
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cleancdd.publish.errors import PublishError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

__all__ = ["sole_use"]

_ours: set[Path] = set()
"""Locks held by this process, checked between its threads: the system's locks exclude other processes
only."""

_guard = threading.Lock()


@contextmanager
def sole_use(path: Path) -> Iterator[None]:
    """Hold the lock file at `path` (absolute); raises `PublishError` when another build holds it."""
    with _guard:
        if path in _ours:
            raise _busy()
        _ours.add(path)
    try:
        held = _open_locked(path)
        try:
            yield
        finally:
            _let_go(held, path)
    finally:
        _ours.discard(path)


def _open_locked(path: Path) -> int:
    while True:
        opened = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            _lock(opened)
            # The previous holder may have removed the file after it was opened here: the lock then protects
            # nothing.
            if _is_still_there(opened, path):
                return opened
        except BaseException:
            os.close(opened)
            raise
        os.close(opened)


def _lock(opened: int) -> None:
    try:
        if sys.platform == "win32":
            msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
        else:
            # A record lock, because worker processes do not inherit it: an orphaned worker must not block
            # the next build.
            fcntl.lockf(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in {errno.EACCES, errno.EAGAIN, errno.EDEADLK}:
            raise _busy() from error
        raise


def _is_still_there(opened: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(opened), path.lstat())
    except FileNotFoundError:
        return False


def _let_go(held: int, path: Path) -> None:
    if sys.platform == "win32":
        os.close(held)
        with suppress(OSError):
            path.unlink()
    else:
        with suppress(OSError):
            path.unlink()
        os.close(held)


def _busy() -> PublishError:
    return PublishError("มีการสร้างเว็บไซต์ลงโฟลเดอร์นี้อยู่แล้วในอีกหน้าต่างหนึ่ง รอให้เสร็จก่อนแล้วสั่งใหม่")
