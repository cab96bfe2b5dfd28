"""The OIT sheets of a library: of every unit for every list that is confirmed as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cleancdd.cache import recalled
from cleancdd.findings.oit import oit_sheet
from cleancdd.library import Library
from cleancdd.model.base import digest_of
from cleancdd.model.oit import OitList
from cleancdd.model.sheet import OitSheet
from cleancdd.model.unit import Unit

__all__ = ["sheets_of_all"]


def sheets_of_all(library: Library, as_of: date) -> Mapping[tuple[str, int], OitSheet]:
    """The answers as of a day, by (unit id, fiscal year); units without records are included and marked as
    such."""
    return {
        (unit.id, year): _sheet(library, asked, unit, as_of)
        for year, asked in library.lists.items()
        if asked.complete
        for unit in library.units.values()
    }


def _sheet(library: Library, asked: OitList, unit: Unit, as_of: date) -> OitSheet:
    shown = library.disclosed.get(unit.id, ())
    told = library.disclosures.get((unit.id, asked.fiscal_year))
    return recalled(
        f"sheet {unit.id} {asked.fiscal_year}",
        digest_of(asked, unit, library.disclosed_digests.get(unit.id), told, as_of),
        OitSheet,
        lambda: oit_sheet(asked, unit, shown, told, as_of),
        [model for one in shown for model in (one.file, one.ground) if model is not None],
    )
