"""Which paths a site may contain, and reading a folder without following links."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from cleancdd.publish.errors import PublishError

__all__ = ["Claims", "Listing", "PlainTree", "is_safe", "place_of"]

_PART = re.compile(r"(?!\.{1,2}$)[^<>:\"\\|?*/\x00-\x1f\x7f]*[^<>:\"\\|?*/\x00-\x1f\x7f. ]")
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")


def is_safe(path: str) -> bool:
    """Whether a path with `/` stays inside the site and names a file that is valid on Windows, macOS and
    Linux."""
    return all(map(_is_valid, path.split("/")))


@lru_cache(10_000)
def _is_valid(part: str) -> bool:
    return bool(_PART.fullmatch(part) and not _DEVICE.fullmatch(part))


class Claims:
    """The paths used so far; two paths that are the same on a case-insensitive or normalising disk are
    refused."""

    def __init__(self, *reserved: str) -> None:
        self._taken: dict[str, str] = {}
        for path in reserved:
            self.claim(path)

    def claim(self, path: str) -> None:
        """Reserve a path for one file; raises `PublishError`, naming both paths, when it is unsafe or
        collides."""
        if not is_safe(path):
            raise PublishError(f"`{path}` ใช้เป็นที่อยู่ของไฟล์ในเว็บไซต์ไม่ได้")
        self._claim_folder(path[: path.rfind("/") + 1], path)
        place = place_of(path)
        if place in self._taken:
            raise _collision(self._taken[place], path)
        self._taken[place] = path

    def _claim_folder(self, folder: str, path: str) -> None:
        """Reserve a folder and its parents, unless they are reserved as such already."""
        if not folder or self._taken.get(place_of(folder)) == folder:
            return
        self._claim_folder(folder[: folder.rfind("/", 0, -1) + 1], path)
        other = self._taken.setdefault(place_of(folder), folder)
        if other != folder:
            raise _collision(other, path)


def place_of(path: str) -> str:
    """A key that is equal for two paths that are the same on a case-insensitive or normalising disk."""
    return unicodedata.normalize("NFC", path.rstrip("/")).casefold()


def _collision(one: str, other: str) -> PublishError:
    if one == other:
        return PublishError(f"มีสองหน้าหรือสองไฟล์ที่ใช้ที่อยู่ `{one}` เดียวกัน เปลี่ยนรหัสหรือชื่ออย่างใดอย่างหนึ่ง")
    return PublishError(f"`{one}` กับ `{other}` จะทับกันบนบางระบบ เปลี่ยนรหัสหรือชื่ออย่างใดอย่างหนึ่ง")


class PlainTree:
    """A folder in which files are reached through real folders only: symbolic links are never followed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._real: dict[str, bool] = {}

    def stat(self, path: str) -> os.stat_result | None:
        """The status of a plain file at `path`; None when there is none, or when any part of the path is a
        link."""
        if not self._is_real_folder(path.rpartition("/")[0]):
            return None
        info = self._lstat(path)
        return info if info and S_ISREG(info.st_mode) else None

    def entries(self, prefix: str = "") -> Iterator[tuple[str, bool]]:
        """Everything under `prefix` that is not a folder, as (path, whether it is a plain file); unsorted."""
        if self._is_real_folder(prefix):
            found = _walk(self.folder / prefix, f"{prefix}/" if prefix else "")
            yield from ((path, entry.is_file(follow_symlinks=False)) for path, entry in found)

    def _is_real_folder(self, path: str) -> bool:
        known = self._real.get(path)
        if known is None:
            info = self._lstat(path)
            parent = not path or self._is_real_folder(path.rpartition("/")[0])
            known = self._real[path] = bool(parent and info and S_ISDIR(info.st_mode))
        return known

    def _lstat(self, path: str) -> os.stat_result | None:
        try:
            return os.lstat(f"{self.folder}/{path}" if path else self.folder)
        except (FileNotFoundError, NotADirectoryError):
            return None


class Listing:
    """Everything in a folder that is not a folder, listed in one pass: asking for each of ten thousand files
    takes three times longer. Links are listed, never followed."""

    def __init__(self, folder: Path) -> None:
        there = folder.is_dir() and not folder.is_symlink()
        found = _walk(folder, "") if there else ()
        self._found = {path: entry.stat(follow_symlinks=False) for path, entry in found}

    @property
    def names(self) -> AbstractSet[str]:
        """The path of each entry, with `/`."""
        return self._found.keys()

    def stat(self, path: str) -> os.stat_result | None:
        """The status of a plain file when it was listed; None when there was none."""
        info = self._found.get(path)
        return info if info and S_ISREG(info.st_mode) else None


def _walk(folder: os.PathLike[str] | str, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    waiting = [(os.fspath(folder), prefix)]
    while waiting:
        place, before = waiting.pop()
        with os.scandir(place) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{before}{entry.name}/"))
                else:
                    yield before + entry.name, entry
