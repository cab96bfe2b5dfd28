"""The documents that are searched, and what is found of each."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cleancdd.doctext import DocumentText, Part
from cleancdd.library import read_library
from cleancdd.sample import write_sample
from cleancdd.search.attachments import Attachment, Said, attachments, pages_of


def document(kind: str = "PDF") -> Attachment:
    return Attachment(Path("a"), "units/a/files/แผน 1.pdf", kind, "0", Said("แผน", {"kind": ("ไฟล์เอกสาร",)}))


def test_each_page_is_found_by_itself_and_a_pdf_opens_there() -> None:
    text = DocumentText((Part("หน้า", "ก  ข\n\nค", 1), Part("หน้า", " ", 2), Part("หน้า", "ง", 3)))
    (first, one), (second, other) = pages_of(document(), text)
    assert [block.text for block in one.blocks] == ["ก ข", "ค"]
    assert (one.title, other.title) == ("แผน หน้า 1", "แผน หน้า 3")
    assert first == "/units/a/files/%E0%B9%81%E0%B8%9C%E0%B8%99%201.pdf#page=1"
    assert second.endswith("#page=3")


def test_sheets_are_named_and_what_is_hidden_or_beside_the_pages_is_not_found() -> None:
    parts = (Part("งบ", "ก", 1), Part("ซ่อน", "ข", 2, hidden=True), Part("ความเห็น", "ค"))
    ((url, page),) = pages_of(document("Excel"), DocumentText(parts))
    assert page.title == "แผน แผ่นงาน งบ"
    assert "#" not in url
    ((_, page),) = pages_of(document("Word"), DocumentText((Part("เนื้อหา", "ก", 1),)))
    assert page.title == "แผน"


def test_a_document_without_end_is_found_by_its_first_pages() -> None:
    text = DocumentText(tuple(Part("หน้า", "ก" * 30_000, number) for number in range(1, 400)))
    pages = list(pages_of(document(), text))
    assert len(pages) == 200
    assert len(pages[0][1].blocks[0].text) == 20_000


def test_what_units_disclosed_and_what_evidence_names_is_searched_under_its_title(tmp_path: Path) -> None:
    write_sample(tmp_path, units=3, years=1, seed=1)
    library = read_library(tmp_path)
    over = date(max(library.rubrics) - 543, 9, 30)
    found = attachments(tmp_path, library, library.published_files, over)
    assert found
    for name, one in found.items():
        assert name == f"{one.path}.html"
        assert one.file.is_file()
        assert one.said.facets["kind"] == ("ไฟล์เอกสาร",)
        assert one.said.title != one.file.stem
        assert one.mark != document().mark
    early = attachments(tmp_path, library, library.published_files, date(2000, 1, 1))
    assert early.keys() < found.keys()
