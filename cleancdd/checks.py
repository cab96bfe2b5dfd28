"""The questions a criterion may ask: a small closed set of functions from recorded facts to a finding.

Each computed check reads one number of its own shape; arithmetic is exact (`fractions.Fraction`), so that 50 % is not more than
50 % and 59.99 % is not 60 %. Nothing recorded is unknown, never unmet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Final, cast

from cleancdd.model.evaluation import Procurement, Quarters, Share
from cleancdd.model.rubric import Check, CheckName, Measure, Shape
from cleancdd.model.scorecard import Finding, Outcome
from cleancdd.thai.dates import add_months, format_day_short

__all__ = ["SHAPES", "Facts", "ask", "percent"]

SHAPES: Final[Mapping[CheckName, frozenset[Shape]]] = {
    CheckName.EVIDENCE: frozenset(),
    CheckName.SCORE_AT_LEAST: frozenset(),
    CheckName.ZERO: frozenset({Shape.COUNT}),
    CheckName.AT_LEAST: frozenset({Shape.COUNT, Shape.TALLY}),
    CheckName.COVERS: frozenset({Shape.TALLY}),
    CheckName.EACH_QUARTER: frozenset({Shape.QUARTERS}),
    CheckName.MONTHS_APART: frozenset({Shape.DAYS}),
    CheckName.SHARE_AT_LEAST: frozenset({Shape.SHARE}),
    CheckName.SHARE_OVER: frozenset({Shape.SHARE}),
    CheckName.TOP_PROJECTS: frozenset({Shape.PROCUREMENT}),
    CheckName.REST_SHARE_AT_LEAST: frozenset({Shape.PROCUREMENT}),
}
"""The shapes of measure that each check can read; none for the two that read no measure."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is recorded for one criterion: pieces of evidence, the number its measure asks for, and points for a ladder."""

    evidence: int = 0
    number: object | None = None
    points: int | None = None


def ask(check: Check, measure: Measure | None, facts: Facts) -> Finding:
    """Answer the check from the facts; unknown when what it reads is not recorded."""
    return _QUESTIONS[check.name](_Question(check, measure, facts))


def percent(part: int, whole: int) -> str:
    """A share in per cent cut (not rounded) to two decimals, so that 59.999 is never shown as 60."""
    hundredths = part * 10000 // whole
    text = f"{hundredths // 100}.{hundredths % 100:02d}"
    return text.removesuffix(".00")


@dataclass(frozen=True, slots=True)
class _Question:
    check: Check
    measure: Measure | None
    facts: Facts

    @property
    def value(self) -> int:
        return cast("int", self.check.value)

    @property
    def unit(self) -> str:
        return self.measure.unit if self.measure else "คะแนน"

    @property
    def unrecorded(self) -> Finding:
        what = self.measure.title if self.measure else "คะแนน"
        return Finding(outcome=Outcome.UNKNOWN, because=f"ยังไม่ได้บันทึก{what}")


def _judge(because: str, *, met: bool) -> Finding:
    return Finding(outcome=Outcome.MET if met else Outcome.UNMET, because=because)


def _evidence(question: _Question) -> Finding:
    count = question.facts.evidence
    if count == 0:
        return Finding(outcome=Outcome.UNKNOWN, because="ยังไม่ได้บันทึกหลักฐาน")
    return _judge(f"มีหลักฐาน {count} รายการ", met=True)


def _zero(question: _Question) -> Finding:
    count = question.facts.number
    if not isinstance(count, int):
        return question.unrecorded
    return _judge(f"บันทึกไว้ {count} {question.unit} (ต้องเป็น 0)", met=count == 0)


def _at_least(question: _Question) -> Finding:
    number = question.facts.number
    if number is None:
        return question.unrecorded
    count = sum(number.values()) if isinstance(number, Mapping) else cast("int", number)
    return _judge(f"มี {count} {question.unit} (ต้องไม่น้อยกว่า {question.value})", met=count >= question.value)


def _covers(question: _Question) -> Finding:
    number = question.facts.number
    if not isinstance(number, Mapping) or question.measure is None:
        return question.unrecorded
    done = sum(1 for count in number.values() if count)
    lacking = [title for key, title in question.measure.parts.items() if not number.get(key)]
    because = f"ครอบคลุม {done} จาก {question.value} ด้าน"
    return _judge(because + (f" ขาด{' และ'.join(lacking)}" if lacking else ""), met=done >= question.value)


def _each_quarter(question: _Question) -> Finding:
    number = question.facts.number
    if not isinstance(number, Quarters):
        return question.unrecorded
    counts = (number.q1, number.q2, number.q3, number.q4)
    told = " ".join(f"ไตรมาส {index}: {'ยังไม่บันทึก' if count is None else count}" for index, count in enumerate(counts, 1))
    because = f"{told} (ต้องไม่น้อยกว่าไตรมาสละ {question.value} ครั้ง)"
    if any(count is not None and count < question.value for count in counts):
        return _judge(because, met=False)
    if None in counts:
        return Finding(outcome=Outcome.UNKNOWN, because=because)
    return _judge(because, met=True)


def _months_apart(question: _Question) -> Finding:
    days = cast("tuple[date, ...] | None", question.facts.number)
    if not days:
        return question.unrecorded
    days = tuple(sorted(set(days)))
    if len(days) == 1:
        because = f"มีรายงานฉบับเดียว ({format_day_short(days[0])}) ต้องมีอย่างน้อย 2 ฉบับจึงเห็นระยะห่าง"
        return Finding(outcome=Outcome.UNKNOWN, because=because)
    late = [(one, two) for one, two in pairwise(days) if two > add_months(one, question.value)]
    if late:
        one, two = late[0]
        return _judge(f"{format_day_short(one)} ถึง {format_day_short(two)} ห่างกันเกิน {question.value} เดือน", met=False)
    return _judge(f"มีรายงาน {len(days)} ฉบับ ห่างกันไม่เกิน {question.value} เดือนทุกฉบับ", met=True)


def _share(question: _Question, met: Callable[[Fraction], bool], words: str) -> Finding:
    number = question.facts.number
    if not isinstance(number, Share):
        return question.unrecorded
    if number.whole == 0:
        return Finding(outcome=Outcome.UNKNOWN, because="จำนวนทั้งหมดเป็น 0 จึงคิดร้อยละไม่ได้")
    because = f"{number.part} จาก {number.whole} {question.unit} คิดเป็นร้อยละ {percent(number.part, number.whole)}"
    return _judge(f"{because} (ต้อง{words}ร้อยละ {question.value})", met=met(Fraction(number.part * 100, number.whole)))


def _share_at_least(question: _Question) -> Finding:
    return _share(question, lambda share: share >= question.value, "ไม่น้อยกว่า")


def _share_over(question: _Question) -> Finding:
    return _share(question, lambda share: share > question.value, "มากกว่า")


def _top_projects(question: _Question) -> Finding:
    number = question.facts.number
    if not isinstance(number, Procurement):
        return question.unrecorded
    if number.projects == 0:
        return Finding(outcome=Outcome.UNKNOWN, because="ไม่มีโครงการจัดซื้อจัดจ้างตามแผน จึงยังตัดสินไม่ได้")
    because = f"มีผู้แทนประชาชนร่วมเป็นกรรมการ {number.top} จาก {number.largest} โครงการที่งบสูงสุด"
    return _judge(because, met=number.top >= min(question.value, number.largest))


def _rest_share_at_least(question: _Question) -> Finding:
    number = question.facts.number
    if not isinstance(number, Procurement):
        return question.unrecorded
    rest = number.projects - number.largest
    if number.projects == 0:
        return Finding(outcome=Outcome.UNKNOWN, because="ไม่มีโครงการจัดซื้อจัดจ้างตามแผน จึงยังตัดสินไม่ได้")
    if rest == 0:
        return _judge("ไม่มีโครงการอื่นนอกจากโครงการที่งบสูงสุด จึงถือว่าครบตามสัดส่วน", met=True)
    because = f"มีผู้แทนประชาชน {number.rest} จาก {rest} โครงการที่เหลือ คิดเป็นร้อยละ {percent(number.rest, rest)}"
    met = Fraction(number.rest * 100, rest) >= question.value
    return _judge(f"{because} (ต้องไม่น้อยกว่าร้อยละ {question.value})", met=met)


def _score_at_least(question: _Question) -> Finding:
    points = question.facts.points
    if points is None:
        return Finding(outcome=Outcome.UNKNOWN, because="คะแนนทั้ง 5 มิติยังไม่ครบ")
    return _judge(f"ได้ {points} คะแนน ไม่รวมคะแนนพิเศษ (ต้องไม่ต่ำกว่า {question.value})", met=points >= question.value)


_QUESTIONS: Final[Mapping[CheckName, Callable[[_Question], Finding]]] = {
    CheckName.EVIDENCE: _evidence,
    CheckName.ZERO: _zero,
    CheckName.AT_LEAST: _at_least,
    CheckName.COVERS: _covers,
    CheckName.EACH_QUARTER: _each_quarter,
    CheckName.MONTHS_APART: _months_apart,
    CheckName.SHARE_AT_LEAST: _share_at_least,
    CheckName.SHARE_OVER: _share_over,
    CheckName.TOP_PROJECTS: _top_projects,
    CheckName.REST_SHARE_AT_LEAST: _rest_share_at_least,
    CheckName.SCORE_AT_LEAST: _score_at_least,
}
