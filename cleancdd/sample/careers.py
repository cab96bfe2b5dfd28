"""The history of each invented unit: its status and its results over the years."""

from __future__ import annotations

from typing import Final

from cleancdd.model.unit import Status
from cleancdd.sample.dice import Dice
from cleancdd.sample.units import SampleUnit

__all__ = ["is_recorded", "status_of", "targets_of"]

_STATUSES: Final = {"M": Status.MODEL, "C": Status.CHALLENGE, "O": Status.OUTSTANDING}
_CAREERS: Final = (
    "MMMMMMMM",  # a model for years
    "MCOO",  # through all levels
    "COO",  # outstanding in two years running, now challenge
    "C.O.O.O.O",  # outstanding in four years in all, now challenge
    "O",
    ".MCOO",  # a model that was not kept
    "O.O",
    "", "", "", "", "",
)  # fmt: skip
"""The status of a unit by year, the latest first; a dot is a year without a status."""

_SOME_YEARS_MISSING, _LATEST_MISSING, _NEVER = 9, 10, 11
"""The careers whose evaluations are missing."""

_STRONG: Final = (
    (5, 5, 5, 5, 5),
    (4, 5, 3, 5, 5),  # 86 points exactly
    (4, 4, 3, 5, 5),  # 84: just below
    (4, 4, 4, 5, 5),  # 88: just above
    (5, 5, 4, 5, 5),
    (3, 4, 4, 4, 5),
)
"""Levels by dimension of units that hold a status; the scores are around the limit of 86 points."""


def status_of(unit: SampleUnit, back: int) -> Status | None:
    """The unit's status `back` years before the latest."""
    career = _CAREERS[_career(unit)]
    return _STATUSES.get(career[back]) if back < len(career) else None


def is_recorded(unit: SampleUnit, back: int) -> bool:
    """Whether the unit has an evaluation `back` years before the latest."""
    missing = {_SOME_YEARS_MISSING: back % 2 == 1, _LATEST_MISSING: back == 0, _NEVER: True}
    return not missing.get(_career(unit), False)


def targets_of(unit: SampleUnit, back: int, dimensions: int, dice: Dice) -> list[int]:
    """The level that the unit is to reach in each dimension; over all units of a career, every level
    occurs."""
    if status_of(unit, back) in {Status.MODEL, Status.CHALLENGE}:
        strong = _STRONG[(unit.number // len(_CAREERS) + _career(unit) + back) % len(_STRONG)]
        return [strong[place % len(strong)] for place in range(dimensions)]
    if unit.kind == "central":  # these are few, so each level occurs in more than one year
        return [(unit.number + place - back) % 6 for place in range(dimensions)]
    return [max(0, (unit.number + place) % 6 - dice.below(back + 1)) for place in range(dimensions)]


def _career(unit: SampleUnit) -> int:
    """Central units start at another career, so that a few of them show as much as many."""
    return (unit.number + (4 if unit.kind == "central" else 0)) % len(_CAREERS)
