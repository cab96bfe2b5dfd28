"""The text of each kind of document, with what its author may not see."""

from __future__ import annotations

import io
import tracemalloc

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject

from cleancdd.doctext.documents import text_of
from cleancdd.doctext.text import DocumentText, Mark, Unread
from tests.doctext.makers import CORE, SHEET, WORD, archive, docx, odf, paragraph, pdf, table, xlsx


def said(text: DocumentText) -> list[tuple[str, int, str]]:
    return [(part.name, part.number, part.text) for part in text.parts]


def test_the_pages_of_a_pdf_keep_their_numbers_and_what_lies_under_a_box() -> None:
    text = text_of("PDF", pdf(["แผนปฏิบัติการ", "ข้อ 2"], [], ["หน้าสุดท้าย"]))
    assert said(text) == [("หน้า", 1, "แผนปฏิบัติการ\nข้อ 2"), ("หน้า", 2, ""), ("หน้า", 3, "หน้าสุดท้าย")]
    assert text.unread is None


def test_thai_letters_that_a_pdf_breaks_are_put_right() -> None:
    text = text_of("PDF", pdf(["ส านักงานพัฒนาชุมชน", "ที\uf70aี่อยู่", "งบประมาณดาเนินการ"]))
    assert text.parts[0].text.split("\n")[0] == "สำนักงานพัฒนาชุมชน"
    assert "\uf70a" not in text.parts[0].text


def test_the_metadata_and_the_notes_of_a_pdf() -> None:
    note = "/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (call me) >>]"
    text = text_of("PDF", pdf(["ก"], info="/Author (Somebody) /Producer (A program)", annotation=note))
    assert text.metadata == {"ผู้เขียน": "Somebody"}
    assert ("หมายเหตุหรือช่องกรอกในหน้า 1", 0, "call me") in said(text)


def saved_over(data: bytes) -> bytes:
    """The PDF, saved incrementally: another author, no notes, and nothing on its first page any more."""
    writer = PdfWriter(PdfReader(io.BytesIO(data)), incremental=True)
    emptied = DecodedStreamObject()
    emptied.set_data(b"")
    writer._replace_object(writer.pages[0].raw_get("/Contents"), emptied)
    for page in writer.pages:
        page.pop("/Annots")
    writer.add_metadata({"/Author": "Office"})
    saved = io.BytesIO()
    writer.write(saved)
    assert saved.getvalue().startswith(data)
    return saved.getvalue()


def test_what_was_removed_from_a_pdf_and_still_lies_in_the_file() -> None:
    note = "/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (call me) >>]"
    first = pdf(["เคยอยู่ตรงนี้"], ["หน้าที่ไม่เปลี่ยน"], info="/Author (Somebody)", annotation=note)
    text = text_of("PDF", saved_over(first))
    assert said(text) == [
        ("หน้า", 1, ""),
        ("หน้า", 2, "หน้าที่ไม่เปลี่ยน"),
        ("ฉบับก่อนแก้ไข หน้า 1", 0, "เคยอยู่ตรงนี้\ncall me"),
        ("ฉบับก่อนแก้ไข ข้อมูลกำกับ", 0, "Somebody"),
    ]
    assert text.metadata == {"ผู้เขียน": "Office"}
    assert text.marks == {Mark.EARLIER}
    assert text_of("PDF", first).marks == set()


@pytest.mark.parametrize("cut", [20, 200, 900])
def test_a_cut_pdf_says_that_it_was_not_read(cut: int) -> None:
    assert text_of("PDF", pdf(["ก"])[:cut]).unread is Unread.BROKEN


def test_word_joins_runs_and_keeps_rows() -> None:
    body = paragraph("แผน", "งาน") + table([["ชื่อ", "เงินเดือน"], ["ก", "15,000"]]) + paragraph("จบ")
    text = text_of("Word", docx(body))
    lines = [[cell.strip() for cell in line.split("\t")] for line in text.parts[0].text.split("\n")]
    assert lines == [["แผนงาน"], ["ชื่อ", "เงินเดือน"], ["ก", "15,000"], ["จบ"]]


def test_what_word_keeps_beside_the_text() -> None:
    body = paragraph("ก") + "<w:p><w:del><w:r><w:delText>ลบแล้ว</w:delText></w:r></w:del></w:p>"
    comments = f"<w:comments {WORD}><w:comment>{paragraph('ขอเบอร์ด้วย')}</w:comment></w:comments>"
    text = text_of(
        "Word",
        docx(
            body,
            word__comments_xml=comments,
            word__footer1_xml=f"<w:ftr {WORD}>{paragraph('ท้ายกระดาษ')}</w:ftr>",
            docProps__core_xml=CORE.format("ผู้หนึ่ง", "อีกผู้หนึ่ง"),
            docProps__thumbnail_jpeg=b"\xff\xd8",
            word___rels__document_xml_rels="<R><L TargetMode='External' Target='mailto:a@b.example'/></R>",
        ),
    )
    assert text.marks == {Mark.COMMENTS, Mark.CHANGES, Mark.THUMBNAIL}
    assert text.metadata == {"ผู้เขียน": "ผู้หนึ่ง", "ผู้แก้ไขล่าสุด": "อีกผู้หนึ่ง"}
    words = {part.name: part.text for part in text.parts}
    assert "ลบแล้ว" in words["เนื้อหา"]
    assert (words["ความเห็น"].strip(), words["หัวหรือท้ายกระดาษ"]) == ("ขอเบอร์ด้วย", "ท้ายกระดาษ")
    assert words["ลิงก์"] == "mailto:a@b.example"


def test_words_in_place_of_a_drawing_are_read() -> None:
    drawing = '<w:p><w:r><w:docPr id="1" name="ภาพ" title="บัตร" descr="ของผู้หนึ่ง"/></w:r></w:p>'
    assert text_of("Word", docx(drawing)).parts[0].text.strip() == "บัตร ของผู้หนึ่ง"
    drawn = '<x:wsDr xmlns:x="x"><x:pic><x:cNvPr id="1" name="ภาพ" descr="ของผู้หนึ่ง"/></x:pic></x:wsDr>'
    made = xlsx({"ก": [["1"]]}, parts={"xl/drawings/drawing1.xml": drawn})
    assert text_of("Excel", made).parts[-1].text.strip() == "ของผู้หนึ่ง"
    frame = '<text:p><d:frame xmlns:d="d" xmlns:s="s"><s:desc>ของผู้หนึ่ง</s:desc></d:frame></text:p>'
    assert "ของผู้หนึ่ง" in text_of("OpenDocument Text", odf("text", frame)).parts[0].text


def test_a_workbook_within_a_document_is_read_too() -> None:
    inner = xlsx({"แผ่น": [["ซ่อนอยู่"]]})
    text = text_of("Word", docx(paragraph("ก"), word__embeddings__a_xlsx=inner))
    assert "ซ่อนอยู่" in "".join(part.text for part in text.parts)
    assert Mark.ATTACHED in text.marks


def test_sheets_keep_their_names_and_say_what_is_hidden() -> None:
    text = text_of("Excel", xlsx({"สรุป": [["ก", "2564"]], "ลับ": [["ข"]]}, hidden=frozenset({"ลับ"})))
    assert said(text) == [("สรุป", 1, "ก\t2564"), ("ลับ", 2, "ข")]
    assert [part.hidden for part in text.parts] == [False, True]
    assert text.marks == {Mark.HIDDEN}


def test_numbers_stand_as_excel_shows_them() -> None:
    styles = (
        f'<styleSheet {SHEET}><numFmts><numFmt numFmtId="164" formatCode="0##-###-####"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    )
    rows = '<row><c r="A1" s="1"><v>812345678</v></c><c r="D1"><v>1.234567890123E+12</v></c>'
    rows += '<c r="E1"><v>1234567890123.0</v></c><c r="F1"><v>0.5</v></c></row>'
    sheet = f"<worksheet {SHEET}><sheetData>{rows}</sheetData></worksheet>"
    made = xlsx({"ก": []}, parts={"xl/styles.xml": styles, "xl/worksheets/sheet1.xml": sheet})
    assert text_of("Excel", made).parts[0].text == "0812345678\t\t\t1234567890123\t1234567890123\t0.5"


def test_what_a_pivot_table_kept_is_read() -> None:
    cache = f'<pivotCacheDefinition {SHEET}><sharedItems><s v="ผู้หนึ่ง"/></sharedItems></pivotCacheDefinition>'
    made = xlsx({"ก": [["1"]]}, parts={"xl/pivotCache/pivotCacheDefinition1.xml": cache})
    assert "ผู้หนึ่ง" in text_of("Excel", made).parts[-1].text


def test_the_slides_of_a_presentation_in_their_order() -> None:
    look = '<p:sld xmlns:p="p" xmlns:a="a" {}><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:sld>'
    parts = {"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}
    parts |= {
        f"ppt/slides/slide{at}.xml": look.format('show="0"' if at == 2 else "", at) for at in (10, 2, 1)
    }
    text = text_of("PowerPoint", archive(parts))
    assert [(part.number, part.text, part.hidden) for part in text.parts] == [
        (1, "1", False),
        (2, "2", True),
        (10, "10", False),
    ]


def test_opendocument_texts_and_sheets() -> None:
    body = "<office:text><text:h>หัวข้อ</text:h><text:p>ก<text:tab/>ขค</text:p></office:text>"
    text = text_of(
        "OpenDocument Text", odf("text", body, "<meta:initial-creator>ผู้หนึ่ง</meta:initial-creator>")
    )
    assert said(text) == [("เนื้อหา", 1, "หัวข้อ\nก\tขค")]
    assert text.metadata == {"ผู้เขียน": "ผู้หนึ่ง"}
    sheets = (
        '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
        '<table:table table:name="สรุป"><table:table-row><table:table-cell table:number-columns-repeated="2">'
        "<text:p>ก</text:p></table:table-cell><table:table-cell><text:p>ข</text:p></table:table-cell>"
        "</table:table-row></table:table>"
        '<table:table table:name="ลับ" table:style-name="h"><table:table-row><table:table-cell>'
        "<text:p>ค</text:p></table:table-cell></table:table-row></table:table>"
    )
    text = text_of("OpenDocument Spreadsheet", odf("spreadsheet", sheets))
    assert [(part.name, part.number, part.hidden) for part in text.parts] == [
        ("สรุป", 1, False),
        ("ลับ", 2, True),
    ]
    assert [cell.strip() for cell in text.parts[0].text.split("\t")] == ["ก", "", "ข"]


def test_the_rows_of_a_csv() -> None:
    text = text_of("CSV", '\ufeffชื่อ;จำนวน\r\n"ก\nข";2\r\n'.encode())
    assert said(text) == [("ตาราง", 1, "ชื่อ\tจำนวน\nก ข\t2")]


def test_old_formats_say_that_they_are_not_read() -> None:
    assert text_of("Word 97", b"\xd0\xcf").unread is Unread.OLD


@pytest.mark.parametrize(
    "part",
    [
        '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>',
        '<?xml version="1.0"?><!--x--><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        "<a><b></a>",
        "\ud7ff",
    ],
)
def test_a_document_type_or_broken_xml_is_refused(part: str) -> None:
    text = text_of("Word", archive({"[Content_Types].xml": "", "word/document.xml": part}))
    assert (text.unread, [one for one in text.parts if one.text]) == (Unread.BROKEN, [])


def test_a_part_that_unpacks_without_end_is_left() -> None:
    bomb = archive({"word/document.xml": f"<w:document {WORD}>{' ' * 80_000_000}</w:document>"})
    assert len(bomb) < 200_000
    tracemalloc.start()
    assert text_of("Word", bomb).unread is Unread.LONG
    assert tracemalloc.get_traced_memory()[1] < 120_000_000
    tracemalloc.stop()


def test_a_record_is_read_back() -> None:
    text = text_of("Excel", xlsx({"ก": [["1"]]}, hidden=frozenset({"ก"})))
    assert DocumentText.of_record(text.as_record()) == text
