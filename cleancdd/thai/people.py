"""Detects names of people: a title with first and last name, or two words in a column of names."""

from __future__ import annotations

import re

__all__ = ["ORGANISATION", "TITLED", "TITLES", "is_person", "is_titled"]

_ROLES = (
    "ก(?:รัฐมนตรี|อบต|อบจ|องค์การ|สมาคม|สภา|ฯ|สโมสร|พุทธ|[เ-ไ])|คลังสินค้า|ห้าง|อำเภอ|ทะเบียน|จ้าง|ช่าง|แพทย์|ทหาร|หน้า|ประกัน|ไปรษณีย์|ด่าน|สถานี"
    "|ตรวจ|ตำรวจ|เวร|หมวด|ทุน|ประเพณี|ธนาคาร|พราน|เรือ(?![งน])|ท้าย"
)
"""What follows นาย in the name of a position; ก before a vowel that is written first begins no name."""

_CLAUSE = (
    "ก?คน(?:นี้|นั้น|เดิม|เก่า|ใหม่|เดียว)|(?:ก|ใหญ่|เก่า|ใหม่|เรา|เขา|ตัวเอง|พล|พัน|ร้อย)?"
    "(?:โดน(?!ัท)|ถูก(?:สอบ|ร้อง|ลง|กล่าว|ดำเนิน|ฟ้อง|ตรวจ|ตัด|ย้าย|ไล่|ปลด)|ผิด|ไม่|ทำ(?:ผิด|โทษ|งาน|ไม)|เรียก(?:เงิน|รับ|ผล|สอบ)|รับ(?:เงิน|สินบน|ของ)"
    "|สั่ง|บังคับ|กลั่นแกล้ง|แกล้ง|ด่า(?!น)|โกง(?!กาง)|ทุจริต|ข่มขู่|คุกคาม|ลวนลาม|ละเมิด|ละเว้น|ละทิ้ง|ลงโทษ|ร้อง(?:เรียน|ทุกข์)|ย้าย|ให้|ใช้|ตัดสิน|ประเมิน|ขึ้นเงิน)"
)
"""How a sentence goes on in which นาย is a superior, or นายก a mayor."""

_MR = rf"นาย(?!{_ROLES}| ?(?:{_CLAUSE}))"
_WORD = r"[ก-๎]{2,30}"

_RANK = (
    r"ว่าที่ ?(?:ร้อย|พัน|ร\.|พ\.)(?:ตรี|โท|เอก|ต\.|ท\.|อ\.)?(?:หญิง)?"
    r"|[พร]\.[ตทอ]\.(?:[ตทอ]\.)?|[จส]\.[สต]\.[ตทอ]\.|ด\.ต\.|ม\.ล\.|ม\.ร\.ว\."
)
TITLES = (
    "นาย",
    "นาง",
    "น.ส.",
    "ด.ช.",
    "ด.ญ.",
    "เด็ก",
    "Mr",
    "Ms",
    "Miss",
    "ว่าที่",
    "ร.ต.",
    "ร.ท.",
    "ร.อ.",
    "พ.ต.",
    "พ.ท.",
    "จ.ส.",
    "ส.ต.",
    "ส.ท.",
    "ส.อ.",
    "ด.ต.",
    "ม.ล.",
    "ม.ร.ว.",
)
"""Every text in which `TITLED` matches contains one of these."""

_TITLE = rf"{_MR}|นางสาว|นาง(?!สาว|งาม|พยาบาล|รอง|แบบ)|น\.ส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|{_RANK}"

TITLED = re.compile(
    rf"(?<![ก-๎])(?:{_TITLE}) ?{_WORD}[ \t]+{_WORD}"
    rf"|(?:ของ|โดย|กับ|และ|ชื่อ|คือ|ให้|แก่|ขับ|ติดต่อ|คุณ|พยาน|เจ้าของ|ผู้รับ)"
    rf"(?:{_MR}|นางสาว|นาง(?!สาว|งาม|พยาบาล)|น\.ส\.) ?{_WORD} +{_WORD}"
    r"|\b(?:Mr|Mrs|Ms|Miss)\.? [A-Z][a-z]+ [A-Z][a-z]+"
)
"""A person by title, first and last name."""

ORGANISATION = re.compile(
    "สำนัก|กรม|กอง|กลุ่ม|จังหวัด|อำเภอ|ตำบล|เทศบาล|อบต|อบจ|องค์การ|ศูนย์|บริษัท|ห้าง|หจก|ร้าน|โครงการ|กิจกรรม|โรงเรียน|วัด|สหกรณ์|กองทุน|เงินทุน"
    "|คณะ|ชมรม|สมาคม|มูลนิธิ|วิสาหกิจ|ประเภท|ค่า|งาน|รวม|ทั้งสิ้น|ตำแหน่ง|นักวิชาการ|เจ้าพนักงาน|ข้าราชการ|พนักงาน|ลูกจ้าง|ระดับ|หมู่บ้าน|ชุมชน|ผู้อำนวยการ"
    "|หัวหน้า|พัฒนาการ|ธนาคาร|ข้อมูล|กฎหมาย"
)
"""An organisation, a position or an object, not a person."""

_BARE = re.compile(r"(?:คุณ|ว่าที่ ?ร\.?ต\.?(?:หญิง)? ?)?[ก-๎]{2,20} +[ก-๎]{2,24}|[A-Z][a-z]{1,20} [A-Z][a-z]{1,24}")
_TITLE_ONLY = re.compile(rf"(?:{_MR}|นางสาว|นาง(?!สาว)|น\.ส\.|ด\.ช\.|ด\.ญ\.) ?[ก-๎]{{2,}}")


def is_person(cell: str) -> bool:
    """Whether a cell in a column of names contains a person's name."""
    words = " ".join(cell.strip(" *|").split())
    if TITLED.match(words) or _TITLE_ONLY.match(words):
        return True
    return _BARE.fullmatch(words) is not None and not ORGANISATION.search(words)


_TITLE_FIRST = re.compile(
    rf"(?:{_TITLE}|ดร\.|[รผ]?ศ\.(?:ดร\.)?) ?{_WORD}"
    r"|คุณ(?!ภาพ|ธรรม|ครู|สมบัติ|ค่า) ?[ก-๎]{2,20} +[ก-๎]|(?:Mr|Mrs|Ms|Miss|Dr)\b\.? ?[A-Z]"
)


def is_titled(words: str) -> bool:
    """Whether a text that should be a position names a person by title."""
    return bool(_TITLE_FIRST.match(words.strip()) or TITLED.search(words))
