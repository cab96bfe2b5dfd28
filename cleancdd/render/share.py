"""The picture that others show with a link to a unit: lines of Thai on the site's colour, as a PNG.

There is no font here and no shaping. Each letter was drawn once, in `letters.png`, with `tools/letters.py`; a
line is their rows beside each other, with the vowels and tones above and below put on top. A line that many
pictures share, as the site's title, is put together once.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from cleancdd.thai.segmentation import clusters

__all__ = ["HEIGHT", "LETTERS", "png", "share_picture"]

LETTERS = Path(__file__).with_name("letters")
HEIGHT = 56
"""Of a line, in points."""

_WIDTH, _TALL = 600, 315
"""Of the picture: the smallest that is shown large (Open Graph)."""

_LEFT, _BAR = 40, 12
_ROOM = _WIDTH - _LEFT - 20
_LINES = 5
_SHADES = 16
_ASCENDERS = "่้๊๋์"
_NIKHAHIT, _AA, _AM = "ํ", "า", "ำ"
_GOLD, _WHITE = (233, 187, 79), (255, 255, 255)


def share_picture(lines: Sequence[str], colour: str) -> bytes:
    """Lines, the last in gold, on a background of a hexadecimal `colour`. A line that is too wide goes on in
    the next; five are shown. A letter that was not drawn is a question mark."""
    ground = tuple(bytes.fromhex(colour.removeprefix("#")))
    fitting = [(one, line is lines[-1]) for line in lines for one in _fitting(line)]
    shown = [_line(*one) for one in fitting[:_LINES]]
    above = max(_TALL - HEIGHT * len(shown), 0) // 2
    rest = _TALL - above - HEIGHT * len(shown)
    rows = b"".join((_empty() * above, *shown, _empty() * rest))
    palette = b"".join(
        bytes(old + (new - old) * step // (_SHADES - 1) for old, new in zip(ground, ink, strict=True))
        for ink in (_WHITE, _GOLD)
        for step in range(_SHADES)
    )
    return png(rows, _WIDTH, _TALL, palette)


def png(rows: bytes, width: int, height: int, palette: bytes = b"") -> bytes:
    """Rows of one byte per point, each after a 0, as a PNG of grey or of the colours of a palette."""
    head = struct.pack(">IIBBBBB", width, height, 8, 3 if palette else 0, 0, 0, 0)
    parts = [(b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
        if data or name != b"PLTE"
    )


@cache
def _letters() -> tuple[dict[str, dict[str, list[int]]], list[bytes]]:
    """Where each letter is, and the rows of them all."""
    told = json.loads(LETTERS.with_suffix(".json").read_text("utf-8"))
    data = LETTERS.with_suffix(".png").read_bytes()
    wide = struct.unpack(">I", data[16:20])[0]
    start = data.index(b"IDAT")
    rows = zlib.decompress(data[start + 4 : start + 4 + struct.unpack(">I", data[start - 4 : start])[0]])
    return told, [rows[at + 1 : at + 1 + wide] for at in range(0, len(rows), wide + 1)]


def _fitting(text: str) -> Iterator[str]:
    """The text in parts that fit the picture, broken between clusters of letters."""
    letters = _letters()[0]["letters"]
    line, used = "", 0
    for piece in clusters(text):
        wide = sum(letters.get(_AA if one == _AM else one, (0, 0))[1] for one in piece)
        if used + wide > _ROOM:
            yield line
            line, used = "", 0
        line, used = line + piece, used + wide
    yield line


@cache
def _empty() -> bytes:
    return _framed(b"")


def _framed(row: bytes) -> bytes:
    """A row of text in its place, after the bar at the left edge."""
    bar = bytes([2 * _SHADES - 1]) * _BAR
    return b"\0" + bar + (bytes(_LEFT - _BAR) + row).ljust(_WIDTH - _BAR, b"\0")[: _WIDTH - _BAR]


@lru_cache(maxsize=256)
def _line(text: str, gold: bool) -> bytes:  # noqa: FBT001
    told, sheet = _letters()
    pieces, marks, right = [], [], 0
    for base, above in _letters_of(text):
        at, wide = told["letters"].get(base, told["letters"]["?"])
        pieces.append((at, at + wide))
        marks += [(right, base, sign) for sign in above]
        right += wide
    rows = [bytearray(b"".join(row[start:end] for start, end in pieces)) for row in sheet]
    for left, base, sign in marks:
        _put(rows, left, base, sign)
    shades = bytes((one and one + _SHADES) if gold else one for one in range(_SHADES))
    table = shades.ljust(256, b"\0")
    return b"".join(_framed(bytes(row).translate(table)) for row in rows)


def _letters_of(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each letter with the marks on it; a tone above a vowel is higher, as `ิ่` in the drawings."""
    marks = _letters()[0]["marks"]
    found: list[tuple[str, list[str]]] = []
    for letter in text:
        if letter == _AM and found:
            found[-1][1].append(_NIKHAHIT)
            found.append((_AA, []))
        elif letter in marks and found:
            found[-1][1].append(letter)
        else:
            found.append((letter, []))
    for base, above in found:
        tall = any(one not in _ASCENDERS and one not in "ุู" for one in above)
        yield base, [f"ิ{one}" if tall and one in _ASCENDERS else one for one in above]


def _put(rows: list[bytearray], left: int, base: str, sign: str) -> None:
    """Put a mark on the letter that begins at `left`."""
    told, sheet = _letters()
    at, wide, top, bottom, over = told["marks"][sign]
    shifts = told["shifts"].get(base, [0, 0, 0, 0])
    across, down = shifts[2:] if sign in "ุู" else shifts[:2]
    start = max(left + over + across, 0)
    for y in range(top, bottom):
        row = rows[min(max(y + down, 0), HEIGHT - 1)]
        drawn = sheet[y][at : at + wide]
        row[start : start + wide] = bytes(map(max, row[start : start + wide].ljust(wide, b"\0"), drawn))
