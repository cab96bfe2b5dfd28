"""What changed in the files of a site, according to git: days and files, never people or their messages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

__all__ = ["NO_HISTORY", "Change", "Changed", "History"]


class Changed(StrEnum):
    """The kind of change to a file."""

    ADDED = "added"
    EDITED = "edited"
    MOVED = "moved"
    REMOVED = "removed"


class Change(NamedTuple):
    """A file that changed on a day; `path` is its present name, or the last one when it was removed."""

    day: str
    what: Changed
    path: str


@dataclass(frozen=True)
class History:
    """All changes, the latest first; `since` is the first known day when git has only part of the history,
    and `known` whether there is a history at all."""

    changes: tuple[Change, ...] = ()
    since: date | None = None
    known: bool = True

    def day_of(self, place: str) -> date | None:
        """The latest day on which a file, or anything in a folder, changed; None when not known. The empty
        path is the whole site."""
        found = self._days.get(place)
        return date.fromisoformat(found) if found else None

    @cached_property
    def _days(self) -> dict[str, str]:
        days: dict[str, str] = {}
        for day, _, path in reversed(self.changes):
            for place in _around(path):
                days[place] = day
        return days


def _around(path: str) -> Iterator[str]:
    """A file and the folders around it, ending with the site's own, which has no name."""
    yield path
    while path:
        path = path.rpartition("/")[0]
        yield path


NO_HISTORY = History(known=False)
