"""What changed in the files of a site, as git tells it: days and files, never people or their messages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

__all__ = ["NO_HISTORY", "Change", "Changed", "History"]


class Changed(StrEnum):
    """What became of a file."""

    ADDED = "added"
    EDITED = "edited"
    MOVED = "moved"
    REMOVED = "removed"


class Change(NamedTuple):
    """A file that changed on a day; `path` is what it is called today, or was when it was removed."""

    day: str
    what: Changed
    path: str


@dataclass(frozen=True)
class History:
    """All changes, the latest first; `since` is the first day that is known where git has only a part, and
    `known` whether there is a history at all."""

    changes: tuple[Change, ...] = ()
    since: date | None = None
    known: bool = True

    def day_of(self, place: str) -> date | None:
        """The latest day on which a file, or anything in a folder, changed; None where that is not known.
        The empty path is all of the site."""
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
    """A file and the folders around it, the site's own, which has no name, at last."""
    yield path
    while path:
        path = path.rpartition("/")[0]
        yield path


NO_HISTORY = History(known=False)
