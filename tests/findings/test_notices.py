"""What `check` tells of a site without diagnostics."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cleancdd.cache import Store
from cleancdd.cli import main
from cleancdd.findings.notices import notices
from cleancdd.library import read_library

ROOT = Path(__file__).parents[2]

Said = pytest.CaptureFixture[str]


def copy_year(home: Path) -> Path:
    """Next year's rubric as it is just after copying: only what `check` insists on is changed."""
    new = home / "content" / "rubric" / "2565"
    shutil.copytree(home / "content" / "rubric" / "2564", new)
    write(new / "rubric.yaml", "fiscal_year: 2564", "fiscal_year: 2565")
    return new


def write(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(home: Path, about: str) -> list[str]:
    with Store.beside(home):
        library = read_library(home)
    return [place.told for one in notices(library) if one.about.startswith(about) for place in one.places]


def line(path: Path, words: str) -> int:
    (found,) = (
        number for number, text in enumerate(path.read_text(encoding="utf-8").split("\n"), 1) if words in text
    )
    return found


def test_the_sites_own_rubric_speaks_of_its_own_year() -> None:
    """A year that was just copied need not yet: `check` tells what is left to change."""
    assert told(ROOT, "หลักเกณฑ์ปี 2564") == []
    assert told(ROOT, "ตัวอย่างของเกณฑ์ปี 2564") == []


def test_examples_that_come_out_otherwise_than_they_say_are_pointed_out(home: Path) -> None:
    assert told(home, "ตัวอย่าง") == []
    copy_year(home)
    assert "`d2.l4.2` ตัวอย่างที่ 1 เขียนว่า `met` แต่ได้ `unknown`" in told(home, "ตัวอย่างของเกณฑ์ปี 2565")


def test_a_copied_rubric_is_told_in_one_line_with_its_first_places(home: Path, capsys: Said) -> None:
    copy_year(home)
    assert main(["check", "--root", str(home)]) == 0
    said = capsys.readouterr()
    places = told(home, "หลักเกณฑ์ปี 2565")
    assert f"ควรดู: หลักเกณฑ์ปี 2565 ยังกล่าวถึงปีอื่น {len(places)} แห่ง เช่น {' · '.join(places[:3])}\n" in said.err
    assert said.err.count("หลักเกณฑ์ปี") == 1
    assert said.out.startswith("ไม่พบที่ต้องแก้ไข: ")


def test_deadlines_example_dates_and_explanations_of_last_year_are_found_where_they_stand(home: Path) -> None:
    new = copy_year(home)
    places = told(home, "หลักเกณฑ์ปี 2565")
    for file, words in (
        ("programme.yaml", "when: ภายในเดือนเมษายน 2564"),
        ("programme.yaml", "note: ปี 2564 มี 28 หน่วยงาน"),
        ("measures.yaml", "`usage_reports: [2564-01-12"),
        ("criteria/d2.l4.2.md", "number: [2563-12-25"),
        ("criteria/d1.l2.3.md", "ปีงบประมาณ 2564 กรม"),
    ):
        assert f"content/rubric/2565/{file}:{line(new / file, words)}" in places
    assert len(places) == len(set(places))


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("ส่งภายในเดือนเมษายน 2564", False),
        ("ส่งภายใน 5 ต.ค. 2563", False),
        ("ส่งภายใน 31 ธันวาคม 2564", False),
        ("ส่งภายใน 30 กันยายน 2563", True),
        ("ส่งภายใน ๕ ม.ค. ๒๕๖๕", True),
        ("ส่งภายใน 2563-09-30", True),
        ("แผนของปีงบประมาณ พ.ศ. 2563", True),
        ("ตามพระราชบัญญัติ พ.ศ. 2540", False),
        ("มี 2563 คน", False),
    ],
)
def test_a_rubric_may_speak_of_its_year_until_the_last_report_is_due(
    home: Path, words: str, *, is_told: bool
) -> None:
    file = home / "content" / "rubric" / "2564" / "programme.yaml"
    write(file, "when: ภายในเดือนเมษายน 2564", f"when: {words}")
    there = [f"content/rubric/2564/programme.yaml:{line(file, words)}"]
    assert told(home, "หลักเกณฑ์") == (there if is_told else [])


def test_the_document_that_a_rubric_was_taken_from_may_be_of_another_year(home: Path) -> None:
    file = home / "content" / "rubric" / "2564" / "rubric.yaml"
    write(file, "published: กันยายน 2564", "published: กันยายน 2563")
    write(file, "note: แบบตรวจในภาคผนวก", "note: แบบตรวจของปี 2563")
    assert told(home, "หลักเกณฑ์") == []


def test_a_phrase_broken_over_lines_stands_where_its_text_begins(home: Path) -> None:
    file = home / "content" / "rubric" / "2564" / "programme.yaml"
    write(file, "when: ภายในเดือนเมษายน 2564", "when: >-\n      ภายในเดือนเมษายน\n      2560")
    assert told(home, "หลักเกณฑ์") == [f"content/rubric/2564/programme.yaml:{line(file, 'when: >-')}"]


def test_notices_are_of_the_paths_that_were_asked_for(home: Path, capsys: Said) -> None:
    new = copy_year(home)
    assert main(["check", str(home / "units"), "--root", str(home)]) == 0
    assert "หลักเกณฑ์ปี" not in capsys.readouterr().err
    assert main(["check", str(new / "programme.yaml"), "--root", str(home)]) == 0
    assert "2565/programme.yaml" in capsys.readouterr().err


@pytest.mark.parametrize(("shape", "out"), [("json", "[]\n"), ("github", "")])
def test_machines_are_told_of_faults_alone(home: Path, capsys: Said, shape: str, out: str) -> None:
    copy_year(home)
    assert main(["check", "--format", shape, "--root", str(home)]) == 0
    assert tuple(capsys.readouterr()) == (out, "")


def record(home: Path, criteria: str, head: str = "") -> None:
    path = home / "units" / "mueang-ngam" / "2564" / "evaluation.yaml"
    path.write_text(f"{head}criteria:\n{criteria}", encoding="utf-8")


def test_evidence_that_does_not_count_is_told_with_its_unit_criterion_and_reason(
    home: Path, capsys: Said
) -> None:
    record(
        home,
        """  d1.l1.1:
    evidence:
      - {title: ประกาศนโยบาย, date: 16 มี.ค. 2564}
      - {title: รายงานประจำปี, date: 16 มี.ค. 2559, url: "https://example.go.th/a"}
      - {title: ประกาศปีนี้, date: 16 มี.ค. 2564, url: "https://example.go.th/b"}
  d1.l1.2.1.1:
    evidence:
      - {title: คำสั่งเดิม, date: 1 ต.ค. 2559, until: 2562, place: กลุ่มงานอำนวยการ}
      - {title: คำสั่งที่ยังใช้, date: 1 ต.ค. 2559, place: กลุ่มงานอำนวยการ}
  d2.l1.1:
    evidence:
      - {title: ภาพถ่ายศูนย์, place: ห้องโถง}
""",
    )
    assert main(["check", "--root", str(home)]) == 0
    said = capsys.readouterr()
    unit = read_library(home).units["mueang-ngam"].label
    assert said.err == (
        "ควรดู: หลักฐานที่บันทึกแล้วยังไม่นับ 4 รายการ เช่น\n"
        f"  {unit} ปี 2564 d1.l1.1 “ประกาศนโยบาย” ยังไม่บอกว่าตามไปดูได้ที่ใด\n"
        f"  {unit} ปี 2564 d1.l1.1 “รายงานประจำปี” ลงวันที่ 16 มี.ค. 2559 ก่อนปีงบประมาณ\n"
        f"  {unit} ปี 2564 d1.l1.2.1.1 “คำสั่งเดิม” ใช้ถึงปี 2562 เท่านั้น\n"
    )
    assert main(["check", str(home / "units" / "kong-klang"), "--root", str(home)]) == 0
    assert capsys.readouterr().err == ""


def test_what_a_document_tells_of_a_unit_is_no_evidence_that_lacks_anything(home: Path) -> None:
    pieces = "    evidence:\n      - {title: โครงการในเอกสาร}\n"
    record(home, f"  d1.l2.3:\n{pieces}", head="basis: document\n")
    assert told(home, "หลักฐาน") == []
    record(home, f"  d1.l2.3:\n    basis: document\n{pieces}  d1.l3.2:\n{pieces}")
    (only,) = told(home, "หลักฐาน")
    assert "d1.l3.2" in only


def test_what_a_unit_adds_to_what_a_document_tells_is_told_not_to_count(home: Path) -> None:
    source = "source: {document: guideline-2564, section: 4.2.1}"
    own = "title: รายงานของหน่วยงาน, date: 16 มี.ค. 2564, url: 'https://example.go.th/a'"
    record(
        home,
        f"  d1.l2.3:\n    evidence:\n      - {{title: โครงการในเอกสาร, {source}}}\n      - {{{own}}}\n",
        head="basis: document\n",
    )
    (only,) = told(home, "หลักฐาน")
    assert only == (
        "เมืองงาม ปี 2564 d1.l2.3 “รายงานของหน่วยงาน” เพราะ `basis: document` หมายถึงมาจากเอกสาร "
        "ถ้าเป็นการประเมินของหน่วยงาน ให้ลบบรรทัดนั้น"
    )


def test_shares_of_exactly_100_are_pointed_out(home: Path) -> None:
    file = home / "units" / "mueang-ngam" / "2564" / "evaluation.yaml"
    shares = "numbers: {staff_in_declaration: {part: 80, whole: 100}, virtue_plan: {part: 6, whole: 8}}\n"
    file.write_text(shares, encoding="utf-8")
    assert told(home, "สัดส่วน") == ["เมืองงาม ปี 2564 `staff_in_declaration`"]


def test_counts_of_all_staff_far_apart_are_pointed_out(home: Path, capsys: Said) -> None:
    shares = "staff_in_declaration: {part: 41, whole: %s}, staff_in_virtue_setting: {part: 40, whole: %s}"
    record(home, "  d1.l1.1: {remark: รอเอกสาร}\n", "numbers: {" + shares % (52, 480) + "}\n")
    assert told(home, "จำนวนบุคลากร") == [
        "เมืองงาม ปี 2564 `staff_in_declaration` 52 คน แต่ `staff_in_virtue_setting` 480 คน"
    ]
    assert main(["check", "--root", str(home)]) == 0
    assert "ใส่จำนวนคนจริงให้ตรงกัน ไม่ใช่ร้อยละ" in capsys.readouterr().err
    record(home, "  d1.l1.1: {remark: รอเอกสาร}\n", "numbers: {" + shares % (52, 60) + "}\n")
    assert told(home, "จำนวนบุคลากร") == []


def test_days_of_reports_that_differ_in_two_files_are_pointed_out(home: Path) -> None:
    record(home, "  d1.l1.1: {remark: รอเอกสาร}\n", "numbers: {usage_reports: [2564-01-05, 2564-04-08]}\n")
    usage = home / "units" / "mueang-ngam" / "2564" / "usage.yaml"
    usage.write_text("centre: {q1: {reported: 2564-01-05}, q2: {reported: 2564-04-09}}\n", encoding="utf-8")
    assert told(home, "วันที่รายงาน") == ["เมืองงาม ปี 2564 `usage_reports` ต่างกันที่ 8 เม.ย. 2564, 9 เม.ย. 2564"]
    usage.write_text("centre: {q1: {reported: 2564-01-05}, q2: {reported: 2564-04-08}}\n", encoding="utf-8")
    assert told(home, "วันที่รายงาน") == []


def test_a_report_dated_before_its_days_are_over_is_pointed_out(home: Path) -> None:
    entry = "entries: [{title: รายงาน 6 เดือน, topic: structure, date: 2563-10-22, through: 2564-03-31, url: https://example.go.th/h}]"
    (home / "units" / "mueang-ngam" / "2564" / "disclosures.yaml").write_text(f"{entry}\n", encoding="utf-8")
    said = ["เมืองงาม ปี 2564 “รายงาน 6 เดือน” ลงวันที่ 22 ต.ค. 2563 แต่ครอบคลุมถึง 31 มี.ค. 2564"]
    assert told(home, "รายงานที่ลงวันที่") == said
