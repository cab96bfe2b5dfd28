"""Lists and tables from Word and Excel are told with what to type; those of Markdown are let be."""

from __future__ import annotations

import pytest

from cleancdd.markup import render


@pytest.mark.parametrize(
    ("text", "line", "typed"),
    [
        ("๑. ก\n๒. ข", 1, "1. ก"),
        ("๑) ก\n๒) ข", 1, "1. ก"),
        ("1.ก\n2.ข", 1, "1. ก"),
        ("ย่อหน้า\n2. ก\n3. ข", 2, "2. ก"),
        ("•\tก\n•\tข", 1, "- ก"),
        ("● ก\n● ข", 1, "- ก"),
        ("– ก\n– ข", 1, "- ก"),
        ("-คำ", 1, "- คำ"),
        ("ย่อหน้า\n-คำ", 2, "- คำ"),
        ("1.1 ก\n1.2 ข", 1, "- 1.1 ก"),
        ("(1) ก\n(2) ข", 1, "- (1) ก"),
        ("ก) ข\nข) ค", 1, "- ก) ข"),
        ("- [] ก", 1, "- [ ] ก"),
        ("| ก | ข |\n| 1 | 2 |", 1, "|---|---|"),
        ("| ก | ข |\n|---|---|\n| ค&lt;br&gt;ง | 2 |", 3, "<br>"),
        ("| ก | ข |\n|---|---|\n| ค\\nง | 2 |", 3, "<br>"),
        ("ก\tข\n1\t2", 1, "| ก | ข |"),
        ("ก\n---\nข", 2, "## ก"),
        ("1. ก\n  - ข\n2. ค", 2, "   - ข"),
        ("10. ก\n   - ข", 2, "    - ข"),
        ("1. ก\n  1. ข", 2, "   1. ข"),
        ("- ก\n - ข", 2, "  - ข"),
        ("1. ก\n\n  ข\n2. ค", 3, "   ข"),
        ("1. ก\n   - ข\n\n  ค", 4, "   ค"),
        ("1. ก\n\n  | ข | ค |\n  |---|---|\n  | 1 | 2 |", 3, "   | ข | ค |"),
        ("> - ก\n>\n>  ข", 3, ">   ข"),
        ("> 1. ก\n>   - ข\n> 2. ค", 2, ">    - ข"),
        ("> [!หมายเหตุ]\n> - ก\n>  - ข", 3, ">   - ข"),
        (">1. ก\n>  1. ข", 2, ">    1. ข"),
        ("o ก\no ข", 1, "- ก"),
        ("❑ ก\n❑ ข", 1, "- ก"),
        ("##\u00a0ก", 1, "## ก"),
        ("-\u00a0ก\n-\u00a0ข", 1, "- ก"),
        ("1.\u00a0ก\n2. ข", 1, "1. ก"),
        ("*\u200b ก", 1, "* ก"),
        ("- ก\n\u00a0\u00a0- ข", 2, "  - ข"),
    ],
)
def test_what_is_pasted_is_told_with_what_to_type(text: str, line: int, typed: str) -> None:
    (problem,) = render(text).problems
    assert problem.line == line
    assert f"`{typed}`" in problem.advice


@pytest.mark.parametrize(
    "text",
    [
        "1. ก\n\n   ข\n2. ค",
        "| ก | ข |\n|---|---|\n| C:\\new | `ก\\nข`x\\n |",
        "- ก\n\nข",
        "- ก\n\n ## ข",
        "1. ก\n   - ข\n     - ค\n2. ง",
        "- ก\n  - ข\n    1. ค\n- ง",
        "- ก\n\nย่อหน้า\n\n - ข",
        "- [ ] ก\n- [x] ข",
        "| ก | ข |\n|---|---|\n| 1 | 2 |",
        "ก\n\n---\n\nข",
        "ปี 2564\nและ 2565",
        "(1) ข้อเดียว",
        "๑. ข้อเดียว",
        "-5 องศา",
        "```\n1. ก\n  - ข\n| ก |\n| ข |\n-คำ\n```",
        "> 1. ก\n>    - ข",
        "> - ก\n>\n> ย่อหน้า\n>\n>  - ข",
        "- ก\n  - ข\n\n  ย่อหน้า\n\n  - ค",
        "\u00a0\u00a0ย่อหน้า\u00a0ของ Word",
        "ก\n\n\u00a0\n\nข",
        "- ก\u00a0ข",
    ],
)
def test_what_markdown_reads_is_let_be(text: str) -> None:
    assert render(text).problems == ()


@pytest.mark.parametrize(
    ("text", "line", "words", "message"),
    [
        (
            "##\u00a0ก",
            1,
            "\u00a0",
            "เว้นวรรคแบบไม่ตัดบรรทัด (NBSP) U+00A0 ไม่ใช่เว้นวรรคของแป้นพิมพ์ บรรทัดนี้จึงไม่เป็นหัวข้อ",
        ),
        (
            "ก\n\u00a0\u00a0\nข",
            2,
            "\u00a0\u00a0",
            "บรรทัดนี้ดูว่าง แต่มีเว้นวรรคแบบไม่ตัดบรรทัด (NBSP) U+00A0 ย่อหน้าก่อนและหลังจึงต่อกัน",
        ),
        ("ก\n\u200b\nข", 2, "\u200b", "บรรทัดนี้ดูว่าง แต่มีช่องว่างที่มองไม่เห็น (ZWSP) U+200B ย่อหน้าก่อนและหลังจึงต่อกัน"),
    ],
)
def test_a_space_that_is_none_to_markdown_is_named(text: str, line: int, words: str, message: str) -> None:
    (problem,) = render(text).problems
    assert (problem.line, problem.words, problem.message) == (line, words, message)


def test_a_break_in_a_cell_is_one_and_elsewhere_is_told() -> None:
    table = render("| ก | ข |\n|---|---|\n| 1<br>2 | 3<BR />4 |")
    assert table.raw_html == ()
    assert table.prose.html.count("<br>") == 2
    assert "1 2" in table.prose.plain
    assert render("ก<br>ข").raw_html == ((1, "<br>"),)


def test_the_first_few_of_many_items_are_told() -> None:
    assert [one.line for one in render("1. ก\n" + "  - ข\n" * 3000).problems] == [2, 3, 4, 5, 6]
