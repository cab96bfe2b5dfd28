"""The committees of a year: who sits on each by position, and how far it has come with each unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cleancdd import labels, urls
from cleancdd.findings.committees import CommitteeUnit, committee_of, seen_by_committee
from cleancdd.formats.csv import Table, table
from cleancdd.model.base import Computed
from cleancdd.model.page import Page
from cleancdd.model.rubric import Committee
from cleancdd.pages.edition import Edition
from cleancdd.pages.parts import parts, regional_ways

__all__ = ["pages"]

_REVIEWS = 25
"""How many units a page holds, each with what the committee saw otherwise and its objections."""


class Panel(Computed):
    """A committee with the number of its units in each state of review, and what is still open."""

    key: str
    committee: Committee
    reviews: dict[str, int]
    units: int
    differences: int
    open_objections: int


def pages(edition: Edition) -> Iterator[Page]:
    """`/results/<year>/committees/` with its table, and a page for each committee, of the years that have
    committees."""
    for year in edition.years:
        rubric = edition.library.rubrics[year]
        if edition.library.units and rubric.programme.committees:
            yield from _of_year(edition, year)


def _of_year(edition: Edition, year: int) -> Iterator[Page]:
    programme = edition.library.rubrics[year].programme
    seen = _seen(edition, year)
    panels = tuple(_panel(key, one, seen[key]) for key, one in programme.committees.items())
    yield edition.page(
        urls.committees(year),
        "committees.html",
        year=year,
        panels=panels,
        working_group=programme.working_group,
        session=programme.session,
        formats=programme.evaluation_formats,
    )
    yield edition.page(
        urls.results_table(year, "committees"), "table.csv", table=_table(edition, panels, seen)
    )
    for panel in panels:
        told = {"year": year, "panel": panel, "session": programme.session}
        where, units = urls.committee(year, panel.key), seen[panel.key]
        told["ways"] = regional_ways(where, (one.unit for one in units), _REVIEWS)
        for url, turn, some in parts(where, units, _REVIEWS):
            yield edition.page(url, "committee.html", units=some, turn=turn, **told)


def _seen(edition: Edition, year: int) -> dict[str, tuple[CommitteeUnit, ...]]:
    """The units of each committee, in the order of the library."""
    library, rubric = edition.library, edition.library.rubrics[year]
    found: dict[str, list[CommitteeUnit]] = {key: [] for key in rubric.programme.committees}
    for row in edition.rows_of(year):
        key = committee_of(rubric, row, library.units[row.id].kind)
        if key is not None:
            card = edition.scorecards.get((row.id, year))
            found[key].append(seen_by_committee(rubric, row, card, library.evaluations.get((row.id, year))))
    return {key: tuple(units) for key, units in found.items()}


def _panel(key: str, committee: Committee, units: tuple[CommitteeUnit, ...]) -> Panel:
    return Panel(
        key=key,
        committee=committee,
        reviews=dict(Counter(one.review for one in units)),
        units=len(units),
        differences=sum(len(one.differences) for one in units),
        open_objections=sum(one.open_objections for one in units),
    )


def _table(edition: Edition, panels: tuple[Panel, ...], seen: dict[str, tuple[CommitteeUnit, ...]]) -> Table:
    """Every unit that a committee reviews, and how far it has come."""
    settings = edition.library.settings
    return table(
        (
            *("คณะกรรมการ", "รหัส", "หน่วยงาน", settings.region_title, "การตรวจ", "วันที่ตรวจเสร็จ", "วันนัดตรวจ"),
            *("วันนำเสนอ", "ยังไม่ทราบผล (เกณฑ์)", "เห็นต่าง (เกณฑ์)", "คำคัดค้านที่ยังไม่ตอบ"),
        ),
        (
            (
                *(panel.committee.title, one.unit.id, one.unit.label, settings.region_name(one.unit.region)),
                *(labels.REVIEWS[one.review], one.reviewed, one.visit, one.presentation),
                *(one.unknown, len(one.differences), one.open_objections),
            )
            for panel in panels
            for one in seen[panel.key]
        ),
    )
