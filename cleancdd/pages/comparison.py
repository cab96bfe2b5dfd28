"""Units side by side over the years: a table of all of them, from which a script takes the two or three that
a visitor chooses; a programme of very many units is compared within parts of the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cleancdd import urls
from cleancdd.findings.results import Standing
from cleancdd.model.base import Computed
from cleancdd.model.page import Page
from cleancdd.model.scorecard import Scorecard
from cleancdd.pages.edition import Edition
from cleancdd.pages.parts import parts, regional_ways, starts

__all__ = ["comparison_urls", "is_comparable", "pages"]

_UNITS, _MOST_YEARS = 600, 4
"""How many units a page compares, and over how many years, so that it stays below 250 KB."""

_ANNOUNCED: frozenset[Standing] = frozenset({"model", "challenge", "outstanding"})


class ComparedYear(Computed):
    """A year with the short names of its dimensions, which some kinds of unit share; `graded` if its totals
    have grades."""

    year: int
    dimensions: tuple[str, ...]
    graded: bool


class ComparedCell(Computed):
    """A unit in a year: its total, and its grade where it has one, when they are certain; the status that was
    announced; and its level in each dimension, None while that is not certain."""

    points: int | None
    grade: str | None
    standing: Standing | None
    levels: tuple[int | None, ...]


class ComparedUnit(Computed):
    """A unit over the years."""

    id: str
    label: str
    cells: tuple[ComparedCell, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """`/results/compare/`, where there are units to compare and a rubric to compare them by."""
    if not is_comparable(edition):
        return
    years = edition.years[:_MOST_YEARS]
    units = tuple(edition.library.units.values())
    told = {
        "year": edition.year,
        "years": tuple(_year(edition, year) for year in years),
        "ways": regional_ways(urls.COMPARISON, units, _UNITS),
    }
    for url, turn, some in parts(urls.COMPARISON, units, _UNITS):
        compared = tuple(
            ComparedUnit(
                id=unit.id,
                label=unit.label,
                cells=tuple(_cell(edition, unit.id, year) for year in years),
            )
            for unit in some
        )
        yield edition.page(url, "comparison.html", **told, turn=turn, units=compared)


def comparison_urls(edition: Edition) -> Mapping[str, str]:
    """Where each unit is compared with others, by its id; empty where none is."""
    units = edition.library.units if is_comparable(edition) else ()
    places = starts(urls.COMPARISON, {urls.comparison_anchor(key): 1 for key in units}, _UNITS)
    return dict(zip(units, places.values(), strict=True))


def is_comparable(edition: Edition) -> bool:
    """Whether there are units to compare, and a rubric to compare them by."""
    return len(edition.library.units) > 1 and bool(edition.years)


def _year(edition: Edition, year: int) -> ComparedYear:
    rubric = edition.library.rubrics[year]
    named = {one.number: one.short for one in rubric.dimensions.values()}
    return ComparedYear(
        year=year,
        dimensions=tuple(named[number] for number in sorted(named)),
        graded=rubric.scheme.grades is not None,
    )


def _cell(edition: Edition, unit: str, year: int) -> ComparedCell:
    card = edition.scorecards.get((unit, year))
    standing = edition.standing(unit, year)
    sure = card is not None and card.official.final and card.official.extra is not None
    return ComparedCell(
        points=card.official.with_extra if card and sure else None,
        grade=_grade(edition, year, card) if card and sure else None,
        standing=standing if standing in _ANNOUNCED else None,
        levels=_levels(edition, year, card),
    )


def _grade(edition: Edition, year: int, card: Scorecard) -> str | None:
    scale = edition.library.rubrics[year].scheme.grades
    return card.official.grade if scale is not None and card.official.grade != scale.below else None


def _levels(edition: Edition, year: int, card: Scorecard | None) -> tuple[int | None, ...]:
    """The certain levels by number of dimension; none where nothing is recorded."""
    if card is None or not card.recorded:
        return ()
    found = {one.number: one.official.level for one in card.dimensions if one.official.final}
    numbers = sorted({one.number for one in edition.library.rubrics[year].dimensions.values()})
    return tuple(found.get(number) for number in numbers)
