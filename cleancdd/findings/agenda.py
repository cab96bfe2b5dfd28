"""What is due in a fiscal year and who is late: deadlines of the rubric, OIT lists, days of committees.

A unit without any records for the year is not called late, because nothing is known about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from operator import itemgetter
from typing import Literal

from cleancdd.library import Library
from cleancdd.model.base import Computed
from cleancdd.model.fields import Day
from cleancdd.model.quarters import periods_of
from cleancdd.model.rubric import Deadline
from cleancdd.model.scorecard import Outcome, Scorecard
from cleancdd.model.sheet import OitSheet
from cleancdd.thai.dates import add_months, fiscal_year_days

__all__ = ["Due", "Late", "dues_by_unit", "dues_of", "late_items"]


class Due(Computed):
    """Something that falls on a day of the year, or ends on it."""

    key: str
    kind: Literal["deadline", "oit", "usage", "visit", "presentation"]
    day: Day
    title: str
    when: str | None = None
    unit: str | None = None


class Late(Computed):
    """Something a unit has not recorded although its day has passed. An item of OIT is titled by its number;
    `item` is its id and `name` what it is called."""

    unit: str
    kind: Literal["deadline", "oit"]
    due: Day
    title: str
    item: str | None = None
    name: str | None = None


def due_of(deadline: Deadline, year: int) -> date | None:
    """The last day of the month that the deadline names, within the fiscal year."""
    if deadline.month is None:
        return None
    start, _ = fiscal_year_days(year)
    after = add_months(start, (deadline.month - start.month) % 12 + 1)
    return date.fromordinal(after.toordinal() - 1)


def dues_of(library: Library, year: int) -> tuple[Due, ...]:
    """Everything that is due in a year for all units, and the days of committees, by day."""
    found = [*_deadlines(library, year), *_lists(library, year), *_visits(library, year)]
    return tuple(sorted(found, key=lambda one: (one.day, one.kind, one.key)))


def dues_by_unit(dues: Iterable[Due], units: Iterable[str]) -> dict[str, tuple[Due, ...]]:
    """For each unit what is due for all units and what for it alone, in the given order."""
    shared: list[tuple[int, Due]] = []
    own: dict[str, list[tuple[int, Due]]] = {}
    for place, one in enumerate(dues):
        (shared if one.unit is None else own.setdefault(one.unit, [])).append((place, one))
    return {
        unit: tuple(one for _, one in sorted([*shared, *own.get(unit, ())], key=itemgetter(0)))
        for unit in units
    }


def late_items(
    library: Library,
    cards: Mapping[tuple[str, int], Scorecard],
    sheets: Mapping[tuple[str, int], OitSheet],
    year: int,
    as_of: date,
) -> tuple[Late, ...]:
    """What is late on a day, by unit in the order of the library."""
    found: list[Late] = []
    for unit in library.units:
        card, sheet = cards.get((unit, year)), sheets.get((unit, year))
        if card is not None and card.recorded:
            found += _late_criteria(library, card, as_of)
        if sheet is not None:
            found += _late_answers(library, sheet)
    return tuple(found)


def _deadlines(library: Library, year: int) -> Iterator[Due]:
    rubric = library.rubrics.get(year)
    for place, one in enumerate(rubric.programme.deadlines if rubric else ()):
        day = due_of(one, year)
        if day is not None:
            key = f"deadline-{year}-{place + 1}"
            yield Due(key=key, kind="deadline", day=day, title=one.title, when=one.when)


def _lists(library: Library, year: int) -> Iterator[Due]:
    asked = library.lists.get(year)
    if asked is not None and asked.window is not None:
        for name, day in (("first", asked.window.first), ("last", asked.window.last)):
            title = "เริ่มตอบรายการ OIT" if name == "first" else "วันสุดท้ายที่ตอบรายการ OIT"
            yield Due(key=f"oit-{year}-{name}", kind="oit", day=day, title=f"{title} ปี {year}")
    for period in periods_of(year, 3):
        title = f"ครบกำหนดรายงานสถิติการใช้ศูนย์ข้อมูลข่าวสาร ไตรมาสที่ {period.number}"
        yield Due(key=f"usage-{year}-{period.number}", kind="usage", day=period.due, title=title)


def _visits(library: Library, year: int) -> Iterator[Due]:
    for (unit, of_year), evaluation in sorted(library.evaluations.items()):
        review = evaluation.committee
        if of_year != year or review is None or unit not in library.units:
            continue
        label = library.units[unit].label
        if review.visit is not None:
            key, title = f"visit-{year}-{unit}", f"คณะกรรมการตรวจ {label}"
            yield Due(key=key, kind="visit", day=review.visit, title=title, unit=unit)
        if review.presentation is not None:
            key, title = f"presentation-{year}-{unit}", f"นำเสนอผลงาน {label}"
            yield Due(key=key, kind="presentation", day=review.presentation, title=title, unit=unit)


def _late_criteria(library: Library, card: Scorecard, as_of: date) -> Iterator[Late]:
    outcomes = {
        one.criterion: one.own.outcome
        for dimension in card.dimensions
        for level in dimension.levels
        for one in level.criteria
    }
    for deadline in library.rubrics[card.year].programme.deadlines:
        day = due_of(deadline, card.year)
        if day is None or day >= as_of:
            continue
        for key in deadline.criteria:
            if outcomes.get(key) in {Outcome.UNKNOWN, Outcome.UNMET}:
                title = library.rubrics[card.year].criteria[key].title
                yield Late(unit=card.unit, kind="deadline", due=day, title=title)


def _late_answers(library: Library, sheet: OitSheet) -> Iterator[Late]:
    asked = library.lists[sheet.year].items
    for one in sheet.items:
        if one.overdue and one.due is not None:
            number, name = one.item.upper(), asked[one.item].title
            yield Late(unit=sheet.unit, kind="oit", due=one.due, title=number, item=one.item, name=name)
