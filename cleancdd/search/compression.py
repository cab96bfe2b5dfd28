"""Compressed files of the index, named by their content."""

from __future__ import annotations

import codecs
import gzip
import hashlib
import io
import json
from typing import Any, Final

__all__ = ["DIGITS", "digest_name", "pack", "pack_json", "unpack", "unpack_json"]

_THAI = "cp874"
"""An encoding in which Thai letters take one byte each and not three: Thai texts are a seventh smaller in it
when compressed, and every browser reads it (`windows-874` of the WHATWG Encoding Standard)."""

_ESCAPED = "cleancdd.json"
"""The name under which `_escaped` is registered."""

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


def pack_json(value: object) -> bytes:
    """JSON, compressed; letters outside the Thai encoding are written as JSON escapes them."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return pack(text.encode(_THAI, _ESCAPED))


def unpack_json(data: bytes) -> Any:
    """The value that `pack_json` compressed."""
    return json.loads(unpack(data).decode(_THAI))


def unpack(data: bytes) -> bytes:
    """Decompress what `pack` returned."""
    return gzip.decompress(data)


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Letters that an encoding lacks, as JSON escapes them."""
    assert isinstance(error, UnicodeEncodeError)  # noqa: S101 - a handler of encoding alone
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


codecs.register_error(_ESCAPED, _escaped)
