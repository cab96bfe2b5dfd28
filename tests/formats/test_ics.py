"""The file for calendars, as another program reads it."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from cleancdd.formats.ics import CalendarDay, CalendarFile, as_ics

TEXT = st.text(
    st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")), min_size=1, max_size=120
).map(str.strip)


def calendar(*days: CalendarDay) -> CalendarFile:
    return CalendarFile(title="ปฏิทิน; ปี, 2564", host="a.example", stamp=date(2020, 10, 1), days=days)


def test_a_day_is_whole_and_has_its_permanent_name() -> None:
    one = CalendarDay(key="deadline-2564-1", day=date(2021, 4, 30), title="ส่งแผน", text="ภายในเมษายน")
    read = Calendar.from_ical(as_ics(calendar(one)))
    assert "X-WR-CALNAME:ปฏิทิน\\; ปี\\, 2564" in as_ics(calendar(one))
    [event] = read.events
    assert (event.start, event.end) == (date(2021, 4, 30), date(2021, 5, 1))
    assert (event["UID"], event["SUMMARY"]) == ("deadline-2564-1@a.example", "ส่งแผน")
    assert not event.errors


@given(TEXT, TEXT)
def test_any_words_come_back_as_they_were_in_lines_of_75_octets(title: str, text: str) -> None:
    told = as_ics(calendar(CalendarDay(key="a", day=date(2021, 4, 30), title=title, text=text)))
    [event] = Calendar.from_ical(told).events
    assert event["SUMMARY"] == title
    assert event.get("DESCRIPTION", "") == text
    assert max(len(line.encode()) for line in told.split("\r\n")) <= 75
