"""Totals, the extra point, grades and counts, and when a unit counts as recorded."""

from __future__ import annotations

import pytest

from cleancdd.findings.scorecards import grade_of
from cleancdd.model.evaluation import Entry, Evaluation
from cleancdd.model.scorecard import Total
from tests.scoring.made_up import FAILED, FULL, RUBRIC, SHOWN, Where, evaluation, scored, standing, up_to


def test_unit_without_an_evaluation_has_no_score_and_is_not_zero() -> None:
    card = scored(None)
    assert not card.recorded
    assert card.official == Total(final=False, points=None, extra=None, with_extra=None, grade=None)
    assert {standing(card, key) for key in ("d1", "d2", "d3r")} == {
        Where(recorded=False, level=0, ceiling=5, points=0, unknown=5)
    } | {Where(recorded=False, level=0, ceiling=5, points=0, unknown=6)}
    assert card.counts == {"met": 0, "unmet": 0, "unknown": 16, "not-applicable": 0}
    assert (card.basis, card.review, card.committee, card.ladder) == ("own", "none", None, None)


def test_an_empty_evaluation_is_like_none() -> None:
    assert scored(Evaluation()) == scored(None)


def test_a_remark_alone_records_nothing() -> None:
    card = scored(evaluation({"d2.l1.1": Entry(remark="รอเอกสาร")}, {}))
    assert not card.recorded


def test_a_total_is_final_when_every_dimension_is() -> None:
    assert scored(evaluation(FULL)).official == Total(
        final=True, points=100, extra=None, with_extra=100, grade="อย่างน้อย A"
    )
    without_one = {key: one for key, one in FULL.items() if not key.startswith("d2")}
    assert scored(evaluation(without_one)).official == Total(
        final=False, points=None, extra=None, with_extra=None, grade=None
    )


def test_a_dimension_at_nothing_but_certain_counts_as_nought() -> None:
    entries = up_to(d1=5, d2=5) | {"d3r.l1.1": FAILED}
    assert scored(evaluation(entries)).official == Total(
        final=True, points=90, extra=None, with_extra=90, grade="อย่างน้อย B"
    )


def test_the_extra_point_comes_on_top_and_never_in_parts() -> None:
    card = scored(evaluation(FULL | {"extra": SHOWN}))
    assert card.official == Total(final=True, points=100, extra=10, with_extra=110, grade="A+")
    assert scored(evaluation(FULL | {"extra": FAILED})).official.with_extra == 100
    assert scored(evaluation({"extra": SHOWN})).official == Total(
        final=False, points=None, extra=10, with_extra=None, grade=None
    )
    assert card.counts["met"] == 16  # the extra point is counted apart


def test_one_recorded_dimension_is_enough_to_be_recorded() -> None:
    card = scored(evaluation(up_to(d2=1), {}))
    assert (card.recorded, [one.official.recorded for one in card.dimensions]) == (True, [False, True, False])


def test_an_award_alone_is_something_recorded() -> None:
    assert scored(evaluation({"extra": SHOWN}, {})).recorded


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        *((110, "A+"), (105, "A+"), (104, "A"), (96, "A"), (95, "B+"), (91, "B+"), (90, "B"), (86, "B")),
        *((85, "C+"), (81, "C+"), (80, "C"), (76, "C"), (75, "ไม่จัดระดับ"), (0, "ไม่จัดระดับ")),
    ],
)
def test_each_grade_begins_at_its_minimum(points: int, grade: str) -> None:
    assert RUBRIC.scheme.grades is not None
    assert grade_of(RUBRIC.scheme.grades, points) == grade
