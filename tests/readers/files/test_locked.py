"""What asks for a password to open is told; what only its owner has locked against change is taken."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.diagnostics import Code
from cleancdd.readers.files.ciphers import aes_cbc, rc4
from cleancdd.readers.files.judge import problem_of, upload_of
from cleancdd.readers.files.pdflocks import opens_freely
from tests.readers.files.made import archive, compound, docx, locked_pdf, pdf


def code_of(name: str, data: bytes) -> Code | None:
    problem = problem_of(upload_of(name, data))
    return None if problem is None else problem.code


@pytest.mark.parametrize("revision", [2, 3, 4, 5, 6])
def test_a_pdf_opens_when_the_empty_password_opens_it(revision: int) -> None:
    assert opens_freely(locked_pdf(revision, b"")) is True
    assert opens_freely(locked_pdf(revision, b"secret")) is False
    assert code_of("a.pdf", locked_pdf(revision, b"")) is None
    assert code_of("a.pdf", locked_pdf(revision, b"secret")) is Code.LOCKED_FILE


def test_metadata_left_bare_belongs_to_the_key() -> None:
    assert opens_freely(locked_pdf(4, b"", EncryptMetadata=b"false")) is True


def test_the_lock_may_be_written_in_any_way_that_pdf_has() -> None:
    whole = locked_pdf(3, b"")
    proof = next(one for one in whole.split(b"<<") if b"/Standard" in one)
    hexadecimal = proof.split(b"/U <")[1].split(b">")[0]
    escaped = b"(%b)" % b"".join(b"\\%03o" % byte for byte in bytes.fromhex(hexadecimal.decode()))
    assert opens_freely(whole.replace(b"<%b>" % hexadecimal, escaped)) is True
    assert opens_freely(whole.replace(b"/V 2", b"/V % a comment )\n2")) is True


def test_what_cannot_be_told_is_told_as_such() -> None:
    for odd in (locked_pdf(3, b"", R=b"9"), locked_pdf(3, b"", U=b"null"), pdf(trailer=b"/Encrypt 99 0 R")):
        problem = problem_of(upload_of("a.pdf", odd))
        assert problem is not None
        assert problem.message == "PDF นี้เข้ารหัสไว้ และบอกไม่ได้ว่าเปิดได้โดยไม่ใส่รหัสผ่านหรือไม่"


def test_a_pdf_for_those_who_hold_a_key_does_not_open_freely() -> None:
    assert opens_freely(locked_pdf(3, b"", Filter=b"/Adobe.PubSec")) is False


def test_a_pdf_without_lock_opens() -> None:
    assert opens_freely(pdf()) is True


@given(st.binary(max_size=200), st.integers(0, 600))
def test_a_damaged_lock_is_no_error(data: bytes, place: int) -> None:
    whole = locked_pdf(3, b"secret")
    assert opens_freely(whole[:place] + data + whole[place:]) in {True, False, None}


def test_the_ciphers_are_those_of_their_standards() -> None:
    key, plain = bytes(range(16)), bytes.fromhex("00112233445566778899aabbccddeeff")
    assert aes_cbc(key, bytes(16), plain).hex() == "69c4e0d86a7b0430d8cdb78070b4c55a"
    assert aes_cbc(key, plain, bytes(16)).hex() == "69c4e0d86a7b0430d8cdb78070b4c55a"
    assert rc4(b"Key", b"Plaintext").hex() == "bbf316e8d940af0ad3"


WORD = bytes.fromhex("eca5c1000000000000000001") + bytes(20)
PLAIN_WORD = bytes.fromhex("eca5c1000000000000000000") + bytes(20)
BOOK = b"\x09\x08\x04\0\0\6\5\0"
FILEPASS = b"\x2f\0\2\0\0\0"
END = b"\x0a\0\0\0"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", compound({"EncryptionInfo": b"x", "EncryptedPackage": b"x"})),
        ("a.doc", compound({"WordDocument": WORD})),
        ("a.xls", compound({"Workbook": BOOK + FILEPASS + END})),
        ("a.xls", compound({"Book": BOOK + FILEPASS + END})),
        ("a.ppt", compound({"PowerPoint Document": b"x", "Current User": bytes(12) + b"\xdf\xc4\xd1\xf3"})),
        ("a.ppt", compound({"PowerPoint Document": b"x", "EncryptedSummary": b"x"})),
        (
            "a.odt",
            archive(
                {"content.xml": b"x", "META-INF/manifest.xml": b"<manifest:encryption-data>"},
                "application/vnd.oasis.opendocument.text",
            ),
        ),
    ],
)
def test_office_files_under_a_password_are_told(name: str, data: bytes) -> None:
    assert code_of(name, data) is Code.LOCKED_FILE


def test_parts_that_an_archive_marks_as_locked_are_told() -> None:
    data = bytearray(docx())
    with zipfile.ZipFile(BytesIO(bytes(data))) as packed:
        count = len(packed.infolist())
    place = 0
    for _ in range(count):
        place = data.index(b"PK\x01\x02", place) + 8
        data[place] |= 1
    assert code_of("a.docx", bytes(data)) is Code.LOCKED_FILE


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.doc", compound({"WordDocument": PLAIN_WORD})),
        ("a.xls", compound({"Workbook": BOOK + END + FILEPASS})),
        ("a.ppt", compound({"PowerPoint Document": b"x", "Current User": bytes(12) + b"\x5f\xc0\x91\xe3"})),
        ("a.docx", docx()),
        ("a.odt", archive({"content.xml": b"x"}, "application/vnd.oasis.opendocument.text")),
    ],
)
def test_office_files_without_a_password_are_taken(name: str, data: bytes) -> None:
    assert code_of(name, data) is None
