"""What the site observes about a criterion by itself: the answers to `observed` of the rubric, each with
links to what was seen.

A criterion that is observed as met is met. For any other, the observation lists what is missing and the
unit's own records decide, because the site cannot see what is only available at the centre. Only report days
can also be observed as unmet, when they are too far apart. Observations cover what belongs to the fiscal year
or is still in force, is not withheld, and is not announced for a later day.

- `topics`, `manuals`: each of them is disclosed, on the web or, with its place and day, at the centre; with
  `each_quarter`, for every quarter that had ended.
- `criteria`: everything that these criteria look for can be opened on the web.
- `index`, `search`: the unit has entries in every group that the rubric looks for by topics or manuals; for
  `search`, on the web.
- `social`: the unit posted on an account listed in `unit.yaml`, on a day of the fiscal year. The address of
  the account itself is not a post.
- `centre`: `unit.yaml` has the field.
- `usage`: the days on which the quarters were reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from cleancdd import urls
from cleancdd.findings.periods import months_of
from cleancdd.findings.questions import Facts, ask
from cleancdd.library.disclosures import seen_on
from cleancdd.model.criterion import Criterion, Observed
from cleancdd.model.disclosure import IndexScheme
from cleancdd.model.rubric import Rubric
from cleancdd.model.scorecard import Finding, Observation, Outcome, Seen
from cleancdd.model.sheet import DisclosedItem
from cleancdd.model.unit import Unit
from cleancdd.model.usage import Usage
from cleancdd.thai.dates import fiscal_quarter, fiscal_year, format_day_short

__all__ = ["observe"]

_SHOWN = 6
"""How many links a finding names; the rest are on the page of the last one."""


def observe(
    rubric: Rubric,
    unit: Unit,
    shown: Iterable[DisclosedItem],
    usage: Usage | None,
    index: IndexScheme,
    as_of: date,
) -> dict[str, Observation]:
    """What is observed of each criterion as of a day, by its id; criteria without any observation are left
    out."""
    there = (one for one in seen_on(shown, as_of) if one.kind != "withheld" and not one.announced)
    here = tuple(one for one in there if _holds(one, rubric.year))
    view = _View(rubric, unit, here, usage, index, as_of)
    found = {}
    for criterion in rubric.criteria.values():
        if criterion.observed is not None:
            observation = _WAYS[criterion.observed.by](view, criterion, criterion.observed)
            if observation is not None:
                found[criterion.id] = _with_all_parts(observation, criterion)
    return found


def _with_all_parts(observation: Observation, criterion: Criterion) -> Observation:
    """A criterion observed as met shows all its parts."""
    if observation.shows or observation.finding.outcome is not Outcome.MET:
        return observation
    return Observation(finding=observation.finding, seen=observation.seen, shows=tuple(criterion.parts))


def _holds(one: DisclosedItem, year: int) -> bool:
    """Whether it was disclosed in the year, or is a document of an earlier year that is still in force."""
    if one.until is not None and one.until < year:
        return False
    return one.year <= year if one.standing else one.year == year


@dataclass(frozen=True)
class _View:
    """What the site can observe of a unit in a year."""

    rubric: Rubric
    unit: Unit
    shown: tuple[DisclosedItem, ...]
    usage: Usage | None
    index: IndexScheme
    as_of: date

    @cached_property
    def on_web(self) -> tuple[DisclosedItem, ...]:
        """Entries that can be opened on the web."""
        return tuple(one for one in self.shown if one.link is not None)

    @cached_property
    def followed(self) -> tuple[DisclosedItem, ...]:
        """What can be opened, or be looked at in a place since a recorded day."""
        return tuple(one for one in self.shown if one.link is not None or one.date is not None)

    @cached_property
    def groups(self) -> dict[str, Criterion]:
        """The groups of information that the rubric looks for by topics or manuals, by criterion."""
        wanted = self.rubric.criteria.items()
        return {key: one for key, one in wanted if one.observed and one.observed.by in {"topics", "manuals"}}

    def among(self, observed: Observed, shown: Iterable[DisclosedItem]) -> dict[str, DisclosedItem]:
        """The latest of what is shown for each topic or manual that is looked for."""
        if observed.by == "manuals":
            begun = [one for one in shown if one.fiscal_year <= self.rubric.year]
            return {one.manual: one for one in reversed(begun) if one.manual in observed.manuals}
        ours = [one for one in shown if one.topic in observed.topics and _is_current(one, self.rubric.year)]
        late = {
            topic
            for topic in observed.each_quarter
            if not self._has_each_quarter(one for one in ours if one.topic == topic)
        }
        return {one.topic: one for one in reversed(ours) if one.topic not in late}

    def _has_each_quarter(self, shown: Iterable[DisclosedItem]) -> bool:
        """Whether every quarter of the year that had ended is covered by something."""
        there = {
            fiscal_quarter(one.through)
            for one in shown
            if one.through and fiscal_year(one.through) == self.rubric.year
        }
        over = [
            number for number, last in enumerate(months_of(self.rubric.year)[2::3], 1) if last < self.as_of
        ]
        return bool(there) and there.issuperset(over)

    def titles(self, observed: Observed) -> dict[str, str]:
        """The titles of what is looked for."""
        return observed.manuals or {
            topic: self.index.topics[topic].title for topic in observed.topics if topic in self.index.topics
        }


_Way = Callable[[_View, Criterion, Observed], Observation | None]


def _is_current(one: DisclosedItem, year: int) -> bool:
    return one.fiscal_year == year or (one.until is not None and one.fiscal_year <= year <= one.until)


def _each(view: _View, criterion: Criterion, observed: Observed) -> Observation | None:
    """Each topic or manual, and each further part of the criterion: which are present and which are
    missing."""
    titles, there = view.titles(observed) | criterion.parts, view.among(observed, view.followed)
    if not there:
        return None
    lacking = [title for key, title in titles.items() if key not in there]
    shows = tuple(key for key in titles if key in there)
    seen = tuple(_links(there[key] for key in shows))
    if lacking:
        return _told(
            Outcome.UNKNOWN, f"เว็บไซต์เห็นแล้ว {len(there)} เรื่อง ยังไม่เห็น {', '.join(lacking)}", seen, shows
        )
    if observed.by == "manuals":
        return _told(Outcome.MET, f"เปิดเผยคู่มือครบ {len(titles)} เรื่อง", seen, shows)
    return _told(Outcome.MET, f"เปิดเผยแล้ว {' และ '.join(titles.values())}", seen, shows)


def _criteria(view: _View, criterion: Criterion, observed: Observed) -> Observation | None:
    """Each criterion; if this one has as many parts, they are in the same order."""
    wanted = {key: view.groups[key].observed for key in observed.criteria if key in view.groups}
    there = [
        key
        for key, one in wanted.items()
        if one and len(view.among(one, view.on_web)) == len(view.titles(one))
    ]
    if not there:
        return None
    if len(there) < len(observed.criteria):
        because = (
            f"เปิดอ่านทางเว็บได้ครบแล้ว {len(there)} จาก {len(observed.criteria)} "
            f"กลุ่ม ยังไม่ครบ {_titles(view, wanted, there)}"
        )
        shows = tuple(
            part for part, key in zip(criterion.parts, observed.criteria, strict=False) if key in there
        )
        return _told(Outcome.UNKNOWN, because, (_own_list(view),), shows)
    return _told(Outcome.MET, f"เผยแพร่ครบทั้ง {len(there)} กลุ่มทางเว็บไซต์", (_own_list(view),))


def _titles(view: _View, wanted: Iterable[str], there: Iterable[str]) -> str:
    return ", ".join(view.groups[key].title for key in wanted if key not in there)


def _index(view: _View, _: Criterion, __: Observed) -> Observation | None:
    seen = (Seen(label="ดัชนีข้อมูลข่าวสาร", url=urls.INFORMATION), _own_list(view))
    categories = len({one.category for one in view.shown})
    return _covering(
        view, view.shown, f"ดัชนีของหน่วยงานมีข้อมูล {len(view.shown)} รายการ ใน {categories} หมวด", seen
    )


def _search(view: _View, _: Criterion, __: Observed) -> Observation | None:
    seen = (Seen(label="ค้นหา", url=urls.SEARCH), Seen(label="ดัชนีตามหมวด", url=urls.INFORMATION))
    because = f"ค้นและเปิดข้อมูลของหน่วยงานได้ {len(view.on_web)} รายการ และเลือกดูตามหมวดได้"
    return _covering(view, view.on_web, because, seen)


def _covering(
    view: _View, shown: tuple[DisclosedItem, ...], because: str, seen: tuple[Seen, ...]
) -> Observation | None:
    """Whether every group has an entry; a single entry is neither an index nor something to search."""
    if not shown or not view.groups:
        return None
    there = [key for key, one in view.groups.items() if one.observed and view.among(one.observed, shown)]
    if len(there) < len(view.groups):
        because += f" ยังไม่มี {_titles(view, view.groups, there)}"
        return _told(Outcome.UNKNOWN, because, seen)
    return _told(Outcome.MET, f"{because} ครบทุกกลุ่มที่เกณฑ์ให้เปิดเผย", seen)


def _usage(view: _View, criterion: Criterion, _: Observed) -> Observation | None:
    if view.usage is None:
        return None
    days, later = view.usage.reported_by(view.as_of), view.usage.reported_after(view.as_of)
    if not days and not later:
        return None
    measure = view.rubric.measures.get(criterion.check.measure or "")
    page = Seen(label="รายงานการใช้ศูนย์รายไตรมาส", url=urls.usage(view.unit.id, view.rubric.year))
    return Observation(
        finding=ask(
            criterion.check, measure, Facts(view.rubric.year, number=days, as_of=view.as_of, later=later)
        ),
        seen=(page,),
    )


def _social(view: _View, _: Criterion, __: Observed) -> Observation | None:
    accounts = view.unit.contact.social if view.unit.contact else ()
    posts = [
        (account.network, one)
        for one in view.on_web
        for account in accounts
        if account.has_post(one.link or "")
    ]
    dated = [
        (network, one) for network, one in posts if one.date and fiscal_year(one.date) == view.rubric.year
    ]
    if not dated:
        return None if not posts else _told(Outcome.UNKNOWN, "มีโพสต์ที่บันทึกไว้ แต่ไม่บอกวันที่หรือไม่ใช่ของปีนี้")
    latest = max(one.date for _, one in dated if one.date)
    networks = " ".join(dict.fromkeys(network for network, _ in dated))
    because = f"เผยแพร่ทาง {networks} ของหน่วยงาน {len(dated)} รายการ ล่าสุด {format_day_short(latest)}"
    return _told(Outcome.MET, because, tuple(_links(one for _, one in dated)))


def _centre(view: _View, _: Criterion, observed: Observed) -> Observation | None:
    told = getattr(view.unit.centre, observed.field or "", None)
    if told is None:
        return None
    return _told(
        Outcome.MET,
        f"ศูนย์ข้อมูลข่าวสารบันทึกไว้ว่า {told}",
        (Seen(label="ศูนย์ข้อมูลข่าวสารของหน่วยงาน", url=_home(view)),),
    )


def _told(
    outcome: Outcome, because: str, seen: tuple[Seen, ...] = (), shows: tuple[str, ...] = ()
) -> Observation:
    return Observation(finding=Finding(outcome=outcome, because=because), seen=seen, shows=shows)


def _links(ours: Iterable[DisclosedItem]) -> Iterator[Seen]:
    linked = [one for one in ours if one.link is not None]
    return iter([Seen(label=one.title, url=one.link or "") for one in linked[:_SHOWN]])


def _own_list(view: _View) -> Seen:
    return Seen(label="ข้อมูลที่หน่วยงานเปิดเผย", url=_home(view))


def _home(view: _View) -> str:
    return urls.centre(view.unit.id)


_WAYS: Final[Mapping[str, _Way]] = {
    "topics": _each,
    "manuals": _each,
    "criteria": _criteria,
    "index": _index,
    "usage": _usage,
    "search": _search,
    "social": _social,
    "centre": _centre,
}
