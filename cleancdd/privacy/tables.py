"""Detects tables and lists that combine people's names with their pay, their health or a case against
them."""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleancdd.privacy.hits import Hit, Kind
from cleancdd.thai.people import TITLED, TITLES, is_person

__all__ = ["find"]

_PAY = re.compile(
    r"(?i)เงินเดือน|ค่าจ้าง(?!เหมา|ก่อสร้าง|ที่ปรึกษา|ออกแบบ)|ค่าตอบแทน|เงินประจำตำแหน่ง|ค่าครองชีพ|เบี้ยเลี้ยง|รายได้|รับสุทธิ|โบนัส|หนี้|เงินกู้"
    r"|ค้างชำระ|บำนาญ|บำเหน็จ|เงินเพิ่ม(?!เติม)|ค่าล่วงเวลา|เบี้ยประชุม|เบี้ยหวัด"
    r"|เงินรางวัลประจำปี|ค่าเช่าบ้าน|ค่ารักษาพยาบาล|การศึกษาบุตร|เล่าเรียนบุตร|เงินช่วยเหลือ|เงินสงเคราะห์|เบี้ยยังชีพ|\bsalary\b|\bwages?\b"
)
_HEALTH = re.compile(
    "โรค|อาการ|ผลตรวจ|ผลการตรวจ(?:สุขภาพ|เชื้อ|ร่างกาย|เลือด)|วินิจฉัย|พิการ|กรุ๊ปเลือด|หมู่โลหิต|หมู่เลือด|ตั้งครรภ์|ลาป่วย|ติดเชื้อ|แพ้ยา|การรักษา|วัคซีน"
)
_CASE = re.compile(
    "คดี|ข้อกล่าวหา|โทษ|ความผิด|สอบสวน|ข้อร้องเรียน|เรื่องร้องเรียน|มูลเหตุ|วินัย|ผู้ร้องเรียน|ผู้ถูกร้อง|ผู้ต้องหา|ผู้เสียหาย"
)
_KINDS = ((Kind.PAY_TABLE, _PAY), (Kind.HEALTH_TABLE, _HEALTH), (Kind.CASE_TABLE, _CASE))
_ANY = re.compile(
    "|".join(f"(?:{pattern.pattern.removeprefix('(?i)')})" for _, pattern in _KINDS), re.IGNORECASE
)

_PARTY = re.compile("ผู้ร้องเรียน|ผู้ถูกร้อง|ผู้ถูกกล่าวหา|ผู้ต้องหา|ผู้เสียหาย|ผู้ถูกลงโทษ")
"""A head of a column that says of each person in it that there is a case."""

_STATED = (
    (
        Kind.HEALTH_TABLE,
        re.compile(rf"(?:{TITLED.pattern})[^\n]{{0,20}}?(ป่วย(?:เป็น|ด้วย)|ติดเชื้อ|ตรวจพบเชื้อ|เป็นโรค)"),
    ),
    (
        Kind.CASE_TABLE,
        re.compile(
            rf"(?:{TITLED.pattern})[^\n]{{0,20}}?((?:ถูก|ได้รับ)(?:ลงโทษ|โทษ|ไล่ออก|ปลดออก|ตัดเงินเดือน|ภาคทัณฑ์|ดำเนินคดี|กล่าวหา|สอบสวน))"
        ),
    ),
)
"""A sentence that says so of a person."""

_STEMS = (
    *(
        "เงินเดือน",
        "ค่าจ้าง",
        "ค่าตอบแทน",
        "เงินประจำตำแหน่ง",
        "ค่าครองชีพ",
        "เบี้ยเลี้ยง",
        "รายได้",
        "รับสุทธิ",
        "โบนัส",
        "หนี้",
    ),
    *(
        "เงินกู้",
        "ค้างชำระ",
        "บำนาญ",
        "บำเหน็จ",
        "เงินเพิ่ม",
        "ค่าล่วงเวลา",
        "เบี้ยประชุม",
        "เบี้ยหวัด",
        "salary",
        "wage",
        "โรค",
        "อาการ",
        "ผลตรวจ",
        "ผลการตรวจ",
        "วินิจฉัย",
        "พิการ",
        "กรุ๊ปเลือด",
        "หมู่โลหิต",
    ),
    *(
        "หมู่เลือด",
        "ตั้งครรภ์",
        "ลาป่วย",
        "ติดเชื้อ",
        "แพ้ยา",
        "การรักษา",
        "วัคซีน",
        "คดี",
        "ข้อกล่าวหา",
        "โทษ",
        "ความผิด",
        "สอบสวน",
    ),
    *(
        "เงินรางวัลประจำปี",
        "ค่าเช่าบ้าน",
        "ค่ารักษาพยาบาล",
        "เรียนบุตร",
        "ศึกษาบุตร",
        "เงินช่วยเหลือ",
        "เงินสงเคราะห์",
        "เบี้ยยังชีพ",
    ),
    *("ข้อร้องเรียน", "เรื่องร้องเรียน", "มูลเหตุ", "วินัย", "ผู้ร้องเรียน", "ผู้ถูกร้อง", "ผู้ต้องหา", "ผู้เสียหาย"),
    *("ป่วย", "ไล่ออก", "ปลดออก", "กล่าวหา", "ภาคทัณฑ์"),
)
"""Every line that one of the patterns matches contains one of these; searching for a word is faster."""

_NAMES = re.compile(
    r"(?i)ชื่อ(?!โครงการ|กิจกรรม|หน่วยงาน|หมู่บ้าน|กลุ่ม|เรื่อง|งาน|หลักสูตร|ตัวชี้วัด|แผน|กองทุน|บริษัท|ร้าน|ตำแหน่ง|รายการ|เอกสาร)|ผู้รับเงิน|ผู้ถูก|ผู้ร้อง"
    r"|ผู้ป่วย|ผู้พิการ|ผู้กู้|เจ้าหน้าที่|พนักงาน|ข้าราชการ|ลูกจ้าง|ลูกหนี้|\bname\b"
)
_LAST_NAME = re.compile("(?:นาม)?สกุล")
_SUM = re.compile("เป็นเงิน|จำนวนเงิน|บาท|รวม")
_IN_A_CELL = re.compile(r"[1-9]\d{2,6}(?:\.\d{1,2})?(?: ?บาท)?")
"""An amount that stands alone in a cell of a column of amounts, where it needs no comma and no thousands."""
_AMOUNT = re.compile(r"(?<![\d,./-])(?:\d{1,3}(?:,\d{3})+|[1-9]\d{3,6})(?:\.\d{1,2})?(?![\d/-])")
_YEAR = re.compile(r"(?:พ\.ศ\.|ปี(?:งบประมาณ)?|(?:พ\.?ร\.?บ\.?|กฎหมาย|พระราชบัญญัติ)[ก-๎]*) ?2[45]\d\d(?![\d,.])")
"""A year, of a law for instance, which stands where an amount might."""
_RANGE = re.compile(r"\d ?[-–] ?\d")
_FIELD = re.compile(r"(?:- )?[a-z_]+: ?\[")
"""A field of YAML with a list, such as the words for a search."""
_MOST_ROWS = 60
_FEW_LINES = 14
_NUMBERED = re.compile(r"\s*\d{1,4}[.)]? +([ก-๎]{2,24} +[ก-๎]{2,24})(?= )")
"""A row with a number and a name in two words."""
_SENTENCE = re.compile(
    rf"(?i)(?:เงินเดือน|ค่าตอบแทน|ค่าจ้าง(?!เหมา)|เงินประจำตำแหน่ง|\bsalary\b)[^\n\d]{{0,70}}?({_AMOUNT.pattern})"
)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    is_listed: bool
    """Whether it is of a list in one field of YAML: without a title, two words there make no person."""

    def cells(self) -> list[str]:
        """The cells of a row; for any other line, the whole line as one cell."""
        words = self.text.strip()
        if "|" in words:
            return [cell.strip(" *") for cell in words.strip("|").split("|")]
        if "\t" in words:
            return [cell.strip() for cell in self.text.split("\t")]
        if "," in words:
            try:
                return [cell.strip() for cell in next(csv.reader([words]), [])]
            except csv.Error:
                return [words]
        return [words]


def find(text: str) -> Iterator[Hit]:
    """Every such table, list and sentence in a normalised text; each is one hit, at its head."""
    meant = _meant(text)
    lines = _lines(text) if meant else []
    told: set[int] = set()
    for at in reversed(meant):  # a line above a reported table adds nothing
        line = lines[at]
        yield from _stated(line)
        if not _may_tell(lines, at):
            continue
        for kind, pattern in _KINDS:
            if pattern.search(line.text) and _is_head(lines, at, pattern, kind):
                told.add(at)
                yield _hit(line, kind, pattern)
        if (
            told.isdisjoint(range(at, at + _FEW_LINES))
            and _PAY.search(line.text)
            and (found := _said(lines, at))
        ):
            yield found


def _stated(line: _Line) -> Iterator[Hit]:
    for kind, pattern in _STATED:
        if found := pattern.search(line.text):
            start = line.start + found.start()
            yield Hit(start, line.start + found.end(), kind, f"ชื่อ + {found[found.lastindex or 0]}")


def _meant(text: str) -> list[int]:
    """The numbers of the lines, from 0, that contain one of the stems."""
    small = text.lower()
    small = small if len(small) == len(text) else text
    places = {
        found.start() for stem in _STEMS if stem in small for found in re.finditer(re.escape(stem), small)
    }
    if not places:
        return []
    ends = [found.start() for found in re.finditer("\n", text)]
    return sorted({bisect_left(ends, place) for place in places})


def _may_tell(lines: Sequence[_Line], at: int) -> bool:
    """Whether a line has a word for pay, health or a case, and may have a person in it or near it."""
    words = lines[at].text
    return _ANY.search(words) is not None and (
        _NAMES.search(words) is not None
        or any(title in one.text for one in lines[max(0, at - 3) : at + 1 + _FEW_LINES] for title in TITLES)
    )


def _lines(text: str) -> list[_Line]:
    lines, start, is_open = [], 0, False
    for words in text.split("\n"):
        is_listed = _FIELD.match(words.strip()) is not None or (is_open and words.startswith(" "))
        is_open = is_listed and "]" not in words
        lines.append(_Line(start, words, is_listed))
        start += len(words) + 1
    return lines


def _hit(line: _Line, kind: Kind, pattern: re.Pattern[str]) -> Hit:
    """The head of a table, shown as those of its words that name the subject."""
    cells = line.cells()
    names = next((cell for cell in cells if _NAMES.search(cell)), "ชื่อ")
    what = next((cell for cell in cells if pattern.search(cell) and cell != names), "")
    found = pattern.search(line.text)
    shown = f"{names if len(cells) > 1 else 'ชื่อ'} + {what or (found[0] if found else '')}"
    start = line.start + len(line.text) - len(line.text.lstrip())
    return Hit(start, line.start + len(line.text.rstrip()), kind, shown[:80])


def _is_head(lines: Sequence[_Line], at: int, pattern: re.Pattern[str], kind: Kind) -> bool:
    cells = lines[at].cells()
    rows = lines[at + 1 : at + 1 + _MOST_ROWS]
    if len(cells) > 1:
        return _is_table(cells, rows, pattern, kind)
    is_pay = kind is Kind.PAY_TABLE
    return is_pay and _NAMES.search(cells[0]) is not None and _listed(rows[:_FEW_LINES]) >= 1


def _is_table(cells: Sequence[str], rows: Sequence[_Line], pattern: re.Pattern[str], kind: Kind) -> bool:
    """Whether the rows below a head have a person in a column of names and a value in the column meant."""
    names = [at for at, cell in enumerate(cells) if _NAMES.search(cell)] or _columns_of_people(rows)
    meant = [at for at, cell in enumerate(cells) if pattern.search(cell)]
    if kind is Kind.CASE_TABLE and any(_PARTY.search(cells[at]) for at in names if at < len(cells)):
        meant = list(range(len(cells)))
    if kind is Kind.PAY_TABLE and any(pattern.search(cells[at]) for at in names if at < len(cells)):
        meant += [at for at, cell in enumerate(cells) if _SUM.search(cell)]
    pairs = [(name, value) for name in names for value in meant if name != value]
    last = [at for at, cell in enumerate(cells) if _LAST_NAME.fullmatch(cell.strip())]
    for row in rows:
        if not row.text.strip():
            break
        found = () if row.is_listed and not TITLED.search(row.text) else row.cells()
        if any(_tells(found, name, value, last, kind) for name, value in pairs):
            return True
    return False


def _columns_of_people(rows: Sequence[_Line]) -> list[int]:
    """The columns with a person by title in the first row that has any, whatever the head calls them."""
    for row in rows[:3]:
        if found := [at for at, cell in enumerate(row.cells()) if TITLED.match(cell)]:
            return found
    return []


def _tells(row: Sequence[str], name: int, value: int, last: Sequence[int], kind: Kind) -> bool:
    if max(name, value, *last) >= len(row) if last else max(name, value) >= len(row):
        return False
    person = " ".join([row[name], *(row[at] for at in last)])
    if not is_person(person):
        return False
    if kind is Kind.PAY_TABLE:
        amount = _AMOUNT.search(_YEAR.sub("", row[value])) or _IN_A_CELL.fullmatch(row[value].strip())
        return amount is not None and not _RANGE.search(row[value])
    return len(row[value].strip("- .")) > 1


def _listed(rows: Sequence[_Line]) -> int:
    """How many lines have a person and an amount."""
    found = bare = 0
    for row in rows:
        named = TITLED.search(row.text)
        untitled = None if named else _NUMBERED.match(row.text)
        if named and _AMOUNT.search(row.text, named.end()):
            found += 1
        elif untitled and _AMOUNT.search(row.text, untitled.end()) and is_person(untitled[1]):
            bare += 1
    return found + (bare if bare > 1 else 0)


def _said(lines: Sequence[_Line], at: int) -> Hit | None:
    """A sentence about a person's pay, a list under a line about pay, or two fields of one record."""
    line = lines[at]
    paid = _SENTENCE.search(line.text)
    if paid and TITLED.search(line.text) and not _RANGE.match(line.text, paid.start(1)):
        return _hit(line, Kind.PAY_TABLE, _PAY)
    if (
        paid
        and _is_field(line.text)
        and any(TITLED.search(one.text) for one in lines[max(0, at - 3) : at + 3])
    ):
        return _hit(line, Kind.PAY_TABLE, _PAY)
    if len(line.cells()) == 1 and _listed(lines[at + 1 : at + 1 + _FEW_LINES]) > 1:
        return _hit(line, Kind.PAY_TABLE, _PAY)
    return None


def _is_field(line: str) -> bool:
    return re.match(r"\s*(?:- )?[\"']?(?:salary|pay|เงินเดือน|ค่าตอบแทน)[\"']?\s*:", line) is not None
