from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.diagnostics import (
    MOST_OF_FILE,
    Code,
    Diagnostic,
    Diagnostics,
    InvalidContent,
    Span,
    as_github,
    as_json,
    as_text,
)


def diagnostic(words: str | None = None, /, **place: int) -> Diagnostic:
    return Diagnostic(Span("units/a/unit.yaml", **place), Code.WRONG_CHOICE, "ผิด", "แก้เป็น `model`", words)


def excerpt(line: str, column: int, length: int) -> tuple[str, str]:
    _, shown, carets, _ = as_text(diagnostic(line, line=7, column=column, length=length)).split("\n")
    return shown, carets


def cells(text: str) -> int:
    return sum(unicodedata.category(char) not in {"Mn", "Me", "Cf"} for char in text)


def test_text_shows_place_line_caret_and_advice() -> None:
    assert as_text(diagnostic("  status: modle", line=14, column=11, length=5)) == (
        "units/a/unit.yaml:14:11: ผิดพลาด[wrong-choice]: ผิด\n"
        "   14 |   status: modle\n"
        "      |           ^^^^^\n"
        "  แก้ไข: แก้เป็น `model`"
    )


def test_text_without_a_line_has_place_and_advice_alone() -> None:
    assert as_text(diagnostic()) == "units/a/unit.yaml:1:1: ผิดพลาด[wrong-choice]: ผิด\n  แก้ไข: แก้เป็น `model`"


@pytest.mark.parametrize(
    ("line", "word", "carets"),
    [
        ("ชื่อ: ก้ำกึ่ง", "ก้ำกึ่ง", "      |     ^^^^"),
        ("ที่ตั้ง: บ้าน, ผู้รับ: กก", "กก", "      |                ^^"),
        ("ปุ่ม", "ปุ่ม", "      | ^^"),
    ],
)
def test_carets_stand_under_thai_words_whatever_marks_they_carry(line: str, word: str, carets: str) -> None:
    assert excerpt(line, line.index(word) + 1, len(word)) == (f"    7 | {line}", carets)


def test_caret_of_an_empty_line_or_beyond_the_end_is_one() -> None:
    assert excerpt("", 1, 1) == ("    7 | ", "      | ^")
    assert excerpt("กข", 9, 5) == ("    7 | กข", "      |   ^")


def test_tab_and_control_characters_take_one_cell() -> None:
    assert excerpt("\ta:\x00b", 5, 1) == ("    7 |  a: b", "      |     ^")


@pytest.mark.parametrize("column", [1, 30, 90, 150, 296])
def test_long_line_is_cut_around_the_words_meant(column: int) -> None:
    line = "ก" * 295 + "ผิดที่"
    shown, carets = excerpt(line, column, 5)
    words = shown.removeprefix("    7 | ")
    assert len(words) <= 102
    start = carets.index("^") - len("    7 | ")
    assert carets.count("^") == cells(line[column - 1 : column + 4])
    assert words.startswith("…") == (column > 34)
    assert words[start : start + 1] == line[column - 1]


@given(st.text("กขเแ้ำุัx \t…", max_size=250), st.integers(1, 260), st.integers(1, 260))
def test_carets_never_reach_beyond_the_line_shown(line: str, column: int, length: int) -> None:
    shown, carets = excerpt(line, column, length)
    assert carets.startswith("      | ")
    assert carets.strip("| ").strip("^") == ""
    assert cells(carets) <= max(cells(shown), len("    7 | ")) + 1


def test_json_has_every_field_and_keeps_thai() -> None:
    written = as_json([diagnostic("x", line=2, column=3, length=4)])
    assert json.loads(written) == [
        {
            "path": "units/a/unit.yaml",
            "line": 2,
            "column": 3,
            "length": 4,
            "code": "wrong-choice",
            "message": "ผิด",
            "advice": "แก้เป็น `model`",
        }
    ]
    assert "ผิด" in written
    assert as_json([]) == "[]"


def test_github_command_is_one_line_whatever_the_words() -> None:
    one = Diagnostic(Span("a,b:100%.yaml", 3, 4), Code.WRONG_LINK, "50%\nขึ้นบรรทัด", "ใช้ a,b: c\r")
    assert as_github(one) == (
        "::error file=a%2Cb%3A100%25.yaml,line=3,col=4,title=wrong-link::50%25%0Aขึ้นบรรทัด แก้ไข: ใช้ a,b: c%0D"
    )


def test_faults_are_sorted_by_place_and_counted_once() -> None:
    diagnostics = Diagnostics()
    for path, line in [("b", 1), ("a", 10), ("a", 2), ("a", 2)]:
        diagnostics.add(Span(path, line), Code.WRONG_DATE, "ผิด", "แก้")
    assert [(one.span.path, one.span.line) for one in diagnostics] == [("a", 2), ("a", 10), ("b", 1)]
    assert len(diagnostics) == 3


def test_faults_stop_only_when_there_are_any() -> None:
    diagnostics = Diagnostics()
    diagnostics.stop_if_any()
    diagnostics.add(Span("b"), Code.WRONG_DATE, "ผิด", "แก้")
    diagnostics.add(Span("a"), Code.WRONG_DATE, "ผิด", "แก้")
    with pytest.raises(InvalidContent) as stopped:
        diagnostics.stop_if_any()
    assert [one.span.path for one in stopped.value.diagnostics] == ["a", "b"]


def test_codes_are_lower_case_words_that_differ() -> None:
    assert all(code.value == code.name.lower().replace("_", "-") for code in Code)


def test_a_quotation_of_the_author_is_cut() -> None:
    diagnostics = Diagnostics()
    diagnostics.add(
        Span("a.yaml"), Code.WRONG_ID, f"`{'ก' * 5_000}` ไม่ใช่รหัส", f"หมายถึง “{'ข' * 5_000}” หรือ `a`"
    )
    (one,) = diagnostics
    assert one.message == f"`{'ก' * 199}…` ไม่ใช่รหัส"
    assert one.advice == f"หมายถึง “{'ข' * 199}…” หรือ `a`"


def test_of_a_file_with_endless_mistakes_the_first_are_told_and_that_there_are_more() -> None:
    found = Diagnostics()
    for line in range(1, MOST_OF_FILE + 100):
        found.add(Span("a.yaml", line), Code.REPEATED_KEY, "ซ้ำ", "ลบ")
    found.add(Span("b.yaml"), Code.REPEATED_KEY, "ซ้ำ", "ลบ")
    other = Diagnostics()
    other.extend(found)
    *_, last, of_another = found
    assert list(other) == list(found)
    assert (len(found), last.span.line) == (MOST_OF_FILE + 1, MOST_OF_FILE)
    assert (last.message, of_another.message) == ("ซ้ำ (ไฟล์นี้ยังมีที่ต้องแก้ไขอีกมาก แก้ที่บอกนี้แล้วตรวจใหม่)", "ซ้ำ")


def test_a_name_with_a_line_break_makes_no_line_of_its_own() -> None:
    named = Diagnostic(Span("a\nb.yaml:1:1: ผิดพลาด[x]"), Code.WRONG_PATH, "ผิด", "แก้", None)
    assert as_text(named).split("\n")[0].startswith("a<U+000A>b.yaml")
