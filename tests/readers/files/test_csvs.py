"""Lists as CSV: their encoding by name, one column alone, and cells that a spreadsheet runs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.diagnostics import Code
from cleancdd.readers.files.csvs import first_formula
from cleancdd.readers.files.judge import problem_of, upload_of
from cleancdd.readers.files.problems import Problem
from cleancdd.sample.files import picture

THAI = "ลำดับ,ชื่อ\r\n1,ก\r\n"


def judged(data: bytes, name: str = "units/x/files/a.csv") -> Problem | None:
    return problem_of(upload_of(name, data))


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("cp874", "Windows-874"),
        ("tis-620", "Windows-874"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_an_encoding_that_is_not_utf_8_is_told_by_its_name_with_what_to_choose_in_excel(
    encoding: str, told: str
) -> None:
    problem = judged(("no," + THAI).encode(encoding))
    assert problem is not None
    assert problem.code is Code.WRONG_ENCODING
    assert f"บันทึกเป็น {told}" in problem.message
    assert "“CSV UTF-8 (คั่นด้วยจุลภาค)”" in problem.advice


@pytest.mark.parametrize("text", [THAI, "\ufeff" + THAI, "รายการ\r\nแผนงบ\r\n", "รายการ", "a\tb\n1\t2\n"])
def test_utf_8_and_one_column_are_accepted(text: str) -> None:
    assert judged(text.encode()) is None


@pytest.mark.parametrize(
    "data", [b"<html>", b"#!/bin/sh", picture(), b"a\0\1\2\3", b"{}", "é".encode("latin-1")]
)
def test_a_name_alone_makes_no_csv(data: bytes) -> None:
    problem = judged(data)
    assert problem is not None
    assert problem.code is Code.WRONG_FILE_TYPE


def test_text_of_another_name_is_no_csv() -> None:
    assert upload_of("units/x/files/a.txt", "รายการ".encode()).kind is None


@pytest.mark.parametrize("data", [b"", b"\r\n", b"\0" * 512])
def test_an_empty_file_is_told_as_such(data: bytes) -> None:
    for name in ("a.csv", "a.pdf", "a.jpg"):
        problem = judged(data, name)
        assert problem is not None
        assert problem.code is Code.EMPTY_FILE


@pytest.mark.parametrize("zeros", [2, 511, 4096])
@pytest.mark.parametrize("rest", ["", "2,ข\r\n"])
def test_a_list_of_which_zero_bytes_took_a_part_is_told_with_the_line(zeros: int, rest: str) -> None:
    problem = judged(THAI.encode()[:-3] + b"\0" * zeros + rest.encode())
    assert problem is not None
    assert (problem.code, problem.line) == (Code.INCOMPLETE_FILE, 2)
    assert ("ถึงท้ายไฟล์" in problem.message) is (not rest)


def test_a_program_or_a_wide_list_lost_no_part_of_a_text() -> None:
    for data, code in [
        (b"MZ\x90\0\3\0\0\0\4\0\0\0" + b"\0" * 64, Code.WRONG_FILE_TYPE),
        (THAI.encode("utf-16") + b"\0" * 64, Code.WRONG_ENCODING),
    ]:
        problem = judged(data)
        assert problem is not None
        assert problem.code is code


def test_a_pointer_is_told_with_the_command_that_brings_the_file() -> None:
    problem = judged(b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n", "a.pdf")
    assert problem is not None
    assert "`git lfs pull`" in problem.advice


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "= A1",
        '"=HYPERLINK(""https://evil.example/"",""a"")"',
        "=cmd|' /C calc'!A0",
        "+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(1+1)",
        "+SUM(A1)",
        "-A1+B2",
        "＝1+1",
        "\t=1+1",
        '" =1+1"',
        "@'OitSheet 2'!A1",
    ],
)
def test_a_cell_that_a_spreadsheet_runs_is_told_with_its_place(cell: str) -> None:
    assert judged(f"a,b\nx,{cell}\n".encode()) == judged(f"\ufeffa,b\r\nx,{cell}\r\n".encode())
    found = first_formula(f"a,b\n-5,ok\nx,{cell}\n".encode())
    assert found is not None
    assert (found[:2], found[3]) == ((3, 2), 1)


@pytest.mark.parametrize(
    "cell",
    [
        "-",
        "--",
        "-500",
        "-1500.50",
        "+66 2 000 0000",
        "+66-2-000-0000",
        "@office",
        "- ประชุมกลุ่ม (ครั้งที่ 1)",
        "-ไม่มี-",
        "===",
        "=",
        "a=b",
        "1-2",
        "ก+ข",
        "- 10 %",
        "a@example.go.th",
        "(-5)",
    ],
)
def test_numbers_dashes_telephones_and_items_are_no_formulas(cell: str) -> None:
    assert first_formula(f"a,b\nx,{cell}\n".encode()) is None


def test_formulas_are_counted_and_a_quote_that_never_ends_hides_none() -> None:
    assert first_formula(b"a;b\n=1;=2\n=3;4\n") == (2, 1, "=1", 3)
    assert first_formula(b'a,b\n"' + b"x" * 200_000 + b"\n1,=2\n") == (3, 2, "=2", 1)


@given(st.text(max_size=80))
def test_any_text_is_judged(text: str) -> None:
    found = first_formula(text.encode(errors="replace"))
    assert found is None or found[3] >= 1


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("ก,ข\n1,2\n3\n", 3, "แถวนี้มี 1 ช่อง แต่หัวตารางในบรรทัดแรกมี 2 ช่อง"),
        ("ก,ข\n1,200,2\n", 2, "แถวนี้มี 3 ช่อง แต่หัวตารางในบรรทัดแรกมี 2 ช่อง"),
        ("ก;ข\n1;2;3\n4;5;6\n", 2, "แถวนี้มี 3 ช่อง แต่หัวตารางในบรรทัดแรกมี 2 ช่อง (มีเช่นนี้ 2 แถว)"),
        ("รายชื่อ\nก, ข\n", 2, "แถวนี้มี 2 ช่อง แต่หัวตารางในบรรทัดแรกมี 1 ช่อง"),
        ('ก,ข\n"1 \\"2\\" 3",4\n', 2, '`\\"` ในไฟล์ CSV ไม่มีความหมายพิเศษ โปรแกรมตารางจึงอ่านช่องนี้ผิด'),
        ("ก,ข\nà¸•à¸²à¸£,2\n", 2, "ตัวอักษรเพี้ยน เพราะโปรแกรมอ่านด้วยรหัสอักขระผิดก่อนบันทึก"),
    ],
)
def test_rows_that_a_spreadsheet_reads_otherwise_are_told(text: str, line: int, told: str) -> None:
    problem = judged(text.encode())
    assert problem is not None
    assert (problem.line, problem.message) == (line, told)


@pytest.mark.parametrize(
    "text",
    ["ก,ข\n\n1,2\n,\n", "ก,ข\n1,2,,\n", 'ก,ข\n"1,200",2\n', 'ก,ข\nC:\\,2\n"C:\\",2\n', 'ก,ข\n"1\n2",3\n'],
)
def test_rows_that_fit_the_head_are_accepted(text: str) -> None:
    assert judged(text.encode()) is None


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a,b\n" + b"1\n" * 1_048_576, "1,048,577 บรรทัด"),
        (b"a,b\n" + b"," * 16_384 + b"\n", "16,385 ช่องในบรรทัดเดียว"),
    ],
)
def test_a_list_that_no_sheet_holds_is_told(data: bytes, told: str) -> None:
    problem = judged(data)
    assert problem is not None
    assert problem.code is Code.FILE_TOO_LARGE
    assert problem.message.startswith(f"ตารางนี้มี {told}")


def test_a_list_of_empty_cells_alone_fits() -> None:
    assert judged(b",,\n,\n\n") is None


def test_a_list_cut_within_a_letter_is_incomplete() -> None:
    whole = "ชื่อ,จำนวน\nแผน,10\nแผน".encode()
    problem = judged(whole[:-1])
    assert problem is not None
    assert (problem.code, problem.message, problem.line) == (
        Code.INCOMPLETE_FILE,
        "ไฟล์ไม่ครบ ขาดตั้งแต่กลางตัวอักษรสุดท้าย",
        3,
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("????,?????\n???????,10\n", 1),
        ("\n????? (???),amount\n??????,1\n", 2),
        ("name,amount\n???,1\n????,2\n", None),
        ("ชื่อ,จำนวน\n????,1\n????,2\n", None),
        ("????,amount\na,1\n", None),
        ("why???,amount\nwhat???,1\n", None),
    ],
)
def test_letters_that_became_question_marks_are_told(text: str, line: int | None) -> None:
    problem = judged(text.encode())
    assert (problem and (problem.code, problem.line)) == (line and (Code.BROKEN_LETTERS, line))


@pytest.mark.parametrize(
    ("cell", "message", "advice"),
    [
        (
            "ไม\uf70aรับ",
            "U+F70A เป็นอักษรของฟอนต์เก่าหรือ PDF เครื่องอื่นเห็นเป็นช่องสี่เหลี่ยม ที่ถูกคือ `่`",
            "พิมพ์ `ไม่รับ,1`",
        ),
        ("\uf0fc", "U+F0FC เป็นสัญลักษณ์ของฟอนต์เฉพาะเครื่อง เครื่องอื่นเห็นเป็นช่องสี่เหลี่ยม", "ลบแล้วพิมพ์ `✓` แทน"),
    ],
)
def test_letters_that_only_old_fonts_show_are_told(cell: str, message: str, advice: str) -> None:
    problem = judged(f"ชื่อ,จำนวน\n{cell},1\n".encode())
    assert problem == Problem(Code.BROKEN_LETTERS, message, advice, 2)
