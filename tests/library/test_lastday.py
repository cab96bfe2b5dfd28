"""The newest day that a site itself speaks of."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from cleancdd.library import read_library
from cleancdd.library.lastday import newest_day
from tests.scoring.laying_out import lay_out

MINIMAL = Path(__file__).parents[1] / "sites" / "minimal"
RUBRIC = Path(__file__).parents[2] / "tests" / "rubric" / "2564"


def test_the_newest_day_is_of_any_record_and_never_to_come(tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(MINIMAL, home)
    shutil.copytree(RUBRIC, home / "content" / "rubric" / "2564")
    (home / "content" / "pages" / "new.md").write_text(
        "---\ntitle: ก\ndescription: ข\nupdated: 2564-08-01\n---\n\nค\n", encoding="utf-8"
    )
    library = read_library(home)
    assert newest_day(library, date(2026, 1, 1)) == date(2021, 8, 1)
    assert newest_day(library, date(2021, 7, 31)) == date(2021, 6, 30)
    assert newest_day(library, date(2021, 6, 29)) == date(2021, 3, 16)
    assert newest_day(library, date(2020, 1, 1)) is None


def test_the_days_of_reports_and_of_objections_are_of_something_done(tmp_path: Path) -> None:
    record = {
        "assessed": "2564-06-30",
        "numbers": {"usage_reports": ["2564-01-05", "2564-07-09"]},
        "objections": [{"filed": "2564-08-05", "text": "ขอให้ตรวจหลักฐานที่แนบไว้", "criteria": []}],
        "committee": {"review": "in-progress", "panel": "outstanding-regional", "visit": "2564-09-15"},
    }
    home = lay_out(tmp_path / "home", {"office": {"record": record, "expect": {}}})
    library = read_library(home)
    assert newest_day(library, date(2026, 1, 1)) == date(2021, 8, 5)
    assert newest_day(library, date(2021, 8, 4)) == date(2021, 7, 9)
