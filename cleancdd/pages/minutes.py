"""The minutes of each unit's meetings: one list for a unit, the latest first, and a page for each meeting."""

from __future__ import annotations

from collections.abc import Iterator

from cleancdd import urls
from cleancdd.model.minutes import Minutes
from cleancdd.model.page import Page
from cleancdd.pages.edition import Edition

__all__ = ["minutes_of", "pages"]


def minutes_of(edition: Edition, unit: str) -> tuple[Minutes, ...]:
    """The minutes of a unit's meetings, the latest first."""
    return tuple(sorted(edition.minutes.get(unit, ()), key=lambda one: (one.date, one.id), reverse=True))


def pages(edition: Edition) -> Iterator[Page]:
    """`/units/<id>/minutes/` and `/units/<id>/minutes/<slug>/` of every unit that keeps minutes."""
    for key in sorted(edition.minutes):
        unit, meetings = edition.library.units[key], minutes_of(edition, key)
        yield edition.page(urls.meetings(key), "minutes-list.html", unit=unit, meetings=meetings)
        for one in meetings:
            yield edition.page(one.url, "minutes.html", unit=unit, minutes=one)
