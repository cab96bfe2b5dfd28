"""What authors may write in Thai for the fields of files, so that they are told the field to type."""

from __future__ import annotations

__all__ = ["FIELDS_IN_THAI"]

FIELDS_IN_THAI: dict[str, tuple[str, ...]] = {
    **{f"{word}{number}": (f"q{number}",) for word in ("ไตรมาส", "ไตรมาสที่") for number in range(1, 5)},
    "ชื่อ": ("title", "name", "term"),
    "ชื่อเรื่อง": ("title",),
    "ชื่อหน่วยงาน": ("name",),
    "คำอธิบาย": ("description", "text"),
    "วันที่": ("date",),
    "ที่อยู่": ("address", "url"),
    **dict.fromkeys(("โทรศัพท์", "เบอร์โทรศัพท์", "โทร"), ("phone",)),
    **dict.fromkeys(("อีเมล", "อีเมล์"), ("email",)),
    "สื่อสังคม": ("social",),
    "จังหวัด": ("province",),
    "เขตตรวจราชการ": ("inspection_region",),
    "สถานที่": ("place",),
    "ลิงก์": ("url", "website"),
    "เว็บไซต์": ("website", "url"),
    "ไฟล์": ("file",),
    "หมายเหตุ": ("note",),
    "ที่มา": ("source", "sources"),
    "หลักฐาน": ("evidence",),
    "เกณฑ์": ("criteria", "criterion"),
    "ตัวเลข": ("numbers",),
    "เรื่อง": ("topic",),
    "หมวด": ("category",),
    "ประเด็น": ("themes",),
    "หน่วยงาน": ("unit", "units"),
    "ปี": ("fiscal_year",),
    "ปีงบประมาณ": ("fiscal_year",),
    "ประเภท": ("kind",),
    "สถานะ": ("status",),
    "ผล": ("outcome",),
    "รายการ": ("entries", "items"),
    "ส่วน": ("part",),
    "ทั้งหมด": ("whole",),
}
"""The fields, folded and without spaces; of several that of the place is meant."""
