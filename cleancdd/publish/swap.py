"""Replaces the old tree with a finished one, and cleans up after a run that was killed."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Places", "flush", "recover", "swap_in"]

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2

_FEW = 200
"""Up to this many files and folders, flushing each is faster than flushing the whole disk, which also waits
for what other programs wrote."""


@dataclass(frozen=True, slots=True)
class Places:
    """The published folder and the files beside it during a build."""

    out: Path

    @property
    def new(self) -> Path:
        """The tree being built; just after an exchange, the one that was replaced."""
        return self.out.with_name(f".{self.out.name}.new")

    @property
    def old(self) -> Path:
        """The replaced tree, where the system cannot exchange two folders in one step."""
        return self.out.with_name(f".{self.out.name}.old")

    @property
    def lock(self) -> Path:
        """The lock file of the running build."""
        return self.out.with_name(f".{self.out.name}.lock")


def recover(places: Places) -> bool:
    """Undo what a killed run left: restore the old site when none is in its place, delete unfinished trees;
    returns whether there was anything to do.

    The caller holds the lock, so no other build uses them. Raises `OSError`.
    """
    found = [place for place in (places.new, places.old) if os.path.lexists(place)]
    if places.old in found and not os.path.lexists(places.out):
        places.old.rename(places.out)
    for leftover in found:
        _discard(leftover)
    return bool(found)


def flush(tree: Path, files: Sequence[Path], folders: Sequence[Path]) -> None:
    """Wait until the new files and changed folders of a tree are on the disk, so that a power failure after
    the swap cannot leave half a site."""
    whole_disk = _from_libc("syncfs")
    if whole_disk and len(files) + len(folders) > _FEW:
        _flush_disk(whole_disk, tree)
        return
    for file in files:
        with file.open("r+b") as stream:
            os.fsync(stream.fileno())
    for folder in folders:
        _flush_folder(folder)


def swap_in(places: Places, spare: Path | None = None) -> None:
    """Replace the old tree with the new one; raises `OSError` with the old one in place.

    The old tree becomes `spare`, which must not exist; without one, or where it is on another disk, it is
    removed.
    """
    if not os.path.lexists(places.out):
        places.new.rename(places.out)
    elif not _exchange(places.new, places.out):
        _rename_twice(places)
    # The new site is in place: clean-up that fails now is done at the start of the next run.
    with suppress(OSError):
        _flush_folder(places.out.parent)
    if spare is not None:
        replaced = places.old if os.path.lexists(places.old) else places.new
        with suppress(OSError):
            replaced.rename(spare)
    for leftover in (places.new, places.old):
        with suppress(OSError):
            _discard(leftover)


def _rename_twice(places: Places) -> None:
    places.out.rename(places.old)
    try:
        places.new.rename(places.out)
    except BaseException:
        places.old.rename(places.out)
        raise


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False when this system or disk cannot."""
    renameat2 = _from_libc("renameat2")
    if renameat2 is None:
        return False
    done = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(done == 0)


def _from_libc(name: str) -> Callable[..., Any] | None:
    """A function of the C library on Linux; None elsewhere, or where the library is too old to have it."""
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), name, None)


def _flush_disk(syncfs: Callable[..., Any], tree: Path) -> None:
    """Flush the whole file system in one call: ten times faster than one call for each of ten thousand
    files."""
    opened = os.open(tree, os.O_RDONLY)
    try:
        if syncfs(opened) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(tree))
    finally:
        os.close(opened)


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open folders, and writes file names through at once
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _discard(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)
