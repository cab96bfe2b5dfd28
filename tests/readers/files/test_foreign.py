"""A file that is not what its name says is told as what it is, with what to do with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.diagnostics import Code
from cleancdd.readers.files.foreign import foreign_kind
from cleancdd.readers.files.judge import problem_of, upload_of
from cleancdd.sample.files import printed_page
from tests.readers.files.made import compound

PAGE = "<!DOCTYPE html>\n<html><title>เข้าสู่ระบบ</title></html>".encode()
SHEET = b'<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'


def told(name: str, data: bytes) -> tuple[Code, str, str]:
    problem = problem_of(upload_of(name, data))
    assert problem is not None
    return problem.code, problem.message, problem.advice


@pytest.mark.parametrize(
    ("name", "data", "what", "advice"),
    [
        ("files/a.pdf", PAGE, "หน้าเว็บ (HTML) ไม่ใช่ PDF", "ดาวน์โหลดใหม่"),
        ("files/a.jpg", b"\xef\xbb\xbf\n<!-- x --><HTML>", "หน้าเว็บ (HTML) ไม่ใช่ JPEG", "ดาวน์โหลดใหม่"),
        ("files/a.xls", b"<table><tr><td>1</td></tr></table>", "หน้าเว็บ (HTML) ไม่ใช่ Excel 97", ".xlsx"),
        ("files/a.csv", PAGE, "หน้าเว็บ (HTML) ไม่ใช่ CSV", ".xlsx"),
        ("files/a.doc", b'<html xmlns:o="x">', "หน้าเว็บ (HTML) ไม่ใช่ Word 97", ".docx"),
        ("files/a.xls", SHEET, "เอกสาร XML ของ Office ไม่ใช่ Excel 97", ".xlsx"),
        ("files/a.doc", b"{\\rtf1\\ansi}", "เอกสาร RTF ไม่ใช่ Word 97", ".docx"),
        ("files/a.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "ภาพ HEIC ของโทรศัพท์ ไม่ใช่ JPEG", "iPhone"),
        ("files/a.png", b"\0\0\0\x1cftypavif\0\0\0\0", "ภาพ AVIF ไม่ใช่ PNG", "JPEG หรือ PNG"),
        ("files/a.jpg", b"\0\0\0\x18ftypmp42\0\0\0\0", "วิดีโอหรือเสียง ไม่ใช่ JPEG", "YouTube"),
        ("files/a.jpg", b"GIF89a\0\0", "ภาพชนิดอื่น (GIF หรือ TIFF) ไม่ใช่ JPEG", "JPEG หรือ PNG"),
        ("files/a.pdf", b"\x1f\x8b\x08\0", "ไฟล์บีบอัด ไม่ใช่ PDF", "แตกไฟล์"),
        (
            "files/a.pdf",
            b"<br />\n<b>Warning</b>: x\n" + printed_page("A page."),
            "ข้อความอื่นที่แทรกอยู่หน้าเนื้อ PDF ไม่ใช่ PDF",
            "พิมพ์เป็น PDF ใหม่",
        ),
    ],
)
def test_what_a_file_is_instead_is_told(name: str, data: bytes, what: str, advice: str) -> None:
    code, message, said = told(name, data)
    assert code == Code.WRONG_FILE_TYPE
    assert message == f"เนื้อไฟล์เป็น{what} ตามชื่อ"
    assert advice in said


@pytest.mark.parametrize(
    ("name", "message", "advice"),
    [
        ("files/a", "เนื้อไฟล์เป็น PDF แต่ชื่อไม่มีนามสกุล", "เปลี่ยนชื่อไฟล์ให้ลงท้ายด้วย `.pdf`"),
        ("files/a.docx", "เนื้อไฟล์เป็น PDF แต่ชื่อลงท้ายด้วย `.docx`", "เปลี่ยนชื่อไฟล์ให้ลงท้ายด้วย `.pdf`"),
    ],
)
def test_a_name_of_another_ending_or_none_is_told(name: str, message: str, advice: str) -> None:
    assert told(name, printed_page("A page.")) == (Code.WRONG_FILE_TYPE, message, advice)


def test_a_pointer_to_a_file_elsewhere_is_told_as_one() -> None:
    assert "ดาวน์โหลด > PDF" in told("files/a.gdoc", b'{"url": "x"}')[2]
    assert "ทางลัด" in told("files/a.lnk", b"L\0\0\0\x01\x14\x02\0")[2]


@given(st.binary(max_size=400), st.sampled_from([".pdf", ".xls", ".doc", ".jpg", ""]))
def test_any_bytes_are_something_or_nothing(data: bytes, ending: str) -> None:
    found = foreign_kind(data, ending)
    assert found is None or (found.name and found.advice)


def test_an_old_office_file_without_its_folder_is_incomplete() -> None:
    whole = compound({"1Table": b"t", "WordDocument": b"w"})
    folder = whole.index("Root Entry".encode("utf-16-le"))
    behind = whole[:folder] + whole[folder + 512 :] + whole[folder : folder + 512]
    assert told("files/a.doc", behind[:-600])[:2] == (Code.INCOMPLETE_FILE, "ไฟล์ไม่ครบ ส่วนท้ายขาดหายไป")


def test_a_file_of_remarks_alone_is_soon_seen_to_be_no_page() -> None:
    remarks = b"<!---->" * 500
    assert foreign_kind(remarks + b"x", ".pdf") is None
    found = foreign_kind(remarks + b"<html>", ".pdf")
    assert found is not None
    assert found.name == "หน้าเว็บ (HTML)"
