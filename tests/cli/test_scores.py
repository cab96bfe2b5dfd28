"""`cleancdd score` and `cleancdd next`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleancdd.cli import main

Said = pytest.CaptureFixture[str]


def test_score_by_province_and_as_json(home: Path, capsys: Said) -> None:
    assert main(["score", "เมืองงาม"]) == 0
    said = capsys.readouterr().out
    assert "สำนักงานพัฒนาชุมชนจังหวัดเมืองงาม" in said
    assert "ยังบอกระดับไม่ได้ มีหลักฐานแล้ว 1 เกณฑ์" in said
    assert main(["score", "mueang-ngam", "--json"]) == 0
    card = json.loads(capsys.readouterr().out)
    assert (card["unit"], card["year"], card["official"]["points"]) == ("mueang-ngam", 2564, None)
    assert len(card["dimensions"]) == 5


def test_score_of_a_unit_without_evaluation_says_so(home: Path, capsys: Said) -> None:
    assert main(["score", "kong-klang"]) == 0
    assert "ยังไม่มีข้อมูลการประเมิน" in capsys.readouterr().out


def test_next_tells_what_to_record_where(home: Path, capsys: Said) -> None:
    assert main(["next", "mueang-ngam"]) == 0
    said = capsys.readouterr().out
    assert "จึงจะถึงระดับ 1" in said
    assert "`criteria` → `d1.l1.2.1.1` → `evidence`" in said
    assert "บันทึกในไฟล์ units/mueang-ngam/2564/evaluation.yaml" in said
    assert "คะแนนพิเศษ: ไม่บังคับ" in said
    assert "    ○ ทบทวนและปรับนโยบาย" in said
    assert "จึงจะถึงระดับ 2" not in said


def test_next_tells_every_level_when_asked(home: Path, capsys: Said) -> None:
    assert main(["next", "mueang-ngam", "--all"]) == 0
    said = capsys.readouterr().out
    assert "จึงจะถึงระดับ 5 (เมื่อถึงระดับก่อนหน้าแล้ว)" in said


def test_a_year_without_criteria_is_answered_with_those_there_are(home: Path, capsys: Said) -> None:
    assert main(["score", "mueang-ngam", "--year", "2563"]) == 2
    assert capsys.readouterr().err == "ไม่มีหลักเกณฑ์ของปี 2563 มีปี 2564\n"
    site = home / "content" / "site.yaml"
    site.write_text(
        site.read_text(encoding="utf-8").replace("current_year: 2564", "current_year: 2565"), encoding="utf-8"
    )
    for command in ("score", "next"):
        assert main([command, "mueang-ngam"]) == 2
        assert capsys.readouterr().err == "ปีปัจจุบันของเว็บไซต์ (2565) ยังไม่มีหลักเกณฑ์ ระบุปีอื่นด้วย --year มีปี 2564\n"
    assert main(["score", "mueang-ngam", "--year", "๒๕๖๔"]) == 0


@pytest.mark.parametrize("command", ["score", "next"])
def test_what_is_wrong_elsewhere_is_counted_and_nothing_more(home: Path, capsys: Said, command: str) -> None:
    assert main([command, "mueang-ngam"]) == 0
    before = capsys.readouterr()
    (home / "units" / "kong-klang" / "unit.yaml").write_text("name: ก\nkind: x\ntyp: y\n", encoding="utf-8")
    (home / "content" / "pages" / "bad.md").write_text("---\ntitle: ก\n---\n", encoding="utf-8")
    assert main([command, "mueang-ngam"]) == 0
    after = capsys.readouterr()
    assert after.out == before.out
    assert before.err == ""
    assert main(["check"]) == 1
    wrong = capsys.readouterr().err.count(": ผิดพลาด[")
    assert wrong >= 3
    assert after.err == f"ที่อื่นยังมีที่ต้องแก้ไข {wrong} แห่ง ดูด้วย: cleancdd check\n"


@pytest.mark.parametrize("command", ["score", "next"])
@pytest.mark.parametrize(
    "broken",
    ["units/mueang-ngam/unit.yaml", "units/mueang-ngam/2564/evaluation.yaml", "content/status.yaml"],
)
def test_what_the_result_rests_upon_is_told_and_the_rest_is_not(
    home: Path, capsys: Said, command: str, broken: str
) -> None:
    (home / "units" / "kong-klang" / "unit.yaml").write_text("name: [\n", encoding="utf-8")
    (home / broken).write_text("name: [\n", encoding="utf-8")
    assert main([command, "mueang-ngam"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert f"{broken}:" in said.err
    assert "kong-klang" not in said.err


@pytest.mark.parametrize("command", ["score", "next"])
def test_a_name_that_no_unit_has_may_be_in_a_file_with_a_mistake(
    home: Path, capsys: Said, command: str
) -> None:
    (home / "units" / "mueang-ngam" / "unit.yaml").write_text("name: [\n", encoding="utf-8")
    assert main([command, "เมืองงาม"]) == 1
    assert "units/mueang-ngam/unit.yaml:" in capsys.readouterr().err


def test_a_misspelt_unit_is_answered_with_the_nearest(home: Path, capsys: Said) -> None:
    assert main(["next", "muang-ngam"]) == 2
    assert capsys.readouterr().err == "ไม่มีหน่วยงาน `muang-ngam` หมายถึง mueang-ngam หรือไม่\n"
