"""The list of all units, and the page of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from cleancdd import labels, urls
from cleancdd.findings.agenda import Due, Late, dues_by_unit, dues_of, late_items
from cleancdd.findings.results import Standing, UnitRow
from cleancdd.findings.statuses import inferred
from cleancdd.formats.csv import Table, table
from cleancdd.model.base import Computed
from cleancdd.model.page import Page
from cleancdd.model.sheet import OitSheet
from cleancdd.model.unit import Announcement, Region, Unit
from cleancdd.pages.comparison import comparison_urls
from cleancdd.pages.coverage import coverage_of
from cleancdd.pages.edition import Edition, Link
from cleancdd.pages.information import has_centre
from cleancdd.pages.minutes import minutes_of
from cleancdd.pages.parts import NAMES, ROWS, regional_parts, starts

__all__ = ["pages", "region_urls", "status_url"]

_ORDER: tuple[Standing, ...] = ("model", "challenge", "outstanding", "pool", "unannounced")


_LATEST = 3
"""How many meetings the page of a unit names."""


class StandingRows(Computed):
    """The units that hold one status, and where they are listed; `rows` only where the list of all has
    them."""

    standing: Standing
    count: int
    url: str
    rows: tuple[UnitRow, ...]


class HistoryLine(Computed):
    """What a unit came to in a year: its status, and its whole total where that is certain."""

    year: int
    standing: Standing
    points: int | None
    grade: str | None
    basis: str


class StatusLine(Computed):
    """What a unit was in a year, and the announcement that says so."""

    year: int
    standing: Standing
    announcement: Announcement | None


class Agenda(Computed):
    """What is late of a unit in the current year, and everything that is due in it, which does not change
    from day to day."""

    year: int
    late: tuple[Late, ...]
    dues: tuple[Due, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """`/units/` and `/units/<id>/`; for more units than one page holds, `/units/status/<status>/` too.
    With two known totals a unit has `/units/<id>/history.csv`; on a site with an address
    `/units/<id>/share.png`."""
    if not edition.library.units:
        return
    standings = tuple(_by_standing(edition))
    for url, place, regions in regional_parts(urls.UNITS, edition.rows, ROWS):
        yield edition.page(
            url,
            "units.html",
            year=edition.year,
            regions=regions,
            standings=standings,
            coverage=coverage_of(edition),
            scored=edition.year in edition.years,
            **place,
        )
    if _is_divided(edition):
        yield from _standing_pages(edition)
    places, agendas, compared = region_urls(edition), _agendas(edition), comparison_urls(edition)
    for unit in edition.library.units.values():
        history = _history(edition, unit.id)
        ways = (places[unit.region], compared.get(unit.id))
        yield _unit(edition, unit, ways, agendas.get(unit.id), history)
        if _trend(history):
            yield edition.page(urls.unit_history(unit.id), "table.csv", table=_history_table(history))
    if edition.library.settings.address is not None:
        for row in edition.rows:
            yield edition.page(urls.unit_picture(row.id), "share.txt", lines=_shared(edition, row))


def region_urls(edition: Edition) -> Mapping[Region, str]:
    """Where the units of each region begin in the list of all."""
    counts = Counter(row.region for row in edition.rows)
    places = starts(urls.UNITS, {urls.region_anchor(one): count for one, count in counts.items()}, ROWS)
    return dict(zip(counts, places.values(), strict=True))


def status_url(edition: Edition, standing: Standing) -> str:
    """Where the units of a status are listed."""
    return urls.units_with_status(standing) if _is_divided(edition) else urls.units_of_status(standing)


def _is_divided(edition: Edition) -> bool:
    return len(edition.rows) > ROWS


def _of_standing(edition: Edition, standing: Standing) -> tuple[UnitRow, ...]:
    return tuple(row for row in edition.rows if row.standing == standing)


def _by_standing(edition: Edition) -> Iterator[StandingRows]:
    for one in _ORDER:
        if rows := _of_standing(edition, one):
            listed = () if _is_divided(edition) else rows
            yield StandingRows(standing=one, count=len(rows), url=status_url(edition, one), rows=listed)


def _standing_pages(edition: Edition) -> Iterator[Page]:
    for one in _ORDER:
        if rows := _of_standing(edition, one):
            told = {"year": edition.year, "standing": one, "count": len(rows)}
            for url, place, regions in regional_parts(urls.units_with_status(one), rows, NAMES):
                yield edition.page(url, "units-status.html", regions=regions, **told, **place)


def _agendas(edition: Edition) -> dict[str, Agenda]:
    """The agenda of every unit; none without a rubric of the current year."""
    library, year = edition.library, edition.year
    if year not in edition.years:
        return {}
    dues = dues_by_unit(dues_of(library, year), library.units)
    late: dict[str, list[Late]] = {}
    for one in late_items(library, edition.scorecards, edition.sheets, year, edition.as_of):
        late.setdefault(one.unit, []).append(one)
    return {unit: Agenda(year=year, late=tuple(late.get(unit, ())), dues=ours) for unit, ours in dues.items()}


def _unit(
    edition: Edition,
    unit: Unit,
    ways: tuple[str, str | None],
    agenda: Agenda | None,
    history: tuple[HistoryLine, ...],
) -> Page:
    """A unit's page; `ways` lead to its region, and to where it is compared with others."""
    region_url, comparison_url = ways
    return edition.page(
        urls.unit(unit.id),
        "unit.html",
        unit=unit,
        region_url=region_url,
        statuses=_statuses(edition, unit.id),
        results=edition.results_of(unit.id),
        history=history,
        trend=_trend(history),
        full=_full(edition),
        inferred=inferred(edition.library, unit.id),
        related=edition.relations.of_unit(unit.id),
        disclosed=tuple(_disclosed(edition, unit.id)),
        meetings=minutes_of(edition, unit.id)[:_LATEST],
        agenda=agenda,
        comparison_url=comparison_url,
    )


def _shared(edition: Edition, row: UnitRow) -> tuple[str, ...]:
    """What the picture of a unit says: its name, what it is in the year and came to, and the site."""
    office, province, place = row.name.partition("จังหวัด")
    name = (office, province + place) if office and place else (row.name,)
    return (
        *name,
        f"ปี {edition.year} {labels.STANDINGS[row.standing]}",
        _outcome(row),
        edition.library.settings.title,
    )


def _outcome(row: UnitRow) -> str:
    if row.result is None or not row.result.recorded:
        return "ยังไม่มีข้อมูลการประเมิน"
    if not row.result.final or row.result.extra is None:
        return "ยังสรุปคะแนนไม่ได้"
    return f"{row.result.with_extra} คะแนน {row.result.grade or ''}".strip()


def _history(edition: Edition, unit: str) -> tuple[HistoryLine, ...]:
    """The years of a unit, latest first; a total without a known extra point is not certain."""
    return tuple(
        HistoryLine(
            year=one.year,
            standing=edition.standing(unit, one.year),
            points=one.with_extra if one.extra is not None else None,
            grade=one.grade if one.extra is not None else None,
            basis=one.basis,
        )
        for one in edition.results_of(unit)
    )


def _trend(history: tuple[HistoryLine, ...]) -> tuple[tuple[str, int | None], ...]:
    """The years of a unit, earliest first, as its figure draws them; nothing when fewer than two totals are
    known."""
    if sum(one.points is not None for one in history) < 2:
        return ()
    return tuple((str(one.year), one.points) for one in reversed(history))


def _history_table(history: tuple[HistoryLine, ...]) -> Table:
    rows = [
        (
            one.year,
            labels.STANDINGS[one.standing],
            one.points,
            one.grade,
            None if one.points is None else labels.BASES[one.basis],
        )
        for one in history
    ]
    return table(("ปีงบประมาณ", "สถานะ", "คะแนนรวม", "เกรด", "เป็นผลของ"), rows)


def _full(edition: Edition) -> int:
    """The highest possible total of any year, used as the scale of the history figure."""
    schemes = [one.scheme for one in edition.library.rubrics.values()]
    return max((one.max_points + one.extra_points for one in schemes), default=0)


def _disclosed(edition: Edition, unit: str) -> Iterator[Link]:
    """The pages of what the unit discloses; one for every confirmed list, whether or not anything is
    recorded."""
    if has_centre(edition, unit):
        yield Link(label="ศูนย์ข้อมูลข่าวสารและดัชนีของหน่วยงาน", url=urls.centre(unit))
    for year in sorted(edition.library.lists, reverse=True):
        sheet = edition.sheets.get((unit, year))
        if sheet is not None:
            yield Link(label=f"OIT ปี {year}: {_answered(sheet)}", url=urls.oit_sheet(unit, year))


def _answered(sheet: OitSheet) -> str:
    if not sheet.recorded:
        return "ยังไม่มีการบันทึก"
    late = f" เผยแพร่ล่าช้า {sheet.late} ข้อ" if sheet.late else ""
    return f"ครบ {sheet.complete} จาก {sheet.asked} ข้อ{late}"


def _statuses(edition: Edition, unit_id: str) -> tuple[StatusLine, ...]:
    """One line for each year with an announcement about the unit, latest first."""
    book = edition.library.statuses
    found = []
    for year in sorted(book.years, reverse=True):
        entry = edition.library.status_of(unit_id, year)
        standing = edition.standing(unit_id, year)
        if standing != "unannounced":
            announcement = book.announcements[entry.announcement] if entry else None
            found.append(StatusLine(year=year, standing=standing, announcement=announcement))
    return tuple(found)
