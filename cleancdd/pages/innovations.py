"""The register of innovation projects: its overview and a page for each of its facets; the pages of projects
are in `innovation_projects`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from cleancdd import labels, urls
from cleancdd.findings.relations import Tie
from cleancdd.findings.results import Standing
from cleancdd.markup.headings import slug
from cleancdd.model.article import Prose
from cleancdd.model.base import Computed
from cleancdd.model.knowledge import Innovation, Theme
from cleancdd.model.page import Page
from cleancdd.model.unit import Region, region_order
from cleancdd.pages.edition import Edition, Link
from cleancdd.pages.innovation_projects import (
    Listed,
    Owner,
    ProjectRow,
    is_bare,
    project_pages,
    projects_csv,
)
from cleancdd.pages.origins import Origins, origins_of
from cleancdd.pages.parts import NAMES, Group, Way, parts, starts, ways
from cleancdd.thai.collation import collation_key

__all__ = [
    "pages",
    "theme_choices",
]

_STANDINGS: tuple[Standing, ...] = ("model", "challenge", "outstanding", "pool", "unannounced")


_PROJECTS = 50
"""How many projects a page lists."""

_SHARED = 100
"""How many of the tools that several projects use are named one by one."""


class Choice(Computed):
    """One value of a facet: its name, its page, how many projects it has, and of how many that is
    uncertain."""

    label: str
    url: str
    count: int
    doubtful: int = 0


class ProjectGroup(Computed):
    """The projects of an inspection region, or of a kind of unit that has none; the group without a region
    has the projects of uncertain units. `count` is their number, `rows` those of them on the page."""

    region: Region | None
    count: int
    rows: tuple[ProjectRow, ...]

    @property
    def owned(self) -> bool:
        """Whether it is certain which units the projects belong to."""
        return self.region is not None

    @property
    def anchor(self) -> str:
        """Where the group begins on its page."""
        return _group_anchor(self.region)


class HeatRow(Computed):
    """A theme with its number of projects in each region of the map, how strongly each cell is shaded, 0 to
    4, and where they are listed."""

    theme: Link
    counts: tuple[int, ...]
    shades: tuple[int, ...]
    places: tuple[str, ...]
    whole: int


class HeatMap(Computed):
    """Themes × regions; a project counts in each of its themes, and not at all if its unit is uncertain."""

    regions: tuple[Region, ...]
    rows: tuple[HeatRow, ...]
    totals: tuple[int, ...]
    whole: int
    themeless: int


class Tool(Computed):
    """A tool that projects name, and the projects, or those of them on the page."""

    name: str
    anchor: str
    count: int
    rows: tuple[ProjectRow, ...]


class Register(Computed):
    """The register in numbers, with the choices of each facet; of the tools, those that several projects
    use."""

    whole: int
    undated: int
    doubtful: int
    years: tuple[Choice, ...]
    themes: tuple[Choice, ...]
    regions: tuple[Choice, ...]
    standings: tuple[Choice, ...]
    tools: tuple[Choice, ...]
    tools_whole: int


def pages(edition: Edition) -> Iterator[Page]:
    """`/innovations/` and everything under it; nothing for a site without projects."""
    if not edition.library.innovations:
        return
    desk = _Desk(edition)
    latest = [row for row in desk.rows if row.year == desk.rows[0].year]
    register = desk.register()
    year = latest[0].year
    yield edition.page(
        urls.INNOVATIONS,
        "innovations.html",
        register=register,
        map=desk.heat_map(),
        year=year,
        groups=_by_region(latest) if len(latest) <= _PROJECTS else (),
        ways=_ways(urls.innovations_of_year(year), latest),
        origins=desk.origins(desk.rows),
    )
    yield edition.page(urls.INNOVATIONS_CSV, "table.csv", table=projects_csv(edition, desk.listed))
    yield from desk.tools_pages(register)
    yield from desk.facets(register)
    yield from project_pages(edition, desk.listed)


def theme_choices(edition: Edition) -> tuple[Choice, ...]:
    """The themes that have projects, for other pages to lead to."""
    counts = Counter(key for one in edition.library.innovations.values() for key in one.themes)
    themes = edition.library.themes.items()
    return tuple(
        Choice(label=one.title, url=urls.innovations_of_theme(key), count=counts[key])
        for key, one in themes
        if counts[key]
    )


class _Desk:
    """What the pages of the register share."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.library = edition.library
        self._order = {unit: place for place, unit in enumerate(self.library.units)}
        found = self.library.innovations.values()
        self.all = sorted(found, key=lambda one: (-one.year, self._order[one.unit], collation_key(one.title)))
        self._rows = {one.url: self._row(one) for one in self.all}
        self.rows = list(self._rows.values())
        self._projects = {one.url: one for one in self.all}
        self._regions = tuple(sorted({unit.region for unit in self.library.units.values()}, key=region_order))

    def _row(self, one: Innovation) -> ProjectRow:
        return ProjectRow(
            title=one.title,
            url=one.url,
            owners=tuple(
                self._owner(unit, one.year) for unit in sorted(one.units, key=self._order.__getitem__)
            ),
            year=one.year,
            certainty=one.title_certainty,
            dated=one.year_certainty == "stated",
            stage=one.stage,
            themes=tuple(self._theme(key) for key in one.themes),
            tools=tuple(Link(label=tool, url=self._tool_urls[slug(tool)]) for tool in one.tools),
            lead="" if is_bare(one) else _lead(one.prose),
            bare=is_bare(one),
        )

    def _owner(self, key: str, year: int) -> Owner:
        unit = self.library.units[key]
        link = Link(label=unit.label, url=urls.unit(key))
        return Owner(unit=link, region=unit.region, standing=self.edition.standing(key, year))

    @property
    def listed(self) -> list[Listed]:
        """Every project with its row, in the order of the register."""
        return list(zip(self.all, self.rows, strict=True))

    def origins(self, rows: Iterable[ProjectRow]) -> Origins:
        """Where what is listed comes from."""
        listed = (self._projects[row.url] for row in rows)
        return origins_of((one.updated, [one.source]) for one in listed)

    def _theme(self, key: str) -> Link:
        return Link(label=self.library.themes[key].title, url=urls.innovations_of_theme(key))

    def of_theme(self, key: str) -> list[ProjectRow]:
        """The projects on a theme."""
        return [row for row, one in zip(self.rows, self.all, strict=True) if key in one.themes]

    def of_region(self, region: Region) -> list[ProjectRow]:
        """The projects of an inspection region's units, and those that may be."""
        return [row for row in self.rows if any(one.region == region for one in row.owners)]

    def of_standing(self, standing: Standing) -> list[ProjectRow]:
        """The projects of units that hold a status in the year, and those that may be."""
        return [row for row in self.rows if any(one.standing == standing for one in row.owners)]

    def register(self) -> Register:
        """The overview in numbers."""
        years = sorted({row.year for row in self.rows}, reverse=True)
        return Register(
            whole=len(self.rows),
            undated=sum(not row.dated for row in self.rows),
            doubtful=sum(not row.owned for row in self.rows),
            years=tuple(
                _choice(
                    f"ปี {one}", urls.innovations_of_year(one), [row for row in self.rows if row.year == one]
                )
                for one in years
            ),
            themes=tuple(
                _choice(one.title, urls.innovations_of_theme(key), self.of_theme(key))
                for key, one in self.library.themes.items()
            ),
            regions=tuple(
                _unit_choice(
                    self.library.settings.region_words(region),
                    urls.innovations_of_region(region),
                    self.of_region(region),
                )
                for region in self._regions
            ),
            standings=tuple(
                _unit_choice(labels.standing(key), urls.innovations_of_status(key), rows)
                for key in _STANDINGS
                if (rows := self.of_standing(key))
            ),
            tools=tuple(
                Choice(label=one.name, url=self._tool_urls[one.anchor], count=one.count)
                for one in self._shared_tools()
            ),
            tools_whole=len(self.tools),
        )

    def facets(self, register: Register) -> Iterator[Page]:
        """A page for each value of each facet."""
        for choice in register.years:
            rows = [row for row in self.rows if urls.innovations_of_year(row.year) == choice.url]
            yield from self._facet(choice, "ปีงบประมาณ", rows)
        for (key, theme), choice in zip(self.library.themes.items(), register.themes, strict=True):
            relations = self.edition.relations
            told = {
                "practices": relations.practices_of_theme(key),
                "guidance": relations.guidance_of_theme(key),
            }
            yield from self._facet(choice, "ประเด็น", self.of_theme(key), theme, **told)
        for region, choice in zip(self._regions, register.regions, strict=True):
            if rows := self.of_region(region):
                yield from self._facet(choice, "พื้นที่", rows)
        held = [rows for key in _STANDINGS if (rows := self.of_standing(key))]
        for choice, rows in zip(register.standings, held, strict=True):
            yield from self._facet(choice, "สถานะของหน่วยงาน", rows)

    def _facet(
        self,
        choice: Choice,
        facet: str,
        rows: list[ProjectRow],
        theme: Theme | None = None,
        practices: tuple[Tie, ...] = (),
        guidance: tuple[Tie, ...] = (),
    ) -> Iterator[Page]:
        told = {
            "choice": choice,
            "facet": facet,
            "theme": theme,
            "practices": practices,
            "guidance": guidance,
            "ways": _ways(choice.url, rows),
            "origins": self.origins(rows),
        }
        counts = Counter(map(_region_of, rows))
        for url, turn, some in parts(choice.url, _in_groups(rows), _PROJECTS):
            yield self.edition.page(
                url, "innovation-facet.html", groups=_by_region(some, counts), turn=turn, **told
            )

    def tools_pages(self, register: Register) -> Iterator[Page]:
        """All tools, with what is listed and where it comes from."""
        told = {
            "whole": len(self.tools),
            "shared": register.tools,
            "origins": self.origins(row for tool in self.tools for row in tool.rows),
        }
        divided = sum(tool.count for tool in self.tools) > NAMES
        shared = (Way(url=one.url, count=one.count, label=one.label) for one in register.tools)
        told["ways"] = tuple(shared) if divided else ()
        named = [(tool, row) for tool in self.tools for row in tool.rows]
        for url, turn, some in parts(urls.TOOLS, named, NAMES):
            tools = tuple(
                Tool(name=tool.name, anchor=tool.anchor, count=tool.count, rows=tuple(row for _, row in ours))
                for tool, ours in groupby(some, key=itemgetter(0))
            )
            yield self.edition.page(url, "innovation-tools.html", tools=tools, turn=turn, **told)

    def heat_map(self) -> HeatMap:
        """Themes × regions, shaded in quarters of the largest number."""
        counts = {
            key: [_count(rows, region) for region in self._regions]
            for key in self.library.themes
            if (rows := self.of_theme(key))
        }
        most = max((count for row in counts.values() for count in row), default=1)
        return HeatMap(
            regions=self._regions,
            rows=tuple(
                HeatRow(
                    theme=self._theme(key),
                    counts=tuple(row),
                    shades=tuple(-(-4 * count // most) for count in row),
                    places=self._places(key),
                    whole=sum(row),
                )
                for key, row in counts.items()
            ),
            totals=tuple(_count(self.rows, region) for region in self._regions),
            whole=sum(row.owned for row in self.rows),
            themeless=sum(not one.themes for one in self.all),
        )

    def _places(self, theme: str) -> tuple[str, ...]:
        """Where the projects of each region begin in the pages of a theme; the theme itself where it has
        none."""
        url = urls.innovations_of_theme(theme)
        counts = Counter(map(_region_of, _in_groups(self.of_theme(theme))))
        found = starts(url, {_group_anchor(one): count for one, count in counts.items()}, _PROJECTS)
        return tuple(found.get(urls.region_anchor(one), url) for one in self._regions)

    @cached_property
    def _uses(self) -> dict[str, tuple[str, list[Innovation]]]:
        """The name of every tool and the projects that name it, by its anchor, in Thai order; spellings that
        differ in case or spaces are one."""
        found: dict[str, tuple[str, list[Innovation]]] = {}
        for one in self.all:
            for anchor, tool in {slug(tool): tool for tool in one.tools}.items():
                found.setdefault(anchor, (tool, []))[1].append(one)
        return dict(sorted(found.items(), key=lambda item: collation_key(item[1][0])))

    @cached_property
    def _tool_urls(self) -> dict[str, str]:
        """Where each tool begins in the pages of all tools."""
        return starts(urls.TOOLS, {anchor: len(ones) for anchor, (_, ones) in self._uses.items()}, NAMES)

    @cached_property
    def tools(self) -> tuple[Tool, ...]:
        """Every tool that a project names, in Thai order."""
        return tuple(
            Tool(name=name, anchor=anchor, count=len(ones), rows=tuple(self._rows[one.url] for one in ones))
            for anchor, (name, ones) in self._uses.items()
        )

    def _shared_tools(self) -> list[Tool]:
        """The tools that several projects use, in Thai order; of very many, those that most projects use."""
        shared = [one for one in self.tools if one.count > 1]
        most = {one.anchor for one in sorted(shared, key=lambda one: -one.count)[:_SHARED]}
        return [one for one in shared if one.anchor in most]


def _choice(label: str, url: str, rows: Sequence[ProjectRow]) -> Choice:
    return Choice(label=label, url=url, count=len(rows))


def _unit_choice(label: str, url: str, rows: Sequence[ProjectRow]) -> Choice:
    """A choice that depends on the unit of a project; projects of uncertain units are counted separately."""
    owned = sum(row.owned for row in rows)
    return Choice(label=label, url=url, count=owned, doubtful=len(rows) - owned)


def _count(rows: Iterable[ProjectRow], region: Region) -> int:
    """How many are certainly of units of the region."""
    return sum(row.owned and row.owners[0].region == region for row in rows)


def _group_anchor(region: Region | None) -> str:
    return "doubtful" if region is None else urls.region_anchor(region)


def _region_of(row: ProjectRow) -> Region | None:
    """The region of a project's unit; None while the unit is uncertain."""
    return row.owners[0].region if row.owned else None


def _group_order(row: ProjectRow) -> tuple[object, ...]:
    """The groups in order, projects known only by title last in each; at the end the projects of uncertain
    units."""
    region = _region_of(row)
    return (True, row.bare) if region is None else (False, region_order(region), row.bare)


def _in_groups(rows: Iterable[ProjectRow]) -> list[ProjectRow]:
    return sorted(rows, key=_group_order)


def _by_region(
    rows: Iterable[ProjectRow], counts: Mapping[Region | None, int] | None = None
) -> tuple[ProjectGroup, ...]:
    """The groups of these projects; `counts` are the projects of each in the whole list, where the rows are
    of one page alone."""
    found = [(region, tuple(ours)) for region, ours in groupby(_in_groups(rows), key=_region_of)]
    return tuple(
        ProjectGroup(region=one, rows=ours, count=counts[one] if counts else len(ours)) for one, ours in found
    )


def _ways(url: str, rows: Sequence[ProjectRow]) -> tuple[Way, ...]:
    counts = Counter(map(_region_of, _in_groups(rows)))
    groups = (
        Group(_group_anchor(one), count, one, "" if one is not None else "ยังไม่แน่ว่าเป็นของหน่วยงานใด")
        for one, count in counts.items()
    )
    return ways(url, groups, _PROJECTS)


def _lead(prose: Prose) -> str:
    """The first paragraph in plain words."""
    headings = {one.text for one in prose.headings}
    return next((line for line in prose.plain.split("\n") if line not in headings), "")
