"""The paper forms of a year: blank for every kind of unit, and filled in from what a unit and its committee
recorded (guideline appendix, lines 3411 to 3555)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cleancdd import urls
from cleancdd.model.page import Page
from cleancdd.model.rubric import Rubric
from cleancdd.pages.edition import Edition
from cleancdd.pages.scorecards import form_of

__all__ = ["pages"]


def pages(edition: Edition) -> Iterator[Page]:
    """`/forms/<year>/`, and under it the checklist and the year's summary, blank and of each unit."""
    for year in edition.years if edition.library.units else ():
        yield from _of_year(edition, year)


def _of_year(edition: Edition, year: int) -> Iterator[Page]:
    library, rubric = edition.library, edition.library.rubrics[year]
    kinds = _kinds(edition, rubric)
    form = cache(lambda kind: form_of(rubric, kind))
    recorded = tuple(row for row in edition.rows_of(year) if row.result is not None and row.result.recorded)
    yield edition.page(urls.forms(year), "forms.html", year=year, kinds=kinds, recorded=recorded)
    for kind in kinds:
        where = urls.blank_checklist(year, kind)
        shown = _shown(rubric, kind) | {"unit": None, "card": None, "address": None}
        yield edition.page(where, "checklist.html", form=form(kind), **shown)
    for row in recorded:
        unit = library.units[row.id]
        shown = _shown(rubric, unit.kind) | {
            "unit": unit,
            "card": edition.scorecards[row.id, year],
            "address": edition.address(urls.scorecard(row.id, year)),
        }
        where = urls.checklist(year, row.id)
        yield edition.page(where, "checklist.html", form=form(unit.kind), **shown)


def _shown(rubric: Rubric, kind: str) -> dict[str, object]:
    """What the forms of a kind of unit show of the rubric."""
    asked = {one.id: one.asks for one in rubric.criteria.values() if rubric.is_for(kind, one.id)}
    return {
        "year": rubric.year,
        "kind": kind,
        "asked": asked,
        "scheme": rubric.scheme,
        "levels": _levels(rubric, kind),
    }


def _kinds(edition: Edition, rubric: Rubric) -> tuple[str, ...]:
    """The kinds of existing units that the rubric judges, in the order of the settings."""
    there = {unit.kind for unit in edition.library.units.values()}
    return tuple(
        key for key in edition.library.settings.unit_kinds if key in there and rubric.dimensions_for(key)
    )


def _levels(rubric: Rubric, kind: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """The criteria of each level, by the key of the dimension and the level's number."""
    return {
        key: {
            str(level.level): tuple(one.id for one in rubric.criteria_of(f"{key}.l{level.level}"))
            for level in dimension.levels
            if level.level > 0
        }
        for key, dimension in rubric.dimensions_for(kind).items()
    }
