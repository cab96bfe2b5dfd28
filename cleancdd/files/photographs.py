"""What a photograph tells of itself in JPEG, PNG and WebP: how large it is, and where it was taken (GPS tags of EXIF or XMP).

EXIF is laid out as TIFF 6.0: the pointer to the GPS block is tag 0x8825 of the first directory; latitude and longitude are
its tags 2 and 4.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator

import imagesize

__all__ = ["PHOTOGRAPHS", "pixels_of", "tells_position"]

PHOTOGRAPHS = frozenset({"JPEG", "PNG", "WebP"})
"""The kinds (see `KINDS`) that a page can show as an image."""

_GPS_BLOCK = 0x8825
_POSITION = frozenset({2, 4, 20, 22})
"""Latitude and longitude of the place, and of the destination."""

_LONGEST_NOTE = 4_000_000
"""Bytes of an unpacked note that are read: more than any real one, and no bomb."""

_XMP_POSITION = re.compile(rb"GPS(?:Dest)?L(?:atitude|ongitude)\s*(?:=\s*[\"']\s*[^\"'\s]|>\s*[^<\s])")


def pixels_of(data: bytes) -> tuple[int, int] | None:
    """Width and height as a browser shows the image, turned as its camera noted; None when it cannot be told."""
    width, height = imagesize.get(io.BytesIO(data))
    return (width, height) if width > 0 and height > 0 else None


def tells_position(kind: str, data: bytes) -> bool:
    """Whether a file of that kind (see `KINDS`) holds a position; other kinds than photographs never do."""
    notes = {"JPEG": _of_jpeg, "PNG": _of_png, "WebP": _of_webp}.get(kind)
    return notes is not None and any(_position_in(block) for block in notes(data))


def _position_in(block: bytes) -> bool:
    exif = block.removeprefix(b"Exif\0\0")
    if exif[:4] in {b"II*\0", b"MM\0*"}:
        return _position_in_exif(exif)
    return _XMP_POSITION.search(block) is not None


def _position_in_exif(exif: bytes) -> bool:
    order = "<" if exif.startswith(b"II") else ">"
    try:
        first = struct.unpack_from(order + "I", exif, 4)[0]
        blocks = [value for tag, value in _directory(exif, first, order) if tag == _GPS_BLOCK]
        return any(tag in _POSITION for place in blocks for tag, _ in _directory(exif, place, order))
    except struct.error:
        # What cannot be followed to its end may still be read by others: the pointer alone is enough to refuse.
        return struct.pack(order + "H", _GPS_BLOCK) in exif


def _directory(exif: bytes, place: int, order: str) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(order + "H", exif, place)[0]
    for index in range(count):
        tag, _, _, value = struct.unpack_from(order + "HHII", exif, place + 2 + index * 12)
        yield tag, value


def _of_jpeg(data: bytes) -> Iterator[bytes]:
    """The APP1 segments before the picture itself."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if marker == 0xFF:
            place += 1
            continue
        if marker in {0xDA, 0xD9}:
            return
        if marker == 0xE1:
            yield data[place + 4 : place + 2 + length]
        place += 2 + length


def _of_png(data: bytes) -> Iterator[bytes]:
    place = 8
    while place + 8 <= len(data):
        length, name = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        body = data[place + 8 : place + 8 + length]
        if name in {b"eXIf", b"iTXt", b"tEXt"}:
            yield body
        if name in {b"iTXt", b"zTXt"}:
            yield from _unpacked(body)
        place += 12 + length


def _unpacked(text: bytes) -> Iterator[bytes]:
    """A compressed text of a PNG, as it is and, where it is a profile in hexadecimal digits, as the EXIF block that it spells."""
    start = next((found.start() for found in re.finditer(rb"x[\x01\x5e\x9c\xda]", text)), None)
    if start is None:
        return
    try:
        plain = zlib.decompressobj().decompress(text[start:], _LONGEST_NOTE)
    except zlib.error:
        return
    yield plain
    digits = re.sub(rb"\s", b"", plain.rpartition(b"exif")[2].lstrip().partition(b"\n")[2])
    if re.fullmatch(rb"(?:[0-9a-fA-F]{2})+", digits):
        yield bytes.fromhex(digits.decode())


def _of_webp(data: bytes) -> Iterator[bytes]:
    place = 12
    while place + 8 <= len(data):
        name, length = data[place : place + 4], int.from_bytes(data[place + 4 : place + 8], "little")
        if name in {b"EXIF", b"XMP "}:
            yield data[place + 8 : place + 8 + length]
        place += 8 + length + length % 2
