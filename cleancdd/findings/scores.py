"""The scorecards of a library: of every unit in every year that has a rubric, or of one of them.

This is the one place where what is known of a unit and year is gathered and scored; pages, commands and
builds all ask here.
"""

from __future__ import annotations

from datetime import date

from cleancdd.cache import recalled
from cleancdd.findings.observations import observe
from cleancdd.findings.scorecards import score
from cleancdd.library import Library
from cleancdd.model.base import digest_of
from cleancdd.model.scorecard import Observation, Scorecard
from cleancdd.model.unit import Status, Unit

__all__ = ["score_all", "score_unit"]


def score_all(library: Library, as_of: date) -> dict[tuple[str, int], Scorecard]:
    """The scorecard of every unit in every year that has a rubric, as of a day, by (unit id, fiscal year)."""
    return {
        (unit.id, year): score_unit(library, unit, year, as_of)
        for year in library.rubrics
        for unit in library.units.values()
    }


def score_unit(library: Library, unit: Unit, year: int, as_of: date) -> Scorecard:
    """The scorecard of a unit in a year that has a rubric; a finished review is checked against what the site
    saw that day."""
    entry = library.status_of(unit.id, year)
    status = entry.status if entry else None
    evaluation = library.evaluations.get((unit.id, year))
    known = (
        library.rubrics[year],
        unit,
        evaluation,
        status,
        library.disclosed.get(unit.id, ()),
        library.usage.get((unit.id, year)),
        library.index,
        as_of,
    )
    evidence = [one for entry in evaluation.criteria.values() for one in entry.evidence] if evaluation else []
    return recalled(
        f"scorecard {unit.id} {year}",
        digest_of(known),
        Scorecard,
        lambda: _scored(library, unit, year, status, as_of),
        evidence,
    )


def _scored(library: Library, unit: Unit, year: int, status: Status | None, as_of: date) -> Scorecard:
    evaluation = library.evaluations.get((unit.id, year))
    review = evaluation.committee if evaluation else None
    observed = observe_unit(library, unit, year, as_of)
    at_review = (
        observe_unit(library, unit, year, min(as_of, review.date)) if review and review.date else observed
    )
    return score(
        library.rubrics[year],
        unit,
        evaluation,
        status,
        observed,
        as_of=as_of,
        at_review=at_review,
    )


def observe_unit(library: Library, unit: Unit, year: int, as_of: date) -> dict[str, Observation]:
    """What the site observes of a unit as of a day, by criterion, in a year that has a rubric.

    `unit.yaml` belongs to no year, so it is only considered when the unit recorded something for the year.
    """
    if not _has_records(library, unit, year):
        return {}
    usage = library.usage.get((unit.id, year))
    return observe(
        library.rubrics[year], unit, library.disclosed.get(unit.id, ()), usage, library.index, as_of
    )


def _has_records(library: Library, unit: Unit, year: int) -> bool:
    """Whether the unit itself recorded anything for the year; records taken from a document are not its
    own."""
    evaluation = library.evaluations.get((unit.id, year))
    disclosed = any(one.year == year for one in library.disclosed.get(unit.id, ()))
    return (
        disclosed or (unit.id, year) in library.usage or (evaluation is not None and evaluation.basis is None)
    )
