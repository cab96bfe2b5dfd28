"""A new year and a new criterion are content: the real site takes them without a line of code."""

from __future__ import annotations

import shutil
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
