"""The questions a criterion may ask: a small closed set of functions from recorded facts to a finding.

Each computed check reads one number of its own shape; arithmetic is exact (`fractions.Fraction`), so that 50
% is not more than 50 % and 59.99 % is not 60 %. Nothing recorded is unknown, never unmet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Final, NamedTuple, cast

from cleancdd.model.criterion import Check, CheckName, Measure
from cleancdd.model.evaluation import Procurement, Quarters, Share
from cleancdd.model.quarters import QUARTERS, Period, Reports, assign, periods_of, quarters_over
from cleancdd.model.scorecard import Finding, Outcome
from cleancdd.thai.dates import fiscal_year_days, format_day_short

__all__ = ["Facts", "ask"]


class Facts(NamedTuple):
    """What is on record for one criterion in a fiscal year (Buddhist era).

    `evidence` is the number of pieces that count, `uncounted` the reasons why others do not. `parts` are the
    parts that the criterion requires together, `shown` those that something shows, and `vouched` is true if
    the unit itself states that all are present. `points` is the minimum and maximum that the dimensions can
    still reach, out of 100. `as_of` is the day of judging, and `later` are the days of reports after it.
    """

    year: int
    evidence: int = 0
    uncounted: tuple[str, ...] = ()
    parts: Mapping[str, str] = MappingProxyType({})
    shown: frozenset[str] = frozenset()
    vouched: bool = False
    number: object | None = None
    points: tuple[int, int] | None = None
    as_of: date = date.max
    later: tuple[date, ...] = ()


def ask(check: Check, measure: Measure | None, facts: Facts) -> Finding:
    """Answer the check from the facts; unknown when what it reads is not recorded."""
    return _QUESTIONS[check.name](_Question(check, measure, facts))


def percent(part: int, whole: int) -> str:
    """A share in per cent cut (not rounded) to two decimals, so that 59.999 is never shown as 60."""
    hundredths = part * 10000 // whole
    text = f"{hundredths // 100}.{hundredths % 100:02d}"
    return text.removesuffix(".00")


class _Question(NamedTuple):
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
    facts = question.facts
    lacking = [title for key, title in facts.parts.items() if key not in facts.shown]
    if facts.parts and not lacking:
        return _judge(f"แสดงครบทั้ง {len(facts.parts)} ส่วน", met=True)
    if facts.evidence == 0 and not facts.shown:
        return Finding(outcome=Outcome.UNKNOWN, because=_uncounted(facts))
    if not lacking:
        return _judge(f"มีหลักฐาน {facts.evidence} รายการ", met=True)
    named = f"ยังไม่มีหลักฐานที่แสดง: {', '.join(lacking)}"
    if facts.vouched and facts.evidence:
        return _judge(f"หน่วยงานยืนยันว่าครบทุกส่วน {named}", met=True)
    return Finding(
        outcome=Outcome.UNKNOWN,
        because=f"แสดงแล้ว {len(facts.parts) - len(lacking)} จาก {len(facts.parts)} ส่วน {named}",
    )


def _uncounted(facts: Facts) -> str:
    if not facts.uncounted:
        return "ยังไม่ได้บันทึกหลักฐาน"
    return f"หลักฐานที่บันทึกยังไม่นับ เพราะ{' และ'.join(dict.fromkeys(facts.uncounted))}"


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
    because = f"มี {count} {question.unit} (ต้องไม่น้อยกว่า {question.value})"
    open_parts = _unrecorded_parts(question)
    if count < question.value and open_parts:
        return Finding(outcome=Outcome.UNKNOWN, because=f"{because} ยังไม่บันทึก{' '.join(open_parts)}")
    return _judge(because, met=count >= question.value)


def _covers(question: _Question) -> Finding:
    number = question.facts.number
    if not isinstance(number, Mapping) or question.measure is None:
        return question.unrecorded
    done = sum(1 for count in number.values() if count)
    because = f"ครอบคลุม {done} จาก {question.value} ด้าน"
    lacking = [title for key, title in question.measure.parts.items() if number.get(key) == 0]
    open_parts = _unrecorded_parts(question)
    told = because + _listed(" ขาด", lacking) + _listed(" ยังไม่บันทึก", open_parts)
    if done < question.value <= done + len(open_parts):
        return Finding(outcome=Outcome.UNKNOWN, because=told)
    return _judge(told, met=done >= question.value)


def _unrecorded_parts(question: _Question) -> list[str]:
    """The titles of the parts of a tally that have no recorded number; a missing number is not 0."""
    number, measure = question.facts.number, question.measure
    if not isinstance(number, Mapping) or measure is None:
        return []
    return [title for key, title in measure.parts.items() if key not in number]


def _listed(before: str, words: list[str]) -> str:
    return f"{before}{' และ'.join(words)}" if words else ""


def _each_quarter(question: _Question) -> Finding:
    number, facts = question.facts.number, question.facts
    if not isinstance(number, Quarters):
        return question.unrecorded
    counts = {key: cast("int | None", getattr(number, key)) for key in QUARTERS}
    told = " ".join(
        f"ไตรมาส {key[1]}: {'ยังไม่บันทึก' if count is None else count}" for key, count in counts.items()
    )
    because = f"{told} (ต้องไม่น้อยกว่าไตรมาสละ {question.value} ครั้ง)"
    short = {key for key, count in counts.items() if count is None or count < question.value}
    over = quarters_over(facts.year, facts.as_of)
    if any(counts[key] is not None and key in over for key in short):
        return _judge(because, met=False)
    return Finding(outcome=Outcome.UNKNOWN, because=because) if short else _judge(because, met=True)


def _months_apart(question: _Question) -> Finding:
    reports = cast("Reports | None", question.facts.number)
    if not reports:
        because = f"ยังไม่มีรายงานที่นับได้{_dated_later(question.facts)}"
        return (
            Finding(outcome=Outcome.UNKNOWN, because=because) if question.facts.later else question.unrecorded
        )
    periods = periods_of(question.facts.year, question.value)
    answered = assign(periods, reports)
    late = [one for one in periods if one.number in answered and answered[one.number] > one.due]
    if late:
        day = format_day_short(answered[late[0].number])
        due = format_day_short(late[0].due)
        return _judge(f"รายงานของไตรมาส {late[0].number} เสนอเมื่อ {day} หลังกำหนด {due}", met=False)
    lacking = [one for one in periods if one.number not in answered]
    return (
        _reported(question, lacking) if lacking else _judge(f"มีรายงานครบทั้ง {len(periods)} ไตรมาส", met=True)
    )


def _reported(question: _Question, lacking: list[Period]) -> Finding:
    """Once the year is over, a report due after its end does not block the criterion until its due day."""
    facts, last = question.facts, fiscal_year_days(question.facts.year)[1]
    told = " ".join(f"ไตรมาส {one.number} (กำหนด {format_day_short(one.due)})" for one in lacking)
    if facts.as_of > last and all(one.due > last and one.due >= facts.as_of for one in lacking):
        return _judge(f"มีรายงานครบทุกไตรมาสที่ถึงกำหนดแล้ว เหลือ{told}", met=True)
    return Finding(outcome=Outcome.UNKNOWN, because=f"ยังไม่บันทึกรายงานของ{told}{_dated_later(facts)}")


def _dated_later(facts: Facts) -> str:
    """What to add about reports that are recorded but dated after the day of judging."""
    if not facts.later:
        return ""
    days = " และ".join(format_day_short(day) for day in sorted(set(facts.later)))
    return f" รายงานที่ลงวันที่ {days} ยังไม่นับ เพราะอยู่หลังวันที่ใช้ประเมิน {format_day_short(facts.as_of)}"


def _share(question: _Question, met: Callable[[Fraction], bool], words: str) -> Finding:
    number = question.facts.number
    if not isinstance(number, Share):
        return question.unrecorded
    if number.whole == 0:
        return Finding(outcome=Outcome.UNKNOWN, because="จำนวนทั้งหมดเป็น 0 จึงคิดร้อยละไม่ได้")
    because = (
        f"{number.part} จาก {number.whole} {question.unit} คิดเป็นร้อยละ {percent(number.part, number.whole)}"
    )
    return _judge(
        f"{because} (ต้อง{words}ร้อยละ {question.value})", met=met(Fraction(number.part * 100, number.whole))
    )


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
    because = f"มีผู้แทนภาคประชาชนร่วมเป็นกรรมการ {number.top} จาก {number.largest} โครงการที่งบสูงสุด"
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
    because = f"มีผู้แทนภาคประชาชน {number.rest} จาก {rest} โครงการที่เหลือ คิดเป็นร้อยละ {percent(number.rest, rest)}"
    met = Fraction(number.rest * 100, rest) >= question.value
    return _judge(f"{because} (ต้องไม่น้อยกว่าร้อยละ {question.value})", met=met)


def _score_at_least(question: _Question) -> Finding:
    if question.facts.points is None:
        return Finding(outcome=Outcome.UNKNOWN, because="ยังไม่มีคะแนน")
    least, most = question.facts.points
    must = f"ไม่รวมคะแนนพิเศษ (ต้องไม่ต่ำกว่า {question.value})"
    if least == most:
        return _judge(f"ได้ {least} คะแนน {must}", met=least >= question.value)
    if least >= question.value:
        return _judge(f"ได้อย่างน้อย {least} คะแนนแล้ว {must}", met=True)
    if most < question.value:
        return _judge(f"ได้มากที่สุดเพียง {most} คะแนน {must}", met=False)
    because = f"คะแนนยังไม่แน่นอน อยู่ระหว่าง {least} ถึง {most} คะแนน {must}"
    return Finding(outcome=Outcome.UNKNOWN, because=because)


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
