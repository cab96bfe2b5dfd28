"""What a person sees who types a command: words, exit status, where they are printed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cleancdd.cli.commands import main

MINIMAL = Path(__file__).parents[1] / "sites" / "minimal"
RUBRIC = Path(__file__).parents[2] / "content" / "rubric" / "2564"

Said = pytest.CaptureFixture[str]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    shutil.copytree(MINIMAL, home)
    shutil.copytree(RUBRIC, home / "content" / "rubric" / "2564")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.chdir(home)
    return home


def test_check_from_a_folder_below_finds_the_site(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.chdir(home / "units" / "mueang-ngam")
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("ไม่พบที่ต้องแก้ไข")


def test_check_of_one_path_tells_only_its_diagnostics(home: Path, capsys: Said) -> None:
    (home / "content" / "status.yaml").write_text("years: {}\n", encoding="utf-8")
    (home / "units" / "kong-klang" / "unit.yaml").write_text("name: กองกลาง\n", encoding="utf-8")
    assert main(["check", "units/kong-klang"]) == 1
    said = capsys.readouterr().err
    assert "units/kong-klang/unit.yaml" in said
    assert "content/status.yaml" not in said
    assert main(["check", "units/mueang-ngam"]) == 0


def test_check_as_json_is_on_standard_output(home: Path, capsys: Said) -> None:
    (home / "units" / "kong-klang" / "unit.yaml").write_text(
        "name: กองกลาง\nkind: centrl\n", encoding="utf-8"
    )
    assert main(["check", "--format", "json"]) == 1
    (diagnostic,) = json.loads(capsys.readouterr().out)
    assert (diagnostic["path"], diagnostic["line"], diagnostic["column"], diagnostic["code"]) == (
        "units/kong-klang/unit.yaml",
        2,
        7,
        "wrong-choice",
    )


def test_check_as_github_annotates_the_line(home: Path, capsys: Said) -> None:
    (home / "units" / "kong-klang" / "unit.yaml").write_text(
        "name: กองกลาง\nkind: centrl\n", encoding="utf-8"
    )
    assert main(["check", "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith(
        "::error file=units/kong-klang/unit.yaml,line=2,col=7,title=wrong-choice::"
    )


def test_build_then_build_again(home: Path, capsys: Said) -> None:
    assert main(["build", "--as-of", "30 ก.ย. 2564", "--root", str(home)]) == 0
    assert "สร้าง" in capsys.readouterr().out
    assert (home / "site" / "units" / "mueang-ngam" / "2564" / "index.html").is_file()
    assert main(["build", "--as-of", "2564-09-30"]) == 0
    assert capsys.readouterr().out.startswith("ไม่มีอะไรเปลี่ยน")


def test_build_without_a_commit_asks_for_the_date(home: Path, capsys: Said) -> None:
    assert main(["build"]) == 2
    assert "--as-of" in capsys.readouterr().err
    assert not (home / "site").exists()


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
    assert "4 พฤษภาคม 2564" in (home / "site" / "index.html").read_text(encoding="utf-8")


def test_build_into_a_folder_that_is_no_site_is_refused(home: Path, capsys: Said) -> None:
    (home / "papers").mkdir()
    (home / "papers" / "thesis.doc").write_text("x", encoding="utf-8")
    assert main(["build", "--as-of", "2564-09-30", "--out", str(home / "papers")]) == 2
    assert "ทำงานต่อไม่ได้" in capsys.readouterr().err
    assert (home / "papers" / "thesis.doc").read_text(encoding="utf-8") == "x"


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


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["score", "mueang"], "หมายถึง mueang-ngam หรือไม่"),
        (["score", "nowhere"], "ไม่มีหน่วยงาน `nowhere`"),
        (["score", "mueang-ngam", "--year", "2563"], "ไม่มีหลักเกณฑ์ของปี 2563"),
        (["build", "--as-of", "2564-02-29"], "กุมภาพันธ์"),
        (["nonsense"], "nonsense"),
    ],
)
def test_wrong_use_is_told_with_status_2(home: Path, capsys: Said, arguments: list[str], words: str) -> None:
    assert main(arguments) == 2
    assert words in capsys.readouterr().err


def test_outside_a_site_the_root_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert "--root" in capsys.readouterr().err


def test_sample_writes_a_programme_that_checks(tmp_path: Path, capsys: Said) -> None:
    assert main(["sample", str(tmp_path / "demo"), "--units", "3", "--years", "1"]) == 0
    assert main(["check", "--root", str(tmp_path / "demo")]) == 0
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "x").write_text("x", encoding="utf-8")
    assert main(["sample", str(tmp_path / "other"), "--units", "3", "--years", "1"]) == 2
    assert "ทำงานต่อไม่ได้" in capsys.readouterr().err


def test_the_module_and_build_py_are_the_command(home: Path) -> None:
    top = Path(__file__).parents[2]
    module = subprocess.run(
        [sys.executable, "-m", "cleancdd", "check"], cwd=home, capture_output=True, check=False
    )
    assert module.returncode == 0
    built = subprocess.run(
        [sys.executable, str(top / "build.py"), "--as-of", "2564-09-30", "--no-search"],
        cwd=home,
        capture_output=True,
        check=False,
    )
    assert built.returncode == 0
    assert (home / "site" / "index.html").is_file()
