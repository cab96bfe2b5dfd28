"""`cleancdd build`: what it says, and which day it speaks of."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from cleancdd.cli import main
from cleancdd.thai.compounds import parted

Said = pytest.CaptureFixture[str]


def test_build_then_build_again(home: Path, capsys: Said) -> None:
    assert main(["build", "--as-of", "30 ก.ย. 2564", "--root", str(home)]) == 0
    assert "สร้าง" in capsys.readouterr().out
    assert (home / "site" / "units" / "mueang-ngam" / "2564" / "index.html").is_file()
    assert main(["build", "--as-of", "2564-09-30"]) == 0
    assert capsys.readouterr().out.startswith("ไม่มีอะไรเปลี่ยน")
    assert main(["build", "--as-of", "2564-09-30", "--clean"]) == 0
    assert re.match(r"สร้างใหม่ (\d+) จาก \1 หน้า ได้เหมือนเดิมทุกไฟล์ ", capsys.readouterr().out)


def test_mistakes_leave_the_site_built_before_and_say_so(home: Path, capsys: Said) -> None:
    assert main(["build", "--as-of", "2564-09-30", "--no-search"]) == 0
    (home / "content" / "pages" / "about.md").write_text("ก", encoding="utf-8")
    assert main(["build", "--as-of", "2564-09-30", "--no-search"]) == 1
    assert "\nพบที่ต้องแก้ไข 1 แห่ง เว็บไซต์เดิมยังอยู่ครบ\n" in capsys.readouterr().err
    assert main(["check"]) == 1
    assert capsys.readouterr().err.endswith("\nพบที่ต้องแก้ไข 1 แห่ง\n")


def test_without_git_the_newest_day_of_the_content_is_taken_and_told(home: Path, capsys: Said) -> None:
    assert main(["build", "--no-search"]) == 0
    assert "ข้อมูลนี้ไม่ได้บันทึกใน git จึงใช้วันที่ล่าสุดในไฟล์ คือ 30 มิถุนายน 2564" in capsys.readouterr().err
    assert "30 มิถุนายน 2564" in parted((home / "site" / "index.html").read_text(encoding="utf-8"))


def test_build_takes_the_date_of_the_last_commit(home: Path) -> None:
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x"],
    ):
        subprocess.run(
            ["git", *command],
            cwd=home,
            check=True,
            env={"GIT_COMMITTER_DATE": "2021-05-04T03:00:00Z", "HOME": str(home)},
        )
    assert main(["build", "--no-search"]) == 0
    assert "4 พฤษภาคม 2564" in parted((home / "site" / "index.html").read_text(encoding="utf-8"))


def test_build_into_a_folder_that_is_no_site_is_refused(home: Path, capsys: Said) -> None:
    (home / "papers").mkdir()
    (home / "papers" / "thesis.doc").write_text("x", encoding="utf-8")
    assert main(["build", "--as-of", "2564-09-30", "--out", str(home / "papers")]) == 2
    assert "ทำงานต่อไม่ได้" in capsys.readouterr().err
    assert (home / "papers" / "thesis.doc").read_text(encoding="utf-8") == "x"


def test_without_search_an_index_stays_as_long_as_it_fits(home: Path, capsys: Said) -> None:
    assert main(["build", "--as-of", "2564-09-30"]) == 0
    index = home / "site" / "pagefind" / "contents" / "contents.json"
    before = index.read_bytes()
    assert main(["build", "--as-of", "2564-09-30", "--no-search"]) == 0
    assert index.read_bytes() == before
    capsys.readouterr()
    about = home / "content" / "pages" / "about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\nเพิ่มเติม\n", encoding="utf-8")
    assert main(["build", "--as-of", "2564-09-30", "--no-search"]) == 0
    said = capsys.readouterr().out
    assert not index.exists()
    assert said.endswith(
        "หน้าเว็บเปลี่ยนไปจากดัชนีค้นหาเดิม จึงนำดัชนีออก การค้นหาใช้ไม่ได้จนกว่าจะสร้างอีกครั้งโดยไม่ใส่ --no-search\n"
    )
    assert main(["build", "--as-of", "2564-09-30", "--no-search"]) == 0
    assert "--no-search" not in capsys.readouterr().out
