"""What units learn from each other: innovation projects, best practices, guidance, themes and the glossary."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cleancdd.model.base import CriterionId, Noun, Slug, Source, Text, Whole, Year
from cleancdd.model.unit import Status
from cleancdd.model.writeup import PageFile, Prose

__all__ = [
    "BestPractice",
    "BestPracticeFile",
    "Figure",
    "FigureItem",
    "GlossaryTerm",
    "Guidance",
    "GuidanceFile",
    "Indicator",
    "Innovation",
    "InnovationFile",
    "Relation",
    "Theme",
]


class Theme(Noun):
    """A subject that projects and best practices share; `content/themes.yaml` lists them all."""

    title: Text
    text: Text


class GlossaryTerm(Noun):
    """A term or abbreviation of `content/glossary.yaml`; `also` holds other spellings that mean the same."""

    term: Text
    full: Text | None = None
    english: Text | None = None
    text: Text
    also: tuple[Text, ...] = ()
    source: Source | None = None


class Relation(Noun):
    """A criterion that a text shows, and why."""

    criterion: CriterionId
    why: Text


class FigureItem(Noun):
    """One bar of a figure."""

    label: Text
    value: Whole


class Figure(Noun):
    """Whole numbers that the source gives, drawn as bars with the same numbers beside them."""

    title: Text
    unit: Text
    items: tuple[FigureItem, ...] = Field(min_length=1)
    note: Text | None = None
    source: Source


class Indicator(Noun):
    """What a project is measured by, with its target and result where the source gives them."""

    text: Text
    target: Text | None = None
    result: Text | None = None


class InnovationFile(Noun):
    """`units/<id>/<year>/innovations/<slug>.md`: an innovation project of dimension 1.

    `stage` follows the milestones of dimension 1: made (level 2), run (3), evaluated (4), lessons (5).
    """

    title: Text
    title_certainty: Literal["sure", "probable", "partial"] = "sure"
    title_note: Text | None = None
    themes: tuple[Slug, ...] = Field(min_length=1)
    tools: tuple[Text, ...] = ()
    objectives: tuple[Text, ...] = ()
    expected_results: tuple[Text, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    steps: tuple[Text, ...] = ()
    stage: Literal["made", "run", "evaluated", "lessons"]
    criteria: tuple[CriterionId, ...] = ()
    source: Source
    doubtful: tuple[Text, ...] = ()
    aliases: tuple[Text, ...] = ()


class Innovation(InnovationFile):
    """A project with its unit, year, address and text."""

    id: Slug
    unit: Slug
    year: Year
    prose: Prose


class BestPracticeFile(PageFile):
    """`content/best-practices/<slug>.md`: what a unit did well, told so that another can do it too."""

    unit: Slug
    fiscal_year: Year
    group: Status
    themes: tuple[Slug, ...] = Field(min_length=1)
    criteria: tuple[Relation, ...] = Field(min_length=1)
    figures: tuple[Figure, ...] = ()
    aliases: tuple[Text, ...] = ()


class BestPractice(BestPracticeFile):
    """A best practice with its address and text."""

    id: Slug
    prose: Prose


class GuidanceFile(PageFile):
    """`content/guidance/**.md`: a page that officers learn from; a folder's `index.md` opens its section."""

    criteria: tuple[Relation, ...] = ()
    figures: tuple[Figure, ...] = ()
    aliases: tuple[Text, ...] = ()


class Guidance(GuidanceFile):
    """A guidance page with its path within `/guidance/` and its text."""

    path: Text
    prose: Prose
