"""What units learn from each other: innovation projects, best practices, guidance, themes and the
glossary."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field

from cleancdd import urls
from cleancdd.model.article import Article, ArticleFile, PageFile
from cleancdd.model.base import Model
from cleancdd.model.fields import CriterionId, Day, Slug, Text, Whole, Year
from cleancdd.model.source import Source
from cleancdd.model.unit import Status

__all__ = [
    "STAGES",
    "BestPractice",
    "BestPracticeFile",
    "GlossaryTerm",
    "Guidance",
    "GuidanceFile",
    "Innovation",
    "InnovationFile",
    "Relation",
    "Theme",
]

Stage = Literal["made", "run", "evaluated", "lessons"]

STAGES: tuple[Stage, ...] = ("made", "run", "evaluated", "lessons")
"""The milestones of dimension 1 for an innovation project, in order (levels 2 to 5)."""


class Theme(Model):
    """A subject that projects and best practices share; `content/themes.yaml` lists them all."""

    title: Text
    text: Text


class GlossaryTerm(Model):
    """A term or abbreviation of `content/glossary.yaml`; `also` holds other spellings with the same meaning.

    `common` marks an everyday word: explained in the glossary, never linked from texts.
    """

    term: Text
    full: Text | None = None
    english: Text | None = None
    text: Text
    also: tuple[Text, ...] = ()
    common: bool = False
    source: Source


class Relation(Model):
    """A criterion for which a text is an example, and why."""

    criterion: CriterionId
    why: Text


class FigureItem(Model):
    """One bar of a figure."""

    label: Text
    value: Whole


class Figure(Model):
    """Whole numbers that the source gives, drawn as bars with the same numbers beside them."""

    title: Text
    unit: Text
    items: tuple[FigureItem, ...] = Field(min_length=1)
    note: Text | None = None
    source: Source


class Indicator(Model):
    """What a project is measured by, with its target and result where the source gives them."""

    text: Text
    target: Text | None = None
    result: Text | None = None


class OtherUnit(Model):
    """A unit that a project may belong to instead of the one whose folder it is in, and why its source does
    not say."""

    unit: Slug
    why: Text


class InnovationFile(ArticleFile):
    """`units/<id>/<year>/innovations/<slug>.md`: an innovation project of dimension 1.

    `stage` is the milestone of dimension 1 that the source shows; a year that the source does not name is
    `unstated`, and the project is then listed under the year of the document. A project of which the source
    gives only the title may have no theme. One that is `perhaps` another unit's is shown with both units and
    counted for neither.
    """

    ANCHORS: ClassVar[frozenset[str]] = frozenset(
        {"doubtful", "expected", "indicators", "objectives", "related", "sources", "steps"}
    )

    title_certainty: Literal["sure", "probable", "partial"] = "sure"
    title_note: Text | None = None
    year_certainty: Literal["stated", "unstated"] = "stated"
    perhaps: OtherUnit | None = None
    themes: tuple[Slug, ...] = ()
    tools: tuple[Text, ...] = ()
    objectives: tuple[Text, ...] = ()
    expected_results: tuple[Text, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    steps: tuple[Text, ...] = ()
    stage: Stage
    criteria: tuple[CriterionId, ...] = ()
    source: Source
    updated: Day | None = None
    doubtful: tuple[Text, ...] = ()


class Innovation(InnovationFile, Article):
    """A project with its unit, year, address and text."""

    id: Slug
    unit: Slug
    year: Year

    @property
    def names(self) -> tuple[str, ...]:
        """The title: what a unit calls its project."""
        return (self.title,)

    @property
    def units(self) -> tuple[str, ...]:
        """The unit whose project this is, or the units that it may belong to; a project with several is
        counted for none of them."""
        return (self.unit, self.perhaps.unit) if self.perhaps else (self.unit,)

    @property
    def url(self) -> str:
        """The permanent address of the project's page."""
        return urls.innovation(self.year, self.id)


class BestPracticeFile(PageFile):
    """`content/best-practices/<slug>.md`: what a unit did well, described so that others can do it too."""

    ANCHORS: ClassVar[frozenset[str]] = frozenset({"figures", "related", "sources"})

    unit: Slug
    fiscal_year: Year
    group: Status
    themes: tuple[Slug, ...] = Field(min_length=1)
    criteria: tuple[Relation, ...] = Field(min_length=1)
    figures: tuple[Figure, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)


class BestPractice(BestPracticeFile, Article):
    """A best practice with its address and text."""

    id: Slug

    @property
    def url(self) -> str:
        """The permanent address of the best practice's page."""
        return urls.best_practice(self.id)


class GuidanceFile(PageFile):
    """`content/guidance/**.md`: a page that officers learn from; a folder's `index.md` is the opening page of
    its section.

    `diagram` is a figure that the site provides; `form` offers the text as a document to fill in.
    """

    ANCHORS: ClassVar[frozenset[str]] = frozenset({"chapters", "figures", "related", "sources"})

    criteria: tuple[Relation, ...] = ()
    figures: tuple[Figure, ...] = ()
    diagram: Literal["risk-matrix"] | None = None
    form: bool = False
    sources: tuple[Source, ...] = Field(min_length=1)


class Guidance(GuidanceFile, Article):
    """A guidance page with its text; `id` is its path within `/guidance/`, empty for the opening page of them
    all.

    `opens` marks the opening page of a section.
    """

    opens: bool = False

    @cached_property
    def url(self) -> str:
        """The permanent address of the page."""
        return urls.guide(self.id)

    @property
    def section(self) -> str | None:
        """The path of the section that the page belongs to; none for the opening page of them all."""
        return self.id.rpartition("/")[0] if self.id else None
