"""The types of field that authors fill in: texts, ids, numbers and days."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from cleancdd.model.names import CRITERION_PATTERN, SLUG_PATTERN, is_reserved
from cleancdd.model.placeholders import is_placeholder
from cleancdd.thai.dates import DoubtfulYear, NotADate, parse_day
from cleancdd.thai.numerals import to_arabic
from cleancdd.thai.people import is_titled
from cleancdd.thai.signs import plain
from cleancdd.thai.spelling import fold

__all__ = [
    "FULL_ADDRESS",
    "CriterionId",
    "Day",
    "Key",
    "Position",
    "Reason",
    "RegionNumber",
    "Sentence",
    "Slug",
    "Text",
    "Title",
    "Whole",
    "Year",
    "invalid",
    "matching",
    "written",
]


def invalid(code: str, message: str, advice: str) -> PydanticCustomError:
    """A diagnostic in one value: `code` is a `diagnostics.Code`; message and advice are Thai."""
    return PydanticCustomError(code, "{message}", {"message": message, "advice": advice})


def written(value: Any) -> str:
    """The author's text where one word or number belongs; a list, a mapping or nothing is a diagnostic of its
    own."""
    if value is None:
        raise invalid("empty-value", "ช่องนี้ว่างอยู่", "พิมพ์ค่าต่อท้ายเครื่องหมาย `:` หรือลบทั้งบรรทัดถ้ายังไม่มีข้อมูล")
    if not isinstance(value, str | int):
        raise invalid(
            "wrong-type", "ช่องนี้ต้องเป็นค่าเดียว ไม่ใช่รายการหรือกลุ่มช่อง", "พิมพ์ค่าต่อท้ายเครื่องหมาย `:` ในบรรทัดเดียวกัน"
        )
    return str(value)


_NOTHING = re.compile(r"ไม่มี.*|ศูนย์|none|nil|[-–—]+")
"""What people write when there is nothing to count."""


_DIGITS_MEANT = str.maketrans("OoIl", "0011")
"""Letters typed for the digits that they look like."""


def _whole(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = to_arabic(written(value)).strip()
    if not re.fullmatch(r"[0-9]{1,12}", text):
        meant = re.fullmatch(r"[^0-9.,+-]*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\s*[^0-9.,]*", text)
        shown = meant[1].replace(",", "") if meant else "12"
        if re.fullmatch(r"[0-9OoIl]*[0-9][0-9OoIl]*", text):
            shown = text.translate(_DIGITS_MEANT)
        advice = f"พิมพ์ตัวเลขอย่างเดียว ไม่มีจุลภาค หน่วย หรือเครื่องหมาย เช่น `{shown}`"
        if _NOTHING.fullmatch(fold(text)):
            advice = "ถ้านับแล้วไม่มี พิมพ์ `0` ถ้ายังไม่ได้นับ ให้ลบช่องนี้"
        raise invalid("wrong-number", f"`{value}` ไม่ใช่จำนวนเต็มตั้งแต่ 0 ขึ้นไป", advice)
    return int(text)


def _year(value: Any) -> int:
    year = _whole(value)
    if 1900 <= year < 2400:
        raise invalid(
            "doubtful-year",
            f"`{value}` เป็นปีคริสต์ศักราช",
            f"พิมพ์ปีงบประมาณเป็นพุทธศักราช หมายถึง `{year + 543}` หรือไม่",
        )
    if not 2500 <= year <= 2700:
        raise invalid("wrong-number", f"`{value}` ไม่ใช่ปีงบประมาณ", "พิมพ์ปีพุทธศักราชสี่หลัก เช่น `2564`")
    return year


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        return parse_day(written(value))
    except DoubtfulYear as doubt:
        raise invalid("doubtful-year", doubt.message, doubt.advice) from doubt
    except NotADate as problem:
        raise invalid("wrong-date", problem.message, problem.advice) from problem


_HTML = re.compile(
    r"(?i)</?(?:a|b|br|div|em|font|h[1-6]|hr|i|img|li|ol|p|span|strong|sub|sup|table|t[dhr]|u|ul)(?:\s[^<>]*|\s*/)?>"
    r"|&(?:nbsp|amp|lt|gt|quot|#[0-9]+);"
)
"""An HTML tag or character reference, which comes along with text copied from a web page."""

_UNFILLED = re.compile(r"\s*<[^<>]*[ก-๙][^<>]*>\s*")
"""A part to be filled in, in a template of the staff's pages or in a file that the program created."""


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise invalid("wrong-type", "ช่องนี้ต้องเป็นข้อความ", "พิมพ์ข้อความต่อท้ายเครื่องหมาย `:` ในบรรทัดเดียวกัน")
    if not value.strip():
        raise invalid("empty-value", "ช่องนี้ว่างอยู่", "พิมพ์ข้อความ หรือลบทั้งบรรทัดถ้ายังไม่มีข้อมูล")
    if not any(map(str.isalnum, value)) and not fold(value):  # folding is slow
        raise invalid("empty-value", "ช่องนี้มีแต่อักขระที่มองไม่เห็น", "ลบอักขระนั้น แล้วพิมพ์ข้อความ")
    if _UNFILLED.fullmatch(value):
        advice = "พิมพ์ข้อมูลจริงแทน ถ้ายังไม่มี ให้ลบทั้งบรรทัด"
        raise invalid("placeholder-text", f"`{value}` คือที่ให้เติม ยังไม่ได้เติม", advice)
    if ("<" in value or "&" in value) and (found := _HTML.search(value)):
        message = f"ข้อความมี HTML `{found[0]}` ซึ่งผู้อ่านจะเห็นเป็นเครื่องหมาย"
        raise invalid("raw-html", message, f"ลบ `{found[0]}` ช่องนี้เป็นข้อความธรรมดา")
    return value


def matching(pattern: str, what: str, example: str) -> AfterValidator:
    """Accept a text of that form alone; `what` is its Thai name, `example` the advice for any other."""
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            small = to_arabic(plain(value)).lower()
            likely = (small, *(re.sub(r"[\s_-]+", joint, small) for joint in "-_."))
            meant = next((one for one in likely if compiled.fullmatch(one)), None)
            advice = f"พิมพ์ `{meant}`" if meant else f"พิมพ์ตามแบบ `{example}`"
            raise invalid("wrong-id", f"`{value}` ไม่ใช่{what}", advice)
        return value

    return AfterValidator(check)


Text = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": "string", "minLength": 1})]
"""A text of at least one visible character, as the author wrote it."""


FULL_ADDRESS = re.compile(r"(?i)(?:https?://|www\.)\S+$")
"""A text that is nothing but a full web address, from its start."""


def _is_day(value: str) -> bool:
    """Whether a text is nothing but a day, which begins with a digit or its weekday."""
    if not (value[:1].isdecimal() or value.startswith("วัน")):
        return False
    try:
        parse_day(value)
    except (DoubtfulYear, NotADate):
        return False
    return True


def _filled(advice: str) -> AfterValidator:
    def check(value: str) -> str:
        other = "แล้วพิมพ์ข้อความของช่องนี้ให้ผู้อ่านเข้าใจ"
        if FULL_ADDRESS.match(value):
            raise invalid("placeholder-text", f"`{value}` เป็นที่อยู่เว็บ", f"ใส่ในช่อง `url:` {other}")
        if value[-1:].isdecimal() and _is_day(value):
            raise invalid("placeholder-text", f"`{value}` เป็นวันที่", f"ใส่ในช่อง `date:` {other}")
        if is_placeholder(value):
            raise invalid("placeholder-text", f"`{value}` ไม่บอกอะไรแก่ผู้อ่าน", advice)
        return value

    return AfterValidator(check)


Title = Annotated[Text, _filled("พิมพ์ชื่อที่ผู้อื่นใช้หาได้ เช่น `คำสั่งที่ 12/2564` ถ้ายังไม่มี ให้ลบทั้งรายการนี้")]
"""The name of a thing that is recorded; a placeholder such as `-` or `<ชื่อหลักฐาน>` is a diagnostic."""


def _position(value: str) -> str:
    if is_titled(value):
        advice = "พิมพ์ตำแหน่ง เช่น `หัวหน้ากลุ่มงานประสานและสนับสนุนการบริหารงาน`"
        raise invalid("personal-data", f"`{value}` เป็นชื่อบุคคล ช่องนี้ใส่ตำแหน่ง", advice)
    return value


Position = Annotated[Title, AfterValidator(_position)]
"""A position in an office; persons are never named."""

Sentence = Annotated[Text, _filled("พิมพ์ให้ผู้อ่านเข้าใจหนึ่งประโยค ถ้ายังไม่มี ให้ลบช่องนี้")]
"""What a unit tells its readers in a sentence; a placeholder such as `มีแล้ว` is not accepted."""

Reason = Annotated[Text, _filled("พิมพ์เหตุให้ผู้อ่านเข้าใจ ถ้ายังไม่มีเหตุ ให้ลบบรรทัดนี้")]
"""The reason why something does not apply; a placeholder is not accepted."""

Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
"""A whole number, 0 or more; Thai digits are accepted."""

Year = Annotated[
    int, BeforeValidator(_year), WithJsonSchema({"type": "integer", "minimum": 2500, "maximum": 2700})
]
"""A fiscal year of the Buddhist era: 2564 runs from 1 October 2563 to 30 September 2564."""

Day = Annotated[
    date,
    BeforeValidator(_day),
    PlainSerializer(date.isoformat, when_used="json"),
    WithJsonSchema({"type": "string"}),
]
"""A day; authors write the Buddhist era, the value is a plain (common-era) `date`."""


_LONGEST_ID = 100
"""The most letters of an id: the systems that keep a site allow names of folders of 255."""


def _fit_for_a_folder(value: str) -> str:
    if len(value) > _LONGEST_ID:
        raise invalid("wrong-id", f"รหัสยาว {len(value)} ตัวอักษร", f"ตั้งรหัสสั้นกว่านี้ ไม่เกิน {_LONGEST_ID} ตัวอักษร")
    if is_reserved(value):
        raise invalid(
            "wrong-id", f"`{value}` เป็นชื่อที่ Windows สงวนไว้ ใช้เป็นรหัสไม่ได้", f"ใช้รหัสอื่น เช่น `{value}-list`"
        )
    return value


Slug = Annotated[
    Text,
    matching(SLUG_PATTERN, "รหัส (ตัวพิมพ์เล็ก a-z ตัวเลข และขีดกลาง)", "nakhon-sawan"),
    AfterValidator(_fit_for_a_folder),
]
"""A permanent lower-case ASCII id; it becomes part of an address."""

Key = Annotated[Text, matching(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", "รหัสรายการวัด", "staff_in_declaration")]
"""The id of a recorded number."""

CriterionId = Annotated[Text, matching(CRITERION_PATTERN, "รหัสเกณฑ์", "d1.l2.3")]
"""The id of a criterion: the key of a dimension, its level, numbers (`d1.l2.3`); a step of a ladder
(`ch.l1`); or `extra`. The readers compare it with the keys of the rubric of its year."""

RegionNumber = Annotated[Whole, Field(ge=1, le=18)]
"""An inspection region (เขตตรวจราชการ) of the Ministry of Interior, 1 to 18."""
