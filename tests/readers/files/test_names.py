"""Names of files and folders: what some system cannot hold, what nobody sees, and what looks like another,
with its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cleancdd.diagnostics import Code, Diagnostics, as_text
from cleancdd.model.names import is_file_path, is_slug
from cleancdd.readers.files import read_files
from cleancdd.readers.folders import entries, has_slug
from cleancdd.readers.units import read_units, unit_ids

TABLE = "ชื่อ,จำนวน\nก,1\n"


def read(unit: Path, *names: str | bytes) -> list[tuple[str, str, str]]:
    """Path within the unit's `files`, message and advice of what is told of files of those names."""
    for name in names:
        path = os.path.join(os.fsencode(unit / "files"), os.fsencode(name))  # noqa: PTH118
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(TABLE.encode())
    diagnostics = Diagnostics()
    read_files(unit, unit.parent, 1, diagnostics)
    assert {one.code for one in diagnostics} <= {Code.WRONG_PATH}
    return [(one.span.path.removeprefix("unit/files/"), one.message, one.advice) for one in diagnostics]


@pytest.mark.parametrize(
    "sign",
    [
        "\u200b",
        "\u200d",
        "\u202e",
        "\u2066",
        "\u00ad",
        "\ufeff",
        "\x7f",
        "\x1b",
        "\u0085",
        "\u2028",
        "\ue000",
    ],
)
def test_a_sign_that_nobody_sees_is_named_with_its_place_and_the_name_to_type(
    tmp_path: Path, sign: str
) -> None:
    space = " " if sign.isspace() else ""
    said = read(tmp_path / "unit", f"แผน{sign}ก.csv")
    assert [(message, advice) for _, message, advice in said] == [
        (
            f"ชื่อไฟล์มีอักขระที่มองไม่เห็น (U+{ord(sign):04X} เป็นตัวที่ 4)",
            f"พิมพ์ชื่อใหม่ทั้งหมด ไม่คัดลอกมาวาง ให้เป็น `แผน{space}ก.csv`",
        )
    ]
    assert not is_file_path(f"files/แผน{sign}ก.csv")


def test_no_name_that_is_there_is_advised(tmp_path: Path) -> None:
    said = read(tmp_path / "unit", "a\u200bb.csv", "ab.csv")
    assert [advice for _, _, advice in said] == ["พิมพ์ชื่อใหม่ทั้งหมด ไม่คัดลอกมาวาง เป็นชื่ออื่นที่ยังไม่มี"]


def test_a_plain_space_and_thai_marks_are_no_fault(tmp_path: Path) -> None:
    assert read(tmp_path / "unit", "แผนปฏิบัติการ ปี 2564.csv", "น้ำ/ป้า.csv", "น้ำ/ป่า.csv", "ก" * 65 + ".csv") == []


@pytest.mark.parametrize(
    ("twins", "told"),
    [
        (("ทํางาน.csv", "ทำงาน.csv"), "ตัวที่ 2 เป็น `ํ` (U+0E4D) แทน `ำ` (U+0E33)"),
        (("เเผน.csv", "แผน.csv"), "ตัวที่ 1 เป็น `แ` (U+0E41) แทน `เ` (U+0E40)"),
        (("plan.csv", "pl\u0430n.csv"), "ตัวที่ 3 เป็น `\u0430` (U+0430) แทน `a` (U+0061)"),
        (("plan.csv", "ｐlan.csv"), "ตัวที่ 1 เป็น `ｐ` (U+FF50) แทน `p` (U+0070)"),
        (("a-1.csv", "a–1.csv"), "ตัวที่ 2 เป็น `–` (U+2013) แทน `-` (U+002D)"),
        (("Plan.csv", "plan.csv"), "ตัวที่ 1 เป็น `p` (U+0070) แทน `P` (U+0050)"),
        (("ที่.csv", "ท่ี.csv"), "ตัวที่ 2 เป็น `่` (U+0E48) แทน `ี` (U+0E35)"),
    ],
)
def test_names_that_look_alike_are_told_apart(tmp_path: Path, twins: tuple[str, str], told: str) -> None:
    ((_, message, _),) = read(tmp_path / "unit", *twins)
    assert told in message


def test_folders_that_differ_in_case_alone_are_twins_wherever_they_stand(tmp_path: Path) -> None:
    said = read(tmp_path / "unit", "Sub/b.csv", "sub/a.csv", "x/Sub/b.csv", "y/sub/a.csv")
    assert [(path, advice) for path, _, advice in said] == [
        ("sub", "รวมไว้ในโฟลเดอร์เดียว หรือตั้งชื่อให้ต่างกันชัดเจน แล้วแก้ทุกที่ที่เอ่ยถึง")
    ]


RESERVED = ["con", "PRN", "aux", "nul", "com1", "LPT9", "com¹", "conin$"]


@pytest.mark.parametrize("name", [*RESERVED, "con.csv", "Nul.tar.csv", "aux/a.csv", "con .csv"])
def test_names_that_windows_keeps_are_refused_for_files_and_folders(tmp_path: Path, name: str) -> None:
    said = read(tmp_path / "unit", name)
    assert [message for _, message, _ in said] == [
        f"`{name.split('/', maxsplit=1)[0]}` เป็นชื่อที่ Windows สงวนไว้"
    ]


@pytest.mark.parametrize("name", ["con", "prn", "aux", "nul", "com1", "lpt9"])
def test_names_that_windows_keeps_are_no_ids_and_no_slugs(tmp_path: Path, name: str) -> None:
    diagnostics = Diagnostics()
    assert not is_slug(name)
    assert not has_slug(tmp_path / f"{name}.md", tmp_path, "หน้า", diagnostics)
    (tmp_path / "units" / name).mkdir(parents=True)
    (tmp_path / "units" / name / "unit.yaml").write_text("name: ก\n", encoding="utf-8")
    assert read_units(tmp_path, diagnostics) == {}
    assert [(one.code, one.message) for one in diagnostics] == [
        (Code.WRONG_ID, f"`{name}` ใช้เป็นที่อยู่ของหน้าไม่ได้ เพราะเป็นชื่อที่ Windows สงวนไว้"),
        (Code.WRONG_ID, f"`{name}` ใช้เป็นรหัสหน่วยงานไม่ได้ เพราะเป็นชื่อที่ Windows สงวนไว้"),
    ]


def test_a_name_that_is_no_utf_8_is_told_with_what_it_probably_was(tmp_path: Path) -> None:
    said = read(tmp_path / "unit", "กข.csv".encode("cp874"), b"a\xff.csv")
    assert [(path, message) for path, message, _ in said] == [
        ("a\ufffd.csv", "ชื่อนี้ไม่ได้เข้ารหัสเป็น UTF-8 จึงอ่านไม่ได้ในระบบอื่น"),
        ("\ufffd\ufffd.csv", "ชื่อนี้ไม่ได้เข้ารหัสเป็น UTF-8 จึงอ่านไม่ได้ในระบบอื่น"),
    ]
    assert "`กข.csv`" in said[1][2]
    assert "น่าจะเป็น" not in said[0][2]


def test_a_folder_of_such_a_name_is_no_unit_and_no_error(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"units", b"\xa1\xff")  # noqa: PTH118
    os.makedirs(os.path.join(path, b"files"))  # noqa: PTH103, PTH118
    diagnostics = Diagnostics()
    assert entries(tmp_path / "units", tmp_path, diagnostics) == ()
    assert unit_ids(tmp_path) == ()
    assert [as_text(one).splitlines()[0] for one in diagnostics] == [
        "units/\ufffd\ufffd:1:1: ผิดพลาด[wrong-path]: ชื่อนี้ไม่ได้เข้ารหัสเป็น UTF-8 จึงอ่านไม่ได้ในระบบอื่น"
    ]


def test_a_printed_name_moves_no_cursor_and_turns_no_direction(tmp_path: Path) -> None:
    unit = tmp_path / "unit"
    read(unit, "a\x1b[31m\x7f.csv", "x\u202efdp.csv")
    diagnostics = Diagnostics()
    read_files(unit, tmp_path, 1, diagnostics)
    printed = "\n".join(map(as_text, diagnostics))
    assert "a<U+001B>[31m<U+007F>.csv" in printed
    assert "x<U+202E>fdp.csv" in printed
    assert not {"\x1b", "\x7f", "\u202e"} & set(printed)


def test_a_tone_mark_of_an_old_font_in_a_name_is_given_back(tmp_path: Path) -> None:
    ((_, _, advice),) = read(tmp_path / "unit", "ไม\uf70aรับ.csv")
    assert advice == "พิมพ์ชื่อใหม่ทั้งหมด ไม่คัดลอกมาวาง ให้เป็น `ไม่รับ.csv`"
