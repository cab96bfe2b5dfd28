"""A new year and a new criterion are content: the real site takes them without a line of code."""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from cleancdd.cli import main

ROOT = Path(__file__).parents[1]
BEFORE, YEAR = 2564, 2565


def _revised(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, with the rubric of its year copied to the next, which is now current."""
    home = tmp_path_factory.mktemp("programmes") / "site"
    for name in ("content", "units"):
        shutil.copytree(ROOT / name, home / name)
    rubrics = home / "content" / "rubric"
    shutil.copytree(rubrics / str(BEFORE), rubrics / str(YEAR), dirs_exist_ok=True)
    _revised(rubrics / str(YEAR) / "rubric.yaml", f"fiscal_year: {BEFORE}", f"fiscal_year: {YEAR}")
    _revised(home / "content" / "site.yaml", f"current_year: {BEFORE}", f"current_year: {YEAR}")
    return home


def test_a_copied_year_is_checked_and_built(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "built"
    told = ["--no-search", "--as-of", "2565-09-30", "--jobs", "1", "--root", str(home)]
    assert main(["build", "--out", str(out), *told]) == 0
    for year in (BEFORE, YEAR):
        assert (out / "criteria" / str(year) / "d1.l2.3" / "index.html").is_file()
        assert (out / "units" / "saraburi" / str(year) / "index.html").is_file()


def test_a_new_criterion_is_a_file(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    criteria = home / "content" / "rubric" / str(YEAR) / "criteria"
    text = (criteria / "d1.l2.3.md").read_text(encoding="utf-8").replace("d1.l2.3", "d1.l2.4")
    (criteria / "d1.l2.4.md").write_text(text, encoding="utf-8")
    assert main(["check", "--root", str(home)]) == 0, capsys.readouterr().err
    (criteria / "d1.l2.4.md").rename(criteria / "d11.l2.4.md")
    assert main(["check", "--root", str(home)]) == 1
    assert "ไม่มีมิติ `d11` ของเกณฑ์นี้" in capsys.readouterr().err
    (criteria / "d11.l2.4.md").unlink()


OTHER = Path(__file__).parent / "sites" / "three-dimensions"
OF_ONE_PROGRAMME = re.compile(
    "ห้ามิติ|5 มิติ|ระดับ 1 ถึง 5|ส่วนภูมิภาค|ส่วนกลาง|เขตตรวจราชการ|จังหวัด|คะแนนพิเศษ|เกรด"
    r"|กรมการพัฒนาชุมชน|พัฒนาชุมชน|พช\.|สพจ|สพอ|CDD|\bพช\b"
)


def said_to_scripts(page: str) -> str:
    """The words by which a search is narrowed, as scripts read them."""
    (facets,) = re.findall('data-facets="([^"]*)"', page)
    return json.dumps(json.loads(unescape(facets)), ensure_ascii=False)


def test_no_template_takes_regions_for_granted() -> None:
    """Their name alone is `site.region_title`; with a number it stands beside a unit that has one."""
    named = {
        path.name
        for path in (ROOT / "templates").glob("*.html")
        if re.search("เขตตรวจราชการ(?!ที่ )", path.read_text(encoding="utf-8"))
    }
    assert named == {"unit.html"}


def test_another_programme_is_content_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Three dimensions, two levels, kinds of its own; no extra point, grades, ladders, regions or lists."""
    shutil.copytree(OTHER, tmp_path / "site")
    (tmp_path / "site" / "units" / "head-office" / "2566").mkdir(exist_ok=True)
    told = ["--root", str(tmp_path / "site")]
    assert main(["check", *told]) == 0, capsys.readouterr().err
    out = tmp_path / "built"
    assert (
        main(["build", "--no-search", "--as-of", "2566-09-30", "--jobs", "1", "--out", str(out), *told]) == 0
    )
    pages = {
        path.relative_to(out).as_posix(): path.read_text(encoding="utf-8") for path in out.rglob("*.html")
    }
    said = {path: sorted(set(OF_ONE_PROGRAMME.findall(text))) for path, text in pages.items()}
    assert {path: words for path, words in said.items() if words} == {}
    assert '"region": "ประเภทหน่วยงาน"' in said_to_scripts(pages["search/index.html"])
    assert "สามมิติที่ใช้ประเมิน" in pages["index.html"]
    assert "ระดับ 1 ถึง 2" in pages["criteria/2566/index.html"]
    assert "<b>60</b> <span>จาก 60\u2060\u00a0คะแนน</span>" in pages["units/riverside/2566/index.html"]
    assert 'id="branch"' in pages["units/index.html"]
    assert main(["next", "head-office", *told]) == 0
    assert main(["score", "riverside", *told]) == 0
    assert "60 จาก 60 คะแนน\n" in capsys.readouterr().out
