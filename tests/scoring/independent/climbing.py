"""From outcomes to levels, points, totals and grades (lines 273 and 297 to 374)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tests.scoring.independent.reading import Raw, count

Levels = Mapping[int, Iterable[str]]
PASSING = {"met", "not-applicable"}


def reached(levels: Levels) -> int:
    """The highest level all of whose criteria, and those of all levels below, are met."""
    return _climb(levels, lambda outcome: outcome in PASSING)


def ceiling(levels: Levels) -> int:
    """The highest level that nothing unmet stands in the way of."""
    return _climb(levels, lambda outcome: outcome != "unmet")


def _climb(levels: Levels, passes: Any) -> int:
    height = 0
    for level in sorted(levels):
        if not all(map(passes, levels[level])):
            break
        height = level
    return height


def standing(levels: Mapping[int, list[str]], points: Mapping[int, int]) -> dict[str, Any]:
    low, high = reached(levels), ceiling(levels)
    return {"level": low, "ceiling": high, "points": points[low], "most": points[high], "final": low == high}


def total(standings: Iterable[Raw]) -> int | None:
    """The points of all dimensions; none as long as one of them is open."""
    found = list(standings)
    return sum(one["points"] for one in found) if all(one["final"] for one in found) else None


def pass_mark(standings: Iterable[Raw], mark: int) -> str:
    """Whether the mark is reached without the extra point (lines 239, 379, 387), as soon as that is
    certain."""
    found = list(standings)
    if sum(one["points"] for one in found) >= mark:
        return "met"
    return "unmet" if sum(one["most"] for one in found) < mark else "unknown"


def grade(points: int, grades: Raw) -> str:
    """The highest grade whose least points are there, of 110."""
    reached_bands = [band for band in grades["bands"] if points >= count(band["minimum"])]
    return str(
        max(reached_bands, key=lambda band: count(band["minimum"]))["grade"]
        if reached_bands
        else grades["below"]
    )
