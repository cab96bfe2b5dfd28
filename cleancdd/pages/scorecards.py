"""The scorecard of a unit and year, and what of the rubric it needs to be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from statistics import median_low

from cleancdd import urls
from cleancdd.findings.relations import Tie
from cleancdd.model.base import Computed
from cleancdd.model.criterion import CheckName, Criterion
from cleancdd.model.page import Page
from cleancdd.model.rubric import Dimension, Rubric
from cleancdd.model.scorecard import Scorecard
from cleancdd.model.unit import Region
from cleancdd.pages.edition import Edition
from cleancdd.pages.headings import Heading, headings_before

__all__ = ["form_of", "pages"]


class FormCriterion(Computed):
    """A criterion as a scorecard shows it, with the headings that begin before it; a computed one rests on a
    number."""

    title: str
    remedy: str
    computed: bool
    headings: tuple[Heading, ...] = ()


class FormDimension(Computed):
    """A dimension as a scorecard shows it; `points` are those of levels 1 and up."""

    number: int
    name: str
    short: str
    max_points: int
    points: tuple[int, ...]


class Comparison(Computed):
    """What at least half of a region's units reach in each dimension, in points and their maximum, and in how
    many dimensions a unit does; `units` are those with a final result."""

    units: int
    points: tuple[tuple[int, int], ...]
    reached: int


class Form(Computed):
    """The rubric as the scorecards of one kind of unit show it: titles and advice, without explanations."""

    year: int
    title: str
    max_points: int
    extra_points: int
    graded: bool
    dimensions: dict[str, FormDimension]
    criteria: dict[str, FormCriterion]
    ladders: dict[str, str]
    panels: dict[str, str]


def pages(edition: Edition) -> Iterator[Page]:
    """`/units/<id>/<year>/` for every scorecard."""
    rubrics, units = edition.library.rubrics, edition.library.units
    form = cache(lambda year, kind: form_of(rubrics[year], kind))
    medians = cache(lambda year, region: _medians(edition, year, region))
    for (unit_id, year), card in sorted(edition.scorecards.items()):
        unit = units[unit_id]
        entry = edition.library.status_of(unit_id, year)
        yield edition.page(
            urls.scorecard(unit_id, year),
            "scorecard.html",
            unit=unit,
            card=card,
            form=form(year, unit.kind),
            standing=edition.standing(unit_id, year),
            announcement=edition.library.statuses.announcements[entry.announcement] if entry else None,
            compared=compared(card, medians(year, unit.region)),
            related=edition.relations.of_unit(unit_id),
            examples=_examples(edition, card),
        )


_LEAST_COMPARED = 3
"""How many units make a median; with fewer it would tell the points of one."""


def _medians(edition: Edition, year: int, region: Region) -> tuple[int, Mapping[int, int]]:
    """How many units of a region have a final result, and the median of each dimension, by its number."""
    units = edition.library.units
    final = [
        {one.number: one.official.points for one in card.dimensions}
        for (unit_id, of), card in sorted(edition.scorecards.items())
        if of == year and card.official.final and units[unit_id].region == region
    ]
    numbers = sorted(set.intersection(*map(set, final))) if final else []
    return len(final), {number: median_low(one[number] for one in final) for number in numbers}


def compared(card: Scorecard, medians: tuple[int, Mapping[int, int]]) -> Comparison | None:
    """How a final result compares with the medians of its region; None where too few units are known."""
    units, middle = medians
    shown = [one for one in card.dimensions if one.number in middle]
    if units < _LEAST_COMPARED or len(shown) < len(card.dimensions) or not card.official.final:
        return None
    return Comparison(
        units=units,
        points=tuple((middle[one.number], one.max_points) for one in shown),
        reached=sum(one.official.points >= middle[one.number] for one in shown),
    )


def _examples(edition: Edition, card: Scorecard) -> Mapping[str, tuple[Tie, ...]]:
    """The best practices that show what is missing for the next level, by criterion."""
    steps = (
        *(step for one in card.dimensions for step in one.missing),
        *(card.ladder.missing if card.ladder else ()),
    )
    shown = {
        step.criterion: edition.relations.of_criterion(card.year, step.criterion).practices for step in steps
    }
    return {key: ties for key, ties in shown.items() if ties}


def form_of(rubric: Rubric, kind: str) -> Form:
    """What the scorecards of provincial or central units show of the rubric."""
    dimensions = rubric.dimensions_for(kind)
    before = headings_before(rubric)
    others = {key.split(".")[0] for key in rubric.criteria} - set(rubric.dimensions)
    shown = [one for one in rubric.criteria.values() if one.id.split(".")[0] in others | set(dimensions)]
    return Form(
        year=rubric.year,
        title=rubric.scheme.title,
        max_points=rubric.scheme.max_points,
        extra_points=rubric.scheme.extra_points,
        graded=rubric.scheme.grades is not None,
        dimensions={key: _dimension(one) for key, one in dimensions.items()},
        criteria={one.id: _criterion(one, before[one.id]) for one in shown},
        ladders={key: one.title for key, one in rubric.ladders.items()},
        panels={key: one.title for key, one in rubric.programme.committees.items()},
    )


def _criterion(one: Criterion, headings: tuple[Heading, ...]) -> FormCriterion:
    computed = one.check.name is not CheckName.EVIDENCE
    return FormCriterion(title=one.title, remedy=one.remedy, computed=computed, headings=headings)


def _dimension(one: Dimension) -> FormDimension:
    points = tuple(level.points for level in one.levels if level.level > 0)
    return FormDimension(
        number=one.number, name=one.name, short=one.short, max_points=one.max_points, points=points
    )
