"""The counts of one log: visits by place and quarter, and how much of the log was counted before."""

from __future__ import annotations

import copy
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, pairwise
from typing import NamedTuple, TypeAlias, TypeVar

from cleancdd.model.usage import QUARTERS, ImportedLog, Quarter
from cleancdd.thai.dates import fiscal_quarter, fiscal_year
from cleancdd.weblog.lines import NOTHING_READ, NotALog, day_of
from cleancdd.weblog.places import Kind, SiteMap, VisitTarget
from cleancdd.weblog.readers import Extended, Reader, Request, reader_for
from cleancdd.weblog.robots import is_robot

__all__ = ["Cell", "Folder", "Tally", "count"]

_T = TypeVar("_T")

Folder: TypeAlias = tuple[str | None, int]
"""The file of a count: a unit's or the site's, and the fiscal year."""


class Cell(NamedTuple):
    """One number in a usage file."""

    quarter: Quarter
    kind: Kind
    category: str


_COUNTED = frozenset({b"200", b"203", b"304"})
"""Status codes of responses that showed something: sent, or still in the browser's cache. Not 206, because
PDF viewers request a file in parts."""

_FIRST_YEAR = 2550
"""No site is older; a machine with an unset clock begins in 1970, 1980 or 2000."""

_LAST_DAY = date(2157, 9, 30)
"""The last day of the last fiscal year that a usage file can have."""

_WRONG_CLOCK = "ไม่มีบรรทัดใดมีวันเวลาที่เป็นไปได้ ตรวจนาฬิกาของเครื่องที่เขียนบันทึกนี้"

_MOST_KEPT = 50_000
"""The most different requests, user agents and minutes that are kept: this bounds memory, whatever the log
contains."""


@dataclass
class Tally:
    """The counts of one log.

    `known` are the entries of usage files that already include a beginning of this log: for these files, the
    counts are of the lines after it. `timeless` is the number of malformed lines with an impossible time.
    """

    counts: dict[Folder, Counter[Cell]] = field(default_factory=dict)
    known: dict[Folder, ImportedLog] = field(default_factory=dict)
    marks: dict[int, str] = field(default_factory=dict)
    sha256: str = ""
    lines: int = 0
    malformed: int = 0
    first_malformed: int | None = None
    timeless: int = 0
    robots: int = 0
    first: date | None = None
    last: date | None = None

    @property
    def visits(self) -> int:
        """The number of newly counted visits."""
        return sum(counts.total() for counts in self.counts.values())

    def entry(self) -> ImportedLog:
        """The log's entry in a usage file; only for a log with at least one date."""
        return ImportedLog.model_validate(
            {"sha256": self.sha256, "lines": self.lines, "first": self.first, "last": self.last}
        )


class _Periods(dict[tuple[bytes, bytes], tuple[int, Quarter] | None]):
    """Fiscal year and quarter of a minute; also records the first and last day requested."""

    def __init__(self, tally: Tally, until: date) -> None:
        super().__init__()
        self._tally = tally
        self._until = until

    def __missing__(self, minute: tuple[bytes, bytes]) -> tuple[int, Quarter] | None:
        if len(self) >= _MOST_KEPT:
            self.clear()
        day, period = day_of(*minute), None
        if day is not None and day <= self._until and fiscal_year(day) >= _FIRST_YEAR:
            period = fiscal_year(day), QUARTERS[fiscal_quarter(day) - 1]
            self._tally.first = min(day, self._tally.first or day)
            self._tally.last = max(day, self._tally.last or day)
        self[minute] = period
        return period


class _Remembered(dict[bytes, _T]):
    """Caches a function of a text; cleared when it is too large."""

    def __init__(self, say: Callable[[bytes], _T]) -> None:
        super().__init__()
        self._say = say

    def __missing__(self, text: bytes) -> _T:
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[text] = said = self._say(text)
        return said


def count(
    blocks: Iterable[bytes],
    site: SiteMap,
    entries: Iterable[tuple[Folder, ImportedLog]],
    until: date = _LAST_DAY,
) -> Tally:
    """Count a log in one pass; `entries` are the logs that usage files list as counted.

    Lines dated after `until` come from a wrong clock. Raises `NotALog` when none of the lines can be read.
    """
    tally, remaining = Tally(), iter(blocks)
    first = next(remaining, b"")
    counter = _Counter(tally, site, until, reader_for(first))
    by_lines: dict[int, list[tuple[Folder, ImportedLog]]] = {}
    for folder, entry in entries:
        by_lines.setdefault(entry.lines, []).append((folder, entry))
    running = hashlib.sha256()
    for block in chain((first,) if first else (), remaining):
        for part in _parts(block, tally.lines, by_lines):
            running.update(part)
            counter.add(part)
            if tally.lines & (tally.lines - 1) == 0:
                tally.marks[tally.lines] = running.hexdigest()
            for folder, entry in by_lines.get(tally.lines, ()):
                if entry.sha256 == running.hexdigest():
                    tally.known[folder] = entry
                    tally.counts.pop(folder, None)
    tally.sha256 = running.hexdigest()
    if tally.first is None and not counter.may_be_without_requests:
        raise NotALog(_WRONG_CLOCK if tally.timeless else NOTHING_READ)
    return tally


def _parts(block: bytes, before: int, stops: Mapping[int, object]) -> Iterator[bytes]:
    """The block split after each line at which digests are compared: at the end of an entry, and at every
    power of two."""
    after = before + block.count(b"\n")
    powers = (1 << power for power in range(before.bit_length(), after.bit_length()))
    cuts = sorted({one for one in (*stops, *powers) if before < one < after})
    lines = [line + b"\n" for line in block.split(b"\n")[:-1]] if cuts else []
    for start, end in pairwise((before, *cuts)):
        yield b"".join(lines[start - before : end - before])
    yield b"".join(lines[cuts[-1] - before :]) if cuts else block


class _Counter:
    """Adds lines to a tally."""

    def __init__(self, tally: Tally, site: SiteMap, until: date, reader: Reader) -> None:
        self._tally = tally
        self._reader = reader
        self._periods = _Periods(tally, until)
        self._places = _Remembered(lambda request: _place(request, site))
        self._robots = _Remembered(is_robot)

    @property
    def may_be_without_requests(self) -> bool:
        """Whether a log without requests is valid: it is empty, or has only the header of IIS."""
        return not self._tally.lines or (isinstance(self._reader, Extended) and not self._tally.malformed)

    def add(self, lines: bytes) -> None:
        """Count complete lines."""
        before = copy.copy(self._reader)
        requests, malformed = self._reader(lines)
        if malformed and self._tally.first_malformed is None:
            self._tally.first_malformed = self._tally.lines + _first_malformed(lines, before)
        timeless = self._add(requests)
        self._tally.timeless += timeless
        self._tally.malformed += malformed + timeless
        self._tally.lines += lines.count(b"\n")

    def _add(self, requests: Iterable[Request]) -> int:
        """Count requests; returns how many had an invalid time."""
        periods, places, robots = self._periods, self._places, self._robots
        counts: Counter[tuple[VisitTarget, tuple[int, Quarter]]] = Counter()
        timeless = of_robots = 0
        for minute, zone, request, status, agent in requests:
            period = periods[minute, zone]
            if period is None:
                timeless += 1
            elif status in _COUNTED and (place := places[request]) is not None:
                if robots[agent]:
                    of_robots += 1
                else:
                    counts[place, period] += 1
        for (place, (year, quarter)), visits in counts.items():
            cells = self._tally.counts.setdefault((place.unit, year), Counter())
            cells[Cell(quarter, place.kind, place.category)] += visits
        self._tally.robots += of_robots
        return timeless


def _place(request: bytes, site: SiteMap) -> VisitTarget | None:
    """Where a request is counted, from its request line `GET /about/ HTTP/1.1`; only GET requests count."""
    method, _, rest = request.partition(b" ")
    target = rest.rpartition(b" ")[0] if b" HTTP/" in rest else rest
    return site.place_of(target.strip().decode(errors="replace")) if method == b"GET" else None


def _first_malformed(lines: bytes, reader: Reader) -> int:
    return next(number for number, line in enumerate(lines.split(b"\n"), 1) if reader(line + b"\n")[1])
