"""What the last build recorded about each published file, so that the next build can reuse it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from cleancdd.cache import seal_of
from cleancdd.publish.modes import is_readable
from cleancdd.publish.paths import Listing
from cleancdd.wholefile import replacing

__all__ = ["BuildMemory", "Remembered"]

_FORMAT = 3


class Remembered(NamedTuple):
    """One published file: what it was made from, and its state on disk."""

    fingerprint: str
    sha256: str
    size: int
    mtime_ns: int

    def lies_as_then(self, info: os.stat_result) -> bool:
        """Whether the file still has the size and the time of change it was published with, and is readable
        by everybody."""
        return (self.size, self.mtime_ns) == (info.st_size, info.st_mtime_ns) and is_readable(info)


class BuildMemory:
    """The recorded files of one site by path. It is only an optimisation: without it, every file is made
    again."""

    def __init__(self, files: Mapping[str, Remembered] | None = None) -> None:
        self._files = dict(files or {})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BuildMemory) and self._files == other._files

    __hash__ = None  # type: ignore[assignment]  # holds a mapping

    @classmethod
    def load(cls, path: Path) -> BuildMemory:
        """Load the memory from a file; empty when the file is absent, damaged, or of another user or
        version."""
        try:
            seal, _, text = path.read_text(encoding="utf-8").partition("\n")
            if seal != seal_of(text):
                return cls()
            value = json.loads(text)
            if value["format"] != _FORMAT:
                return cls()
            return cls({name: _remembered(*entry) for name, entry in value["files"].items()})
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return cls()

    def save(self, path: Path) -> None:
        """Write the memory atomically: a reader sees the old one or the new one, never a part; raises
        `OSError`."""
        path.parent.mkdir(parents=True, exist_ok=True)
        value = {"format": _FORMAT, "files": dict(sorted(self._files.items()))}
        text = json.dumps(value, ensure_ascii=False)
        with replacing(path) as fresh:
            fresh.write_text(f"{seal_of(text)}\n{text}", encoding="utf-8")

    def recall(self, path: str, fingerprint: str, tree: Listing) -> Remembered | None:
        """The record of a file, if it was made from the same inputs and the file in the tree is unchanged."""
        known = self._files.get(path)
        if known is None or not fingerprint or known.fingerprint != fingerprint:
            return None
        info = tree.stat(path)
        return known if info and known.lies_as_then(info) else None

    def under(self, folder: str) -> Iterator[str]:
        """The recorded paths inside a folder of the site."""
        return (path for path in self._files if path.startswith(f"{folder}/"))


def _remembered(fingerprint: object, sha256: object, size: object, mtime_ns: object) -> Remembered:
    match fingerprint, sha256, size, mtime_ns:
        case str(), str(), int(), int():
            return Remembered(fingerprint, sha256, size, mtime_ns)
    raise ValueError((fingerprint, sha256, size, mtime_ns))
