"""Invented committee reviews: not begun, in progress or complete, agreeing with the unit or not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from cleancdd.formats.yamltext import Value
from cleancdd.model.criterion import CheckName, Shape
from cleancdd.model.rubric import Rubric
from cleancdd.sample.dice import Dice
from cleancdd.sample.handwriting import Handwriting
from cleancdd.sample.numbers import Catalogue
from cleancdd.sample.sheet import ApplicableRubric
from cleancdd.thai.dates import typed_day

__all__ = ["Fields", "days_of", "invent_objections", "invent_review"]

Fields = dict[str, Value]
"""The value that an author writes under one key."""

_MODES: Final = (
    *(None, None, None),
    *(("in-progress", False), ("in-progress", True)),
    *(("complete", False), ("complete", False), ("complete", True)),
)
"""The state of the review, and whether the committee disagrees."""

_OBJECTING: Final = 5
"""One in this many units objects."""

_OUTCOMES: Final = ("dismissed", "partly-upheld", "upheld")

_FINDINGS = ("หลักฐานไม่ระบุวันที่", "ตรวจแล้วตรงตามที่รายงาน", "ผู้เข้าร่วมน้อยกว่าที่รายงานไว้", "ควรเผยแพร่ทางเว็บไซต์ด้วย")
_REPLIES = ("หน่วยงานรับทราบและจะส่งเอกสารเพิ่มเติม", "แนบภาพถ่ายเพิ่มเติมแล้ว", "ขอให้ทบทวน: เอกสารอยู่ในแฟ้มที่ 2")


def invent_review(
    sheet: ApplicableRubric,
    catalogue: Catalogue,
    criteria: Mapping[str, Fields],
    numbers: Mapping[str, Value],
    dice: Dice,
    hand: Handwriting,
    panel: str | None,
    day: str,
    *,
    over: bool = False,
) -> Fields:
    """The committee's record, empty without a review; the unit's replies are added to its own entries.

    When `over` is set, the review is complete.
    """
    mode = dice.pick(_MODES)
    if mode is None and not over:
        return {}
    review, differs = ("complete", bool(mode and mode[1])) if over or mode is None else mode
    told: Fields = {"review": review}
    if panel and (review == "complete" or dice.chance(0.8)):
        told["panel"] = panel
    if review == "complete" or dice.chance(0.8):
        told["date"] = day
    counted = {key: one for key, one in numbers.items() if sheet.rubric.measures[key].shape is not Shape.DAYS}
    denied = _denied(sheet.rubric, criteria)
    counts = _numbers(catalogue, counted, dice, hand, differs=differs)
    told["numbers"] = found = {key: one for key, one in counts.items() if key not in denied}
    told["criteria"] = _verdicts(sheet.rubric, criteria, {**numbers, **found}, dice, differs=differs)
    if dice.chance(0.4):
        told["remark"] = "มีข้อที่เห็นต่างจากหน่วยงาน" if differs else "เห็นชอบตามที่เสนอ"
    return {key: one for key, one in told.items() if one}


def invent_objections(number: int, reviewed: date, *, over: bool) -> list[Value]:
    """Objections of a few units after a finished review; unless `over` is set, some are unanswered."""
    if number % _OBJECTING != 2:
        return []
    told: Fields = {"filed": typed_day(reviewed + timedelta(3)), "text": "ขอให้ทบทวนผลของข้อที่เห็นต่าง"}
    if over or number % 2:
        told["answered"] = typed_day(reviewed + timedelta(17))
        told["outcome"] = _OUTCOMES[number % len(_OUTCOMES)]
        told["answer"] = "คณะกรรมการพิจารณาเอกสารเพิ่มเติมแล้ว"
    return [told]


def days_of(reviewed: date) -> Fields:
    """The dates of the committee's visit and the unit's presentation, before the end of the review."""
    return {
        "visit": typed_day(reviewed - timedelta(14)),
        "presentation": typed_day(reviewed - timedelta(7)),
    }


def _numbers(
    catalogue: Catalogue, numbers: Mapping[str, Value], dice: Dice, hand: Handwriting, *, differs: bool
) -> Fields:
    counted = dice.shuffled(list(numbers))[: dice.below(3)]
    if not differs:
        return {key: numbers[key] for key in counted}
    found = {key: dice.pick(catalogue.options(key, {})) for key in counted}
    return {key: hand.number(number) for key, number in found.items() if number is not None}


def _denied(rubric: Rubric, criteria: Mapping[str, Fields]) -> frozenset[str]:
    """The cases that a unit says did not occur; a committee that counts some must judge accordingly."""
    reasons = (one["not_applicable"] for one in criteria.values() if "not_applicable" in one)
    return frozenset(case for reason in reasons for case in rubric.scheme.exemptions[str(reason)].cases)


def _verdicts(
    rubric: Rubric, criteria: Mapping[str, Fields], numbers: Mapping[str, Value], dice: Dice, *, differs: bool
) -> Fields:
    seen = dice.shuffled(list(criteria))[: dice.below(8)]
    found = {
        key: _verdict(rubric, key, criteria[key], dice, differs=differs)
        for key in rubric.criteria
        if key in seen
    }
    return {key: _fitting(rubric, one, numbers) for key, one in found.items()}


def _verdict(rubric: Rubric, key: str, entry: Fields, dice: Dice, *, differs: bool) -> Fields:
    criterion = rubric.criteria[key]
    told: Fields = {}
    if differs and criterion.exemptions and dice.chance(0.3):
        told["not_applicable"] = dice.pick(criterion.exemptions)
    elif criterion.check.name is CheckName.EVIDENCE and "not_applicable" not in entry:
        own = "met" if "evidence" in entry and entry.get("outcome") != "unmet" else "unmet"
        told["outcome"] = {"met": "unmet", "unmet": "met"}[own] if differs and dice.chance(0.5) else own
    if not told or told.get("outcome") == "unmet" or dice.chance(0.5):
        told["remark"] = dice.pick(_FINDINGS)
    if differs and dice.chance(0.4):
        entry["reply"] = dice.pick(_REPLIES)
    return told


def _fitting(rubric: Rubric, verdict: Fields, numbers: Mapping[str, Value]) -> Fields:
    """A committee cannot find that there was no case where cases are counted."""
    reason = verdict.get("not_applicable")
    cases = rubric.scheme.exemptions[str(reason)].cases if reason else ()
    return (
        {"remark": _FINDINGS[1]}
        if any(str(numbers.get(key, 0)) not in {"0", "๐"} for key in cases)
        else verdict
    )
