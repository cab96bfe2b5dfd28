"""A file that ends in the middle is told as incomplete, wherever it was cut."""

from __future__ import annotations

import io
import zipfile

import pytest

from cleancdd.diagnostics import Code
from cleancdd.readers.files.completeness import picture_end
from cleancdd.readers.files.judge import problem_of, upload_of
from cleancdd.sample.files import picture
from tests.readers.files.made import OFFICE, archive, compound, docx, pdf

FRAME = b"\xff\xc0\0\x0b\x08\0\x78\0\xa0\x01\x01\x11\0"
TABLE = b"\xff\xdb\0\x43\0" + b"\xff\xd9" * 32
"""A table that holds what looks like the end of the picture."""

SCAN = b"\xff\xda\0\x08\1\1\0\0\x3f\0" + b"\1\2\xff\0\3\xff\xd0\4" * 40
JPEG = b"\xff\xd8" + TABLE + FRAME + SCAN + TABLE + SCAN + b"\xff\xd9"
WEBP = (
    b"RIFF"
    + (4 + 8 + 20).to_bytes(4, "little")
    + b"WEBPVP8L"
    + (20).to_bytes(4, "little")
    + b"\x2f\0\0\0\0"
    + bytes(15)
)
WORD = bytes.fromhex("eca5c1000000000000000000") + bytes(5_000)


@pytest.mark.parametrize(
    ("name", "data", "least"),
    [
        ("a.pdf", pdf(), 9),
        ("a.jpg", JPEG, 4),
        ("a.png", picture(), 8),
        ("a.webp", WEBP, 12),
        ("a.docx", docx(), 40),
        ("a.odt", archive({"content.xml": b"x" * 500}, "application/vnd.oasis.opendocument.text"), 80),
        ("a.doc", compound({"WordDocument": WORD}), 1500),
    ],
)
def test_each_kind_cut_anywhere_is_incomplete_and_whole_is_not(name: str, data: bytes, least: int) -> None:
    assert problem_of(upload_of(name, data)) is None
    last = len(data) - (600 if name == "a.doc" else 2)
    for place in {*range(least, last, max(1, len(data) // 40)), last}:
        problem = problem_of(upload_of(name, data[:place]))
        assert problem is not None, place
        assert problem.code is Code.INCOMPLETE_FILE, place


def test_the_words_fit_a_photograph_and_a_document() -> None:
    photo, document = (
        problem_of(upload_of("a.png", picture()[:900])),
        problem_of(upload_of("a.pdf", pdf()[:200])),
    )
    assert photo is not None
    assert document is not None
    assert (photo.message, document.message) == ("ภาพไม่ครบ ส่วนท้ายขาดหายไป", "ไฟล์ไม่ครบ ส่วนท้ายขาดหายไป")


def test_an_older_end_in_the_middle_is_no_end() -> None:
    changed = pdf() + b"6 0 obj\n<< /Length 9000 >>\nstream\n" + b"x" * 9_000
    problem = problem_of(upload_of("a.pdf", changed))
    assert problem is not None
    assert problem.code is Code.INCOMPLETE_FILE


def test_what_some_programs_add_behind_the_end_is_no_fault() -> None:
    for tail in (b"\0" * 5_000, b"\r\n\r\n", b"<!-- sent by a gateway -->\n"):
        assert problem_of(upload_of("a.pdf", pdf() + tail)) is None
        assert problem_of(upload_of("a.jpg", JPEG + tail)) is None


def test_the_end_of_a_photograph_is_the_first_behind_its_picture() -> None:
    assert picture_end(JPEG + b"\xff\xd9rest") == len(JPEG)
    assert picture_end(JPEG[:-2]) is None


@pytest.mark.parametrize("name", [b"IHDR", b"IDAT"])
def test_a_picture_that_was_changed_on_its_way_is_told_as_damaged(name: bytes) -> None:
    data = bytearray(picture())
    data[data.index(name) + 4] ^= 1
    problem = problem_of(upload_of("a.png", bytes(data)))
    assert problem is not None
    assert (problem.code, problem.message[:10]) == (Code.INCOMPLETE_FILE, "ภาพเสียหาย")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", docx(word__media__image1_bin=b"\1\2\3" * 400)),
        ("a.xlsx", archive({OFFICE: b"<a/>", "xl/workbook.xml": b"<a/>", "xl/sheet1.xml": b"<b/>" * 90})),
        ("a.odt", archive({"content.xml": b"x" * 500}, "application/vnd.oasis.opendocument.text")),
    ],
)
def test_a_document_of_which_any_part_was_changed_on_its_way_is_told_as_damaged(
    name: str, data: bytes
) -> None:
    assert problem_of(upload_of(name, data)) is None
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        last = whole.infolist()[-1]
    changed = bytearray(data)
    changed[last.header_offset + 30 + len(last.filename) + last.compress_size // 2] ^= 1
    problem = problem_of(upload_of(name, bytes(changed)))
    assert problem is not None
    assert (problem.code, problem.message[:11]) == (Code.INCOMPLETE_FILE, "ไฟล์เสียหาย")


def test_a_checksum_of_what_no_program_needs_does_not_matter() -> None:
    note = (4).to_bytes(4, "big") + b"tEXta\0bc" + bytes(4)
    data = picture()
    assert problem_of(upload_of("a.png", data[:33] + note + data[33:])) is None
