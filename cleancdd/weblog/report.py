"""The result of an import, as a report for staff on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cleancdd import labels
from cleancdd.thai.dates import format_day
from cleancdd.weblog.tally import Tally

__all__ = ["import_report"]


def import_report(tallies: Mapping[str, Tally], parts: Mapping[str, str], files: Sequence[str]) -> str:
    """Each log with what was counted and what was skipped, and the files that were written."""
    lines = [line for name, tally in tallies.items() for line in _log(name, tally, parts.get(name))]
    lines += (
        [f"เขียน {len(files)} ไฟล์", *(f"  {name}" for name in files)]
        if files
        else ["ไม่มีอะไรเพิ่ม จึงไม่ได้เขียนไฟล์ใด"]
    )
    return "\n".join(lines)


def _log(name: str, tally: Tally, whole: str | None) -> Iterator[str]:
    days = (
        f" ตั้งแต่ {format_day(tally.first)} ถึง {format_day(tally.last)}" if tally.first and tally.last else ""
    )
    yield f"{name}: {tally.lines:,} บรรทัด{days}"
    if whole:
        yield f"  เป็นบันทึกเดียวกับ {whole} จึงไม่นับ"
        return
    if tally.known:
        yield f"  นับไปแล้ว {max(one.lines for one in tally.known.values()):,} บรรทัดแรก"
    kinds: Counter[str] = Counter()
    for counts in tally.counts.values():
        for cell, visits in counts.items():
            kinds[cell.kind] += visits
    yield (
        f"  นับเพิ่ม {' '.join(f'{word} {kinds[kind]:,}' for kind, word in labels.VISITS.items())} "
        f"ไม่นับโปรแกรมอัตโนมัติ {tally.robots:,}"
    )
    yield from _unread(tally)


def _unread(tally: Tally) -> Iterator[str]:
    """What was skipped because it could not be read; more than one line in a hundred is not accidental."""
    if tally.malformed:
        place = f" เริ่มที่บรรทัด {tally.first_malformed:,}" if tally.first_malformed else ""
        yield f"  อ่านไม่ได้ {tally.malformed:,} บรรทัด{place}"
    if tally.timeless:
        yield f"  ในจำนวนนี้ {tally.timeless:,} บรรทัดมีวันเวลาที่เป็นไปไม่ได้ ตรวจนาฬิกาของเครื่องที่เขียนบันทึก"
    if tally.malformed * 100 > tally.lines:
        share = tally.malformed * 100 / tally.lines
        yield f"  คำเตือน: ส่วนที่อ่านไม่ได้เป็นร้อยละ {share:.1f} ของบันทึก จำนวนที่นับได้จึงน้อยกว่าความจริง"
