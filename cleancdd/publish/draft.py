"""The folder that a build writes and that then becomes the site."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from cleancdd.publish.paths import Listing, place_of

__all__ = ["Draft"]

_LINKS_ITSELF = os.link in os.supports_follow_symlinks


class Draft:
    """A tree of files beside the site, created on the first write.

    It starts as the tree that the last publication replaced, if `spare` still contains it: nearly all its
    files are hard links of the published ones, so that the cost of a build depends on the size of the change.
    Otherwise it starts empty. An existing file is never written to, since it may be a published one too: it
    is removed and created anew. Every method may raise `OSError`.
    """

    def __init__(self, folder: Path, spare: Path | None) -> None:
        self.folder = folder
        self._spare = spare
        self._begun = False
        self._spared: Listing
        self._before: dict[str, str] = {}
        self._made: set[str] = set()
        self._changed: set[str] = {""}
        self.new_files: list[Path] = []
        """The files that may not have been flushed to disk yet."""

    def write(self, path: str, data: bytes) -> None:
        """Write a new file at a path with `/`."""
        self._make_room(path)
        with (self.folder / path).open("xb") as stream:
            stream.write(data)
        self.new_files.append(self.folder / path)

    def link(self, path: str, source: Path, info: os.stat_result) -> bool:
        """Make the file `source`, whose status is `info`, available at `path` too; False when the disk has no
        hard links and it was copied."""
        self.begin()
        if self._has(path, info):
            return True
        self._make_room(path)
        target = self.folder / path
        try:
            os.link(source, target, follow_symlinks=not _LINKS_ITSELF)
        except (OSError, NotImplementedError):  # no hard links on this disk, or too many of this file
            shutil.copy2(source, target, follow_symlinks=False)
            self.new_files.append(target)
            return False
        return True

    def drop_rest(self) -> None:
        """Remove the earlier files that have been neither written nor linked since."""
        for path in self._before.values():
            (self.folder / path).unlink()
            self._prune(path)
        self._before = {}

    def note(self, path: str) -> None:
        """Register a file that another program wrote."""
        self._changed.add(_parent(path))
        self.new_files.append(self.folder / path)

    @property
    def changed_folders(self) -> list[Path]:
        """The folders in which a name changed and their parents, the innermost first."""
        names = {folder for path in self._changed for folder in ("", path, *_around(path))}
        there = (self.folder / name for name in sorted(names, reverse=True))
        return [folder for folder in there if folder.is_dir()]

    def begin(self) -> None:
        """Create the folder, unless that is done."""
        if self._begun:
            return
        if self._spare is not None and _moved(self._spare, self.folder):
            self._spared = Listing(self.folder)
            self._before = {place_of(path): path for path in self._spared.names}
        else:
            self.folder.mkdir()
        self._begun = True

    def _has(self, path: str, info: os.stat_result) -> bool:
        if self._before.get(place_of(path)) != path:
            return False
        there = self._spared.stat(path)
        if there is None or not os.path.samestat(there, info):
            return False
        del self._before[place_of(path)]
        return True

    def _make_room(self, path: str) -> None:
        """Create the parent folders of a path, and remove what is at the path itself."""
        self.begin()
        self._changed.add(_parent(path))
        if self._before:
            self._clear(path)
        if _parent(path) not in self._made:
            (self.folder / _parent(path)).mkdir(parents=True, exist_ok=True)
            self._made.add(_parent(path))

    def _clear(self, path: str) -> None:
        """Remove whatever exists at a path, at a file that blocks its parent folders, or below it."""
        for one in (path, *_around(path)):
            there = self._before.pop(place_of(one), None)
            if there is not None:
                (self.folder / there).unlink()
        if (self.folder / path).is_dir():
            shutil.rmtree(self.folder / path)
            below = f"{place_of(path)}/"
            self._before = {key: name for key, name in self._before.items() if not key.startswith(below)}

    def _prune(self, path: str) -> None:
        """Remove the parent folders of a path that are empty now."""
        for folder in _around(path):
            self._changed.add(_parent(folder))
            self._made.discard(folder)
            try:
                (self.folder / folder).rmdir()
            except OSError:  # not empty
                self._changed.add(folder)
                return


def _moved(spare: Path, folder: Path) -> bool:
    """Whether the spare tree could be moved to `folder`; one that is not a plain folder or is on another disk
    is deleted."""
    try:
        if spare.is_dir() and not spare.is_symlink():
            spare.rename(folder)
            return True
    except OSError:
        with suppress(OSError):
            shutil.rmtree(spare)
    return False


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _around(path: str) -> Iterator[str]:
    """The parent folders of a path, the innermost first."""
    while path := _parent(path):
        yield path
