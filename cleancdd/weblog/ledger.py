"""What usage files already contain and what newly counted logs add: each line of each log is counted once, in
whatever order logs are imported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cleancdd.model.usage import QUARTERS, ImportedLog, Usage
from cleancdd.thai.dates import format_day
from cleancdd.weblog.tally import Cell, Folder, Tally

__all__ = ["Overlap", "added", "part_of_another", "refuse_overlaps"]


@dataclass(frozen=True)
class Overlap(Exception):
    """A log covers days that another log, imported earlier, covers too: its lines may be counted already."""

    log: str
    first: date
    last: date

    @property
    def message(self) -> str:
        """What is wrong, in Thai."""
        return (
            f"`{self.log}` มีวันที่ซ้ำกับบันทึกที่นำเข้าแล้ว ({format_day(self.first)} ถึง {format_day(self.last)}) "
            "แต่เนื้อหาไม่ใช่บันทึกเดียวกัน จึงอาจนับซ้ำ"
        )

    @property
    def advice(self) -> str:
        """What to do, in Thai."""
        return (
            "นำเข้าเฉพาะบันทึกที่ยังไม่เคยนำเข้า ถ้าเว็บไซต์มีหลายเครื่อง ให้นำเข้าบันทึกของทุกเครื่องในคำสั่งเดียวกัน "
            "ถ้าต้องการนับใหม่ทั้งหมด ลบ `web` และ `imported` ใน usage.yaml ก่อน"
        )


def part_of_another(tallies: Mapping[str, Tally]) -> dict[str, str]:
    """Logs of one run that are the same as another log of the run, or its beginning, each with that other
    log; they add nothing."""
    parts: dict[str, str] = {}
    names = sorted(tallies, key=lambda name: -tallies[name].lines)
    for place, shorter in enumerate(names):
        for longer in names[:place]:
            if longer not in parts and shorter not in parts and _begins(tallies[shorter], tallies[longer]):
                parts[shorter] = longer
    return parts


def _begins(shorter: Tally, longer: Tally) -> bool:
    """Whether the logs begin with the same lines; decided by their digests at the last power of two within
    the shorter, which covers at least half of it."""
    if shorter.lines == longer.lines:
        return shorter.sha256 == longer.sha256
    return bool(shorter.marks) and longer.marks.get(max(shorter.marks)) == shorter.marks[max(shorter.marks)]


def refuse_overlaps(tallies: Mapping[str, Tally], entries: Iterable[ImportedLog]) -> None:
    """Raise `Overlap` for a log that no file knows but whose days are covered by a log imported earlier.

    One common day is normal: logs are rotated in the middle of a day.
    """
    known = tuple(entries)
    for name, tally in tallies.items():
        if tally.first is None or tally.last is None or tally.known or not tally.visits:
            continue
        for entry in known:
            first, last = max(tally.first, entry.first), min(tally.last, entry.last)
            if first < last or entry.first < first == last < entry.last:
                raise Overlap(name, first, last)


def added(before: Mapping[Folder, Usage], tallies: Iterable[Tally]) -> dict[Folder, Usage]:
    """The new content of every usage file that the tallies add to."""
    after: dict[Folder, Usage] = {}
    for tally in tallies:
        for folder, counts in tally.counts.items():
            if counts:
                usage = after.get(folder) or before.get(folder) or Usage()
                after[folder] = _with(usage, counts, tally.known.get(folder), tally.entry())
    return after


def _with(usage: Usage, counts: Counter[Cell], known: ImportedLog | None, entry: ImportedLog) -> Usage:
    """The usage with added counts; `entry` replaces the earlier entry of the same log."""
    cells: Counter[Cell] = Counter(counts)
    for quarter, use in usage.web.items():
        for kind in ("pages", "documents", "searches"):
            cells.update(
                {Cell(quarter, kind, category): visits for category, visits in getattr(use, kind).items()}
            )
    web: dict[str, dict[str, dict[str, int]]] = {}
    for quarter in QUARTERS:
        for cell in sorted(cell for cell in cells if cell.quarter == quarter):
            web.setdefault(quarter, {}).setdefault(cell.kind, {})[cell.category] = cells[cell]
    imported = sorted(
        (entry, *(one for one in usage.imported if one != known)),
        key=lambda one: (one.first, one.last, one.sha256),
    )
    return Usage.model_validate({**dict(usage), "web": web, "imported": tuple(imported)})
