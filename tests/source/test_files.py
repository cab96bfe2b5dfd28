"""YAML files and Markdown files with front matter, up to any bytes at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancdd.diagnostics import Code, Diagnostics, Span, as_github, as_text
from cleancdd.source import read_markdown, read_yaml
from cleancdd.source.files import MOST_MARKDOWN, MOST_YAML
from tests.source.problems import markdown, sound, yaml


def test_largest_file_is_read_and_a_larger_one_refused(tmp_path: Path) -> None:
    assert sound(tmp_path, "ก: " + "x" * (MOST_YAML - 6) + "\n").value == {"ก": "x" * (MOST_YAML - 6)}
    assert [(one.code, one.message) for one in yaml(tmp_path, b"#" * (MOST_YAML + 1))[1]] == [
        (Code.FILE_TOO_LARGE, "ไฟล์ใหญ่เกิน 1 เมกะไบต์")
    ]
    assert [one.message for one in markdown(tmp_path, "x" * (MOST_MARKDOWN + 1))[1]] == [
        "ไฟล์ใหญ่เกิน 1 เมกะไบต์"
    ]


@pytest.mark.parametrize("text", ["", "  \n\n", "# หมายเหตุ\n", "---\n", "~\n", "\ufeff", "%YAML 1.2\n---\n"])
def test_file_without_values_is_empty(tmp_path: Path, text: str) -> None:
    document, found = yaml(tmp_path, text)
    assert (document, [one.code for one in found]) == (None, [Code.EMPTY_FILE])


def test_front_matter_and_body_are_told_apart(tmp_path: Path) -> None:
    document, found = markdown(tmp_path, "---\r\ntitle: หน้าแรก\r\ntags: [ก]\r\n---\r\n\r\n# หัวข้อ\r\n---\r\n")
    assert found == []
    assert document is not None
    assert (document.value, document.body, document.body_line) == (
        {"title": "หน้าแรก", "tags": ["ก"]},
        "\n# หัวข้อ\n---\n",
        5,
    )
    assert document.span(("title",)) == Span("a.md", 2, 8, 7)
    assert document.line(document.body_line + 1) == "# หัวข้อ"


def test_empty_front_matter_is_a_mapping_without_fields(tmp_path: Path) -> None:
    document, found = markdown(tmp_path, "---\n---\nเนื้อหา")
    assert document is not None
    assert (document.value, document.body, found) == ({}, "เนื้อหา", [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# หัวข้อ\n", "ไฟล์นี้ไม่มีส่วนหัว"),
        ("\n---\ntitle: ก\n---\n", "มีบรรทัดว่างหรือช่องว่างอยู่ก่อน `---` ที่เปิดส่วนหัว"),
        ("———\ntitle: ก\n———\n", "บรรทัดแรกไม่ใช่ `---` ที่เปิดส่วนหัว"),
        ("----\ntitle: ก\n----\n", "บรรทัดแรกไม่ใช่ `---` ที่เปิดส่วนหัว"),
        ("---\ntitle: ก\n\nเนื้อหา\n", "ส่วนหัวที่เปิดด้วย `---` ในบรรทัดแรกไม่มี `---` ปิดท้าย"),
    ],
)
def test_file_without_front_matter_is_told(tmp_path: Path, text: str, message: str) -> None:
    document, found = markdown(tmp_path, text)
    assert (document, [(one.code, one.message, one.span.line) for one in found]) == (
        None,
        [(Code.NO_FRONT_MATTER, message, 1)],
    )


def test_mistake_in_front_matter_has_the_line_of_the_file(tmp_path: Path) -> None:
    (found,) = markdown(tmp_path, '---\ntitle: "ก\nnote: "ข"\n---\nเนื้อหา\n')[1]
    assert (found.span, found.line) == (Span("a.md", 2, 8), 'title: "ก')


LETTERS = "ab:-?{}[],&*!|>%@`\"'#\\~<ก่\t \n.0"
WORDS = [
    "\r\n",
    "- ",
    ": ",
    "---\n",
    "...\n",
    "  ",
    "&a ",
    "*a ",
    "!!x ",
    "null",
    '"\\x',
    "%YAML 1.2\n",
    "\ufeff",
    "\u202e",
    "\u2028",
    "\x00",
]
YAML = ["|\n", ">-\n", "title: ", "  - ", "{a: ", "ก: ข\n"]
PIECES = st.sampled_from([*LETTERS, *WORDS, *YAML])
MARKUP = st.lists(PIECES, max_size=40).map("".join)
BYTES = (
    MARKUP.map(str.encode)
    | st.binary(max_size=60)
    | st.text("กขa: \n\t'", max_size=40).map(lambda text: text.encode("cp874"))
    | MARKUP.map(lambda text: text.encode("utf-16"))
)


@settings(max_examples=400, deadline=None)
@given(BYTES, st.booleans())
def test_any_bytes_are_a_document_or_mistakes_within_the_file(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes, framed: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(b"---\n" + raw + b"\n---\nbody" if framed else raw)
    diagnostics = Diagnostics()
    document = (read_markdown if framed else read_yaml)(path, "any", diagnostics)
    assert document is not None or len(diagnostics) > 0
    lines = re.split(rb"\r\n|\r|\n", path.read_bytes())
    for one in diagnostics:
        assert one.line is not None
        assert one.span.line <= len(lines) or one.code is Code.WRONG_ENCODING
        assert one.span.column + one.span.length - 1 <= max(1, len(one.line))
        assert re.search("[ก-๙]", one.message)
        assert re.search("[ก-๙]", one.advice)
        assert "\n" not in as_github(one)
        assert as_text(one)
    for loc in document.contents.places if document else ():
        assert document is not None
        span = document.span(loc)
        assert span.column + span.length - 1 <= max(1, len(document.line(span.line)))
