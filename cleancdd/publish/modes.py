"""Who may read and write what is published: the same for everyone, whatever the umask of the build was.

A web server runs as another user than the build. Under a umask of 077 it could read nothing.
"""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_IMODE, S_ISDIR

__all__ = ["is_readable", "make_readable"]

_FILE = 0o644
_FOLDER = 0o755
_PERMISSIONS = 0o777


def is_readable(info: os.stat_result) -> bool:
    """Whether everybody may read this file; on Windows, whose modes say nothing of others, always."""
    return os.name == "nt" or info.st_mode & 0o444 == 0o444


def make_readable(tree: Path) -> None:
    """Give each folder under and with `tree` the mode 0755 and each file 0644; raises `OSError`.

    A disk that has no modes of its own (FAT) refuses the change: that is an error only where it leaves a file
    unreadable.
    """
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
        # The set-group-id bit of a folder that several people publish to stays.
        Path(path).chmod(S_IMODE(info.st_mode) & ~_PERMISSIONS | wanted)
    except PermissionError:
        if not is_readable(info):
            raise
