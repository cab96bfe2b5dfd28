"""The ranking of a year, and which units the rules select as outstanding.

The best of each inspection region, and one of each kind of unit that has none (guideline sections 1.4 and
2.3.3, lines 99, 252 and 269). Only units with a finished review and a fully known total are ranked; ties are
kept, because no rule breaks them. Announcements are shown beside the selection and never overruled.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Literal

from cleancdd.findings.results import Standing, UnitRow
from cleancdd.model.base import Computed
from cleancdd.model.unit import Region, region_order
from cleancdd.thai.collation import collation_key

__all__ = ["Choice", "Placed", "choices", "is_decided", "ranked"]

_COMPETING: frozenset[Standing] = frozenset({"pool", "outstanding"})
"""The standings that compete for outstanding; a unit already announced as outstanding for the year competed
in it."""

_BARRED: frozenset[Standing] = frozenset({"model", "challenge"})
"""Who holds a higher status already."""


class Placed(Computed):
    """A unit with its place among others; units of one score share the place, and `tied` says so."""

    unit: UnitRow
    rank: int
    tied: bool


class Choice(Computed):
    """The selection within a region, or within a kind of unit that has none.

    `leaders` are the best among those decided so far, `awaited` compete but are not decided yet, `barred`
    already have a higher status, and `announced` were announced as outstanding. The state is `no-list` when
    no announcement says who may compete, `nobody` when no unit may, `waiting` while none is decided, `open`
    while some are not, then `tied` or `chosen`.
    """

    region: Region
    state: Literal["no-list", "nobody", "waiting", "open", "tied", "chosen"]
    leaders: tuple[Placed, ...]
    awaited: tuple[UnitRow, ...]
    barred: tuple[UnitRow, ...]
    announced: tuple[UnitRow, ...]


def is_decided(row: UnitRow) -> bool:
    """Whether the unit's committee has finished, and the whole total with the extra point is known."""
    one = row.result
    return one is not None and one.basis == "committee" and one.final and one.extra is not None


def score_of(row: UnitRow) -> int:
    """The total that a decided unit is ranked by: of all dimensions with the extra point (line 3535)."""
    return (row.result.with_extra if row.result else None) or 0


def ranked(rows: Iterable[UnitRow]) -> tuple[Placed, ...]:
    """The decided units, best first. Equal totals share a place, and the next place is lower by their number.
    The result does not depend on the order of the rows."""
    best_first = sorted(
        (row for row in rows if is_decided(row)),
        key=lambda row: (-score_of(row), collation_key(row.label), row.id),
    )
    placed: list[Placed] = []
    for _, equals in groupby(best_first, key=score_of):
        group, rank = list(equals), len(placed) + 1
        placed += [Placed(unit=row, rank=rank, tied=len(group) > 1) for row in group]
    return tuple(placed)


def choices(rows: Iterable[UnitRow]) -> tuple[Choice, ...]:
    """The units that the rules select in each region, in the order of the regions."""
    found: dict[Region, list[UnitRow]] = {}
    for row in rows:
        found.setdefault(row.region, []).append(row)
    return tuple(_choice(region, found[region]) for region in sorted(found, key=region_order))


def _choice(region: Region, rows: list[UnitRow]) -> Choice:
    competing = [row for row in rows if row.standing in _COMPETING]
    leaders = tuple(one for one in ranked(competing) if one.rank == 1)
    awaited = tuple(row for row in competing if not is_decided(row))
    return Choice(
        region=region,
        state=_state(rows, competing, leaders, awaited),
        leaders=leaders,
        awaited=awaited,
        barred=tuple(row for row in rows if row.standing in _BARRED),
        announced=tuple(row for row in rows if row.standing == "outstanding"),
    )


def _state(
    rows: list[UnitRow], competing: list[UnitRow], leaders: tuple[Placed, ...], awaited: tuple[UnitRow, ...]
) -> Literal["no-list", "nobody", "waiting", "open", "tied", "chosen"]:
    if any(row.standing == "unannounced" for row in rows):
        return "no-list"
    if not competing:
        return "nobody"
    if not leaders:
        return "waiting"
    if awaited:
        return "open"
    return "tied" if len(leaders) > 1 else "chosen"
