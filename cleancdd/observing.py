"""What the site sees for itself of a criterion: the answers to `observed` of the rubric, each with links to what was seen.

A criterion that is seen to be met is met. One that is not tells what is still missing and leaves the word to what the unit
recorded, for the site cannot see what lies at the centre alone. Only the days of reports can also be seen to be too far
apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from cleancdd.checks import Facts, ask
from cleancdd.gathering import seen_on
from cleancdd.model.disclosure import IndexScheme
from cleancdd.model.rubric import Criterion, Observed, Rubric
from cleancdd.model.scorecard import Finding, Observation, Outcome, Seen
from cleancdd.model.sheet import Shown
from cleancdd.model.unit import Unit
from cleancdd.model.usage import Usage

__all__ = ["observe"]

_SHOWN = 6
"""How many links a finding names; the rest are on the page of the last one."""


def observe(
    rubric: Rubric, unit: Unit, shown: Iterable[Shown], usage: Usage | None, index: IndexScheme, as_of: date | None = None
) -> dict[str, Observation]:
    """What is seen of each criterion, by its id; a criterion of which nothing at all is seen is left out.

    An entry dated after `as_of` is announced and not there yet; without a day everything is there.
    """
    there = (one for one in seen_on(shown, as_of) if one.kind != "withheld" and not one.announced)
    here = tuple(one for one in there if _is_of(one, rubric.year))
    view = _View(rubric, unit, here, usage, index, as_of)
    for criterion in rubric.criteria.values():
        if criterion.observed is not None:
            observation = _WAYS[criterion.observed.by](view, criterion, criterion.observed)
            if observation is not None:
                view.found[criterion.id] = observation
    return view.found


@dataclass(frozen=True)
class _View:
    """What there is to see of a unit in a year, and what was seen so far."""

    rubric: Rubric
    unit: Unit
    shown: tuple[Shown, ...]
    usage: Usage | None
    index: IndexScheme
    as_of: date | None
    found: dict[str, Observation] = field(default_factory=dict)


_Way = Callable[[_View, Criterion, Observed], Observation | None]


def _is_of(one: Shown, year: int) -> bool:
    if one.standing:
        return one.year <= year <= (one.until or year)
    return one.year == year


def _is_current(one: Shown, year: int) -> bool:
    return one.fiscal_year == year or (one.until is not None and one.fiscal_year <= year <= one.until)


def _topics(view: _View, _: Criterion, observed: Observed) -> Observation | None:
    ours = [one for one in view.shown if one.topic in observed.topics and _is_current(one, view.rubric.year)]
    there = {one.topic for one in ours}
    lacking = [view.index.topics[topic].title for topic in observed.topics if topic not in there and topic in view.index.topics]
    names = "เปิดเผยแล้ว " + " และ ".join(dict.fromkeys(view.index.topics[one.topic].title for one in ours))
    return _told(ours, met=names, lacking=lacking)


def _manuals(view: _View, _: Criterion, observed: Observed) -> Observation | None:
    ours = [one for one in view.shown if one.manual in observed.manuals]
    there = {one.manual for one in ours}
    lacking = [title for key, title in observed.manuals.items() if key not in there]
    return _told(ours, met=f"เปิดเผยคู่มือครบ {len(observed.manuals)} เรื่อง", lacking=lacking)


def _told(ours: list[Shown], *, met: str, lacking: list[str]) -> Observation | None:
    if not ours:
        return None
    if lacking:
        because = f"เว็บไซต์เห็นแล้ว {len(ours)} รายการ ยังไม่เห็น {' '.join(lacking)}"
        return Observation(finding=Finding(outcome=Outcome.UNKNOWN, because=because), seen=tuple(_links(ours)))
    return Observation(finding=Finding(outcome=Outcome.MET, because=met), seen=tuple(_links(ours)))


def _criteria(view: _View, _: Criterion, observed: Observed) -> Observation | None:
    met = [key for key in observed.criteria if key in view.found and view.found[key].finding.outcome is Outcome.MET]
    if not met:
        return None
    if len(met) < len(observed.criteria):
        because = f"เว็บไซต์นี้เผยแพร่ครบแล้ว {len(met)} จาก {len(observed.criteria)} กลุ่ม"
        return Observation(finding=Finding(outcome=Outcome.UNKNOWN, because=because), seen=(_own_list(view),))
    because = f"เผยแพร่ครบทั้ง {len(met)} กลุ่มทางเว็บไซต์นี้"
    return Observation(finding=Finding(outcome=Outcome.MET, because=because), seen=(_own_list(view),))


def _index(view: _View, _: Criterion, __: Observed) -> Observation | None:
    if not view.shown:
        return None
    categories = {one.category for one in view.shown}
    because = f"ดัชนีของเว็บไซต์นี้มีข้อมูลของหน่วยงาน {len(view.shown)} รายการ ใน {len(categories)} หมวด"
    seen = (Seen(label="ดัชนีข้อมูลข่าวสาร", url="/information/"), _own_list(view))
    return Observation(finding=Finding(outcome=Outcome.MET, because=because), seen=seen)


def _search(view: _View, _: Criterion, __: Observed) -> Observation | None:
    if not view.shown:
        return None
    because = f"ค้นข้อมูลของหน่วยงาน {len(view.shown)} รายการได้จากช่องค้นหา และเลือกดูตามหมวดได้"
    seen = (Seen(label="ค้นหา", url="/search/"), Seen(label="ดัชนีตามหมวด", url="/information/"))
    return Observation(finding=Finding(outcome=Outcome.MET, because=because), seen=seen)


def _usage(view: _View, criterion: Criterion, _: Observed) -> Observation | None:
    days = view.usage.reports if view.usage else ()
    if not days:
        return None
    measure = view.rubric.measures.get(criterion.check.measure or "")
    page = Seen(label="รายงานการใช้ศูนย์รายไตรมาส", url=f"/units/{view.unit.id}/{view.rubric.year}/usage/")
    return Observation(finding=ask(criterion.check, measure, Facts(number=days)), seen=(page,))


def _social(view: _View, _: Criterion, __: Observed) -> Observation | None:
    channels = view.unit.contact.social if view.unit.contact else ()
    if not channels:
        return None
    because = "มีบัญชีของหน่วยงานที่ " + " ".join(one.network for one in channels)
    seen = tuple(Seen(label=one.network, url=one.url) for one in channels)
    return Observation(finding=Finding(outcome=Outcome.MET, because=because), seen=seen)


def _links(ours: Iterable[Shown]) -> Iterator[Seen]:
    linked = [one for one in ours if one.link is not None]
    return iter([Seen(label=one.title, url=one.link or "") for one in linked[:_SHOWN]])


def _own_list(view: _View) -> Seen:
    return Seen(label="ข้อมูลที่หน่วยงานเปิดเผย", url=f"/units/{view.unit.id}/centre/")


_WAYS: Final[Mapping[str, _Way]] = {
    "topics": _topics,
    "manuals": _manuals,
    "criteria": _criteria,
    "index": _index,
    "usage": _usage,
    "search": _search,
    "social": _social,
}
