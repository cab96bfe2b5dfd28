"""Records of an evaluation that cannot both be true, and reviews that lack what a finished review has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cleancdd import labels
from cleancdd.diagnostics import Code, Diagnostics
from cleancdd.model.criterion import Criterion, Kind
from cleancdd.model.evaluation import CommitteeReview, Entry, Evaluation, Evidence, Verdict
from cleancdd.model.kinds import ALL_KINDS
from cleancdd.model.placeholders import is_placeholder
from cleancdd.model.rubric import Rubric
from cleancdd.model.unit import Unit
from cleancdd.readers.validation import report
from cleancdd.source import Document
from cleancdd.suggestions.days import outside_year
from cleancdd.suggestions.names import nearest
from cleancdd.thai.dates import format_day

__all__ = ["Case", "Loc", "check_contradictions"]

Loc = tuple[str | int, ...]

_MANY = 5
"""More copied pieces of evidence than this are reported together instead of one by one."""

_SAME_NUMBERS = 3
"""When at least this many numbers all equal last year's, they are a copy and no coincidence."""


@dataclass(frozen=True, slots=True)
class Case:
    """One evaluation with everything it is checked against.

    `status` is the unit's announced status for the year, None if it has none. `listed` is whether there are
    any announcements for the year. `before` is the unit's evaluation of the year before.
    """

    folder: Path
    unit: Unit
    year: int
    rubric: Rubric
    status: str | None
    listed: bool
    before: Evaluation | None
    document: Document
    diagnostics: Diagnostics

    def report(self, loc: Loc, code: Code, message: str, advice: str, *, key: bool = False) -> None:
        """Note a diagnostic at a place of the evaluation's file."""
        report(self.document, loc, code, message, advice, self.diagnostics, key=key)

    def judged_by(self, criterion: str) -> bool:
        """Whether the criterion exists and applies to this kind of unit; other criteria are reported
        elsewhere."""
        return criterion in self.rubric.criteria and self.rubric.is_for(self.unit.kind, criterion)


def check_contradictions(case: Case, evaluation: Evaluation) -> None:
    """Note what in one evaluation contradicts itself, the unit or its status, or repeats the year before."""
    _check_document(case, evaluation)
    _check_exemptions(case, evaluation)
    _check_scope(case, evaluation)
    _check_ladders(case, evaluation)
    _check_copies(case, evaluation)
    _check_objections(case, evaluation)
    if evaluation.assessed is not None:
        _check_day(case, ("assessed",), evaluation.assessed)
    if evaluation.committee is not None:
        _check_review(case, evaluation, evaluation.committee)


def _check_document(case: Case, evaluation: Evaluation) -> None:
    """Records taken from a document contain no assessment."""
    if evaluation.basis == "document":
        for field in ("assessed", "numbers", "committee"):
            if getattr(evaluation, field):
                message = f"ไฟล์นี้บันทึกจากเอกสาร (`basis: document`) จึงมี `{field}` ไม่ได้"
                advice = (
                    "ถ้าหน่วยงานประเมินตนเองแล้ว ลบบรรทัด `basis: document` ข้างบน แล้วใส่ไว้ใต้เกณฑ์ที่มาจากเอกสารแทน"
                )
                case.report((field,), Code.DOCUMENT_ASSESSES, message, advice, key=True)
    for key, entry in evaluation.criteria.items():
        for field in ("outcome", "not_applicable"):
            if evaluation.is_from_document(key) and getattr(entry, field):
                message = f"`{key}` บันทึกจากเอกสาร (`basis: document`) จึงมี `{field}` ไม่ได้"
                advice = f"ลบ `{field}` หรือลบ `basis: document` ถ้าเป็นการประเมินของหน่วยงานเอง"
                case.report(("criteria", key, field), Code.DOCUMENT_ASSESSES, message, advice, key=True)


def _check_exemptions(case: Case, evaluation: Evaluation) -> None:
    """A criterion that does not apply has neither evidence nor recorded cases, whether stated or counted by
    the unit or the committee."""
    for loc, entries in _findings(evaluation):
        for key, entry in entries.items():
            if entry.not_applicable is None or not case.judged_by(key):
                continue
            place: Loc = (*loc, key, "not_applicable")
            if isinstance(entry, Entry) and entry.evidence:
                message = f"`{key}` ระบุว่าไม่เกี่ยวข้อง แต่มีหลักฐานด้วย"
                case.report(
                    place,
                    Code.CONTRADICTORY_OUTCOME,
                    message,
                    "ลบ `not_applicable` หรือลบ `evidence` อย่างใดอย่างหนึ่ง",
                )
            _check_cases(case, evaluation, place, entry.not_applicable)


def _findings(evaluation: Evaluation) -> Iterator[tuple[Loc, Mapping[str, Entry] | Mapping[str, Verdict]]]:
    yield ("criteria",), evaluation.criteria
    if evaluation.committee is not None:
        yield ("committee", "criteria"), evaluation.committee.criteria


def _check_cases(case: Case, evaluation: Evaluation, loc: Loc, reason: str) -> None:
    """In the committee's verdicts, its own counts take the place of what the unit recorded."""
    key, numbers = str(loc[-2]), dict(evaluation.numbers)
    if evaluation.committee is not None and loc[0] == "committee":
        numbers |= evaluation.committee.numbers
    for measure in _cases(case, case.rubric.criteria[key], reason):
        count = numbers.get(measure)
        if isinstance(count, int) and count > 0:
            message = (
                f"`{key}` ระบุว่าไม่มีกรณี แต่ `{measure}` บันทึกไว้ {count} {case.rubric.measures[measure].unit}"
            )
            advice = f"ลบ `not_applicable` แล้วบันทึกหลักฐานการดำเนินการ หรือแก้ `{measure}` ถ้าบันทึกผิด"
            case.report(loc, Code.CONTRADICTORY_OUTCOME, message, advice)


def _cases(case: Case, criterion: Criterion, reason: str) -> Iterator[str]:
    """The measures that must be 0 for the exemption to be true, including the criterion's own."""
    exemption = case.rubric.scheme.exemptions.get(reason)
    negative = [one.check.measure for one in case.rubric.criteria.values() if one.kind is Kind.NEGATIVE]
    counted = exemption.cases if exemption and exemption.cases else negative
    own = [criterion.check.measure] if criterion.check.measure else []
    yield from dict.fromkeys(key for key in (*own, *counted) if key in case.rubric.measures)


def _check_scope(case: Case, evaluation: Evaluation) -> None:
    """Report numbers that only units of another kind are asked for."""
    readers: dict[str, list[str]] = {}
    for criterion in case.rubric.criteria.values():
        if criterion.check.measure:
            readers.setdefault(criterion.check.measure, []).append(criterion.id)
    for loc, numbers in _numbers(evaluation):
        for key in numbers:
            if key in readers and not any(case.rubric.is_for(case.unit.kind, one) for one in readers[key]):
                message = f"`{key}` ไม่ใช้กับหน่วยงาน{case.rubric.kind_title(case.unit.kind)}"
                advice = f"ลบบรรทัดนี้ หรือแก้ `kind` ใน `units/{case.unit.id}/unit.yaml` ถ้าระบุประเภทหน่วยงานผิด"
                case.report((*loc, key), Code.WRONG_VARIANT, message, advice, key=True)


def _numbers(evaluation: Evaluation) -> Iterator[tuple[Loc, Mapping[str, object]]]:
    yield ("numbers",), evaluation.numbers
    if evaluation.committee is not None:
        yield ("committee", "numbers"), evaluation.committee.numbers


def _check_ladders(case: Case, evaluation: Evaluation) -> None:
    """Only units with the status of a ladder record its steps and the numbers of those steps; not checked in
    years without announcements."""
    for ladder in case.rubric.ladders.values():
        if not case.listed or case.status == ladder.applies_to:
            continue
        steps = [step.id for step in ladder.steps]
        measures = [case.rubric.criteria[one].check.measure for one in steps if one in case.rubric.criteria]
        recorded = [(*loc, key) for loc, entries in _findings(evaluation) for key in entries if key in steps]
        recorded += [
            (*loc, key) for loc, numbers in _numbers(evaluation) for key in numbers if key in measures
        ]
        if recorded:
            what = f"`{recorded[0][-1]}` เป็นเกณฑ์ของหน่วยงาน{labels.STANDINGS[ladder.applies_to]}"
            message = f"{what} แต่ปี {case.year} หน่วยงานนี้ไม่มีสถานะนั้น"
            advice = "ลบรายการนี้ หรือเพิ่มหน่วยงานใน `content/status.yaml` ถ้าบัญชีมีชื่อ"
            case.report(recorded[0], Code.WRONG_STATUS, message, advice, key=True)


def _check_review(case: Case, evaluation: Evaluation, review: CommitteeReview) -> None:
    """A finished review has its day and its committee; the day is of the year and not before the
    self-assessment."""
    if review.review == "complete":
        panels = " หรือ ".join(f"`panel: {key}`" for key in _fitting(case)) or "`panel:` รหัสคณะกรรมการ"
        for field, example in (("date", f"`date: 2 ส.ค. {case.year}`"), ("panel", panels)):
            if getattr(review, field) is None:
                message = f"ตรวจเสร็จแล้ว (`review: complete`) แต่ไม่มี `{field}`"
                case.report(
                    ("committee", "review"), Code.UNFINISHED_REVIEW, message, f"เพิ่ม {example} ใต้ `committee:`"
                )
    if review.date is not None:
        _check_day(case, ("committee", "date"), review.date)
        if evaluation.assessed is not None and review.date < evaluation.assessed:
            message = (
                f"คณะกรรมการตรวจ {format_day(review.date)} "
                f"ก่อนหน่วยงานประเมินตนเอง {format_day(evaluation.assessed)}"
            )
            case.report(
                ("committee", "date"),
                Code.INCONSISTENT_VALUES,
                message,
                "แก้วันที่ของ `assessed` หรือ `committee` → `date`",
            )
    _check_appointments(case, review)
    _check_counted_later(case, review)
    _check_counted_cases(case, evaluation, review)
    _check_panel(case, review.panel)
    for key, verdict in review.criteria.items():
        if verdict.outcome == "unmet" and (verdict.remark is None or is_placeholder(verdict.remark)):
            message = f"คณะกรรมการเห็นว่า `{key}` ยังไม่ผ่าน แต่ไม่บอกเหตุผล"
            advice = "เพิ่ม `remark:` บอกหน่วยงานว่าขาดอะไร"
            case.report(("committee", "criteria", key, "outcome"), Code.UNFINISHED_REVIEW, message, advice)


def _check_appointments(case: Case, review: CommitteeReview) -> None:
    """The days appointed are of the year; a finished review is not of a day before its visit."""
    for field in ("visit", "presentation"):
        day = getattr(review, field)
        if day is not None:
            _check_day(case, ("committee", field), day)
    if review.review == "complete" and review.date and review.visit and review.visit > review.date:
        message = f"วันนัดตรวจ {format_day(review.visit)} อยู่หลังวันที่ตรวจเสร็จ {format_day(review.date)}"
        advice = "แก้ `visit` หรือ `date` ใต้ `committee:`"
        case.report(("committee", "visit"), Code.INCONSISTENT_VALUES, message, advice)


def _check_objections(case: Case, evaluation: Evaluation) -> None:
    """An objection is filed when the committee has finished."""
    review = evaluation.committee
    for index, one in enumerate(evaluation.objections):
        if review is not None and review.date is not None and one.filed < review.date:
            message = f"ยื่นคำคัดค้าน {format_day(one.filed)} ก่อนวันที่คณะกรรมการตรวจ {format_day(review.date)}"
            advice = "แก้ `filed` หรือ `date` ใต้ `committee:`"
            case.report(("objections", index, "filed"), Code.INCONSISTENT_VALUES, message, advice)


def _check_counted_later(case: Case, review: CommitteeReview) -> None:
    """A committee counts no report dated after its review."""
    for key, number in review.numbers.items():
        for index, day in enumerate(number) if isinstance(number, tuple) and review.date else ():
            if review.date and day > review.date:
                message = f"วันที่ {format_day(day)} อยู่หลังวันที่คณะกรรมการตรวจ {format_day(review.date)}"
                loc: Loc = ("committee", "numbers", key, index)
                case.report(loc, Code.INCONSISTENT_VALUES, message, "ลบวันที่นี้ หรือแก้ `date` ใต้ `committee:`")


def _check_counted_cases(case: Case, evaluation: Evaluation, review: CommitteeReview) -> None:
    """A finished review that counted cases judges the criteria for which the unit recorded no case."""
    for key, entry in evaluation.criteria.items():
        if (
            review.review != "complete"
            or entry.not_applicable is None
            or key in review.criteria
            or not case.judged_by(key)
        ):
            continue
        for measure in _cases(case, case.rubric.criteria[key], entry.not_applicable):
            count = review.numbers.get(measure)
            if isinstance(count, int) and count > 0:
                counted = f"คณะกรรมการนับ `{measure}` ได้ {count} {case.rubric.measures[measure].unit}"
                message = f"{counted} แต่หน่วยงานระบุว่า `{key}` ไม่มีกรณี และคณะกรรมการไม่ได้ตัดสินข้อนี้"
                advice = f"เพิ่ม `{key}:` ใต้ `committee:` → `criteria:` พร้อม `outcome:` และ `remark:`"
                case.report(
                    ("committee", "numbers", measure), Code.UNFINISHED_REVIEW, message, advice, key=True
                )


def _check_panel(case: Case, panel: str | None) -> None:
    committees = case.rubric.programme.committees
    if panel is None:
        return
    if panel not in committees:
        message = f"ไม่มีคณะกรรมการ `{panel}`"
        case.report(("committee", "panel"), Code.UNKNOWN_PANEL, message, nearest(panel, committees))
    elif not _fits(case, panel):
        one = committees[panel]
        kind = "" if one.scope == ALL_KINDS else f" {case.rubric.kind_title(one.scope)}"
        whom = f"หน่วยงาน{labels.STANDINGS[one.reviews]}{kind}"
        message = f"คณะกรรมการ `{panel}` ตรวจ{whom} ไม่ใช่หน่วยงานนี้"
        right = " หรือ ".join(f"`{key}`" for key in _fitting(case))
        advice = f"ใช้ {right}" if right else "ตรวจสถานะของหน่วยงานใน `content/status.yaml`"
        case.report(("committee", "panel"), Code.WRONG_PANEL, message, advice)


def _fits(case: Case, panel: str) -> bool:
    """Whether the committee reviews this unit; a unit without a status competes for outstanding (guideline
    line 252)."""
    one = case.rubric.programme.committees[panel]
    status_fits = not case.listed or one.reviews == (case.status or "outstanding")
    return status_fits and one.scope in {ALL_KINDS, case.unit.kind}


def _fitting(case: Case) -> list[str]:
    """The committees that review this unit; exactly one when its status is known."""
    return [key for key in case.rubric.programme.committees if _fits(case, key)]


def _check_day(case: Case, loc: Loc, day: date) -> None:
    diagnostic = outside_year(case.year, day, years_before=0)
    if diagnostic:
        case.report(loc, Code.DATE_OUTSIDE_YEAR, *diagnostic)


def _check_copies(case: Case, evaluation: Evaluation) -> None:
    """Records that must be of this year are not copies of last year's."""
    if case.before is None:
        return
    last = f"units/{case.unit.id}/{case.year - 1}/evaluation.yaml"
    copies = list(_copied_evidence(case, evaluation, case.before))
    more = f" ไฟล์นี้มีรายการเช่นนี้ {len(copies)} รายการ" if len(copies) > _MANY else ""
    for key, index in copies[:1] if more else copies:
        message = f"หลักฐานนี้ของ `{key}` เหมือนของปี {case.year - 1} ใน `{last}`{more}"
        advice = f"ใส่หลักฐานของปี {case.year} หรือลบรายการนี้"
        case.report(("criteria", key, "evidence", index, "title"), Code.COPIED_YEAR, message, advice)
    numbers, before = _telling(evaluation.numbers), _telling(case.before.numbers)
    if len(numbers) >= _SAME_NUMBERS and numbers == before:
        message = f"ตัวเลขทั้งหมดเหมือนของปี {case.year - 1} ใน `{last}`"
        case.report(("numbers",), Code.COPIED_YEAR, message, f"ใส่ตัวเลขของปี {case.year}", key=True)
    else:
        _check_copied_days(case, numbers, before, last)


def _copied_evidence(case: Case, evaluation: Evaluation, before: Evaluation) -> Iterator[tuple[str, int]]:
    for key, entry in evaluation.criteria.items():
        old = before.criteria.get(key)
        if old is not None and case.judged_by(key) and case.rubric.criteria[key].when == "this-year":
            copied = (
                index
                for index, piece in enumerate(entry.evidence)
                if any(_is_same(piece, one) for one in old.evidence)
            )
            yield from ((key, index) for index in copied)


def _check_copied_days(
    case: Case, numbers: Mapping[str, object], before: Mapping[str, object], last: str
) -> None:
    """A report of October to December counts either as the last of the year before or as the first of this
    year, not as both."""
    for key, number in numbers.items():
        old = before.get(key)
        if isinstance(number, tuple) and isinstance(old, tuple):
            for index, day in enumerate(number):
                if day in old:
                    message = f"รายงานวันที่ {format_day(day)} บันทึกเป็นของปี {case.year - 1} แล้วใน `{last}`"
                    advice = "รายงานหนึ่งฉบับนับในปีเดียว ลบวันที่นี้ออกจากปีที่ไม่ใช่"
                    case.report(("numbers", key, index), Code.COPIED_YEAR, message, advice)


def _telling(numbers: Mapping[str, object]) -> dict[str, object]:
    """The numbers other than 0: having no cases in both years does not indicate a copy."""
    return {key: number for key, number in numbers.items() if number != 0}


def _is_same(one: Evidence, other: Evidence) -> bool:
    where = ("title", "date", "url", "file", "page", "place")
    return all(getattr(one, field) == getattr(other, field) for field in where)
