"""Invented evaluations: records of a unit that lead to the wished outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from cleancdd import urls
from cleancdd.formats.yamltext import Value
from cleancdd.model.criterion import CheckName, Criterion
from cleancdd.model.evaluation import Share
from cleancdd.model.scorecard import Outcome
from cleancdd.model.unit import Status
from cleancdd.sample.careers import status_of, targets_of
from cleancdd.sample.dice import Dice
from cleancdd.sample.handwriting import Handwriting
from cleancdd.sample.numbers import ANY, Catalogue
from cleancdd.sample.reviews import Fields, days_of, invent_objections, invent_review
from cleancdd.sample.sheet import ApplicableRubric
from cleancdd.sample.units import HANDBOOK, SampleUnit
from cleancdd.sample.wishes import MET, UNKNOWN, Wishes, wish_for
from cleancdd.thai.dates import fiscal_year_days

__all__ = ["FILES", "EvaluationBook"]

FILES: Final = ("files/sample-announcement.pdf", "files/รายงานตัวอย่าง.pdf", "files/photo-01.png")
"""The files that evidence may refer to, relative to the unit's folder."""

_KINDS = (
    "ประกาศ เรื่อง",
    "คำสั่งแต่งตั้งคณะทำงาน เรื่อง",
    "รายงานผล",
    "รายงานการประชุมคณะท\u0e4d\u0e32งาน",
    "ภาพกิจกรรม",
    "หนังสือเวียน เรื่อง",
)
"""In the fourth, ำ is typed as two characters, as some keyboards do."""

_PLACES = ("ห้องประชุมชั้น 2", "ศูนย์ข้อมูลข่าวสารของหน่วยงาน", "แฟ้มที่ 3 งานสารบรรณ", "ป้ายประชาสัมพันธ์หน้าสำนักงาน")
_NOTES = ("เก็บต้นฉบับไว้ที่งานอำนวยการ", "แจ้งในที่ประชุมประจำเดือน: วาระที่ 4", "ฉบับ “ปรับปรุง” ครั้งที่ 2 # ใช้แทนฉบับเดิม")
_LACKING = ("ยังไม่ได้จัดกิจกรรม", "อยู่ระหว่างเสนอผู้บริหารลงนาม", "ดำเนินการแล้วแต่ยังไม่ครบทุกคน", "เลื่อนไปไตรมาสถัดไป")

_FILES_EVERY = 3
"""One in this many units has files of its own."""

_SETTLED = 2
"""From this many years back, every review is complete and nothing in it is open."""

_KNOWN: Final = frozenset({Outcome.MET, Outcome.UNMET})

_YEARS_BEFORE = 4
"""The age of a standing order that still counts as evidence."""

_LIKELY: Final = (
    Outcome.MET,
    Outcome.MET,
    Outcome.MET,
    Outcome.UNMET,
    Outcome.UNKNOWN,
    Outcome.NOT_APPLICABLE,
)
"""The frequency of each outcome where any is possible."""


@dataclass(frozen=True, slots=True)
class EvaluationBook:
    """Writes the evaluations of one kind of unit for a fiscal year, `back` years before the latest."""

    sheet: ApplicableRubric
    year: int
    back: int
    catalogue: Catalogue

    def write(self, unit: SampleUnit, dice: Dice, *, has_usage: bool = False) -> dict[str, Value]:
        """The content of `evaluation.yaml`; if there is a `usage.yaml`, the dates of its reports are only
        there."""
        return _Writer(self, unit, dice, Handwriting(dice), has_usage).write()


@dataclass(frozen=True, slots=True)
class _Writer:
    book: EvaluationBook
    unit: SampleUnit
    dice: Dice
    hand: Handwriting
    has_usage: bool

    def write(self) -> dict[str, Value]:
        wishes = self._wishes()
        criteria = self._criteria(wishes)
        numbers = self._numbers(wishes)
        self._answer_cases(criteria, numbers)
        told: dict[str, Value] = {}
        if self.dice.chance(0.9):
            told["assessed"] = self.hand.day(self._late(90, 120))
        if self.dice.chance(0.15):
            told["note"] = "ตัวเลขและหลักฐานทั้งหมดในไฟล์นี้แต่งขึ้น"
        reviewed = self._late(0, 80)
        review = self._review(criteria, numbers, reviewed)
        told |= {"numbers": numbers, "criteria": criteria, "committee": review}
        if review.get("review") == "complete":
            told["objections"] = invent_objections(self.unit.number, reviewed, over=self._is_over)
        return {key: one for key, one in told.items() if one}

    def _answer_cases(self, criteria: dict[str, Fields], numbers: Mapping[str, Value]) -> None:
        """Where cases are recorded, replace the reason for having none by what was done about them."""
        rubric = self.book.sheet.rubric
        for key, entry in criteria.items():
            reason = rubric.scheme.exemptions.get(str(entry.get("not_applicable")))
            if reason and any(str(numbers.get(measure, "0")) not in {"0", "๐"} for measure in reason.cases):
                criteria[key] = {"evidence": self._evidence(rubric.criteria[key])}

    @property
    def _is_over(self) -> bool:
        """Whether the year is so long ago that everything about it is settled."""
        return self.book.back >= _SETTLED

    def _review(self, criteria: dict[str, Fields], numbers: dict[str, Value], reviewed: date) -> Fields:
        panel, over = self.book.sheet.panel(self._status), self._is_over
        sheet, catalogue, day = self.book.sheet, self.book.catalogue, self.hand.day(reviewed)
        told = invent_review(sheet, catalogue, criteria, numbers, self.dice, self.hand, panel, day, over=over)
        return told | days_of(reviewed) if told and self.unit.number % 2 else told

    def _late(self, before: int, span: int) -> date:
        """A date near the end of the fiscal year: `before` days before it, within `span` days."""
        return fiscal_year_days(self.book.year)[1] - timedelta(before + self.dice.below(span))

    def _day(self, criterion: Criterion) -> date:
        """A date in the fiscal year, or sometimes in earlier years where these count too."""
        _, last = fiscal_year_days(self.book.year)
        older = criterion.when != "this-year" and self.dice.chance(0.4)
        first, _ = fiscal_year_days(self.book.year - (_YEARS_BEFORE if older else 0))
        return first + timedelta(self.dice.below((last - first).days + 1))

    @property
    def _status(self) -> Status | None:
        return status_of(self.unit, self.book.back)

    def _wishes(self) -> Wishes:
        sheet, catalogue, dice = self.book.sheet, self.book.catalogue, self.dice
        wishes: Wishes = {
            one.id: UNKNOWN for ladder in sheet.ladders.values() for step in ladder for one in step
        }
        targets = targets_of(self.unit, self.book.back, len(sheet.dimensions), dice)
        for levels, target in zip(sheet.dimensions, targets, strict=True):
            wishes |= wish_for(
                levels, target, catalogue, dice, certain=self._status is not None or self._is_over
            )
        if self._is_over and sheet.rubric.extra is not None:
            wishes[sheet.rubric.extra.id] = _KNOWN
        steps = sheet.steps(self._status)
        return wishes | wish_for(steps, dice.below(len(steps) + 1), catalogue, dice, certain=False)

    def _criteria(self, wishes: Wishes) -> dict[str, Fields]:
        entries = {one.id: self._entry(one, wishes) for one in self.book.sheet.asked(self._status)}
        return {key: entry for key, entry in entries.items() if entry}

    def _entry(self, criterion: Criterion, wishes: Wishes) -> Fields:
        wish = wishes.get(criterion.id, ANY)
        if criterion.check.name is not CheckName.EVIDENCE:
            return self._beside_a_number(criterion, wishes)
        outcome = self.dice.pick(_LIKELY)
        if outcome is Outcome.NOT_APPLICABLE and criterion.exemptions and wish in {ANY, MET}:
            return {"not_applicable": self.dice.pick(criterion.exemptions)}
        if outcome not in wish or outcome is Outcome.NOT_APPLICABLE:
            outcome = Outcome.MET if Outcome.MET in wish else min(wish)
        return self._judged(criterion, outcome)

    def _judged(self, criterion: Criterion, outcome: Outcome) -> Fields:
        if outcome is Outcome.UNKNOWN:
            return self._open(criterion)
        if outcome is Outcome.UNMET:
            started = {"evidence": self._evidence(criterion)} if self.dice.chance(0.2) else {}
            return {"outcome": "unmet", **started, "remark": self.dice.pick(_LACKING)}
        told: Fields = {"outcome": "met"} if self.dice.chance(0.03) else {}
        told["evidence"] = self._evidence(criterion)
        if self.dice.chance(0.05):
            told["remark"] = "ดำเนินการครบทุกกลุ่มงาน"
        return told

    def _open(self, criterion: Criterion) -> Fields:
        """Nothing, a remark, evidence that cannot be checked, or evidence for only a part of what is
        asked."""
        way = self.dice.below(20)
        if way == 0:
            return {"remark": "รอเอกสารจากงานที่เกี่ยวข้อง"}
        if way == 1:
            return {"evidence": [{"title": self._title(criterion), "place": self.dice.pick(_PLACES)}]}
        if way == 2 and criterion.asked_parts:
            first = next(iter(criterion.asked_parts))
            return {"evidence": [self._piece(criterion, (first,) if len(criterion.asked_parts) > 1 else ())]}
        return {}

    def _beside_a_number(self, criterion: Criterion, wishes: Wishes) -> Fields:
        """Evidence beside a number, which is not required; some criteria do not apply to this unit."""
        if wishes.get(criterion.id) == MET and criterion.exemptions and self.dice.chance(0.1):
            del wishes[criterion.id]
            return {"not_applicable": self.dice.pick(criterion.exemptions)}
        return {"evidence": self._evidence(criterion)} if self.dice.chance(0.1) else {}

    def _evidence(self, criterion: Criterion) -> list[Value]:
        """One or two pieces of evidence that together cover every part of what is asked."""
        parts = tuple(criterion.asked_parts)
        cut = self.dice.below(len(parts)) if len(parts) > 1 and self.dice.chance(0.5) else len(parts)
        shown = [parts[:cut], parts[cut:]] if 0 < cut < len(parts) else [parts]
        further: list[tuple[str, ...]] = [()] * self.dice.chance(0.1)
        return [self._piece(criterion, one) for one in (*shown, *further)]

    def _title(self, criterion: Criterion) -> str:
        return f"{self.dice.pick(_KINDS)} {criterion.title} ปี {self.book.year}"

    def _piece(self, criterion: Criterion, shows: tuple[str, ...]) -> Fields:
        """A piece of evidence that can be checked, with a date that counts."""
        dice = self.dice
        told: Fields = {"title": self._title(criterion)}
        where = dice.below(10)
        if where >= 7 or dice.chance(0.8):
            told["date"] = self.hand.day(self._day(criterion))
        if where >= 7:
            told["place"] = dice.pick(_PLACES)
        elif where >= 5 and self.unit.number % _FILES_EVERY == 0:
            told["file"] = dice.pick(FILES)
        elif where == 4:
            told["page"] = urls.unit(self.unit.id)
        else:
            told["url"] = f"https://{self.unit.id}.example/{self.book.year}/{criterion.id}.pdf"
        if shows:
            told["shows"] = list(shows)
        return told | self._around()

    def _around(self) -> Fields:
        """Optional fields of any piece of evidence."""
        dice, told = self.dice, dict[str, Value]()
        if dice.chance(0.1):
            told["note"] = dice.pick(_NOTES)
        if dice.chance(0.05):
            told["source"] = {
                "document": HANDBOOK,
                "section": "2.1",
                "lines": f"{dice.below(90) + 1}-{dice.below(90) + 100}",
            }
        return told

    def _numbers(self, wishes: Wishes) -> dict[str, Value]:
        found, staff = dict[str, Value](), 0
        for measure in self.book.catalogue.measures:
            number = self._number(measure, wishes, staff)
            if isinstance(number, Share) and self.book.sheet.rubric.measures[measure].unit == "คน":
                staff = staff or number.whole
            if number is not None and not (self.has_usage and measure in self.book.sheet.counted):
                found[measure] = self.hand.number(number)
        return found

    def _number(self, measure: str, wishes: Mapping[str, frozenset[Outcome]], staff: int) -> object | None:
        """A number that gives the wished outcomes; for a share of all staff, the whole is the number recorded
        before."""
        catalogue, dice = self.book.catalogue, self.dice
        if catalogue.is_free(measure, wishes) and dice.chance(0.25):
            return None
        options = catalogue.options(measure, wishes)
        if staff and self.book.sheet.rubric.measures[measure].unit == "คน":
            options = [one for one in options if not isinstance(one, Share) or one.whole in {0, staff}]
        return dice.pick(options or [None])
