"""Files that cannot be read, encodings, and characters that nobody sees."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cleancdd.diagnostics import Code, Diagnostics, Span
from cleancdd.source import read_markdown, read_yaml
from tests.source.problems import sound, yaml


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_ends_of_lines_and_byte_order_mark_make_no_difference(tmp_path: Path, end: str, mark: bytes) -> None:
    document = sound(tmp_path, mark + f"ก: ข{end}ค: |{end}  ง{end}  จ{end}".encode())
    assert document.value == {"ก": "ข", "ค": "ง\nจ\n"}
    assert document.span(("ค",)) == Span("a.yaml", 2, 4, 1)
    assert document.lines == ("ก: ข", "ค: |", "  ง", "  จ", "")


def test_file_that_is_not_there(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    assert read_yaml(tmp_path / "ไม่มี.yaml", "ไม่มี.yaml", diagnostics) is None
    assert [(one.code, one.message, one.span) for one in diagnostics] == [
        (Code.UNREADABLE_FILE, "ไม่มีไฟล์นี้แล้ว", Span("ไม่มี.yaml"))
    ]


def test_folder_or_pipe_in_place_of_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ท่อ")
    diagnostics = Diagnostics()
    assert read_markdown(tmp_path, "โฟลเดอร์", diagnostics) is None
    assert read_yaml(tmp_path / "ท่อ", "ท่อ", diagnostics) is None
    assert [one.code for one in diagnostics] == [Code.UNREADABLE_FILE] * 2


@pytest.mark.parametrize(
    ("problem", "message"),
    [(PermissionError, "ไม่มีสิทธิ์อ่านไฟล์นี้"), (FileNotFoundError, "ไม่มีไฟล์นี้แล้ว"), (OSError, "ระบบอ่านไฟล์นี้ไม่ได้")],
)
def test_refusal_of_the_system_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: type[OSError], message: str
) -> None:
    def refuse(*_: object) -> None:
        raise problem

    (tmp_path / "a.yaml").write_text("ก: ข\n", encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    diagnostics = Diagnostics()
    assert read_yaml(tmp_path / "a.yaml", "a.yaml", diagnostics) is None
    assert [one.message for one in diagnostics] == [message]


def test_windows_thai_is_recognised_and_shown_as_thai(tmp_path: Path) -> None:
    (found,) = yaml(tmp_path, b"id: a\n" + "name: กรมการ พัฒนา\n".encode("cp874"))[1]
    assert (found.code, found.span, found.line) == (
        Code.WRONG_ENCODING,
        Span("a.yaml", 2, 7, 6),
        "name: กรมการ พัฒนา",
    )
    assert found.message == "บรรทัดที่ 2 ไบต์ที่ 7 ไม่ใช่ UTF-8 ไฟล์น่าจะบันทึกด้วยรหัสอักขระ Windows-874 (TIS-620)"


def test_broken_byte_in_utf8_is_found_by_line_and_byte(tmp_path: Path) -> None:
    (found,) = yaml(tmp_path, "ก: ข\r\nชื่อ: น้ำ".encode() + b"\x81\n")[1]
    assert (found.span, found.message) == (Span("a.yaml", 2, 10), "บรรทัดที่ 2 ไบต์ที่ 24 ไม่ใช่ UTF-8")


@pytest.mark.parametrize("rest", ["kind: central\n", "note: " + "กรมการพัฒนาชุมชน" * 20])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_named(tmp_path: Path, encoding: str, rest: str) -> None:
    (found,) = yaml(tmp_path, f"name: กรม\n{rest}".encode(encoding))[1]
    assert found.message == f"ไฟล์บันทึกด้วยรหัสอักขระ {encoding[:6].upper()} ซึ่งระบบนี้ไม่อ่าน"
    assert found.line == "name: กรม"


@pytest.mark.parametrize("zeros", [2, 7, 8, 9, 511, 4096])
@pytest.mark.parametrize(
    ("kept", "column"), [("ชื่อ: น้ำ".encode(), 10), ("ชื่อ: น้ำ\n".encode(), 1), ("ชื่อ: น้ำใส".encode()[:-1], 12)]
)
def test_an_end_of_zero_bytes_is_told_once_where_it_begins(
    tmp_path: Path, kept: bytes, column: int, zeros: int
) -> None:
    (found,) = yaml(tmp_path, b"id: a\r\n" + kept + b"\0" * zeros)[1]
    line = 3 if kept.endswith(b"\n") else 2
    assert (found.code, found.span) == (Code.INCOMPLETE_FILE, Span("a.yaml", line, column))
    assert f"ตั้งแต่ตรงนี้ถึงท้ายไฟล์หายไป เหลือแต่ไบต์ศูนย์ {zeros:,} ไบต์" in found.message


def test_a_part_of_zero_bytes_is_told_once_and_one_alone_is_a_control_character(tmp_path: Path) -> None:
    (lost,) = yaml(tmp_path, b"id: a\nname: b" + b"\0" * 512 + b"c\nkind: d\n" + b"\0" * 3)[1]
    assert (lost.code, lost.span) == (Code.INCOMPLETE_FILE, Span("a.yaml", 2, 8))
    assert "เนื้อหาตรงนี้หายไป เหลือแต่ไบต์ศูนย์ 515 ไบต์" in lost.message
    (one,) = yaml(tmp_path, b"id: a\nname: b\0c\n")[1]
    assert (one.code, one.span) == (Code.CONTROL_CHARACTER, Span("a.yaml", 2, 8))


@pytest.mark.parametrize("zeros", [1, 3, 8, 4097])
def test_a_file_of_zero_bytes_is_empty(tmp_path: Path, zeros: int) -> None:
    (found,) = yaml(tmp_path, b"\0" * zeros)[1]
    assert found.code is Code.EMPTY_FILE


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_wide_encoding_is_named_whatever_end_it_lost(tmp_path: Path, encoding: str) -> None:
    data = "name: กรมการพัฒนาชุมชน\nkind: central\n".encode(encoding)
    for zeros in (0, 1, 2, 9, 4096):
        (found,) = yaml(tmp_path, data + b"\0" * zeros)[1]
        assert found.code is Code.WRONG_ENCODING
        assert found.line == "name: กรมการพัฒนาชุมชน"


@pytest.mark.parametrize(
    "char",
    [
        "\x00",
        "\x08",
        "\x0c",
        "\x1b",
        "\x7f",
        "\x85",
        "\u00ad",
        "\u2028",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\ufffe",
        "\uffff",
    ],
)
def test_hidden_character_is_found_and_made_visible(tmp_path: Path, char: str) -> None:
    document, (found,) = yaml(tmp_path, f"ก: ข{char}ค\n")
    assert document is None
    assert (found.code, found.span, found.line) == (
        Code.CONTROL_CHARACTER,
        Span("a.yaml", 1, 5),
        "ก: ข\ufffdค",
    )
    assert f"U+{ord(char):04X}" in found.message


@pytest.mark.parametrize("char", ["\u200b", "\u200d", "😀", "\t"])
def test_characters_that_thai_texts_need_are_kept(tmp_path: Path, char: str) -> None:
    assert sound(tmp_path, f"ก: ข{char}ค\n").value == {"ก": f"ข{char}ค"}


def test_hidden_characters_are_told_up_to_five_beside_other_mistakes(tmp_path: Path) -> None:
    found = yaml(tmp_path, "ก: a\x00b\x01\n" * 2 + "ข: \x02\x03\x04\n")[1]
    assert [one.code for one in found].count(Code.CONTROL_CHARACTER) == 5
    assert any("ทั้งหมด 7 แห่ง" in one.message for one in found)
    assert Code.REPEATED_KEY in {one.code for one in found}


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", ">>>>>>> งานของฉัน", "||||||| 1a2b3c", "<<<<<<<"])
def test_marks_of_work_that_was_not_joined_are_told_once_and_alone(tmp_path: Path, mark: str) -> None:
    document, [problem] = yaml(tmp_path, f"ก: ข\n{mark}\nก: \x00\n{mark}\n")
    assert (document, problem.code, problem.span) == (
        None,
        Code.CONFLICT_MARK,
        Span("a.yaml", 2, 1, len(mark)),
    )


def test_what_looks_like_such_a_mark_is_text(tmp_path: Path) -> None:
    sound(tmp_path, "ก: |\n  <<<<<<< HEAD\n<<<<<<<<: ข\n")
    path = tmp_path / "a.md"
    path.write_text("---\nก: ข\n---\nหัวข้อ\n=======\n", encoding="utf-8")
    diagnostics = Diagnostics()
    assert read_markdown(path, "a.md", diagnostics) is not None
    assert not list(diagnostics)
