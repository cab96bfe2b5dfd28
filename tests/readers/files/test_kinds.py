"""A file is what its content says."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.readers.files.kinds import KINDS, sniff
from cleancdd.sample.files import picture, printed_page


def archive(*names: str, mimetype: str | None = None, packing: int = zipfile.ZIP_STORED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", packing) as packed:
        if mimetype:
            packed.writestr("mimetype", mimetype)
        for name in names:
            packed.writestr(name, "x")
    return data.getvalue()


def compound(*streams: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"".join(
        (name + "\0").encode("utf-16-le") for name in streams
    )


OFFICE = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (printed_page("One page."), "PDF"),
        (picture(), "PNG"),
        (b"\xff\xd8\xff\xe0rest", "JPEG"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "WebP"),
        (archive(OFFICE, "word/document.xml"), "Word"),
        (archive(OFFICE, "xl/workbook.xml"), "Excel"),
        (archive(OFFICE, "ppt/presentation.xml"), "PowerPoint"),
        (archive("content.xml", mimetype="application/vnd.oasis.opendocument.text"), "OpenDocument Text"),
        (
            archive("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"),
            "OpenDocument Spreadsheet",
        ),
        (
            archive("content.xml", mimetype="application/vnd.oasis.opendocument.presentation"),
            "OpenDocument Presentation",
        ),
        (compound("Root Entry", "WordDocument"), "Word 97"),
        (compound("Root Entry", "Workbook"), "Excel 97"),
        (compound("Root Entry", "PowerPoint Document"), "PowerPoint 97"),
        ("\ufeffชื่อ,จำนวน\nก,1\n".encode(), "CSV"),
        (b"a;b\r\n1;2\r\n", "CSV"),
    ],
)
def test_allowed_kinds_are_told_by_content(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ\x90\0\x03",
        b"\x7fELF\x02",
        b"<!doctype html><script>alert(1)</script>,",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='a(1,2)'/>",
        b"#!/bin/sh\necho a,b",
        b"GIF89a\x01\0,",
        b"no separator at all",
        b"a,b\0c",
        "ชื่อ,จำนวน".encode("tis-620"),
        archive("readme.txt"),
        archive(OFFICE, "META-INF/manifest.xml"),
        archive(
            "content.xml", mimetype="application/vnd.oasis.opendocument.text", packing=zipfile.ZIP_DEFLATED
        ),
        b"PK\x03\x04 broken archive",
        compound("Root Entry", "Something"),
    ],
)
def test_programs_pages_and_rubbish_are_of_no_kind(data: bytes) -> None:
    assert sniff(data) is None


@given(st.binary(max_size=400))
def test_any_bytes_have_a_kind_or_none(data: bytes) -> None:
    assert sniff(data) in {None, *KINDS}


@given(st.binary(max_size=200))
def test_a_damaged_archive_is_no_error(data: bytes) -> None:
    assert sniff(b"PK\x03\x04" + data) in {None, *KINDS}


OPEN_DOCUMENTS = [
    archive("content.xml", mimetype="application/vnd.oasis.opendocument.text", packing=packing)
    for packing in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
]


@given(st.sampled_from(OPEN_DOCUMENTS), st.integers(4, 400), st.integers(0, 255), st.integers(4, 400))
def test_a_damaged_open_document_is_no_error(whole: bytes, place: int, value: int, end: int) -> None:
    changed = bytearray(whole)
    changed[place % len(whole)] = value
    assert sniff(bytes(changed)) in {None, *KINDS}
    assert sniff(bytes(changed[:end])) in {None, *KINDS}


@pytest.mark.parametrize("place", range(38))
def test_each_byte_of_the_head_of_an_open_document_may_be_damaged(place: int) -> None:
    for whole in OPEN_DOCUMENTS:
        assert sniff(whole[:place] + b"\xff" + whole[place + 1 :]) in {None, *KINDS}
