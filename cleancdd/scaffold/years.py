"""A new fiscal year: what carries over from the year before, and what a person must decide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cleancdd.library import Library
from cleancdd.readers.rubric import RUBRIC_FOLDER
from cleancdd.scaffold.drafts import Draft, Refused
from cleancdd.scaffold.rubrics import rubric_in_year

__all__ = ["new_year"]

_LISTS = "content/oit"


@dataclass(frozen=True, slots=True)
class NewYear:
    """The files of a year to be written, the year they come from, and what is left to decide, in Thai."""

    before: int
    drafts: tuple[Draft, ...]
    decisions: tuple[str, ...]


def new_year(root: Path, library: Library, year: int) -> NewYear:
    """The rubric and the list of the latest year before, as a draft of the new one; nothing else is
    touched.

    Raises `Refused` where no year before has a rubric.
    """
    before = max((one for one in library.rubrics if one < year), default=None)
    if before is None:
        raise Refused(f"ไม่มีหลักเกณฑ์ของปีก่อน {year} ให้คัดลอก")
    drafts = list(rubric_in_year(root / RUBRIC_FOLDER / str(before), year))
    listed = max((one for one in library.lists if one < year and library.lists[one].complete), default=None)
    if listed is not None and year not in library.lists:
        drafts.append(_list_of(root, listed, year))
    return NewYear(before, tuple(drafts), tuple(_decisions(library, before, year, listed=listed)))


def _list_of(root: Path, listed: int, year: int) -> Draft:
    """The list in the new year, its days moved, not yet confirmed; documents keep their names."""
    text = (root / _LISTS / f"{listed}.yaml").read_text(encoding="utf-8")
    text = re.sub(rf"(?<![-0-9]){listed}", str(year), text)
    text = re.sub(r"(?m)^complete: *true", "complete: false", text)
    head = f"# ร่าง: คัดลอกจากปี {listed} ยังไม่ยืนยันว่าเป็นรายการของปี {year} เมื่อยืนยันแล้ว แก้เป็น complete: true\n"
    return Draft(f"{_LISTS}/{year}.yaml", head + text)


def _decisions(library: Library, before: int, year: int, *, listed: int | None) -> Iterator[str]:
    yield (
        f"หลักเกณฑ์: แก้ถ้อยคำ กำหนดเวลา และคะแนนใน {RUBRIC_FOLDER}/{year} ให้ตรงกับที่ประกาศ "
        f"cleancdd check บอกแห่งที่ยังกล่าวถึงปี {before}"
    )
    if listed is not None:
        yield f"รายการ OIT: เทียบ {_LISTS}/{year}.yaml กับประกาศของปี {year} แล้วแก้ complete: true"
    yield f"สถานะ: เพิ่มปี {year} ใน content/status.yaml เมื่อมีประกาศ"
    kept = sorted(
        {
            unit
            for (unit, of), one in library.evaluations.items()
            if of == before
            for entry in one.criteria.values()
            for each in entry.evidence
            if each.until is not None and each.until >= year
        }
    )
    if kept:
        yield f"หลักฐานที่ใช้ต่อถึงปี {year}: หน่วยงานบันทึกเองอีกครั้งในปีใหม่ คือ {' '.join(kept)}"
    yield f"หน่วยงาน: เริ่มบันทึกด้วย cleancdd new evaluation รหัส --year {year}"
    yield f"เมื่อพร้อมแสดงปีใหม่: แก้ current_year เป็น {year} ใน content/site.yaml"
