"""What changed in the files of the site, day by day, in words: over all, by month, and of each unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import groupby
from typing import NamedTuple

from cleancdd import urls
from cleancdd.library import Library
from cleancdd.model.history import Change, Changed
from cleancdd.model.names import is_year
from cleancdd.model.page import Page
from cleancdd.model.unit import Unit
from cleancdd.pages.edition import Edition, Link
from cleancdd.thai.dates import MONTHS

__all__ = ["latest", "pages"]

_NAMED = 5
"""How many things a line names; the rest are counted."""

_LINES = 200
"""How many lines a page has at most; the page says when there are more."""

_LATEST = 40
"""How many lines the opening page has."""

_VERBS = {
    Changed.ADDED: "เพิ่ม",
    Changed.EDITED: "แก้ไข",
    Changed.MOVED: "เปลี่ยนชื่อ",
    Changed.REMOVED: "ลบ",
}

_OF_UNIT = {
    "unit.yaml": "ข้อมูลของหน่วยงาน",
    "evaluation.yaml": "ผลการประเมิน",
    "disclosures.yaml": "ข้อมูลที่เปิดเผย",
    "usage.yaml": "สถิติการใช้ศูนย์ข้อมูลข่าวสาร",
    "documents": "เอกสาร",
    "innovations": "โครงการนวัตกรรม",
    "minutes": "รายงานการประชุม",
    "withdrawn": "เอกสารที่ถอน",
    "files": "ไฟล์แนบ",
}

_OF_SITE = {
    "rubric": "หลักเกณฑ์",
    "oit": "รายการ OIT",
    "best-practices": "แนวปฏิบัติที่ดี",
    "guidance": "ความรู้",
    "pages": "เรื่องทั่วไป",
    "usage": "สถิติการใช้เว็บไซต์",
    "files": "ไฟล์แนบ",
    "glossary.yaml": "อภิธานศัพท์",
    "status.yaml": "สถานะของหน่วยงาน",
    "index-categories.yaml": "หมวดของดัชนีข้อมูลข่าวสาร",
    "themes.yaml": "ประเด็นของนวัตกรรม",
    "site.yaml": "การตั้งค่าของเว็บไซต์",
    "links.yaml": "ผลตรวจลิงก์",
    "privacy.yaml": "ข้อยกเว้นข้อมูลส่วนบุคคล",
    "words.yaml": "คำค้น",
}


class Named(NamedTuple):
    """What changed, by its name today, with its page if it has one."""

    label: str
    url: str


class Touch(NamedTuple):
    """A change of one thing: which kind of thing in words, and of which unit."""

    day: str
    what: Changed
    kind: str
    of: Named | None
    unit: str | None


class Line(NamedTuple):
    """What was done to things of one kind on one day; `more` are not named."""

    doing: str
    named: tuple[Named, ...]
    more: int


class DayOfChanges(NamedTuple):
    """The lines of a day."""

    day: date
    lines: tuple[Line, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """`/changes/` always, even when no history is known; `/changes/<month>/` and `/units/<id>/changes/` when
    git has changes."""
    touches = list(_touches(edition))
    months = {month: tuple(group) for month, group in groupby(touches, key=lambda one: _month(one.day))}
    links = tuple(Link(label=_named(one), url=urls.changes_of_month(one)) for one in months)
    yield _page(edition, urls.CHANGES, "", touches, _LATEST, links=links)
    for month, ours in months.items():
        yield _page(edition, urls.changes_of_month(month), _named(month), ours)
    yield from _of_units(edition, touches)


def latest(edition: Edition, most: int) -> tuple[DayOfChanges, ...]:
    """The newest lines of what changed, at most so many."""
    return tuple(_first(_days(_touches(edition)), most))


def _touches(edition: Edition) -> Iterator[Touch]:
    """What changed in words, the newest first."""
    words = _Words(edition.library, edition.provenances.articles)
    newest = sorted(_told(edition.history.changes), key=lambda one: one.day, reverse=True)
    return map(words.of, newest)


def _told(changes: Sequence[Change]) -> Iterator[Change]:
    """The changes without the edits of a file on the day that it was added."""
    added = {(one.day, one.path) for one in changes if one.what is Changed.ADDED}
    return (one for one in changes if one.what is not Changed.EDITED or (one.day, one.path) not in added)


def _of_units(edition: Edition, touches: Iterable[Touch]) -> Iterator[Page]:
    ours: dict[str, list[Touch]] = {}
    for one in touches:
        if one.unit is not None and one.unit in edition.library.units:
            ours.setdefault(one.unit, []).append(one)
    for key, found in sorted(ours.items()):
        unit = edition.library.units[key]
        bare = (one._replace(of=None) if one.of and one.of.label == unit.label else one for one in found)
        yield _page(edition, urls.unit_changes(key), unit.name, bare, unit=unit)


def _page(
    edition: Edition,
    url: str,
    about: str,
    touches: Iterable[Touch],
    most: int = _LINES,
    *,
    links: tuple[Link, ...] = (),
    unit: Unit | None = None,
) -> Page:
    history = edition.history
    every = tuple(_days(touches))
    days = tuple(_first(every, most))
    told = {"known": history.known, "since": history.since, "days": days, "is_whole": days == every}
    return edition.page(url, "changes.html", about=about, months=links, unit=unit, **told)


def _month(day: str) -> str:
    """The month of a day in ISO form, with its Buddhist year, as addresses have it: `2564-03`."""
    return f"{int(day[:4]) + 543}{day[4:7]}"


def _named(month: str) -> str:
    return f"{MONTHS[int(month[-2:]) - 1]} {month[:-3]}"


def _days(touches: Iterable[Touch]) -> Iterator[DayOfChanges]:
    for day, group in groupby(touches, key=lambda one: one.day):
        yield DayOfChanges(date.fromisoformat(day), tuple(_lines(group)))


def _first(days: Iterable[DayOfChanges], most: int) -> Iterator[DayOfChanges]:
    """The days with their lines, cut after `most` lines in total."""
    for one in days:
        if most <= 0:
            return
        yield one._replace(lines=one.lines[:most])
        most -= len(one.lines)


def _lines(touches: Iterable[Touch]) -> Iterator[Line]:
    found: dict[tuple[Changed, str], dict[Named, None]] = {}
    for one in touches:
        named = found.setdefault((one.what, one.kind), {})
        if one.of is not None:
            named[one.of] = None
    for (what, kind), names in sorted(found.items(), key=lambda one: (one[0][1], one[0][0])):
        every = sorted(names)
        yield Line(f"{_VERBS[what]}{kind}", tuple(every[:_NAMED]), len(every[_NAMED:]))


class _Words:
    """How a changed file is described to readers: by its kind and by its present title.

    Deleted things are not named, since the name may be the reason for the deletion.
    """

    def __init__(self, library: Library, files: Mapping[str, str]) -> None:
        self._library = library
        titles = {one.url: one.title for one in library.articles}
        self._articles = {file: Named(titles[url], url) for url, file in files.items()}
        self._of = cache(self._found)

    def of(self, change: Change) -> Touch:
        """The change of a file in words."""
        kind, named, unit = self._of(change.path)
        return Touch(change.day, change.what, kind, named, unit)

    def _found(self, path: str) -> tuple[str, Named | None, str | None]:
        steps = path.split("/")
        if steps[0] == "units" and len(steps) > 2:
            return self._in_unit(path, steps[1], steps[2:])
        kind = _OF_SITE.get(steps[1] if len(steps) > 1 else "", "ไฟล์อื่น")
        year = next((one for one in (step.removesuffix(".yaml") for step in steps) if is_year(one)), "")
        return f"{kind}{_of_year(year)}", self._articles.get(path), None

    def _in_unit(self, path: str, key: str, rest: list[str]) -> tuple[str, Named | None, str | None]:
        unit = self._library.units.get(key)
        year = rest[0] if is_year(rest[0]) else ""
        part = rest[1] if year and len(rest) > 1 else rest[0]
        kind = f"{_OF_UNIT.get(part, 'ไฟล์อื่น')}{_of_year(year)}"
        if path in self._articles:
            return kind, self._articles[path], key
        return kind, Named(unit.label, self._page(key, year, part)) if unit else None, key

    def _page(self, key: str, year: str, part: str) -> str:
        has_card = year and int(year) in self._library.rubrics
        has_list = year and int(year) in self._library.lists
        if part == "evaluation.yaml" and has_card:
            return urls.scorecard(key, int(year))
        if part == "disclosures.yaml" and has_list:
            return urls.oit_sheet(key, int(year))
        return urls.unit(key)


def _of_year(year: str) -> str:
    return f" ปี {year}" if year else ""
