"""`cleancdd new`: each kind of file is begun, passes the check, and is never written over another."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from cleancdd.cli import main
from cleancdd.diagnostics import Diagnostics
from cleancdd.library import read_usable
from cleancdd.model.rubric import Rubric
from tests.homes import CONTENT, with_the_rubric_of_today

Said = pytest.CaptureFixture[str]

THEMES = CONTENT / "themes.yaml"
UNIT = "mueang-ngam"
KINDS: dict[str, list[str]] = {
    "units/new-unit/unit.yaml": ["unit", "new-unit", "--name", "กองใหม่", "--kind", "central"],
    "units/kong-klang/2564/evaluation.yaml": ["evaluation", "kong-klang"],
    f"units/{UNIT}/documents/plan.md": [
        *("document", "เมืองงาม", "plan", "--title", "แผน: ปี 2564", "--about", "แผนของปี"),
        *("--topic", "budget-plan", "--date", "16 มี.ค. 2564"),
    ],
    f"units/{UNIT}/2564/disclosures.yaml": [
        *("disclosure", UNIT, "--title", "แผน", "--topic", "budget-plan", "--place", "ศูนย์ข้อมูลข่าวสาร"),
    ],
    f"units/{UNIT}/2564/minutes/first.md": [
        *("minutes", UNIT, "first", "--title", "การประชุมครั้งแรก", "--date", "2564-01-05"),
        *("--body", "คณะทำงาน", "--decision", "เห็นชอบแผน", "--decision", "นัดครั้งต่อไป"),
    ],
    f"units/{UNIT}/2564/innovations/clinic.md": ["innovation", UNIT, "clinic", "--title", "คลินิกพัสดุ"],
    "content/best-practices/clinic.md": [
        *("best-practice", "clinic", "--unit", UNIT, "--title", "คลินิกพัสดุ", "--about", "ให้คำปรึกษา"),
        *("--theme", "procurement", "--criterion", "d1.l2.3", "--why", "คิดวิธีใหม่", "--group", "model"),
    ],
    "content/guidance/index.md": [
        *("guidance", "index", "--title", "แนวทาง", "--about", "รวมแนวทาง", "--source", "guideline-2564"),
    ],
}


REMARKED = re.compile(r"(?m)(?:^|(?<=^    ))# (?!yaml-)(?= *[a-z<{-])")
"""What is taken away before a field that a file offers."""


@pytest.fixture
def site(home: Path) -> Path:
    shutil.copy(THEMES, home / "content")
    return home


def rubric_of(site: Path) -> Rubric:
    library = read_usable(site, Diagnostics())
    assert library is not None
    return library.rubrics[2564]


@pytest.fixture(scope="module")
def begun(worked_in: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which each kind of file was begun."""
    site = shutil.copytree(worked_in, tmp_path_factory.mktemp("begun") / "site")
    with_the_rubric_of_today(site)
    shutil.copy(THEMES, site / "content")
    for words in KINDS.values():
        assert main(["--root", str(site), "new", *words]) == 0
    return site


def test_what_is_begun_passes_the_check_and_names_its_schema(begun: Path) -> None:
    assert main(["check", "--root", str(begun)]) == 0
    for path in KINDS:
        text = (begun / path).read_text(encoding="utf-8")
        schema = re.search(r"\A(?:---\n)?# yaml-language-server: \$schema=(\S+)\n", text)
        assert schema is not None
        assert ((begun / path).parent / schema[1]).resolve().parent == begun / "schemas"


def test_what_is_there_is_never_written_over(begun: Path, capsys: Said) -> None:
    for path, words in KINDS.items():
        before = (begun / path).read_bytes()
        assert main(["--root", str(begun), "new", *words]) == 2
        assert "อยู่แล้ว" in capsys.readouterr().err
        assert (begun / path).read_bytes() == before


def test_an_evaluation_lists_every_criterion_of_the_kind_and_records_nothing(
    begun: Path, capsys: Said
) -> None:
    text = (begun / "units/kong-klang/2564/evaluation.yaml").read_text(encoding="utf-8")
    rubric = rubric_of(begun)
    asked = {key for key in rubric.criteria if rubric.is_for("central", key) and key[:2] not in {"ch", "mo"}}
    shown = set(re.findall(r"^#   (\S+):$", text, re.MULTILINE))
    measured = {key for key in asked if rubric.criteria[key].check.measure}
    assert {rubric.criteria[key].check.name for key in asked - shown - measured} <= {"score-at-least"}
    numbers = set(re.findall(r"^#   (\w+): ", text, re.MULTILINE))
    assert {rubric.criteria[key].check.measure for key in measured} <= numbers
    assert main(["score", "kong-klang", "--root", str(begun)]) == 0
    assert "ยังไม่มีข้อมูลการประเมิน" in capsys.readouterr().out


def test_every_remark_can_be_taken_away_and_is_refused_until_it_is_filled_in(
    begun: Path, tmp_path: Path, capsys: Said
) -> None:
    site = tmp_path / "site"
    shutil.copytree(begun, site)
    for path in KINDS:
        whole = (site / path).read_text(encoding="utf-8")
        (site / path).write_text(REMARKED.sub("", whole).replace(": {}\n", ":\n"), encoding="utf-8")
    assert main(["check", "--root", str(site)]) == 1
    said = capsys.readouterr().err
    assert [path for path in KINDS if not re.search(rf"(?m)^{path}:.*`<", said)] == []
    assert set(re.findall(r"ผิดพลาด\[([a-z-]+)\]", said)) & {"broken-yaml", "unknown-field"} == set()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["unit", "นนทบุรี"], "ชื่อภาษาไทยใส่ใน --name"),
        (["unit", "con", "--name", "x", "--kind", "central"], "Windows สงวนไว้"),
        (["unit", "Nan", "--name", "x", "--kind", "central"], "ตัวพิมพ์เล็ก a-z"),
        (
            ["unit", "nan", "--name", "กอง", "--kind", "provincial"],
            "เพิ่ม `--province ชื่อจังหวัด` และ `--region เลขเขต`",
        ),
        (["unit", "nan"], "ยังไม่ได้ระบุ `--name`"),
        (["document", "nowhere", "x", "--title", "ก"], "ยังไม่ได้ระบุ `--about`"),
        (["evaluation", "mueang"], "หมายถึง mueang-ngam หรือไม่"),
        (["evaluation", "kong-klang", "--year", "2569"], "cleancdd new year 2569"),
        (["disclosure", UNIT, "--title", "แผน", "--topic", "budget-plan"], "--url"),
        (["disclosure", UNIT, "--title", "แผน", "--topic", "wrong", "--place", "ศูนย์"], "unknown-topic"),
        (["guidance", "a/../b", "--title", "ก"], "ใช้เป็นรหัสไม่ได้"),
        (
            ["guidance", "a/b", "--title", "ก", "--about", "ข", "--source", "guideline-2564"],
            "cleancdd new guidance a/index",
        ),
        (["innovation", UNIT, "x", "--title", "<ชื่อโครงการ>"], "ยังไม่ได้เติม"),
    ],
)
def test_what_cannot_be_begun_is_told_and_nothing_is_written(
    site: Path, words: list[str], told: str, capsys: Said
) -> None:
    before = {
        one: one.read_bytes() for one in site.rglob("*") if one.is_file() and ".cleancdd" not in one.parts
    }
    assert main(["new", *words]) == 2
    assert told in capsys.readouterr().err
    after = {
        one: one.read_bytes() for one in site.rglob("*") if one.is_file() and ".cleancdd" not in one.parts
    }
    assert after == before


def test_what_is_wrong_is_told_of_the_options_and_of_no_line_that_is_not_written(
    site: Path, capsys: Said
) -> None:
    assert main(["new", "unit", "kong-phan", "--name", "กองแผน", "--kind", "central", "--region", "3"]) == 2
    assert capsys.readouterr().err == (
        "ทำงานต่อไม่ได้: ยังไม่ได้เขียนไฟล์ เพราะข้อมูลที่ระบุมีที่ต้องแก้ไข\n\n"
        "units/kong-phan/unit.yaml: ผิดพลาด[inconsistent-values]: หน่วยงานส่วนกลางไม่มีจังหวัดและเขตตรวจราชการ\n"
        "  แก้ไข: ลบ `--province` `iso` และ `--region` หรือแก้ `--kind` เป็น `provincial`\n"
    )


def test_on_a_terminal_what_is_missing_is_asked(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    answers = iter(["", "กองใหม่", "central"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *_, **__: next(answers))
    assert main(["new", "unit", "new-unit"]) == 0
    assert "name: กองใหม่\nkind: central\n" in (site / "units/new-unit/unit.yaml").read_text(encoding="utf-8")


def test_a_year_is_begun_from_the_one_before_which_stays(site: Path, capsys: Said) -> None:
    before = {one: one.read_bytes() for top in ("content", "units") for one in (site / top).rglob("*.*")}
    assert main(["new", "year", "2566"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("เริ่มปี 2566 จากปี 2564 แล้ว")
    assert "แก้ current_year เป็น 2566" in said
    assert (
        before.items()
        <= {
            one: one.read_bytes() for top in ("content", "units") for one in (site / top).rglob("*.*")
        }.items()
    )
    listed = (site / "content/oit/2566.yaml").read_text(encoding="utf-8")
    assert "fiscal_year: 2566" in listed
    assert "complete: false" in listed
    assert main(["new", "evaluation", "kong-klang", "--year", "2566"]) == 0
    assert main(["new", "year", "2566"]) == 2
    assert main(["new", "year", "2560"]) == 2
    assert "ไม่มีหลักเกณฑ์ของปีก่อน 2560" in capsys.readouterr().err


def test_everything_that_is_missing_is_told_at_once(home: Path, capsys: Said) -> None:
    assert main(["new", "minutes", "mueang-ngam", "first", "--date", "12/1/2564"]) == 2
    said = capsys.readouterr().err
    assert [one for one in said.splitlines() if one.startswith("ยังไม่ได้ระบุ")] == [
        "ยังไม่ได้ระบุ `--title`: ชื่อเรื่อง",
        "ยังไม่ได้ระบุ `--body`: ผู้ประชุม เช่น คณะทำงานของหน่วยงาน",
        "ยังไม่ได้ระบุ `--decision`: มติ (ระบุซ้ำได้หลายข้อ)",
    ]


def test_the_first_guidance_comes_with_the_opening_page_of_all(home: Path, capsys: Said) -> None:
    words = ["--title", "วิธีทำ", "--about", "เล่าวิธี", "--source", "guideline-2564"]
    assert main(["new", "guidance", "how", *words]) == 0
    assert "content/guidance/how.md และ content/guidance/index.md" in capsys.readouterr().out
    assert main(["check"]) == 0
