"""Which period the data of an item must cover (`Period` of the OIT lists), and whether a disclosure covers
it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache

from cleancdd import labels
from cleancdd.model.sheet import DisclosedItem
from cleancdd.thai.dates import fiscal_periods, fiscal_year_days, format_day_short

__all__ = [
    "fits",
    "is_early",
    "is_premature",
    "month_words",
    "months_of",
    "months_shown",
    "period_words",
    "unsaid",
]


def period_words(period: str, year: int) -> str:
    """The period that the data must cover, in words."""
    return labels.PERIODS[period].format(year=year, before=year - 1)


def fits(period: str, one: DisclosedItem, year: int) -> bool:
    """Whether it covers the period that the item asks for, and is still in force."""
    return _FITS[period](one, year)


def unsaid(period: str, one: DisclosedItem) -> str | None:
    """What must be added to a report so that readers know which period it covers; None when nothing is
    missing."""
    if period in {"first-half", "monthly"} and one.through is None:
        return "ยังไม่บอกว่าครอบคลุมถึงวันใด"
    return "ยังไม่บอกวันที่ของรายงาน" if period == "first-half" and one.date is None else None


def is_early(one: DisclosedItem) -> bool:
    """Whether it is dated before the end of the period it covers, so that it cannot be complete."""
    return one.date is not None and one.through is not None and one.date < one.through


def is_premature(period: str, one: DisclosedItem, year: int) -> bool:
    """Whether it is dated before the end of the period it covers; a report on the year before covers all of
    it."""
    is_on_year = period == "previous-year" and one.fiscal_year == year - 1
    end = _last(year - 1) if is_on_year else one.through
    return one.date is not None and end is not None and one.date < end


@cache
def months_of(year: int) -> tuple[date, ...]:
    """The last day of each month of a fiscal year, October first."""
    return tuple(last for _, last in fiscal_periods(year, 1))


def months_shown(shown: Iterable[DisclosedItem], year: int) -> frozenset[date]:
    """The months, by their last day, that the disclosed entries cover."""
    through = {(one.through.year, one.through.month) for one in shown if one.through and not is_early(one)}
    return frozenset(month for month in months_of(year) if (month.year, month.month) in through)


def month_words(month: date) -> str:
    """A month in short: `ต.ค. 2563`."""
    return format_day_short(month).partition(" ")[2]


def _covers(one: DisclosedItem, year: int) -> bool:
    return one.until is not None and one.fiscal_year <= year <= one.until


def _is_of(one: DisclosedItem, year: int) -> bool:
    """Of the year, or of several with it; a thing of one year is not dated before the year that comes before
    it."""
    return _covers(one, year) or (
        one.fiscal_year == year and (one.date is None or one.date >= _first(year - 1))
    )


def _reports_on(one: DisclosedItem, last: date) -> bool:
    """Whether it covers the days up to `last` and is dated after them."""
    return one.through is not None and one.date is not None and last <= one.through <= one.date


def _reports_on_year_before(one: DisclosedItem, year: int) -> bool:
    """Whether it is on the whole of the year before, neither dated within that year nor on a part of it."""
    return (
        one.fiscal_year == year - 1
        and not is_premature("previous-year", one, year)
        and (one.through is None or one.through >= _last(year - 1))
    )


def _first(year: int) -> date:
    return fiscal_year_days(year)[0]


def _last(year: int) -> date:
    return fiscal_year_days(year)[1]


_FITS: Mapping[str, Callable[[DisclosedItem, int], bool]] = {
    "standing": lambda one, year: one.until is None or one.until >= year,
    "year": _is_of,
    "recent": lambda one, year: one.fiscal_year in {year, year - 1},
    "first-half": lambda one, year: one.fiscal_year == year and _reports_on(one, months_of(year)[5]),
    "monthly": lambda one, year: one.through is not None and _first(year) <= one.through <= _last(year),
    "previous-year": _reports_on_year_before,
    "long-term": lambda one, year: _covers(one, year) and one.until != one.fiscal_year,
}
