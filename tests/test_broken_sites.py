"""Each kind of diagnostic in a small site of its own, with the exact text that its author reads."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cleancdd.cli import main
from cleancdd.diagnostics import Code

SITES = Path(__file__).parent / "sites"
RUBRIC = Path(__file__).parents[1] / "tests" / "rubric" / "2564"
BROKEN = sorted(folder.name for folder in (SITES / "broken").iterdir())


def laid_out(broken: str, home: Path) -> Path:
    """The minimal site with the real rubric, and over it the broken files."""
    shutil.copytree(SITES / "minimal", home)
    shutil.copytree(RUBRIC, home / "content" / "rubric" / "2564")
    shutil.copytree(SITES / "broken" / broken, home, dirs_exist_ok=True, symlinks=True)
    return home


@pytest.mark.parametrize("broken", BROKEN)
def test_check_says_exactly_this(broken: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = laid_out(broken, tmp_path / "site")
    status = main(["check", "--root", str(home)])
    said = capsys.readouterr().err
    said = said[: said.rindex("\n\nพบที่ต้องแก้ไข")] + "\n"
    assert said == (SITES / "broken" / broken / "expected.txt").read_text(encoding="utf-8")
    assert status == 1
    assert f"ผิดพลาด[{broken.partition('--')[0]}]" in said


def test_every_kind_of_mistake_has_a_broken_site() -> None:
    too_large_to_keep_here = {Code.FILE_TOO_LARGE.value}  # `source/test_files.py` writes one
    assert {broken.partition("--")[0] for broken in BROKEN} | too_large_to_keep_here == {
        code.value for code in Code
    }


def test_the_minimal_site_has_no_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(SITES / "minimal", tmp_path / "site")
    shutil.copytree(RUBRIC, tmp_path / "site" / "content" / "rubric" / "2564")
    assert main(["check", "--root", str(tmp_path / "site")]) == 0
    assert capsys.readouterr().out == "ไม่พบที่ต้องแก้ไข: 2 หน่วยงาน 1 แบบประเมิน หลักเกณฑ์ 1 ปี\n"
