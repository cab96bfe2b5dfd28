"""Each kind of diagnostic in a small site of its own, with the exact text that its author reads."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cleancdd.cli import main
from cleancdd.diagnostics import Code
from tests.homes import SITES, minimal_site, put_back

BROKEN = sorted(folder.name for folder in (SITES / "broken").iterdir())


@pytest.mark.parametrize("broken", BROKEN)
def test_check_says_exactly_this(broken: str, checked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    laid = SITES / "broken" / broken
    files = (one for one in laid.rglob("*") if one.is_symlink() or not one.is_dir())
    with put_back(checked / one.relative_to(laid) for one in files):
        shutil.copytree(laid, checked, dirs_exist_ok=True, symlinks=True)
        status = main(["check", "--root", str(checked)])
    said = capsys.readouterr().err
    said = said[: said.rindex("\n\nพบที่ต้องแก้ไข")] + "\n"
    assert said == (laid / "expected.txt").read_text(encoding="utf-8")
    assert status == 1
    assert f"ผิดพลาด[{broken.partition('--')[0]}]" in said


def test_every_kind_of_mistake_has_a_broken_site() -> None:
    too_large_to_keep_here = {Code.FILE_TOO_LARGE.value}  # `source/test_files.py` writes one
    assert {broken.partition("--")[0] for broken in BROKEN} | too_large_to_keep_here == {
        code.value for code in Code
    }


def test_the_minimal_site_has_no_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(minimal_site(tmp_path / "site"))]) == 0
    assert capsys.readouterr().out == "ไม่พบที่ต้องแก้ไข: 2 หน่วยงาน 1 แบบประเมิน หลักเกณฑ์ 1 ปี\n"
