"""The map of the front page: a tile for each province, placed as the settings of the site place it."""

from __future__ import annotations

from collections.abc import Iterable

from cleancdd.findings.results import Standing, UnitRow
from cleancdd.library import Library
from cleancdd.model.base import Computed

__all__ = ["map_of"]


class Tile(Computed):
    """A province on the map: column and row from 0 on, its letters, and the unit there; with a certain total
    also that and how many fifths of the full score it reaches."""

    column: int
    row: int
    letters: str
    label: str
    url: str
    standing: Standing
    points: int | None
    fifths: int


class TileMap(Computed):
    """The tiles from north to south, and how many columns and rows they take."""

    tiles: tuple[Tile, ...]
    columns: int
    rows: int


def map_of(library: Library, year: int, rows: Iterable[UnitRow]) -> TileMap | None:
    """The units of a year on the map; None when the site places no provinces, or has units in less than half
    of them."""
    places = tuple(library.settings.tiles)
    there = {library.units[row.id].iso: row for row in rows}
    full = _full(library, year)
    tiles = tuple(
        Tile(
            column=column,
            row=line,
            letters=letters,
            label=there[code].label,
            url=there[code].url,
            standing=there[code].standing,
            points=(points := _total(there[code])),
            fifths=5 * (points or 0) // full,
        )
        for code, letters, column, line in places
        if code in there
    )
    if not tiles or len(tiles) < len(places) // 2:
        return None
    return TileMap(
        tiles=tiles,
        columns=1 + max(one.column for one in tiles),
        rows=1 + max(one.row for one in tiles),
    )


def _total(row: UnitRow) -> int | None:
    """The whole total; one without a known extra point is not certain."""
    return None if row.result is None or row.result.extra is None else row.result.with_extra


def _full(library: Library, year: int) -> int:
    rubric = library.rubrics.get(year)
    return 1 if rubric is None else rubric.scheme.max_points + rubric.scheme.extra_points
