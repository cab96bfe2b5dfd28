"""Relations between pages, computed from what authors recorded and never maintained by hand, each with its
reason.

Criteria, best practices, projects, themes, units and guidance link to each other, in both directions from a
single record.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal, TypeVar

from cleancdd import labels, urls
from cleancdd.crosscheck.knowledge import rubric_for
from cleancdd.library import Library
from cleancdd.model.base import Computed
from cleancdd.model.knowledge import BestPractice, Guidance, Innovation, Relation
from cleancdd.thai.collation import collation_key

__all__ = ["Relations", "Tie"]

_K = TypeVar("_K")
_V = TypeVar("_V")
_Themed = Innovation | BestPractice
_Telling = TypeVar("_Telling", BestPractice, Guidance)
_Told = BestPractice | Guidance

_FEW = 6
"""How many projects with similar themes a page lists; the theme's own page has them all."""

_LINK = re.compile(r'<a href="(/[^"#?]*)')
"""Links of a text to pages of the site. Links from terms to the glossary, which no author wrote, begin
otherwise."""

_DOUBT: Final = "ยังไม่แน่ว่าเป็นของหน่วยงานใด"
_NAMES_PROJECT = "กล่าวถึงโครงการนี้"
_NAMES_UNIT = "กล่าวถึงหน่วยงานนี้"


class Tie(Computed):
    """A link to a related page: its label, its address, and why it is listed."""

    kind: Literal["criterion", "practice", "project", "guidance", "theme"]
    label: str
    url: str
    why: str


class Related(Computed):
    """All ties of one page, by kind.

    When not all projects are listed, `projects_whole` is their total, or `themes` link to the full lists.
    """

    criteria: tuple[Tie, ...] = ()
    practices: tuple[Tie, ...] = ()
    projects: tuple[Tie, ...] = ()
    guidance: tuple[Tie, ...] = ()
    themes: tuple[Tie, ...] = ()
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
        """The best practices and projects that demonstrate a criterion, and the guidance that explains it."""
        key = (year, criterion)
        projects = self._projects_showing.get(key, ())
        return Related(
            practices=tuple(_practice(one, why) for one, why in self._practices_showing.get(key, ())),
            projects=tuple(self._project(one, self._belongs(one)) for one in projects[:_FEW]),
            guidance=tuple(_guidance(one, why) for one, why in self._guidance_showing.get(key, ())),
            projects_whole=len(projects),
        )

    def of_project(self, project: Innovation) -> Related:
        """The criteria of a project, texts that name it, best practices and other projects of its unit and of
        its themes."""
        year = self._year(project.year)
        same = (
            [] if project.perhaps else [one for one in self.projects_of(project.unit) if one is not project]
        )
        alike = [one for one in self._alike(project.themes) if one is not project and one not in same]
        return Related(
            criteria=tuple(
                self._criterion(year, key, "เอกสารของโครงการกล่าวถึงเรื่องที่เกณฑ์นี้ถาม") for key in project.criteria
            ),
            practices=_once(self._practices_of(project)),
            projects=tuple(self._project(one, "โครงการของหน่วยงานเดียวกัน") for one in same)
            + tuple(self._project(one, self._themes_shared(one, project)) for one in alike[:_FEW]),
            guidance=tuple(
                _guidance(one, _NAMES_PROJECT) for one in self._guidance_naming.get(project.url, ())
            ),
            themes=self._whole(project.themes) if len(alike) > _FEW else (),
        )

    def _practices_of(self, project: Innovation) -> Iterator[Tie]:
        """The best practices of a project's unit, those that name it, and those of its themes, the rarest
        theme first."""
        every = self.library.practices.values()
        themed = [one for one in every if _shared(one, project)]
        if not project.perhaps:
            yield from (
                _practice(one, "แนวปฏิบัติที่ดีของหน่วยงานเดียวกัน") for one in every if one.unit == project.unit
            )
        yield from (_practice(one, _NAMES_PROJECT) for one in self._practices_naming.get(project.url, ()))
        for one in sorted(themed, key=lambda one: -self._weight({*one.themes}.intersection(project.themes))):
            yield _practice(one, self._themes_shared(one, project))

    def of_practice(self, practice: BestPractice) -> Related:
        """The criteria that a best practice is about, projects of its unit, text and themes, and guidance on
        its criteria."""
        year = self._year(practice.fiscal_year)
        own = self.projects_of(practice.unit)
        named = [one for one in self._projects_named(practice) if one not in own]
        alike = [one for one in self._alike(practice.themes) if one not in own and one not in named]
        return Related(
            criteria=tuple(self._criterion(year, one.criterion, one.why) for one in practice.criteria),
            projects=tuple(self._project(one, "โครงการของหน่วยงานเดียวกัน") for one in own)
            + tuple(self._named(one) for one in named)
            + tuple(self._project(one, self._themes_shared(one, practice)) for one in alike[:_FEW]),
            guidance=tuple(
                _guidance(page, f"อธิบายเกณฑ์ข้อเดียวกัน คือ {self._title(year, key)}")
                for page, key in self._sharing(practice.criteria, self.library.guidance.values())
            ),
            themes=self._whole(practice.themes) if len(alike) > _FEW else (),
        )

    def of_guidance(self, page: Guidance) -> Related:
        """The criteria that a guidance page explains, the best practices about them, and the projects that it
        links to."""
        year = self._year(None)
        return Related(
            criteria=tuple(self._criterion(year, one.criterion, one.why) for one in page.criteria),
            practices=tuple(
                _practice(one, f"เล่าเรื่องที่เกณฑ์ข้อเดียวกันถาม คือ {self._title(year, key)}")
                for one, key in self._sharing(page.criteria, self.library.practices.values())
            ),
            projects=tuple(self._named(one) for one in self._projects_named(page)),
        )

    def of_unit(self, unit: str) -> Related:
        """A unit's best practices and projects, the latest year first, and the texts that name it."""
        practices = [one for one in self.library.practices.values() if one.unit == unit]
        projects = sorted(
            (*self.projects_of(unit), *self._perhaps_of.get(unit, ())), key=lambda one: -one.year
        )
        page = urls.unit(unit)
        return Related(
            practices=tuple(_practice(one, f"ผลงานปีงบประมาณ {one.fiscal_year}") for one in practices)
            + tuple(
                _practice(one, _NAMES_UNIT)
                for one in self._practices_naming.get(page, ())
                if one.unit != unit
            ),
            guidance=tuple(_guidance(one, _NAMES_UNIT) for one in self._guidance_naming.get(page, ())),
            projects=tuple(self._project(one, self._of_unit_why(one, unit)) for one in projects),
        )

    def practices_of_theme(self, theme: str) -> tuple[Tie, ...]:
        """The best practices on a theme."""
        named = [one for one in self.library.practices.values() if theme in one.themes]
        return tuple(_practice(one, f"{self._unit(one.unit)} ปีงบประมาณ {one.fiscal_year}") for one in named)

    def guidance_of_theme(self, theme: str) -> tuple[Tie, ...]:
        """The guidance pages that link to projects on a theme."""
        told = self.library.guidance.values()
        named = ((page, [one for one in self._projects_named(page) if theme in one.themes]) for page in told)
        return tuple(
            _guidance(page, f"กล่าวถึงโครงการในประเด็นนี้ {len(found)} โครงการ") for page, found in named if found
        )

    def projects_of(self, unit: str) -> tuple[Innovation, ...]:
        """The projects that certainly belong to a unit."""
        return self._by_unit.get(unit, ())

    def _of_unit_why(self, one: Innovation, unit: str) -> str:
        others = [
            f" {_DOUBT} อาจเป็นของหน่วยงานนี้หรือของ{self._unit(each)}" for each in one.units if each != unit
        ]
        unstated = "" if one.year_certainty == "stated" else f" ซึ่ง{labels.UNSTATED_YEAR}"
        return f"ทะเบียนปีงบประมาณ {one.year}{unstated}{''.join(others)}"

    @cached_property
    def _by_unit(self) -> dict[str, tuple[Innovation, ...]]:
        return _grouped((one.unit, one) for one in self.library.innovations.values() if not one.perhaps)

    @cached_property
    def _perhaps_of(self) -> dict[str, tuple[Innovation, ...]]:
        doubtful = (one for one in self.library.innovations.values() if one.perhaps)
        return _grouped((unit, one) for one in doubtful for unit in one.units)

    @cached_property
    def _by_themes(self) -> dict[tuple[str, ...], tuple[Innovation, ...]]:
        in_order = sorted(
            self.library.innovations.values(), key=lambda one: (-one.year, collation_key(one.title))
        )
        return _grouped((one.themes, one) for one in in_order)

    def _alike(self, themes: tuple[str, ...]) -> tuple[Innovation, ...]:
        """The projects that share the rarest themes, no more than a page may need; computed once per set of
        themes."""
        if themes not in self._alike_to:
            sharing = (
                (shared, other) for other in self._by_themes if (shared := {*themes}.intersection(other))
            )
            sets = [(self._weight(shared), other) for shared, other in sharing]
            nearest = sorted(sets, key=lambda one: (-one[0], len(one[1]), one[1]))
            several = (one for _, other in nearest for one in self._by_themes[other][: 2 * _FEW])
            self._alike_to[themes] = tuple(one for one, _ in zip(several, range(2 * _FEW), strict=False))
        return self._alike_to[themes]

    def _weight(self, shared: Iterable[str]) -> float:
        """The weight of shared themes: rarer themes weigh more. The sum does not depend on their order."""
        return math.fsum(map(self._weights.__getitem__, shared))

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(key for one in self.library.innovations.values() for key in one.themes)

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {key: math.log(len(self.library.innovations) / count) for key, count in self._counts.items()}

    def _whole(self, themes: tuple[str, ...]) -> tuple[Tie, ...]:
        """Links to the full lists of projects of these themes, the rarest theme first."""
        counted = sorted((self._counts[key], key) for key in themes if self._counts[key])
        titles = self.library.themes
        return tuple(
            Tie(
                kind="theme",
                label=titles[key].title,
                url=urls.innovations_of_theme(key),
                why=f"{count} โครงการ",
            )
            for count, key in counted
        )

    def _projects_named(self, text: _Told) -> list[Innovation]:
        """The projects that a text links to, in the order of its links."""
        named = self._led_to[text.url] if self._by_url else ()  # no text is looked into for nothing
        return [self._by_url[url] for url in named if url in self._by_url]

    @cached_property
    def _guidance_naming(self) -> dict[str, tuple[Guidance, ...]]:
        return _grouped((url, one) for one in self.library.guidance.values() for url in self._led_to[one.url])

    @cached_property
    def _practices_naming(self) -> dict[str, tuple[BestPractice, ...]]:
        return _grouped(
            (url, one) for one in self.library.practices.values() for url in self._led_to[one.url]
        )

    @cached_property
    def _by_url(self) -> dict[str, Innovation]:
        return {one.url: one for one in self.library.innovations.values()}

    @cached_property
    def _led_to(self) -> dict[str, dict[str, None]]:
        """The addresses within the site that each best practice and guidance page links to, in order."""
        texts: tuple[_Told, ...] = (*self.library.practices.values(), *self.library.guidance.values())
        return {one.url: dict.fromkeys(_LINK.findall(one.prose.html)) for one in texts}

    @cached_property
    def _projects_showing(self) -> dict[tuple[int, str], tuple[Innovation, ...]]:
        found = (
            ((self._year(one.year), key), one)
            for one in self.library.innovations.values()
            for key in one.criteria
        )
        return _grouped(found)

    @cached_property
    def _practices_showing(self) -> dict[tuple[int, str], tuple[tuple[BestPractice, str], ...]]:
        every = self.library.practices.values()
        told = ((self._year(one.fiscal_year), one, each) for one in every for each in one.criteria)
        return _grouped(((year, each.criterion), (one, each.why)) for year, one, each in told)

    @cached_property
    def _guidance_showing(self) -> dict[tuple[int, str], tuple[tuple[Guidance, str], ...]]:
        every, year = self.library.guidance.values(), self._year(None)
        return _grouped(((year, each.criterion), (one, each.why)) for one in every for each in one.criteria)

    def _sharing(
        self, criteria: Iterable[Relation], others: Iterable[_Telling]
    ) -> Iterator[tuple[_Telling, str]]:
        """The pages about at least one of the criteria, each with the first criterion in common."""
        named = [one.criterion for one in criteria]
        for other in others:
            theirs = {one.criterion for one in other.criteria}
            shared = next((key for key in named if key in theirs), None)
            if shared is not None:
                yield other, shared

    def _year(self, year: int | None) -> int:
        """The year of the criteria meant by a text: its own, or the latest when its year has no rubric; 0
        when there is no rubric at all."""
        return rubric_for(year, self.library.rubrics) or 0

    def _unit(self, unit: str) -> str:
        return self.library.units[unit].label

    def _title(self, year: int, criterion: str) -> str:
        rubric = self.library.rubrics.get(year)
        return rubric.criteria[criterion].title if rubric else criterion

    def _criterion(self, year: int, key: str, why: str) -> Tie:
        return Tie(kind="criterion", label=self._title(year, key), url=urls.criterion(year, key), why=why)

    def _project(self, one: Innovation, why: str) -> Tie:
        return Tie(kind="project", label=one.title, url=one.url, why=why)

    def _named(self, one: Innovation) -> Tie:
        return self._project(one, f"{self._belongs(one)}ที่หน้านี้กล่าวถึง")

    def _belongs(self, one: Innovation) -> str:
        """The unit that a project belongs to, in words."""
        return f"โครงการที่{_DOUBT}" if one.perhaps else f"โครงการของ{self._unit(one.unit)}"

    def _themes_shared(self, one: _Themed, other: _Themed) -> str:
        shared = [self.library.themes[key].title for key in one.themes if key in other.themes]
        whose = "" if isinstance(one, BestPractice) else f"{_DOUBT if one.perhaps else self._unit(one.unit)} "
        return f"{whose}มีประเด็นร่วมกัน: {' · '.join(shared)}"


def _grouped(pairs: Iterable[tuple[_K, _V]]) -> dict[_K, tuple[_V, ...]]:
    found: dict[_K, list[_V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _once(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """Each thing once, for the first reason given."""
    found: dict[str, Tie] = {}
    for tie in ties:
        found.setdefault(tie.url, tie)
    return tuple(found.values())


def _shared(one: _Themed, other: _Themed) -> bool:
    return not set(one.themes).isdisjoint(other.themes)


def _practice(one: BestPractice, why: str) -> Tie:
    return Tie(kind="practice", label=one.title, url=one.url, why=why)


def _guidance(one: Guidance, why: str) -> Tie:
    return Tie(kind="guidance", label=one.title, url=one.url, why=why)
