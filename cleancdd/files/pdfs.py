"""What in a PDF does something by itself when it is opened: scripts, starts of programs, programs carried along.

The whole file is searched, not only its objects: a file made to deceive may hide an object in what looks like a text.
What an encrypted object stream holds is out of reach.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from cleancdd.files.archives import executable

__all__ = ["active_in_pdf", "streams_of"]

_GAP = rb"(?:[\s\0]|%[^\r\n]*[\r\n])*"
_ACTIVE: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"/S%b/Launch(?![A-Za-z0-9])" % _GAP), "คำสั่งเปิดโปรแกรมหรือไฟล์อื่น (Launch)"),
    (re.compile(rb"/S%b/JavaScript(?![A-Za-z0-9])|/JS%b(?:\(|<|[0-9]+%b[0-9]+%bR)" % ((_GAP,) * 4)), "สคริปต์ (JavaScript)"),
)
_SPELLED = re.compile(rb"#([0-9A-Fa-f]{2})")
_MOST_UNPACKED = 32_000_000
"""Bytes of object streams that are unpacked: a document of a thousand pages has a tenth."""

_FARTHEST = 2_000
"""Bytes between what a dictionary says of a stream and the stream itself."""


def active_in_pdf(data: bytes) -> str | None:
    """What in a PDF can run, in Thai; None when nothing does."""
    if any(executable(_unpacked(one, 8)) for one in streams_of(data, b"/EmbeddedFile")):
        return "ไฟล์โปรแกรมที่แนบไว้"
    room = _MOST_UNPACKED
    if (found := _active_in(data)) is not None:
        return found
    for stream in streams_of(data, b"/ObjStm"):
        plain = _unpacked(stream, room)
        room -= len(plain)
        if room <= 0:
            return "ส่วนที่บีบไว้ใหญ่เกินกว่าจะตรวจได้ทั้งหมด"
        if (found := _active_in(plain)) is not None:
            return found
    return None


def streams_of(data: bytes, word: bytes) -> Iterator[bytes]:
    """The raw content of every stream whose dictionary has that word."""
    for found in re.finditer(re.escape(word) + rb"(?![A-Za-z0-9])", data):
        start = re.compile(rb"stream\r?\n?").search(data, found.end(), found.end() + _FARTHEST)
        if start is not None and b"endobj" not in data[found.end() : start.start()]:
            end = data.find(b"endstream", start.end())
            yield data[start.end() : end if end >= 0 else len(data)]


def _active_in(text: bytes) -> str | None:
    plain = _SPELLED.sub(lambda digits: bytes.fromhex(digits[1].decode()), text)
    return next((what for pattern, what in _ACTIVE if pattern.search(plain)), None)


def _unpacked(stream: bytes, most: int) -> bytes:
    """The first bytes of a stream, unpacked when it can be."""
    try:
        return zlib.decompressobj().decompress(stream, max(most, 1))
    except zlib.error:
        return stream[:most]
