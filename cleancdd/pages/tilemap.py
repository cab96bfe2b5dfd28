"""A map of the provinces as equal tiles, each placed near its real neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cleancdd.findings.results import Standing, UnitRow
from cleancdd.model.base import Computed
from cleancdd.model.unit import Unit

__all__ = ["tiles_of"]

_MAP = """
..  ..  ชร57 ..   ..   ..   ..   ..   ..
มส58 ชม50 พย56 นน55 ..   นค43 บก38 ..   ..
..  ลพ51 ลป52 พร54 ลย42 อด41 สน47 นพ48 ..
ตก63 สท64 อต53 พล65 นภ39 ขก40 กส46 มห49 ..
..  กพ62 พจ66 พช67 ชย36 มค44 รอ45 ยส35 อจ37
..  อน61 นว60 ลบ16 นม30 บร31 สร32 ศก33 อบ34
กจ71 ชน18 สห17 สบ19 นย26 ปจ25 สก27 ..   ..
รบ70 สพ72 อท15 อย14 ปท13 ฉช24 ..   ..   ..
..  นฐ73 นบ12 กท10 สป11 ชบ20 จบ22 ตร23 ..
พบ76 สส75 สค74 ..   ..   รย21 ..   ..   ..
ปข77 ..  ..   ..   ..   ..   ..   ..   ..
ชพ86 ..  ..   ..   ..   ..   ..   ..   ..
รน85 สฎ84 ..   ..   ..   ..   ..   ..   ..
พง82 กบ81 นศ80 ..   ..   ..   ..   ..   ..
ภก83 ตง92 พท93 ..   ..   ..   ..   ..   ..
..  สต91 สข90 ปน94 ..   ..   ..   ..   ..
..  ..  ..   ยล95 นธ96 ..   ..   ..   ..
"""
"""Rows from north to south; each cell has the province's two-letter abbreviation and the digits of its ISO
3166-2 code."""


class Tile(Computed):
    """A province on the map: column and row from 1 on, its two letters, and the unit there."""

    column: int
    row: int
    letters: str
    label: str
    url: str
    standing: Standing


def tiles_of(units: Mapping[str, Unit], rows: Iterable[UnitRow]) -> tuple[Tile, ...]:
    """The units on the map, from north to south; empty when it would cover less than half of them."""
    places = _places()
    shown = {units[row.id].iso: row for row in rows if units[row.id].iso in places}
    if len(shown) < len(places) // 2:
        return ()
    return tuple(
        Tile(
            column=column,
            row=line,
            letters=letters,
            label=shown[code].label,
            url=shown[code].url,
            standing=shown[code].standing,
        )
        for code, (column, line, letters) in places.items()
        if code in shown
    )


def _places() -> dict[str | None, tuple[int, int, str]]:
    """Column, row and letters of each province, by its code."""
    return {
        f"TH-{place[2:]}": (column, line, place[:2])
        for line, text in enumerate(_MAP.strip().splitlines(), start=1)
        for column, place in enumerate(text.split(), start=1)
        if place != ".."
    }
