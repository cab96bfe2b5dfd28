"""The owner's overview: an unindexed page for staff with the output of `cleancdd status`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleancdd import labels, urls
from cleancdd.findings.desk import DeskLine, desk_of
from cleancdd.formats.csv import Table, table
from cleancdd.model.base import Computed
from cleancdd.model.page import Page
from cleancdd.pages.edition import Edition
from cleancdd.pages.parts import ENTRIES, Group, parts, ways

__all__ = ["pages"]


class DeskTally(Computed):
    """How many units there are in a year, recorded something, have late items, and are under review."""

    units: int
    recorded: int
    late: int
    reviewing: int


def pages(edition: Edition) -> Iterator[Page]:
    """`/results/<year>/desk/` with its table, of every year that has a rubric."""
    if edition.library.units:
        for year in edition.years:
            yield from _of_year(edition, year)


def _of_year(edition: Edition, year: int) -> Iterator[Page]:
    lines = desk_of(edition.library, edition.scorecards, edition.sheets, year, edition.as_of)
    tally = DeskTally(
        units=len(lines),
        recorded=sum(one.recorded for one in lines),
        late=sum(bool(one.late) for one in lines),
        reviewing=sum(one.review == "in-progress" for one in lines),
    )
    groups = (
        Group("recorded", tally.recorded, label="บันทึกแล้ว"),
        Group("silent", tally.units - tally.recorded, label="ยังไม่บันทึก"),
    )
    there = [one for one in groups if one.count]
    told = {"tally": tally, "has_oit_list": year in edition.library.lists}
    told["ways"] = ways(urls.desk(year), there, ENTRIES)
    in_order = sorted(lines, key=lambda one: not one.recorded)
    for url, turn, some in parts(urls.desk(year), in_order, ENTRIES):
        yield edition.page(url, "desk.html", year=year, lines=tuple(some), turn=turn, **told)
    yield edition.page(urls.results_table(year, "desk"), "table.csv", table=_table(lines))


def _table(lines: Iterable[DeskLine]) -> Table:
    """Every unit, also those that recorded nothing."""
    return table(
        (
            *("รหัส", "หน่วยงาน", "บันทึกแล้ว", "การตรวจ", "ยังไม่บันทึก (เกณฑ์)", "เกินกำหนด", "คำคัดค้านค้างตอบ"),
            *("บันทึก OIT แล้ว", "โครงการนวัตกรรม"),
        ),
        (
            (
                *(one.unit.id, one.unit.label, "ใช่" if one.recorded else None, labels.REVIEWS[one.review]),
                *(
                    one.open_criteria,
                    ", ".join(one.late),
                    one.open_objections,
                    "ใช่" if one.oit else None,
                    one.projects,
                ),
            )
            for one in lines
        ),
    )
