"""What commands print: results as staff read them on a terminal, in Thai, in plain lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from cleancdd.findings.advice import Step, advise
from cleancdd.findings.notices import Notice
from cleancdd.library import Library
from cleancdd.model.rubric import Rubric
from cleancdd.model.scorecard import (
    CriterionCard,
    DimensionCard,
    LadderCard,
    Outcome,
    Scorecard,
    Standing,
    Total,
)
from cleancdd.pipeline import Built, SearchState

__all__ = ["built", "checked", "next_steps", "noticed", "scored"]

_FIRST = 3
"""The number of places reported for a notice; further ones are similar."""

_NO_SEARCH = "หน้าเว็บเปลี่ยนไปจากดัชนีค้นหาเดิม จึงนำดัชนีออก การค้นหาใช้ไม่ได้จนกว่าจะสร้างอีกครั้งโดยไม่ใส่ --no-search"

_OUTCOMES = {
    Outcome.MET: "ผ่าน",
    Outcome.UNMET: "ไม่ผ่าน",
    Outcome.UNKNOWN: "ยังไม่บันทึก",
    Outcome.NOT_APPLICABLE: "ไม่เกี่ยวข้อง",
}


def built(result: Built, out: Path) -> str:
    """What a build did, and how long each stage took."""
    published = result.published
    if not published.changed and result.rendered:
        return f"สร้างใหม่ {result.rendered} จาก {result.pages} หน้า ได้เหมือนเดิมทุกไฟล์ ({_seconds(result)})"
    if not published.changed:
        return f"ไม่มีอะไรเปลี่ยน: {result.pages} หน้า ไม่ต้องสร้างใหม่ ({_seconds(result)})"
    counts = f"เขียน {published.written} ไฟล์ คงเดิม {published.kept} ไฟล์ ลบ {published.removed} ไฟล์"
    pages = f"สร้าง {result.rendered} จาก {result.pages} หน้าไว้ที่ {out}"
    told = f"{pages}: {counts} {_index(result)} ({_seconds(result)})"
    return f"{told}\n{_NO_SEARCH}" if result.search is SearchState.REMOVED else told


def _index(result: Built) -> str:
    if result.search is not SearchState.CURRENT:
        return "ไม่มีดัชนีค้นหา"
    return f"ทำดัชนีค้นหาใหม่ {result.indexed} จาก {result.indexes} ชุด" if result.indexed else "ดัชนีค้นหาไม่เปลี่ยน"


def _seconds(result: Built) -> str:
    stages = " ".join(f"{stage} {seconds:.2f}" for stage, seconds in result.seconds.items())
    return f"{sum(result.seconds.values()):.2f} วินาที: {stages}"


def checked(library: Library) -> str:
    """The message that nothing is wrong, and how much was checked."""
    evaluations = len(library.evaluations)
    return (
        f"ไม่พบที่ต้องแก้ไข: {len(library.units)} หน่วยงาน {evaluations} แบบประเมิน หลักเกณฑ์ {len(library.rubrics)} ปี"
    )


def noticed(notice: Notice) -> str:
    """A notice: the number of places, and the first of them."""
    first = [place.told for place in notice.places[:_FIRST]]
    such = " เช่น" if len(first) < len(notice.places) else ":"
    told = "".join(f"\n  {one}" for one in first) if notice.wordy else f" {' · '.join(first)}"
    return f"ควรดู: {notice.about} {len(notice.places)} {notice.counted}{such}{told}"


def scored(library: Library, card: Scorecard) -> str:
    """A scorecard in some twenty lines: result, dimensions, extra point, ladder."""
    return "\n".join(_scored(library, card))


def next_steps(library: Library, card: Scorecard, as_of: date, *, every: bool = False) -> str:
    """What keeps the unit from the next level of each dimension, or from all levels, and what to record in
    which file."""
    rubric, key = library.rubrics[card.year], (card.unit, card.year)
    advice = advise(rubric, library.evaluations.get(key), library.usage.get(key), card, as_of, every=every)
    lines = [_heading(library, card)]
    lines += [advice.decided_by] if advice.decided_by else [f"บันทึกในไฟล์ {advice.file}"]
    lines += [f"ก่อนอื่น: {edit.words}" for edit in advice.first]
    for one in card.dimensions:
        name = f"มิติที่ {one.number} {rubric.dimensions[one.dimension].short}"
        lines += _missing(name, one.official, advice.steps[one.dimension], advice.file)
    if card.ladder is not None:
        title = rubric.ladders[card.ladder.ladder].title
        lines += _missing(title, card.ladder.standing, advice.steps[card.ladder.ladder], advice.file, "ขั้น")
    if advice.extra:
        lines += ["", "คะแนนพิเศษ: ไม่บังคับ", *_told(advice.extra, advice.file)]
    return "\n".join(lines)


def _heading(library: Library, card: Scorecard) -> str:
    return f"{library.units[card.unit].name} · ปีงบประมาณ {card.year}"


def _scored(library: Library, card: Scorecard) -> Iterator[str]:
    rubric = library.rubrics[card.year]
    yield _heading(library, card)
    if not card.recorded:
        yield "ยังไม่มีข้อมูลการประเมิน"
        if card.mentioned:
            yield f"เอกสารกล่าวถึง {len(card.mentioned)} เกณฑ์ ยังไม่ประเมิน"
        yield f"ดูสิ่งที่ต้องทำ: cleancdd next {card.unit} --year {card.year}"
        return
    yield f"{_basis(card)}: {_result(rubric, card.official, card.blocking)}"
    if card.committee is not None and card.basis == "own":
        yield f"คณะกรรมการกำลังตรวจ: {_reviewed_total(rubric, card, card.committee)}"
    for one in card.dimensions:
        yield _dimension(rubric, one)
    if card.extra is not None:
        yield f"คะแนนพิเศษ: {_extra(rubric, card, card.extra)}"
    if card.ladder is not None:
        yield _ladder(rubric, card.ladder)
    if card.basis == "committee":
        yield f"คณะกรรมการตัดสินเอง {card.own_judgements} เกณฑ์ นอกนั้นเป็นไปตามที่หน่วยงานบันทึกไว้ ณ วันตรวจ"
    yield f"ดูสิ่งที่ต้องทำต่อ: cleancdd next {card.unit} --year {card.year}"


def _extra(rubric: Rubric, card: Scorecard, extra: CriterionCard) -> str:
    finding = extra.committee if card.basis == "committee" and extra.committee else extra.own
    points = card.official.extra
    return (
        finding.because
        if points is None
        else f"{points} จาก {rubric.scheme.extra_points} ({finding.because})"
    )


def _basis(card: Scorecard) -> str:
    """Whose result it is; records without a day of assessment are not yet a unit's own assessment."""
    if card.basis == "committee":
        return "ผลของคณะกรรมการ"
    return "ผลประเมินตนเองของหน่วยงาน" if card.assessed else "จากข้อมูลที่บันทึกไว้"


def _reviewed_total(rubric: Rubric, card: Scorecard, total: Total) -> str:
    begun = "ยังตรวจไม่ครบทุกมิติ" if card.own_judgements else "ยังไม่ตรวจ"
    return _result(rubric, total, 0) if total.final else begun


def _result(rubric: Rubric, total: Total, blocking: int) -> str:
    if not total.final:
        return f"ยังรวมคะแนนไม่ได้ ติดอยู่ที่ {blocking} เกณฑ์ซึ่งยังไม่บันทึก"
    points = f"{total.points} จาก {rubric.scheme.max_points} คะแนน"
    if rubric.scheme.extra_points:
        least = "อย่างน้อย" if total.extra is None else ""
        full = rubric.scheme.max_points + rubric.scheme.extra_points
        points += f" รวมคะแนนพิเศษ{least} {total.with_extra} จาก {full}"
    return f"{points} {_grade(rubric, total)}".strip()


def _grade(rubric: Rubric, total: Total) -> str:
    """The grade in words; empty below the last band and when the programme has no grades."""
    grade, scale = total.grade or "", rubric.scheme.grades
    return grade if scale is None or grade.startswith(scale.below) else f"เกรด {grade}"


def _dimension(rubric: Rubric, one: DimensionCard) -> str:
    name = f"มิติที่ {one.number} {rubric.dimensions[one.dimension].short}"
    text = f"  {name}: {_standing(one.official)}"
    if one.official.final:
        text += f" {one.official.points} จาก {one.max_points} คะแนน"
    if one.committee is not None and (one.committee.words, one.committee.points) != (
        one.own.words,
        one.own.points,
    ):
        text += f" (หน่วยงาน{_standing(one.own)} คณะกรรมการ{_reviewed(one.committee)})"
    return text


def _standing(standing: Standing) -> str:
    return f"{standing.words} {standing.note}".strip()


def _reviewed(standing: Standing) -> str:
    return standing.words if standing.recorded else "ยังไม่ตรวจ"


def _ladder(rubric: Rubric, card: LadderCard) -> str:
    return f"  {rubric.ladders[card.ladder].title}: {_standing(card.standing).replace('ระดับ', 'ขั้น')}"


def _missing(
    name: str, standing: Standing, steps: tuple[Step, ...], file: str, rung: str = "ระดับ"
) -> Iterator[str]:
    """What is missing for each step: levels of a dimension, steps (ขั้น) of a ladder."""
    if not steps:
        yield f"\n{name}: ถึง{rung}สูงสุดแล้ว"
        return
    for level, group in groupby(steps, key=lambda step: step.level):
        ours = tuple(group)
        again = f" (เมื่อถึง{rung}ก่อนหน้าแล้ว)" if level > standing.level + 1 else ""
        yield f"\n{name}: ขาด {len(ours)} เกณฑ์จึงจะถึง{rung} {level}{again}"
        yield from _told(ours, file)


def _outcome(step: Step) -> str:
    return "ยังไม่ทราบผล" if step.open and step.outcome is Outcome.UNKNOWN else _OUTCOMES[step.outcome]


def _told(steps: tuple[Step, ...], file: str) -> Iterator[str]:
    """Each step with its edits; edits outside the usual file name their file."""
    for step in steps:
        yield f"  {step.criterion} {step.title} [{_outcome(step)}: {step.because}]"
        if step.parts:
            yield "    " + "  ".join(f"{'✓' if part.shown else '○'} {part.title}" for part in step.parts)
        if step.hindrance:
            yield f"    ✕ {step.hindrance}"
        for edit in step.edits:
            yield "    → " + (edit.words if edit.file == file else f"ในไฟล์ {edit.file} {edit.words}")
