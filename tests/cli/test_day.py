"""Which day a build speaks of, and what is told where it cannot be known."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cleancdd.cli import main
from cleancdd.cli.day import build_day, known_day, last_commit
from cleancdd.library import read_library

Said = pytest.CaptureFixture[str]


def git(home: Path, *words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b", *words],
        cwd=home,
        check=True,
        env={"GIT_COMMITTER_DATE": "2021-05-04T01:00:00+07:00", "HOME": str(home), "PATH": "/usr/bin:/bin"},
    )


def committed(home: Path) -> None:
    git(home, "init", "-q")
    git(home, "add", "content")
    git(home, "commit", "-q", "-m", "x")


def test_the_variable_comes_first_then_the_last_commit(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    committed(home)
    assert build_day(home) == date(2021, 5, 4)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1632960000")
    assert build_day(home) == date(2021, 9, 30)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1632960000 + 20 * 3600))  # in Thailand, the night after
    assert build_day(home) == date(2021, 10, 1)


def test_a_repository_around_it_that_does_not_have_the_site_dates_nothing(home: Path) -> None:
    (home.parent / "papers.txt").write_text("x")
    git(home.parent, "init", "-q")
    git(home.parent, "add", "papers.txt")
    git(home.parent, "commit", "-q", "-m", "x")
    day = build_day(home)
    assert callable(day)
    assert day(read_library(home)) == date(2021, 6, 30)
    assert last_commit(home).id is None


@pytest.mark.parametrize("epoch", ["yesterday", "2564-09-30", "-1", "๑๒", " ", "9" * 40])
def test_a_variable_that_is_no_number_of_seconds_is_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    for command in ("build", "serve"):
        assert main([command]) == 2
        assert capsys.readouterr().err == (
            f"ตัวแปร SOURCE_DATE_EPOCH เป็น `{epoch}` "
            "ซึ่งไม่ใช่จำนวนวินาทีนับจาก 1 มกราคม ค.ศ. 1970 เช่น 1632960000 "
            "แก้หรือลบตัวแปรนี้ หรือระบุวันที่ด้วย --as-of เช่น --as-of 2564-09-30\n"
        )
    assert main(["score", "mueang-ngam"]) == 2


def _no_commit(home: Path, _: pytest.MonkeyPatch) -> str:
    git(home, "init", "-q")
    return "ยังไม่มีการบันทึกใน git สั่ง `git commit` ก่อน"


def _no_program(home: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    committed(home)
    monkeypatch.setenv("PATH", str(home / "content"))
    return "เครื่องนี้ไม่มีโปรแกรม git ติดตั้งจาก https://git-scm.com"


def _another_owner(home: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    committed(home)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("HOME", str(home))
    return f"โปรแกรม git ไม่อ่านโฟลเดอร์ของผู้อื่น ถ้าไว้ใจ สั่ง `git config --global --add safe.directory {home}`"


def _damaged(home: Path, _: pytest.MonkeyPatch) -> str:
    committed(home)
    shutil.rmtree(home / ".git" / "objects")
    (home / ".git" / "objects").mkdir()
    return "อ่านคลัง git ไม่ได้ คลังอาจเสียหาย (git แจ้งว่า “fatal: bad object HEAD”) ซ่อมคลังก่อน"


def _headless(home: Path, _: pytest.MonkeyPatch) -> str:
    committed(home)
    (home / ".git" / "HEAD").unlink()
    told = "fatal: not a git repository (or any of the parent directories): .git"
    return f"อ่านคลัง git ไม่ได้ คลังอาจเสียหาย (git แจ้งว่า “{told}”) ซ่อมคลังก่อน"


@pytest.mark.parametrize("broken", [_no_commit, _no_program, _another_owner, _damaged, _headless])
def test_git_s_own_reason_is_told(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Said,
    broken: Callable[[Path, pytest.MonkeyPatch], str],
) -> None:
    why = broken(home, monkeypatch)
    for command in ("build", "serve"):
        assert main([command]) == 2
        assert capsys.readouterr().err == (
            f"ไม่ทราบวันที่ของข้อมูล เพราะ{why} หรือระบุวันที่ด้วย --as-of เช่น --as-of 2564-09-30\n"
        )
    assert not (home / "site").exists()
    assert main(["score", "mueang-ngam"]) == 0
    assert capsys.readouterr().err == f"ไม่ใช้วันที่ของการบันทึกล่าสุด เพราะ{why}\n"


def test_without_a_repository_the_day_is_the_newest_of_the_content_and_told_once(
    home: Path, capsys: Said
) -> None:
    library = read_library(home)
    day = build_day(home)
    assert callable(day)
    assert day(library) == day(library) == known_day(home, library) == date(2021, 6, 30)
    assert capsys.readouterr().err == (
        "ข้อมูลนี้ไม่ได้บันทึกใน git จึงใช้วันที่ล่าสุดในไฟล์ คือ 30 มิถุนายน 2564 "
        "ถ้าไม่ใช่ ระบุวันที่ด้วย --as-of เช่น --as-of 2564-09-30\n"
    )


def test_without_any_day_there_is_no_build(home: Path, capsys: Said) -> None:
    shutil.rmtree(home / "units" / "mueang-ngam" / "2564")
    assert main(["build"]) == 2
    assert capsys.readouterr().err.endswith(
        "ไม่ทราบวันที่ของข้อมูล เพราะข้อมูลนี้ไม่ได้บันทึกใน git และไม่มีวันที่ในไฟล์ใด "
        "ระบุวันที่ด้วย --as-of เช่น --as-of 2564-09-30\n"
    )
    assert main(["score", "mueang-ngam"]) == 0
