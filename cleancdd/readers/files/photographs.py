"""What the metadata of a JPEG, PNG or WebP photograph reveals: its size, and where it was taken, as a
position or a place name.

EXIF is laid out as TIFF 6.0: the pointer to the GPS block is tag 0x8825 of a directory; latitude and
longitude are its tags 2 and 4. Data after the picture is read too: a camera's second images (MPF), and the
film of a moving photograph.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator

from cleancdd.readers.files.completeness import picture_end, png_end

__all__ = ["PHOTOGRAPHS", "pixels_of", "revealed_place"]

PHOTOGRAPHS = frozenset({"JPEG", "PNG", "WebP"})
"""The kinds (see `KINDS`) that a page can show as an image."""

_GPS_BLOCK = 0x8825
_POSITION = frozenset({2, 4, 20, 22})
"""Latitude and longitude of the place, and of the destination."""

_MOST_DIRECTORIES = 8
_MOST_BEHIND = 100
"""EXIF blocks behind a picture that are read: a camera writes two or three."""

_MOST_PIECES = 20_000
"""Chunks of a WebP: a film has one for each picture."""

_MOST_NOTES = 200
_ROOM = 8_000_000
"""Packed notes of one PNG, and their bytes unpacked, that are read: more than any real one has, and no bomb.
"""

_VALUE = rb"\s*(?:=\s*[\"']\s*[^\"'\s]|>(?:\s*<rdf:[^<>]{0,200}>){0,4}\s*[^<\s])"
_XMP_POSITION = re.compile(rb"[Gg][Pp][Ss](?i:(?:Dest)?L(?:atitude|ongt?itude))%b" % _VALUE)
_XMP_PLACE = re.compile(
    rb"(?:photoshop|Iptc4xmpCore|Iptc4xmpExt):(?:City|Sublocation|Location(?:Name)?)%b" % _VALUE
)
_FILM_POSITION = (
    re.compile(rb"(?s)\xa9xyz.{4}[+-][0-9]"),
    re.compile(rb"loci\0\0\0\0"),
    re.compile(rb"[+-][0-9]{2}\.[0-9]{2,8}[+-][0-9]{3}\.[0-9]{2,8}"),
)
"""Where films keep a position: boxes `©xyz` and `loci`, and the form of ISO 6709 that Apple's keys hold."""

_IPTC_PLACE = re.compile(rb"(?s)\x1c\x02[\x1b\x5a\x5c](?:\0[\x01-\xff]|[\x01-\x7f].)[^\s\0]")
"""Content location, city and part of a city, not empty; a province or a country gives no place away."""


_DOCUMENT_TYPE = b"<!DOCTYPE"
"""Its entities may stand for anything; no camera and no program writes one."""

_EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"
_EXTENSION_HEAD = len(_EXTENSION) + 40
"""The head of a piece of XMP that is too long for one segment: its name, a digest, the length and the place.
"""


class _TooManyNotes(Exception):
    """A picture holds more notes than can be read."""


def pixels_of(data: bytes) -> tuple[int, int] | None:
    """Width and height as a browser shows the image, turned as its camera noted; None when it cannot be
    told."""
    import imagesize  # noqa: PLC0415 - which imports a client of HTTP, and few sites have photographs

    width, height = imagesize.get(io.BytesIO(data))
    return (width, height) if width > 0 and height > 0 else None


def revealed_place(kind: str, data: bytes) -> str | None:
    """The location that a file of that kind (see `KINDS`) reveals, or that its metadata is too large to
    check, in Thai; None for neither, and for kinds other than photographs."""
    notes = {"JPEG": _of_jpeg, "PNG": _of_png, "WebP": _of_webp}.get(kind)
    try:
        blocks = [] if notes is None else list(notes(data))
    except _TooManyNotes:
        return "บันทึกแนบมากเกินกว่าจะตรวจได้ทั้งหมด"
    blocks += [one.replace(b"\0", b"") for one in blocks if b"x\0m\0p\0" in one]  # XMP in UTF-16
    if any(map(_position_in, blocks)):
        return "พิกัด GPS ของที่ถ่าย"
    if any(map(_place_in, blocks)):
        return "ชื่อสถานที่ที่ถ่าย"
    if any(_DOCUMENT_TYPE in one for one in blocks):
        return "บันทึกแนบที่มีคำประกาศ DTD ซึ่งซ่อนพิกัดได้และตรวจไม่ได้"
    return _left_behind(kind, data)


def _left_behind(kind: str, data: bytes) -> str | None:
    """What stands after the end of a picture where no camera appends anything; programs that crop a picture
    in place leave the rest of the old one there. A JPEG may carry a camera's second images and its film."""
    end = {"PNG": png_end, "WebP": _webp_end}.get(kind, len)(data)
    rest = len(data[end:].strip(b"\0\r\n\t "))
    return f"ข้อมูลต่อท้ายภาพ {rest:,} ไบต์ ซึ่งอาจเป็นส่วนของภาพที่ตัดออกไปแล้ว" if rest else None


def _position_in(block: bytes) -> bool:
    exif = block.removeprefix(b"Exif\0\0")
    if exif[:4] in {b"II*\0", b"MM\0*"}:
        return _position_in_exif(exif)
    in_film = b"ftyp" in block and any(form.search(block) for form in _FILM_POSITION)
    return in_film or _XMP_POSITION.search(block) is not None


def _place_in(block: bytes) -> bool:
    return _XMP_PLACE.search(block) is not None or (
        b"8BIM\x04\x04" in block and _IPTC_PLACE.search(block) is not None
    )


def _position_in_exif(exif: bytes) -> bool:
    order = "<" if exif.startswith(b"II") else ">"
    try:
        blocks = [value for tag, value in _directories(exif, order) if tag == _GPS_BLOCK]
        return any(
            tag in _POSITION
            for place in blocks[:_MOST_DIRECTORIES]
            for tag, _ in _directory(exif, place, order)
        )
    except struct.error:
        # What cannot be followed to its end may still be read by others: the pointer alone is enough to
        # refuse.
        return struct.pack(order + "H", _GPS_BLOCK) in exif


def _directories(exif: bytes, order: str) -> Iterator[tuple[int, int]]:
    """Tags and values of the first directories; each is followed by the place of the next."""
    place = struct.unpack_from(order + "I", exif, 4)[0]
    for _ in range(_MOST_DIRECTORIES):
        yield from _directory(exif, place, order)
        end = place + 2 + struct.unpack_from(order + "H", exif, place)[0] * 12
        following = exif[end : end + 4]
        if len(following) < 4 or following == bytes(4):
            return
        place = struct.unpack(order + "I", following)[0]


def _directory(exif: bytes, place: int, order: str) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(order + "H", exif, place)[0]
    for index in range(count):
        tag, _, _, value = struct.unpack_from(order + "HHII", exif, place + 2 + index * 12)
        yield tag, value


def _of_jpeg(data: bytes) -> Iterator[bytes]:
    """The APP1 and APP13 segments before the image data, and everything after the image."""
    place, extension = 2, b""
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if marker == 0xFF:
            place += 1
            continue
        if marker in {0xDA, 0xD9}:
            break
        if marker in {0xE1, 0xED}:
            yield (body := data[place + 4 : place + 2 + length])
            extension += body[_EXTENSION_HEAD:] if body.startswith(_EXTENSION) else b""
        place += 2 + length
    yield extension
    yield from _behind(data, picture_end(data))


def _behind(data: bytes, end: int | None) -> Iterator[bytes]:
    """The data after a picture as it is, and each EXIF block in it; some cameras append whole pictures and
    films."""
    rest = b"" if end is None else data[end:]
    if not rest:
        return
    yield rest
    for number, found in enumerate(re.finditer(rb"Exif\0\0(?=II\*\0|MM\0\*)", rest)):
        if number == _MOST_BEHIND:
            raise _TooManyNotes
        yield rest[found.start() : found.start() + 65_535]


def _of_png(data: bytes) -> Iterator[bytes]:
    place, room, packed = 8, _ROOM, 0
    while place + 8 <= len(data):
        length, name = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        body = data[place + 8 : place + 8 + length]
        place += 12 + length
        if name == b"eXIf":
            yield body
        if name in {b"iTXt", b"tEXt", b"zTXt"}:
            plain, unpacked = _text_of(name, body, room)
            packed += unpacked
            room -= len(plain) * unpacked
            if room <= 0 or packed > _MOST_NOTES:
                raise _TooManyNotes
            yield plain
            yield from _spelled(plain)
        if name == b"IEND":
            yield from _behind(data, place)
            return


def _text_of(name: bytes, body: bytes, room: int) -> tuple[bytes, bool]:
    """A text of a PNG, at most so many bytes of it where it is packed, and whether it was."""
    _, _, text = body.partition(b"\0")
    packed = name == b"zTXt" or (name == b"iTXt" and text[:1] == b"\1")
    text = text[1:] if name == b"zTXt" else text
    if name == b"iTXt":
        text = text[2:].partition(b"\0")[2].partition(b"\0")[2]
    try:
        return (zlib.decompressobj().decompress(text, max(room, 1)) if packed else text), packed
    except zlib.error:
        return text, packed


def _spelled(text: bytes) -> Iterator[bytes]:
    """The block that a profile spells in hexadecimal digits below its name and its length."""
    found = re.match(rb"\s*[^\n]{0,80}\n\s*[0-9]+\s*\n([0-9A-Fa-f\s]+)$", text)
    digits = b"" if found is None else found[1].translate(None, b" \t\r\n\v\f")
    if digits:
        yield bytes.fromhex(digits[: len(digits) // 2 * 2].decode())


def _of_webp(data: bytes) -> Iterator[bytes]:
    place, pieces = 12, 0
    while place + 8 <= len(data):
        pieces += 1
        if pieces > _MOST_PIECES:
            raise _TooManyNotes
        name, length = data[place : place + 4], int.from_bytes(data[place + 4 : place + 8], "little")
        if name in {b"EXIF", b"XMP "}:
            yield data[place + 8 : place + 8 + length]
        place += 8 + length + length % 2
    yield from _behind(data, _webp_end(data))


def _webp_end(data: bytes) -> int:
    return 8 + int.from_bytes(data[4:8], "little")
