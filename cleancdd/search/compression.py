"""Compressed files of the index, named by their content."""

from __future__ import annotations

import gzip
import hashlib
import io
from typing import Final

__all__ = ["DIGITS", "digest_name", "pack", "unpack"]

DIGITS: Final = 10
"""Hexadecimal digits of the digest in a file name."""


def digest_name(data: bytes, prefix: str) -> str:
    """A file name made of the prefix and the digest of the content."""
    return f"{prefix}-{hashlib.sha256(data).hexdigest()[:DIGITS]}.packed"


def pack(data: bytes) -> bytes:
    """Gzip without a time, file name or operating system in the header, so that the bytes are
    reproducible."""
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as stream:
        stream.write(data)
    return packed.getvalue()


def unpack(data: bytes) -> bytes:
    """Decompress what `pack` returned."""
    return gzip.decompress(data)
