"""Which committee reviews which units, and how far it has come with each (guideline section 2.3)."""

from __future__ import annotations

from typing import Literal

from cleancdd.findings.results import Standing, UnitRow
from cleancdd.model.base import Computed
from cleancdd.model.evaluation import Evaluation, Objection
from cleancdd.model.fields import Day
from cleancdd.model.kinds import ALL_KINDS
from cleancdd.model.rubric import Rubric
from cleancdd.model.scorecard import CriterionCard, Scorecard

__all__ = ["CommitteeUnit", "committee_of", "seen_by_committee"]

_REVIEWED_AS: dict[Standing, str] = {
    "model": "model",
    "challenge": "challenge",
    "outstanding": "outstanding",
    "pool": "outstanding",
}


class Difference(Computed):
    """A criterion on which the committee's finding differs from the unit's own, with the committee's
    remark."""

    criterion: str
    title: str
    own: str
    committee: str
    remark: str | None


class CommitteeUnit(Computed):
    """A unit as its committee sees it: the state of the review, its days, what differs, what is open, and
    objections."""

    unit: UnitRow
    review: Literal["none", "in-progress", "complete"]
    reviewed: Day | None
    visit: Day | None
    presentation: Day | None
    differences: tuple[Difference, ...]
    unknown: int
    objections: tuple[Objection, ...]

    @property
    def open_objections(self) -> int:
        """How many objections are not answered yet."""
        return sum(one.answered is None for one in self.objections)


def committee_of(rubric: Rubric, row: UnitRow, kind: str) -> str | None:
    """The key of the committee that reviews a unit of this kind; None when no announcement gives the unit a
    status or the year has no such committee."""
    wanted = _REVIEWED_AS.get(row.standing)
    return next(
        (
            key
            for key, one in rubric.programme.committees.items()
            if one.reviews == wanted and one.scope in {ALL_KINDS, kind}
        ),
        None,
    )


def seen_by_committee(
    rubric: Rubric, row: UnitRow, card: Scorecard | None, evaluation: Evaluation | None
) -> CommitteeUnit:
    """The unit as its committee sees it."""
    review = evaluation.committee if evaluation else None
    return CommitteeUnit(
        unit=row,
        review=card.review if card else "none",
        reviewed=card.reviewed if card else None,
        visit=review.visit if review else None,
        presentation=review.presentation if review else None,
        differences=_differences(rubric, card) if card else (),
        unknown=card.blocking if card and card.recorded else 0,
        objections=evaluation.objections if evaluation else (),
    )


def _differences(rubric: Rubric, card: Scorecard) -> tuple[Difference, ...]:
    levels = [level for one in card.dimensions for level in one.levels]
    levels += card.ladder.steps if card.ladder else ()
    every = [one for level in levels for one in level.criteria] + ([card.extra] if card.extra else [])
    return tuple(_difference(rubric, one) for one in every if one.differs and one.committee is not None)


def _difference(rubric: Rubric, one: CriterionCard) -> Difference:
    return Difference(
        criterion=one.criterion,
        title=rubric.criteria[one.criterion].title,
        own=one.own.outcome.value,
        committee=one.committee.outcome.value if one.committee else "unknown",
        remark=one.committee_remark,
    )
