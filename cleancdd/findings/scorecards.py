"""Rubric and evidence in, scorecard out: outcomes, cumulative levels, points, total, grade, and what the next
level needs.

A level is reached when all its criteria and all lower levels are met; points are the level's points and are
not added up over levels (guideline section 2.6, lines 297-390). Unknown is not failure: see `Standing`. A
finished review is frozen: criteria that the committee did not judge keep their outcome as recorded on that
day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from cleancdd.findings.questions import Facts, ask
from cleancdd.findings.records import NOTHING, Points, Record, stated, until
from cleancdd.model.criterion import CheckName, Criterion, Example
from cleancdd.model.evaluation import Evaluation, Verdict, number_of
from cleancdd.model.rubric import Dimension, GradeScale, Ladder, Rubric
from cleancdd.model.scorecard import (
    CriterionCard,
    DimensionCard,
    Finding,
    LadderCard,
    LevelCard,
    NextStep,
    Observation,
    Outcome,
    PartCard,
    Scorecard,
    Seen,
    Standing,
    Total,
)
from cleancdd.model.unit import Status, Unit

__all__ = ["grade_of", "judge_example", "score"]

_PASSING = frozenset({Outcome.MET, Outcome.NOT_APPLICABLE})
_UNSEEN: Mapping[str, Observation] = {}
_SILENT = Verdict()

_Track = Callable[[CriterionCard], Finding]


def score(
    rubric: Rubric,
    unit: Unit,
    evaluation: Evaluation | None,
    status: Status | None,
    observations: Mapping[str, Observation] = _UNSEEN,
    *,
    as_of: date = date.max,
    at_review: Mapping[str, Observation] | None = None,
) -> Scorecard:
    """The scorecard of a unit; without an evaluation only what the site observed is known, and without that
    nothing is scored.

    `as_of` is the day of judging; `at_review` is what the site saw on the day of a finished review, by
    default the same.
    """
    sheet = _Assessment(
        rubric,
        evaluation or Evaluation(),
        observations,
        as_of,
        observations if at_review is None else at_review,
    )
    dimensions = tuple(_dimension(sheet, key, one) for key, one in rubric.dimensions_for(unit.kind).items())
    extra = sheet.card(rubric.extra) if rubric.extra else None
    own = _total(rubric, [one.own for one in dimensions], extra.own if extra else None)
    committee = _committee_total(rubric, dimensions, extra)
    ladder = _ladder(sheet, status, dimensions)
    review = sheet.evaluation.committee
    return Scorecard(
        unit=unit.id,
        year=rubric.year,
        recorded=any(one.own.recorded or one.official.recorded for one in dimensions)
        or any(_is_recorded(one, sheet.track) for one in _further(extra, ladder)),
        basis="committee" if sheet.complete else "own",
        review="none" if review is None else "complete" if sheet.complete else "in-progress",
        panel=review.panel if review else None,
        assessed=sheet.evaluation.assessed,
        reviewed=review.date if review else None,
        note=sheet.evaluation.note,
        committee_remark=review.remark if review else None,
        dimensions=dimensions,
        extra=extra,
        own=own,
        committee=committee,
        official=committee if sheet.complete and committee else own,
        ladder=ladder,
        counts=_counts(dimensions, sheet.track),
        blocking=sum(one.official.unknown for one in dimensions),
    )


def judge_example(rubric: Rubric, criterion: Criterion, example: Example) -> Outcome:
    """The outcome that an example of a criterion really has."""
    if example.exempt is not None:
        return Outcome.NOT_APPLICABLE
    number = None if example.number is None else number_of(example.number)
    points = (
        (number, number)
        if criterion.check.name is CheckName.SCORE_AT_LEAST and isinstance(number, int)
        else None
    )
    measure = rubric.measures.get(criterion.check.measure or "")
    shown = frozenset(part for one in example.shows for part in one)
    facts = Facts(
        rubric.year,
        example.evidence + len(example.shows),
        parts=criterion.asked_parts,
        shown=shown,
        number=number,
        points=points,
    )
    return ask(criterion.check, measure, facts).outcome


def grade_of(scale: GradeScale, points: int) -> str:
    """The grade of a total with the extra point, of 110 (guideline line 3535)."""
    return next((band.grade for band in scale.bands if points >= band.minimum), scale.below)


@dataclass(frozen=True)
class _Assessment:
    """One evaluation read against its rubric, criterion by criterion, in the unit's column and the
    committee's."""

    rubric: Rubric
    evaluation: Evaluation
    observations: Mapping[str, Observation]
    as_of: date
    at_review: Mapping[str, Observation]

    @property
    def complete(self) -> bool:
        """Whether the review is finished on the day of judging; one dated later still goes on."""
        review = self.evaluation.committee
        return (
            review is not None
            and review.review == "complete"
            and (review.date is None or review.date <= self.as_of)
        )

    @property
    def reviewed(self) -> date | None:
        """The day of a finished review."""
        review = self.evaluation.committee
        return review.date if review and self.complete else None

    @property
    def track(self) -> _Track:
        """The findings that count officially: the committee's once its review is complete, else the unit's
        own."""
        return _committee_finding if self.complete else _own_finding

    @cached_property
    def now(self) -> Record:
        """The findings from what the unit has recorded by now."""
        return Record(self.rubric, self.evaluation, self._numbers(self.as_of), self.observations, self.as_of)

    @cached_property
    def then(self) -> Record:
        """What the unit had on record on the day of the finished review; its present records when there is no
        such review."""
        if self.reviewed is None:
            return self.now
        day = self.reviewed
        return replace(
            self.now, numbers=self._numbers(day), observations=self.at_review, as_of=day, reviewed=day
        )

    def _numbers(self, day: date) -> dict[str, object]:
        return {key: until(number, self.rubric.year, day) for key, number in self.evaluation.numbers.items()}

    def card(
        self, criterion: Criterion, own_points: Points | None = None, points: Points | None = None
    ) -> CriterionCard:
        """The criterion in both columns; the points are each column's, for the first step of a ladder."""
        entry = self.evaluation.criteria.get(criterion.id, NOTHING)
        review = self.evaluation.committee
        verdict = review.criteria.get(criterion.id, _SILENT) if review else _SILENT
        judgement = self._judgement(criterion, verdict, points)
        shown = self.now.shown(criterion)
        return CriterionCard(
            criterion=criterion.id,
            own=self.now.finding(criterion, own_points),
            committee=(judgement or self._taken_over(criterion, points)) if review else None,
            judged=judgement is not None,
            document=self.evaluation.is_from_document(criterion.id),
            evidence=self.then.evidence(criterion),
            parts=tuple(_part(title, shown=key in shown) for key, title in criterion.asked_parts.items()),
            remark=entry.remark,
            committee_remark=verdict.remark,
            reply=entry.reply,
            seen=self._seen(criterion.id),
        )

    def is_noted(self, card: CriterionCard) -> bool:
        """Whether the unit itself recorded anything for the criterion, decisive or not."""
        measure = self.rubric.criteria[card.criterion].check.measure
        return bool(card.evidence and not card.document) or measure in self.evaluation.numbers

    def _seen(self, criterion: str) -> tuple[Seen, ...]:
        observed = self.observations.get(criterion)
        return observed.seen if observed else ()

    def _judgement(self, criterion: Criterion, verdict: Verdict, points: Points | None) -> Finding | None:
        """The committee's stated finding, or the one that follows from its own number."""
        review = self.evaluation.committee
        if review and criterion.check.measure in review.numbers:
            record = replace(self.then, numbers={**self.then.numbers, **review.numbers})
            return stated(self.rubric, verdict, "คณะกรรมการ") or record.asked(criterion, points)
        return stated(self.rubric, verdict, "คณะกรรมการ")

    def _taken_over(self, criterion: Criterion, points: Points | None) -> Finding:
        if self.complete or criterion.check.name is CheckName.SCORE_AT_LEAST:
            return self.then.finding(criterion, points)
        return Finding(outcome=Outcome.UNKNOWN, because="คณะกรรมการยังไม่ได้ตรวจข้อนี้")


@lru_cache(5_000)
def _part(title: str, *, shown: bool) -> PartCard:
    """One part of a criterion, which is the same in most scorecards."""
    return PartCard(title=title, shown=shown)


def _own_finding(card: CriterionCard) -> Finding:
    return card.own


def _committee_finding(card: CriterionCard) -> Finding:
    return card.committee or card.own


def _dimension(sheet: _Assessment, key: str, dimension: Dimension) -> DimensionCard:
    levels = tuple(
        LevelCard(
            level=one.level,
            points=one.points,
            criteria=tuple(
                sheet.card(criterion) for criterion in sheet.rubric.criteria_of(f"{key}.l{one.level}")
            ),
        )
        for one in dimension.levels
        if one.level > 0
    )
    own, committee = _standings(sheet, levels)
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


def _standings(sheet: _Assessment, levels: tuple[LevelCard, ...]) -> tuple[Standing, Standing | None]:
    """The standings by the unit's own findings and by the committee's; evidence or a number already counts as
    a record of the unit."""
    noted = any(sheet.is_noted(card) for level in levels for card in level.criteria)
    committee = _standing(levels, _committee_finding) if sheet.evaluation.committee else None
    return _standing(levels, _own_finding, noted=noted), committee


def _standing(levels: tuple[LevelCard, ...], track: _Track, *, noted: bool = False) -> Standing:
    outcomes = [[track(card).outcome for card in level.criteria] for level in levels]
    flat = [outcome for level in outcomes for outcome in level]
    level = _climb(outcomes, lambda outcome: outcome in _PASSING)
    ceiling = _climb(outcomes, lambda outcome: outcome is not Outcome.UNMET)
    blocking = outcomes[level:ceiling]
    return Standing(
        recorded=noted or any(outcome is not Outcome.UNKNOWN for outcome in flat),
        level=level,
        ceiling=ceiling,
        points=levels[level - 1].points if level else 0,
        ceiling_points=levels[ceiling - 1].points if ceiling else 0,
        unknown=sum(outcome is Outcome.UNKNOWN for one in blocking for outcome in one),
        met=sum(outcome in _PASSING for outcome in flat),
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
        NextStep(
            criterion=card.criterion, outcome=track(card).outcome, because=track(card).because, open=card.open
        )
        for card in levels[standing.level].criteria
        if track(card).outcome not in _PASSING
    )


def _bonus(rubric: Rubric, extra: Finding | None) -> int | None:
    """The extra points; None while they are unknown, 0 when the programme gives none."""
    if extra is None:
        return 0
    if extra.outcome is Outcome.UNKNOWN:
        return None
    return rubric.scheme.extra_points * (extra.outcome is Outcome.MET)


def _total(rubric: Rubric, standings: list[Standing], extra: Finding | None) -> Total:
    bonus = _bonus(rubric, extra)
    if not all(one.final for one in standings):
        return Total(final=False, points=None, extra=bonus, with_extra=None, grade=None)
    points = sum(one.points for one in standings)
    with_extra = points + (bonus or 0)
    grade = _grade_words(rubric, with_extra, rubric.scheme.extra_points if bonus is None else 0)
    return Total(final=True, points=points, extra=bonus, with_extra=with_extra, grade=grade)


def _grade_words(rubric: Rubric, points: int, possible: int) -> str | None:
    """The grade, or the lowest possible grade while enough points are still unknown to raise it.

    None when the programme gives no grades.
    """
    scale = rubric.scheme.grades
    if scale is None:
        return None
    least, most = grade_of(scale, points), grade_of(scale, points + possible)
    if least == most:
        return least
    return f"{least} (หรือ {most} ถ้าได้คะแนนพิเศษ)" if least == scale.below else f"อย่างน้อย {least}"


def _committee_total(
    rubric: Rubric, dimensions: tuple[DimensionCard, ...], extra: CriterionCard | None
) -> Total | None:
    standings = [one.committee for one in dimensions if one.committee is not None]
    if not standings:
        return None
    return _total(rubric, standings, (extra.committee or extra.own) if extra else None)


def _ladder(
    sheet: _Assessment, status: Status | None, dimensions: tuple[DimensionCard, ...]
) -> LadderCard | None:
    found = next(((key, one) for key, one in sheet.rubric.ladders.items() if one.applies_to == status), None)
    if found is None:
        return None
    key, ladder = found
    own, committee = (
        _bounds([one.own for one in dimensions]),
        _bounds([one.committee or one.own for one in dimensions]),
    )
    steps = tuple(_step(sheet, ladder, index, own, committee) for index in range(len(ladder.steps)))
    standing = _standing(steps, sheet.track)
    return LadderCard(
        ladder=key, standing=standing, steps=steps, missing=_missing(steps, standing, sheet.track)
    )


def _bounds(standings: list[Standing]) -> Points | None:
    """The minimum and maximum points; None when nothing is recorded at all."""
    if not any(one.recorded for one in standings):
        return None
    return sum(one.points for one in standings), sum(one.ceiling_points for one in standings)


def _step(
    sheet: _Assessment, ladder: Ladder, index: int, own: Points | None, committee: Points | None
) -> LevelCard:
    step = ladder.steps[index]
    return LevelCard(
        level=step.level, points=0, criteria=(sheet.card(sheet.rubric.criteria[step.id], own, committee),)
    )


def _further(extra: CriterionCard | None, ladder: LadderCard | None) -> list[CriterionCard]:
    """The criteria beside the dimensions."""
    steps = [card for step in ladder.steps for card in step.criteria] if ladder else []
    return [*steps, extra] if extra else steps


def _is_recorded(card: CriterionCard, track: _Track) -> bool:
    return track(card).outcome is not Outcome.UNKNOWN or bool(card.evidence and not card.document)


def _counts(dimensions: tuple[DimensionCard, ...], track: _Track) -> dict[str, int]:
    outcomes = [track(card).outcome for one in dimensions for level in one.levels for card in level.criteria]
    return {outcome.value: outcomes.count(outcome) for outcome in Outcome}
