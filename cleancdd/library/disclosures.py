"""Merges everything that a unit disclosed or withheld, from its yearly files and its documents, into one list
that all views use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec.structs import replace

from cleancdd import urls
from cleancdd.model.disclosure import (
    Disclosure,
    DisclosureFile,
    FileFact,
    IndexScheme,
    UnitDocument,
    Withheld,
)
from cleancdd.model.sheet import DisclosedItem, Manner
from cleancdd.model.unit import Unit
from cleancdd.thai.dates import fiscal_year

__all__ = ["gather", "seen_on"]


def gather(
    unit: Unit,
    disclosures: Mapping[int, DisclosureFile],
    documents: Iterable[UnitDocument],
    index: IndexScheme,
    files: Mapping[str, FileFact],
) -> tuple[DisclosedItem, ...]:
    """Everything that a unit disclosed or withheld, the latest year first, and within a year the latest date
    first."""
    found: list[DisclosedItem] = []
    for year, one in disclosures.items():
        found += [_of_entry(unit, year, entry, index, files) for entry in one.entries]
        found += [_of_withheld(unit, year, held, index) for held in one.withheld]
    found += [_of_document(unit, paper, index, files) for paper in documents]
    return tuple(sorted(found, key=lambda one: (-one.year, -(one.date or date.min).toordinal(), one.title)))


def seen_on(shown: Iterable[DisclosedItem], day: date) -> tuple[DisclosedItem, ...]:
    """The items as of a day: those with a later date are announced and not yet disclosed."""
    return tuple(replace(one, announced=True) if one.date and one.date > day else one for one in shown)


def _of_entry(
    unit: Unit, year: int, entry: Disclosure, index: IndexScheme, files: Mapping[str, FileFact]
) -> DisclosedItem:
    file = f"units/{unit.id}/{entry.file}" if entry.file else None
    link = urls.file(file) if file else entry.page or entry.url
    kind: Manner = "file" if file else "page" if entry.page else "web" if entry.url else "place"
    same = ("title", "topic", "text", "date", "through", "until", "place", "where", "manual")
    return DisclosedItem(
        **{name: getattr(entry, name) for name in same},
        unit=unit.id,
        category=entry.category or index.topics[entry.topic].category,
        year=year,
        fiscal_year=entry.fiscal_year or year,
        kind=kind,
        link=link,
        file=files.get(file) if file else None,
        components=entry.components,
    )


def _of_withheld(unit: Unit, year: int, held: Withheld, index: IndexScheme) -> DisclosedItem:
    return DisclosedItem(
        unit=unit.id,
        title=held.title,
        topic=held.topic,
        category=held.category or index.topics[held.topic].category,
        year=year,
        fiscal_year=year,
        text=held.text,
        kind="withheld",
        whole_item=held.whole_item,
        ground=index.grounds[held.ground or ""],
    )


def _of_document(
    unit: Unit, paper: UnitDocument, index: IndexScheme, files: Mapping[str, FileFact]
) -> DisclosedItem:
    year = paper.fiscal_year or fiscal_year(paper.date)
    return DisclosedItem(
        **{
            name: getattr(paper, name)
            for name in ("title", "topic", "date", "through", "until", "where", "manual")
        },
        unit=unit.id,
        category=paper.category or index.topics[paper.topic].category,
        year=year,
        fiscal_year=year,
        text=paper.description,
        kind="page",
        link=paper.url,
        file=files.get(f"units/{unit.id}/{paper.file}") if paper.file else None,
        components=paper.components,
        standing=True,
    )
