"""Which period of a fiscal year each report covers, and which periods are still without a report.

A report covers the period in which it is dated, or the one before, whose report is due by the end of the next
period; each report covers one period (guideline line 326: a report to the executive every three months).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from cleancdd.thai.dates import add_months, fiscal_periods

__all__ = ["QUARTERS", "Period", "Reports", "assign", "periods_of", "quarters_over"]

QUARTERS: Final = ("q1", "q2", "q3", "q4")
"""The quarters of a fiscal year; q1 is October to December."""

Reports = tuple[date, ...] | Mapping[str, date]
"""Days of reports: alone, or each under the quarter (`q1`…) that it is known to be about."""


@dataclass(frozen=True, slots=True)
class Period:
    """A period of the fiscal year: its number from 1, its days, and the day by which its report is due."""

    number: int
    first: date
    last: date
    due: date


def periods_of(year: int, months: int) -> tuple[Period, ...]:
    """The periods of the given number of months in a Buddhist fiscal year."""
    days = fiscal_periods(year, months)
    return tuple(
        Period(number, first, last, _due(last, months)) for number, (first, last) in enumerate(days, 1)
    )


def quarters_over(year: int, as_of: date) -> frozenset[str]:
    """The quarters of the fiscal year that are over on a day; the last day of a quarter still belongs to
    it."""
    return frozenset(
        key for key, (_, last) in zip(QUARTERS, fiscal_periods(year, 3), strict=True) if last < as_of
    )


def assign(periods: tuple[Period, ...], reports: Reports) -> dict[int, date]:
    """The day of the report that covers each period, by the period's number; a period without a report is
    left out.

    A report whose quarter is known covers it even when late; one day is one report, of the first quarter that
    names it.
    """
    if isinstance(reports, Mapping):
        named = {
            day: period.number for period in reversed(periods) if (day := reports.get(f"q{period.number}"))
        }
        return {number: day for day, number in sorted(named.items(), key=lambda one: one[1])}
    left, found = sorted(set(reports)), {}
    for period in periods:
        day = next((one for one in left if period.first <= one <= period.due), None)
        if day is not None:
            left.remove(day)
            found[period.number] = day
    return found


def _due(last: date, months: int) -> date:
    """The last day of the period after the one that ends on `last`, which is always the last day of a
    month."""
    following = add_months(last.replace(day=1), months + 1)
    return date.fromordinal(following.toordinal() - 1)
