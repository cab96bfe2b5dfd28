"""The Thai label for every value of a closed set, defined once: for Python, for templates (`labels`) and,
through the data of the search page, for its scripts.

Values with different labels for visitors and staff, or for a page and a form, have a table for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cleancdd.model.criterion import Shape, When
from cleancdd.model.links import LinkReason, LinkState
from cleancdd.model.privacy import Kind
from cleancdd.model.scorecard import Outcome
from cleancdd.model.sheet import ItemStatus
from cleancdd.thai import compounds
from cleancdd.thai.dates import SHORT_MONTHS

# Units and their standing ----------------------------------------------------------------------------------

STANDINGS: Final[Mapping[str, str]] = {
    "model": "ต้นแบบ",
    "challenge": "ท้าทาย",
    "outstanding": "ดีเด่น",
    "pool": "ยังไม่มีสถานะ",
    "unannounced": "ยังไม่มีบัญชีสถานะ",
}
"""The standing of a unit in a year; it includes the statuses that announcements give."""

STANDING_SIGNS: Final[Mapping[str, str]] = {"model": "★", "challenge": "◆", "outstanding": "●"}
"""What tells standings apart on a map besides colour."""

STANDING_NOTES: Final[Mapping[str, str]] = {"pool": "อยู่ในข่ายรับการคัดเลือกหน่วยงานดีเด่น"}
"""Additional explanations of some standings."""


def standing(value: str) -> str:
    """A standing with its additional explanation, in brackets."""
    note = STANDING_NOTES.get(value)
    return f"{STANDINGS[value]} ({note})" if note else STANDINGS[value]


# Scores ----------------------------------------------------------------------------------------------------

OUTCOMES: Final[Mapping[Outcome, str]] = {
    Outcome.MET: "ผ่าน",
    Outcome.UNMET: "ไม่ผ่าน",
    Outcome.UNKNOWN: "ยังไม่บันทึก",
    Outcome.NOT_APPLICABLE: "ไม่เกี่ยวข้อง",
}

UNSETTLED: Final = "ยังไม่ทราบผล"
"""The label of an unknown outcome for which something is recorded."""


def outcome(value: str, *, unsettled: bool = False) -> str:
    """An outcome; `unsettled` when something is recorded that is not yet sufficient."""
    return UNSETTLED if unsettled and value == Outcome.UNKNOWN else OUTCOMES[Outcome(value)]


REVIEWS: Final[Mapping[str, str]] = {
    "none": "ยังไม่เริ่มตรวจ",
    "in-progress": "กำลังตรวจ",
    "complete": "ตรวจเสร็จแล้ว",
}
"""The progress of a committee with a unit."""

OBJECTIONS: Final[Mapping[str, str]] = {
    "upheld": "รับตามคำคัดค้าน",
    "partly-upheld": "รับบางส่วน",
    "dismissed": "ยืนตามผลเดิม",
}
"""The result of an objection."""

BASES: Final[Mapping[str, str]] = {"committee": "คณะกรรมการ", "own": "หน่วยงาน"}
"""Who determined a total."""

CHOICES: Final[Mapping[str, str]] = {
    "no-list": "ยังไม่มีบัญชีสถานะของปีนี้ จึงยังไม่ทราบว่าหน่วยงานใดอยู่ในข่าย",
    "nobody": "ไม่มีหน่วยงานที่อยู่ในข่าย",
    "waiting": "ยังไม่มีผลของคณะกรรมการ",
    "open": "ยังสรุปไม่ได้ รอผลของหน่วยงานที่เหลือ",
    "tied": "คะแนนเท่ากัน กติกาไม่ได้บอกวิธีตัดสิน",
    "chosen": "ได้คะแนนสูงสุด",
}
"""The progress of selecting outstanding units."""

VERDICTS: Final[Mapping[str, str]] = {
    "given": "เข้าเกณฑ์",
    "refused": "ไม่เข้าเกณฑ์",
    "awaited": "ยังไม่ทราบผล",
    "unsupported": "ตรวจตามกติกาไม่ได้",
}
"""The result of a rule of statuses."""

KPI_STATES: Final[Mapping[str, str]] = {
    "met": "ถึงเป้าหมาย",
    "unmet": "ไม่ถึงเป้าหมาย",
    "open": "ยังไม่ทราบผล",
    "no-data": "ยังไม่มีข้อมูล",
}

KPI_READINGS: Final[Mapping[str, str]] = {
    "on-programme": "นับหน่วยงานที่ถึงอย่างน้อยระดับ 1 ในทุกมิติ เทียบกับทุกหน่วยงานในเว็บไซต์นี้",
    "model-growth": "นับหน่วยงานท้าทายที่ผลของคณะกรรมการถึงเกณฑ์เป็นต้นแบบ เทียบกับหน่วยงานต้นแบบในบัญชีของปีนี้",
}
"""How an indicator of the programme is counted here; the guideline does not say."""

EVIDENCE_DATES: Final[Mapping[When, str]] = {
    "this-year": "หลักฐานที่ลงวันที่ต้องอยู่ในปีงบประมาณนี้",
    "in-force": "หลักฐานจะลงวันที่ก่อนปีงบประมาณนี้ก็ได้ ถ้ายังใช้อยู่",
    "earlier-allowed": "หลักฐานจะลงวันที่ก่อนปีงบประมาณนี้ก็ได้",
}
"""Which dates of evidence count."""

SHAPES: Final[Mapping[Shape, str]] = {
    Shape.COUNT: "จำนวนเดียว เช่น `3`",
    Shape.SHARE: "ส่วนและทั้งหมด เช่น `{part: 41, whole: 52}`",
    Shape.QUARTERS: "จำนวนรายไตรมาส เช่น `{q1: 1, q2: 1, q3: 2, q4: 1}`",
    Shape.DAYS: "รายการวันที่ เช่น `[2563-12-25, 2564-03-20]`",
    Shape.TALLY: "จำนวนแยกรายการย่อย",
    Shape.PROCUREMENT: "จำนวนโครงการ เช่น `{projects: 12, top: 3, rest: 6}`",
}
"""How a measure is written."""

# Disclosure ------------------------------------------------------------------------------------------------

ITEM_STATUSES: Final[Mapping[ItemStatus, str]] = {
    ItemStatus.COMPLETE: "ครบ",
    ItemStatus.PARTIAL: "ไม่ครบ",
    ItemStatus.ABSENT: "ไม่มี",
    ItemStatus.NOT_APPLICABLE: "ไม่เกี่ยวข้อง",
    ItemStatus.WITHHELD: "ไม่เปิดเผยตามกฎหมาย",
}

ITEM_ANSWERS: Final[Mapping[ItemStatus, str]] = {
    ItemStatus.COMPLETE: "มี",
    ItemStatus.PARTIAL: "มี (ยังไม่ครบ)",
    ItemStatus.ABSENT: "ไม่มี",
    ItemStatus.NOT_APPLICABLE: "ไม่เกี่ยวข้อง",
    ItemStatus.WITHHELD: "ไม่เปิดเผยตามกฎหมาย",
}
"""The same as worded in the assessment's own form."""

ITEM_MARKS: Final[Mapping[ItemStatus, str]] = {
    ItemStatus.COMPLETE: "✓",
    ItemStatus.PARTIAL: "½",
    ItemStatus.ABSENT: "✕",
    ItemStatus.NOT_APPLICABLE: "–",
    ItemStatus.WITHHELD: "§",
}
"""The same for the cells of a wide table."""

ITEM_OUTCOMES: Final[Mapping[ItemStatus, Outcome]] = {
    ItemStatus.COMPLETE: Outcome.MET,
    ItemStatus.PARTIAL: Outcome.UNKNOWN,
    ItemStatus.ABSENT: Outcome.UNMET,
    ItemStatus.NOT_APPLICABLE: Outcome.NOT_APPLICABLE,
    ItemStatus.WITHHELD: Outcome.NOT_APPLICABLE,
}
"""The outcome whose sign and colour a status uses."""

PERIODS: Final[Mapping[str, str]] = {
    "standing": "ฉบับที่ใช้อยู่",
    "year": "ปีงบประมาณ {year}",
    "recent": "ปีงบประมาณ {year} หรือปีก่อนหน้า",
    "first-half": "รอบ 6 เดือนแรกของปีงบประมาณ {year}",
    "monthly": "แต่ละเดือนของปีงบประมาณ {year}",
    "previous-year": "ปีงบประมาณ {before}",
    "long-term": "แผนที่ยาวกว่า 1 ปีและครอบคลุมปีงบประมาณ {year}",
}
"""The period that the data of an item must cover, with `{year}` for the year of its list and `{before}` for
the year before."""

QUARTERS: Final[Mapping[str, str]] = {
    "q1": "ตุลาคม–ธันวาคม",
    "q2": "มกราคม–มีนาคม",
    "q3": "เมษายน–มิถุนายน",
    "q4": "กรกฎาคม–กันยายน",
}

VISITS: Final[Mapping[str, str]] = {"pages": "หน้า", "documents": "เอกสาร", "searches": "การค้นหา"}
"""What visitors requested from a web server."""

# Knowledge -------------------------------------------------------------------------------------------------

STAGES: Final[Mapping[str, str]] = {
    "made": "จัดทำโครงการ",
    "run": "ดำเนินการ",
    "evaluated": "ประเมินผล",
    "lessons": "ถอดบทเรียน",
}

TITLE_CERTAINTIES: Final[Mapping[str, str]] = {
    "sure": "แน่ใจ",
    "probable": "ชื่อโดยสันนิษฐาน",
    "partial": "อ่านชื่อได้บางส่วน",
}

UNSTATED_YEAR: Final = "เอกสารไม่ระบุปี"
"""What is shown in place of a presumed year."""

# Outside addresses -----------------------------------------------------------------------------------------

LINK_STATES: Final[Mapping[LinkState, str]] = {
    LinkState.OK: "เปิดได้",
    LinkState.MOVED: "ย้ายถาวร เปิดได้ แต่ควรแก้เป็นที่อยู่ใหม่",
    LinkState.GONE: "ไม่มีแล้ว",
    LinkState.BAD_CONTENT: "เนื้อหาไม่ถูกต้อง",
    LinkState.SERVER_ERROR: "ปลายทางขัดข้อง",
    LinkState.REFUSED: "ปลายทางไม่ให้โปรแกรมเปิดดู",
    LinkState.UNCHECKED: "ตรวจไม่ได้ จึงยังไม่รู้ว่ามีหรือไม่",
}
"""The state of an outside address as reported to staff, in the order of a report."""

LINK_NOTES: Final[Mapping[LinkState, str]] = {
    LinkState.GONE: "ที่อยู่นี้ไม่มีแล้ว",
    LinkState.BAD_CONTENT: "ที่อยู่นี้ไม่มีเนื้อหาที่ควรมี",
    LinkState.SERVER_ERROR: "เว็บไซต์นั้นขัดข้อง",
    LinkState.REFUSED: "โปรแกรมตรวจไม่ได้ ต้องเปิดดูเอง",
    LinkState.UNCHECKED: "โปรแกรมตรวจไม่ได้ ต้องเปิดดูเอง",
}
"""The state of an unreachable address as shown to visitors: gone and unknown are different."""

LINK_REASONS: Final[Mapping[LinkReason, str]] = {
    "timeout": "ไม่ตอบภายในเวลาที่รอ",
    "no-such-host": "ไม่พบชื่อเครื่องนี้",
    "not-connected": "ต่อกับเครื่องปลายทางไม่ได้",
    "broken-off": "ปลายทางตัดการเชื่อมต่อกลางคัน",
    "busy": "ปลายทางขอให้เว้นระยะ",
    "tls-expired": "ใบรับรองความปลอดภัยหมดอายุ",
    "tls-not-yet-valid": "ใบรับรองความปลอดภัยยังไม่ถึงวันเริ่มใช้",
    "tls-self-signed": "ใบรับรองความปลอดภัยออกให้ตนเอง",
    "tls-unknown-issuer": "ไม่รู้จักผู้ออกใบรับรองความปลอดภัย หรือปลายทางส่งใบรับรองมาไม่ครบ",
    "tls-wrong-host": "ใบรับรองความปลอดภัยเป็นของชื่อเครื่องอื่น",
    "tls-handshake": "ตกลงวิธีเข้ารหัสกับปลายทางไม่ได้",
    "private-address": "ชี้ไปยังเครื่องในเครือข่ายภายใน จึงไม่เปิด",
    "redirect-loop": "ส่งต่อวนกันหรือส่งต่อหลายทอดเกินไป",
    "redirect-astray": "ส่งต่อไปยังที่อยู่ที่เปิดไม่ได้",
    "wrong-address": "ที่อยู่ผิดรูป",
    "garbled": "ปลายทางตอบไม่เป็นไปตามมาตรฐานของเว็บ",
    "empty": "ปลายทางตอบว่าเรียบร้อยแต่ไม่มีเนื้อหา",
    "page-for-file": "ที่อยู่ของไฟล์ แต่ปลายทางตอบเป็นหน้าเว็บ มักเป็นหน้าที่บอกว่าไม่พบ",
    "not-reached": "หมดเวลาของการตรวจครั้งนี้ก่อนถึงที่อยู่นี้",
}
"""Why an address could not be checked, in a few words."""

# Personal data ---------------------------------------------------------------------------------------------

PERSONAL_DATA: Final[Mapping[Kind, str]] = {
    Kind.NATIONAL_ID: "เลขประจำตัวประชาชน",
    Kind.MOBILE: "หมายเลขโทรศัพท์มือถือ",
    Kind.BANK_ACCOUNT: "เลขที่บัญชีธนาคาร",
    Kind.PASSPORT: "เลขที่หนังสือเดินทาง",
    Kind.CAR_PLATE: "ทะเบียนรถข้างชื่อบุคคล",
    Kind.HOME_ADDRESS: "ที่อยู่บ้านข้างชื่อบุคคล",
    Kind.PRIVATE_EMAIL: "อีเมลส่วนตัว",
    Kind.PAY_TABLE: "ชื่อบุคคลคู่กับเงินที่ได้รับหรือเป็นหนี้",
    Kind.HEALTH_TABLE: "ชื่อบุคคลคู่กับข้อมูลสุขภาพ",
    Kind.CASE_TABLE: "ชื่อบุคคลคู่กับคดี ข้อร้องเรียน หรือโทษ",
}
"""Kinds of personal data, as reported."""

# Search ----------------------------------------------------------------------------------------------------


def facets(regions: str) -> dict[str, str]:
    """The facets of a search; `regions` is what the site groups its units by."""
    return {
        "kind": "ประเภทหน้า",
        "unit": "หน่วยงาน",
        "region": regions,
        "year": "ปีงบประมาณ",
        "category": "หมวดข้อมูลข่าวสาร",
        "theme": "เรื่อง",
        "status": "สถานะ",
    }


MONTHS: Final = SHORT_MONTHS
"""The months as shown in the days of search results."""

COMPOUNDS: Final = compounds.COMPOUNDS
"""The words that stay whole on a line of the search page too."""
