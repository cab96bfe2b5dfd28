"""The programme's year: what is due when, and what is late on the day that the site speaks of; and a file for
calendars of each unit, in which its own days stand too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Literal
from urllib.parse import urlsplit

from cleancdd import urls
from cleancdd.findings.agenda import Due, Late, dues_by_unit, dues_of, late_items
from cleancdd.formats.ics import CalendarDay, CalendarFile
from cleancdd.model.base import Computed
from cleancdd.model.page import Page
from cleancdd.pages.edition import Edition, Link
from cleancdd.pages.parts import ROWS, Group, parts, ways
from cleancdd.thai.dates import MONTHS, SHORT_MONTHS, fiscal_periods, fiscal_year_days

__all__ = ["pages"]


class LateUnit(Computed):
    """A unit with what it has not recorded although its day has passed."""

    unit: Link
    items: tuple[Late, ...]


class MonthOfVisits(Computed):
    """The days of committees in a month, or those of them that a page holds."""

    anchor: str
    label: str
    dues: tuple[Due, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """`/calendar/<year>/` and its file for calendars, of every year that has a rubric, and the file of every
    unit, of all years."""
    if not edition.library.units:
        return
    for year in edition.years:
        yield from _of_year(edition, year)
    dues = [one for year in edition.years for one in dues_of(edition.library, year)]
    if not dues:
        return
    for unit, ours in dues_by_unit(dues, edition.library.units).items():
        title = f"{edition.library.settings.title} {edition.library.units[unit].label}"
        file = _file(edition, title, edition.years[0], ours)
        yield edition.page(urls.unit_calendar(unit), "calendar.ics", calendar=file)


def _of_year(edition: Edition, year: int) -> Iterator[Page]:
    library = edition.library
    dues = dues_of(library, year)
    late = tuple(_late_units(edition, year))
    told = {
        "year": year,
        "years": edition.years,
        "following": next((one for one in dues if one.day >= edition.as_of), None),
        "unwritten": tuple(one for one in library.rubrics[year].programme.deadlines if one.month is None),
        "late_units": len(late),
        "band": _band(dues, year, edition.as_of),
        "over": sum(one.day < edition.as_of for one in dues),
        "as_of": edition.as_of,
    }
    if len(dues) + len(late) > ROWS:
        yield from _divided(edition, year, dues, late, told)
    else:
        whole = {"dues": dues, "months": (), "late": late, "turn": None, "ways": ()}
        yield edition.page(urls.calendar(year), "calendar.html", **told, **whole)
    file = _file(edition, f"{library.settings.title} ปีงบประมาณ {year}", year, dues)
    yield edition.page(urls.calendar_file(year), "calendar.ics", calendar=file)


def _file(edition: Edition, title: str, year: int, dues: Iterable[Due]) -> CalendarFile:
    """The days as a file, which is as old as the latest of its years."""
    return CalendarFile(
        title=title,
        host=urlsplit(edition.library.settings.address or "").hostname or "cleancdd.invalid",
        stamp=fiscal_year_days(year)[0],
        days=tuple(
            CalendarDay(key=one.key, day=one.day, title=one.title, text=one.when or "") for one in dues
        ),
    )


def _divided(
    edition: Edition, year: int, dues: Sequence[Due], late: Sequence[LateUnit], told: Mapping[str, object]
) -> Iterator[Page]:
    """The first page has what is due for all units; the days of committees by month, then the late units."""
    shared = tuple(one for one in dues if one.unit is None)
    months = _months([one for one in dues if one.unit is not None])
    groups = [Group(one.anchor, len(one.dues), label=one.label) for one in months]
    if late:
        groups.append(Group("late", len(late), label="เกินกำหนดแล้ว"))
    where = urls.calendar(year)
    rows: list[Due | LateUnit] = [*(one for month in months for one in month.dues), *late]
    for url, turn, some in parts(where, rows, ROWS):
        yield edition.page(
            url,
            "calendar.html",
            dues=shared if url == where else (),
            months=_months([one for one in some if isinstance(one, Due)]),
            late=tuple(one for one in some if isinstance(one, LateUnit)),
            turn=turn,
            ways=ways(where, groups, ROWS),
            **told,
        )


def _months(dues: Sequence[Due]) -> tuple[MonthOfVisits, ...]:
    found = groupby(dues, key=lambda one: (one.day.year, one.day.month))
    return tuple(
        MonthOfVisits(anchor=f"month-{month}", label=f"{MONTHS[month - 1]} {year + 543}", dues=tuple(ours))
        for (year, month), ours in found
    )


def _late_units(edition: Edition, year: int) -> Iterator[LateUnit]:
    every = late_items(edition.library, edition.scorecards, edition.sheets, year, edition.as_of)
    for unit, items in groupby(every, key=lambda one: one.unit):
        yield LateUnit(unit=edition.link_of(unit, urls.unit(unit)), items=tuple(items))


def _band(
    dues: Iterable[Due], year: int, as_of: date
) -> tuple[tuple[str, int, Literal["past", "now", "ahead"]], ...]:
    """The months as their figure draws them."""
    days = [one.day for one in dues]
    return tuple(
        (
            SHORT_MONTHS[first.month - 1],
            sum(first <= day <= last for day in days),
            "past" if last < as_of else "ahead" if first > as_of else "now",
        )
        for first, last in fiscal_periods(year, 1)
    )
