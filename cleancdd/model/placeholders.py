"""Texts that say nothing: what people type when they have nothing to say yet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from cleancdd.thai.spelling import fold

__all__ = ["is_placeholder"]

_FORM = re.compile(r"<.*>|\[.*\]")
"""A field of a form that was never filled in."""

_PLACEHOLDER = re.compile(
    r"(ยัง)?(ไม่)?มี(ข้อมูล|หลักฐาน|เอกสาร|กรณี|เรื่อง)?(แนบ)?(แล้ว)?(ครับ|ค่ะ|คะ)?|(ยัง)?ไม่(ทราบ|ระบุ|ได้ระบุ|ได้ทำ|ได้ดำเนินการ)"
    r"|(อยู่ระหว่าง|กำลัง|รอ)(ดำเนินการ|จัดทำ|รวบรวม|ข้อมูล|เอกสาร|หลักฐาน)?|ว่าง|ทดสอบ|ครบ(ถ้วน)?|ผ่าน|(ไม่)?ใช่|เรียบร้อย|เสร็จ|อื่นๆ?|(ชื่อ)?(หลักฐาน|เอกสาร)"
    r"|ตามเอกสารแนบ|na|none|null|yes|no|true|false|ok|done|todo|tbd|test|notavailable|[0-9]{1,2}"
)
"""What people type when they have nothing to say yet, without punctuation and spaces."""


@lru_cache(maxsize=4096)
def is_placeholder(value: str) -> bool:
    """Whether a text is a placeholder: only punctuation, an unfilled field of a form, or a word for something
    that does not exist yet."""
    text = fold(unicodedata.normalize("NFKC", value))
    words = "".join(char for char in text if unicodedata.category(char)[0] in "LMN")
    return not words or bool(_FORM.fullmatch(text) or _PLACEHOLDER.fullmatch(words))
