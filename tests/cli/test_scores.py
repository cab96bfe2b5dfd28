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
