"""Texts packed beforehand: `page.html.gz` beside `page.html`, for web servers that send it as it is.

A packed file is no file of the site: the manifest does not list it, and it must hold exactly the bytes of the
file beside it.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from pathlib import Path

__all__ = ["KINDS", "LEAST", "SUFFIX", "digest_within", "is_worth_packing", "pack"]

SUFFIX = ".gz"

KINDS = (".css", ".csv", ".html", ".ics", ".js", ".json", ".rtf", ".svg", ".txt", ".xml")
"""What is packed; pictures, documents and the search index are packed in themselves."""

LEAST = 1024
"""Bytes below which packing saves nothing, for less than a packet is sent in any case."""

_CHUNK = 2**16


def is_worth_packing(path: str, size: int) -> bool:
    """Whether a file of this path and size in bytes gets a packed one beside it."""
    return size >= LEAST and path.endswith(KINDS)


def pack(file: Path) -> None:
    """Write the packed file beside a file; the same bytes give the same bytes. Raises `OSError`."""
    packed = gzip.compress(file.read_bytes(), compresslevel=9, mtime=0)
    file.with_name(file.name + SUFFIX).write_bytes(packed)


def digest_within(file: Path, size: int) -> str | None:
    """The SHA-256 (hexadecimal) of what a packed file holds; None when it is damaged or holds another number
    of bytes than `size`, of which no more are unpacked. Raises `OSError`."""
    told, held = hashlib.sha256(), 0
    try:
        with gzip.open(file) as stream:
            while held <= size and (data := stream.read(_CHUNK)):
                told.update(data)
                held += len(data)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        return None
    return told.hexdigest() if held == size else None
