"""The programme's year: what is due when, and what is late on the day that the site speaks of; and a file for
calendars of each unit, in which its own days stand too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from cleancdd import urls
from cleancdd.findings.agenda import Due, dues_of, late_items
from cleancdd.formats.ics import CalendarDay, CalendarFile
from cleancdd.model.page import Page
from cleancdd.pages.edition import Edition
from cleancdd.thai.dates import fiscal_year_days

__all__ = ["pages"]


def pages(edition: Edition) -> Iterator[Page]:
    """`/calendar/<year>/` and its file for calendars, of every year that has a rubric, and the file of every
    unit, of all years."""
    if not edition.library.units:
        return
    for year in edition.years:
        yield from _of_year(edition, year)
    dues = [one for year in edition.years for one in dues_of(edition.library, year)]
    for unit in edition.library.units.values() if dues else ():
        title = f"{edition.library.settings.title} {unit.label}"
        ours = (one for one in dues if one.unit in {None, unit.id})
        file = _file(edition, title, edition.years[0], ours)
        yield edition.page(urls.unit_calendar(unit.id), "calendar.ics", calendar=file)


def _of_year(edition: Edition, year: int) -> Iterator[Page]:
    library = edition.library
    dues = dues_of(library, year)
    late = late_items(library, edition.scorecards, edition.sheets, year, edition.as_of)
    waiting = [one for one in dues if one.day >= edition.as_of]
    yield edition.page(
        urls.calendar(year),
        "calendar.html",
        year=year,
        years=edition.years,
        dues=dues,
        following=waiting[0] if waiting else None,
        over=len(dues) - len(waiting),
        late=late,
        units={key: unit.label for key, unit in library.units.items()},
        unwritten=tuple(one for one in library.rubrics[year].programme.deadlines if one.month is None),
    )
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
