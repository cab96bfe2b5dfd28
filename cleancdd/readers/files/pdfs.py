"""What in a PDF does something by itself: scripts, starts of programs, forms sent elsewhere, programs carried
along, and content that unpacks to more than a reader can hold.

The whole file is searched, not only its objects: a file made to deceive may hide an object in what looks like
a text. What an encrypted object stream holds is out of reach.
"""

from __future__ import annotations

import contextlib
import re
import zlib
from collections.abc import Iterator

from cleancdd.readers.files.archives import executable

__all__ = ["active_in_pdf", "pictures_in_pdf"]

_GAP = rb"(?:[\s\0]++|%[^\r\n]*+[\r\n])*+"


def _name(word: str) -> bytes:
    """A pattern for a name of PDF, any letter of which may be spelled by its number (`#4a`)."""
    return "".join(f"(?:{sign}|#{ord(sign):x}|#{ord(sign):X})" for sign in word).encode()


_FLATE = _name("FlateDecode")
_RUNS = re.compile(
    b"/(?:%b%b/(?:%b|(?P<start>%b)|(?P<send>%b|%b))(?![A-Za-z0-9])"
    b"|(?:%b|(?P<form>%b))%b(?:[(<[]|[0-9]+%b[0-9]+%bR))"
    % (
        *(_name("S"), _GAP, _name("JavaScript"), _name("Launch"), _name("SubmitForm"), _name("ImportData")),
        *(_name("JS"), _name("XFA"), _GAP, _GAP, _GAP),
    )
)
"""An action that runs a script, starts a program, or sends or fetches the data of a form; the script of any
other action; and a form that is a program of its own (XFA)."""

_WHAT = {
    "start": "คำสั่งเปิดโปรแกรมหรือไฟล์อื่น (Launch)",
    "send": "คำสั่งส่งหรือดึงข้อมูลของแบบฟอร์มจากที่อื่น (SubmitForm)",
    "form": "แบบฟอร์มที่ทำงานเอง (XFA)",
}

_TOO_LARGE = "ส่วนที่บีบไว้ใหญ่เกินกว่าจะตรวจได้ทั้งหมด"
_MOST_UNPACKED = 32_000_000
"""Bytes of object streams that are unpacked: a document of a thousand pages has a tenth."""

_MOST_STREAMS = 100_000
"""Streams of a document: a page of a thousand takes ten."""

_LARGEST_STREAM = 100_000_000
"""Bytes that one stream of a document may unpack to: a full-page scan in colour, never compressed, has 35
million."""

_MOST_FROM_ONE = 1_032
"""The most bytes that deflate makes of one."""

_PIECE = 4_096
_TWICE_PACKED = re.compile(b"/(?:%b|Fl)%b/(?:%b|Fl)(?![A-Za-z0-9])" % (_FLATE, _GAP, _FLATE))

_FARTHEST = 2_000
"""Bytes between what a dictionary says of a stream and the stream itself."""


def active_in_pdf(data: bytes) -> str | None:
    """The active content of a PDF, in Thai; None when it has none."""
    if _is_too_large(data):
        return _TOO_LARGE
    if any(executable(_unpacked(one, 8)) for one in _streams_of(data, b"/EmbeddedFile")):
        return "ไฟล์โปรแกรมที่แนบไว้"
    if (found := _active_in(data)) is not None:
        return found
    room, packed = _MOST_UNPACKED, 2 * len(data)
    for stream in _streams_of(data, b"/ObjStm"):
        packed -= len(stream)  # overlapping streams would add up to more than the file
        plain = _unpacked(stream, room) if packed > 0 else b""
        room -= len(plain)
        if room <= 0 or packed <= 0:
            return _TOO_LARGE
        if (found := _active_in(plain)) is not None:
            return found
    return None


def pictures_in_pdf(data: bytes) -> Iterator[bytes]:
    """The JPEG photographs within a PDF, which keeps them as they are."""
    room = 2 * len(data)
    for stream in _streams_of(data, b"/DCTDecode"):
        room -= len(stream)
        if room <= 0:
            return
        yield bytes(stream)


def _streams_of(data: bytes, word: bytes) -> Iterator[memoryview]:
    """The raw content of every stream whose dictionary has that word."""
    view, begins, end = memoryview(data), re.compile(rb"stream\r?\n?"), -1
    for found in re.finditer(re.escape(word) + rb"(?![A-Za-z0-9])", data):
        start = begins.search(data, found.end(), found.end() + _FARTHEST)
        if start is None or b"endobj" in data[found.end() : start.start()]:
            continue
        if end < start.end():
            end = data.find(b"endstream", start.end())
            end = len(data) if end < 0 else end
        yield view[start.end() : end]


def _active_in(text: bytes) -> str | None:
    found = _RUNS.search(text)
    if found is None:
        return None
    return _WHAT.get(found.lastgroup or "", "สคริปต์ (JavaScript)")


def _is_too_large(data: bytes) -> bool:
    if data.count(b"stream") > 2 * _MOST_STREAMS or _TWICE_PACKED.search(data):
        return True
    return any(map(_is_bomb, _streams_of(data, b"/FlateDecode")))


def _is_bomb(stream: memoryview) -> bool:
    """Whether a stream unpacks to more than any real one; it is unpacked piece by piece, and nothing kept."""
    if len(stream) * _MOST_FROM_ONE < _LARGEST_STREAM:
        return False
    unpacking, count = zlib.decompressobj(), 0
    with contextlib.suppress(zlib.error):
        for at in range(0, len(stream), _PIECE):
            count += len(unpacking.decompress(stream[at : at + _PIECE]))
            if count > _LARGEST_STREAM:
                return True
    return False


def _unpacked(stream: memoryview, most: int) -> bytes:
    """The first bytes of a stream, unpacked when it can be."""
    try:
        return zlib.decompressobj().decompress(stream[: most + 1_000], most)
    except zlib.error:
        return bytes(stream[:most])
