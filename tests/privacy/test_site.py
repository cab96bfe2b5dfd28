"""Personal data in a site: told by `check`, `build` and `privacy` alike, unless somebody answers for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleancdd.cache import Store
from cleancdd.cli import main
from cleancdd.diagnostics import Code, Diagnostics
from cleancdd.library import read_usable
from cleancdd.privacy.hits import Kind
from cleancdd.privacy.site import check_privacy
from tests.doctext.makers import CORE, WORD, docx, paragraph, pdf, xlsx

Said = pytest.CaptureFixture[str]


def found(root: Path) -> list[tuple[str, str]]:
    diagnostics = Diagnostics()
    with Store.beside(root):
        library = read_usable(root, diagnostics)
        assert library is not None
        check_privacy(root, library, diagnostics)
    return [(one.span.path, one.message) for one in diagnostics]


def write(root: Path, name: str, content: str | bytes) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    data = content.encode() if isinstance(content, str) else content
    (root / name).write_bytes(data)


def test_check_build_and_privacy_say_the_same_and_show_no_number(home: Path, capsys: Said) -> None:
    write(home, "units/mueang-ngam/files/plan.pdf", pdf([], ["โทร 081-234-5678"]))
    said = []
    for command in (["check"], ["build", "--as-of", "2564-09-30", "--no-search"], ["privacy"]):
        assert main([*command, "--root", str(home)]) == 1
        told = capsys.readouterr().err
        said.append(told[told.index("units/mueang-ngam") :])
    assert said[0] == said[1] == said[2]
    assert "หน้า 2" in said[0]
    assert "234-5678" not in said[0]
    assert not (home / "site").exists()


def test_what_unit_yaml_declares_may_stand_anywhere(home: Path) -> None:
    write(home, "units/mueang-ngam/files/plan.docx", docx(paragraph("โทร 081-234-5678")))
    assert [path for path, _ in found(home)] == ["units/mueang-ngam/files/plan.docx"]
    unit = home / "units/mueang-ngam/unit.yaml"
    unit.write_text(unit.read_text("utf-8") + "contact:\n  phone: 08 1234 5678\n", "utf-8")
    assert found(home) == []


def test_a_contact_in_a_unit_yaml_with_a_mistake_is_not_told_before_that(home: Path) -> None:
    write(
        home,
        "content/pages/call.md",
        "---\ntitle: ก\ndescription: ก\n---\n\nโทร 081-234-5678 หรือ 089-999-9999\n",
    )
    unit = (home / "units/mueang-ngam/unit.yaml").read_text("utf-8")
    write(
        home,
        "units/mueang-ngam/unit.yaml",
        f"{unit}contact: {{phone: 081-234-5678, email: ngam@gmail.com, website: www.cdd.go.th}}\n",
    )
    told = [(path, words) for path, words in found(home) if "โทรศัพท์" in words or "อีเมล" in words]
    assert told == [("content/pages/call.md", "หมายเลขโทรศัพท์มือถือ `08x-xxx-xx99`")]


def test_a_link_in_place_of_a_unit_yaml_declares_nothing(home: Path) -> None:
    unit = home / "units/mueang-ngam/unit.yaml"
    write(home, "../elsewhere.yaml", f"{unit.read_text('utf-8')}contact: {{phone: 081-234-5678}}\n")
    unit.unlink()
    unit.symlink_to(home.parent / "elsewhere.yaml")
    write(home, "content/pages/call.md", "---\ntitle: ก\ndescription: ก\n---\n\nโทร 081-234-5678\n")
    told = [path for path, words in found(home) if "โทรศัพท์" in words]
    assert told == ["content/pages/call.md"]


def test_an_exception_allows_one_thing_in_one_file(home: Path) -> None:
    write(home, "units/mueang-ngam/files/plan.pdf", pdf(["โทร 081-234-5678"]))
    write(home, "units/mueang-ngam/files/other.pdf", pdf(["โทร 081-234-5678 "]))
    entry = (
        "exceptions:\n  - file: units/mueang-ngam/files/plan.pdf\n    kind: mobile\n    shown: 08x-xxx-xx78\n"
        "    reason: หมายเลขประจำตำแหน่ง\n    reviewer: หัวหน้ากลุ่มงาน\n    date: 2564-03-16\n"
    )
    write(home, "content/privacy.yaml", entry)
    assert [path for path, _ in found(home)] == ["units/mueang-ngam/files/other.pdf"]
    write(home, "units/mueang-ngam/files/plan.pdf", pdf(["โทร 02-141-6000"]))
    assert [path for path, _ in found(home)] == ["content/privacy.yaml", "units/mueang-ngam/files/other.pdf"]


def test_what_is_in_metadata_names_and_templates_is_found(home: Path) -> None:
    made = docx(paragraph("ก"), docProps__core_xml=CORE.format("someone@gmail.com", "ก"))
    write(home, "units/mueang-ngam/files/plan.docx", made)
    write(home, "units/mueang-ngam/files/1234567890121.pdf", pdf(["ก"]))
    write(home, "templates/base.html", "<p>0812345678</p>")
    assert [path for path, _ in found(home)] == [
        "templates/base.html",
        "units/mueang-ngam/files",
        "units/mueang-ngam/files/plan.docx",
    ]


def test_a_file_that_was_clean_is_looked_at_again_when_it_changes(home: Path) -> None:
    page = "---\ntitle: ก\ndescription: ข\n---\n{}\n"
    write(home, "content/pages/one.md", page.format("โทร 02-141-6000"))
    assert found(home) == found(home) == []
    write(home, "content/pages/one.md", page.format("โทร 081-234-5678"))
    assert [path for path, _ in found(home)] == ["content/pages/one.md"]


def test_privacy_looks_at_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "งาน/บันทึก.txt", "บัตรประชาชน 1-2345-67890-12-1\r\n")
    made = docx(paragraph("ก"), docProps__core_xml=CORE.format("ผู้หนึ่ง", ""))
    write(tmp_path, "งาน/แผน.docx", made)
    write(tmp_path, "งาน/เก่า.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument\0".encode("utf-16-le"))
    assert main(["privacy", "งาน"]) == 1
    said = capsys.readouterr().err
    assert "งาน/บันทึก.txt:1:13" in said
    assert "งาน/แผน.docx: บอกชื่อผู้เขียน “ผู้หนึ่ง”" in said
    assert "งาน/เก่า.doc: ไม่อ่าน" in said
    assert main(["privacy", "งาน/แผน.docx"]) == 0
    assert main(["privacy", "ไม่มี"]) == 2
    assert main(["privacy"]) == 2


def test_the_name_of_a_sheet_is_published_too(tmp_path: Path, capsys: Said) -> None:
    write(tmp_path, "a.xlsx", xlsx({"แผ่นแรก": [["ก"]], "นิทาน 1-2345-67890-12-1": [["โทร 081-234-5678"]]}))
    assert main(["privacy", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "`1-2xxx-xxxxx-x2-1` ในชื่อแผ่นที่ 2" in said
    assert "ในแผ่นงาน `ที่ 2`" in said
    assert "67890" not in said


@pytest.mark.parametrize(
    "part",
    [
        {"customXml__item1_xml": "<a><b>ก</b><c>1-2345-67890-12-1</c></a>"},
        {"customXml__item2_xml": "<!DOCTYPE a><a>1-2345-67890-12-1</a>"},
        {"word__afchunk_htm": "<p>1-2345-67890-12-1</p>"},
        {"word__real_xml": f"<w:document {WORD}>{paragraph('1-2345-', '67890-12-1')}</w:document>"},
    ],
)
def test_parts_of_a_document_that_no_reader_expects_are_looked_at(
    tmp_path: Path, capsys: Said, part: dict[str, str]
) -> None:
    write(tmp_path, "a.docx", docx(paragraph("ก"), **part))
    assert main(["privacy", str(tmp_path)]) == 1
    assert "`1-2xxx-xxxxx-x2-1` ในส่วนอื่นของไฟล์" in capsys.readouterr().err


def test_check_points_out_what_documents_carry_unseen(home: Path, capsys: Said) -> None:
    made = docx(
        paragraph("ก"), docProps__core_xml=CORE.format("ผู้หนึ่ง", ""), docProps__thumbnail_jpeg=b"\xff\xd8"
    )
    write(home, "units/mueang-ngam/files/plan.docx", made)
    write(home, "units/mueang-ngam/files/clean.docx", docx(paragraph("ก")))
    assert main(["check", "--root", str(home)]) == 0
    said = capsys.readouterr().err
    assert "`units/mueang-ngam/files/plan.docx` บอกชื่อผู้เขียน “ผู้หนึ่ง” มีภาพย่อของหน้าแรก" in said
    assert "clean.docx" not in said


def test_every_kind_is_called_something() -> None:
    from cleancdd.labels import PERSONAL_DATA

    assert set(PERSONAL_DATA) == set(Kind)
    assert Code.PERSONAL_DATA.value == "personal-data"


def test_the_folder_may_be_a_relative_path(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(home, "content/pages/call.md", "---\ntitle: ก\ndescription: ข\n---\n\nโทร 081-234-5678\n")
    told = found(home)
    assert [path for path, _ in told] == ["content/pages/call.md"]
    monkeypatch.chdir(home)
    assert found(Path()) == told


def test_names_and_metadata_cannot_write_lines_or_commands_of_their_own(tmp_path: Path, capsys: Said) -> None:
    made = docx(paragraph("ก"), docProps__core_xml=CORE.format("ผู้หนึ่ง\x9b31m", "x"))
    (tmp_path / "a\n\x1b[31m.docx").write_bytes(made)
    assert main(["privacy", str(tmp_path)]) == 0
    printed = "".join(capsys.readouterr())
    assert "a<U+000A><U+001B>[31m.docx: " in printed
    assert "ผู้หนึ่ง<U+009B>31m" in printed
