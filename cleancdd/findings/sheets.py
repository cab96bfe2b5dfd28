"""The OIT sheets of a library: of every unit for every list that is confirmed as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cleancdd.findings.oit import oit_sheet
from cleancdd.library import Library
from cleancdd.model.sheet import OitSheet

__all__ = ["sheets_of_all"]


def sheets_of_all(library: Library, as_of: date) -> Mapping[tuple[str, int], OitSheet]:
    """The answers as of a day, by (unit id, fiscal year); units without records are included and marked as
    such."""
    found = {}
    for year, asked in library.lists.items():
        for unit in library.units.values() if asked.complete else ():
            shown = library.disclosed.get(unit.id, ())
            told = library.disclosures.get((unit.id, year))
            found[unit.id, year] = oit_sheet(asked, unit, shown, told, as_of)
    return found
