"""Whether evaluations fit their year's rubric and their unit: ids, shapes of numbers, reasons, dates,
files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cleancdd import labels, urls
from cleancdd.crosscheck.contradictions import Case, Loc, check_contradictions
from cleancdd.diagnostics import Code, Diagnostics, Span
from cleancdd.model.criterion import CheckName, Criterion
from cleancdd.model.evaluation import Entry, Evaluation, Verdict, shape_of
from cleancdd.model.quarters import periods_of
from cleancdd.model.rubric import Rubric
from cleancdd.model.unit import StatusBook
from cleancdd.readers.loader import InternalLink
from cleancdd.readers.rubric import RUBRIC_FOLDER, RubricFolder
from cleancdd.readers.units import UnitFolder
from cleancdd.readers.validation import report_missing
from cleancdd.source import Document
from cleancdd.suggestions.addresses import nearest_file
from cleancdd.suggestions.names import known, nearest
from cleancdd.thai.dates import fiscal_year, fiscal_year_days, format_day
from cleancdd.thai.spelling import fold

__all__ = ["check_evaluations", "evidence_pages"]


def check_evaluations(
    root: Path,
    units: Mapping[str, UnitFolder],
    rubrics: Mapping[int, RubricFolder],
    statuses: StatusBook | None,
    diagnostics: Diagnostics,
) -> None:
    """Every evaluation fits its year's rubric, its unit, and itself."""
    missing: dict[int, list[tuple[Document, Loc]]] = {}
    unreadable = {year: _unreadable(root, one.rubric) for year, one in rubrics.items()}
    for folder in units.values():
        for year, loaded in folder.evaluations.items():
            if year in rubrics and folder.unit.value.kind not in rubrics[year].rubric.kinds:
                continue  # the kind is reported in `unit.yaml`; which criteria apply is unknown
            if year in rubrics:
                case = _case(root, folder, year, rubrics[year].rubric, statuses, diagnostics)
                _Checker(case, unreadable[year]).check(loaded.value)
                check_contradictions(case, loaded.value)
            elif not (
                root / RUBRIC_FOLDER / str(year)
            ).exists():  # a rubric with diagnostics of its own is reported once, there
                missing.setdefault(year, []).append((loaded.document, ()))
    for year, places in missing.items():
        home = f"{RUBRIC_FOLDER}/{year}"
        message, advice = f"ยังไม่มีหลักเกณฑ์ของปี {year}", f"ผู้ดูแลเว็บไซต์ต้องเพิ่มหลักเกณฑ์ไว้ที่ `{home}/` ก่อน"
        if free := _free_years(root, rubrics, [document for document, _ in places]):
            advice += f" หรือย้ายไฟล์ถ้าเป็นของปีอื่น ({known([str(one) for one in free])})"
        report_missing(places, Code.YEAR_WITHOUT_RUBRIC, message, advice, Span(home), diagnostics)


def _unreadable(root: Path, rubric: Rubric) -> frozenset[str]:
    """The criteria of a year whose files have diagnostics of their own."""
    written = {path.stem for path in (root / RUBRIC_FOLDER / str(rubric.year) / "criteria").glob("*.md")}
    return frozenset(written - rubric.criteria.keys())


def _free_years(root: Path, rubrics: Iterable[int], documents: Sequence[Document]) -> list[int]:
    """The years with a rubric to which these evaluations can be moved without overwriting another one."""
    homes = {Path(one.name).parents[1] for one in documents}
    return [
        year
        for year in rubrics
        if not any((root / home / str(year) / "evaluation.yaml").exists() for home in homes)
    ]


_EVIDENCE = (
    "เพิ่ม `evidence:` อย่างน้อยหนึ่งรายการที่มี `title:` กับ `url:` `file:` หรือ `page:` (หรือ `place:` คู่กับ `date:`)"
)


def evidence_pages(units: Mapping[str, UnitFolder]) -> Iterator[InternalLink]:
    """Every page of the site that a piece of evidence leads to."""
    for folder in units.values():
        for loaded in folder.evaluations.values():
            for key, entry in loaded.value.criteria.items():
                for index, one in enumerate(entry.evidence):
                    if one.page is not None:
                        loc = ("criteria", key, "evidence", index, "page")
                        yield InternalLink(one.page, loaded.document, loc)


def _case(
    root: Path,
    folder: UnitFolder,
    year: int,
    rubric: Rubric,
    statuses: StatusBook | None,
    diagnostics: Diagnostics,
) -> Case:
    unit = folder.unit.value
    entries = statuses.years.get(year, ()) if statuses else ()
    before = folder.evaluations.get(year - 1)
    return Case(
        folder=root / Path(folder.unit.document.name).parent,
        unit=unit,
        year=year,
        rubric=rubric,
        status=next((entry.status.value for entry in entries if unit.id in entry.units), None),
        listed=bool(entries),
        before=before.value if before else None,
        document=folder.evaluations[year].document,
        diagnostics=diagnostics,
    )


@dataclass(frozen=True)
class _Checker:
    """Checks what one evaluation refers to: ids, shapes of numbers, reasons, dates, files."""

    case: Case
    unreadable: frozenset[str]

    def check(self, evaluation: Evaluation) -> None:
        self._numbers(evaluation.numbers, ("numbers",))
        self._findings(evaluation.criteria, ("criteria",))
        for key, entry in evaluation.criteria.items():
            self._evidence(key, entry)
        if evaluation.committee is not None:
            self._numbers(evaluation.committee.numbers, ("committee", "numbers"))
            self._findings(evaluation.committee.criteria, ("committee", "criteria"))
        for place, objection in enumerate(evaluation.objections):
            for index, key in enumerate(objection.criteria):
                if key not in self.unreadable and key not in self.case.rubric.criteria:
                    message = f"ไม่มีเกณฑ์ `{key}` ในปี {self.case.year}"
                    loc: Loc = ("objections", place, "criteria", index)
                    self.case.report(loc, Code.UNKNOWN_CRITERION, message, self._advise(key))

    def _numbers(self, numbers: Mapping[str, Any], loc: Loc) -> None:
        measures = self.case.rubric.measures
        for key, number in numbers.items():
            if key not in measures and self._is_asked_for(key):
                continue  # reported once, at the criterion that requires it
            if key not in measures:
                message = f"ไม่มีรายการวัด `{key}` ในปี {self.case.year}"
                self.case.report((*loc, key), Code.UNKNOWN_MEASURE, message, nearest(key, measures), key=True)
            elif not _has_shape(number, measures[key].shape):
                message = f"`{key}` บันทึกไม่ตรงแบบ ต้องเป็น{labels.SHAPES[measures[key].shape]}"
                self.case.report((*loc, key), Code.WRONG_MEASURE_SHAPE, message, measures[key].record)
            elif measures[key].shape == "days":
                for index, day in enumerate(number):
                    self._within((*loc, key, index), day)
            elif measures[key].shape == "tally":
                self._parts((*loc, key), number, measures[key].parts)

    def _is_asked_for(self, measure: str) -> bool:
        return any(one.check.measure == measure for one in self.case.rubric.criteria.values())

    def _parts(self, loc: Loc, number: Mapping[str, int], parts: Mapping[str, str]) -> None:
        for part in number:
            if parts and part not in parts:
                self.case.report(
                    (*loc, part), Code.UNKNOWN_FIELD, f"ไม่มีรายการย่อย `{part}`", nearest(part, parts), key=True
                )

    def _findings(self, entries: Mapping[str, Entry] | Mapping[str, Verdict], loc: Loc) -> None:
        for key, entry in entries.items():
            if key in self.unreadable:
                continue  # its own file has diagnostics, reported there
            if key not in self.case.rubric.criteria:
                advice = self._advise(key)
                self.case.report(
                    (*loc, key),
                    Code.UNKNOWN_CRITERION,
                    f"ไม่มีเกณฑ์ `{key}` ในปี {self.case.year}",
                    advice,
                    key=True,
                )
            elif not self.case.rubric.is_for(self.case.unit.kind, key):
                word = self.case.rubric.kind_title(self.case.unit.kind)
                message = f"เกณฑ์ `{key}` ไม่ใช้กับหน่วยงาน{word}"
                self.case.report((*loc, key), Code.WRONG_VARIANT, message, self._own(key, word), key=True)
            else:
                self._outcome((*loc, key), key, entry)

    def _own(self, key: str, word: str) -> str:
        """Advice for a criterion of another kind of unit: the dimension with the same number for this
        kind."""
        rubric = self.case.rubric
        number = rubric.dimensions[key.partition(".")[0]].number
        for own, one in rubric.dimensions_for(self.case.unit.kind).items():
            if one.number == number:
                return f"ใช้เกณฑ์มิติที่ {number} ของ{word} ซึ่งขึ้นต้นด้วย `{own}`"
        return "ลบรายการนี้"

    def _advise(self, key: str) -> str:
        """What the author may have meant: within the dimension that was named, the top level where it has no
        such level."""
        scope, _, rest = key.partition(".")
        dimension = self.case.rubric.dimensions.get(scope)
        ours = [one for one in self.case.rubric.criteria if self.case.rubric.is_for(self.case.unit.kind, one)]
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
        criterion = self.case.rubric.criteria[key]
        if entry.not_applicable is not None:
            self._exemption((*loc, "not_applicable"), key, entry.not_applicable)
            if entry.outcome is not None:
                message = f"`{key}` บันทึกทั้งผลและเหตุที่ไม่เกี่ยวข้อง"
                advice = "ลบ `outcome` หรือ `not_applicable` อย่างใดอย่างหนึ่ง"
                self.case.report((*loc, "outcome"), Code.CONTRADICTORY_OUTCOME, message, advice)
        elif entry.outcome is not None and criterion.check.name is not CheckName.EVIDENCE:
            where = f"`numbers` → `{criterion.check.measure}`" if criterion.check.measure else "คะแนนทุกมิติ"
            message = f"ผลของ `{key}` คำนวณจากตัวเลขที่บันทึก จึงระบุเองไม่ได้"
            self.case.report(
                (*loc, "outcome"), Code.OUTCOME_IS_COMPUTED, message, f"ลบ `outcome` แล้วบันทึกตัวเลขที่ {where}"
            )
        elif isinstance(entry, Entry) and entry.outcome == "met" and not entry.evidence:
            message = f"`{key}` ระบุว่าผ่าน แต่ไม่มีหลักฐาน"
            self.case.report((*loc, "outcome"), Code.MET_WITHOUT_EVIDENCE, message, _EVIDENCE)

    def _exemption(self, loc: Loc, key: str, reason: str) -> None:
        allowed = self.case.rubric.criteria[key].exemptions
        exemptions = self.case.rubric.scheme.exemptions
        if reason not in exemptions and reason not in allowed:  # reported at the criterion, once
            self.case.report(loc, Code.UNKNOWN_REASON, f"ไม่มีเหตุผล `{reason}`", nearest(reason, exemptions))
        elif reason in exemptions and reason not in allowed:
            advice = f"ใช้ {known(allowed)}" if allowed else "เกณฑ์ข้อนี้ใช้กับทุกหน่วยงาน ให้บันทึกหลักฐานหรือตัวเลขแทน"
            self.case.report(loc, Code.EXEMPTION_NOT_ALLOWED, f"เกณฑ์ `{key}` ใช้เหตุผล `{reason}` ไม่ได้", advice)

    def _evidence(self, key: str, entry: Entry) -> None:
        criterion = self.case.rubric.criteria.get(key)
        last = fiscal_year_days(self.case.year)[1]
        for index, one in enumerate(entry.evidence):
            loc: Loc = ("criteria", key, "evidence", index)
            if one.date is not None and one.date > last:
                self.case.report((*loc, "date"), Code.DATE_OUTSIDE_YEAR, *_after(self.case.year, one.date))
            if one.until is not None and one.date is not None and one.until < fiscal_year(one.date):
                message = f"`until` {one.until} อยู่ก่อนปีงบประมาณของ `date` ({fiscal_year(one.date)})"
                self.case.report(
                    (*loc, "until"), Code.INCONSISTENT_VALUES, message, "ใส่ปีงบประมาณสุดท้ายที่ยังใช้อยู่"
                )
            if one.file is not None and not is_file_within(self.case.folder, one.file):
                message = f"ไม่พบไฟล์ `{one.file}` ในโฟลเดอร์ของหน่วยงาน"
                files = [
                    path.relative_to(self.case.folder).as_posix()
                    for path in (self.case.folder / "files").rglob("*.*")
                ]
                advice = nearest_file(one.file, files, f"units/{self.case.unit.id}")
                self.case.report((*loc, "file"), Code.MISSING_FILE, message, advice)
            if one.page == urls.scorecard(self.case.unit.id, self.case.year):
                message = "หลักฐานนี้ชี้กลับมาที่หน้าผลของหน่วยงานเอง จึงไม่แสดงสิ่งใดเพิ่ม"
                self.case.report(
                    (*loc, "page"), Code.WRONG_LINK, message, "ใส่ที่อยู่ของสิ่งที่เป็นหลักฐาน หรือลบ `page`"
                )
            if criterion is not None:
                self._shows((*loc, "shows"), criterion, one.shows)
                self._post((*loc, "url"), criterion, one.url)

    def _post(self, loc: Loc, criterion: Criterion, address: str | None) -> None:
        """Having an account is no publishing on it."""
        asks_posts = criterion.observed is not None and criterion.observed.by == "social"
        contact = self.case.unit.contact
        if asks_posts and address and contact and any(one.is_at(address) for one in contact.social):
            message = f"`{criterion.id}` แนบที่อยู่ของบัญชีหน่วยงาน ซึ่งยังไม่แสดงว่าเผยแพร่สิ่งใดในปีนี้"
            advice = "ใส่ที่อยู่ของโพสต์พร้อมวันที่ในปีนี้ หรือลบหลักฐานนี้"
            self.case.report(loc, Code.WRONG_LINK, message, advice)

    def _shows(self, loc: Loc, criterion: Criterion, shows: tuple[str, ...]) -> None:
        for place, part in enumerate(shows):
            if part not in criterion.asked_parts:
                message = f"เกณฑ์ `{criterion.id}` ไม่มีส่วน `{part}`"
                self.case.report(
                    (*loc, place), Code.UNKNOWN_PART, message, _part_meant(part, criterion.asked_parts)
                )

    def _within(self, loc: Loc, day: date) -> None:
        """A day of a report: of the fiscal year, or of the quarter after it, in which the last report is
        due."""
        first, due = fiscal_year_days(self.case.year)[0], periods_of(self.case.year, 3)[-1].due
        if not first <= day <= due:
            message = f"วันที่ {format_day(day)} อยู่นอกช่วงรายงานของปีงบประมาณ {self.case.year}"
            advice = f"ใช้วันที่ตั้งแต่ {format_day(first)} ถึง {format_day(due)} หรือย้ายไปปีที่ถูกต้อง"
            self.case.report(loc, Code.DATE_OUTSIDE_YEAR, message, advice)


def _part_meant(part: str, parts: Mapping[str, str]) -> str:
    """The key of a part that was written as its title or misspelt."""
    titled = [key for key, title in parts.items() if fold(title) == fold(part)]
    if titled:
        return f"พิมพ์รหัสของส่วนนี้ คือ `{titled[0]}`"
    return nearest(part, parts) if parts else "เกณฑ์ข้อนี้ไม่แยกส่วน ลบ `shows`"


def _after(year: int, day: date) -> tuple[str, str]:
    last = fiscal_year_days(year)[1]
    message = f"วันที่ {format_day(day)} อยู่หลังปีงบประมาณ {year}"
    return message, f"ใช้วันที่ไม่เกิน {format_day(last)} หรือย้ายหลักฐานไปปีถัดไป"


def _has_shape(number: object, shape: str) -> bool:
    """Whether a number has the shape; an empty mapping or list fits tallies and days."""
    return shape_of(number) == shape


def is_file_within(folder: Path, relative: str) -> bool:
    """Whether the folder contains a regular file of exactly this name: not a link, not in different case, not
    outside the folder."""
    place = folder
    for part in Path(relative).parts:
        names: Iterable[str] = [one.name for one in place.iterdir()] if place.is_dir() else []
        place /= part
        if part not in names or place.is_symlink():
            return False
    return place.is_file()
