"""The innovation projects one by one: as a listing shows them, the page of each, and all in one CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from cleancdd import labels
from cleancdd.findings.results import Standing
from cleancdd.formats.csv import Table, table
from cleancdd.model.base import Computed
from cleancdd.model.knowledge import STAGES, Innovation
from cleancdd.model.page import Page
from cleancdd.model.unit import Region
from cleancdd.pages.edition import Edition, Link
from cleancdd.thai.pace import letters_of, reading_minutes

__all__ = ["Listed", "Owner", "ProjectRow", "is_bare", "project_pages", "projects_csv"]

_NOT_TOLD = "ไม่ระบุ"

_HEADER = (
    *("สถานะของหน่วยงาน", "ชื่อโครงการ", "ความแน่ใจในชื่อ", "เอกสารระบุปี"),
    *(
        "ประเด็น",
        "เครื่องมือ",
        "วัตถุประสงค์",
        "ผลที่คาดหวัง",
        "ตัวชี้วัด",
        "เป้าหมาย",
        "ผล",
        "ขั้นตอน",
        "ขั้นที่พบในเอกสาร",
        "เกณฑ์",
    ),
    *("ที่มา", "ที่อยู่", "ความแน่ใจในหน่วยงาน"),
)


class Owner(Computed):
    """A unit that a project is of, or may be of."""

    unit: Link
    region: Region
    standing: Standing


class ProjectRow(Computed):
    """A project as a listing shows it; `bare` if its source contains only the title.

    It has several `owners` if its source leaves open which of them it belongs to.
    """

    title: str
    url: str
    owners: tuple[Owner, ...]
    year: int
    certainty: str
    dated: bool
    stage: str
    themes: tuple[Link, ...]
    tools: tuple[Link, ...]
    lead: str
    bare: bool

    @property
    def owned(self) -> bool:
        """Whether it is certain which unit the project belongs to."""
        return len(self.owners) == 1


Listed: TypeAlias = tuple[Innovation, ProjectRow]
"""A project and its row in listings."""


def project_pages(edition: Edition, listed: Sequence[Listed]) -> Iterator[Page]:
    """A page for each project, with its neighbours in the register."""
    near = [None, *(one for one, _ in listed), None]
    for before, (one, row), after in zip(near, listed, near[2:], strict=False):
        yield _page(edition, one, row, _link(before), _link(after))


def _page(
    edition: Edition, one: Innovation, row: ProjectRow, previous: Link | None, following: Link | None
) -> Page:
    return edition.page(
        one.url,
        "innovation.html",
        project=one,
        row=row,
        stages=tuple(labels.STAGES[stage] for stage in STAGES),
        stage=STAGES.index(one.stage) + 1,
        minutes=reading_minutes(sum(map(letters_of, _words(one)))),
        related=edition.relations.of_project(one),
        previous=previous,
        following=following,
    )


def _link(one: Innovation | None) -> Link | None:
    return Link(label=one.title, url=one.url) if one else None


def projects_csv(edition: Edition, listed: Iterable[Listed]) -> Table:
    """Every project in a row."""
    header = ("ปีงบประมาณ", "หน่วยงาน", edition.library.settings.region_title, *_HEADER)
    return table(header, (_cells(edition, one, row) for one, row in listed))


def _cells(edition: Edition, one: Innovation, row: ProjectRow) -> tuple[object, ...]:
    document = edition.library.settings.references[one.source.document].short
    source = f"{document} ข้อ {one.source.section or _NOT_TOLD} บรรทัด {one.source.lines or _NOT_TOLD}"
    return (
        one.year,
        _either(owner.unit.label for owner in row.owners),
        _either(edition.library.settings.region_name(owner.region) for owner in row.owners),
        _either(labels.standing(owner.standing) for owner in row.owners),
        one.title,
        labels.TITLE_CERTAINTIES[one.title_certainty],
        "ระบุ" if row.dated else _NOT_TOLD,
        _joined(theme.label for theme in row.themes),
        _joined(one.tools),
        _joined(one.objectives),
        _joined(one.expected_results),
        _joined(each.text for each in one.indicators),
        _joined(each.target or _NOT_TOLD for each in one.indicators),
        _joined(each.result or _NOT_TOLD for each in one.indicators),
        _joined(one.steps),
        labels.STAGES[one.stage],
        " ".join(one.criteria),
        source,
        edition.address(one.url),
        "แน่ใจ" if row.owned else "ยังไม่แน่",
    )


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _either(texts: Iterable[str]) -> str:
    return " หรือ ".join(texts)


def is_bare(one: Innovation) -> bool:
    """Whether the source of a project contains only its title."""
    return not (one.objectives or one.expected_results or one.steps or one.indicators)


def _words(one: Innovation) -> Iterator[str]:
    """All texts on a project's page."""
    yield one.prose.plain
    yield one.perhaps.why if one.perhaps else ""
    yield from (*one.objectives, *one.expected_results, *one.steps, *one.doubtful)
    for each in one.indicators:
        yield from (each.text, each.target or "", each.result or "")
