"""What a unit has to record to reach its next levels: the file, the field, and the value to write or delete.

Each edit satisfies its criterion once it is made. A criterion that can no longer be met this year has no
edit, only the reason. The findings of a finished review belong to the committee: no edit by the unit changes
them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from cleancdd.model.criterion import Check, CheckName, Criterion, Measure
from cleancdd.model.evaluation import Evaluation, Procurement, Quarters, Share
from cleancdd.model.quarters import QUARTERS, Reports, assign, periods_of, quarters_over
from cleancdd.model.rubric import Rubric
from cleancdd.model.scorecard import (
    CriterionCard,
    DimensionCard,
    LadderCard,
    LevelCard,
    Outcome,
    PartCard,
    Scorecard,
)
from cleancdd.model.usage import Usage
from cleancdd.thai.dates import fiscal_periods, fiscal_year_days, format_day_short

__all__ = ["Step", "advise"]

DELETE: Final = object()
"""The value of an edit that removes its field."""

_PASSING = frozenset({Outcome.MET, Outcome.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a file of the unit's year: where (keys from the top), what is written there, and the same
    in Thai.

    A list grows by the values of the edit.
    """

    file: str
    path: tuple[str, ...]
    value: Any
    words: str


@dataclass(frozen=True, slots=True)
class Step:
    """A criterion that blocks a level, the reason, and what to do. Without edits, the reason why nothing the
    unit writes will help.

    `parts` are the parts that the criterion requires together, each with whether something shows it. `open`
    is true when the records do not settle the criterion.
    """

    criterion: str
    title: str
    level: int
    outcome: Outcome
    because: str
    parts: tuple[PartCard, ...] = ()
    edits: tuple[Edit, ...] = ()
    hindrance: str | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class Advice:
    """The steps of each dimension, then of the ladder, by their key, lowest level first; and those of the
    extra point.

    `first` holds what has to be changed before any step counts, `file` where the unit records, `decided_by`
    that a finished review decides.
    """

    file: str
    first: tuple[Edit, ...]
    steps: Mapping[str, tuple[Step, ...]]
    extra: tuple[Step, ...]
    decided_by: str | None


@dataclass(frozen=True, slots=True)
class _Desk:
    """The inputs of advice for one unit and year."""

    rubric: Rubric
    evaluation: Evaluation
    usage: Usage | None
    card: Scorecard
    as_of: date

    @property
    def folder(self) -> str:
        return f"units/{self.card.unit}/{self.card.year}"

    @property
    def file(self) -> str:
        return f"{self.folder}/evaluation.yaml"

    @property
    def number(self) -> Callable[[str], object | None]:
        return self.evaluation.numbers.get


def advise(
    rubric: Rubric,
    evaluation: Evaluation | None,
    usage: Usage | None,
    card: Scorecard,
    as_of: date,
    *,
    every: bool = False,
) -> Advice:
    """What to record for the next level of each dimension and of the ladder; with `every`, for all higher
    levels."""
    desk = _Desk(rubric, evaluation or Evaluation(), usage, card, as_of)
    scopes: list[tuple[str, DimensionCard | LadderCard]] = [(one.dimension, one) for one in card.dimensions]
    scopes += [(card.ladder.ladder, card.ladder)] if card.ladder else []
    steps = {key: tuple(_steps(desk, _levels(scope, every=every))) for key, scope in scopes}
    extra: tuple[Step, ...] = ()
    if card.extra is not None and _track(card, card.extra).outcome not in _PASSING:
        extra = (_step(desk, card.extra, 0),)
    return Advice(desk.file, tuple(_first(desk)), steps, extra, _decided(card))


def _decided(card: Scorecard) -> str | None:
    if card.basis != "committee":
        return None
    day = f" เมื่อ {format_day_short(card.reviewed)}" if card.reviewed else ""
    return (
        f"คณะกรรมการตรวจเสร็จแล้ว{day} ผลนี้เป็นของคณะกรรมการ "
        "สิ่งที่หน่วยงานบันทึกภายหลังไม่เปลี่ยนผล หน่วยงานชี้แจงได้ที่ช่อง `reply` ของเกณฑ์นั้น"
    )


def _levels(scope: DimensionCard | LadderCard, *, every: bool) -> tuple[LevelCard, ...]:
    if isinstance(scope, LadderCard):
        levels, reached = scope.steps, scope.standing.level
    else:
        levels, reached = scope.levels, scope.official.level
    return levels[reached:] if every else levels[reached : reached + 1]


def _steps(desk: _Desk, levels: tuple[LevelCard, ...]) -> Iterator[Step]:
    for level in levels:
        for card in level.criteria:
            if _track(desk.card, card).outcome not in _PASSING:
                yield _step(desk, card, level.level)


def _track(scorecard: Scorecard, card: CriterionCard) -> Any:
    return card.committee if scorecard.basis == "committee" and card.committee else card.own


def _step(desk: _Desk, card: CriterionCard, level: int) -> Step:
    criterion = desk.rubric.criteria[card.criterion]
    finding = _track(desk.card, card)
    step = Step(
        card.criterion, criterion.title, level, finding.outcome, finding.because, card.parts, open=card.open
    )
    if desk.card.basis == "committee":
        remark = (
            f"ความเห็นของคณะกรรมการ: {card.committee_remark}"
            if card.committee_remark
            else "คณะกรรมการเป็นผู้ตัดสิน"
        )
        return replace(step, hindrance=remark)
    plan = _PLANS[criterion.check.name](desk, criterion, card)
    if isinstance(plan, str):
        return replace(step, hindrance=plan)
    return replace(step, edits=(*_unsaid(desk, criterion), *plan))


def _first(desk: _Desk) -> Iterator[Edit]:
    if desk.evaluation.basis == "document":
        words = "ลบบรรทัด `basis: document` ข้างบนของไฟล์ แล้วใส่ไว้ใต้เกณฑ์ที่มาจากเอกสารแทน"
        yield Edit(desk.file, ("basis",), DELETE, words)


def _unsaid(desk: _Desk, criterion: Criterion) -> Iterator[Edit]:
    """Lines that block the criterion and have to be deleted first."""
    entry = desk.evaluation.criteria.get(criterion.id)
    if entry is not None and entry.basis == "document":
        words = f"ลบ `basis: document` ใต้ `{criterion.id}` เมื่อบันทึกหลักฐานของหน่วยงานเอง"
        yield Edit(desk.file, ("criteria", criterion.id, "basis"), DELETE, words)
    if entry is not None and entry.outcome == "unmet":
        words = f"ลบบรรทัด `outcome: unmet` ใต้ `{criterion.id}`"
        yield Edit(desk.file, ("criteria", criterion.id, "outcome"), DELETE, words)


_Plan = tuple[Edit, ...] | str
"""What to write, or why writing does not help."""


def _evidence(desk: _Desk, criterion: Criterion, card: CriterionCard) -> _Plan:
    lacking = [key for key, part in zip(criterion.asked_parts, card.parts, strict=True) if not part.shown]
    entry = desk.evaluation.criteria.get(criterion.id)
    if (
        entry is not None
        and entry.outcome == "unmet"
        and not lacking
        and any(one.counts for one in card.evidence)
    ):
        return ()
    day = fiscal_year_days(desk.card.year)[1]
    piece: dict[str, Any] = {"title": "<ชื่อหลักฐาน>", "date": day.isoformat(), "url": "https://example.go.th/"}
    where = f"`criteria` → `{criterion.id}` → `evidence`"
    words = f"เพิ่มหลักฐานใต้ {where} ให้มี `title` กับ `url` `file` หรือ `page` (หรือ `place` คู่กับ `date`)"
    if criterion.when == "this-year":
        words += f" ลงวันที่ในปีงบประมาณ {desk.card.year}"
    if lacking:
        piece["shows"] = lacking
        words += f" และ `shows: [{', '.join(lacking)}]`"
    return (Edit(desk.file, ("criteria", criterion.id, "evidence"), [piece], words),)


def _set(desk: _Desk, check: Check, value: Any, words: str) -> tuple[Edit, ...]:
    measure = check.measure or ""
    return (Edit(desk.file, ("numbers", measure), value, f"ใส่ `{measure}` ใต้ `numbers` {words}"),)


def _zero(desk: _Desk, criterion: Criterion, _: CriterionCard) -> _Plan:
    count = desk.number(criterion.check.measure or "")
    if isinstance(count, int) and count > 0:
        return f"ปีนี้มี {count} {_measure(desk, criterion).unit} จึงแก้ไม่ได้แล้ว เว้นแต่บันทึกผิด"
    return _set(desk, criterion.check, 0, "เป็น `0` ถ้าตรวจแล้วว่าไม่มีกรณี")


def _measure(desk: _Desk, criterion: Criterion) -> Measure:
    return desk.rubric.measures[criterion.check.measure or ""]


def _tally(desk: _Desk, criterion: Criterion, _: CriterionCard) -> _Plan:
    """A count, or a count per part: no part is 0, and the sum satisfies every criterion that reads the
    number."""
    measure, readers = _measure(desk, criterion), _readers(desk, criterion)
    least = max(
        one.check.value or 0 for one in readers if one.check.name is CheckName.AT_LEAST or one is criterion
    )
    if not measure.parts:
        return _set(desk, criterion.check, least, f"เป็นจำนวนจริงเมื่อทำครบ ต้องไม่น้อยกว่า `{least}`")
    number = desk.number(criterion.check.measure or "")
    have = dict(number) if isinstance(number, Mapping) else {}
    value = {key: max(1, have.get(key, 0)) for key in measure.parts}
    first = next(iter(value))
    value[first] += max(0, least - sum(value.values()))
    keys = " ".join(f"`{key}` ({title})" for key, title in measure.parts.items())
    return _set(desk, criterion.check, value, f"ให้ครบ {keys} รวมกันไม่น้อยกว่า {least}")


def _readers(desk: _Desk, criterion: Criterion) -> list[Criterion]:
    """The criteria in the same scope (dimension or ladder) that read the same number."""
    scope = criterion.id.partition(".")[0]
    same = (one for one in desk.rubric.criteria.values() if one.check.measure == criterion.check.measure)
    return [one for one in same if one.id.partition(".")[0] == scope]


def _each_quarter(desk: _Desk, criterion: Criterion, _: CriterionCard) -> _Plan:
    number = desk.number(criterion.check.measure or "")
    have = number if isinstance(number, Quarters) else Quarters()
    least, over = criterion.check.value or 0, quarters_over(desk.card.year, desk.as_of)
    short = [key for key in QUARTERS if (getattr(have, key) or 0) < least]
    lost = [key for key in short if getattr(have, key) is not None and key in over]
    if lost:
        return (
            f"ไตรมาส {' '.join(key[1] for key in lost)} "
            f"ผ่านไปแล้วโดยทำไม่ถึง {least} ครั้ง จึงแก้ไม่ได้ในปีนี้ เว้นแต่บันทึกผิด"
        )
    if not short:
        quarters = fiscal_periods(desk.card.year, 3)
        later = " ".join(str(at) for at, (first, _) in enumerate(quarters, 1) if first > desk.as_of)
        return f"บันทึกครบทุกไตรมาสแล้ว ไตรมาส {later} นับได้เมื่อถึงไตรมาสนั้น"
    value = {key: max(getattr(have, key) or 0, least) for key in QUARTERS}
    return _set(
        desk,
        criterion.check,
        value,
        f"ให้ครบ {' '.join(f'`{key}`' for key in short)} ไตรมาสละไม่น้อยกว่า {least}",
    )


def _reports(desk: _Desk, criterion: Criterion, _: CriterionCard) -> _Plan:
    periods = periods_of(desk.card.year, criterion.check.value or 3)
    book = desk.usage.reported_by(date.max) if desk.usage else {}
    number = desk.number(criterion.check.measure or "")
    days = number if isinstance(number, tuple) else ()
    reports: Reports = {str(key): day for key, day in book.items()} or days
    answered = assign(periods, reports)
    late = [one for one in periods if one.number in answered and answered[one.number] > one.due]
    if late:
        return (
            f"รายงานของไตรมาส {late[0].number} เสนอหลังกำหนด {format_day_short(late[0].due)} แล้ว จึงแก้ไม่ได้ในปีนี้"
        )
    lacking = [one for one in periods if one.number not in answered]
    named = " ".join(f"ไตรมาส {one.number} (เสนอได้ถึง {format_day_short(one.due)})" for one in lacking)
    if book:
        file = f"{desk.folder}/usage.yaml"
        once = _told_once(desk, criterion, file) if days else ()
        edits = (
            Edit(
                file,
                ("centre", f"q{one.number}", "reported"),
                one.due.isoformat(),
                _reported_words(one.number, one.due),
            )
            for one in lacking
        )
        return (*once, *edits)
    value = sorted({*(day.isoformat() for day in days), *(one.last.isoformat() for one in lacking)})
    return _set(desk, criterion.check, value, f"เพิ่มวันที่เสนอรายงานของ{named}")


def _told_once(desk: _Desk, criterion: Criterion, file: str) -> tuple[Edit, ...]:
    """Days recorded in both files have to be the same, so those in the evaluation are deleted before the
    other file gets more."""
    measure = criterion.check.measure or ""
    words = f"ลบ `{measure}` ใต้ `numbers` เพราะวันที่บันทึกไว้ใน `{file}` แล้ว"
    return (Edit(desk.file, ("numbers", measure), DELETE, words),)


def _reported_words(number: int, due: date) -> str:
    return f"ใส่วันที่เสนอรายงานที่ `centre` → `q{number}` → `reported` (เสนอได้ถึง {format_day_short(due)})"


def _share(desk: _Desk, criterion: Criterion, _: CriterionCard) -> _Plan:
    number = desk.number(criterion.check.measure or "")
    whole = number.whole if isinstance(number, Share) and number.whole else _staff(desk, criterion)
    limit = criterion.check.value or 0
    over = criterion.check.name is CheckName.SHARE_OVER
    enough = whole * limit // 100 + 1 if over else -(-whole * limit // 100)
    words = f"เป็น `part` กับ `whole` ตามจริง ต้อง{'มากกว่า' if over else 'ไม่น้อยกว่า'}ร้อยละ {limit}"
    if isinstance(number, Share) and number.whole:
        words += f" คือ `part` ตั้งแต่ {enough} จาก {whole}"
    return _set(desk, criterion.check, {"part": enough, "whole": whole}, words)


def _staff(desk: _Desk, criterion: Criterion) -> int:
    """The whole of another share with the same counting unit; an arbitrary number when there is none."""
    unit, measures = _measure(desk, criterion).unit, desk.rubric.measures
    numbers = desk.evaluation.numbers.items()
    wholes = (
        one.whole
        for key, one in numbers
        if isinstance(one, Share) and key in measures and measures[key].unit == unit
    )
    return next((one for one in wholes if one), 2)


def _procurement(desk: _Desk, criterion: Criterion, _: CriterionCard) -> _Plan:
    number = desk.number(criterion.check.measure or "")
    if isinstance(number, Procurement) and number.projects == 0:
        return "ปีนี้ไม่มีโครงการจัดซื้อจัดจ้างตามแผน เกณฑ์ข้อนี้จึงยังตัดสินไม่ได้ ให้ถามเจ้าของโครงการ"
    if not isinstance(number, Procurement):
        words = "เป็น `projects` `top` และ `rest` ตามจริง"
        return _set(desk, criterion.check, {"projects": 4, "top": 3, "rest": 1}, words)
    rest = number.projects - number.largest
    if criterion.check.name is CheckName.TOP_PROJECTS:
        top = min(criterion.check.value or 0, number.largest)
        return _part(desk, criterion, "top", top, f"ตั้งแต่ {top} จาก {number.largest} โครงการที่งบสูงสุด")
    enough = -(-rest * (criterion.check.value or 0) // 100)
    return _part(desk, criterion, "rest", enough, f"ตั้งแต่ {enough} จาก {rest} โครงการที่เหลือ")


def _part(desk: _Desk, criterion: Criterion, field: str, value: int, words: str) -> tuple[Edit, ...]:
    measure = criterion.check.measure or ""
    told = f"แก้ `numbers` → `{measure}` → `{field}` เมื่อมีผู้แทนภาคประชาชนครบ {words}"
    return (Edit(desk.file, ("numbers", measure, field), value, told),)


def _score(_: _Desk, criterion: Criterion, __: CriterionCard) -> _Plan:
    return f"ขึ้นกับคะแนนรวมทุกมิติ ต้องไม่ต่ำกว่า {criterion.check.value} คะแนนโดยไม่รวมคะแนนพิเศษ"


_PLANS: Final[Mapping[CheckName, Callable[[_Desk, Criterion, CriterionCard], _Plan]]] = {
    CheckName.EVIDENCE: _evidence,
    CheckName.ZERO: _zero,
    CheckName.AT_LEAST: _tally,
    CheckName.COVERS: _tally,
    CheckName.EACH_QUARTER: _each_quarter,
    CheckName.MONTHS_APART: _reports,
    CheckName.SHARE_AT_LEAST: _share,
    CheckName.SHARE_OVER: _share,
    CheckName.TOP_PROJECTS: _procurement,
    CheckName.REST_SHARE_AT_LEAST: _procurement,
    CheckName.SCORE_AT_LEAST: _score,
}
