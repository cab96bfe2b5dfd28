"""What runs by itself in a document is told with its part: scripts, starts of programs, macros, embedded
objects, programs."""

from __future__ import annotations

import zlib

import pytest

from cleancdd.diagnostics import Code
from cleancdd.readers.files.judge import problem_of, upload_of
from tests.readers.files.made import OFFICE, archive, compound, docx, pdf, stream

OLE = compound({"\x01Ole10Native": b"x"})
BOOK = b"\x09\x08\x04\0\0\6\5\0"
END = b"\x0a\0\0\0"
SENDS = "คำสั่งส่งหรือดึงข้อมูลของแบบฟอร์มจากที่อื่น (SubmitForm)"
TOO_LARGE = "ไฟล์นี้มีส่วนที่บีบไว้ใหญ่เกินกว่าจะตรวจได้ทั้งหมด"


def word(part: str, content: bytes) -> bytes:
    return archive({OFFICE: b"<x/>", "word/document.xml": b"<x/>", f"word/{part}.xml": content})


def relating(part: str, kind: str, target: bytes) -> bytes:
    start = b'<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    relation = start + kind.encode() + b'" Target="' + target + b'" TargetMode="External"/>'
    return archive({OFFICE: b"<x/>", "word/document.xml": b"<x/>", f"word/_rels/{part}.xml.rels": relation})


def sheet(kind: int) -> bytes:
    return b"\x85\0\x0a\0" + bytes(4) + bytes([0, kind]) + b"\2\0ab"


def within_slides(inner: bytes, *, packed: bool) -> bytes:
    body = len(inner).to_bytes(4, "little") + zlib.compress(inner) if packed else inner
    return bytes(8) + (b"\x10" if packed else b"\0") + b"\0\x11\x10" + len(body).to_bytes(4, "little") + body


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.pdf", pdf(b"<< /S /JavaScript /JS (app.alert(1)) >>"), "สคริปต์ (JavaScript)"),
        ("a.pdf", pdf(b"<< /S/J#61vaScript/JS(x) >>"), "สคริปต์ (JavaScript)"),
        ("a.pdf", pdf(b"<< /S % odd\n/JavaScript /JS 9 0 R >>"), "สคริปต์ (JavaScript)"),
        ("a.pdf", pdf(b"<< /S /Rendition /JS <6161> >>"), "สคริปต์ (JavaScript)"),
        (
            "a.pdf",
            pdf(stream(b"/Type /ObjStm /N 1 /First 4", b"7 0 << /S /JavaScript >>")),
            "สคริปต์ (JavaScript)",
        ),
        ("a.pdf", pdf(b"<< /S /Launch /F (cmd.exe) >>"), "คำสั่งเปิดโปรแกรมหรือไฟล์อื่น (Launch)"),
        ("a.pdf", pdf(b"<< /S/SubmitForm /F (https://h.example/) >>"), SENDS),
        ("a.pdf", pdf(stream(b"/Type /ObjStm", b"7 0 << /S /#53ubmitForm >>")), SENDS),
        ("a.pdf", pdf(b"<< /S /ImportData /F (a.fdf) >>"), SENDS),
        ("a.pdf", pdf(b"<< /Fields [] /XFA 9 0 R >>"), "แบบฟอร์มที่ทำงานเอง (XFA)"),
        ("a.pdf", pdf(b"<< /Fields [] /XFA [(template) 9 0 R] >>"), "แบบฟอร์มที่ทำงานเอง (XFA)"),
        ("a.pdf", pdf(stream(b"/Type /EmbeddedFile", b"MZ" + bytes(99))), "ไฟล์โปรแกรมที่แนบไว้"),
        (
            "a.docx",
            docx(word__vbaProject_bin=b"x"),
            "มาโคร (`word/vbaProject.bin`)",
        ),
        (
            "a.docm",
            docx(word__vbaProject_bin=b"x"),
            "มาโคร (`word/vbaProject.bin`)",
        ),
        (
            "a.docx",
            relating("settings", "attachedTemplate", b"https://h.example/t.dotm"),
            "ส่วนที่เปิดมาจากเครื่องอื่น (`word/_rels/settings.xml.rels`)",
        ),
        (
            "a.docx",
            relating("settings", "attachedTemplate", b"file:///\\\\h\\t.dotm"),
            "ส่วนที่เปิดมาจากเครื่องอื่น (`word/_rels/settings.xml.rels`)",
        ),
        (
            "a.docx",
            relating("document", "oleObject", b"mhtml:http://h.example/a!x"),
            "ส่วนที่เปิดมาจากเครื่องอื่น (`word/_rels/document.xml.rels`)",
        ),
        (
            "a.docx",
            word("footer1", b'<w:fldChar/><w:instrText> DD</w:instrText><w:instrText x="y">EAUTO c'),
            "คำสั่งเรียกโปรแกรมอื่น (DDE, `word/footer1.xml`)",
        ),
        (
            "a.docx",
            word("header", b'<w:instrText>PAGE</w:instrText><w:fldSimple w:instr="dde c">'),
            "คำสั่งเรียกโปรแกรมอื่น (DDE, `word/header.xml`)",
        ),
        (
            "a.xlsx",
            archive(
                {OFFICE: b"x", "xl/workbook.xml": b"x", "xl/externalLinks/externalLink1.xml": b"<ddeLink/>"}
            ),
            "คำสั่งเรียกโปรแกรมอื่น (DDE, `xl/externalLinks/externalLink1.xml`)",
        ),
        ("a.docx", docx(word__embeddings__ole=OLE), "วัตถุที่ฝังไว้ (OLE, `word/embeddings/ole`)"),
        ("a.docx", docx(word__media__picture=b"MZ" + bytes(99)), "ไฟล์โปรแกรม (`word/media/picture`)"),
        (
            "a.docx",
            docx(word__activeX__activeX1=b"<x/>"),
            "ส่วนควบคุมที่ทำงานเอง (ActiveX) (`word/activeX/activeX1`)",
        ),
        (
            "a.xlsx",
            archive({OFFICE: b"x", "xl/workbook.xml": b"x", "xl/macrosheets/sheet1.xml": b"x"}),
            "มาโคร Excel 4.0 (XLM) (`xl/macrosheets/sheet1.xml`)",
        ),
        (
            "a.xlsx",
            archive(
                {
                    OFFICE: b"application/vnd.ms-excel.macrosheet+xml",
                    "xl/workbook.xml": b"x",
                    "xl/hidden.xml": b"x",
                }
            ),
            "มาโคร Excel 4.0 (XLM)",
        ),
        (
            "a.docx",
            docx(word__embeddings__book=docx(Basic__x=b"x")),
            "มาโคร (`Basic/x`) ใน `word/embeddings/book`",
        ),
        (
            "a.odt",
            archive({"Basic/a.xml": b"x"}, "application/vnd.oasis.opendocument.text"),
            "มาโคร (`Basic/a.xml`)",
        ),
        (
            "a.odt",
            archive({"Object 1": OLE}, "application/vnd.oasis.opendocument.text"),
            "วัตถุที่ฝังไว้ (OLE, `Object 1`)",
        ),
        (
            "a.odt",
            archive({"run.exe": b"x"}, "application/vnd.oasis.opendocument.text"),
            "ไฟล์โปรแกรม (`run.exe`)",
        ),
        ("a.doc", compound({"WordDocument": b"x", "_VBA_PROJECT": b"x"}), "มาโคร (VBA)"),
        ("a.doc", compound({"WordDocument": b"x", "\x01Ole10Native": b"x"}), "ไฟล์อื่นที่ฝังไว้ (OLE Package)"),
        ("a.xls", compound({"Workbook": BOOK + sheet(0) + sheet(1) + END}), "มาโคร Excel 4.0 (XLM)"),
        (
            "a.ppt",
            compound({"PowerPoint Document": within_slides(OLE, packed=False)}),
            "ไฟล์อื่นที่ฝังไว้ (OLE Package)",
        ),
        (
            "a.ppt",
            compound({"PowerPoint Document": within_slides(compound({"_VBA_PROJECT": b"x"}), packed=True)}),
            "มาโคร (VBA)",
        ),
    ],
)
def test_what_runs_is_told_with_its_part(name: str, data: bytes, told: str) -> None:
    problem = problem_of(upload_of(name, data))
    assert problem is not None
    assert (problem.code, problem.message) == (Code.ACTIVE_CONTENT, f"ไฟล์นี้มี{told}")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "a.pdf",
            pdf(b"<< /S /GoTo /D [3 0 R /Fit] >>", stream(b"/Type /ObjStm", b"7 0 << /S /URI /JSON 1 >>")),
        ),
        ("a.pdf", pdf(stream(b"/Type /EmbeddedFile", b"a,b\n1,2\n"))),
        (
            "a.docx",
            docx(word__embeddings__Microsoft_Excel_Sheet=docx(), word__media__image1=b"\x89PNG\r\n\x1a\n"),
        ),
        ("a.docx", relating("settings", "attachedTemplate", b"file:///C:\\t.dotm")),
        ("a.docx", relating("document", "hyperlink", b"https://h.example/")),
        ("a.docx", word("footer1", b"<w:fldChar/><w:instrText> PAGE dde </w:instrText>")),
        ("a.xls", compound({"Workbook": BOOK + sheet(0) + sheet(2) + END + sheet(1)})),
        (
            "a.ppt",
            compound({"PowerPoint Document": within_slides(compound({"Workbook": b"x"}), packed=True)}),
        ),
    ],
)
def test_what_does_not_run_is_taken(name: str, data: bytes) -> None:
    assert problem_of(upload_of(name, data)) is None


@pytest.mark.parametrize(
    "bomb",
    [
        stream(b"/Type /ObjStm", bytes(40_000_000)),
        stream(b"/Type /Page", bytes(100_100_000)),
        stream(b"", zlib.compress(bytes(1_000_000))).replace(b"/Filter /", b"/Filter [ /FlateDecode /"),
        b"<< >>\nstream\nendstream\n" * 100_001,
        b"<< /Filter [/Fl /#46l#61teDecode] /Length 1 >>\nstream\nx\nendstream",
    ],
)
def test_a_pdf_that_unpacks_to_more_than_can_be_looked_into_is_told(bomb: bytes) -> None:
    problem = problem_of(upload_of("a.pdf", pdf(bomb)))
    assert problem is not None
    assert problem.message == TOO_LARGE


def test_an_archive_that_unpacks_to_more_than_any_document_is_told() -> None:
    parts = {OFFICE: b"x", "word/document.xml": b"x", "word/media/a.bin": b""}
    data = archive(parts)
    at = data.rindex(b"word/media/a.bin") - 46  # its entry in the directory, which programs go by
    large = data[: at + 24] + (600_000_000).to_bytes(4, "little") + data[at + 28 :]
    problem = problem_of(upload_of("a.docx", large))
    assert problem is not None
    assert problem.message == "ไฟล์นี้มีส่วนประกอบที่แตกออกแล้วใหญ่ถึง 600 MB"


def test_an_archive_of_endless_parts_is_told() -> None:
    parts = {f"word/{number}": b"" for number in range(5_001)}
    problem = problem_of(upload_of("a.docx", archive({OFFICE: b"x", "word/document.xml": b"x"} | parts)))
    assert problem is not None
    assert problem.message.startswith("ไฟล์นี้มีส่วนประกอบมากถึง 5,003 ชิ้น")
    problem = problem_of(upload_of("a.docx", archive({OFFICE: b"x"}) + b"PK\x01\x02" * 20_001))
    assert problem is not None
    assert problem.message == "ไฟล์นี้มีส่วนประกอบมากเกินกว่าจะตรวจได้ทั้งหมด"
