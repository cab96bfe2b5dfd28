"""Photographs that tell where they were taken are known in every form that cameras and programs write."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.files.photographs import tells_position


def exif(*, order: str = "<", position: bool = True, pointer: bool = True) -> bytes:
    """A TIFF block: one directory with or without a pointer to a GPS block with or without a latitude."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    place = 8 + 2 + 12 + 4
    tag = (0x8825, 4, 1, place) if pointer else (0x010F, 4, 1, 0)
    first = struct.pack(order + "H", 1) + struct.pack(order + "HHII", *tag) + bytes(4)
    block = struct.pack(order + "HHHII", 1, 2 if position else 0, 5, 3, 0) + bytes(4)
    return head + first + (block if pointer else b"")


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    written = b"".join(bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body for marker, body in segments)
    return b"\xff\xd8" + written + b"\xff\xda\0\x02rest"


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(body)) + name + body + bytes(4) for name, body in chunks)


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    written = b"".join(name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2) for name, body in chunks)
    return b"RIFF" + struct.pack("<I", 4 + len(written)) + b"WEBP" + written


XMP = b'<rdf:Description exif:GPSLatitude="14,31.7N" exif:GPSLongitude="100,54E"/>'
ELEMENT = b"<exif:GPSLatitude>14,31.7N</exif:GPSLatitude>"
PLAIN = b'<rdf:Description dc:title="GPS of the office" exif:GPSLatitude=""/>'


@pytest.mark.parametrize("order", ["<", ">"])
def test_position_in_exif_of_each_kind(order: str) -> None:
    block = exif(order=order)
    assert tells_position("JPEG", jpeg((0xE0, b"JFIF\0"), (0xE1, b"Exif\0\0" + block)))
    assert tells_position("PNG", png((b"IHDR", bytes(13)), (b"eXIf", block)))
    assert tells_position("WebP", webp((b"VP8X", bytes(10)), (b"EXIF", block)))


@pytest.mark.parametrize("xmp", [XMP, ELEMENT])
def test_position_in_xmp_of_each_kind(xmp: bytes) -> None:
    assert tells_position("JPEG", jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp)))
    assert tells_position("PNG", png((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp)))
    assert tells_position("WebP", webp((b"VP8 ", b"odd"), (b"XMP ", xmp)))


@pytest.mark.parametrize("block", [exif(position=False), exif(pointer=False), PLAIN])
def test_a_photograph_without_position_passes(block: bytes) -> None:
    assert not tells_position("JPEG", jpeg((0xE1, b"Exif\0\0" + block)))
    assert not tells_position("PNG", png((b"eXIf", block)))
    assert not tells_position("WebP", webp((b"EXIF", block)))


def test_position_in_compressed_notes_of_a_png() -> None:
    block = b"Exif\0\0" + exif()
    digits = block.hex().encode()
    lines = [digits[at : at + 72] for at in range(0, len(digits), 72)]
    profile = b"\nexif\n%8d\n" % len(block) + b"\n".join(lines) + b"\n"
    assert tells_position("PNG", png((b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(profile))))
    assert tells_position("PNG", png((b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(XMP))))
    assert not tells_position("PNG", png((b"zTXt", b"Comment\0\0" + zlib.compress(b"nothing of the kind"))))
    assert not tells_position("PNG", png((b"zTXt", b"Comment\0\0x\x9cbroken")))


def test_what_follows_the_picture_is_not_read_as_notes() -> None:
    assert not tells_position("JPEG", jpeg((0xE0, b"JFIF\0")) + b"\xff\xe1\0\x40Exif\0\0" + exif())


def test_a_pointer_that_leads_nowhere_is_refused_all_the_same() -> None:
    assert tells_position("JPEG", jpeg((0xE1, b"Exif\0\0" + exif()[:26])))


def test_other_kinds_hold_no_position() -> None:
    assert not tells_position("PDF", jpeg((0xE1, b"Exif\0\0" + exif())))


@given(st.sampled_from(["JPEG", "PNG", "WebP"]), st.binary(max_size=300))
def test_any_bytes_are_answered(kind: str, data: bytes) -> None:
    heads = {"JPEG": b"\xff\xd8\xff\xe1\0\x40Exif\0\0II*\0", "PNG": b"\x89PNG\r\n\x1a\n", "WebP": b"RIFF\0\0\0\0WEBP"}
    assert tells_position(kind, heads[kind] + data) in {True, False}
