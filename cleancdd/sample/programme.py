"""The content of a sample apart from its units: settings, statuses, a rubric for each year, and a page that
explains the sample."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from cleancdd.formats.yamltext import Value, emit
from cleancdd.model.names import SLUG_PATTERN
from cleancdd.model.unit import Status
from cleancdd.sample.careers import status_of
from cleancdd.sample.units import HANDBOOK, SampleUnit
from cleancdd.thai.dates import MONTHS

__all__ = [
    "ABOUT",
    "list_of_year",
    "of_year",
    "references_of",
    "rubric_files",
    "settings_file",
    "status_file",
    "words_for",
]

_FISCAL_YEAR = re.compile(r"(?m)^fiscal_year:.*$")
_CARRIED_YEAR = re.compile(r"(?m)^fiscal_year: *([0-9]{4})")
_MONTH = re.compile(rf"({'|'.join(MONTHS)}) ([0-9]{{4}})")
_ASKED = re.compile(r"(?m)^  - address: (\S+)\n    asked: .*\n")
_REFERENCE = re.compile(rf"document: *[\"']?({SLUG_PATTERN})")

_FRONT: dict[str, Value] = {
    "title": "เกี่ยวกับข้อมูลตัวอย่าง",
    "description": "เว็บไซต์นี้แสดงหน่วยงานที่แต่งขึ้น เพื่อลองใช้และทดสอบระบบ",
}
ABOUT = f"""---
{emit(_FRONT)}---

**ทุกหน่วยงานในเว็บไซต์นี้ไม่มีอยู่จริง** ชื่อจังหวัด ชื่อหน่วยงาน ที่อยู่ หลักฐาน ตัวเลข คะแนน และสถานะ แต่งขึ้นด้วยโปรแกรมทั้งหมด
ห้ามนำไปอ้างอิงว่าเป็นผลการประเมินของหน่วยงานใด

## ใช้ทำอะไร

- ลองดูหน้าเว็บไซต์เมื่อมีข้อมูลครบทุกแบบ
- ทดสอบการคิดคะแนนและความเร็วของระบบ
- ฝึกแก้ไขไฟล์โดยไม่กระทบข้อมูลจริง

## ส่วนใดเป็นของจริง

หลักเกณฑ์การให้คะแนนคัดลอกจากหลักเกณฑ์ล่าสุดที่มากับระบบ ปีอื่นเป็นสำเนาของหลักเกณฑ์เดียวกันโดยเปลี่ยนเพียงปีงบประมาณ
"""
"""`content/pages/about.md`."""


_KINDS: dict[str, Value] = {
    "provincial": {
        "title": "ส่วนภูมิภาค",
        "province": True,
        "region": True,
        "called": ["จ {label}", "พช {label}", "พช จ {label}", "สพจ {label}", "พัฒนาชุมชน {label}"],
    },
    "central": {"title": "ส่วนกลาง", "short": "กลาง", "called": ["{label} กรมการพัฒนาชุมชน"]},
}


def settings_file(year: int, references: Iterable[str]) -> str:
    """`content/site.yaml`, with every reference that the rubric names."""
    carried: Value = {
        "title": "เอกสารอ้างอิงของหลักเกณฑ์",
        "short": "เอกสารอ้างอิง",
        "note": "ระบุไว้ในหลักเกณฑ์ที่คัดลอกมา",
    }
    known: dict[str, Value] = dict.fromkeys(sorted(references), carried)
    known[HANDBOOK] = {"title": "คู่มือสมมติสำหรับข้อมูลตัวอย่าง", "short": "คู่มือสมมติ", "note": "เอกสารนี้ไม่มีอยู่จริง"}
    settings: dict[str, Value] = {
        "title": "ข้อมูลตัวอย่าง โครงการพัฒนาชุมชนใสสะอาด",
        "tagline": "หน่วยงานทั้งหมดแต่งขึ้นเพื่อทดสอบระบบ",
        "description": "ข้อมูลตัวอย่างที่แต่งขึ้นทั้งหมด ไม่ใช่ผลการประเมินของหน่วยงานใด",
        "owner": "ผู้ดูแลข้อมูลตัวอย่าง",
        "address": "https://sample.example/",
        "current_year": year,
        "sample": True,
        "unit_kinds": dict(_KINDS),
        "references": known,
    }
    return emit(settings)


def status_file(units: Sequence[SampleUnit], years: Sequence[int]) -> str:
    """`content/status.yaml`: the statuses of every year, each from one invented announcement."""
    found = {year: list(_entries(units, year, back)) for back, year in enumerate(reversed(years))}
    announcements: dict[str, Value] = {}
    for year in years:
        source: Value = {"document": HANDBOOK, "section": str(year)}
        announcements[f"sample-{year}"] = {
            "title": f"บัญชีสถานะสมมติ ปีงบประมาณ {year}",
            "fiscal_year": year,
            "source": source,
        }
    return emit({"announcements": announcements, "years": {str(year): found[year] for year in years}})


def _entries(units: Sequence[SampleUnit], year: int, back: int) -> Iterator[Value]:
    for status in (Status.MODEL, Status.CHALLENGE, Status.OUTSTANDING):
        named = [unit.id for unit in units if status_of(unit, back) is status]
        if named:
            yield {"status": status.value, "announcement": f"sample-{year}", "units": named}


def rubric_files(carried: Path) -> dict[str, str]:
    """The text of each file of a year's rubric, by its path within the year."""
    paths = (
        path for path in sorted(carried.rglob("*")) if path.is_file() and path.suffix in {".yaml", ".md"}
    )
    return {path.relative_to(carried).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def words_for(carried: str, has: Callable[[str], bool]) -> str:
    """`content/words.yaml`, without what leads to pages that the sample does not have."""
    return _ASKED.sub(lambda entry: entry[0] if has(entry[1]) else "", carried)


def references_of(files: dict[str, str]) -> set[str]:
    """The documents that the rubric's files cite as sources."""
    return {key for text in files.values() for key in _REFERENCE.findall(text)}


def list_of_year(text: str, carried: int, year: int) -> str:
    """The OIT list of the packaged year for another fiscal year; the name of its source document is kept."""
    return re.sub(rf"(?<!oit-){carried}", str(year), text)


def of_year(files: dict[str, str], year: int) -> dict[str, str]:
    """The same rubric for another fiscal year, with its deadlines in the months of that year."""
    scheme, programme = files["rubric.yaml"], files.get("programme.yaml", "")
    later = year - int(_CARRIED_YEAR.findall(scheme)[0])
    moved = _MONTH.sub(lambda found: f"{found[1]} {int(found[2]) + later}", programme)
    return files | {
        "rubric.yaml": _FISCAL_YEAR.sub(f"fiscal_year: {year}", scheme),
        **({"programme.yaml": moved} if programme else {}),
    }
