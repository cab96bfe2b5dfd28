"""What more than one file is needed to see."""

from __future__ import annotations

import shutil
from pathlib import Path

from cleancdd.diagnostics import Code, Diagnostics
from cleancdd.library import read_usable

MINIMAL = Path(__file__).parents[1] / "sites" / "minimal"


def test_without_any_criteria_an_evaluation_is_told_where_they_belong(tmp_path: Path) -> None:
    shutil.copytree(MINIMAL, tmp_path / "site")
    diagnostics = Diagnostics()
    read_usable(tmp_path / "site", diagnostics)
    [problem] = diagnostics
    assert (problem.code, problem.message) == (Code.YEAR_WITHOUT_RUBRIC, "ยังไม่มีหลักเกณฑ์ของปี 2564")
    assert problem.advice == "ผู้ดูแลเว็บไซต์ต้องเพิ่มหลักเกณฑ์ไว้ที่ `content/rubric/2564/` ก่อน"
