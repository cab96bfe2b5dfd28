"""Replaces a file atomically: readers see the old text or the new one, never a part."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

__all__ = ["replacing"]


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """The path of a new file beside `path` to write to, which takes its place when the block ends.

    When the block raises, or the file cannot be replaced (`OSError`), the old file stays and the new one is
    removed. The folder must exist.
    """
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)  # a leftover or planted file may be a link to a file elsewhere
    try:
        yield fresh
        fresh.replace(path)
    except BaseException:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
