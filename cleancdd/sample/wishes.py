"""Converts the levels that a unit is to reach to an outcome for each criterion: met up to that level, then
one that blocks the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cleancdd.model.criterion import CheckName, Criterion
from cleancdd.model.scorecard import Outcome
from cleancdd.sample.dice import Dice
from cleancdd.sample.numbers import ANY, Catalogue, Wish
from cleancdd.sample.sheet import Levels

__all__ = ["MET", "UNKNOWN", "Wishes", "wish_for"]

Wishes = dict[str, Wish]

MET: Final[Wish] = frozenset({Outcome.MET})
UNMET: Final[Wish] = frozenset({Outcome.UNMET})
UNKNOWN: Final[Wish] = frozenset({Outcome.UNKNOWN})
_NOT_UNMET: Final[Wish] = frozenset({Outcome.MET, Outcome.UNKNOWN})

_BLANK = 0.04
"""The share of dimensions without any record."""
_PROVISIONAL = 0.25
"""The share of dimensions whose next level depends only on something not yet recorded."""


def wish_for(levels: Levels, target: int, catalogue: Catalogue, dice: Dice, *, certain: bool) -> Wishes:
    """The wished outcomes in one dimension or ladder; `certain` leaves no missing records and no provisional
    level."""
    if not certain and dice.chance(_BLANK):
        return {one.id: UNKNOWN for level in levels for one in level}
    wishes = {one.id: MET for level in levels[:target] for one in level}
    if target < len(levels):
        unmet = certain or not dice.chance(_PROVISIONAL)
        blocks = (_block(levels[target], wishes, catalogue, dice, unmet=one) for one in (unmet, not unmet))
        wishes |= next(filter(None, blocks), {})
    return wishes


def _block(
    level: Sequence[Criterion], wishes: Wishes, catalogue: Catalogue, dice: Dice, *, unmet: bool
) -> Wishes:
    """Make one criterion block the level; for a provisional level, none beside it is unmet."""
    for blocker in dice.shuffled(level):
        wish = {blocker.id: UNMET if unmet else UNKNOWN}
        if not unmet:
            wish = {one.id: _NOT_UNMET for one in level} | wish
        if all(_is_possible(one, wishes | wish, catalogue) for one in level):
            return wish
    return {}


def _is_possible(criterion: Criterion, wishes: Wishes, catalogue: Catalogue) -> bool:
    if criterion.check.name is CheckName.SCORE_AT_LEAST:
        return wishes.get(criterion.id, ANY) == ANY
    return criterion.check.measure is None or bool(catalogue.options(criterion.check.measure, wishes))
