"""What the competition of a year came to in each inspection region, and in each kind of unit that has none
(guideline section 1.4, lines 103 to 106)."""

from __future__ import annotations

from collections.abc import Iterable

from cleancdd.findings.results import UnitRow
from cleancdd.findings.selection import Choice, Placed, is_decided, ranked
from cleancdd.library import Library
from cleancdd.model.base import Computed
from cleancdd.model.fields import Day
from cleancdd.model.unit import Region

__all__ = ["Contest", "contests"]

_FIRST = 3
"""How many places a summary names."""


class Contest(Computed):
    """A region's competition: who competed, how many presented and from when to when, how many are decided,
    the first places, and who was announced."""

    region: Region
    competing: tuple[UnitRow, ...]
    presented: int
    first: Day | None
    last: Day | None
    decided: int
    placed: tuple[Placed, ...]
    announced: tuple[UnitRow, ...]


def contests(
    library: Library, rows: Iterable[UnitRow], choices: Iterable[Choice], year: int
) -> tuple[Contest, ...]:
    """The competition of each region, in the order of the selection."""
    every = list(rows)
    return tuple(_contest(library, every, one, year) for one in choices)


def _contest(library: Library, rows: list[UnitRow], choice: Choice, year: int) -> Contest:
    barred = {one.id for one in choice.barred}
    competing = [row for row in rows if row.region == choice.region and row.id not in barred]
    reviews = (library.evaluations.get((row.id, year)) for row in competing)
    days = sorted(
        one.committee.presentation
        for one in reviews
        if one is not None and one.committee is not None and one.committee.presentation is not None
    )
    return Contest(
        region=choice.region,
        competing=tuple(competing),
        presented=len(days),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        decided=sum(is_decided(row) for row in competing),
        placed=tuple(one for one in ranked(competing) if one.rank <= _FIRST),
        announced=choice.announced,
    )
