"""The information centre of a unit, its documents, and the use of both by quarter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby, pairwise

from cleancdd import labels, urls
from cleancdd.formats.csv import Table, table
from cleancdd.model.base import Computed
from cleancdd.model.disclosure import IndexCategory
from cleancdd.model.fields import Day
from cleancdd.model.page import Page
from cleancdd.model.sheet import DisclosedItem
from cleancdd.model.unit import Unit
from cleancdd.model.usage import QUARTERS, CentreUse, Usage
from cleancdd.pages.edition import Edition, Link
from cleancdd.pages.information import has_centre
from cleancdd.pages.parts import ENTRIES, by_category, category_urls, parts

__all__ = ["pages"]


class CategoryEntries(Computed):
    """One page of a unit's index for a category; `count` is the number of entries in the whole category."""

    key: str
    category: IndexCategory
    count: int
    entries: tuple[DisclosedItem, ...]


class CategoryLink(Computed):
    """A category of a unit's index: how much there is, and where it begins."""

    category: IndexCategory
    count: int
    url: str


class ManualLine(Computed):
    """A manual that the rubric names, and where the unit discloses it; None where the site does not see
    it."""

    title: str
    entry: DisclosedItem | None


class QuarterLine(Computed):
    """A quarter's use: the visitors' book, and visits to the unit's pages, documents and searches."""

    number: int
    months: str
    centre: CentreUse | None
    reported: Day | None
    pages: int | None
    documents: int | None
    searches: int | None


class CategoryUse(Computed):
    """Visits of a category over the year."""

    title: str
    pages: int
    documents: int
    searches: int


def pages(edition: Edition) -> Iterator[Page]:
    """`/units/<id>/centre/`, `/units/<id>/documents/<slug>/` with its earlier addresses, and
    `/units/<id>/<year>/usage/` with its `usage.csv`."""
    for unit in edition.library.units.values():
        if has_centre(edition, unit.id):
            yield from _centre(edition, unit)
        yield from _documents(edition, unit)
    for (key, year), usage in edition.library.usage.items():
        yield from _usage(edition, edition.library.units[key], year, usage)


def _centre(edition: Edition, unit: Unit) -> Iterator[Page]:
    library = edition.library
    shown = edition.shown.get(unit.id, ())
    categories = library.index.categories
    whole = Counter(one.category for one in shown)
    sheets = [year for year in sorted(library.lists, reverse=True) if _has_sheet(edition, unit.id, year)]
    judged = {edition.year} & library.rubrics.keys()
    places = category_urls(unit.id, shown, tuple(categories))
    lines = tuple(
        CategoryLink(category=categories[key], count=whole[key], url=url) for key, url in places.items()
    )
    for url, turn, rows in parts(urls.centre(unit.id), by_category(shown, tuple(categories)), ENTRIES):
        groups = tuple(
            CategoryEntries(key=key, category=categories[key], count=whole[key], entries=tuple(ones))
            for key, ones in groupby(rows, key=lambda one: one.category)
        )
        yield edition.page(
            url,
            "centre.html",
            unit=unit,
            lines=lines,
            groups=groups,
            turn=turn,
            manuals={year: _manuals(edition, shown, year) for year in judged} if shown else {},
            sheets=tuple(
                Link(label=f"ปีงบประมาณ {year}", url=urls.oit_sheet(unit.id, year)) for year in sheets
            ),
            used=tuple(
                Link(label=f"ปีงบประมาณ {year}", url=urls.usage(unit.id, year))
                for year in edition.years_of_use(unit.id)
            ),
        )


def _has_sheet(edition: Edition, unit: str, year: int) -> bool:
    sheet = edition.sheets.get((unit, year))
    return sheet is not None and sheet.recorded


def _manuals(edition: Edition, shown: tuple[DisclosedItem, ...], year: int) -> tuple[ManualLine, ...]:
    """The checklist of the manuals that the year's rubric names (criterion d2.l2.2.2 of 2564)."""
    named: dict[str, str] = {}
    for criterion in edition.library.rubrics[year].criteria.values():
        named |= criterion.observed.manuals if criterion.observed else {}
    entries = {
        one.manual: one
        for one in reversed(shown)
        if one.manual and not one.announced and (one.until or year) >= year
    }
    return tuple(ManualLine(title=title, entry=entries.get(key)) for key, title in named.items())


def _documents(edition: Edition, unit: Unit) -> Iterator[Page]:
    entries = {one.link: one for one in edition.shown.get(unit.id, ())}
    index = edition.library.index
    for paper in edition.library.documents.get(unit.id, ()):
        yield edition.page(
            paper.url,
            "document.html",
            unit=unit,
            paper=paper,
            entry=entries[paper.url],
            topic=index.topics[paper.topic].title,
            category=index.categories[entries[paper.url].category],
        )


def _usage(edition: Edition, unit: Unit, year: int, usage: Usage) -> Iterator[Page]:
    days = sorted(set(usage.reported_by(date.max).values()))
    quarters = tuple(_quarter(usage, number) for number in range(1, 5))
    yield edition.page(urls.usage_csv(unit.id, year), "table.csv", table=_quarters_table(quarters))
    yield edition.page(
        urls.usage(unit.id, year),
        "usage.html",
        unit=unit,
        year=year,
        quarters=quarters,
        visitors=_visitors(usage),
        categories=_categories(edition, usage),
        imported=bool(usage.imported),
        gaps=tuple((later - earlier).days for earlier, later in pairwise(days)),
        scored=year in edition.library.rubrics,
    )


def _visitors(usage: Usage) -> tuple[tuple[str, int | None], ...]:
    """The visitors of the quarters as their figure draws them; nothing when fewer than two are known."""
    found = [usage.centre[key].visitors if key in usage.centre else None for key in QUARTERS]
    if len(found) - found.count(None) < 2:
        return ()
    return tuple((f"ไตรมาส {number}", one) for number, one in enumerate(found, 1))


def _quarter(usage: Usage, number: int) -> QuarterLine:
    key = QUARTERS[number - 1]
    centre, web = usage.centre.get(key), usage.web.get(key)
    return QuarterLine(
        number=number,
        months=labels.QUARTERS[key],
        centre=centre,
        reported=centre.reported if centre else None,
        pages=sum(web.pages.values()) if web else None,
        documents=sum(web.documents.values()) if web else None,
        searches=sum(web.searches.values()) if web else None,
    )


def _quarters_table(quarters: tuple[QuarterLine, ...]) -> Table:
    header = ("ไตรมาส", "ผู้มาใช้ศูนย์ (คน)", "คำขอ (เรื่อง)", "สำเนาที่ให้ (หน้า)", "คำขอที่ปฏิเสธ (เรื่อง)")
    web = ("หน้าเว็บที่เปิด (ครั้ง)", "เอกสารที่เปิด (ครั้ง)", "การค้นหา (ครั้ง)", "เสนอผู้บริหาร")
    rows = [
        (
            one.number,
            *(getattr(one.centre, name, None) for name in ("visitors", "requests", "copies", "refused")),
            *(one.pages, one.documents, one.searches, one.reported),
        )
        for one in quarters
    ]
    return table((*header, *web), rows)


def _categories(edition: Edition, usage: Usage) -> tuple[CategoryUse, ...]:
    titles = {key: one.title for key, one in edition.library.index.categories.items()} | {"other": "หน้าอื่น"}
    found = []
    for key, title in titles.items():
        pages, documents, searches = (_sum(usage, part, key) for part in ("pages", "documents", "searches"))
        if pages or documents or searches:
            found.append(CategoryUse(title=title, pages=pages, documents=documents, searches=searches))
    return tuple(found)


def _sum(usage: Usage, part: str, key: str) -> int:
    counts: list[Mapping[str, int]] = [getattr(web, part) for web in usage.web.values()]
    return sum(one.get(key, 0) for one in counts)
