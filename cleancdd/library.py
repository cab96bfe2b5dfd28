"""Everything that was read, gathered and cross-checked before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cleancdd.crosscheck import check_evaluations, check_pages, check_references, check_statuses
from cleancdd.diagnostics import Faults
from cleancdd.linkbook import read_links
from cleancdd.model.evaluation import Evaluation
from cleancdd.model.links import NO_LINKS, LinkBook
from cleancdd.model.rubric import Rubric
from cleancdd.model.settings import Settings
from cleancdd.model.unit import StatusBook, StatusEntry, Unit
from cleancdd.model.writeup import Writeup
from cleancdd.rubric import read_rubrics
from cleancdd.settings import read_settings, read_statuses
from cleancdd.thai.collation import collation_key
from cleancdd.units import read_units, unit_ids
from cleancdd.writeups import read_pages

__all__ = ["Library", "read_library"]

_NO_STATUSES = StatusBook(announcements={}, years={})


@dataclass(frozen=True, slots=True)
class Library:
    """All nouns of a site, sound in themselves and with each other.

    `units` stand by inspection region, then in Thai order, the central ones last; `evaluations` go by (unit id, fiscal year).
    """

    settings: Settings
    units: Mapping[str, Unit]
    statuses: StatusBook
    rubrics: Mapping[int, Rubric]
    evaluations: Mapping[tuple[str, int], Evaluation]
    pages: Mapping[str, Writeup]
    links: LinkBook = NO_LINKS

    def status_of(self, unit: str, year: int) -> StatusEntry | None:
        """What the unit was announced to be in a fiscal year; None when no announcement names it."""
        return next((entry for entry in self.statuses.years.get(year, ()) if unit in entry.units), None)


def read_library(root: Path) -> Library:
    """Read and cross-check the whole site; raises `FaultyContent` with every slip of every file."""
    faults = Faults()
    settings = read_settings(root, faults)
    statuses = read_statuses(root, faults)
    rubrics = read_rubrics(root, faults)
    units = read_units(root, faults)
    pages = read_pages(root, faults)
    links = read_links(root, faults)
    check_statuses(statuses, unit_ids(root), faults)
    check_evaluations(root, units, rubrics, faults)
    check_pages(pages, faults)
    if settings is not None:
        check_references(settings.noun, units, statuses, rubrics, pages, faults)
    faults.stop_if_any()
    assert settings is not None  # noqa: S101 - its absence is a fault, which has just stopped the run
    return Library(
        settings=settings.noun,
        units={unit.id: unit for unit in sorted((one.unit.noun for one in units.values()), key=_shelf)},
        statuses=statuses.noun if statuses else _NO_STATUSES,
        rubrics={year: rubrics[year].rubric for year in sorted(rubrics)},
        evaluations={(key, year): one.noun for key, folder in units.items() for year, one in sorted(folder.evaluations.items())},
        pages={key: pages[key].noun for key in sorted(pages)},
        links=links,
    )


def _shelf(unit: Unit) -> tuple[int, object]:
    return (unit.inspection_region or 99, collation_key(unit.label))
