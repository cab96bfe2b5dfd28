"""Lists cut into pages, so that no page grows with the programme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from cleancdd import urls
from cleancdd.model.base import Computed
from cleancdd.model.sheet import DisclosedItem
from cleancdd.model.unit import Region

__all__ = [
    "ENTRIES",
    "NAMES",
    "ROWS",
    "Group",
    "Way",
    "by_category",
    "category_urls",
    "parts",
    "regional_parts",
    "regional_ways",
    "starts",
    "ways",
]

ENTRIES = 30
"""How many entries with their details a page holds."""

ROWS = 100
"""How many rows of a table, or things with a few lines each, a page holds."""

NAMES = 200
"""How many names, each a link, a page holds."""

_FEW = 12
"""Up to this many pages, every page of a list leads to all others."""

_NEAR = 2
"""How many pages before and after it a page of a longer list leads to, besides the first and the last."""

_Row = TypeVar("_Row")


class Step(Computed):
    """A page that a pager leads to; `apart` when pages between it and the step before are left out."""

    number: int
    url: str
    apart: bool = False


class Turn(Computed):
    """The position of a page among the `count` pages of one list: `number`, counted from 1, and the `steps`
    that its pager shows, itself among them."""

    number: int
    count: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A group of rows of a list: its anchor, how many rows it has, and its region, or a label of its own."""

    anchor: str
    count: int
    region: Region | None = None
    label: str = ""


class Way(Computed):
    """Where a group of rows begins in a divided list, with the group's number of rows and name."""

    url: str
    count: int
    region: Region | None = None
    label: str = ""


class RegionRows(Computed):
    """The rows of the units of an inspection region, or of a kind of unit that has none; on a page of a
    divided list, those on the page."""

    region: Region
    rows: tuple[Any, ...]

    @property
    def anchor(self) -> str:
        """Where the region begins on its page."""
        return urls.region_anchor(self.region)


def parts(url: str, rows: Sequence[_Row], size: int) -> Iterator[tuple[str, Turn | None, Sequence[_Row]]]:
    """The pages of a list, the first at `url`: address, place among them (none where one page holds all),
    rows."""
    count = max(1, -(-len(rows) // size))
    for at in range(count):
        turn = _turn(url, at + 1, count) if count > 1 else None
        yield urls.part(url, at + 1), turn, rows[at * size : (at + 1) * size]


def _turn(url: str, number: int, count: int) -> Turn:
    return Turn(number=number, count=count, steps=tuple(_steps(url, number, count)))


def _steps(url: str, number: int, count: int) -> Iterator[Step]:
    near = range(max(1, number - _NEAR), min(count, number + _NEAR) + 1)
    before = 0
    for one in range(1, count + 1) if count <= _FEW else sorted({1, *near, count}):
        yield Step(number=one, url=urls.part(url, one), apart=one > before + 1)
        before = one


def ways(url: str, groups: Iterable[Group], size: int) -> tuple[Way, ...]:
    """Where the groups of a list at `url` begin, in the order of the list; none where one page holds all."""
    every = tuple(groups)
    if sum(one.count for one in every) <= size:
        return ()
    places = starts(url, {one.anchor: one.count for one in every}, size)
    return tuple(
        Way(url=places[one.anchor], count=one.count, region=one.region, label=one.label) for one in every
    )


def starts(url: str, counts: Mapping[str, int], size: int) -> dict[str, str]:
    """Where each group begins in the pages of a list at `url`, by its anchor; `counts` are the numbers of
    rows, in the order of the list."""
    found, before = {}, 0
    for anchor, count in counts.items():
        found[anchor] = urls.anchored(urls.part(url, before // size + 1), anchor)
        before += count
    return found


def by_region(rows: Iterable[Any]) -> tuple[RegionRows, ...]:
    """Rows that are in the order of the library, by the `region` of each."""
    return tuple(
        RegionRows(region=region, rows=tuple(ours))
        for region, ours in groupby(rows, key=lambda one: one.region)
    )


def regional_parts(
    url: str, rows: Sequence[Any], size: int
) -> Iterator[tuple[str, Mapping[str, object], tuple[RegionRows, ...]]]:
    """The pages of a list in the order of the library: the address of each, its pager and its ways to the
    regions as a template takes them, and its rows by region."""
    told = regional_ways(url, rows, size)
    for address, turn, some in parts(url, rows, size):
        yield address, {"turn": turn, "ways": told}, by_region(some)


def regional_ways(url: str, rows: Iterable[Any], size: int) -> tuple[Way, ...]:
    """Where the regions of such a list begin."""
    counts = Counter(one.region for one in rows)
    return ways(url, (Group(urls.region_anchor(one), count, one) for one, count in counts.items()), size)


def by_category(shown: Sequence[DisclosedItem], categories: Sequence[str]) -> tuple[DisclosedItem, ...]:
    """A unit's entries in the order of its index."""
    order = {key: at for at, key in enumerate(categories)}
    return tuple(sorted(shown, key=lambda one: order[one.category]))


def category_urls(unit: str, shown: Sequence[DisclosedItem], categories: Sequence[str]) -> Mapping[str, str]:
    """Where each category begins in a unit's index."""
    counts = Counter(one.category for one in by_category(shown, categories))
    return starts(urls.centre(unit), counts, ENTRIES)
