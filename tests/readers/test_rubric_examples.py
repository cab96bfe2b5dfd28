"""Every example of every criterion of 2564 has the outcome that its page states; of other years `check`
tells."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cleancdd.diagnostics import Diagnostics
from cleancdd.findings.scorecards import judge_example
from cleancdd.model.criterion import CheckName
from cleancdd.model.evaluation import shape_of
from cleancdd.model.rubric import Rubric
from cleancdd.readers.rubric import read_rubrics
from cleancdd.resources import rubrics_folder

YEAR = 2564


@pytest.fixture(scope="module")
def rubric(tmp_path_factory: pytest.TempPathFactory) -> Rubric:
    root: Path = tmp_path_factory.mktemp("site")
    shutil.copytree(rubrics_folder() / str(YEAR), root / "content/rubric" / str(YEAR))
    diagnostics = Diagnostics()
    found = read_rubrics(root, diagnostics)
    diagnostics.stop_if_any()
    return found[YEAR].rubric


def test_every_example_has_its_stated_outcome(rubric: Rubric) -> None:
    wrong = []
    for criterion in rubric.criteria.values():
        for place, example in enumerate(criterion.examples):
            found = judge_example(rubric, criterion, example)
            if found != example.outcome:
                wrong.append(f"{criterion.id} example {place}: stated {example.outcome}, is {found.value}")
    assert wrong == []


def test_every_example_has_the_shape_its_criterion_reads(rubric: Rubric) -> None:
    for criterion in rubric.criteria.values():
        for example in criterion.examples:
            if example.number is not None and criterion.check.measure is not None:
                assert shape_of(example.number) == rubric.measures[criterion.check.measure].shape, (
                    criterion.id
                )
            if example.exempt is not None:
                assert example.exempt in criterion.exemptions, criterion.id


def test_every_computed_criterion_shows_both_sides_of_its_limit(rubric: Rubric) -> None:
    """Days of reports have no other side: one that is not recorded is unknown."""
    open_ended = {CheckName.EVIDENCE, CheckName.MONTHS_APART}
    computed = [one for one in rubric.criteria.values() if one.check.name not in open_ended]
    assert [
        one.id for one in computed if not {"met", "unmet"} <= {example.outcome for example in one.examples}
    ] == []
