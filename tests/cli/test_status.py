"""`cleancdd status`: the owner's desk on a terminal."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cleancdd.cli import main

TESTS = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("status") / "site"
    shutil.copytree(TESTS / "sites" / "minimal", folder)
    shutil.copytree(TESTS / "rubric" / "2564", folder / "content" / "rubric" / "2564")
    record = folder / "units" / "mueang-ngam" / "2564" / "evaluation.yaml"
    record.write_text(
        record.read_text("utf-8") + "objections:\n  - {filed: 2564-08-20, text: ขอให้ทบทวน}\n", "utf-8"
    )
    return folder


def test_who_recorded_what_and_what_is_open(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--root", str(home)]) == 0
    said = capsys.readouterr().out
    assert "ยังไม่เริ่มตรวจ" in said
    assert "คำคัดค้านค้างตอบ 1 เรื่อง" in said
    assert "ยังไม่บันทึกการประเมิน 1 หน่วยงาน" in said
    assert "บันทึกแล้ว 1 จาก 2 หน่วยงาน" in said


def test_a_region_alone_and_one_that_there_is_not(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--root", str(home), "--region", "99"]) == 2
    assert "ไม่มีหน่วยงานในเขตตรวจราชการที่ 99" in capsys.readouterr().err
    assert main(["status", "--root", str(home), "--year", "2599"]) == 2
