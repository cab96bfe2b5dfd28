"""The rubric (หลักเกณฑ์) of one fiscal year: everything that `content/rubric/<year>/` holds."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from typing import Annotated, Final, Literal

from pydantic import Field

from cleancdd.model.base import Model
from cleancdd.model.criterion import (
    Criterion,
    Measure,
)
from cleancdd.model.fields import CriterionId, Key, Position, Slug, Text, Whole, Year
from cleancdd.model.kinds import ALL_KINDS, DEFAULT_KINDS, UnitKind
from cleancdd.model.paper import Paper
from cleancdd.model.source import Source

__all__ = [
    "EXTRA",
    "Committee",
    "Deadline",
    "Dimension",
    "GradeScale",
    "Kpi",
    "Ladder",
    "Programme",
    "Rubric",
    "Scheme",
    "StatusRule",
]

Variant = Text
"""`all`, or a single kind of unit: a key of `unit_kinds` in `site.yaml`."""

EXTRA: Final = "extra"
"""The id of the criterion of the extra point."""


class Level(Model):
    """A level (ระดับ) of a dimension: its points, and what the guideline says about level 0 only."""

    level: Annotated[Whole, Field(le=99)]
    points: Whole
    source: Source
    text: Text | None = None


class Point(Model):
    """A named sub-area of a dimension, or a heading that groups criteria without being judged."""

    title: Text
    text: Text | None = None
    source: Source | None = None


class Dimension(Model):
    """A dimension (มิติ); one that only some kinds of unit have names the kind, such as dimension 3 of
    2564."""

    number: Annotated[Whole, Field(ge=1, le=99)]
    variant: Variant = ALL_KINDS
    name: Text
    short: Text
    max_points: Whole
    text: Text
    source: Source
    definition_source: Source
    note: Text | None = None
    areas: dict[Slug, Point] = Field(default_factory=dict)
    groups: dict[CriterionId, Point] = Field(default_factory=dict)
    levels: tuple[Level, ...] = Field(min_length=1)


class Exemption(Model):
    """A reason why a criterion is not applicable to a unit.

    `cases` are the measures that count the cases which, according to the reason, did not occur; when empty,
    all of criteria of the negative kind.
    """

    title: Text
    text: Text
    cases: tuple[Key, ...] = ()


class GradeBand(Model):
    """The lowest total, in points, that has this grade."""

    grade: Text
    minimum: Whole


class GradeScale(Model):
    """Grades of the total including the extra point, best first, and the word for totals below the last."""

    full: Whole
    bands: tuple[GradeBand, ...] = Field(min_length=1)
    below: Text
    source: Source
    note: Text | None = None


class LadderStep(Model):
    """A step of the challenge or model ladder; its criterion has the same id."""

    id: CriterionId
    level: Whole


class Ladder(Model):
    """Further steps for units that already hold a status; they carry no points."""

    title: Text
    applies_to: Literal["challenge", "model"]
    source: Source
    note: Text | None = None
    steps: tuple[LadderStep, ...] = Field(min_length=1)


class CoreValue(Model):
    """A letter of the organisation's values, or one of the four virtues."""

    title: Text
    english: Text | None = None
    letter: Text | None = None
    text: Text
    source: Source


class Kpi(Model):
    """An indicator of the programme itself, in per cent; `counts` is what the site can count for it."""

    title: Text
    value: Whole
    unit: Text
    counts: Literal["on-programme", "model-growth"] | None = None
    source: Source
    note: Text | None = None


class Deadline(Model):
    """A due date; `when` is worded as the guideline gives it (a month, not a day).

    `month` (1 to 12) is that month within the fiscal year, `criteria` are those that show that it was done.
    """

    title: Text
    when: Text
    month: Annotated[Whole, Field(ge=1, le=12)] | None = None
    criteria: tuple[CriterionId, ...] = ()
    source: Source


class StatusRule(Model):
    """What gives, keeps or ends a status; `applies_to` is what a unit must be for its score to count."""

    title: Text
    status: Literal["outstanding", "challenge", "model"]
    applies_to: Literal["challenge", "model"] | None = None
    text: Text
    minimum_score: Whole | None = None
    consecutive_years: Whole | None = None
    total_years: Whole | None = None
    source: Source
    note: Text | None = None


class SelectionRule(Model):
    """How many outstanding units are chosen, and from which."""

    title: Text
    text: Text
    count: Whole | None = None
    source: Source
    note: Text | None = None


class CommitteeMember(Model):
    """A seat, by position; persons are never named."""

    role: Text
    position: Position


class Committee(Model):
    """Who reviews which units."""

    title: Text
    reviews: Literal["outstanding", "challenge", "model"]
    scope: Variant
    members: tuple[CommitteeMember, ...] = Field(min_length=1)
    source: Source


class SessionStep(Model):
    """A step of the evaluation session; minutes as one figure or as a range."""

    title: Text
    minutes: Whole | None = None
    at_most: Whole | None = None
    who: tuple[Text, ...] = ()
    source: Source


class Correction(Model):
    """A place where the guideline contradicts itself or its scanned text may have been misread, and what is
    used instead."""

    text: Text
    resolution: Text
    source: Source


class Programme(Model):
    """`programme.yaml`: the year's aims, steps, indicators, dates, committees and rules, as far as the year
    has them."""

    objectives: tuple[Point, ...] = ()
    targets: dict[Slug, Whole] = Field(default_factory=dict)
    targets_source: Source | None = None
    working_group: Point | None = None
    sub_activities: tuple[Point, ...] = ()
    department_steps: tuple[Point, ...] = ()
    unit_steps: tuple[Point, ...] = ()
    innovation_purposes: tuple[Text, ...] = ()
    evaluation_formats: tuple[Point, ...] = ()
    changes: tuple[Point, ...] = ()
    core_values: tuple[CoreValue, ...] = ()
    virtues: dict[Slug, CoreValue] = Field(default_factory=dict)
    kpis: tuple[Kpi, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    status_rules: tuple[StatusRule, ...] = ()
    selection_rules: tuple[SelectionRule, ...] = ()
    committees: dict[Slug, Committee] = Field(default_factory=dict)
    session: tuple[SessionStep, ...] = ()
    ita_bands: GradeScale | None = None
    corrections: tuple[Correction, ...] = ()


class Question(Model):
    """A point that the guideline leaves unclear: how it is read here, and what the programme's owner is
    asked.

    `criteria` are those that the reading decides; an empty list means all or none in particular.
    """

    reading: Text
    question: Text
    criteria: tuple[CriterionId, ...] = ()
    source: Source


class Scheme(Model):
    """`rubric.yaml`: the scoring rules of the year's rubric, settled readings, and questions about several
    criteria."""

    title: Text
    fiscal_year: Year
    owner: Text
    published: Text
    source: Source
    max_points: Whole
    extra_points: Whole = 0
    level_shares: dict[Whole, Whole]
    grades: GradeScale | None = None
    exemptions: dict[Slug, Exemption] = Field(default_factory=dict)
    interpretations: tuple[Text, ...] = ()
    questions: tuple[Question, ...] = ()


class Rubric(Model):
    """The whole rubric of a year; mappings keep their reading order."""

    scheme: Scheme
    dimensions: dict[Slug, Dimension]
    measures: dict[Key, Measure]
    ladders: dict[Slug, Ladder]
    programme: Programme
    papers: dict[Slug, Paper] = Field(default_factory=dict)
    criteria: dict[CriterionId, Criterion]
    kinds: dict[Slug, UnitKind] = Field(default_factory=lambda: dict(DEFAULT_KINDS))

    @property
    def year(self) -> int:
        """The fiscal year, Buddhist era."""
        return self.scheme.fiscal_year

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question to the programme's owner: those about the whole first, then those about each
        criterion."""
        of_one = (
            Question(reading=one.note, question=one.question, criteria=(one.id,), source=one.source)
            for one in self.criteria.values()
            if one.question and one.note
        )
        return (*self.scheme.questions, *of_one)

    def questions_about(self, criterion: str) -> tuple[Question, ...]:
        """The questions about a criterion, its own question first."""
        found = [one for one in self.questions if criterion in one.criteria]
        return tuple(sorted(found, key=lambda one: len(one.criteria)))

    @property
    def extra(self) -> Criterion | None:
        """The criterion of the extra point, where the year gives one."""
        return self.criteria.get(EXTRA) if self.scheme.extra_points else None

    def kind_title(self, kind: str) -> str:
        """The Thai name of a kind of unit."""
        return self.kinds[kind].title if kind in self.kinds else kind

    def dimensions_for(self, kind: str) -> dict[str, Dimension]:
        """The dimensions of a kind of unit."""
        if kind not in self._dimensions_by_kind:
            ours = {key: one for key, one in self.dimensions.items() if one.variant in {ALL_KINDS, kind}}
            self._dimensions_by_kind[kind] = ours
        return self._dimensions_by_kind[kind]

    @cached_property
    def _dimensions_by_kind(self) -> dict[str, dict[str, Dimension]]:
        """What has been asked for, by kind of unit; it is asked for every criterion of every unit."""
        return {}

    def is_for(self, kind: str, criterion: str) -> bool:
        """Whether units of the kind are judged by a criterion."""
        scope = criterion.partition(".")[0]
        return scope not in self.dimensions or scope in self.dimensions_for(kind)

    def criteria_of(self, level_id: str) -> tuple[Criterion, ...]:
        """The judged criteria of a level such as `d1.l1`, in reading order."""
        return self._by_level.get(level_id, ())

    @cached_property
    def _by_level(self) -> dict[str, tuple[Criterion, ...]]:
        ordered = sorted(self.criteria.values(), key=lambda one: one.level_id)
        return {level: tuple(criteria) for level, criteria in groupby(ordered, key=lambda one: one.level_id)}
