"""What belongs together, found in what authors recorded and never kept by hand: each tie says why.

Criteria, best practices, projects, themes, units and guidance lead to each other, both ways from one record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeVar

from cleancdd.library import Library
from cleancdd.model.base import Noun
from cleancdd.model.knowledge import BestPractice, Guidance, Innovation, Relation
from cleancdd.thai.collation import collation_key

__all__ = ["Related", "Relations", "Tie"]

_K = TypeVar("_K")
_V = TypeVar("_V")
_Themed = Innovation | BestPractice
_Telling = TypeVar("_Telling", BestPractice, Guidance)

_FEW = 6
"""How many projects of like themes a page names; the page of a theme has them all."""

_CERTAIN: Mapping[str, str] = {"stated": "", "unstated": " ซึ่งเอกสารไม่ระบุปี"}


class Tie(Noun):
    """Something that belongs to what a page shows: what it is called, where it is, and why it is named there."""

    kind: Literal["criterion", "practice", "project", "guidance"]
    label: str
    url: str
    why: str


class Related(Noun):
    """All ties of one thing, by kind; `projects_whole` counts the projects that there are where not all are named."""

    criteria: tuple[Tie, ...] = ()
    practices: tuple[Tie, ...] = ()
    projects: tuple[Tie, ...] = ()
    guidance: tuple[Tie, ...] = ()
    projects_whole: int = 0

    def __bool__(self) -> bool:
        """Whether there is any tie."""
        return bool(self.criteria or self.practices or self.projects or self.guidance)


@dataclass(frozen=True)
class Relations:
    """The ties of a library."""

    library: Library
    _alike_to: dict[tuple[str, ...], tuple[Innovation, ...]] = field(default_factory=dict)

    def of_criterion(self, year: int, criterion: str) -> Related:
        """Who shows how a criterion is met, and what explains it."""
        key = (year, criterion)
        projects = self._projects_showing.get(key, ())
        return Related(
            practices=tuple(_practice(one, why) for one, why in self._practices_showing.get(key, ())),
            projects=tuple(self._project(one, f"โครงการของ{self._unit(one.unit)}") for one in projects[:_FEW]),
            guidance=tuple(_guidance(one, why) for one, why in self._guidance_showing.get(key, ())),
            projects_whole=len(projects),
        )

    def of_project(self, project: Innovation) -> Related:
        """The criteria of a project, best practices and other projects of its unit and of its themes."""
        year = self._year(project.year)
        same = [one for one in self.projects_of(project.unit) if one is not project]
        own = [one for one in self.library.practices.values() if one.unit == project.unit]
        others = [one for one in self.library.practices.values() if one.unit != project.unit and _shared(one, project)]
        alike = [one for one in self._alike(project.themes) if one.unit != project.unit][:_FEW]
        return Related(
            criteria=tuple(self._criterion(year, key, "เกณฑ์ที่โครงการนี้แสดง") for key in project.criteria),
            practices=tuple(_practice(one, "แนวปฏิบัติที่ดีของหน่วยงานเดียวกัน") for one in own)
            + tuple(_practice(one, self._themes_shared(one, project)) for one in others),
            projects=tuple(self._project(one, "โครงการของหน่วยงานเดียวกัน") for one in same)
            + tuple(self._project(one, self._themes_shared(one, project)) for one in alike),
        )

    def of_practice(self, practice: BestPractice) -> Related:
        """The criteria that a best practice shows, projects of its unit and themes, and guidance on its criteria."""
        year = self._year(practice.fiscal_year)
        own = self.projects_of(practice.unit)
        alike = [one for one in self._alike(practice.themes) if one.unit != practice.unit][:_FEW]
        return Related(
            criteria=tuple(self._criterion(year, one.criterion, one.why) for one in practice.criteria),
            projects=tuple(self._project(one, "โครงการของหน่วยงานเดียวกัน") for one in own)
            + tuple(self._project(one, self._themes_shared(one, practice)) for one in alike),
            guidance=tuple(
                _guidance(page, f"อธิบายเกณฑ์ข้อเดียวกัน คือ {self._title(year, key)}")
                for page, key in self._sharing(practice.criteria, self.library.guidance.values())
            ),
        )

    def of_guidance(self, page: Guidance) -> Related:
        """The criteria that a guidance page explains, and the best practices that show them."""
        year = self._year(max(self.library.rubrics, default=0))
        return Related(
            criteria=tuple(self._criterion(year, one.criterion, one.why) for one in page.criteria),
            practices=tuple(
                _practice(one, f"แสดงเกณฑ์ข้อเดียวกัน คือ {self._title(year, key)}")
                for one, key in self._sharing(page.criteria, self.library.practices.values())
            ),
        )

    def of_unit(self, unit: str) -> Related:
        """A unit's best practices and projects, the latest year first."""
        practices = [one for one in self.library.practices.values() if one.unit == unit]
        projects = sorted(self.projects_of(unit), key=lambda one: -one.year)
        return Related(
            practices=tuple(_practice(one, f"ผลงานปีงบประมาณ {one.fiscal_year}") for one in practices),
            projects=tuple(self._project(one, f"ทะเบียนปีงบประมาณ {one.year}{_CERTAIN[one.year_certainty]}") for one in projects),
        )

    def practices_of_theme(self, theme: str) -> tuple[Tie, ...]:
        """The best practices on a theme."""
        named = [one for one in self.library.practices.values() if theme in one.themes]
        return tuple(_practice(one, f"{self._unit(one.unit)} ปีงบประมาณ {one.fiscal_year}") for one in named)

    def projects_of(self, unit: str) -> tuple[Innovation, ...]:
        """The projects of a unit."""
        return self._by_unit.get(unit, ())

    @cached_property
    def _by_unit(self) -> dict[str, tuple[Innovation, ...]]:
        return _grouped((one.unit, one) for one in self.library.innovations.values())

    @cached_property
    def _by_themes(self) -> dict[tuple[str, ...], tuple[Innovation, ...]]:
        in_order = sorted(self.library.innovations.values(), key=lambda one: (-one.year, collation_key(one.title)))
        return _grouped((one.themes, one) for one in in_order)

    def _alike(self, themes: tuple[str, ...]) -> tuple[Innovation, ...]:
        """The projects that share most themes, no more than a page may need; found once for each set of themes."""
        if themes not in self._alike_to:
            sets = [(len({*themes} & {*other}), other) for other in self._by_themes]
            nearest = sorted((one for one in sets if one[0]), key=lambda one: (-one[0], len(one[1]), one[1]))
            several = (one for _, other in nearest for one in self._by_themes[other][: 2 * _FEW])
            self._alike_to[themes] = tuple(one for one, _ in zip(several, range(2 * _FEW), strict=False))
        return self._alike_to[themes]

    @cached_property
    def _projects_showing(self) -> dict[tuple[int, str], tuple[Innovation, ...]]:
        found = (((self._year(one.year), key), one) for one in self.library.innovations.values() for key in one.criteria)
        return _grouped(found)

    @cached_property
    def _practices_showing(self) -> dict[tuple[int, str], tuple[tuple[BestPractice, str], ...]]:
        every = self.library.practices.values()
        told = ((self._year(one.fiscal_year), one, each) for one in every for each in one.criteria)
        return _grouped(((year, each.criterion), (one, each.why)) for year, one, each in told)

    @cached_property
    def _guidance_showing(self) -> dict[tuple[int, str], tuple[tuple[Guidance, str], ...]]:
        every, year = self.library.guidance.values(), max(self.library.rubrics, default=0)
        return _grouped(((year, each.criterion), (one, each.why)) for one in every for each in one.criteria)

    def _sharing(self, criteria: Iterable[Relation], others: Iterable[_Telling]) -> Iterator[tuple[_Telling, str]]:
        """Those that tell of one of the criteria, each with the first criterion shared."""
        named = [one.criterion for one in criteria]
        for other in others:
            theirs = {one.criterion for one in other.criteria}
            shared = next((key for key in named if key in theirs), None)
            if shared is not None:
                yield other, shared

    def _year(self, year: int) -> int:
        """The year whose criteria are meant: the text's own, or the latest where that has no rubric."""
        return year if year in self.library.rubrics else max(self.library.rubrics, default=0)

    def _unit(self, unit: str) -> str:
        return self.library.units[unit].label

    def _title(self, year: int, criterion: str) -> str:
        rubric = self.library.rubrics.get(year)
        return rubric.criteria[criterion].title if rubric else criterion

    def _criterion(self, year: int, key: str, why: str) -> Tie:
        return Tie(kind="criterion", label=self._title(year, key), url=f"/criteria/{year}/{key}/", why=why)

    def _project(self, one: Innovation, why: str) -> Tie:
        return Tie(kind="project", label=one.title, url=one.url, why=why)

    def _themes_shared(self, one: _Themed, other: _Themed) -> str:
        shared = [self.library.themes[key].title for key in one.themes if key in other.themes]
        where = f"{self._unit(one.unit)} " if isinstance(one, Innovation) else ""
        return f"{where}ประเด็นเดียวกัน คือ {' และ '.join(shared)}"


def _grouped(pairs: Iterable[tuple[_K, _V]]) -> dict[_K, tuple[_V, ...]]:
    found: dict[_K, list[_V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _shared(one: _Themed, other: _Themed) -> bool:
    return not set(one.themes).isdisjoint(other.themes)


def _practice(one: BestPractice, why: str) -> Tie:
    return Tie(kind="practice", label=one.title, url=one.url, why=why)


def _guidance(one: Guidance, why: str) -> Tie:
    return Tie(kind="guidance", label=one.title, url=one.url, why=why)
