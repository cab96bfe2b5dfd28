"""Files of the index as they are served: packed, and named by what is in them."""

from __future__ import annotations

import gzip
import hashlib
import io
from typing import Final

__all__ = ["DIGITS", "digest_name", "pack", "unpack"]

DIGITS: Final = 10
"""Of a digest in a name."""


def digest_name(data: bytes, prefix: str) -> str:
    """A file's name by its content."""
    return f"{prefix}-{hashlib.sha256(data).hexdigest()[:DIGITS]}.packed"


def pack(data: bytes) -> bytes:
    """Gzip without a clock, a name or the operating system in its head."""
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as stream:
        stream.write(data)
    return packed.getvalue()


def unpack(data: bytes) -> bytes:
    """What `pack` was given."""
    return gzip.decompress(data)
