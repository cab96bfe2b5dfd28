"""A scorecard of the package in the words of the independent scorer, so that the two can be held against each
other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Literal

from cleancdd.findings.scores import observe_unit
from cleancdd.library import Library
from cleancdd.model.scorecard import CriterionCard, LadderCard, Scorecard, Standing, Total
from tests.scoring.independent.climbing import ceiling, reached
from tests.scoring.independent.judging import Seen

Column = Literal["own", "committee"]
COLUMNS: tuple[Column, ...] = ("own", "committee")
Key = tuple[str, int]


def sights(library: Library, as_of: date) -> Callable[[str, int], tuple[Seen, Seen]]:
    """What the site sees of each unit on the day it speaks of, and on the day of a finished review where that
    was before."""

    def of_unit(unit: str, year: int) -> tuple[Seen, Seen]:
        evaluation = library.evaluations.get((unit, year))
        review = evaluation.committee if evaluation else None
        reviewed = review.date if review and review.review == "complete" and review.date else as_of
        return seen(library, unit, year, as_of), seen(library, unit, year, min(as_of, reviewed))

    return of_unit


def seen(library: Library, unit: str, year: int, today: date) -> Seen:
    found = observe_unit(library, library.units[unit], year, today)
    return {key: (one.finding.outcome.value, frozenset(one.shows)) for key, one in found.items()}


def criteria_of(card: Scorecard) -> Iterator[CriterionCard]:
    """Every criterion of a scorecard, those of the further ladder and the extra point with them."""
    for one in (*card.dimensions, *([card.ladder] if card.ladder else ())):
        levels = one.steps if isinstance(one, LadderCard) else one.levels
        yield from (each for level in levels for each in level.criteria)
    if card.extra is not None:
        yield card.extra


def outcomes(card: Scorecard, column: Column) -> dict[str, str]:
    """The outcome of each criterion in a column; what the committee has not judged yet is unknown in its
    own."""
    return {
        one.criterion: (found.outcome.value if (found := getattr(one, column)) else "unknown")
        for one in criteria_of(card)
    }


def column(card: Scorecard, name: Column | Literal["official"]) -> dict[str, Any] | None:
    """All that a column comes to, without its outcomes; None where there is no such column."""
    total: Total | None = getattr(card, name)
    if total is None:
        return None
    return {
        "dimensions": {one.dimension: _standing(getattr(one, name)) for one in card.dimensions},
        "points": total.points,
        "with_extra": total.with_extra,
        "grade": total.grade,
    }


def _standing(one: Standing) -> dict[str, Any]:
    return {
        "told": one.recorded,
        "level": one.level,
        "ceiling": one.ceiling,
        "points": one.points,
        "final": one.final,
    }


def ladder(card: Scorecard, name: Column) -> tuple[int, int] | None:
    """The step reached and the one that can be, by a column's own outcomes of the steps."""
    if card.ladder is None:
        return None
    found = outcomes(card, name)
    levels = {step.level: [found[one.criterion] for one in step.criteria] for step in card.ladder.steps}
    return reached(levels), ceiling(levels)


def whole(card: Scorecard) -> dict[str, Any]:
    """All that both columns and the official one come to."""
    found: dict[str, Any] = {name: column(card, name) for name in ("own", "committee", "official")}
    for name in COLUMNS if card.committee else COLUMNS[:1]:
        found[name] |= {"outcomes": outcomes(card, name), "ladder": ladder(card, name)}
    return found


def figures(one: Mapping[str, Any]) -> dict[str, Any]:
    """A column of the independent scorer alike."""
    told = ("told", "level", "ceiling", "points", "final")
    return {
        "dimensions": {key: {name: found[name] for name in told} for key, found in one["dimensions"].items()},
        "points": one["points"],
        "with_extra": one["with_extra"],
        "grade": grade_in_words(one),
    }


def grade_in_words(one: Mapping[str, Any]) -> str | None:
    """The grade, and whether the extra point, of which nothing is told, may still raise it."""
    low, high = one["grade"], one["grade_with_award"]
    if one["extra"] != "unknown" or low == high:
        return str(low) if low else None
    return f"{low} (หรือ {high} ถ้าได้คะแนนพิเศษ)" if low == "ไม่จัดระดับ" else f"อย่างน้อย {low}"


def whole_of(card: Mapping[str, Any]) -> dict[str, Any]:
    """A card of the independent scorer alike."""
    found: dict[str, Any] = {
        name: card[name] and figures(card[name]) for name in ("own", "committee", "official")
    }
    for name in COLUMNS if card["committee"] else COLUMNS[:1]:
        steps = card[name]["ladder"]
        found[name] |= {
            "outcomes": card[name]["outcomes"],
            "ladder": steps and (steps["level"], steps["ceiling"]),
        }
    return found
