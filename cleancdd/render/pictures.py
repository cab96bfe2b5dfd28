"""A PNG picture in the colour of a site."""

from __future__ import annotations

import struct
import zlib

__all__ = ["repainted"]

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PALETTE = b"PLTE"


def repainted(picture: bytes, old: str, new: str) -> bytes:
    """A PNG with one colour of its palette, such as `#0d4a46`, in place of another; what has no palette stays
    as it is."""
    at = len(_SIGNATURE)
    while picture.startswith(_SIGNATURE) and at + 8 <= len(picture):
        size, kind = struct.unpack_from(">I4s", picture, at)
        if kind == _PALETTE:
            colours = _swapped(picture[at + 8 : at + 8 + size], _bytes(old), _bytes(new))
            chunk = kind + colours
            check = struct.pack(">I", zlib.crc32(chunk))
            return b"".join((picture[: at + 4], chunk, check, picture[at + 12 + size :]))
        at += 12 + size
    return picture


def _swapped(palette: bytes, old: bytes, new: bytes) -> bytes:
    colours = (palette[at : at + 3] for at in range(0, len(palette), 3))
    return b"".join(new if one == old else one for one in colours)


def _bytes(colour: str) -> bytes:
    return bytes.fromhex(colour.removeprefix("#"))
