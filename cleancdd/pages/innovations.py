"""The register of innovation projects: its overview, a page for each of its facets, a page for each project, and one CSV."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from cleancdd.model.base import Noun
from cleancdd.model.knowledge import STAGES, Innovation, Theme
from cleancdd.model.page import Page
from cleancdd.pages.edition import Edition, Link, Standing
from cleancdd.tables import Table, table
from cleancdd.thai.collation import collation_key
from cleancdd.thai.folding import fold

__all__ = ["Choice", "HeatMap", "HeatRow", "ProjectGroup", "ProjectRow", "Register", "Tool", "pages", "theme_choices"]

_STANDINGS: tuple[Standing, ...] = ("model", "challenge", "outstanding", "pool", "unannounced")
_STANDING_WORDS = {
    "model": "ต้นแบบ",
    "challenge": "ท้าทาย",
    "outstanding": "ดีเด่น",
    "pool": "กลุ่มคัดเลือกดีเด่น",
    "unannounced": "ยังไม่มีประกาศสถานะ",
}
_CERTAINTY = {"sure": "แน่ใจ", "probable": "น่าจะถูก", "partial": "อ่านได้บางส่วน"}
_STAGE_WORDS = {"made": "จัดทำโครงการ", "run": "ดำเนินการ", "evaluated": "ประเมินผล", "lessons": "ถอดบทเรียน"}

_HEADER = (
    *("ปีงบประมาณ", "หน่วยงาน", "เขตตรวจราชการ", "สถานะของหน่วยงาน", "ชื่อโครงการ", "ความแน่ใจในชื่อ", "เอกสารระบุปี"),
    *("ประเด็น", "เครื่องมือ", "วัตถุประสงค์", "ผลที่คาดหวัง", "ตัวชี้วัด", "เป้าหมาย", "ผล", "ขั้นตอน", "ขั้นที่แสดง", "เกณฑ์"),
    *("ที่มา", "ที่อยู่"),
)


class Choice(Noun):
    """One value of a facet: its name, its page, and how many projects it has."""

    label: str
    url: str
    count: int


class ProjectRow(Noun):
    """A project as a listing shows it."""

    title: str
    url: str
    unit: Link
    region: int | None
    year: int
    certainty: str
    dated: bool
    stage: str
    standing: Standing
    themes: tuple[Link, ...]


class ProjectGroup(Noun):
    """The projects of an inspection region; without a number, of the central units."""

    region: int | None
    rows: tuple[ProjectRow, ...]

    @property
    def anchor(self) -> str:
        """Where the group begins on its page."""
        return "central" if self.region is None else f"region-{self.region}"


class HeatRow(Noun):
    """A theme with its number of projects in each region of the map, and how strongly each cell is shaded, 0 to 4."""

    theme: Link
    counts: tuple[int, ...]
    shades: tuple[int, ...]
    whole: int


class HeatMap(Noun):
    """Themes × regions; a project with several themes counts in each of them."""

    regions: tuple[int | None, ...]
    rows: tuple[HeatRow, ...]
    totals: tuple[int, ...]
    whole: int
    themeless: int


class Tool(Noun):
    """A tool that projects name, and the projects."""

    name: str
    anchor: str
    rows: tuple[ProjectRow, ...]


class Register(Noun):
    """The register in numbers, with the choices of each facet."""

    whole: int
    undated: int
    doubtful: int
    years: tuple[Choice, ...]
    themes: tuple[Choice, ...]
    regions: tuple[Choice, ...]
    standings: tuple[Choice, ...]
    tools: int


def pages(edition: Edition) -> Iterator[Page]:
    """`/innovations/` and everything under it; nothing for a site without projects."""
    if not edition.library.innovations:
        return
    desk = _Desk(edition)
    latest = [row for row in desk.rows if row.year == max(one.year for one in desk.rows)]
    register = desk.register()
    listing = {"year": latest[0].year, "groups": _by_region(latest)}
    yield edition.page("/innovations/", "innovations.html", register=register, map=desk.heat_map(), **listing)
    yield edition.page("/innovations/innovations.csv", "table.csv", table=desk.csv())
    yield edition.page("/innovations/tools/", "innovation-tools.html", tools=desk.tools())
    yield from desk.facets(register)
    yield from desk.projects()


def theme_choices(edition: Edition) -> tuple[Choice, ...]:
    """The themes that have projects, for other pages to lead to."""
    counts = Counter(key for one in edition.library.innovations.values() for key in one.themes)
    themes = edition.library.themes.items()
    return tuple(
        Choice(label=one.title, url=f"/innovations/themes/{key}/", count=counts[key]) for key, one in themes if counts[key]
    )


class _Desk:
    """What the pages of the register share."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.library = edition.library
        units = {unit: place for place, unit in enumerate(self.library.units)}
        found = self.library.innovations.values()
        self.all = sorted(found, key=lambda one: (-one.year, units[one.unit], collation_key(one.title)))
        self.rows = [self._row(one) for one in self.all]

    def _row(self, one: Innovation) -> ProjectRow:
        unit = self.library.units[one.unit]
        return ProjectRow(
            title=one.title,
            url=one.url,
            unit=Link(label=unit.label, url=f"/units/{unit.id}/"),
            region=unit.inspection_region,
            year=one.year,
            certainty=one.title_certainty,
            dated=one.year_certainty == "stated",
            stage=one.stage,
            standing=self.edition.standing(one.unit, one.year),
            themes=tuple(self._theme(key) for key in one.themes),
        )

    def _theme(self, key: str) -> Link:
        return Link(label=self.library.themes[key].title, url=f"/innovations/themes/{key}/")

    def of_theme(self, key: str) -> list[ProjectRow]:
        """The projects on a theme."""
        return [row for row, one in zip(self.rows, self.all, strict=True) if key in one.themes]

    def register(self) -> Register:
        """The overview in numbers."""
        years = sorted({row.year for row in self.rows}, reverse=True)
        return Register(
            whole=len(self.rows),
            undated=sum(not row.dated for row in self.rows),
            doubtful=sum(row.certainty != "sure" for row in self.rows),
            years=tuple(_choice(f"ปี {one}", f"{one}/", [row for row in self.rows if row.year == one]) for one in years),
            themes=tuple(_choice(one.title, f"themes/{key}/", self.of_theme(key)) for key, one in self.library.themes.items()),
            regions=tuple(
                _choice(_region_words(one.region), f"regions/{one.region or 'central'}/", one.rows)
                for one in _by_region(self.rows)
            ),
            standings=tuple(
                _choice(_STANDING_WORDS[key], f"status/{key}/", rows)
                for key in _STANDINGS
                if (rows := [row for row in self.rows if row.standing == key])
            ),
            tools=len(self.tools()),
        )

    def facets(self, register: Register) -> Iterator[Page]:
        """A page for each value of each facet."""
        for choice in register.years:
            rows = [row for row in self.rows if f"/innovations/{row.year}/" == choice.url]
            yield self._facet(choice, "ปีงบประมาณ", rows)
        for (key, theme), choice in zip(self.library.themes.items(), register.themes, strict=True):
            yield self._facet(choice, "ประเด็น", self.of_theme(key), theme=theme, practices=key)
        for group, choice in zip(_by_region(self.rows), register.regions, strict=True):
            yield self._facet(choice, "พื้นที่", list(group.rows))
        for choice in register.standings:
            rows = [row for row in self.rows if f"/innovations/status/{row.standing}/" == choice.url]
            yield self._facet(choice, "สถานะของหน่วยงาน", rows)

    def _facet(
        self, choice: Choice, facet: str, rows: list[ProjectRow], *, theme: Theme | None = None, practices: str | None = None
    ) -> Page:
        ties = self.edition.relations.practices_of_theme(practices) if practices else ()
        return self.edition.page(
            choice.url, "innovation-facet.html", choice=choice, facet=facet, groups=_by_region(rows), theme=theme, practices=ties
        )

    def heat_map(self) -> HeatMap:
        """Themes × regions, shaded in quarters of the largest number."""
        regions = [group.region for group in _by_region(self.rows)]
        counts = {
            key: [sum(row.region == region for row in rows) for region in regions]
            for key in self.library.themes
            if (rows := self.of_theme(key))
        }
        most = max((count for row in counts.values() for count in row), default=1)
        return HeatMap(
            regions=tuple(regions),
            rows=tuple(
                HeatRow(
                    theme=self._theme(key),
                    counts=tuple(row),
                    shades=tuple(-(-4 * count // most) for count in row),
                    whole=sum(row),
                )
                for key, row in counts.items()
            ),
            totals=tuple(sum(row.region == region for row in self.rows) for region in regions),
            whole=len(self.rows),
            themeless=sum(not one.themes for one in self.all),
        )

    def tools(self) -> tuple[Tool, ...]:
        """Every tool that a project names, in Thai order."""
        names: dict[str, str] = {}
        rows: dict[str, list[ProjectRow]] = {}
        for row, one in zip(self.rows, self.all, strict=True):
            for tool in one.tools:
                anchor = re.sub(r"[^\w\u0e00-\u0e7f]+", "-", fold(tool)).strip("-")
                names.setdefault(anchor, tool)
                rows.setdefault(anchor, []).append(row)
        in_order = sorted(names, key=lambda anchor: collation_key(names[anchor]))
        return tuple(Tool(name=names[anchor], anchor=anchor, rows=tuple(rows[anchor])) for anchor in in_order)

    def projects(self) -> Iterator[Page]:
        """A page for each project, with its neighbours in the register."""
        near = [None, *self.all, None]
        for (before, one), (_, after) in zip(pairwise(near), pairwise(near[1:]), strict=False):
            if one is not None:
                yield self._project(one, before, after)

    def _project(self, one: Innovation, before: Innovation | None, after: Innovation | None) -> Page:
        library = self.library
        return self.edition.page(
            one.url,
            "innovation.html",
            project=one,
            row=self._row(one),
            stages=tuple(_STAGE_WORDS[stage] for stage in STAGES),
            stage=STAGES.index(one.stage) + 1,
            reference=library.settings.references.get(one.source.document),
            related=self.edition.relations.of_project(one),
            previous=Link(label=before.title, url=before.url) if before else None,
            following=Link(label=after.title, url=after.url) if after else None,
        )

    def csv(self) -> Table:
        """Every project in a row."""
        return table(_HEADER, (self._cells(one, row) for one, row in zip(self.all, self.rows, strict=True)))

    def _cells(self, one: Innovation, row: ProjectRow) -> tuple[object, ...]:
        source = f"{one.source.document} ข้อ {one.source.section or '-'} บรรทัด {one.source.lines or '-'}"
        return (
            one.year,
            row.unit.label,
            row.region or "ส่วนกลาง",
            _STANDING_WORDS[row.standing],
            one.title,
            _CERTAINTY[one.title_certainty],
            "ระบุ" if row.dated else "ไม่ระบุ",
            _joined(theme.label for theme in row.themes),
            _joined(one.tools),
            _joined(one.objectives),
            _joined(one.expected_results),
            _joined(each.text for each in one.indicators),
            _joined(each.target or "-" for each in one.indicators),
            _joined(each.result or "-" for each in one.indicators),
            _joined(one.steps),
            _STAGE_WORDS[one.stage],
            " ".join(one.criteria),
            source,
            self.edition.address(one.url),
        )


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _choice(label: str, path: str, rows: Iterable[ProjectRow]) -> Choice:
    return Choice(label=label, url=f"/innovations/{path}", count=sum(1 for _ in rows))


def _by_region(rows: Iterable[ProjectRow]) -> tuple[ProjectGroup, ...]:
    found: dict[int | None, list[ProjectRow]] = {}
    for row in rows:
        found.setdefault(row.region, []).append(row)
    regions = sorted(found, key=lambda region: (region is None, region or 0))
    return tuple(ProjectGroup(region=one, rows=tuple(found[one])) for one in regions)


def _region_words(region: int | None) -> str:
    return "ส่วนกลาง" if region is None else f"เขตตรวจราชการที่ {region}"
