"""A criterion: what it asks, the check that judges it, the numbers that checks read, recorded examples."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar, Final, Literal, Self

from pydantic import Field, model_validator

from cleancdd import urls
from cleancdd.model.article import Article, ArticleFile
from cleancdd.model.base import Model
from cleancdd.model.fields import CriterionId, Key, Slug, Text, Whole, Year, invalid
from cleancdd.model.source import Source

__all__ = [
    "SHAPES",
    "Check",
    "CheckName",
    "Criterion",
    "CriterionFile",
    "Example",
    "Kind",
    "Measure",
    "Observed",
    "Shape",
    "When",
]


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
"""The shapes of measure that each check can read; empty for the two that read no measure."""


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

    `evidence` is the number of pieces that show no part; `shows` holds the parts of each piece that shows
    some.
    """

    text: Text
    outcome: Literal["met", "unmet", "unknown", "not-applicable"]
    number: object | None = None
    evidence: Whole = 0
    shows: tuple[tuple[Slug, ...], ...] = ()
    exempt: Slug | None = None


class Observed(Model):
    """What the site can check for itself about a criterion: `by` names one of the closed set of
    `cleancdd.findings.observations`.

    `topics` are those that must be disclosed for the year, `each_quarter` those of them that must be
    disclosed for every quarter that is over, `manuals` those that must each be disclosed, `criteria` those
    whose topics and manuals must all be on the web, `field` what `unit.yaml` must say about the centre.
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

    `parts` are the things that the guideline requires together, by key; the criterion is met by all of them.
    `question` is what the programme's owner is asked where the guideline is unclear about the criterion;
    `note` then says how it is read until answered.
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
        """Everything that must be shown, by key: its parts, or the manuals that the site looks for."""
        return self.parts or (self.observed.manuals if self.observed else {})

    @property
    def level_id(self) -> str:
        """The level it belongs to: `d1.l1` of `d1.l1.2.1.1`."""
        return ".".join(self.id.split(".")[:2])
