"""Thai texts: the names of kinds of personal data, the place of a finding, and the advice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cleancdd.doctext import Part
from cleancdd.model.privacy import Kind
from cleancdd.readers.privacy import PRIVACY_FILE

__all__ = ["advice_for", "place_of"]

_OTHERWISE = f"ถ้าเปิดเผยได้ ให้ผู้มีอำนาจตรวจแล้วเพิ่มใน `{PRIVACY_FILE}`"
_IN_TEXT: Final[Mapping[Kind, str]] = {
    Kind.MOBILE: "ใช้หมายเลขสำนักงานแทน ถ้าเป็นหมายเลขทางการ ให้ประกาศใน `contact` ของ `unit.yaml`",
    Kind.PRIVATE_EMAIL: "ใช้อีเมลของหน่วยงานแทน ถ้าเป็นอีเมลทางการ ให้ประกาศใน `contact` ของ `unit.yaml`",
    Kind.PAY_TABLE: "ตัดชื่อหรือจำนวนเงินออก หรือสรุปเป็นยอดรวมของตำแหน่ง",
    Kind.HEALTH_TABLE: "ตัดชื่อออก หรือสรุปเป็นจำนวนคน",
    Kind.CASE_TABLE: "ตัดชื่อออก หรือสรุปเป็นจำนวนเรื่อง",
}
_PDF = (
    "ลบในไฟล์ต้นฉบับแล้วบันทึกเป็น PDF ใหม่ การวาดกรอบทับไม่พอ เพราะข้อความใต้กรอบยังคัดลอกได้ "
    "ถ้าไม่มีต้นฉบับ ให้พิมพ์ ปิดทับด้วยปากกาทึบ แล้วสแกน"
)
_OFFICE = (
    "ลบออกแล้วบันทึกใหม่ รวมทั้งแผ่นงานที่ซ่อน ความเห็น และการแก้ไขที่ติดตามไว้ ด้วย ไฟล์ > ข้อมูล > ตรวจหาปัญหา > ตรวจสอบเอกสาร"
)


def advice_for(kind: Kind, file_kind: str | None = None) -> str:
    """The advice for data of a kind in a text, or in a document of a kind (see `readers.files.kinds`)."""
    if file_kind is None or file_kind == "CSV":
        return f"{_IN_TEXT.get(kind, 'ลบออก')} {_OTHERWISE}"
    return f"{_PDF if file_kind == 'PDF' else _OFFICE} {_OTHERWISE}"


def place_of(part: Part, line: int, kind: str) -> str:
    """The place in a document, for a message."""
    if kind == "CSV":
        return f"แถวที่ {line}"
    if part.number and part.name in {"หน้า", "สไลด์"}:
        place = f"{part.name} {part.number}"
    elif part.number and kind in {"Excel", "OpenDocument Spreadsheet"}:
        place = f"แผ่นงาน `{part.name}`"
    else:
        place = part.name
    return place + (" ซึ่งมีส่วนที่ซ่อนไว้" if part.hidden else "")
