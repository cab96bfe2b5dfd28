"""How a query says what kind of answer it wants, and its words that are not what it asks about; the browser
gets both with the index."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["ASKS", "TIES", "WEAK", "WHOLE"]

ASKS: Final[Mapping[str, str]] = {
    "question": "อะไร|ไหน|ใคร|กี่|เท่าไ|ทำไม|ยังไง|อย่างไร|เมื่อไ|ไหม|มั้ย|อยาก",
    "list": "ใคร.*บ้าง|มีใคร|(?<!ที่)ไหน|ไหนบ้าง|^ที่ไหน|กี่(?:แห่ง|หน่วย|จังหวัด)|ทั้งหมด|รายชื่อ",
    "meaning": "^(?:ความหมาย|นิยาม)(?:ของ|ว่า)"
    r"|(?:คือ|แปลว่า|หมายถึง|หมายความว่า|ย่อมาจาก)\s*(?:อะไร|ยังไง|อย่างไร)?$",
    "form": "^แบบ|(?<!เกิ้?ล)ฟอร์ม|(?<!le )form",
    "count": "กี่(?:คน|ครั้ง|ราย)",
    "region": r"(?:ผล|อันดับ|คะแนน|นวัตกรรม|โครงการ).*(?<!ขอบ)เขต(?:ตรวจราชการ)?(?:ที่)?\s*\d",
    "comparison": "เทียบ|ต่างกัน|กว่ากัน|(?:ดี|มาก|น้อย|สูง|ต่ำ)กว่า| vs |compare",
}
"""Regular expressions of the browser by the kind of query: a `question`, for which the page about it is meant
and not one that happens to have its words in a row; one that wants a `list`, the `meaning` of the rest, or a
`form` to fill in, or a `count`; one about a `region`, whose pages are meant though it names units; a
`comparison` of units."""

TIES = """
    ทำไง ไง เหรอ หรอ ล่ะ เนี่ย นี่ นั้น อันไหน แบบไหน ตอนนี้ ปีที่แล้ว ปีก่อน จ้า อะไร อะไรบ้าง
    คืออะไร ทำอะไร ไหม มั้ย หรือไม่ หรือเปล่า อย่างไร ยังไง ทำไม เท่าไร เท่าไหร่ เท่าใด กี่ ใคร ใด
    ไหน ที่ไหน เมื่อไร เมื่อไหร่ เมื่อใด บ้าง คือ แปลว่า หมายถึง หมายความว่า ต้อง ควร จะ ได้ ได้รับ
    ให้ ที่ ซึ่ง อัน ของ และ หรือ กับ ใน จาก โดย ต่อ ตาม แล้ว ก็ เป็น อยู่ มี ว่า ถ้า หาก นับ ครับ
    ค่ะ คะ นะ มา ทำ จ จังหวัด พช สพจ อ อำเภอ ช่วย หา ขอ อยาก อยากรู้ อยากทราบ ข้อ เรื่อง ถึง จึง นี้
    ปีนี้ หน่อย ด้วย ไว้ กัน เพื่อ เกี่ยวกับ แอนด์ แต่ละหน่วยงาน ทุกหน่วยงาน ตรงไหน มั๊ย รึเปล่า
    รึยัง หรือยัง จ้ะ นะคะ นะครับ ไร of the and or in on for to by with from a an is are how what which
"""
"""Words that only tie the others together: they are left out of what is looked for."""

WEAK = """
    ต่าง ใช้ ทำให้ คิด ไป เอา ดู วัน ปี ครั้ง ไม่ ยัง มาก สุด ที่สุด ระหว่าง เมื่อ เพราะ เลย ส่วน
    แต่ละ เข้า ออก ขึ้น ลง สัก ที่แล้ว กว่า ถือว่า พวก แบบ ประมาณ เอง กันเอง โดน ถูก ตอน ช่วง เคย
    กำลัง น่าจะ อาจ คง สามารถ ต้องการ เจอ ลอง จริง เฉพาะ พอ ทาง เหมือนกัน ต่างกัน เท่านั้น บอก รู้
    เห็น เรียก เพิ่ง ทั้ง เดียว อย่าง ตัว อื่น เขา เรา ผม มัน นั่ง ก่อน หลัง กลับ เชื่อ
"""
"""Words that say little of what is asked: a page that lacks them lacks little."""

WHOLE = "โครงการ หน่วยงาน สำนักงาน ราชการ ข้าราชการ พนักงาน แผนงาน ผลงาน รายงาน ทีมงาน คณะทำงาน"
"""Words that only end like the heads of longer ones (การ, งาน): see `assets/search/heads.js`."""
