"""The rubric (หลักเกณฑ์) of one fiscal year: everything that `content/rubric/<year>/` holds."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import Field, model_validator

from cleancdd import urls
from cleancdd.model.article import Article, ArticleFile
from cleancdd.model.base import CriterionId, Key, Model, Slug, Source, Text, Whole, Year, invalid
from cleancdd.model.kinds import ALL_KINDS, DEFAULT_KINDS, UnitKind

__all__ = [
    "EXTRA",
    "SHAPES",
    "Check",
    "CheckName",
    "Criterion",
    "CriterionFile",
    "Dimension",
    "Example",
    "Exemption",
    "GradeBand",
    "GradeScale",
    "Kind",
    "Ladder",
    "LadderStep",
    "Level",
    "Measure",
    "Observed",
    "Programme",
    "Rubric",
    "Scheme",
    "Shape",
    "Variant",
    "When",
]

Variant = Text
"""`all`, or the kind of unit that alone is meant: a key of `unit_kinds` in `site.yaml`."""

EXTRA: Final = "extra"
"""The id of the criterion of the extra point."""


class Kind(StrEnum):
    """How a criterion is judged."""

    EVIDENCE = "evidence"
    THRESHOLD = "threshold"
    NEGATIVE = "negative"


class CheckName(StrEnum):
    """The closed set of questions that a criterion may ask; `cleancdd.findings.questions` answers them."""

    EVIDENCE = "evidence"
    ZERO = "zero"
    AT_LEAST = "at-least"
    COVERS = "covers"
    EACH_QUARTER = "each-quarter"
    MONTHS_APART = "months-apart"
    SHARE_AT_LEAST = "share-at-least"
    SHARE_OVER = "share-over"
    TOP_PROJECTS = "top-projects"
    REST_SHARE_AT_LEAST = "rest-share-at-least"
    SCORE_AT_LEAST = "score-at-least"


class Shape(StrEnum):
    """The form in which a measure is recorded in `evaluation.yaml`."""

    COUNT = "count"
    SHARE = "share"
    QUARTERS = "quarters"
    DAYS = "days"
    TALLY = "tally"
    PROCUREMENT = "procurement"


SHAPES: Final[Mapping[CheckName, frozenset[Shape]]] = {
    CheckName.EVIDENCE: frozenset(),
    CheckName.SCORE_AT_LEAST: frozenset(),
    CheckName.ZERO: frozenset({Shape.COUNT}),
    CheckName.AT_LEAST: frozenset({Shape.COUNT, Shape.TALLY}),
    CheckName.COVERS: frozenset({Shape.TALLY}),
    CheckName.EACH_QUARTER: frozenset({Shape.QUARTERS}),
    CheckName.MONTHS_APART: frozenset({Shape.DAYS}),
    CheckName.SHARE_AT_LEAST: frozenset({Shape.SHARE}),
    CheckName.SHARE_OVER: frozenset({Shape.SHARE}),
    CheckName.TOP_PROJECTS: frozenset({Shape.PROCUREMENT}),
    CheckName.REST_SHARE_AT_LEAST: frozenset({Shape.PROCUREMENT}),
}
"""The shapes of measure that each check can read; none for the two that read no measure."""


class Check(Model):
    """Which question is asked, of which measure, against which value (a count, months, points, or per
    cent)."""

    name: CheckName
    measure: Key | None = None
    value: Whole | None = None

    @model_validator(mode="after")
    def _has_what_it_needs(self) -> Self:
        needs_measure = self.name not in {CheckName.EVIDENCE, CheckName.SCORE_AT_LEAST}
        needs_value = self.name not in {CheckName.EVIDENCE, CheckName.ZERO}
        if (self.measure is not None) != needs_measure or (self.value is not None) != needs_value:
            need = " ".join(["`measure`"] * needs_measure + ["`value`"] * needs_value) or "ไม่มีช่องอื่น"
            raise invalid(
                "inconsistent-values", f"การตรวจ `{self.name}` มีช่องไม่ตรงกับที่ต้องใช้", f"การตรวจนี้ใช้ {need}"
            )
        return self


class Measure(Model):
    """A number that units record once and that one or more criteria read."""

    title: Text
    shape: Shape
    unit: Text
    record: Text
    parts: dict[Key, Text] = Field(default_factory=dict)
    note: Text | None = None


class Example(Model):
    """A recorded case with the outcome it must give; shown to readers and run by a test.

    `evidence` counts pieces that show no part, `shows` holds the parts of each piece that shows some.
    """

    text: Text
    outcome: Literal["met", "unmet", "unknown", "not-applicable"]
    number: object | None = None
    evidence: Whole = 0
    shows: tuple[tuple[Slug, ...], ...] = ()
    exempt: Slug | None = None


class Observed(Model):
    """What the site can see for itself of a criterion: `by` names one of the closed set of
    `cleancdd.findings.observations`.

    `topics` are those that must be disclosed for the year, `each_quarter` those of them that must be there
    for every quarter that is over, `manuals` those that must each be there, `criteria` those whose topics and
    manuals must all be on the web, `field` what `unit.yaml` must tell of the centre.
    """

    by: Literal["topics", "manuals", "criteria", "index", "usage", "search", "social", "centre"]
    field: Literal["place", "position", "sign"] | None = None
    topics: tuple[Slug, ...] = ()
    each_quarter: tuple[Slug, ...] = ()
    manuals: dict[Slug, Text] = Field(default_factory=dict)
    criteria: tuple[CriterionId, ...] = ()


When = Literal["this-year", "in-force", "earlier-allowed"]
"""What the date of a piece of evidence must be: within the fiscal year; any day up to its end, unless the
thing ended before the year; any day up to its end."""


class CriterionFile(ArticleFile):
    """`content/rubric/<year>/criteria/<id>.md`, the part between the `---` lines.

    `parts` are the things that the guideline asks for at once, by key; the criterion is met by all of them.
    `question` is what the programme's owner is asked where the guideline leaves the criterion open; `note`
    then tells how it is read until answered.
    """

    ANCHORS: ClassVar[frozenset[str]] = frozenset({"asks", "cases", "examples", "related"})

    asks: Text
    kind: Kind
    check: Check
    record: Text
    remedy: Text
    source: Source
    note: Text | None = None
    question: Text | None = None
    exemptions: tuple[Slug, ...] = ()
    parts: dict[Slug, Text] = Field(default_factory=dict)
    when: When = "this-year"
    observed: Observed | None = None
    examples: tuple[Example, ...] = Field(min_length=1)


class Criterion(CriterionFile, Article):
    """One criterion (เกณฑ์) of a fiscal year; its text explains it."""

    id: CriterionId
    year: Year

    @property
    def url(self) -> str:
        """The permanent address of the criterion's page."""
        return urls.criterion(self.year, self.id)

    @property
    def asked_parts(self) -> dict[str, str]:
        """What must all be shown, by key: its parts, or the manuals that the site looks for."""
        return self.parts or (self.observed.manuals if self.observed else {})

    @property
    def level_id(self) -> str:
        """The level it belongs to: `d1.l1` of `d1.l1.2.1.1`."""
        return ".".join(self.id.split(".")[:2])


class Level(Model):
    """A level (ระดับ) of a dimension: its points, and what the guideline says of level 0 alone."""

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
    """A dimension (มิติ); one that only some kinds of unit have names the kind, as dimension 3 of 2564."""

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

    `cases` are the measures which count what the reason says there was none of; without it, all of criteria
    of the negative kind.
    """

    title: Text
    text: Text
    cases: tuple[Key, ...] = ()


class GradeBand(Model):
    """The lowest total, in points, that has this grade."""

    grade: Text
    minimum: Whole


class GradeScale(Model):
    """Grades of the total with the extra point, best first, and the word below the last."""

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
    """Something due; `when` is worded as the guideline gives it (a month, not a day).

    `month` (1 to 12) is that month within the fiscal year, `criteria` are those that show that it was done.
    """

    title: Text
    when: Text
    month: Annotated[Whole, Field(ge=1, le=12)] | None = None
    criteria: tuple[CriterionId, ...] = ()
    source: Source


class StatusRule(Model):
    """What makes, keeps or ends a status; `applies_to` is what a unit must be for its score to count."""

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
    """How many outstanding units are chosen, and among whom."""

    title: Text
    text: Text
    count: Whole | None = None
    source: Source
    note: Text | None = None


class CommitteeMember(Model):
    """A seat, by position; persons are never named."""

    role: Text
    position: Text


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
    """Where the guideline contradicts itself or its scanned text may have been misread, and what is used
    instead."""

    text: Text
    resolution: Text
    source: Source


class Programme(Model):
    """`programme.yaml`: the year's aims, steps, indicators, dates, committees and rules, as far as it has
    them."""

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
    """What the guideline leaves open: how it is read here, and what the programme's owner is asked.

    `criteria` are those that the reading decides; without any it concerns all or none in particular.
    """

    reading: Text
    question: Text
    criteria: tuple[CriterionId, ...] = ()
    source: Source


class Scheme(Model):
    """`rubric.yaml`: the arithmetic of the year's rubric, settled readings, and questions of several
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
    """The whole rubric of a year; mappings keep the order in which they are to be read."""

    scheme: Scheme
    dimensions: dict[Slug, Dimension]
    measures: dict[Key, Measure]
    ladders: dict[Slug, Ladder]
    programme: Programme
    criteria: dict[CriterionId, Criterion]
    kinds: dict[Slug, UnitKind] = Field(default_factory=lambda: dict(DEFAULT_KINDS))

    @property
    def year(self) -> int:
        """The fiscal year, Buddhist era."""
        return self.scheme.fiscal_year

    @property
    def questions(self) -> tuple[Question, ...]:
        """All that the programme's owner is asked: of the whole first, then of each criterion."""
        of_one = (
            Question(reading=one.note, question=one.question, criteria=(one.id,), source=one.source)
            for one in self.criteria.values()
            if one.question and one.note
        )
        return (*self.scheme.questions, *of_one)

    def questions_about(self, criterion: str) -> tuple[Question, ...]:
        """What is asked of a criterion, its own question first."""
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
        return {key: one for key, one in self.dimensions.items() if one.variant in {ALL_KINDS, kind}}

    def is_for(self, kind: str, criterion: str) -> bool:
        """Whether a criterion is one that units of the kind are judged by."""
        scope = criterion.partition(".")[0]
        return scope not in self.dimensions or scope in self.dimensions_for(kind)

    def criteria_of(self, level_id: str) -> tuple[Criterion, ...]:
        """The judged criteria of a level such as `d1.l1`, in reading order."""
        return self._by_level.get(level_id, ())

    @cached_property
    def _by_level(self) -> dict[str, tuple[Criterion, ...]]:
        ordered = sorted(self.criteria.values(), key=lambda one: one.level_id)
        return {level: tuple(criteria) for level, criteria in groupby(ordered, key=lambda one: one.level_id)}
