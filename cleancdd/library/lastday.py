"""The latest date recorded in a site's content, used as “today” when no commit gives a date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date

from cleancdd.library.contents import Library
from cleancdd.model.base import Model

__all__ = ["newest_day"]

_RECORDED = frozenset({"answered", "assessed", "date", "filed", "reported", "updated"})
"""The fields with the date of something done; other date fields are ends of validity or deadlines."""


def newest_day(library: Library, today: date) -> date | None:
    """The latest date on which anything was recorded, not after `today`; None when there are no dates."""
    values = (
        library.units,
        library.statuses,
        library.evaluations,
        library.disclosures,
        library.usage,
        library.site_usage,
        library.articles,
    )
    return max((day for value in values for day in _days(value) if day <= today), default=None)


def _days(value: object) -> Iterator[date]:
    """Every such date within a value; the dates in a recorded number are those of reports."""
    if isinstance(value, date):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _days(one)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _days(one)
    elif isinstance(value, Model) or is_dataclass(value):
        names = type(value).model_fields if isinstance(value, Model) else [one.name for one in fields(value)]
        for name in names:
            held = getattr(value, name)
            if name in _RECORDED or not isinstance(held, date):
                yield from _days(held)
