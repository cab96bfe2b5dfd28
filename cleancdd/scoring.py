"""Rubric and evidence in, scorecard out: outcomes, cumulative levels, points, total, grade, and what the next level needs.

A level is reached when all its criteria and all lower levels are met; points are the level's points and are not added up over
levels (guideline section 2.6, lines 297-390). Unknown is not failure: see `Standing`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from cleancdd.checks import Facts, ask
from cleancdd.model.evaluation import Entry, Evaluation, Verdict
from cleancdd.model.rubric import CheckName, Criterion, Dimension, Example, GradeScale, Ladder, Rubric
from cleancdd.model.scorecard import (
    CriterionCard,
    DimensionCard,
    Finding,
    LadderCard,
    LevelCard,
    NextStep,
    Observation,
    Outcome,
    Scorecard,
    Seen,
    Standing,
    Total,
)
from cleancdd.model.unit import Status, Unit

__all__ = ["grade_of", "judge_example", "score"]

_PASSING = frozenset({Outcome.MET, Outcome.NOT_APPLICABLE})
_NOTHING = Entry()
_UNSEEN: Mapping[str, Observation] = {}
_SILENT = Verdict()

_Track = Callable[[CriterionCard], Finding]


def score(
    rubric: Rubric,
    unit: Unit,
    evaluation: Evaluation | None,
    status: Status | None,
    observations: Mapping[str, Observation] = _UNSEEN,
) -> Scorecard:
    """The scorecard of a unit; without an evaluation only what the site observed is known, and without that nothing is scored."""
    sheet = _Sheet(rubric, evaluation or Evaluation(), observations)
    dimensions = tuple(_dimension(sheet, key, one) for key, one in rubric.dimensions_for(unit.kind).items())
    extra = sheet.card(rubric.criteria["extra"], None)
    own = _total(rubric, [one.own for one in dimensions], extra.own)
    committee = _committee_total(rubric, dimensions, extra)
    official = committee if sheet.complete and committee else own
    ladder = _ladder(sheet, status, official.points)
    review = sheet.evaluation.committee
    return Scorecard(
        unit=unit.id,
        year=rubric.year,
        recorded=any(one.own.recorded or one.official.recorded for one in dimensions) or _is_known(sheet.track(extra)),
        basis="committee" if sheet.complete else "own",
        review=review.review if review else "none",
        panel=review.panel if review else None,
        assessed=sheet.evaluation.assessed,
        reviewed=review.date if review else None,
        note=sheet.evaluation.note,
        committee_remark=review.remark if review else None,
        dimensions=dimensions,
        extra=extra,
        own=own,
        committee=committee,
        official=official,
        ladder=ladder,
        counts=_counts(dimensions, sheet.track),
    )


def judge_example(rubric: Rubric, criterion: Criterion, example: Example, number: object | None) -> Outcome:
    """The outcome that an example of a criterion really has; `number` is the example's, already a noun."""
    if example.exempt is not None:
        return Outcome.NOT_APPLICABLE
    points = number if criterion.check.name is CheckName.SCORE_AT_LEAST and isinstance(number, int) else None
    measure = rubric.measures.get(criterion.check.measure or "")
    return ask(criterion.check, measure, Facts(example.evidence, number, points)).outcome


def grade_of(scale: GradeScale, points: int) -> str:
    """The grade of a total with the extra point, of 110 (guideline line 3535)."""
    return next((band.grade for band in scale.bands if points >= band.minimum), scale.below)


@dataclass(frozen=True)
class _Sheet:
    """One evaluation read against its rubric, criterion by criterion."""

    rubric: Rubric
    evaluation: Evaluation
    observations: Mapping[str, Observation]

    @property
    def complete(self) -> bool:
        review = self.evaluation.committee
        return review is not None and review.review == "complete"

    @property
    def track(self) -> _Track:
        """The findings that count officially: the committee's once its review is complete, else the unit's own."""
        return _committee_finding if self.complete else _own_finding

    @cached_property
    def committee_numbers(self) -> Mapping[str, object]:
        review = self.evaluation.committee
        return {**self.evaluation.numbers, **(review.numbers if review else {})}

    def card(self, criterion: Criterion, points: int | None) -> CriterionCard:
        entry = self.evaluation.criteria.get(criterion.id, _NOTHING)
        review = self.evaluation.committee
        verdict = review.criteria.get(criterion.id, _SILENT) if review else _SILENT
        own = self._own(criterion, entry, points)
        return CriterionCard(
            criterion=criterion.id,
            own=own,
            committee=self._committee(criterion, own, verdict, points) if review else None,
            evidence=entry.evidence,
            remark=entry.remark,
            committee_remark=verdict.remark,
            reply=entry.reply,
            seen=self._seen(criterion.id),
        )

    def _seen(self, criterion: str) -> tuple[Seen, ...]:
        observed = self.observations.get(criterion)
        return observed.seen if observed else ()

    def _own(self, criterion: Criterion, entry: Entry, points: int | None) -> Finding:
        """What the unit stated; else what the site saw for itself; else what the unit recorded, where the site cannot see."""
        stated = self._stated(entry, "หน่วยงาน")
        observed = self.observations.get(criterion.id)
        if stated:
            return stated
        if observed and observed.finding.outcome is not Outcome.UNKNOWN:
            return observed.finding
        asked = self._asked(criterion, self.evaluation.numbers, len(entry.evidence), points)
        return observed.finding if observed and asked.outcome is Outcome.UNKNOWN else asked

    def _committee(self, criterion: Criterion, own: Finding, verdict: Verdict, points: int | None) -> Finding:
        """The committee's own word; else its own number; else, once complete, the unit's finding stands."""
        stated = self._stated(verdict, "คณะกรรมการ")
        if stated:
            return stated
        review = self.evaluation.committee
        if review and criterion.check.measure in review.numbers:
            return self._asked(criterion, self.committee_numbers, 0, points)
        if self.complete or criterion.check.name is CheckName.SCORE_AT_LEAST:
            return own
        return Finding(outcome=Outcome.UNKNOWN, because="คณะกรรมการยังไม่ได้ตรวจข้อนี้")

    def _stated(self, said: Entry | Verdict, who: str) -> Finding | None:
        if said.not_applicable is not None:
            reason = self.rubric.scheme.exemptions[said.not_applicable]
            return Finding(outcome=Outcome.NOT_APPLICABLE, because=reason.title)
        if said.outcome == "unmet":
            return Finding(outcome=Outcome.UNMET, because=f"{who}บันทึกว่ายังไม่ผ่าน")
        if said.outcome == "met" and isinstance(said, Verdict):
            return Finding(outcome=Outcome.MET, because=f"{who}เห็นว่าผ่าน")
        return None

    def _asked(self, criterion: Criterion, numbers: Mapping[str, object], evidence: int, points: int | None) -> Finding:
        check = criterion.check
        measure = self.rubric.measures.get(check.measure or "")
        return ask(check, measure, Facts(evidence, numbers.get(check.measure or ""), points))


def _own_finding(card: CriterionCard) -> Finding:
    return card.own


def _committee_finding(card: CriterionCard) -> Finding:
    return card.committee or card.own


def _dimension(sheet: _Sheet, key: str, dimension: Dimension) -> DimensionCard:
    levels = tuple(
        LevelCard(
            level=one.level,
            points=one.points,
            criteria=tuple(sheet.card(criterion, None) for criterion in sheet.rubric.criteria_of(f"{key}.l{one.level}")),
        )
        for one in dimension.levels
        if one.level > 0
    )
    own = _standing(levels, _own_finding)
    committee = _standing(levels, _committee_finding) if sheet.evaluation.committee else None
    official = committee if sheet.complete and committee else own
    return DimensionCard(
        dimension=key,
        number=dimension.number,
        max_points=dimension.max_points,
        own=own,
        committee=committee,
        official=official,
        levels=levels,
        missing=_missing(levels, official, sheet.track),
    )


def _standing(levels: tuple[LevelCard, ...], track: _Track) -> Standing:
    outcomes = [[track(card).outcome for card in level.criteria] for level in levels]
    flat = [outcome for level in outcomes for outcome in level]
    level = _climb(outcomes, lambda outcome: outcome in _PASSING)
    ceiling = _climb(outcomes, lambda outcome: outcome is not Outcome.UNMET)
    blocking = outcomes[level:ceiling]
    return Standing(
        recorded=any(outcome is not Outcome.UNKNOWN for outcome in flat),
        level=level,
        ceiling=ceiling,
        points=levels[level - 1].points if level else 0,
        unknown=sum(outcome is Outcome.UNKNOWN for one in blocking for outcome in one),
    )


def _climb(levels: list[list[Outcome]], may_pass: Callable[[Outcome], bool]) -> int:
    """How many levels, from the lowest up and without a gap, have only outcomes that may pass."""
    for reached, outcomes in enumerate(levels):
        if not all(may_pass(outcome) for outcome in outcomes):
            return reached
    return len(levels)


def _missing(levels: tuple[LevelCard, ...], standing: Standing, track: _Track) -> tuple[NextStep, ...]:
    """What keeps the standing from its next level; nothing at the top."""
    if standing.level == len(levels):
        return ()
    return tuple(
        NextStep(criterion=card.criterion, outcome=track(card).outcome, because=track(card).because)
        for card in levels[standing.level].criteria
        if track(card).outcome not in _PASSING
    )


def _total(rubric: Rubric, standings: list[Standing], extra: Finding) -> Total:
    bonus = rubric.scheme.extra_points if extra.outcome is Outcome.MET else 0
    if not all(one.final for one in standings):
        return Total(final=False, points=None, extra=bonus, with_extra=None, grade=None)
    points = sum(one.points for one in standings)
    with_extra = points + bonus
    return Total(final=True, points=points, extra=bonus, with_extra=with_extra, grade=grade_of(rubric.scheme.grades, with_extra))


def _committee_total(rubric: Rubric, dimensions: tuple[DimensionCard, ...], extra: CriterionCard) -> Total | None:
    standings = [one.committee for one in dimensions if one.committee is not None]
    if not standings:
        return None
    return _total(rubric, standings, extra.committee or extra.own)


def _ladder(sheet: _Sheet, status: Status | None, points: int | None) -> LadderCard | None:
    found = next(((key, one) for key, one in sheet.rubric.ladders.items() if one.applies_to == status), None)
    if found is None:
        return None
    key, ladder = found
    steps = tuple(_step(sheet, ladder, index, points) for index in range(len(ladder.steps)))
    standing = _standing(steps, sheet.track)
    return LadderCard(ladder=key, standing=standing, steps=steps, missing=_missing(steps, standing, sheet.track))


def _step(sheet: _Sheet, ladder: Ladder, index: int, points: int | None) -> LevelCard:
    step = ladder.steps[index]
    return LevelCard(level=step.level, points=0, criteria=(sheet.card(sheet.rubric.criteria[step.id], points),))


def _is_known(finding: Finding) -> bool:
    return finding.outcome is not Outcome.UNKNOWN


def _counts(dimensions: tuple[DimensionCard, ...], track: _Track) -> dict[str, int]:
    outcomes = [track(card).outcome for one in dimensions for level in one.levels for card in level.criteria]
    return {outcome.value: outcomes.count(outcome) for outcome in Outcome}
