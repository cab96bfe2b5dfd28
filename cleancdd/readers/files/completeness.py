"""Whether a file reaches its own end, and whether it is as it was written: one cut or changed while it was
copied, sent or saved opens in part or not at all."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Mapping

__all__ = ["is_damaged", "is_whole", "picture_end", "png_end"]

_LAST = 4_096
"""Bytes at the end of a PDF that must contain its last lines; some programs append a few characters."""


def is_whole(kind: str, data: bytes) -> bool:
    """Whether a file of that kind (see `KINDS`) is all there; kinds without a mark of their end always
    are."""
    judge = _JUDGES.get(kind)
    return judge is None or judge(data)


def _pdf(data: bytes) -> bool:
    return re.search(rb"startxref[\s\0]+[0-9]+[\s\0]+%%EOF", data.rstrip(b"\0\r\n\t ")[-_LAST:]) is not None


_MARK = re.compile(rb"\xff\xff*([^\x00\x01\xd0-\xd8\xff])")
"""A JPEG marker followed by a length, or the end marker; image data contains only other markers."""

_MOST_MARKS = 20_000
"""Marks that are followed: a real picture has some hundred."""


_MOST_CHUNKS = 50_000
"""Chunks of a PNG that are followed: one of 20 MB has some thousand."""


def picture_end(data: bytes) -> int | None:
    """The position after the end marker of the first picture of a JPEG; None when there is none."""
    place = 2
    for _ in range(_MOST_MARKS):
        found = _MARK.search(data, place)
        if found is None:
            return None
        if found[1] == b"\xd9":
            return found.end()
        place = found.end() + max(int.from_bytes(data[found.end() : found.end() + 2], "big"), 2)
    return None


def is_damaged(kind: str, data: bytes) -> bool:
    """Whether a PNG has a chunk that programs need and whose checksum is wrong; other kinds of picture have
    no checksums."""
    if kind != "PNG":
        return False
    needed = ((at, end) for at, end in _chunks(data) if data[at + 4 : at + 5].isupper())
    return any(
        zlib.crc32(data[at + 4 : end - 4]).to_bytes(4, "big") != data[end - 4 : end] for at, end in needed
    )


def png_end(data: bytes) -> int:
    """The position after the last chunk of a PNG; beyond the end of the file when that is cut."""
    ends = (end for at, end in _chunks(data) if data[at + 4 : at + 8] == b"IEND")
    return next(ends, len(data) + 1)


def _png(data: bytes) -> bool:
    return png_end(data) <= len(data)


def _chunks(data: bytes) -> Iterator[tuple[int, int]]:
    """Where each chunk of a PNG begins and ends, up to its last."""
    place = 8
    for _ in range(_MOST_CHUNKS):
        if place + 12 > len(data):
            return
        begin, place = place, place + 12 + int.from_bytes(data[place : place + 4], "big")
        yield begin, place
        if data[begin + 4 : begin + 8] == b"IEND":
            return


def _webp(data: bytes) -> bool:
    return int.from_bytes(data[4:8], "little") + 8 <= len(data) + 1


def _compound(data: bytes) -> bool:
    """Whether the last sector that the first table of an old Office file calls used is there, in part at
    least."""
    size = 1 << min(int.from_bytes(data[30:32], "little"), 12)
    tables = [int.from_bytes(data[at : at + 4], "little") for at in range(76, 512, 4)]
    last = -1
    for number, table in enumerate(one for one in tables if one < 0xFFFFFFFA):
        place = (table + 1) * size
        sectors = data[place : place + size]
        if len(sectors) < size:
            return False
        used = [at for at in range(size // 4) if sectors[at * 4 : at * 4 + 4] != b"\xff\xff\xff\xff"]
        last = number * (size // 4) + used[-1] if used else last
    return (last + 1) * size < len(data)


_JUDGES: Mapping[str, Callable[[bytes], bool]] = {
    "PDF": _pdf,
    "JPEG": lambda data: picture_end(data) is not None,
    "PNG": _png,
    "WebP": _webp,
    "Word 97": _compound,
    "Excel 97": _compound,
    "PowerPoint 97": _compound,
}
