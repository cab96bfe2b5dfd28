"""Units that a run without diagnostics has checked are checked again when what they depend on changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cleancdd.cache import Store
from cleancdd.crosscheck.contradictions import Case, check_contradictions
from cleancdd.diagnostics import Diagnostics
from cleancdd.library import read_usable
from cleancdd.model.evaluation import Evaluation

SITE = Path(__file__).parents[1] / "sites" / "three-dimensions"
VERSION = "0123456789abcdef"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    shutil.copytree(SITE, tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The evaluations that have been checked."""
    seen: list[str] = []

    def noted(case: Case, evaluation: Evaluation) -> None:
        seen.append(case.document.name)
        check_contradictions(case, evaluation)

    monkeypatch.setattr("cleancdd.crosscheck.evaluations.check_contradictions", noted)
    return seen


def read(home: Path) -> list[str]:
    """The codes of all diagnostics of a run with the cache of the runs before."""
    diagnostics = Diagnostics()
    with Store(home.parent / "cache.sqlite", VERSION):
        read_usable(home, diagnostics)
    return [one.code.value for one in diagnostics]


def records(home: Path) -> list[str]:
    return sorted(one.relative_to(home).as_posix() for one in home.glob("units/*/*/evaluation.yaml"))


def add(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_an_unchanged_unit_is_checked_once(home: Path, checked: list[str]) -> None:
    assert read(home) == []
    assert sorted(checked) == records(home) != []
    checked.clear()
    assert read(home) == []
    assert checked == []


def test_a_change_of_a_unit_or_of_the_rubric_is_checked(home: Path, checked: list[str]) -> None:
    read(home)
    checked.clear()
    add(home / records(home)[0], "# แก้แล้ว\n")
    assert read(home) == []
    assert {Path(one).parts[1] for one in checked} == {Path(records(home)[0]).parts[1]}
    checked.clear()
    add(min(home.glob("content/rubric/*/criteria/*.md")), "\nเพิ่ม\n")
    assert read(home) == []
    assert sorted(checked) == records(home)


def test_a_mistake_is_told_in_every_run_and_nothing_passes_with_it(home: Path, checked: list[str]) -> None:
    page = home / "content/pages/wrong.md"
    page.write_text("---\ntitle: ชื่อ\n---\n", encoding="utf-8")
    told = read(home)
    assert told == read(home) != []
    page.unlink()
    checked.clear()
    assert read(home) == []
    assert sorted(checked) == records(home)
    add(home / records(home)[0], "objections:\n- {date: 2564-03-01, criteria: [d9.l9.9], text: ขอให้ทบทวน}\n")
    wrong = read(home)
    assert wrong == read(home) != []
