"""What commands print: results as staff read them on a terminal, in Thai, in plain lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cleancdd.library import Library
from cleancdd.model.rubric import Rubric
from cleancdd.model.scorecard import DimensionCard, LadderCard, NextStep, Outcome, Scorecard, Standing, Total
from cleancdd.pipeline import Built

__all__ = ["built", "checked", "next_steps", "scored"]

_OUTCOMES = {Outcome.MET: "ผ่าน", Outcome.UNMET: "ไม่ผ่าน", Outcome.UNKNOWN: "ยังไม่บันทึก", Outcome.NOT_APPLICABLE: "ไม่เกี่ยวข้อง"}


def built(result: Built, out: Path) -> str:
    """What a build did, and how long each stage took."""
    published = result.published
    if not published.changed:
        return f"ไม่มีอะไรเปลี่ยน: {result.pages} หน้า ไม่ต้องสร้างใหม่ ({_seconds(result)})"
    index = f"ทำดัชนีค้นหาใหม่ {result.indexed} จาก {result.indexes} ชุด" if result.indexed else "ดัชนีค้นหาไม่เปลี่ยน"
    counts = f"เขียน {published.written} ไฟล์ คงเดิม {published.kept} ไฟล์ ลบ {published.removed} ไฟล์"
    return f"สร้าง {result.rendered} จาก {result.pages} หน้าไว้ที่ {out}: {counts} {index} ({_seconds(result)})"


def _seconds(result: Built) -> str:
    stages = " ".join(f"{stage} {seconds:.2f}" for stage, seconds in result.seconds.items())
    return f"{sum(result.seconds.values()):.2f} วินาที: {stages}"


def checked(library: Library) -> str:
    """That nothing is wrong, and how much was looked at."""
    evaluations = len(library.evaluations)
    return f"ไม่พบที่ต้องแก้ไข: {len(library.units)} หน่วยงาน {evaluations} แบบประเมิน หลักเกณฑ์ {len(library.rubrics)} ปี"


def scored(library: Library, card: Scorecard) -> str:
    """A scorecard in some twenty lines: result, dimensions, extra point, ladder."""
    return "\n".join(_scored(library, card))


def next_steps(library: Library, card: Scorecard) -> str:
    """What keeps the unit from the next level of each dimension, what to do, and what to record where."""
    rubric = library.rubrics[card.year]
    lines = [_heading(library, card)]
    for one in card.dimensions:
        lines += _missing(rubric, f"มิติที่ {one.number} {rubric.dimensions[one.dimension].short}", one.official, one.missing)
    if card.ladder is not None:
        lines += _missing(rubric, rubric.ladders[card.ladder.ladder].title, card.ladder.standing, card.ladder.missing)
    return "\n".join(lines)


def _heading(library: Library, card: Scorecard) -> str:
    return f"{library.units[card.unit].name} · ปีงบประมาณ {card.year}"


def _scored(library: Library, card: Scorecard) -> Iterator[str]:
    rubric = library.rubrics[card.year]
    yield _heading(library, card)
    if not card.recorded:
        yield "ยังไม่มีข้อมูลการประเมิน"
        return
    yield f"{_basis(card)}: {_result(rubric, card.official)}"
    if card.committee is not None and card.basis == "own":
        yield f"คณะกรรมการกำลังตรวจ: {_result(rubric, card.committee)}"
    for one in card.dimensions:
        yield _dimension(rubric, one)
    yield f"คะแนนพิเศษ: {card.official.extra} จาก {rubric.scheme.extra_points} ({card.extra.own.because})"
    if card.ladder is not None:
        yield _ladder(rubric, card.ladder)
    yield f"ดูสิ่งที่ต้องทำต่อ: cleancdd next {card.unit} --year {card.year}"


def _basis(card: Scorecard) -> str:
    """Whose result it is; records without a day of assessment are not yet a unit's own judgement."""
    if card.basis == "committee":
        return "ผลของคณะกรรมการ"
    return "ผลประเมินตนเองของหน่วยงาน" if card.assessed else "จากข้อมูลที่บันทึกไว้"


def _result(rubric: Rubric, total: Total) -> str:
    if not total.final:
        return "ยังรวมคะแนนไม่ได้ เพราะยังบันทึกไม่ครบทุกมิติ"
    full = rubric.scheme.max_points
    return f"{total.points} จาก {full} คะแนน รวมคะแนนพิเศษ {total.with_extra} จาก {rubric.scheme.grades.full} เกรด {total.grade}"


def _dimension(rubric: Rubric, one: DimensionCard) -> str:
    name = f"มิติที่ {one.number} {rubric.dimensions[one.dimension].short}"
    text = f"  {name}: {_standing(one.official)}"
    if one.official.final:
        text += f" {one.official.points} จาก {one.max_points} คะแนน"
    if one.committee is not None and one.committee.level != one.own.level:
        text += f" (หน่วยงานประเมินระดับ {one.own.level} คณะกรรมการระดับ {one.committee.level})"
    return text


def _standing(standing: Standing) -> str:
    if not standing.recorded:
        return "ยังไม่มีข้อมูล"
    if standing.final:
        return f"ระดับ {standing.level}"
    return f"อย่างน้อยระดับ {standing.level} ยังไม่บันทึก {standing.unknown} เกณฑ์"


def _ladder(rubric: Rubric, card: LadderCard) -> str:
    return f"  {rubric.ladders[card.ladder].title}: {_standing(card.standing)}"


def _missing(rubric: Rubric, name: str, standing: Standing, missing: tuple[NextStep, ...]) -> Iterator[str]:
    if not missing:
        yield f"\n{name}: ถึงระดับสูงสุดแล้ว"
        return
    yield f"\n{name}: ขาด {len(missing)} เกณฑ์จึงจะถึงระดับ {standing.level + 1}"
    for step in missing:
        criterion = rubric.criteria[step.criterion]
        advice = criterion.record if step.outcome is Outcome.UNKNOWN else criterion.remedy
        yield f"  {step.criterion} {criterion.title} [{_OUTCOMES[step.outcome]}: {step.because}]"
        yield f"    → {advice}"
