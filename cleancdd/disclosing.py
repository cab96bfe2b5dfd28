"""What a unit disclosed, held against a year's list of items.

An item is complete when something of the right time is there, with every component that the list demands. The item's period tells
the right time. A unit that recorded nothing for a year is not judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from cleancdd.model.disclosure import DisclosureFile, Ground, ItemAnswer
from cleancdd.model.oit import OitItem, OitList
from cleancdd.model.sheet import ItemCard, ItemStatus, Sheet, Shown
from cleancdd.model.unit import Unit
from cleancdd.thai.dates import fiscal_year_days

__all__ = ["draw_sheet", "period_words"]

_PERIODS: Mapping[str, str] = {
    "standing": "ฉบับที่ใช้อยู่",
    "year": "ปีงบประมาณ {year}",
    "recent": "ปีงบประมาณ {year} หรือปีก่อนหน้า",
    "first-half": "6 เดือนแรกของปีงบประมาณ {year}",
    "previous-year": "ปีงบประมาณ {before}",
    "long-term": "แผนที่ยาวกว่า 1 ปีและครอบคลุมปีงบประมาณ {year}",
}

_NO_ANSWER = ItemAnswer()


def draw_sheet(asked: OitList, unit: Unit, shown: Iterable[Shown], told: DisclosureFile | None, as_of: date) -> Sheet:
    """The unit's answers to the year's list as of a day; what `unit.yaml` tells counts beside what the unit recorded."""
    year = asked.fiscal_year
    here = [one for one in shown if _counts_in(one, year)]
    if told is None and not any(one.year == year for one in here):
        return Sheet(unit=unit.id, year=year, recorded=False)
    here += [one for one in _known_of(unit, year) if one.topic not in {each.topic for each in here}]
    answers = told.items if told else {}
    cards = tuple(_card(asked, key, item, here, answers.get(key, _NO_ANSWER), as_of) for key, item in asked.items.items())
    return Sheet(unit=unit.id, year=year, recorded=True, items=cards)


def _known_of(unit: Unit, year: int) -> Iterator[Shown]:
    """What stands in `unit.yaml` is disclosed by this very site."""
    if unit.contact is None:
        return
    home, told = f"/units/{unit.id}/#contact", {"unit": unit.id, "year": year, "fiscal_year": year, "kind": "page"}
    if unit.contact.address or unit.contact.phone or unit.contact.email:
        yield Shown(**told, title="ที่อยู่และช่องทางติดต่อของหน่วยงาน", topic="contact", category="section-7-3", link=home)
    if unit.contact.social:
        names = " ".join(one.network for one in unit.contact.social)
        yield Shown(**told, title=f"สื่อสังคมของหน่วยงาน: {names}", topic="social-network", category="section-7-3", link=home)


def _counts_in(one: Shown, year: int) -> bool:
    """A document with a page of its own goes on counting while it holds; an entry counts in the year that it stands in."""
    if not one.standing:
        return one.year == year
    return one.year <= year <= (one.until or year)


def _card(asked: OitList, key: str, item: OitItem, here: Iterable[Shown], answer: ItemAnswer, as_of: date) -> ItemCard:
    ours = [one for one in here if one.topic == item.topic]
    open_ones = [one for one in ours if one.kind != "withheld"]
    fitting = tuple(one for one in open_ones if _fits(item.period, one, asked.fiscal_year))
    status, missing = _judge(asked, item, ours, open_ones, fitting, answer)
    due = item.due or (asked.window.last if asked.window else None)
    lacking = status in {ItemStatus.PARTIAL, ItemStatus.ABSENT}
    days = [one.date for one in fitting if one.date]
    return ItemCard(
        item=key,
        status=status,
        entries=fitting or tuple(ours),
        missing=missing,
        reason=answer.not_applicable or next((_ground(one.ground) for one in ours if one.ground and not open_ones), None),
        explanation=answer.explanation,
        due=due,
        overdue=bool(lacking and due and as_of > due),
        late=bool(due and days and len(days) == len(fitting) and min(days) > due),
    )


def _judge(
    asked: OitList, item: OitItem, ours: list[Shown], open_ones: list[Shown], fitting: tuple[Shown, ...], answer: ItemAnswer
) -> tuple[ItemStatus, tuple[str, ...]]:
    if answer.not_applicable is not None:
        return ItemStatus.NOT_APPLICABLE, ()
    if fitting:
        there = {part for one in fitting for part in one.components}
        missing = tuple(title for part, title in item.components.items() if part not in there)
        return (ItemStatus.PARTIAL if missing else ItemStatus.COMPLETE), missing
    if open_ones:
        return ItemStatus.PARTIAL, (f"ข้อมูลของ{period_words(item.period, asked.fiscal_year)}",)
    return (ItemStatus.WITHHELD if ours else ItemStatus.ABSENT), ()


def _fits(period: str, one: Shown, year: int) -> bool:
    covers = one.until is not None and one.fiscal_year <= year <= one.until
    if period == "standing":
        return True
    if period == "previous-year":
        return one.fiscal_year == year - 1
    if period == "recent":
        return one.fiscal_year in {year, year - 1}
    if period == "long-term":
        return covers and one.until != one.fiscal_year
    if period == "first-half":
        return one.fiscal_year == year and (one.through is None or one.through >= _half_year_end(year))
    return one.fiscal_year == year or covers


def _half_year_end(year: int) -> date:
    return fiscal_year_days(year)[0].replace(year=fiscal_year_days(year)[1].year, month=3, day=31)


def period_words(period: str, year: int) -> str:
    """Which time the data must speak of, in words."""
    return _PERIODS[period].format(year=year, before=year - 1)


def _ground(ground: Ground) -> str:
    return f"ไม่เปิดเผยตาม{ground.title}: {ground.text}"
