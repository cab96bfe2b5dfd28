"""Words of the programme that are never broken across lines, and numerals that stay with their classifier.

Thai has no spaces, so browsers break lines using a dictionary of their own, which takes a compound such as
หน่วยงาน for two words. A word joiner (U+2060) between the parts prevents a break there; it is placed nowhere
else, so that the words before and after remain words that the browser knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["COMPOUNDS", "JOINER", "parted", "whole"]

JOINER = "\u2060"
_KEPT_SPACE = f"{JOINER}\u00a0"
"""The space between a numeral and its classifier, ที่, ข้อ or ร้อยละ; it has a joiner, to tell it from a
space that an author typed."""

_COMPOUNDS = """
หน่วย|งาน กลุ่ม|งาน ส่วน|งาน แผน|งาน ผล|งาน ดำเนิน|งาน ดำเนิน|การ พัฒนา|ชุมชน
พัฒนา|ทุน ใส|สะอาด ต้น|แบบ ท้า|ทาย ดี|เด่น คณะ|กรรมการ คณะ|ทำ|งาน เจ้า|หน้าที่
อำนาจ|หน้าที่ ผู้|บริหาร ผู้|ตรวจ|ราชการ ตรวจ|ราชการ ส่วน|ราชการ
ปฏิบัติ|ราชการ ปฏิบัติ|การ ปฏิบัติ|งาน แนว|ปฏิบัติ|ที่|ดี แนว|ปฏิบัติ
ความ|โปร่งใส ความ|เสี่ยง ความ|พึง|พอใจ พึง|พอใจ ความ|เข้ม|แข็ง เข้ม|แข็ง
เสริม|สร้าง สร้าง|สรรค์ เปิด|เผย เผย|แพร่ ข้อมูล|ข่าวสาร งบ|ประมาณ
ปี|งบ|ประมาณ ประจำ|ปี|งบ|ประมาณ ประจำ|ปี การ|กลุ่ม|งาน
จัด|ซื้อ|จัด|จ้าง จัด|ซื้อ จัด|จ้าง จัด|หา|พัสดุ ทรัพยากร|บุคคล
การ|มี|ส่วน|ร่วม มี|ส่วน|ร่วม ส่วน|ร่วม ส่วน|กลาง ส่วน|ภูมิภาค สิ่ง|แวดล้อม
ตัว|ชี้|วัด เป้า|หมาย มอบ|หมาย หลัก|ฐาน หลัก|เกณฑ์ ประเมิน|ผล ประเมิน|ตนเอง
ประพฤติ|มิ|ชอบ ร้อง|เรียน เรื่อง|ร้อง|เรียน ธร|รมาภิ|บาล ภาคี|เครือ|ข่าย
เครือ|ข่าย ผู้รับ|ผิด|ชอบ รับ|ผิด|ชอบ ช่อง|ทาง แนว|ทาง บท|เรียน ขั้น|ตอน
ใช้|จ่าย เบิก|จ่าย การ|เงิน ส่ง|เสริม องค์|ประกอบ ขับ|เคลื่อน คัด|เลือก ต่อ|ต้าน ค่า|นิยม กล่าว|ถึง
เครื่อง|มือ ทัน|สมัย ตรวจ|สอบ ผู้|อำนวยการ นิติ|การ ข้อ|ตกลง แบบ|ฟอร์ม ผล|ประโยชน์ ถูก|ต้อง
ราย|ละเอียด จรรยา|บรรณ คำ|สั่ง คำ|ปรึกษา ความ|คิด|เห็น ขัด|ข้อง ครบ|กำหนด ของ|ขวัญ ราชกิจ|จา|นุเบกษา โค|วิด
ข้อ|เสนอ|แนะ พอ|เพียง ผู้|เชี่ยวชาญ อภิธาน|ศัพท์ กระทรวง|มหาดไทย ข้อ|สังเกต
ความ|รู้ เว็บ|ไซต์ บูรณ|า|การ จังหวัด|
เป็นก|ติ|กา เป็นก|ลุ่ม เป็นก|รอบ เป็นก|ลาง น้อยห|นึ่ง ว่าน|วัต|กรรม มีน|โย|บาย
มีน|วัต|กรรม การก|ระ|ทำ ผลก|ระ|ทบ เหลือก|ว้าง ผลอ|ย่าง|ไร ประเมิน|ผลอ|ย่าง|ไร
"""
"""Each with `|` where browsers break it, or may; จังหวัด is followed by a name. The last stand behind the word
to which browsers count their first letter."""

_CLASSIFIERS = (
    "หน่วยงาน เกณฑ์ ข้อ รายการ คะแนน โครงการ เรื่อง ครั้ง คน วัน เดือน ปี แห่ง ฉบับ ไฟล์ หน้า นาที บาท ระดับ มิติ ขั้น เขต หมวด "
    "อย่าง ชุด คำ ตัวชี้วัด องค์ประกอบ จาก มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม "
    "พฤศจิกายน ธันวาคม ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค. kB MB"
)
"""What follows a numeral and belongs to it; after the name of a month, its year."""

COMPOUNDS = tuple(sorted((one for one in _COMPOUNDS.split() if one[-1] != "|"), key=len, reverse=True))
"""The words as above that have parts, the longest first: for a script that replaces one after the other."""

_JOINED = {parts.replace("|", ""): parts.replace("|", JOINER) for parts in _COMPOUNDS.split()}
_NUMERAL = "(?:" + "|".join(f"(?<=[0-9๐-๙]{end} )" for end in ("", "</b>", "</strong>")) + ")"
_COUNTED = f"{_NUMERAL}(?!ข้อ [0-9๐-๙])(?={'|'.join(map(re.escape, _CLASSIFIERS.split()))})"
_ORDINAL = "(?:(?<=ที่ )|(?<=ข้อ )|(?<=ร้อยละ ))(?=[0-9๐-๙])"
_SPACE = re.compile(f" (?:{_COUNTED}|{_ORDINAL})")
"""Begins with what is searched for first, which keeps the cost at a twentieth of a millisecond per page."""


def _any_of(words: Iterable[str]) -> str:
    """A pattern for the longest of the words, in which a common first letter is compared only once."""
    rest: dict[str, list[str]] = {}
    for word in words:
        rest.setdefault(word[:1], []).append(word[1:])
    ways = [letter + _any_of(rest[letter]) for letter in sorted(rest, reverse=True) if letter]
    last = "|" if "" in rest else ""
    return ways[0] if len(ways) == 1 and not last else f"(?:{'|'.join(ways)}{last})" if ways else ""


_WORD = re.compile(_any_of(_JOINED))


def whole(text: str) -> str:
    """The text or HTML with a joiner between the parts of a compound, and a non-breaking space between a
    numeral and its classifier, or the ที่, ข้อ or ร้อยละ before it."""
    return _WORD.sub(_join, _SPACE.sub(_KEPT_SPACE, text))


def parted(text: str) -> str:
    """The text as it was before `whole` was applied."""
    return text.replace(_KEPT_SPACE, " ").replace(JOINER, "")


def _join(word: re.Match[str]) -> str:
    return _JOINED[word[0]]
