"""What a unit disclosed, checked against a year's list of items.

An item is complete when something from the right period can be opened on the web, with every component that
the list requires; what is only available at the centre is shown and leaves the item partial. The right period
is that of the item. An item that asks for every month is complete with all twelve, and not overdue while it
has every month that ended before its due day. What is announced for a later day does not count yet.
Withholding one thing withholds the item only if the ground covers the whole item. A unit that recorded
nothing for a year is not judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from cleancdd import urls
from cleancdd.findings.periods import (
    fits,
    is_premature,
    month_words,
    months_of,
    months_shown,
    period_words,
    unsaid,
)
from cleancdd.library.disclosures import seen_on
from cleancdd.model.disclosure import DisclosureFile, Ground, ItemAnswer
from cleancdd.model.oit import OitItem, OitList
from cleancdd.model.sheet import DisclosedItem, ItemCard, ItemStatus, OitSheet
from cleancdd.model.unit import Unit
from cleancdd.thai.dates import format_day_short

__all__ = ["oit_sheet"]

_NO_ANSWER = ItemAnswer()


def oit_sheet(
    asked: OitList, unit: Unit, shown: Iterable[DisclosedItem], told: DisclosureFile | None, as_of: date
) -> OitSheet:
    """The unit's answers to the year's list as of a day; the contact details in `unit.yaml` count beside what
    the unit recorded."""
    year = asked.fiscal_year
    here = [one for one in seen_on(shown, as_of) if _counts_in(one, year)]
    if told is None and not any(one.year == year for one in here):
        return OitSheet(unit=unit.id, year=year, recorded=False)
    on_web = {one.topic for one in here if one.link is not None}
    here += [one for one in _known_of(unit, year) if one.topic not in on_web]
    answers = told.items if told else {}
    by_topic: dict[str, tuple[DisclosedItem, ...]] = {}
    for one in here:
        by_topic[one.topic] = (*by_topic.get(one.topic, ()), one)
    cards = tuple(
        _Question(asked, key, item, by_topic.get(item.topic, ()), as_of).card(answers.get(key, _NO_ANSWER))
        for key, item in asked.items.items()
    )
    return OitSheet(unit=unit.id, year=year, recorded=True, items=cards)


def _known_of(unit: Unit, year: int) -> Iterator[DisclosedItem]:
    """The contact details in `unit.yaml` count as disclosed, since this site shows them."""
    if unit.contact is None:
        return
    home = urls.unit(unit.id, "contact")
    known = partial(DisclosedItem, unit=unit.id, year=year, fiscal_year=year, kind="page")
    if "contact" in unit.contact.topics:
        yield known(title="ที่อยู่และช่องทางติดต่อของหน่วยงาน", topic="contact", category="section-7-3", link=home)
    if "social-network" in unit.contact.topics:
        names = " ".join(one.network for one in unit.contact.social)
        yield known(
            title=f"สื่อสังคมของหน่วยงาน: {names}",
            topic="social-network",
            category="section-7-3",
            link=home,
        )


def _counts_in(one: DisclosedItem, year: int) -> bool:
    """A document with a page of its own counts in every year while it is in force; an entry counts only in
    its own year."""
    if not one.standing:
        return one.year == year
    return one.year <= year <= (one.until or year)


@dataclass(frozen=True)
class _Question:
    """An item as of a day, with everything the unit has on its topic."""

    asked: OitList
    key: str
    item: OitItem
    ours: tuple[DisclosedItem, ...]
    as_of: date

    def card(self, answer: ItemAnswer) -> ItemCard:
        """The answer to the item; the unit's own statement comes first."""
        verdict = self._verdict() if answer.not_applicable is None else _Verdict(ItemStatus.NOT_APPLICABLE)
        return ItemCard(
            item=self.key,
            status=verdict.status,
            entries=self._entries,
            missing=verdict.missing,
            notes=verdict.notes,
            reason=answer.not_applicable or self._ground(verdict.status),
            explanation=answer.explanation,
            due=self._due,
            overdue=self._is_overdue(verdict.status),
            days_late=self._days_late(verdict.status),
        )

    @property
    def _year(self) -> int:
        return self.asked.fiscal_year

    @property
    def _due(self) -> date | None:
        return self.item.due or (self.asked.window.last if self.asked.window else None)

    @cached_property
    def _there(self) -> tuple[DisclosedItem, ...]:
        return tuple(one for one in self.ours if one.kind != "withheld" and not one.announced)

    @cached_property
    def _fitting(self) -> tuple[DisclosedItem, ...]:
        return tuple(one for one in self._there if fits(self.item.period, one, self._year))

    @cached_property
    def _open(self) -> tuple[DisclosedItem, ...]:
        """What covers the right period and can be opened on the web."""
        return tuple(one for one in self._fitting if one.link is not None)

    @property
    def _entries(self) -> tuple[DisclosedItem, ...]:
        """What is shown beside the item: what counts, and what is withheld or announced; all entries when
        nothing counts."""
        if not self._fitting:
            return self.ours
        left_out = {id(one) for one in self._there} - {id(one) for one in self._fitting}
        return tuple(one for one in self.ours if id(one) not in left_out)

    def _verdict(self) -> _Verdict:
        if self._open:
            return self._of_months() if self.item.period == "monthly" else self._of_components()
        if self._fitting:
            return _Verdict(ItemStatus.PARTIAL, notes=("ยังไม่มีที่อยู่บนเว็บ",))
        if self._there:
            return self._of_another_time()
        if any(one.whole_item for one in self.ours):
            return _Verdict(ItemStatus.WITHHELD)
        return _Verdict(ItemStatus.ABSENT, notes=tuple(self._why_absent()))

    def _of_components(self) -> _Verdict:
        missing = _lacking(self.item, self._open)
        return _Verdict(ItemStatus.PARTIAL if missing else ItemStatus.COMPLETE, missing)

    def _of_months(self) -> _Verdict:
        shown = months_shown(self._open, self._year)
        missing = tuple(
            month_words(one) for one in months_of(self._year) if one not in shown and one < self.as_of
        )
        lacking = _lacking(self.item, self._open)
        if len(shown) == len(months_of(self._year)) and not lacking:
            return _Verdict(ItemStatus.COMPLETE)
        counted = f"มีแล้ว {len(shown)} จาก 12 เดือน" + ("" if missing else " ครบทุกเดือนที่สิ้นสุดแล้ว")
        return _Verdict(ItemStatus.PARTIAL, (*missing, *lacking), (counted,))

    def _of_another_time(self) -> _Verdict:
        untold = [unsaid(self.item.period, one) for one in self._there]
        period, year = self.item.period, self._year
        early = ["ลงวันที่ก่อนสิ้นช่วงที่ครอบคลุม" for one in self._there if is_premature(period, one, year)]
        notes = tuple(dict.fromkeys([one for one in untold if one] + early))
        other = () if all(untold) else (f"ข้อมูลของ{period_words(self.item.period, self._year)}",)
        return _Verdict(ItemStatus.PARTIAL, other, notes)

    def _why_absent(self) -> Iterator[str]:
        days = sorted(one.date for one in self.ours if one.announced and one.date)
        if days:
            yield f"ประกาศว่าจะเปิดเผยวันที่ {format_day_short(days[0])}"
        if any(one.kind == "withheld" for one in self.ours):
            yield "ไม่เปิดเผยบางส่วนตามกฎหมาย ส่วนที่เหลือยังไม่มีการเปิดเผย"

    def _ground(self, status: ItemStatus) -> str | None:
        if status is not ItemStatus.WITHHELD:
            return None
        return next((_ground(one.ground) for one in self.ours if one.whole_item and one.ground), None)

    def _is_overdue(self, status: ItemStatus) -> bool:
        lacking = status in {ItemStatus.PARTIAL, ItemStatus.ABSENT}
        return bool(lacking and self._due and self.as_of > self._due and not self._is_enough(self._open))

    def _days_late(self, status: ItemStatus) -> int:
        """How many days after it was due the item was answered; 0 when it was not late, is not yet answered,
        or has no days."""
        done = _done_on(self._open, self._is_enough)
        if self._due is None or done is None or status not in {ItemStatus.COMPLETE, ItemStatus.PARTIAL}:
            return 0
        return max(0, (done - self._due).days)

    def _is_enough(self, shown: Iterable[DisclosedItem]) -> bool:
        """Whether the entries cover what was due: every component, and every month that ended before the
        due day."""
        given = tuple(shown)
        if not given or _lacking(self.item, given):
            return False
        if self.item.period != "monthly":
            return True
        there = months_shown(given, self._year)
        return all(
            month in there for month in months_of(self._year) if self._due is None or month < self._due
        )


@dataclass(frozen=True)
class _Verdict:
    """How an item is answered, what is missing (nouns), and further notes (sentences)."""

    status: ItemStatus
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def _lacking(item: OitItem, shown: Iterable[DisclosedItem]) -> tuple[str, ...]:
    there = {part for one in shown for part in one.components}
    return tuple(title for part, title in item.components.items() if part not in there)


def _done_on(
    shown: Iterable[DisclosedItem], is_enough: Callable[[Iterable[DisclosedItem]], bool]
) -> date | None:
    """The day from which the disclosures were enough; None when they are not, or when undated ones alone
    are."""
    given: list[DisclosedItem] = []
    for one in sorted(shown, key=lambda one: one.date or date.min):
        given.append(one)
        if is_enough(given):
            return one.date
    return None


def _ground(ground: Ground) -> str:
    return f"ไม่เปิดเผยตาม{ground.title}: {ground.text}"
