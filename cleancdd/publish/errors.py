"""Errors of publishing, with messages in plain Thai."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cleancdd.refusals import reason

__all__ = ["PublishError", "explained"]


class PublishError(Exception):
    """The site could not be replaced and is unchanged; the message gives the reason in Thai."""


@contextmanager
def explained(doing: str, path: Path, *, assurance: str = " (เว็บไซต์เดิมยังอยู่ครบ)") -> Iterator[None]:
    """Convert an `OSError` to a `PublishError`: the operation (Thai), the path, and the meaning of the
    system's error number."""
    try:
        yield
    except OSError as error:
        place = error.filename2 or error.filename or path  # of a copy, where it goes
        raise PublishError(f"{doing}ไม่สำเร็จ: {place}: {reason(error)}{assurance}") from error
