from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from cleancdd.formats.rtf import as_rtf
from cleancdd.markup import render


def words(rtf: str) -> list[str]:
    """Each paragraph and cell of the document as it is read."""
    body = re.sub(r"\{\\(?:fonttbl.*?\}\}|footer.*?\\par\})", "", rtf)
    pieces = re.findall(r"\\f0\\fs[0-9]+(?:\\b)? (.*?)(?:\\par\}|\}\\cell)", body)
    return [_read(piece) for piece in pieces]


def _read(piece: str) -> str:
    units = re.sub(r"\\u(-?[0-9]+)\?", lambda found: chr(int(found[1]) % 65536), piece)
    plain = re.sub(r"\\([\\{}])", r"\1", units)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16")


def document(body: str) -> list[str]:
    return words(as_rtf("แผน", render(body).prose.html))


def test_headings_paragraphs_lists_and_boxes_become_paragraphs() -> None:
    body = (
        "## หัวข้อ {#a}\n\nข้อความ **หนา** [ลิงก์](/units/)\n\n- ก\n  1. ข\n  2. ค\n- ง\n\n- [ ] ยัง\n- [x] แล้ว\n"
    )
    assert document(body) == ["แผน", "หัวข้อ", "ข้อความ หนา ลิงก์", "• ก", "1. ข", "2. ค", "• ง", "☐ ยัง", "☑ แล้ว"]


def test_a_table_has_a_cell_for_each_place_to_fill_in() -> None:
    rtf = as_rtf("แผน", render("| ก | ข |\n|---|---|\n| … | |\n").prose.html)
    assert words(rtf) == ["แผน", "ก", "ข", "…", ""]
    assert (rtf.count("\\trowd"), rtf.count("\\row"), rtf.count("\\cellx9638"), rtf.count("\\cellx4819")) == (
        2,
        2,
        2,
        2,
    )


def test_a_form_has_lines_to_write_on_headings_across_and_columns_of_their_widths() -> None:
    html = (
        '<table><colgroup><col class="tenths-2"><col></colgroup><thead><tr><th>ก</th><th>ข</th></tr></thead>'
        '<tbody><tr><th colspan="2">ทั้งแถว</th></tr><tr><td>บน<br>ล่าง</td><td>'
        '<span class="blank"></span></td></tr></tbody></table><svg><path d=""/></svg>'
    )
    rtf = as_rtf("แบบ", html)
    assert words(rtf) == ["แบบ", "ก", "ข", "ทั้งแถว", "บน\\line ล่าง", "." * 12]
    assert re.findall(r"\\cellx([0-9]+)", rtf) == ["1927", "9638", "9638", "1927", "9638"]
    assert rtf.count("\\trhdr") == 1, "the heading stands on every page of its table"
    assert rtf.count("\\trkeep") == rtf.count("\\trowd"), "a row stays on one page"


def test_a_wide_form_lies_on_its_side_and_every_page_is_numbered() -> None:
    rtf = as_rtf("แบบ", "<table><tr><td></td></tr></table>", wide=True)
    assert "\\paperw16838\\paperh11906\\landscape" in rtf
    assert "\\cellx14570" in rtf
    assert "\\chpgn" in rtf
    assert "NUMPAGES" in rtf


def test_footnotes_are_left_out() -> None:
    assert document("ข้อความ[^1]\n\n[^1]: เชิงอรรถ\n") == ["แผน", "ข้อความ"]


def test_nothing_that_an_author_types_is_a_command() -> None:
    assert document("a \\\\b {\\\\par} c") == ["แผน", "a \\b {\\par} c"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_a_document_is_ascii_and_its_braces_close(text: str) -> None:
    rtf = as_rtf(text, render(text).prose.html)
    assert rtf.isascii()
    bare = re.sub(r"\\[\\{}]", "", rtf)
    assert bare.count("{") == bare.count("}")
    assert words(rtf)[0] == text
