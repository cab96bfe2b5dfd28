"""`cleancdd init`: a programme that builds at once, from a rubric that is carried or from a draft."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from cleancdd.cli import main
from cleancdd.scaffold.editors import editor_files
from cleancdd.scaffold.workflows import CARRIED, WHEEL
from cleancdd.thai.compounds import parted

Said = pytest.CaptureFixture[str]

TOP = Path(__file__).parents[2]
WORDS = ["--name", "โครงการ: โปร่งใส", "--owner", "สำนักงานสมมติ", "--year", "2567"]


def built(site: Path) -> set[str]:
    out = site / "site"
    assert main(["build", "--no-search", "--jobs", "1", "--root", str(site)]) == 0, "not in git yet"
    return {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}


def test_a_draft_of_other_dimensions_builds_and_is_written_on(tmp_path: Path, capsys: Said) -> None:
    site = tmp_path / "new" / "site"
    words = [*WORDS, "--rubric", "3", "--levels", "3", "--kind", "branch=สาขา", "--kind", "office=สำนัก"]
    assert main(["init", str(site), *words]) == 0
    assert "ขั้นต่อไป" in capsys.readouterr().out
    assert (
        main(["new", "unit", "east", "--name", "สาขาตะวันออก", "--kind", "branch", "--root", str(site)]) == 0
    )
    assert main(["new", "evaluation", "east", "--root", str(site)]) == 0
    pages = built(site)
    assert {"units/example-unit/index.html", "criteria/2567/d3.l3.1/index.html", "schemas/unit.json"} <= pages
    page = site / "site/units/example-unit/index.html"
    assert "หน่วยงานนี้ไม่มีอยู่จริง" in parted(page.read_text(encoding="utf-8"))


def test_a_programme_has_workflows_whose_targets_are_there(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert main(["init", str(site), *WORDS, "--rubric", "2"]) == 0
    for path in CARRIED:
        assert (site / path).read_text(encoding="utf-8") == (TOP / path).read_text(encoding="utf-8")
    called = {
        target
        for path in CARRIED
        for target in re.findall(r"\bmake (?:--silent )?([a-z]+)", (site / path).read_text("utf-8"))
    } - {"nodejs", "python"}  # packages that are installed beside make
    assert called == {"site", "diff", "preview"}
    (site / WHEEL).write_bytes(b"")
    for target in called:
        told = ["make", "--dry-run", target, "BASE=main", "FORMAT=markdown"]
        planned = subprocess.run(told, cwd=site, capture_output=True, text=True, check=True).stdout
        assert "install --quiet --disable-pip-version-check -r requirements.txt" in planned
    assert f"./{WHEEL}\n" in (site / "requirements.txt").read_text(encoding="utf-8")


def test_a_draft_has_the_index_of_the_law_so_that_documents_can_be_begun(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert main(["init", str(site), *WORDS, "--rubric", "2"]) == 0
    told = ["--title", "งบประมาณปี 2567", "--topic", "budget-plan", "--place", "ป้ายประกาศหน้าสำนักงาน"]
    assert main(["new", "disclosure", "example-unit", *told, "--root", str(site)]) == 0
    assert "information/index.html" in built(site)


def test_a_draft_has_themes_so_that_a_best_practice_can_be_begun(tmp_path: Path) -> None:
    home = tmp_path / "new"
    assert main(["init", str(home), *WORDS, "--rubric", "3"]) == 0
    about = ["--unit", "example-unit", "--title", "กล่องรับฟัง", "--about", "เล่าเรื่องกล่อง", "--theme", "service"]
    shows = ["--criterion", "d1.l1.1", "--why", "ทำกล่อง", "--group", "model"]
    assert main(["new", "best-practice", "box", *about, *shows, "--root", str(home)]) == 0


def test_the_carried_rubric_builds_in_another_year(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "site"), *WORDS, "--rubric", "2564"]) == 0
    assert "criteria/2567/d1.l2.3/index.html" in built(tmp_path / "site")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([*WORDS, "--rubric", "2500"], "ไม่มีหลักเกณฑ์ของปี 2500"),
        ([*WORDS, "--rubric", "2564", "--kind", "a=b"], "ไม่ใช้ --kind"),
        ([*WORDS, "--rubric", "2", "--kind", "สาขา"], "branch=สาขา"),
        ([*WORDS, "--rubric", "2", "--colour", "ม่วง"], "`ม่วง` ไม่ใช่รหัสสี"),
        (WORDS, "ยังไม่ได้ระบุ `--rubric`"),
    ],
)
def test_what_cannot_be_begun_is_told(tmp_path: Path, capsys: Said, words: list[str], told: str) -> None:
    assert main(["init", str(tmp_path / "site"), *words]) == 2
    assert told in capsys.readouterr().err
    assert [*tmp_path.iterdir()] == []


def test_a_folder_that_holds_anything_is_left_as_it_is(tmp_path: Path, capsys: Said) -> None:
    (tmp_path / ".hidden").write_text("mine", encoding="utf-8")
    assert main(["init", str(tmp_path), *WORDS, "--rubric", "2"]) == 2
    assert "ไม่ว่าง" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == [".hidden"]


def test_this_repository_has_the_same_files_for_editors() -> None:
    for one in editor_files():
        assert (TOP / one.path).read_text(encoding="utf-8") == one.text
