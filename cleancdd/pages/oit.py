"""The OIT lists: the page of each list with the units' coverage, of each item across units, and of each unit
and year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from cleancdd import labels, urls
from cleancdd.findings.periods import period_words
from cleancdd.formats.csv import Table, table
from cleancdd.model.base import Computed
from cleancdd.model.disclosure import IndexCategory
from cleancdd.model.fields import Day
from cleancdd.model.oit import OitItem, OitList, item_number
from cleancdd.model.page import Page
from cleancdd.model.sheet import ItemCard, ItemStatus, OitSheet
from cleancdd.model.unit import Region, Unit, region_order
from cleancdd.pages.edition import Edition, Link
from cleancdd.pages.information import has_centre
from cleancdd.pages.parts import NAMES, parts, regional_parts, regional_ways

__all__ = ["pages"]

_ROWS = 24
"""How many units a table of units × items has at most; beyond that, each region has its own table."""

_ANSWERS = 30
"""How many units' answers to one item a page holds."""

_TOTALS = ("ครบ", "ข้อที่เกี่ยวข้อง", "ร้อยละ", "เผยแพร่ล่าสุด", "เผยแพร่ล่าช้า (ข้อ)", "ข้อที่เผยแพร่ล่าช้า")


class ListLine(Computed):
    """An item of a list as the year's page shows it, with how many units have answered it, by state."""

    key: str
    number: int
    title: str
    heading: str | None
    period: str
    category: str
    components: tuple[str, ...]
    counts: dict[str, int]
    asked: int


class Section(Computed):
    """A sub-indicator with its items."""

    key: str
    title: str
    indicator: str
    lines: tuple[ListLine, ...]


class CoverageRow(Computed):
    """A unit, or a region, in the coverage table; the states are in the order of the list."""

    id: str
    label: str
    region: Region
    complete: int
    asked: int
    states: tuple[str, ...] = ()
    overdue: tuple[bool, ...] = ()
    latest: Day | None = None

    @property
    def percent(self) -> int:
        """The share of complete items, cut to whole per cents."""
        return int(Fraction(self.complete * 100, self.asked)) if self.asked else 0


class ItemRow(Computed):
    """A unit's answer, as the page of one item lists it."""

    unit: str
    label: str
    region: Region
    card: ItemCard


class Crossing(Computed):
    """The number of a topic in each year's list: `O18`, a range, or none that is known."""

    title: str
    places: tuple[Link | None, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """`/oit/` with its table, `/oit/<year>/`, `/oit/<year>/o<n>/`, and `/units/<id>/<year>/oit/` of every
    unit for each confirmed list."""
    lists = edition.library.lists
    if not lists:
        return
    latest_first = tuple(lists[year] for year in sorted(lists, reverse=True))
    crossings = _crossings(edition)
    yield edition.page(urls.OIT, "oit-lists.html", lists=latest_first, rows=crossings)
    yield edition.page(urls.OIT_CSV, "table.csv", table=_crossing_table(latest_first, crossings))
    for year, asked in lists.items():
        sheets = {unit: one for (unit, of), one in edition.sheets.items() if of == year}
        yield from _list_pages(edition, asked, {unit: one for unit, one in sheets.items() if one.recorded})
        required = _sections(edition, asked, {})
        for unit, sheet in sheets.items():
            yield _unit_page(edition, asked, edition.library.units[unit], sheet, required)


def _unit_page(
    edition: Edition, asked: OitList, unit: Unit, sheet: OitSheet, required: tuple[Section, ...]
) -> Page:
    """The unit's answers; when nothing is recorded, the requirements of each item."""
    return edition.page(
        urls.oit_sheet(unit.id, asked.fiscal_year),
        "oit-unit.html" if sheet.recorded else "oit-unrecorded.html",
        unit=unit,
        sheet=sheet,
        scored=asked.fiscal_year in edition.library.rubrics,
        centre=has_centre(edition, unit.id),
        sections=required,
        title=asked.title,
        note=asked.note,
    )


def _list_pages(edition: Edition, asked: OitList, sheets: Mapping[str, OitSheet]) -> Iterator[Page]:
    year, library = asked.fiscal_year, edition.library
    rows = tuple(_coverage(library.units[unit], sheet) for unit, sheet in sheets.items())
    silent = [unit for unit in library.units if unit not in sheets] if asked.complete else []
    sections, divided = _sections(edition, asked, sheets), len(rows) > _ROWS
    told = {
        "asked": asked,
        "sections": sections,
        "rows": () if divided else rows,
        "regions": _by_region(rows),
        "divided": divided,
        "recorded": len(rows),
        "silent": len(silent),
        "as_of": edition.as_of if rows else None,
        "years": tuple(sorted(library.lists, reverse=True)),
    }
    named = [edition.unit_link(unit, urls.oit_sheet(unit, year)) for unit in silent]
    for url, place, unrecorded in regional_parts(urls.oit_list(year), named, NAMES):
        yield edition.page(url, "oit-list.html", unrecorded=unrecorded, **told, **place)
    if divided:
        yield from _region_pages(edition, asked, sections, rows)
    if rows:
        numbers = (key.upper() for key in asked.items)
        header = ("unit_id", "หน่วยงาน", library.settings.region_title, *numbers, *_TOTALS)
        cells = (
            (
                one.id,
                one.label,
                library.settings.region_name(one.region),
                *_words(one),
                *_totals(one, sheets[one.id]),
            )
            for one in rows
        )
        yield edition.page(urls.oit_coverage_csv(year), "table.csv", table=table(header, cells))
    for key, item in asked.items.items():
        yield from _item_pages(edition, asked, key, item, sheets)


def _region_pages(
    edition: Edition, asked: OitList, sections: tuple[Section, ...], rows: tuple[CoverageRow, ...]
) -> Iterator[Page]:
    """The table of units × items of each region."""
    for region in sorted({one.region for one in rows}, key=region_order):
        ours = [one for one in rows if one.region == region]
        for url, turn, some in parts(urls.oit_region(asked.fiscal_year, region), ours, _ROWS):
            yield edition.page(
                url,
                "oit-region.html",
                year=asked.fiscal_year,
                region=region,
                sections=sections,
                rows=tuple(some),
                turn=turn,
                as_of=edition.as_of,
            )


def _totals(row: CoverageRow, sheet: OitSheet) -> tuple[int | str | date | None, ...]:
    late = " ".join(f"{one.item.upper()} ({one.days_late} วัน)" for one in sheet.items if one.late)
    return row.complete, row.asked, row.percent, row.latest, sheet.late, late or None


def _words(row: CoverageRow) -> Iterator[str]:
    for state, overdue in zip(row.states, row.overdue, strict=True):
        yield labels.ITEM_STATUSES[ItemStatus(state)] + (" (เกินกำหนด)" if overdue else "")


def _item_pages(
    edition: Edition, asked: OitList, key: str, item: OitItem, sheets: Mapping[str, OitSheet]
) -> Iterator[Page]:
    order = list(asked.items)
    place = order.index(key)
    units, answers = edition.library.units, []
    for unit, sheet in sheets.items():
        one = units[unit]
        answers.append(ItemRow(unit=unit, label=one.label, region=one.region, card=sheet.items[place]))
    here = urls.oit_item(asked.fiscal_year, key)
    told = {
        "line": _line(edition, asked, key, item, sheets),
        "ways": regional_ways(here, answers, _ANSWERS),
        "late": sum(one.card.late for one in answers),
        "due": next((one.card.due for one in answers), None),
    }
    for url, turn, some in parts(here, answers, _ANSWERS):
        yield edition.page(
            url,
            "oit-item.html",
            year=asked.fiscal_year,
            key=key,
            item=item,
            group=asked.groups.get(item.group),
            category=_category(edition, item),
            category_key=edition.library.index.topics[item.topic].category,
            complete_list=asked.complete,
            answers=tuple(some),
            turn=turn,
            silent=len(units) - len(answers),
            elsewhere=_elsewhere(edition, asked, item),
            previous=_link(asked, order[place - 1]) if place else None,
            following=_link(asked, order[place + 1]) if place + 1 < len(order) else None,
            **told,
        )


def _link(asked: OitList, key: str) -> Link:
    return Link(label=f"{key.upper()} {asked.items[key].title}", url=urls.oit_item(asked.fiscal_year, key))


def _elsewhere(edition: Edition, asked: OitList, item: OitItem) -> tuple[Link, ...]:
    """The number of the item's topic in the other years' lists."""
    found = []
    for year, other in sorted(edition.library.lists.items()):
        place = other.place_of(item.topic)
        if year != asked.fiscal_year and place is not None:
            found.append(Link(label=f"{place} ปี {year}", url=_place_url(other, item.topic)))
    return tuple(found)


def _place_url(asked: OitList, topic: str) -> str:
    key = asked.item_of(topic)
    return urls.oit_item(asked.fiscal_year, key) if key else urls.oit_list(asked.fiscal_year)


def _category(edition: Edition, item: OitItem) -> IndexCategory:
    index = edition.library.index
    return index.categories[index.topics[item.topic].category]


def _sections(edition: Edition, asked: OitList, sheets: Mapping[str, OitSheet]) -> tuple[Section, ...]:
    lines: dict[str, list[ListLine]] = {}
    for key, item in asked.items.items():
        lines.setdefault(item.group, []).append(_line(edition, asked, key, item, sheets))
    found = []
    for key, ones in lines.items():
        group = asked.groups.get(key)
        title, indicator = (group.title, group.indicator) if group else ("ข้อที่ยืนยันตำแหน่งแล้ว", asked.title)
        found.append(Section(key=key, title=title, indicator=indicator, lines=tuple(ones)))
    return tuple(found)


def _line(
    edition: Edition, asked: OitList, key: str, item: OitItem, sheets: Mapping[str, OitSheet]
) -> ListLine:
    place = list(asked.items).index(key)
    states = [sheet.items[place].status for sheet in sheets.values()]
    return ListLine(
        key=key,
        number=item_number(key),
        title=item.title,
        heading=item.heading,
        period=period_words(item.period, asked.fiscal_year),
        category=_category(edition, item).short,
        components=tuple(item.components.values()),
        counts={status.value: states.count(status) for status in ItemStatus},
        asked=len(states) - states.count(ItemStatus.NOT_APPLICABLE),
    )


def _coverage(unit: Unit, sheet: OitSheet) -> CoverageRow:
    return CoverageRow(
        id=unit.id,
        label=unit.label,
        region=unit.region,
        states=tuple(one.status.value for one in sheet.items),
        overdue=tuple(one.overdue for one in sheet.items),
        complete=sheet.complete,
        asked=sheet.asked,
        latest=sheet.latest,
    )


def _by_region(rows: Iterable[CoverageRow]) -> tuple[CoverageRow, ...]:
    """The regions of the units that recorded something, with all their items together."""
    found: dict[Region, list[CoverageRow]] = {}
    for row in rows:
        found.setdefault(row.region, []).append(row)
    order = sorted(found, key=region_order)
    return tuple(
        CoverageRow(
            id=urls.region_anchor(region),
            label=f"{len(found[region])}",
            region=region,
            complete=sum(one.complete for one in found[region]),
            asked=sum(one.asked for one in found[region]),
            latest=max((one.latest for one in found[region] if one.latest), default=None),
        )
        for region in order
    )


def _crossings(edition: Edition) -> tuple[Crossing, ...]:
    lists = [edition.library.lists[year] for year in sorted(edition.library.lists, reverse=True)]
    found = []
    for topic, one in edition.library.index.topics.items():
        places = [asked.place_of(topic) for asked in lists]
        if any(places):
            links = [
                None if place is None else Link(label=place, url=_place_url(asked, topic))
                for place, asked in zip(places, lists, strict=True)
            ]
            found.append(Crossing(title=one.title, places=tuple(links)))
    return tuple(found)


def _crossing_table(lists: Iterable[OitList], rows: Iterable[Crossing]) -> Table:
    return table(
        ("เรื่อง", *(f"ปี {asked.fiscal_year}" for asked in lists)),
        ((row.title, *(place and place.label for place in row.places)) for row in rows),
    )
