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
from cleancdd.library.disclosures import seen_on
from cleancdd.model.base import digest_of
from cleancdd.model.evaluation import Evaluation
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
        library.disclosed_digests.get(unit.id),
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
    if not _has_records(library, unit, year, as_of):
        return {}
    usage = library.usage.get((unit.id, year))
    return observe(
        library.rubrics[year], unit, library.disclosed.get(unit.id, ()), usage, library.index, as_of
    )


def _has_records(library: Library, unit: Unit, year: int, as_of: date) -> bool:
    """Whether anything is recorded of the unit's own year: evidence, numbers or a statement of the unit or
    its committee, something disclosed by now or withheld, or the use of its centre.

    Records taken from a document, an empty form, an appointment and visits counted from web logs are none.
    """
    usage, evaluation = library.usage.get((unit.id, year)), library.evaluations.get((unit.id, year))
    shown = seen_on(library.disclosed.get(unit.id, ()), as_of)
    return (
        any(one.year == year and not one.announced for one in shown)
        or (usage is not None and bool(usage.centre))
        or (evaluation is not None and _tells(evaluation))
    )


def _tells(evaluation: Evaluation) -> bool:
    """Whether an evaluation says anything that judges a criterion, or may."""
    review = evaluation.committee
    entries = {key: one for key, one in evaluation.criteria.items() if not evaluation.is_from_document(key)}
    stated = [*entries.values(), *(review.criteria.values() if review else ())]
    return bool(
        evaluation.numbers
        or (review and review.numbers)
        or any(one.evidence for one in entries.values())
        or any(one.outcome or one.not_applicable for one in stated)
    )
