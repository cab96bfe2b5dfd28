"""Photographs that tell where they were taken are known in every form that cameras and programs write."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.readers.files.judge import problem_of, upload_of
from cleancdd.readers.files.photographs import revealed_place
from tests.readers.files.made import archive, pdf


def tells_position(kind: str, data: bytes) -> bool:
    return revealed_place(kind, data) == "พิกัด GPS ของที่ถ่าย"


def tells_place(kind: str, data: bytes) -> bool:
    return revealed_place(kind, data) == "ชื่อสถานที่ที่ถ่าย"


def exif(*, order: str = "<", position: bool = True, pointer: bool = True) -> bytes:
    """A TIFF block: one directory with or without a pointer to a GPS block with or without a latitude."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    place = 8 + 2 + 12 + 4
    tag = (0x8825, 4, 1, place) if pointer else (0x010F, 4, 1, 0)
    first = struct.pack(order + "H", 1) + struct.pack(order + "HHII", *tag) + bytes(4)
    block = struct.pack(order + "HHHII", 1, 2 if position else 0, 5, 3, 0) + bytes(4)
    return head + first + (block if pointer else b"")


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    written = b"".join(
        bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body for marker, body in segments
    )
    return b"\xff\xd8" + written + b"\xff\xda\0\x02rest"


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + bytes(4) for name, body in chunks
    )


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    written = b"".join(
        name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2) for name, body in chunks
    )
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


def test_position_in_a_second_image_behind_the_picture() -> None:
    picture = jpeg((0xE0, b"JFIF\0")) + b"\xff\xd9"
    second = jpeg((0xE1, b"Exif\0\0" + exif())) + b"\xff\xd9"
    assert tells_position("JPEG", picture + second)
    assert tells_position("JPEG", picture + jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP)))
    assert not tells_position(
        "JPEG", picture + jpeg((0xE1, b"Exif\0\0" + exif(position=False))) + b"\xff\xd9"
    )


def film(box: bytes) -> bytes:
    return b"\0\0\0\x18ftypmp42\0\0\0\0" + struct.pack(">I", len(box) + 4) + box


@pytest.mark.parametrize(
    "box",
    [
        b"\xa9xyz\0\x12\x15\xc7+13.7500+100.5000/",
        b"loci\0\0\0\0\x15\xc7place\0",
        b"com.apple.quicktime.location.ISO6709\0+13.7500+100.5000+002.000/",
    ],
)
def test_position_in_the_film_of_a_moving_photograph(box: bytes) -> None:
    picture = jpeg((0xE0, b"JFIF\0")) + b"\xff\xd9"
    assert tells_position("JPEG", picture + film(box))
    assert tells_position("PNG", png((b"IEND", b"")) + film(box))
    assert tells_position("WebP", webp((b"VP8 ", b"even")) + film(box))
    assert not tells_position("JPEG", picture + film(b"mdat" + bytes(99)))


@pytest.mark.parametrize("field", [b"GpsLatitude", b"GpsLongtitude", b"gpslongitude", b"GPSDestLatitude"])
def test_the_fields_of_drones_are_known_in_any_case(field: bytes) -> None:
    assert tells_position("JPEG", jpeg((0xE1, b'<rdf:Description drone-dji:%b="+13.75"/>' % field)))


def test_position_in_a_later_directory() -> None:
    block = bytearray(exif(pointer=False))
    later = exif()
    block[8 + 2 + 12 : 8 + 2 + 12 + 4] = struct.pack("<I", len(block))
    moved = bytearray(later[8:])
    struct.pack_into("<I", moved, 2 + 8, len(block) + 2 + 12 + 4)
    assert tells_position("JPEG", jpeg((0xE1, b"Exif\0\0" + bytes(block + moved))))


def profile(block: bytes, name: bytes = b"generic profile") -> bytes:
    digits = block.hex().encode()
    return b"\n%b\n%8d\n%b\n" % (
        name,
        len(block),
        b"\n".join(digits[at : at + 72] for at in range(0, len(digits), 72)),
    )


IPTC = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10"


@pytest.mark.parametrize("name", [b"exif", b"APP1", b"generic profile"])
def test_position_in_raw_profiles_of_a_png_packed_or_not(name: bytes) -> None:
    spelled = profile(b"Exif\0\0" + exif(), name)
    head = b"Raw profile type " + name
    assert tells_position("PNG", png((b"zTXt", head + b"\0\0" + zlib.compress(spelled))))
    assert tells_position("PNG", png((b"tEXt", head + b"\0" + spelled)))
    assert tells_position("PNG", png((b"iTXt", head + b"\0\1\0en\0\0" + zlib.compress(spelled))))
    assert tells_position("PNG", png((b"zTXt", b"x\x9c" + head + b"\0\0" + zlib.compress(spelled))))
    assert not tells_position("PNG", png((b"tEXt", head + b"\0" + profile(exif(position=False), name))))


@pytest.mark.parametrize("number", [0x1B, 0x5A, 0x5C])
def test_the_name_of_a_place_in_iptc(number: int) -> None:
    told = IPTC + b"\x1c\x02" + bytes([number]) + b"\0\x0bBan Mai 123"
    assert tells_place("JPEG", jpeg((0xED, told)))
    assert tells_place(
        "PNG", png((b"zTXt", b"Raw profile type iptc\0\0" + zlib.compress(profile(told, b"iptc"))))
    )
    assert not tells_place("JPEG", jpeg((0xED, IPTC + b"\x1c\x02" + bytes([number]) + b"\0\0\x1c\x02\x05")))


def test_a_province_a_country_and_a_caption_give_no_place_away() -> None:
    for number in (0x5F, 0x65, 0x78):
        assert (
            revealed_place("JPEG", jpeg((0xED, IPTC + b"\x1c\x02" + bytes([number]) + b"\0\x04Nan!"))) is None
        )
    assert (
        revealed_place(
            "JPEG", jpeg((0xE1, b'<a photoshop:Country="Thailand" photoshop:State="Nan" photoshop:City=""/>'))
        )
        is None
    )


@pytest.mark.parametrize(
    "xmp",
    [
        b'<a photoshop:City="Ban Mai"/>',
        b"<Iptc4xmpCore:Location>Ban Mai</Iptc4xmpCore:Location>",
        b'<Iptc4xmpExt:LocationName><rdf:Alt><rdf:li xml:lang="x-default">Ban Mai</rdf:li></rdf:Alt>',
        b"<rdf:li Iptc4xmpExt:Sublocation='Ban Mai'/>",
    ],
)
def test_the_name_of_a_place_in_xmp(xmp: bytes) -> None:
    assert tells_place("JPEG", jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp)))
    assert tells_place("PNG", png((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp)))
    assert tells_place("WebP", webp((b"XMP ", xmp)))


TOO_MANY = "บันทึกแนบมากเกินกว่าจะตรวจได้ทั้งหมด"


def test_a_picture_of_endless_notes_is_told_without_reading_them_all(monkeypatch: pytest.MonkeyPatch) -> None:
    large = (b"zTXt", b"Comment\0\0" + zlib.compress(bytes(4_000_000)))
    read = 0
    plain = zlib.decompressobj

    def counted() -> object:
        nonlocal read
        read += 1
        return plain()

    monkeypatch.setattr(zlib, "decompressobj", counted)
    assert revealed_place("PNG", png(*[large] * 4_000)) == TOO_MANY
    assert read <= 3
    assert revealed_place("PNG", png(*[(b"zTXt", b"a\0\0" + zlib.compress(b"a"))] * 201)) == TOO_MANY
    assert revealed_place("PNG", png(*[(b"tEXt", b"a\0a")] * 2_000)) is None
    second = b"Exif\0\0" + exif(position=False)
    assert revealed_place("JPEG", jpeg((0xE0, b"JFIF\0")) + b"\xff\xd9" + second * 101) == TOO_MANY


def test_a_pointer_that_leads_nowhere_is_refused_all_the_same() -> None:
    assert tells_position("JPEG", jpeg((0xE1, b"Exif\0\0" + exif()[:26])))


def test_other_kinds_hold_no_position() -> None:
    assert not tells_position("PDF", jpeg((0xE1, b"Exif\0\0" + exif())))


@given(st.sampled_from(["JPEG", "PNG", "WebP"]), st.binary(max_size=300))
def test_any_bytes_are_answered(kind: str, data: bytes) -> None:
    heads = {
        "JPEG": b"\xff\xd8\xff\xe1\0\x40Exif\0\0II*\0",
        "PNG": b"\x89PNG\r\n\x1a\n",
        "WebP": b"RIFF\0\0\0\0WEBP",
    }
    assert tells_position(kind, heads[kind] + data) in {True, False}


def test_the_command_that_strips_a_photograph_runs_nothing_else() -> None:
    data = jpeg((0xE1, b"Exif\0\0" + exif())) + b"\xff\xd9"
    for name, shown in (
        ("files/a b.jpg", "files/a b.jpg"),
        ("files/$(x).jpg", "ชื่อไฟล์"),
        ("files/`x`.jpg", "ชื่อไฟล์"),
    ):
        problem = problem_of(upload_of(name, data))
        assert problem is not None
        assert f'-icc_profile "{shown}"`' in problem.advice


def holding(picture: bytes) -> dict[str, bytes]:
    """Documents by name, each with that picture in it."""
    stored = b"<< /Subtype /Image /Filter /DCTDecode /Length %d >>\nstream\n%b\nendstream" % (
        len(picture),
        picture,
    )
    return {
        "a.docx": archive(
            {"[Content_Types].xml": b"x", "word/document.xml": b"x", "word/media/image1.jpeg": picture}
        ),
        "a.odt": archive({"Pictures/1.JPG": picture}, "application/vnd.oasis.opendocument.text"),
        "a.pdf": pdf(stored),
    }


def test_a_photograph_within_a_document_is_looked_into() -> None:
    for name, data in holding(jpeg((0xE1, b"Exif\0\0" + exif())) + b"\xff\xd9").items():
        problem = problem_of(upload_of(name, data))
        assert problem is not None
        assert problem.message.startswith("ภาพในเอกสารนี้")
    for name, data in holding(jpeg((0xE1, b"Exif\0\0" + exif(position=False))) + b"\xff\xd9").items():
        assert problem_of(upload_of(name, data)) is None


def test_metadata_that_an_entity_may_complete_is_refused() -> None:
    odd = b'<!DOCTYPE x [<!ENTITY p "&#60;exif:&#71;PSLatitude&#62;14">]><x>&p;</x>'
    for kind, data in (
        ("JPEG", jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\0" + odd))),
        ("PNG", png((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + odd), (b"IEND", b""))),
        ("WebP", webp((b"XMP ", odd))),
    ):
        assert "DTD" in (revealed_place(kind, data) or "")


def test_position_in_xmp_of_two_bytes_a_letter_or_of_several_segments() -> None:
    assert tells_position("WebP", webp((b"XMP ", ("<x:xmpmeta>" + XMP.decode()).encode("utf-16-be"))))
    head = b"http://ns.adobe.com/xmp/extension/\0" + bytes(40)
    pieces = [(0xE1, head + XMP[:40]), (0xE1, head + XMP[40:])]
    assert tells_position("JPEG", jpeg(*pieces))


def test_what_stands_behind_the_end_of_a_picture() -> None:
    whole = png((b"IHDR", bytes(13)), (b"IEND", b""))
    for rest in (b"", b"\0" * 9, b"\r\n"):
        assert revealed_place("PNG", whole + rest) is None
    told = "ข้อมูลต่อท้ายภาพ 1,000 ไบต์ ซึ่งอาจเป็นส่วนของภาพที่ตัดออกไปแล้ว"
    assert revealed_place("PNG", whole + b"x" * 1_000) == told
    assert revealed_place("WebP", webp((b"VP8 ", b"even")) + b"x" * 1_000) == told
    assert revealed_place("JPEG", jpeg((0xE0, b"JFIF\0")) + b"\xff\xd9" + b"x" * 1_000) is None


@pytest.mark.parametrize("size", [(1 << 31) - 1, 60_000])
def test_a_picture_of_more_pixels_than_a_phone_can_open_is_told(size: int) -> None:
    head = struct.pack(">II", size, size) + b"\x08\0\0\0\0"
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b""))
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )
    problem = problem_of(upload_of("a.png", data))
    assert problem is not None
    assert f"ภาพกว้าง {size:,} สูง {size:,} พิกเซล" in problem.message


def test_pictures_of_endless_pieces_are_told() -> None:
    assert "มากเกินกว่าจะตรวจได้" in (revealed_place("WebP", webp(*[(b"EXIF", b"")] * 20_001)) or "")
    endless = png((b"IHDR", bytes(13)), *[(b"aaAa", b"")] * 50_001, (b"IEND", b""))
    problem = problem_of(upload_of("a.png", endless))
    assert problem is not None
    assert "ไม่ครบ" in problem.message
