"""The cross-checks of what units disclose: items, topics, grounds and files that do not exist, dates of
another year, twins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from cleancdd import urls
from cleancdd.diagnostics import Code, Diagnostics, Span
from cleancdd.model.disclosure import (
    Disclosure,
    DisclosureFile,
    IndexScheme,
    UnitDocument,
    Withheld,
)
from cleancdd.model.oit import OitList
from cleancdd.model.rubric import Rubric
from cleancdd.model.usage import OTHER, QUARTERS, Usage
from cleancdd.readers.loader import InternalLink, Loaded
from cleancdd.readers.oit import INDEX_FILE
from cleancdd.readers.rubric import RubricFolder
from cleancdd.readers.units import UnitFolder
from cleancdd.readers.validation import report, report_missing
from cleancdd.source import Document
from cleancdd.suggestions.addresses import nearest_file
from cleancdd.suggestions.days import outside_year
from cleancdd.suggestions.names import nearest
from cleancdd.thai.dates import fiscal_quarter, fiscal_year, fiscal_year_days, format_day
from cleancdd.thai.spelling import fold

__all__ = ["check_disclosures", "disclosed_pages"]

_YEARS_BEFORE = 5
"""How many years before the fiscal year a disclosure may be dated."""

_MANY = 5
"""More copied entries than this are reported together instead of one by one."""

Loc = tuple[str | int, ...]


def check_disclosures(
    units: Mapping[str, UnitFolder],
    documents: Mapping[str, Sequence[Loaded[UnitDocument]]],
    index: IndexScheme,
    lists: Mapping[int, Loaded[OitList]],
    rubrics: Mapping[int, RubricFolder],
    diagnostics: Diagnostics,
) -> None:
    """Everything that units disclose fits the index, the lists, their files and each other; `documents` are
    those of each unit."""
    components = {topic: parts for one in lists.values() for topic, parts in _components(one.value).items()}
    manuals = {key for one in rubrics.values() for key in _manuals(one.rubric)}
    lookup = _Lookup(index, {year: one.value for year, one in lists.items()}, components, manuals, {})
    for unit, folder in units.items():
        ours = documents.get(unit, ())
        aliases = {one.value.url: one.value.id for one in ours}
        for year, loaded in sorted(folder.disclosures.items()):
            papers = [one for one in ours if _holds_in(one.value, year)]
            checker = _FileChecker(lookup, folder, loaded.document, diagnostics, year)
            checker.check(loaded.value, papers)
            if year - 1 in folder.disclosures:
                _refuse_copies(loaded, folder.disclosures[year - 1], year, diagnostics)
        for paper in ours:
            checker = _FileChecker(lookup, folder, paper.document, diagnostics, _year_of(paper.value))
            checker.check_document(paper.value, aliases)
        for year, usage in sorted(folder.usage.items()):
            _check_usage(usage, year, index, diagnostics)
    _tell_subjects(lookup, diagnostics)


def _tell_subjects(lookup: _Lookup, diagnostics: Diagnostics) -> None:
    """Report the topics and categories that are missing from the index, each once at the index when many
    entries name it."""
    for (code, key), places in lookup.missing.items():
        is_topic = code is Code.UNKNOWN_TOPIC
        message = f"ไม่มี{'เรื่อง' if is_topic else 'หมวด'} `{key}` ในดัชนี"
        advice = nearest(key, lookup.index.topics if is_topic else lookup.index.categories)
        report_missing(places, code, message, advice, Span(INDEX_FILE), diagnostics)


def _refuse_copies(
    loaded: Loaded[DisclosureFile], before: Loaded[DisclosureFile], year: int, diagnostics: Diagnostics
) -> None:
    """An entry equal to last year's in every field was copied; for one that is still in force, `until` says
    so."""
    last_year = {_mark(one): place for place, one in reversed(list(enumerate(before.value.entries)))}
    told = [
        (place, last_year.get(_mark(one)))
        for place, one in enumerate(loaded.value.entries)
        if (one.until or 0) < year
    ]
    copies = [(place, twin) for place, twin in told if twin is not None]
    advice = f"แก้วันที่และที่อยู่ให้เป็นของปี {year} ฉบับเดิมที่ยังใช้อยู่ให้เพิ่ม `until: {year}` ถ้าไม่ใช่ทั้งสองอย่าง ให้ลบรายการนี้"
    more = f" ไฟล์นี้มีรายการเช่นนี้ {len(copies)} รายการ" if len(copies) > _MANY else ""
    for place, twin in copies[:1] if more else copies:
        at = before.document.span(("entries", twin))
        same = f"“{loaded.value.entries[place].title}” เหมือนกับรายการของปี {year - 1} ทุกอย่าง"
        message = f"{same} (`{at.path}` บรรทัดที่ {at.line}){more}"
        report(
            loaded.document, ("entries", place, "title"), Code.REPEATED_ENTRY, message, advice, diagnostics
        )


def _mark(entry: Disclosure) -> tuple[object, ...]:
    where = entry.file or entry.page or entry.url or entry.place
    return entry.topic, fold(entry.title), entry.date, entry.fiscal_year, entry.through, where


def disclosed_pages(units: Mapping[str, UnitFolder]) -> Iterator[InternalLink]:
    """Every page of the site that an entry leads to."""
    for folder in units.values():
        for loaded in folder.disclosures.values():
            for place, entry in enumerate(loaded.value.entries):
                if entry.page is not None:
                    yield InternalLink(entry.page, loaded.document, ("entries", place, "page"))


def _components(one: OitList) -> dict[str, set[str]]:
    return {item.topic: set(item.components) for item in one.items.values() if item.components}


def _manuals(rubric: Rubric) -> set[str]:
    return {key for one in rubric.criteria.values() if one.observed for key in one.observed.manuals}


def _year_of(paper: UnitDocument) -> int:
    return paper.fiscal_year or fiscal_year(paper.date)


def _holds_in(paper: UnitDocument, year: int) -> bool:
    return _year_of(paper) <= year <= (paper.until or year)


def _check_usage(loaded: Loaded[Usage], year: int, index: IndexScheme, diagnostics: Diagnostics) -> None:
    for quarter, use in loaded.value.centre.items():
        ends = fiscal_year(use.reported) if use.reported else year
        early = use.reported and ends == year and fiscal_quarter(use.reported) < QUARTERS.index(quarter) + 1
        if use.reported and (early or not year <= ends <= year + 1):
            message = f"รายงานของ `{quarter}` ลงวันที่ {format_day(use.reported)} ซึ่งอยู่ก่อนไตรมาสนั้นหรือคนละปี"
            advice = "ใส่วันที่เสนอรายงานของไตรมาสนี้"
            report(
                loaded.document,
                ("centre", quarter, "reported"),
                Code.DATE_OUTSIDE_YEAR,
                message,
                advice,
                diagnostics,
            )
    for quarter, web in loaded.value.web.items():
        for part in ("pages", "documents", "searches"):
            for key in getattr(web, part):
                if key != OTHER and key not in index.categories:
                    loc: Loc = ("web", quarter, part, key)
                    advice = nearest(key, index.categories)
                    report(
                        loaded.document,
                        loc,
                        Code.UNKNOWN_CATEGORY,
                        f"ไม่มีหมวด `{key}` ในดัชนี",
                        advice,
                        diagnostics,
                        key=True,
                    )


@dataclass(frozen=True)
class _Lookup:
    index: IndexScheme
    lists: Mapping[int, OitList]
    components: Mapping[str, set[str]]
    manuals: set[str]
    missing: dict[tuple[Code, str], list[tuple[Document, Loc]]]


@dataclass(frozen=True)
class _FileChecker:
    """The cross-checks of one file of disclosures or one document."""

    lookup: _Lookup
    folder: UnitFolder
    document: Document
    diagnostics: Diagnostics
    year: int

    def check(self, model: DisclosureFile, papers: Sequence[Loaded[UnitDocument]]) -> None:
        seen: dict[tuple[object, ...], str] = {}
        for place, entry in enumerate(model.entries):
            loc: Loc = ("entries", place)
            self._entry(loc, entry)
            self._once(loc, entry, seen)
            if entry.date is not None:
                self._within((*loc, "date"), entry)
            if (
                entry.fiscal_year is not None
                and not self.year - _YEARS_BEFORE <= entry.fiscal_year <= self.year + 1
            ):
                message = f"ข้อมูลของปี {entry.fiscal_year} ไม่อยู่ในช่วงที่เปิดเผยในปีงบประมาณ {self.year}"
                advice = f"ตรวจเลขปี หรือย้ายไปไฟล์ของปี {entry.fiscal_year}"
                self._report((*loc, "fiscal_year"), Code.DATE_OUTSIDE_YEAR, message, advice)
        for place, one in enumerate(model.withheld):
            self._withheld(("withheld", place), one)
            self._not_open(("withheld", place), one, model)
        for item in model.items:
            self._item(item, model, papers)

    def check_document(self, paper: UnitDocument, addresses: dict[str, str]) -> None:
        self._entry((), paper)
        for place, alias in enumerate(paper.aliases):
            if not urls.is_unit_part(alias, paper.unit):
                message = f"ที่อยู่เดิม `{alias}` ไม่ได้อยู่ใต้ `{urls.unit(paper.unit)}`"
                self._report(
                    ("aliases", place),
                    Code.WRONG_LINK,
                    message,
                    f"พิมพ์เช่น `{urls.document(paper.unit, 'ชื่อเดิม')}`",
                )
            elif addresses.setdefault(alias, paper.id) != paper.id or alias == paper.url:
                owner = addresses[alias]
                advice = "ลบที่อยู่นี้ออกจาก `aliases`"
                if alias != urls.document(paper.unit, owner):
                    advice = "ให้เหลือใน `aliases` ของเอกสารเดียว ถ้าไฟล์หนึ่งเป็นสำเนา ให้เปิดเทียบกันแล้วลบสำเนานั้น"
                message = f"ที่อยู่ `{alias}` เป็นของเอกสาร `{owner}` อยู่แล้ว"
                self._report(("aliases", place), Code.COLLIDING_ADDRESS, message, advice)

    def _report(self, loc: Loc, code: Code, message: str, advice: str, *, key: bool = False) -> None:
        report(self.document, loc, code, message, advice, self.diagnostics, key=key)

    def _entry(self, loc: Loc, entry: Disclosure | UnitDocument) -> None:
        self._subject(loc, entry.topic, entry.category)
        self._times(loc, entry)
        if (
            entry.file is not None
            and entry.file not in self.folder.files
            and not self._is_refused(entry.file)
        ):
            message = f"ไม่พบไฟล์ `{entry.file}` ในโฟลเดอร์ของหน่วยงาน"
            advice = nearest_file(entry.file, self.folder.files, "/".join(self.document.name.split("/")[:2]))
            self._report((*loc, "file"), Code.MISSING_FILE, message, advice)
        known = self.lookup.components.get(entry.topic, set())
        # Of a topic that does not exist nothing is known; it has a diagnostic of its own.
        parts = entry.components if entry.topic in self.lookup.index.topics else ()
        for place, part in enumerate(parts):
            if part not in known:
                message = f"เรื่อง `{entry.topic}` ไม่มีองค์ประกอบ `{part}`"
                advice = (
                    nearest(part, known)
                    if known
                    else "ลบ `components` เพราะรายการ OIT ไม่ได้กำหนดองค์ประกอบของเรื่องนี้"
                )
                self._report((*loc, "components", place), Code.UNKNOWN_COMPONENT, message, advice)
        if entry.manual is not None and entry.manual not in self.lookup.manuals:
            advice = nearest(entry.manual, self.lookup.manuals)
            self._report((*loc, "manual"), Code.UNKNOWN_MANUAL, f"ไม่มีคู่มือ `{entry.manual}` ในหลักเกณฑ์", advice)

    def _times(self, loc: Loc, entry: Disclosure | UnitDocument) -> None:
        """The years and days of an entry are consistent: neither `until` nor `through` is before its fiscal
        year."""
        year = entry.fiscal_year or self.year
        if entry.until is not None and entry.until < year:
            message = f"ใช้ถึงปี {entry.until} ซึ่งสิ้นสุดก่อนปีงบประมาณของข้อมูล ({year})"
            advice = f"แก้ `until` เป็นปี {year} หรือหลังจากนั้น หรือแก้ `fiscal_year` ให้เป็นปีแรกที่ใช้"
            self._report((*loc, "until"), Code.INCONSISTENT_VALUES, message, advice)
        if entry.through is None:
            return
        first, _ = fiscal_year_days(year)
        if entry.through < first:
            message = f"ข้อมูลถึงวันที่ {format_day(entry.through)} ซึ่งสิ้นสุดก่อนปีงบประมาณของข้อมูล ({year})"
            advice = f"แก้ `through` หรือใส่ `fiscal_year: {fiscal_year(entry.through)}`"
            self._report((*loc, "through"), Code.DATE_OUTSIDE_YEAR, message, advice)

    def _is_refused(self, file: str) -> bool:
        """Whether the file itself has a diagnostic, which is reported once, there."""
        home = "/".join(self.document.name.split("/")[:2])
        return any(diagnostic.span.path == f"{home}/{file}" for diagnostic in self.diagnostics)

    def _subject(self, loc: Loc, topic: str, category: str | None) -> None:
        index = self.lookup.index
        if topic not in index.topics:
            self._missing(Code.UNKNOWN_TOPIC, topic, (*loc, "topic"))
        if category is not None and category not in index.categories:
            self._missing(Code.UNKNOWN_CATEGORY, category, (*loc, "category"))

    def _missing(self, code: Code, key: str, loc: Loc) -> None:
        self.lookup.missing.setdefault((code, key), []).append((self.document, loc))

    def _once(self, loc: Loc, entry: Disclosure, seen: dict[tuple[object, ...], str]) -> None:
        """Entries of a topic differ in title or period, and lead to different places unless they cover other
        months."""
        where = entry.file or entry.page or entry.url
        marks: list[tuple[object, ...]] = [
            ("title", entry.topic, fold(entry.title), entry.fiscal_year, entry.through)
        ]
        marks += [("where", entry.topic, where, entry.through)] if where else []
        earlier = next((seen[mark] for mark in marks if mark in seen), None)
        if earlier is not None:
            message = f"เอกสารนี้บันทึกไว้แล้วในเรื่องเดียวกัน: “{earlier}”"
            advice = "ลบรายการที่ซ้ำ หรือใส่ชื่อและปีให้ต่างกันถ้าเป็นคนละฉบับ"
            self._report((*loc, "title"), Code.REPEATED_ENTRY, message, advice)
        seen.update(dict.fromkeys(marks, entry.title))

    def _withheld(self, loc: Loc, one: Withheld) -> None:
        self._subject(loc, one.topic, one.category)
        grounds = self.lookup.index.grounds
        if one.ground is not None and one.ground not in grounds:
            advice = nearest(one.ground, grounds)
            self._report((*loc, "ground"), Code.UNKNOWN_GROUND, f"ไม่มีเหตุตามกฎหมาย `{one.ground}`", advice)

    def _not_open(self, loc: Loc, held: Withheld, model: DisclosureFile) -> None:
        twin = next((one for one in model.entries if one.topic == held.topic), None)
        if held.whole_item and twin is not None:
            message = f"ไม่เปิดเผยทั้งเรื่อง ทั้งที่เปิดเผย “{twin.title}” ในเรื่องเดียวกัน"
            advice = "ลบ `whole_item: true` ถ้าเหตุนี้ครอบคลุมเพียงบางส่วน หรือลบรายการใน `entries`"
            self._report((*loc, "whole_item"), Code.INCONSISTENT_VALUES, message, advice)

    def _item(self, item: str, model: DisclosureFile, papers: Sequence[Loaded[UnitDocument]]) -> None:
        one = self.lookup.lists.get(self.year)
        if one is None or not one.complete:
            message = f"ยังไม่มีรายการ OIT ที่ยืนยันแล้วของปี {self.year}"
            self._report(
                ("items", item),
                Code.UNKNOWN_ITEM,
                message,
                "ลบข้อนี้ แล้วบันทึกเป็นรายการใน `entries` ตามเรื่องแทน",
                key=True,
            )
        elif item not in one.items:
            advice = f"ปี {self.year} มี O1 ถึง O{one.count} {nearest(item, one.items)}"
            self._report(
                ("items", item),
                Code.UNKNOWN_ITEM,
                f"ไม่มีข้อ `{item}` ในรายการ OIT ปี {self.year}",
                advice,
                key=True,
            )
        elif model.items[item].not_applicable is not None:
            self._not_applicable(item, one.items[item].topic, model, papers)

    def _not_applicable(
        self, item: str, topic: str, model: DisclosureFile, papers: Sequence[Loaded[UnitDocument]]
    ) -> None:
        told = [("entries", one.topic, one.title) for one in model.entries]
        told += [("withheld", one.topic, one.title) for one in model.withheld]
        told += [(one.document.name, one.value.topic, one.value.title) for one in papers]
        contact, topics = self.folder.unit.value.contact, self.lookup.index.topics
        shown = contact.topics if contact and topic in topics else ()
        told += [(self.folder.unit.document.name, one, topics[topic].title) for one in shown]
        twin = next((one for one in told if one[1] == topic), None)
        if twin is not None:
            part, _, title = twin
            message = f"บอกว่าข้อ {item.upper()} ไม่เกี่ยวข้อง ทั้งที่บันทึก “{title}” ของข้อนี้ไว้ใน `{part}`"
            advice = f"ลบ `not_applicable` ของ `{item}` หรือลบรายการนั้นออกจาก `{part}`"
            self._report(("items", item, "not_applicable"), Code.CONTRADICTORY_OUTCOME, message, advice)

    def _within(self, loc: Loc, entry: Disclosure) -> None:
        """The day is within the year or the few years before it, or later for data that covers the end of the
        year."""
        day = cast("date", entry.date)
        is_of_end = (
            entry.through is not None and fiscal_year(entry.through) == self.year == fiscal_year(day) - 1
        )
        outside = None if is_of_end else outside_year(self.year, day, years_before=_YEARS_BEFORE)
        if outside:
            self._report(loc, Code.DATE_OUTSIDE_YEAR, *outside)
