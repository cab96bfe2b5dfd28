"""File modes of the published site: the same for everyone, whatever the umask of the build.

A web server usually runs as another user than the build; with a umask of 077 it could read nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from stat import S_IMODE, S_ISDIR

__all__ = ["is_as_published", "is_readable", "make_readable", "set_modes"]

_FILE = 0o644
_FOLDER = 0o755
_PERMISSIONS = 0o777


def is_readable(info: os.stat_result) -> bool:
    """Whether everybody may read this file; on Windows, whose modes do not cover other users, always."""
    return os.name == "nt" or info.st_mode & 0o444 == 0o444


def is_as_published(info: os.stat_result) -> bool:
    """Whether a file has the mode that published files have."""
    return info.st_mode & _PERMISSIONS == _FILE


def set_modes(paths: Iterable[Path]) -> None:
    """Set the mode of each of these folders to 0755 and of each of these files to 0644; raises `OSError`.

    A disk without modes (FAT) refuses the change: that is an error only when a file stays unreadable.
    """
    for path in paths:
        _set(path, path.lstat())


def make_readable(tree: Path) -> None:
    """Like `set_modes`, for `tree` and everything below it."""
    _set(tree, tree.lstat())
    waiting = [os.fspath(tree)]
    while waiting:
        with os.scandir(waiting.pop()) as found:
            for entry in found:
                _set(entry, entry.stat(follow_symlinks=False))
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)


def _set(path: os.PathLike[str], info: os.stat_result) -> None:
    wanted = _FOLDER if S_ISDIR(info.st_mode) else _FILE
    if info.st_mode & _PERMISSIONS == wanted:
        return
    try:
        # The set-group-id bit of a folder that several people publish to is kept.
        Path(path).chmod(S_IMODE(info.st_mode) & ~_PERMISSIONS | wanted)
    except PermissionError:
        if not is_readable(info):
            raise
