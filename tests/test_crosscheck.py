"""What more than one file is needed to see."""

from __future__ import annotations

import shutil
from pathlib import Path

from cleancdd.diagnostics import Code, Faults
from cleancdd.library import read_sound

MINIMAL = Path(__file__).parent / "sites" / "minimal"


def test_without_any_criteria_an_evaluation_is_told_where_they_belong(tmp_path: Path) -> None:
    shutil.copytree(MINIMAL, tmp_path / "site")
    faults = Faults()
    read_sound(tmp_path / "site", faults)
    [slip] = faults
    assert (slip.code, slip.message) == (Code.YEAR_WITHOUT_RUBRIC, "ยังไม่มีหลักเกณฑ์ของปี 2564")
    assert slip.advice == "เพิ่มหลักเกณฑ์ไว้ที่ `content/rubric/2564/`"
