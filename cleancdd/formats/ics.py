"""Days as iCalendar (RFC 5545), for the calendars of phones and offices: whole days, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from cleancdd.model.base import Model
from cleancdd.model.fields import Day

__all__ = ["CalendarDay", "CalendarFile", "as_ics"]

_MOST = 75
"""Octets of a line before it is folded (RFC 5545, section 3.1)."""


class CalendarDay(Model):
    """Something that falls on a day; `key` is its permanent name within the site."""

    key: str
    day: Day
    title: str
    text: str = ""


class CalendarFile(Model):
    """A calendar under its title; `host` is the publisher's domain, `stamp` the day of the data."""

    title: str
    host: str
    stamp: Day
    days: tuple[CalendarDay, ...]


def as_ics(one: CalendarFile) -> str:
    """The calendar as a file; the same value gives the same text."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//cleancdd//TH",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(one.title)}",
        *(line for day in one.days for line in _event(day, one.host, one.stamp)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in [_folded(line)])


def _event(one: CalendarDay, host: str, stamp: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.key}@{host}"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{one.day + timedelta(1):%Y%m%d}"
    yield f"SUMMARY:{_text(one.title)}"
    if one.text:
        yield f"DESCRIPTION:{_text(one.text)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(value: str) -> str:
    for sign in ("\\", ";", ","):
        value = value.replace(sign, f"\\{sign}")
    return "\\n".join(value.splitlines())


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, no character torn apart."""
    return "\r\n ".join(_pieces(line))


def _pieces(line: str) -> Iterable[str]:
    piece, room = "", _MOST
    for sign in line:
        size = len(sign.encode())
        if size > room:
            yield piece
            piece, room = "", _MOST - 1  # the space that a folded line begins with
        piece, room = piece + sign, room - size
    yield piece
