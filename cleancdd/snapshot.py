"""Whether any file changed since the last build, judged by names, sizes and times, before reading any.

It imports nothing slow, so that a build with nothing to do ends at once.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from cleancdd import __version__
from cleancdd.resources import WORK_FOLDER
from cleancdd.wholefile import replacing

__all__ = ["Snapshot", "changed_lately"]

_SOURCES = ("content", "units", "templates")
_UNREAD = (".", "~$")
_NAME = attrgetter("name")
_SECOND = 1_000_000_000
_TICK, _COARSE_TICK = 50_000_000, 2 * _SECOND
"""Nanoseconds within which a disk may give two changes the same time: for file systems with fractions of a
second, and for those without, as on memory cards."""


def changed_lately(changed: int, now: int) -> bool:
    """Whether a file with this time of change (nanoseconds) may since have changed again within the same
    timestamp."""
    return changed > now - (_TICK if changed % _SECOND else _COARSE_TICK)


class _Listing(NamedTuple):
    digest: str
    newest: int


class _Kept(NamedTuple):
    """All that the last build depended on, what of it its authors changed, its site, the number of pages."""

    sources: str
    authored: str
    site: str
    pages: int


class Snapshot:
    """The state of the sources of a site, this package and the built site, before a build.

    `commit` is the last commit of the sources; `key` is what else the build depends on: its day, its options.
    """

    def __init__(self, root: Path, out: Path, commit: str, key: str = "") -> None:
        self._out = out
        mark = hashlib.blake2b(str(out.absolute()).encode(), digest_size=4).hexdigest()
        self._file = root / WORK_FOLDER / f"snapshot-{mark}.json"
        self._taken = time.time_ns()
        package = Path(__file__).parent
        folders = [*(root / name for name in _SOURCES), package, package.parent / "templates"]
        listings = [_listing(folder, of_sources=True) for folder in folders]
        self._newest = max(one.newest for one in listings)
        self._authored = repr([commit, *(one.digest for one in listings[: len(_SOURCES)])])
        self._sources = repr([__version__, commit, key, *(one.digest for one in listings)])

    def unchanged(self) -> int | None:
        """The number of pages of the site, if a build would change nothing; None when that is not certain."""
        kept = self._last()
        if kept is None or kept.sources != self._sources or kept.site != self._site():
            return None
        return kept.pages

    def outdated(self) -> bool:
        """Whether authors changed or committed a file since the site was built here; False when that is not
        certain."""
        kept = self._last()
        return kept is not None and kept.authored != self._authored and kept.site == self._site()

    def keep(self, pages: int) -> None:
        """Store the state of the sources before the build, and that of the site now.

        Nothing is stored when sources changed just before: a further change could go unnoticed.
        """
        if changed_lately(self._newest, self._taken):
            return
        told = _Kept(self._sources, self._authored, self._site(), pages)._asdict()
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self._file) as fresh:
                fresh.write_text(json.dumps(told), encoding="utf-8")
        except OSError:
            return  # the next build then reads the files; nothing else is lost

    def _last(self) -> _Kept | None:
        try:
            told = json.loads(self._file.read_bytes())
            return _Kept(told["sources"], told["authored"], told["site"], int(told["pages"]))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def _site(self) -> str:
        return _listing(self._out, of_sources=False).digest


def _listing(folder: Path, *, of_sources: bool) -> _Listing:
    """Every file below a folder with size, modification time and inode.

    `of_sources`, also the change time of the inode, which cannot be set back (a new link to a file changes
    it), and without the hidden files that a file manager or Office leaves there, which no reader reads.
    """
    told = hashlib.blake2b(digest_size=16)
    newest = 0
    waiting = [os.fspath(folder)]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as found:
                entries = sorted(found, key=_NAME)
        except OSError as reason:
            told.update(f"{type(reason).__name__}\n".encode())
            continue
        for one in entries:
            if one.name == "__pycache__" or (of_sources and one.name.startswith(_UNREAD)):
                continue
            info = one.stat(follow_symlinks=False)
            if one.is_dir(follow_symlinks=False):
                waiting.append(one.path)
                told.update(f"{one.path}/\n".encode(errors="surrogateescape"))
                continue
            changed = info.st_ctime_ns if of_sources else 0
            newest = max(newest, info.st_mtime_ns, changed)
            line = (
                f"{one.path}\0{info.st_size}\0{info.st_mtime_ns}\0{changed}\0{info.st_ino}\0{info.st_mode}\n"
            )
            told.update(line.encode(errors="surrogateescape"))
    return _Listing(told.hexdigest(), newest)
