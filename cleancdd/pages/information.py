"""The index of sections 7 and 9: all categories, and a page for each with everything that units disclosed
under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cleancdd import urls
from cleancdd.formats.csv import Table, table
from cleancdd.model.base import Computed, digest_of
from cleancdd.model.disclosure import IndexCategory
from cleancdd.model.page import Later, Page
from cleancdd.model.sheet import DisclosedItem
from cleancdd.model.unit import Region
from cleancdd.pages.edition import Edition
from cleancdd.pages.parts import NAMES, category_urls, parts, regional_parts, regional_ways

__all__ = ["has_centre", "pages"]


_LISTED = 20
"""How many entries a category lists itself; where there are more, it counts them by unit."""


class CategoryLine(Computed):
    """A category with how much was disclosed under it, and by how many units; announcements do not count."""

    key: str
    category: IndexCategory
    entries: int
    withheld: int
    units: int


class Choice(Computed):
    """A filter as a link: what it shows, how much that is, and whether it is chosen."""

    label: str
    url: str
    count: int
    chosen: bool


class UnitEntries(Computed):
    """What one unit disclosed within the selection: `count` entries, with the `url` of its own index;
    `entries` only when there are few in all."""

    unit: str
    label: str
    region: Region
    url: str
    count: int
    entries: tuple[DisclosedItem, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """`/information/`, `/information/<category>/` and, for each further fiscal year,
    `/information/<category>/<year>/`."""
    library = edition.library
    if not library.index.categories:
        return
    shown = [one for key in library.units for one in edition.shown.get(key, ())]
    ours: dict[str, list[DisclosedItem]] = {key: [] for key in library.index.categories}
    for one in shown:
        ours[one.category].append(one)
    lines = tuple(_line(key, one, ours[key]) for key, one in library.index.categories.items())
    centres = [
        edition.unit_link(unit, urls.centre(unit)) for unit in library.units if has_centre(edition, unit)
    ]
    told = {
        "lines": lines,
        "total": len(shown),
        "centres": len(centres),
        "units": len(library.units),
        "grounds": library.index.grounds,
    }
    for url, place, regions in regional_parts(urls.INFORMATION, centres, NAMES):
        yield edition.page(url, "information.html", regions=regions, **told, **place)
    if shown:
        yield edition.page(urls.INFORMATION_CSV, "table.csv", table=_csv(edition, shown))
    categories = tuple(library.index.categories)
    places = {unit: category_urls(unit, ones, categories) for unit, ones in edition.shown.items()}
    for line in lines:
        yield from _category_pages(edition, line, ours[line.key], places)


def has_centre(edition: Edition, unit: str) -> bool:
    """Whether there is anything to show of the unit's information centre."""
    library = edition.library
    return bool(library.units[unit].centre or library.disclosed.get(unit) or edition.years_of_use(unit))


def _category_pages(
    edition: Edition,
    line: CategoryLine,
    shown: list[DisclosedItem],
    places: Mapping[str, Mapping[str, str]],
) -> Iterator[Page]:
    counts = Counter(one.fiscal_year for one in shown)
    years = sorted(counts, reverse=True)
    children = tuple(key for key, one in edition.library.index.categories.items() if one.parent == line.key)
    for year in (None, *years):
        chosen = [one for one in shown if year in {None, one.fiscal_year}]
        choices = [Choice(label="ทุกปี", url=urls.category(line.key), count=len(shown), chosen=year is None)]
        choices += [
            Choice(label=f"ปี {one}", url=urls.category(line.key, one), count=counts[one], chosen=one == year)
            for one in years
        ]
        groups = _by_unit(edition, chosen, places, listed=len(chosen) <= _LISTED)
        here = urls.category(line.key, year)
        told = regional_ways(here, groups, NAMES)
        topics = {one.topic: edition.library.index.topics[one.topic].title for one in chosen}
        for url, turn, some in parts(here, groups, NAMES):
            yield edition.page(
                url,
                "category.html",
                line=line,
                year=year,
                choices=tuple(choices) if years else (),
                groups=tuple(some),
                listed=len(chosen) <= _LISTED,
                turn=turn,
                ways=told,
                children={key: edition.library.index.categories[key] for key in children},
                topics=topics,
            )


def _line(key: str, category: IndexCategory, shown: list[DisclosedItem]) -> CategoryLine:
    ours = [one for one in shown if not one.announced]
    withheld = sum(one.kind == "withheld" for one in ours)
    units = len({one.unit for one in ours})
    return CategoryLine(
        key=key, category=category, entries=len(ours) - withheld, withheld=withheld, units=units
    )


def _by_unit(
    edition: Edition,
    shown: Iterable[DisclosedItem],
    places: Mapping[str, Mapping[str, str]],
    *,
    listed: bool,
) -> tuple[UnitEntries, ...]:
    found: dict[str, list[DisclosedItem]] = {}
    for one in shown:
        found.setdefault(one.unit, []).append(one)
    units = edition.library.units
    return tuple(
        UnitEntries(
            unit=key,
            label=units[key].label,
            region=units[key].region,
            url=places[key][ones[0].category],
            count=len(ones),
            entries=tuple(ones) if listed else (),
        )
        for key, ones in found.items()
    )


def _csv(edition: Edition, shown: Sequence[DisclosedItem]) -> Later[Table]:
    """Everything that units disclose, as a table: of a large site the largest of all."""
    library = edition.library
    announced = [one for one in shown if one.announced]
    labels = [(key, one.label) for key, one in library.units.items()]
    address = library.settings.address
    key = digest_of(library.disclosed_digests, announced, library.index, labels, address)
    return Later(key, lambda: _table(edition, shown))


def _table(edition: Edition, shown: Iterable[DisclosedItem]) -> Table:
    index, units = edition.library.index, edition.library.units
    header = (
        "หน่วยงาน",
        "หมวด",
        "เรื่อง",
        "ชื่อ",
        "วันที่",
        "ปีงบประมาณของข้อมูล",
        "ที่อยู่",
        "ดูได้ที่",
        "ไม่เปิดเผยเพราะ",
        "ประกาศไว้ล่วงหน้า",
    )
    rows = (
        (
            units[one.unit].label,
            index.categories[one.category].title,
            index.topics[one.topic].title,
            one.title,
            one.date,
            one.fiscal_year,
            edition.address(one.link),
            one.place,
            one.ground.title if one.ground else None,
            "ใช่" if one.announced else None,
        )
        for one in shown
    )
    return table(header, rows)
