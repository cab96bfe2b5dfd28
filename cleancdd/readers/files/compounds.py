"""The contents of old Office files: compound files of sectors ([MS-CFB]), read only as far as needed to find
a lock or a macro."""

from __future__ import annotations

import contextlib
import re
import struct
import zlib
from collections.abc import Iterator

__all__ = ["COMPOUND", "active_in_compound", "compound_is_locked"]

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_LAST = 0xFFFFFFFA
"""From here on a number is no sector but the end of a chain, or an empty place."""

_MOST_RECORDS = 20_000
_MOST_WITHIN = 32_000_000
"""Bytes of objects within a presentation that are unpacked."""

_WIDE = "utf-16-le"
_STORAGE = re.compile(rb"(?s)([\x00\x10])\x00\x11\x10(.{4})")
"""The head of the record of PowerPoint that holds a compound file: packed or not, and its length."""


def compound_is_locked(data: bytes) -> bool:
    """Whether a compound file asks for a password: Office's own envelope, or Word, Excel or PowerPoint of 97
    and later."""
    if _names(data, "EncryptedPackage") or _names(data, "EncryptedSummary"):
        return True
    word = _stream(data, "WordDocument", 12)
    if len(word) >= 12 and word[11] & 1:
        return True
    slides = _stream(data, "Current User", 16)
    return slides[12:16] == b"\xdf\xc4\xd1\xf3" or any(kind == 0x2F for kind, _ in _records(data))


def active_in_compound(data: bytes) -> str | None:
    """The active content of a compound file, in Thai; None when it has none."""
    if _names(data, "_VBA_PROJECT"):
        return "มาโคร (VBA)"
    if any(kind == 0x85 and body[5:6] == b"\1" for kind, body in _records(data)):
        return "มาโคร Excel 4.0 (XLM)"
    if _names(data, "\x01Ole10Native"):
        return "ไฟล์อื่นที่ฝังไว้ (OLE Package)"
    return next(filter(None, map(active_in_compound, _within_slides(data))), None)


def _within_slides(data: bytes) -> Iterator[bytes]:
    """The compound files that PowerPoint keeps, packed or not, in its own stream: embedded objects and
    macros."""
    slides, room = _stream(data, "PowerPoint Document", len(data)), _MOST_WITHIN
    for found in _STORAGE.finditer(slides):
        length = int.from_bytes(found[2], "little")
        body = slides[found.end() : found.end() + length]
        with contextlib.suppress(zlib.error):
            body = zlib.decompressobj().decompress(body[4:], max(room, 1)) if found[1] == b"\x10" else body
            room -= len(body)
            if body.startswith(COMPOUND):
                yield body


def _names(data: bytes, name: str) -> bool:
    return f"{name}\0".encode(_WIDE) in data


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of an Excel file up to the end of what holds for the whole of it."""
    book = _stream(data, "Workbook", 4_000_000) or _stream(data, "Book", 4_000_000)
    place = 0
    for _ in range(_MOST_RECORDS):
        if place + 4 > len(book):
            return
        kind, length = struct.unpack_from("<HH", book, place)
        if kind == 0x0A:
            return
        yield kind, book[place + 4 : place + 4 + length]
        place += 4 + length


def _stream(data: bytes, name: str, most: int) -> bytes:
    """At most the first `most` bytes of the named stream; empty when it is missing or the file is damaged."""
    size = 1 << min(int.from_bytes(data[30:32], "little"), 12)
    table = _table(data, size)
    folder = _chain(data, int.from_bytes(data[48:52], "little"), size, table, len(data))
    entries = [folder[at : at + 128] for at in range(0, len(folder) - 127, 128)]
    mark = f"{name}\0".encode(_WIDE)
    entry = next((one for one in entries if one.startswith(mark)), None)
    if entry is None:
        return b""
    start, length = int.from_bytes(entry[116:120], "little"), int.from_bytes(entry[120:124], "little")
    if length >= 4096:
        return _chain(data, start, size, table, min(most, length))
    small = _chain(data, int.from_bytes(entries[0][116:120], "little"), size, table, len(data))
    links = _chain(data, int.from_bytes(data[60:64], "little"), size, table, len(data))
    return _chain(small, start, 64, _numbers(links), min(most, length), first=0)


def _table(data: bytes, size: int) -> tuple[int, ...]:
    """The allocation table (FAT): the number of the next sector for each sector, read from the sectors listed
    in the header and in its continuation (DIFAT)."""
    places, further = list(_numbers(data[76:512])), int.from_bytes(data[68:72], "little")
    for _ in range(len(data) // size):
        if further >= _LAST:
            break
        *more, further = _numbers(data[(further + 1) * size : (further + 2) * size]) or (_LAST,)
        places += more
    whole = b"".join(
        data[(place + 1) * size : (place + 2) * size]
        for place in places[: len(data) // size]
        if place < _LAST
    )
    return _numbers(whole)


def _numbers(raw: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])


def _chain(data: bytes, place: int, size: int, table: tuple[int, ...], most: int, *, first: int = 1) -> bytes:
    """The joined sectors of a chain, at most `most` bytes; sector 0 starts after `first` sectors of the same
    size."""
    found = bytearray()
    for _ in range(len(table)):
        if place >= len(table) or len(found) >= most:
            break
        found += data[(place + first) * size : (place + first + 1) * size]
        place = table[place]
    return bytes(found[:most])
