"""What the rules of statuses give from announcements and decided results, beside what was announced.

Challenge: outstanding so many years running, or so many in all (guideline line 139). Model: a challenge unit
with the mark, without the extra point (lines 250 and 379); a model unit keeps it by the same mark (lines 239
and 387). Nothing here makes a status: an announcement alone does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from cleancdd.findings.results import Standing, UnitRow, standing_of
from cleancdd.library import Library
from cleancdd.model.base import Computed
from cleancdd.model.rubric import StatusRule
from cleancdd.model.source import Source
from cleancdd.model.unit import Status

__all__ = ["Verdict", "inferred", "verdicts"]

Outcome = Literal["given", "refused", "awaited", "unsupported"]
"""The result of the rule; `unsupported` when the announcements of earlier years are not on record."""


class Verdict(Computed):
    """What a rule gives a unit from a year: the status, whether it gives it, and why, in Thai.

    `announced` is what an announcement of year `when` says; None while there is none of that year.
    """

    unit: str
    label: str
    status: Status
    rule: str
    outcome: Outcome
    because: str
    source: Source
    when: int
    announced: Standing | None

    @property
    def differs(self) -> bool:
        """Whether an announcement differs from the rule; the announcement prevails."""
        if self.announced is None or self.outcome not in {"given", "refused"}:
            return False
        return (self.announced == self.status) != (self.outcome == "given")


class Inference(Computed):
    """A status that a text mentions for a year and no announcement confirms: shown, but not counted."""

    year: int
    status: Status
    title: str
    url: str
    source: Source


def verdicts(library: Library, rows: Iterable[UnitRow], year: int) -> tuple[Verdict, ...]:
    """The result of each rule of the year's rubric for each unit it applies to; `rows` are those of the
    year."""
    rules = library.rubrics[year].programme.status_rules
    every = [one for rule in rules for row in rows for one in _of_rule(library, rule, row, year)]
    return tuple(every)


def inferred(library: Library, unit: str) -> tuple[Inference, ...]:
    """The statuses that a unit's best practices mention and no announcement confirms."""
    return tuple(
        Inference(
            year=one.fiscal_year,
            status=one.group,
            title=one.title,
            url=one.url,
            source=one.sources[0],
        )
        for one in sorted(library.practices.values(), key=lambda one: (one.fiscal_year, one.id))
        if one.unit == unit and library.status_of(unit, one.fiscal_year) is None
    )


def _of_rule(library: Library, rule: StatusRule, row: UnitRow, year: int) -> Iterator[Verdict]:
    if rule.minimum_score is not None and rule.applies_to == row.standing:
        yield _by_score(library, rule, row, year, rule.minimum_score)
    elif rule.status == "challenge" and rule.consecutive_years and rule.total_years:
        if row.standing == "challenge":
            yield _by_years(library, rule, row, year)
        elif row.standing == "outstanding":
            yield _by_years(library, rule, row, year + 1)


def _by_score(library: Library, rule: StatusRule, row: UnitRow, year: int, mark: int) -> Verdict:
    one = row.result
    outcome: Outcome = "awaited"
    if one is None or not one.recorded:
        because = "ยังไม่มีข้อมูลการประเมิน"
    elif one.points is None:
        because = "ยังสรุปคะแนนทุกมิติไม่ได้"
    elif one.basis != "committee":
        because = f"ประเมินตนเองได้ {one.points} คะแนน ยังไม่มีผลของคณะกรรมการ"
    else:
        outcome = "given" if one.points >= mark else "refused"
        because = f"ได้ {one.points} คะแนน ไม่รวมคะแนนพิเศษ เกณฑ์คือไม่ต่ำกว่า {mark} คะแนน"
    return _verdict(library, rule, row, outcome, because, year + 1)


def _by_years(library: Library, rule: StatusRule, row: UnitRow, year: int) -> Verdict:
    """Whether announcements before the year make the unit a challenge unit in it."""
    years = [
        one
        for one in sorted(library.statuses.years)
        if one < year and standing_of(library, row.id, one) == "outstanding"
    ]
    running = _running(years, year)
    told = " ".join(str(one) for one in years) or "ไม่มี"
    because = f"ปีที่ประกาศเป็นดีเด่น: {told} ติดต่อกันจนถึงปี {year - 1} รวม {running} ปี ทั้งหมด {len(years)} ปี"
    given = running >= (rule.consecutive_years or 0) or len(years) >= (rule.total_years or 0)
    outcome: Outcome = "given" if given else "refused"
    if not given and not _on_record(library, year, rule.consecutive_years or 0):
        outcome = "unsupported"
        because += " เว็บไซต์นี้ยังไม่มีประกาศของปีก่อนครบพอจะตรวจตามกติกา"
    return _verdict(library, rule, row, outcome, because, year)


def _running(years: list[int], before: int) -> int:
    count = 0
    while before - 1 - count in years:
        count += 1
    return count


def _on_record(library: Library, year: int, span: int) -> bool:
    """Whether outstanding units were announced in each of the `span` years before `year`."""
    return all(
        any(one.status is Status.OUTSTANDING for one in library.statuses.years.get(year - back, ()))
        for back in range(1, span + 1)
    )


def _verdict(
    library: Library, rule: StatusRule, row: UnitRow, outcome: Outcome, because: str, when: int
) -> Verdict:
    return Verdict(
        unit=row.id,
        label=row.label,
        status=Status(rule.status),
        rule=rule.title,
        outcome=outcome,
        because=because,
        source=rule.source,
        when=when,
        announced=standing_of(library, row.id, when) if library.statuses.years.get(when) else None,
    )
