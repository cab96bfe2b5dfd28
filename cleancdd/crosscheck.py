"""The checks that need more than one file: ids that nothing bears, outcomes that contradict, dates of another year."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from cleancdd.addresses import RESERVED
from cleancdd.diagnostics import Code, Faults, Span
from cleancdd.folders import Loaded, known, nearest, outside_year, tell_missing
from cleancdd.model.base import Source
from cleancdd.model.evaluation import Entry, Evaluation, Verdict, shape_of
from cleancdd.model.rubric import CheckName, Rubric
from cleancdd.model.settings import Settings
from cleancdd.model.unit import StatusBook, Unit
from cleancdd.model.writeup import Writeup
from cleancdd.reading import slip
from cleancdd.rubric import RUBRIC_FOLDER, RubricFolder
from cleancdd.source import Document
from cleancdd.units import UnitFolder

__all__ = ["check_evaluations", "check_pages", "check_references", "check_statuses"]

_YEARS_BEFORE = 5
"""How many years before the fiscal year a standing order may date from and still be evidence."""

Loc = tuple[str | int, ...]


def check_statuses(book: Loaded[StatusBook] | None, units: Collection[str], faults: Faults) -> None:
    """Statuses name units (folders of `units/`) and announcements that exist, and a unit once a year."""
    if book is None:
        return
    for year, entries in book.noun.years.items():
        seen: set[str] = set()
        for index, entry in enumerate(entries):
            loc: Loc = ("years", str(year), index)
            if entry.announcement not in book.noun.announcements:
                message = f"ไม่มีบัญชี `{entry.announcement}`"
                advice = nearest(entry.announcement, book.noun.announcements)
                slip(book.document, (*loc, "announcement"), Code.UNKNOWN_ANNOUNCEMENT, message, advice, faults)
            for place, unit in enumerate(entry.units):
                _check_status_unit(book.document, (*loc, "units", place), unit, units, seen, faults)


def _check_status_unit(document: Document, loc: Loc, unit: str, units: Collection[str], seen: set[str], faults: Faults) -> None:
    if unit not in units:
        slip(document, loc, Code.UNKNOWN_UNIT, f"ไม่มีหน่วยงาน `{unit}`", nearest(unit, units), faults)
    if unit in seen:
        message = f"หน่วยงาน `{unit}` มีสถานะมากกว่าหนึ่งในปีเดียวกัน"
        slip(document, loc, Code.REPEATED_STATUS, message, "ลบออกจากรายการที่ไม่ตรงกับบัญชี", faults)
    seen.add(unit)


def check_pages(pages: Mapping[str, Loaded[Writeup]], faults: Faults) -> None:
    """No page takes the address of a part of the site."""
    for key, page in pages.items():
        if key in RESERVED:
            message = f"ที่อยู่ `/{key}/` เป็นของส่วนหนึ่งของเว็บไซต์แล้ว"
            advice = f"เปลี่ยนชื่อไฟล์ เช่น `about-{key}.md`"
            slip(page.document, (), Code.COLLIDING_ADDRESS, message, advice, faults)


def check_references(
    settings: Loaded[Settings],
    units: Mapping[str, UnitFolder],
    statuses: Loaded[StatusBook] | None,
    rubrics: Mapping[int, RubricFolder],
    pages: Mapping[str, Loaded[Writeup]],
    faults: Faults,
    *,
    others: Iterable[Loaded[Any]] = (),
) -> None:
    """Every source, of `others` too, names a reference of `site.yaml`."""
    more = ((one.noun, one.document) for one in others)
    references, home = settings.noun.references, settings.document.key_span(("references",))
    missing: dict[str, list[tuple[Document, Loc]]] = {}
    for noun, document in chain(_sourced(units, statuses, rubrics, pages), more):
        for loc, source in _sources(noun):
            if source.document not in references:
                missing.setdefault(source.document, []).append((document, (*loc, "document")))
    for key, places in missing.items():
        message = f"ไม่มีเอกสารอ้างอิง `{key}` ใน `content/site.yaml`"
        advice = nearest(key, references) if references else "เพิ่มเอกสารนี้ใต้ `references:`"
        tell_missing(places, Code.UNKNOWN_REFERENCE, message, advice, home, faults)


def _sourced(
    units: Mapping[str, UnitFolder],
    statuses: Loaded[StatusBook] | None,
    rubrics: Mapping[int, RubricFolder],
    pages: Mapping[str, Loaded[Writeup]],
) -> Iterator[tuple[object, Document]]:
    for folder in units.values():
        yield folder.unit.noun, folder.unit.document
        yield from ((one.noun, one.document) for one in folder.evaluations.values())
    if statuses:
        yield statuses.noun, statuses.document
    for rubric in rubrics.values():
        whole = rubric.rubric
        parts = (whole.scheme, whole.dimensions, whole.measures, whole.ladders, whole.programme)
        names = ("rubric.yaml", "dimensions.yaml", "measures.yaml", "ladders.yaml", "programme.yaml")
        yield from ((part, rubric.documents[name]) for part, name in zip(parts, names, strict=True))
        yield from ((criterion, rubric.documents[key]) for key, criterion in whole.criteria.items())
    yield from ((page.noun, page.document) for page in pages.values())


def _sources(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, Source]]:
    """Every `Source` within nouns and collections, with its path in the author's file."""
    if isinstance(value, Source):
        yield loc, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _sources(getattr(value, name), (*loc, name))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _sources(one, (*loc, str(key)))
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from _sources(one, (*loc, index))


def check_evaluations(root: Path, units: Mapping[str, UnitFolder], rubrics: Mapping[int, RubricFolder], faults: Faults) -> None:
    """Every evaluation fits its year's rubric and its unit's kind."""
    missing: dict[int, list[tuple[Document, Loc]]] = {}
    for folder in units.values():
        for year, loaded in folder.evaluations.items():
            if year in rubrics:
                rubric = rubrics[year].rubric
                written = {path.stem for path in (root / RUBRIC_FOLDER / str(year) / "criteria").glob("*.md")}
                unreadable = frozenset(written - rubric.criteria.keys())
                unit_folder = root / Path(folder.unit.document.name).parent
                checker = _Checker(unit_folder, folder.unit.noun, year, rubric, unreadable, loaded.document, faults)
                checker.check(loaded.noun)
            elif not (root / RUBRIC_FOLDER / str(year)).exists():  # a rubric with faults of its own is told once, there
                missing.setdefault(year, []).append((loaded.document, ()))
    others = f"ย้ายไฟล์ไปปีที่มีหลักเกณฑ์ ({known([str(one) for one in rubrics])})" if rubrics else ""
    for year, places in missing.items():
        home = f"{RUBRIC_FOLDER}/{year}"
        message, advice = f"ยังไม่มีหลักเกณฑ์ของปี {year}", others or f"เพิ่มหลักเกณฑ์ไว้ที่ `{home}/`"
        tell_missing(places, Code.YEAR_WITHOUT_RUBRIC, message, advice, Span(home), faults)


@dataclass(frozen=True)
class _Checker:
    """The cross-checks of one evaluation."""

    folder: Path
    unit: Unit
    year: int
    rubric: Rubric
    unreadable: frozenset[str]
    document: Document
    faults: Faults

    def check(self, evaluation: Evaluation) -> None:
        self._numbers(evaluation.numbers, ("numbers",))
        self._findings(evaluation.criteria, ("criteria",))
        for key, entry in evaluation.criteria.items():
            self._evidence(key, entry)
        if evaluation.committee is not None:
            self._numbers(evaluation.committee.numbers, ("committee", "numbers"))
            self._findings(evaluation.committee.criteria, ("committee", "criteria"))
            self._panel(evaluation.committee.panel)

    def _slip(self, loc: Loc, code: Code, message: str, advice: str, *, key: bool = False) -> None:
        slip(self.document, loc, code, message, advice, self.faults, key=key)

    def _numbers(self, numbers: Mapping[str, Any], loc: Loc) -> None:
        measures = self.rubric.measures
        for key, number in numbers.items():
            if key not in measures:
                message = f"ไม่มีรายการวัด `{key}` ในปี {self.year}"
                self._slip((*loc, key), Code.UNKNOWN_MEASURE, message, nearest(key, measures), key=True)
            elif not _has_shape(number, measures[key].shape):
                message = f"`{key}` บันทึกไม่ตรงแบบ ต้องเป็น{SHAPE_WORDS[measures[key].shape]}"
                self._slip((*loc, key), Code.WRONG_MEASURE_SHAPE, message, measures[key].record)
            elif measures[key].shape == "days":
                for index, day in enumerate(number):
                    self._within((*loc, key, index), day, years_before=0)
            elif measures[key].shape == "tally":
                self._parts((*loc, key), number, measures[key].parts)

    def _parts(self, loc: Loc, number: Mapping[str, int], parts: Mapping[str, str]) -> None:
        for part in number:
            if parts and part not in parts:
                self._slip((*loc, part), Code.UNKNOWN_FIELD, f"ไม่มีรายการย่อย `{part}`", nearest(part, parts), key=True)

    def _findings(self, entries: Mapping[str, Entry] | Mapping[str, Verdict], loc: Loc) -> None:
        for key, entry in entries.items():
            if key in self.unreadable:
                continue  # its own file has faults, which are told there
            if key not in self.rubric.criteria:
                advice = self._advise(key)
                self._slip((*loc, key), Code.UNKNOWN_CRITERION, f"ไม่มีเกณฑ์ `{key}` ในปี {self.year}", advice, key=True)
            elif not self.rubric.is_for(self.unit.kind, key):
                word = "ส่วนภูมิภาค" if self.unit.kind == "provincial" else "ส่วนกลาง"
                ours = key.replace("d3c", "d3r") if self.unit.kind == "provincial" else key.replace("d3r", "d3c")
                message = f"เกณฑ์ `{key}` ไม่ใช้กับหน่วยงาน{word}"
                advice = f"ใช้เกณฑ์มิติที่ 3 ของ{word} ซึ่งขึ้นต้นด้วย `{ours.split('.', 1)[0]}`"
                self._slip((*loc, key), Code.WRONG_VARIANT, message, advice, key=True)
            else:
                self._outcome((*loc, key), key, entry)

    def _advise(self, key: str) -> str:
        """What the author may have meant: within the dimension that was named, the top level where it has no such level."""
        scope, _, rest = key.partition(".")
        dimension = self.rubric.dimensions.get(scope)
        ours = [one for one in self.rubric.criteria if self.rubric.is_for(self.unit.kind, one)]
        if dimension is None:
            return nearest(key, ours)
        if key in dimension.groups:
            first = next((one for one in ours if one.startswith(f"{key}.")), key)
            return f"`{key}` เป็นหัวข้อรวม ให้บันทึกที่ข้อย่อย เช่น `{first}`"
        top = max(one.level for one in dimension.levels)
        level = rest.partition(".")[0].removeprefix("l")
        mine = [one for one in ours if one.startswith(f"{scope}.")]
        if level.isdigit() and int(level) > top:
            last = next(one for one in mine if one.startswith(f"{scope}.l{top}."))
            return f"มิติที่ {dimension.number} มี {top} ระดับ หมายถึง `{last}` หรือไม่"
        return nearest(key, mine)

    def _outcome(self, loc: Loc, key: str, entry: Entry | Verdict) -> None:
        criterion = self.rubric.criteria[key]
        if entry.not_applicable is not None:
            self._exemption((*loc, "not_applicable"), key, entry.not_applicable)
            if entry.outcome is not None:
                message = f"`{key}` บันทึกทั้งผลและเหตุที่ไม่เกี่ยวข้อง"
                advice = "ลบ `outcome` หรือ `not_applicable` อย่างใดอย่างหนึ่ง"
                self._slip((*loc, "outcome"), Code.CONTRADICTORY_OUTCOME, message, advice)
        elif entry.outcome is not None and criterion.check.name is not CheckName.EVIDENCE:
            where = f"`numbers` → `{criterion.check.measure}`" if criterion.check.measure else "คะแนนทั้ง 5 มิติ"
            message = f"ผลของ `{key}` คำนวณจากตัวเลขที่บันทึก จึงระบุเองไม่ได้"
            self._slip((*loc, "outcome"), Code.OUTCOME_IS_COMPUTED, message, f"ลบ `outcome` แล้วบันทึกตัวเลขที่ {where}")
        elif isinstance(entry, Entry) and entry.outcome == "met" and not entry.evidence:
            message = f"`{key}` ระบุว่าผ่าน แต่ไม่มีหลักฐาน"
            self._slip((*loc, "outcome"), Code.MET_WITHOUT_EVIDENCE, message, "เพิ่ม `evidence:` อย่างน้อยหนึ่งรายการที่มี `title:`")

    def _exemption(self, loc: Loc, key: str, reason: str) -> None:
        allowed = self.rubric.criteria[key].exemptions
        exemptions = self.rubric.scheme.exemptions
        if reason not in exemptions:
            self._slip(loc, Code.UNKNOWN_REASON, f"ไม่มีเหตุผล `{reason}`", nearest(reason, exemptions))
        elif reason not in allowed:
            advice = f"ใช้ {known(allowed)}" if allowed else "เกณฑ์ข้อนี้ใช้กับทุกหน่วยงาน ให้บันทึกหลักฐานหรือตัวเลขแทน"
            self._slip(loc, Code.EXEMPTION_NOT_ALLOWED, f"เกณฑ์ `{key}` ใช้เหตุผล `{reason}` ไม่ได้", advice)

    def _evidence(self, key: str, entry: Entry) -> None:
        for index, one in enumerate(entry.evidence):
            loc: Loc = ("criteria", key, "evidence", index)
            if one.date is not None:
                self._within((*loc, "date"), one.date, years_before=_YEARS_BEFORE)
            if one.file is not None and not is_file_within(self.folder, one.file):
                message = f"ไม่พบไฟล์ `{one.file}` ในโฟลเดอร์ของหน่วยงาน"
                advice = f"วางไฟล์ไว้ที่ `units/{self.unit.id}/{one.file}` และตรวจตัวพิมพ์เล็กใหญ่ให้ตรงกัน"
                self._slip((*loc, "file"), Code.MISSING_FILE, message, advice)

    def _within(self, loc: Loc, day: date, *, years_before: int) -> None:
        slip_found = outside_year(self.year, day, years_before=years_before)
        if slip_found:
            self._slip(loc, Code.DATE_OUTSIDE_YEAR, *slip_found)

    def _panel(self, panel: str | None) -> None:
        committees = self.rubric.programme.committees
        if panel is not None and panel not in committees:
            self._slip(("committee", "panel"), Code.UNKNOWN_PANEL, f"ไม่มีคณะกรรมการ `{panel}`", nearest(panel, committees))


SHAPE_WORDS: Mapping[str, str] = {
    "count": "จำนวนเดียว เช่น `3`",
    "share": "ส่วนและทั้งหมด เช่น `{part: 41, whole: 52}`",
    "quarters": "จำนวนรายไตรมาส เช่น `{q1: 1, q2: 1, q3: 2, q4: 1}`",
    "days": "รายการวันที่ เช่น `[2563-12-25, 2564-03-20]`",
    "tally": "จำนวนแยกรายการย่อย",
    "procurement": "จำนวนโครงการ เช่น `{projects: 12, top: 3, rest: 6}`",
}


def _has_shape(number: object, shape: str) -> bool:
    """An empty mapping or list may be a tally of nothing or no days."""
    return shape_of(number) == shape


def is_file_within(folder: Path, relative: str) -> bool:
    """Whether a real file of exactly this name lies in the folder: no link, no other letter case, nothing outside."""
    place = folder
    for part in Path(relative).parts:
        names: Iterable[str] = [one.name for one in place.iterdir()] if place.is_dir() else []
        place /= part
        if part not in names or place.is_symlink():
            return False
    return place.is_file()
