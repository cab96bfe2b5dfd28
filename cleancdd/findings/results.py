"""What a unit is in a fiscal year, in one line: its status by announcement, and its scorecard in figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from cleancdd import urls
from cleancdd.library import Library
from cleancdd.model.base import Computed
from cleancdd.model.scorecard import Scorecard
from cleancdd.model.unit import Region, Status

__all__ = ["Result", "Standing", "UnitRow", "result_of", "standing_of", "unit_rows"]

Standing = Literal["model", "challenge", "outstanding", "pool", "unannounced"]
"""A unit's standing in a year: a status by announcement; `pool`, competing for outstanding, when the model
and challenge units were announced and it is not among them (guideline line 252); or `unannounced`."""


class Result(Computed):
    """A scorecard in one line; it has points only when they are final, and `assessed` is true when the unit
    dated its self-assessment.

    `unknown` counts the criteria that keep a level open, `mentions` those mentioned only in a document.
    """

    unit: str
    year: int
    recorded: bool
    final: bool
    points: int | None
    extra: int | None
    with_extra: int | None
    grade: str | None
    assessed: bool
    basis: str
    review: str
    unknown: int
    mentions: int

    @property
    def url(self) -> str:
        """The page of the whole scorecard."""
        return urls.scorecard(self.unit, self.year)


class UnitRow(Computed):
    """A unit as a listing shows it."""

    id: str
    label: str
    name: str
    region: Region
    standing: Standing
    result: Result | None

    @property
    def url(self) -> str:
        """The page of the unit."""
        return urls.unit(self.id)


def standing_of(library: Library, unit_id: str, year: int) -> Standing:
    """The status that an announcement gave to the unit for the year."""
    entry = library.status_of(unit_id, year)
    if entry is not None:
        return entry.status.value
    announced = {one.status for one in library.statuses.years.get(year, ())}
    return "pool" if announced & {Status.MODEL, Status.CHALLENGE} else "unannounced"


def unit_rows(library: Library, results: Mapping[tuple[str, int], Result], year: int) -> tuple[UnitRow, ...]:
    """Every unit with its status and result of a year, in the order of the library; `results` by unit and
    year."""
    return tuple(
        UnitRow(
            id=unit.id,
            label=unit.label,
            name=unit.name,
            region=unit.region,
            standing=standing_of(library, unit.id, year),
            result=results.get((unit.id, year)),
        )
        for unit in library.units.values()
    )


def result_of(card: Scorecard) -> Result:
    """The figures of a scorecard that lists and histories of units show."""
    return Result(
        unit=card.unit,
        year=card.year,
        recorded=card.recorded,
        final=card.official.final,
        points=card.official.points,
        extra=card.official.extra,
        with_extra=card.official.with_extra,
        grade=card.official.grade,
        assessed=card.assessed is not None,
        basis=card.basis,
        review=card.review,
        unknown=card.blocking,
        mentions=len(card.mentioned),
    )
