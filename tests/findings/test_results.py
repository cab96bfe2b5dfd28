"""What a unit is in a year follows from announcements and scorecards alone."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cleancdd.crosscheck.knowledge import rubric_for
from cleancdd.findings.results import standing_of, unit_rows
from cleancdd.findings.scores import score_all
from cleancdd.findings.sheets import sheets_of_all
from cleancdd.library import Library, read_library
from cleancdd.model.unit import StatusBook, StatusEntry

MINIMAL = Path(__file__).parents[1] / "sites" / "minimal"
RUBRIC = Path(__file__).parents[2] / "tests" / "rubric" / "2564"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    home = tmp_path_factory.mktemp("results") / "home"
    shutil.copytree(MINIMAL, home)
    shutil.copytree(RUBRIC, home / "content" / "rubric" / "2564")
    found = read_library(home)
    first = next(iter(found.units))
    entry = StatusEntry.model_validate({"status": "model", "announcement": "letter", "units": (first,)})
    return replace(found, statuses=StatusBook(announcements={}, years={2563: (entry,)}))


def test_standing_is_what_an_announcement_says_of_that_year(library: Library) -> None:
    first, second, *_ = library.units
    assert [standing_of(library, first, year) for year in (2563, 2564)] == ["model", "unannounced"]
    assert [standing_of(library, second, year) for year in (2563, 2564)] == ["pool", "unannounced"]


def test_every_unit_has_a_row_without_any_scorecard(library: Library) -> None:
    rows = unit_rows(library, {}, 2563)
    assert [(row.id, row.result) for row in rows] == [(unit, None) for unit in library.units]


def test_without_rubrics_and_lists_there_is_nothing_to_judge(library: Library) -> None:
    bare = replace(library, rubrics={}, lists={})
    assert (score_all(bare, date.max), sheets_of_all(bare, date.max)) == ({}, {})


def test_a_text_of_no_year_speaks_of_the_latest_rubric() -> None:
    rubrics = {2564: None, 2565: None}
    assert [rubric_for(year, rubrics) for year in (2564, 2563, None)] == [2564, 2565, 2565]
    assert rubric_for(None, {}) is None
