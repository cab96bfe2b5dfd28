"""The fiscal year: 1 October to 30 September, in four quarters, and what “every three months” asks of it
(line 326)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

Span = tuple[date, date]
FIRST_MONTHS = {1: 10, 2: 1, 3: 4, 4: 7}


def first_day(year: int, quarter: int) -> date:
    """The first day of a quarter of the fiscal year `year` (Buddhist era); the fifth quarter is the first of
    the next year."""
    later, place = divmod(quarter - 1, 4)
    return date(year + later - 543 - (place == 0), FIRST_MONTHS[place + 1], 1)


def span(year: int, quarter: int) -> Span:
    return first_day(year, quarter), first_day(year, quarter + 1) - timedelta(days=1)


def fiscal_year(year: int) -> Span:
    return first_day(year, 1), first_day(year, 5) - timedelta(days=1)


def is_over(year: int, quarter: int, today: date) -> bool:
    return today > span(year, quarter)[1]


def reported_quarters(year: int, reports: Iterable[date]) -> set[int]:
    """The quarters that have a report of their own, made between their first day and the last day of the next
    quarter."""
    left, found = sorted(set(reports)), set()
    for quarter in (1, 2, 3, 4):
        first, last = first_day(year, quarter), span(year, quarter + 1)[1]
        mine = next((one for one in left if first <= one <= last), None)
        if mine is not None:
            left.remove(mine)
            found.add(quarter)
    return found


def every_three_months(year: int, reports: Iterable[date], today: date) -> str:
    """Met once every quarter whose report is due has one; what is not recorded is unknown, however late it
    is."""
    covered = reported_quarters(year, reports)
    if covered == {1, 2, 3, 4}:
        return "met"
    ended, due = is_over(year, 4, today), is_over(year, 5, today)
    return "met" if ended and not due and covered >= {1, 2, 3} else "unknown"
