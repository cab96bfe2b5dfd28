"""A check in Thai words, and how what it reads is written in `evaluation.yaml`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from cleancdd import labels
from cleancdd.model.criterion import Check, CheckName, Criterion, Measure, Observed, Shape
from cleancdd.model.rubric import Rubric

__all__ = ["check_words", "evidence_words", "observed_words", "recording"]

_COMPUTED: Final[Mapping[CheckName, str]] = {
    CheckName.ZERO: "จำนวน “{title}” ที่บันทึกต้องเป็น 0 {unit} ถ้ายังไม่ได้บันทึกเลข 0 ถือว่ายังไม่ทราบผล",
    CheckName.AT_LEAST: "จำนวน “{title}” ต้องไม่น้อยกว่า {value} {unit}",
    CheckName.COVERS: "“{title}” ต้องครอบคลุมครบ {value} ด้าน คือ {parts}",
    CheckName.EACH_QUARTER: "“{title}” ต้องมีไม่น้อยกว่าไตรมาสละ {value} {unit} ครบทุกไตรมาสของปีงบประมาณ",
    CheckName.MONTHS_APART: (
        "“{title}” ต้องมี 1 {unit}สำหรับทุก {value} "
        "เดือนของปีงบประมาณ เสนอได้จนสิ้น {value} เดือนถัดไป "
        "ช่วงที่ยังไม่ได้บันทึกถือว่ายังไม่ทราบผล"
    ),
    CheckName.SHARE_AT_LEAST: "สัดส่วน “{title}” คิดจากจำนวนที่บันทึก ต้องไม่น้อยกว่าร้อยละ {value}",
    CheckName.SHARE_OVER: (
        "สัดส่วน “{title}” คิดจากจำนวนที่บันทึก ต้องมากกว่าร้อยละ {value} เท่ากับร้อยละ {value} พอดียังไม่ผ่าน"
    ),
    CheckName.TOP_PROJECTS: "ในโครงการที่งบประมาณสูงสุด {value} ลำดับแรก ต้องมีผู้แทนภาคประชาชนร่วมเป็นกรรมการทุกโครงการ "
    "ถ้าทั้งปีมีไม่ถึง {value} โครงการ นับเท่าที่มี",
    CheckName.REST_SHARE_AT_LEAST: "ในโครงการที่เหลือ ต้องมีผู้แทนภาคประชาชนร่วมเป็นกรรมการไม่น้อยกว่าร้อยละ {value} "
    "ถ้าไม่มีโครงการที่เหลือ ถือว่าครบตามสัดส่วน",
}

_WAYS: Final[Mapping[Shape, Callable[[Measure], str]]] = {
    Shape.COUNT: lambda _: "<จำนวน>",
    Shape.SHARE: lambda _: "{part: <จำนวนที่ทำ>, whole: <จำนวนทั้งหมด>}",
    Shape.QUARTERS: lambda _: "{q1: <จำนวน>, q2: <จำนวน>, q3: <จำนวน>, q4: <จำนวน>}",
    Shape.DAYS: lambda _: "[<วันที่>, <วันที่>]",
    Shape.TALLY: lambda measure: "{" + ", ".join(f"{key}: <จำนวน>" for key in measure.parts) + "}",
    Shape.PROCUREMENT: lambda _: "{projects: <ทั้งหมด>, top: <ในงบสูงสุด>, rest: <ในที่เหลือ>}",
}


def evidence_words(criterion: Criterion) -> str:
    """Which evidence a criterion asks for, as one Thai sentence."""
    many = len(criterion.asked_parts)
    what = f"มีหลักฐานที่ตามไปดูได้ครบทั้ง {many} ส่วน" if many else "มีหลักฐานที่ตามไปดูได้อย่างน้อย 1 รายการ"
    return f"{what} {labels.EVIDENCE_DATES[criterion.when]}"


def check_words(check: Check, measure: Measure | None) -> str:
    """What must hold for a computed criterion to be met, as one Thai sentence."""
    if measure is None:
        return f"คะแนนรวมทุกมิติ ไม่รวมคะแนนพิเศษ ต้องไม่ต่ำกว่า {check.value} คะแนน"
    parts = " ".join(measure.parts.values())
    return _COMPUTED[check.name].format(
        title=measure.title, unit=measure.unit, value=check.value, parts=parts
    )


_OBSERVED: Final[Mapping[str, str]] = {
    "topics": (
        "รายการที่หน่วยงานเปิดเผยของปีนั้น ครบทุกเรื่องที่เกณฑ์ถาม เปิดอ่านทางเว็บได้ "
        "หรือบอกที่เก็บพร้อมวันที่ สรุปที่ออกเป็นงวดต้องมีทุกไตรมาสที่สิ้นสุดแล้ว"
    ),
    "manuals": "คู่มือที่หน่วยงานเปิดเผยและยังใช้อยู่ ครบทั้ง {manuals} เรื่อง",
    "criteria": "ข้อมูลของเกณฑ์ {criteria} ซึ่งต้องเปิดอ่านทางเว็บได้ครบ เล่มที่ศูนย์ไม่นับ",
    "index": "ดัชนีข้อมูลข่าวสารของเว็บไซต์นี้ ซึ่งต้องมีรายการของหน่วยงานครบทุกกลุ่มที่เกณฑ์ให้เปิดเผย รายการเดียวยังไม่เป็นดัชนี",
    "usage": "วันที่เสนอรายงานรายไตรมาสในบันทึกการใช้ศูนย์",
    "search": "ระบบค้นหาของเว็บไซต์นี้ ซึ่งต้องเปิดรายการของหน่วยงานได้ครบทุกกลุ่มที่เกณฑ์ให้เปิดเผย",
    "social": "สิ่งที่หน่วยงานเผยแพร่ในปีนั้นทางบัญชีสื่อสังคมของตน มีบัญชีอย่างเดียวยังไม่นับ",
    "centre": "ที่ตั้ง ป้าย และผู้รับผิดชอบของศูนย์ข้อมูลข่าวสารที่หน่วยงานบันทึกไว้",
}


def observed_words(observed: Observed | None, known: Mapping[str, Criterion]) -> str | None:
    """What the site looks at by itself for a criterion, in words; None where it cannot see."""
    if observed is None:
        return None
    titles = " ".join(f"“{known[one].title}”" for one in observed.criteria if one in known)
    return _OBSERVED[observed.by].format(manuals=len(observed.manuals), criteria=titles)


def recording(rubric: Rubric, criterion: Criterion) -> str | None:
    """The lines of `evaluation.yaml` that answer the criterion; none when it is computed from the total."""
    check = criterion.check
    if check.measure is not None:
        measure = rubric.measures[check.measure]
        return f"numbers:\n  {check.measure}: {_WAYS[measure.shape](measure)}\n"
    if check.name is CheckName.SCORE_AT_LEAST:
        return None
    evidence = "      - title: <ชื่อหลักฐาน>\n        date: <วันที่>\n        url: <ที่อยู่ที่เปิดดูได้>\n"
    if criterion.asked_parts:
        evidence += (
            "        shows: "
            "[<รหัสของส่วนที่หลักฐานนี้แสดง>]\n"
        )  # all of them, as a copied line, would claim them all
    return f"criteria:\n  {criterion.id}:\n    evidence:\n{evidence}"
