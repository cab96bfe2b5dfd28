"""Where in a file each value and key stands, and how a document is known."""

from __future__ import annotations

import pickle
from pathlib import Path

from cleancdd.diagnostics import Span
from tests.source.problems import sound


def test_places_count_characters(tmp_path: Path) -> None:
    document = sound(tmp_path, "ชื่อ: น้ำใส\nรายการ:\n  - {ที่: '😀', วัน: 16 มี.ค. 2564}\n  - ข้อความ\n    ต่อ\n")
    assert document.span(("ชื่อ",)) == Span("a.yaml", 1, 7, 5)
    assert document.key_span(("ชื่อ",)) == Span("a.yaml", 1, 1, 4)

    def words(span: Span) -> tuple[int, str]:
        return span.line, document.line(span.line)[span.column - 1 : span.column - 1 + span.length]

    assert words(document.span(("รายการ",))) == (3, "- {ที่: '😀', วัน: 16 มี.ค. 2564}")
    assert words(document.span(("รายการ", 0))) == (3, "{ที่: '😀', วัน: 16 มี.ค. 2564}")
    assert words(document.span(("รายการ", 0, "วัน"))) == (3, "16 มี.ค. 2564")
    assert words(document.key_span(("รายการ", 0, "วัน"))) == (3, "วัน")
    assert words(document.span(("รายการ", 1))) == (4, "ข้อความ")
    assert words(document.key_span(("รายการ", 1))) == (4, "ข้อความ")


def test_value_that_is_not_there_stands_at_the_end_of_the_words(tmp_path: Path) -> None:
    assert sound(tmp_path, "? ก\n\n").span(("ก",)) == Span("a.yaml", 1, 3, 1)
    assert sound(tmp_path, "ก:\n").span(("ก",)) == Span("a.yaml", 1, 2, 1)


def test_block_mapping_stands_at_its_first_key_and_what_is_absent_at_its_ancestor(tmp_path: Path) -> None:
    document = sound(tmp_path, "# หมายเหตุ\n\nก:\n  ข: ค\n  ง: จ\n")
    assert document.span(()) == Span("a.yaml", 3, 1, 1)
    assert document.span(("ก",)) == Span("a.yaml", 4, 3, 1)
    assert document.span(("ก", "ไม่มี", 0)) == Span("a.yaml", 4, 3, 1)
    assert document.key_span(("ก", "ไม่มี")) == Span("a.yaml", 4, 3, 1)


def test_line_is_the_authors_and_empty_beyond_the_file(tmp_path: Path) -> None:
    document = sound(tmp_path, "ก: ข  # ค\n")
    assert [document.line(number) for number in (0, 1, 2, 9)] == ["", "ก: ข  # ค", "", ""]


def test_document_survives_pickling_and_is_known_by_its_bytes(tmp_path: Path) -> None:
    document = sound(tmp_path, "ก: [ข]\n")
    again = pickle.loads(pickle.dumps(document))  # noqa: S301 - made here
    assert (again, again.value, again.span(("ก", 0))) == (document, document.value, document.span(("ก", 0)))
    assert document.digest != sound(tmp_path, "ก: [ค]\n").digest
    assert len({document, again}) == 1
