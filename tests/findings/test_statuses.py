"""What the rules of statuses give, held beside announcements that stand whatever the rules say."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cleancdd.findings.programme import kpi_results
from cleancdd.findings.results import UnitRow
from cleancdd.findings.statuses import Verdict, inferred, verdicts
from cleancdd.library import Library, read_library
from cleancdd.model.knowledge import BestPractice
from cleancdd.model.unit import StatusBook
from tests.findings.decisions import row

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The minimal site with the rubric of 2564."""
    home = tmp_path_factory.mktemp("statuses") / "home"
    shutil.copytree(ROOT / "sites" / "minimal", home)
    shutil.copytree(ROOT / "rubric" / "2564", home / "content" / "rubric" / "2564")
    return read_library(home)


def book(years: dict[int, dict[str, list[str]]]) -> StatusBook:
    entries: dict[int, Any] = {
        year: [{"status": key, "announcement": "list", "units": units} for key, units in told.items()]
        for year, told in years.items()
    }
    announced = {"list": {"title": "บัญชี", "fiscal_year": 2564, "source": {"document": "guide"}}}
    return StatusBook.model_validate({"announcements": announced, "years": entries})


def given(library: Library, years: dict[int, dict[str, list[str]]], *rows: UnitRow) -> list[Verdict]:
    return list(verdicts(replace(library, statuses=book(years)), rows, 2564))


@pytest.mark.parametrize(
    ("points", "outcome"), [(86, "given"), (85, "refused"), (100, "given"), (None, "awaited")]
)
@pytest.mark.parametrize("standing", ["model", "challenge"])
def test_lines_239_and_250_the_mark_of_86(
    library: Library, standing: Any, points: int | None, outcome: str
) -> None:
    found = given(library, {}, row("a", points, standing=standing))
    [one] = [one for one in found if one.status == "model"]
    assert (one.outcome, one.when, one.announced) == (outcome, 2565, None)


def test_the_extra_point_does_not_lift_a_unit_over_the_mark(library: Library) -> None:
    [one] = given(library, {}, row("a", 80, standing="model", extra=10, with_extra=90))
    assert one.outcome == "refused"


def test_a_self_assessment_decides_no_status(library: Library) -> None:
    [one] = given(library, {}, row("a", 100, standing="model", basis="own"))
    assert one.outcome == "awaited"
    assert "ยังไม่มีผลของคณะกรรมการ" in one.because


def test_a_model_unit_below_the_mark_is_shown_as_such_and_its_announcement_stands(library: Library) -> None:
    [one] = given(library, {2565: {"model": ["a"]}}, row("a", 60, standing="model"))
    assert (one.outcome, one.announced, one.differs) == ("refused", "model", True)


TWO_RUNNING = {2562: {"outstanding": ["a"]}, 2563: {"outstanding": ["a", "b"]}}


def test_line_139_two_years_running_or_four_in_all(library: Library) -> None:
    now = {2564: {"challenge": ["a", "b"]}}
    rows = [row("a", standing="challenge"), row("b", standing="challenge")]
    found = {
        one.unit: one.outcome for one in given(library, TWO_RUNNING | now, *rows) if one.status != "model"
    }
    assert found == {"a": "given", "b": "refused"}
    four = {year: {"outstanding": ["a"]} for year in (2556, 2558, 2560, 2562)}
    [one] = [one for one in given(library, four | now, rows[0]) if one.status == "challenge"]
    assert one.outcome == "given"


def test_without_the_announcements_of_before_nothing_is_said_against_one(library: Library) -> None:
    [one] = [one for one in given(library, {}, row("a", standing="challenge")) if one.status == "challenge"]
    assert (one.outcome, one.differs) == ("unsupported", False)


def test_who_was_chosen_this_year_is_told_for_the_next(library: Library) -> None:
    years = {2563: {"outstanding": ["a"]}, 2564: {"outstanding": ["a"]}}
    [one] = given(library, years, row("a", 90, standing="outstanding"))
    assert (one.status, one.when, one.outcome) == ("challenge", 2565, "given")


def test_what_a_best_practice_tells_of_yala_is_no_announcement(library: Library) -> None:
    told = {
        "id": "law-first",
        "title": "รู้กฎหมายก่อนทำงาน",
        "description": "ประชุมก่อนเริ่มงาน",
        "unit": "yala",
        "fiscal_year": 2563,
        "group": "outstanding",
        "themes": ["ethics"],
        "criteria": [{"criterion": "d1.l2.3", "why": "ทำโครงการ"}],
        "sources": [{"document": "guide", "section": "4.3"}],
        "prose": {"html": "", "plain": ""},
    }
    kept = replace(library, articles=(BestPractice.model_validate(told),))
    [one] = inferred(kept, "yala")
    assert (one.year, one.status, one.url) == (2563, "outstanding", "/best-practices/law-first/")
    announced = replace(kept, statuses=book({2563: {"outstanding": ["yala"]}}))
    assert inferred(announced, "yala") == ()


def test_kpis_count_the_units_that_they_list(library: Library) -> None:
    rows = [
        row("m1", 90, standing="model"),
        row("m2", 80, standing="model"),
        row("c", 90, standing="challenge"),
    ]
    growth = kpi_results(library.rubrics[2564], rows, {}, given(library, {}, *rows))[1]
    assert (growth.counted, growth.whole, growth.percent, growth.state) == (("c",), ("m1", "m2"), 50, "met")
    waiting = [row("m1", standing="model"), row("c", standing="challenge")]
    growth = kpi_results(library.rubrics[2564], waiting, {}, given(library, {}, *waiting))[1]
    assert (growth.percent, growth.state) == (None, "no-data")
