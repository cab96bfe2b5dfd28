"""Thai dates: how authors write a day, how pages show it, and the government's fiscal year.

Internally a day is a `datetime.date`; a year that people type or read is an `int` of the Buddhist era (common
era + 543).
"""

from __future__ import annotations

import difflib
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from cleancdd.thai.spelling import fold

__all__ = [
    "MONTHS",
    "SHORT_MONTHS",
    "THAI_TIME",
    "DoubtfulYear",
    "NotADate",
    "add_months",
    "fiscal_periods",
    "fiscal_quarter",
    "fiscal_year",
    "fiscal_year_days",
    "format_day",
    "format_day_short",
    "parse_day",
    "typed_day",
]

MONTHS = ("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
          "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม")  # fmt: skip
"""Full names of the months, January first."""

SHORT_MONTHS = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
"""Abbreviated names of the months, January first."""

THAI_TIME = timezone(timedelta(hours=7), "ICT")
"""The time zone of Thailand, without daylight saving time since 1920."""

_BUDDHIST, _COMMON = "พ.ศ.", "ค.ศ."
_APART = 543
_STATED = {_BUDDHIST: range(2400, 2701), _COMMON: range(2400 - _APART, 2701 - _APART)}
"""The years accepted when the author names the era."""
_ASSUMED = {_BUDDHIST: range(2500, 2701), _COMMON: range(1900, 2701 - _APART)}
"""The years that identify their era by themselves."""

_LONGEST = 60
_SHAPES = "พิมพ์วันเดียวตามแบบ `16 มี.ค. 2564` หรือ `2564-03-16`"
_NUMERIC = re.compile(r"([0-9]{1,6}) ?([-/.]) ?([0-9]{1,6})(?: ?\2 ?([0-9]{1,6}))?")
_WORDED = re.compile(r"([0-9]{1,6})?([^0-9]*)([0-9]{1,6})?")
_ERA = re.compile(r"(?:(พ ?\.? ?ศ|พุทธศักราช)|(?:ค ?\.? ?ศ|คริสต์ศักราช))[. ]*$")
_BETWEEN_LETTERS = re.compile(r"[\s.,/-]+")


class _DateError(ValueError):
    """What is wrong with a date and what to type instead, both in Thai for the author."""

    def __init__(self, message: str, advice: str) -> None:
        self.message = message
        self.advice = advice
        super().__init__(message)


class NotADate(_DateError):
    """The text is not a day of the calendar; `message` and `advice` are Thai."""


class DoubtfulYear(_DateError):
    """The year may be of either era, shortened or mistyped, so the author is asked; `message` and `advice`
    are Thai."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """A date split into parts: folded digits and words as typed, empty where missing."""

    quoted: str
    day: str
    month: str
    year: str
    era: str = ""


@lru_cache(maxsize=4096)
def parse_day(text: str) -> date:
    """Parse a day as an author wrote it: `16 มี.ค. 2564`, `2564-03-16`, `16/3/2564`, in Thai or Arabic
    digits.

    Years 2500 to 2700 are Buddhist era and 1900 to 2157 common era; older ones need `พ.ศ.` or `ค.ศ.` before
    the year. Raises `NotADate` or `DoubtfulYear`.
    """
    if stamp := _STAMP.fullmatch(text.strip()):
        return datetime.fromisoformat(stamp[0]).astimezone(THAI_TIME).date()
    parts = _take_apart(text)
    _refuse_missing(parts)
    month = _month(parts)
    day = _real_day(parts, month, _common_year(parts, month))
    _refuse_other_weekday(text, day)
    return day


def _take_apart(text: str) -> _Parts:
    words = " ".join(text.translate(_WIDE).split())
    quoted = f"`{words if len(words) <= _LONGEST else words[:_LONGEST] + '…'}`"
    folded = _CLOCK.sub("", _without_weekday(fold(words)).removeprefix("วันที่")).strip()
    if not folded:
        raise NotADate("ยังไม่ได้พิมพ์วันที่", _SHAPES)
    if len(folded) <= _LONGEST:
        _refuse_serial(quoted, folded)
        _refuse_tight(quoted, folded)
        if several := _SEVERAL.fullmatch(folded):
            raise NotADate(f"{quoted} เป็นหลายวัน", f"พิมพ์วันแรกวันเดียว `{several[1]} {several[2]}`")
        if numeric := _NUMERIC.fullmatch(folded):
            return _numeric_parts(quoted, [number for number in numeric.group(1, 3, 4) if number])
        if (worded := _WORDED.fullmatch(folded)) and (worded[1] or worded[3]):
            return _worded_parts(quoted, worded[1] or "", worded[2], worded[3] or "")
    raise NotADate(f"{quoted} ไม่ใช่วันที่", _SHAPES)


_WIDE = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF0F: "/", 0xFF0E: ".", 0xFF0D: "-"}
"""Digits and separators of full width."""

_SEVERAL = re.compile(r"([0-9]{1,2}) ?(?:[-–—]|ถึง|และ) ?[0-9]{1,2} ([^0-9]+[0-9]{4})")
"""Several days of one month."""

_FIRST_OF_EXCEL, _SERIALS = date(1899, 12, 30), range(36_526, 54_789)
"""The day from which Excel counts, and its numbers for the years 2000 to 2049."""


def _refuse_serial(quoted: str, folded: str) -> None:
    if re.fullmatch(r"[0-9]{5}(?:\.[0-9]+)?", folded) and int(folded[:5]) in _SERIALS:
        day = _FIRST_OF_EXCEL + timedelta(days=int(folded[:5]))
        raise NotADate(f"{quoted} เป็นเลขลำดับวันของ Excel", f"หมายถึง `{format_day(day)}` หรือไม่")


def _refuse_tight(quoted: str, folded: str) -> None:
    """`25640316`: a day without separators, as programs write it."""
    if (tight := re.fullmatch("((?:19|20|25)[0-9]{2})([0-9]{2})([0-9]{2})", folded)) is None:
        return
    year, month, day = (int(one) for one in tight.groups())
    common = year - _APART if year in _ASSUMED[_BUDDHIST] else year
    if 1 <= month <= 12 and 1 <= day <= monthrange(common, month)[1]:
        meant = format_day(date(common, month, day))
        raise NotADate(f"{quoted} ไม่มีเครื่องหมายคั่นวัน เดือน และปี", f"หมายถึง `{meant}` หรือไม่")


_WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
_WEEKDAY = re.compile(rf"วัน({'|'.join(_WEEKDAYS)}|พฤหัส)(?:ที่)?(?=[\s0-9])\s*")
_CLOCK = re.compile(
    r"(?:t|\s+)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?:\s*น\.?|\s*\+07(?::?00)?)?$"
    r"|\s*เวลา\s*[0-9]{1,2}[.:][0-9]{2}\s*(?:น\.?|นาฬิกา)?$|\s+[0-9]{1,2}\.[0-9]{2}\s*น\.?$"
)
"""A time of day in Thailand after a date: `เวลา 09.30 น.`, `T09:30:00+07:00`."""


_STAMP = re.compile(
    r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?Z"
)
"""A moment of universal time, as programs export it, of a day that every month has."""


def _without_weekday(folded: str) -> str:
    return _WEEKDAY.sub("", folded, count=1) if _WEEKDAY.match(folded) else folded


def _refuse_other_weekday(text: str, day: date) -> None:
    """The day of the week that an author wrote does not match the date; one of the two is mistyped."""
    named = _WEEKDAY.match(fold(text))
    right = _WEEKDAYS[day.weekday()]
    if named and not right.startswith(named[1]):
        raise NotADate(
            f"`{format_day(day)}` เป็นวัน{right} ไม่ใช่วัน{named[1]}", "ตรวจวันที่กับชื่อวัน แล้วแก้ให้ตรงกัน หรือพิมพ์เฉพาะวันที่"
        )


def _numeric_parts(quoted: str, numbers: list[str]) -> _Parts:
    if _year_is_first(numbers[0], numbers[-1]):
        numbers.reverse()
    if len(numbers) == 2:
        numbers.insert(0 if len(numbers[1]) > 2 else 2, "")
    day, month, year = numbers
    return _Parts(quoted, day, month, year)


def _worded_parts(quoted: str, first: str, between: str, last: str) -> _Parts:
    day, year = (last, first) if _year_is_first(first, last) else (first, last)
    era = _ERA.search(between)
    if era is None:
        return _Parts(quoted, day, _letters(between), year)
    return _Parts(quoted, day, _letters(between[: era.start()]), year, _BUDDHIST if era[1] else _COMMON)


def _year_is_first(first: str, last: str) -> bool:
    """As in `2564-03-16` or, shortened, `64-03-16`."""
    return len(first) > 2 or (len(last) <= 2 and int(first or 0) > 31)


def _letters(month: str) -> str:
    return _BETWEEN_LETTERS.sub("", month).removeprefix("เดือน")


_MONTH_NUMBERS = {
    _letters(fold(name)): number
    for names in (MONTHS, SHORT_MONTHS)
    for number, name in enumerate(names, start=1)
}


_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _refuse_missing(parts: _Parts) -> None:
    named = (("วันที่", parts.day), ("เดือน", parts.month), ("ปี", parts.year))
    missing = [name for name, part in named if not part]
    if missing:
        raise NotADate(f"{parts.quoted} ยังไม่มี{'และ'.join(missing)}", _SHAPES)


def _month(parts: _Parts) -> int:
    """The month, 1 to 12."""
    if not parts.month.isdecimal():
        return _named_month(parts)
    month, day = int(parts.month), int(parts.day)
    if 1 <= month <= 12:
        return month
    advice = "เดือนมีตั้งแต่ 1 ถึง 12"
    if 1 <= day <= 12 and 1 <= month <= 31:
        advice = f"วันกับเดือนอาจสลับกัน หมายถึง `{month} {MONTHS[day - 1]} {parts.year}` หรือไม่"
    raise NotADate(f"{parts.quoted} ไม่มีเดือนที่ {month}", advice)


def _named_month(parts: _Parts) -> int:
    if parts.month in _MONTH_NUMBERS:
        return _MONTH_NUMBERS[parts.month]
    if parts.month[:3] in _ENGLISH and parts.month.isascii() and len(parts.year) == 4:
        year = int(parts.year) + (_APART if int(parts.year) in _ASSUMED[_COMMON] else 0)
        month = MONTHS[_ENGLISH.index(parts.month[:3])]
        raise NotADate(f"{parts.quoted} ใช้ชื่อเดือนภาษาอังกฤษ", f"หมายถึง `{parts.day} {month} {year}` หรือไม่")
    nearest = difflib.get_close_matches(parts.month, _MONTH_NUMBERS, n=1)
    advice = _SHAPES
    if nearest:
        words = (parts.day, MONTHS[_MONTH_NUMBERS[nearest[0]] - 1], parts.era, parts.year)
        advice = f"หมายถึง `{' '.join(filter(None, words))}` หรือไม่"
    raise NotADate(f"{parts.quoted} ไม่มีเดือนชื่อนี้", advice)


def _common_year(parts: _Parts, month: int) -> int:
    """The year in the common era; raises when the year is doubtful."""
    year = int(parts.year)
    believed = {parts.era: _STATED[parts.era]} if parts.era else _ASSUMED
    for era, years in believed.items():
        if year in years and len(parts.year) == 4:
            return year - _APART if era == _BUDDHIST else year
    raise DoubtfulYear(f"{parts.quoted} ปี {parts.year} ไม่แน่ชัดว่าเป็นปีใด", _question(parts, month))


def _question(parts: _Parts, month: int) -> str:
    """Asks for the likely year, and says how to confirm the one typed."""
    likely = _likely_year(parts)
    asked = ["พิมพ์ปีพุทธศักราชให้ครบสี่หลัก เช่น `2564`"]
    if likely and 1 <= int(parts.day) <= monthrange(likely - _APART, month)[1]:
        asked = [f"หมายถึง `{int(parts.day)} {MONTHS[month - 1]} {likely}` หรือไม่"]
    for era, years in _STATED.items():
        if not parts.era and int(parts.year) in years:
            asked.append(f"ถ้าเป็นปีนั้นจริง พิมพ์ `{int(parts.day)} {MONTHS[month - 1]} {era} {parts.year}`")
    return " ".join(asked)


_NEAR = range(2550, 2586)
"""The range of years that records are about: of two digits, `64` is more likely พ.ศ. 2564, and `21` ค.ศ.
2021."""


def _likely_year(parts: _Parts) -> int | None:
    """The Buddhist year probably meant: the other era, an era added twice, or the last two digits."""
    year = int(parts.year)
    if len(parts.year) <= 2:
        return (
            2000 + _APART + year
            if parts.era == _COMMON or (not parts.era and 2000 + _APART + year in _NEAR)
            else 2500 + year
        )
    if len(parts.year) != 4:
        return None
    candidates = (year + _APART, year, year - _APART, 2500 + year % 100)
    return next(one for one in candidates if one in _ASSUMED[_BUDDHIST])


def _real_day(parts: _Parts, month: int, year: int) -> date:
    day, last = int(parts.day), monthrange(year, month)[1]
    if 1 <= day <= last:
        return date(year, month, day)
    named = f"{MONTHS[month - 1]} {year + _APART}"
    meant = f" หมายถึง `{last} {named}` หรือไม่" if day > last else ""
    raise NotADate(f"{parts.quoted} ไม่มีวันที่ {day} {named}", f"เดือน{named} มี {last} วัน{meant}")


def format_day(day: date) -> str:
    """The day in full: `16 มีนาคม 2564`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year + _APART}"


def format_day_short(day: date) -> str:
    """The day with its month abbreviated, for tables: `16 มี.ค. 2564`."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year + _APART}"


def typed_day(day: date) -> str:
    """The day as the files of a site have it: `2564-03-16`."""
    return f"{day.year + _APART}-{day:%m-%d}"


def fiscal_year(day: date) -> int:
    """The Buddhist fiscal year of a day: 1 October to 30 September, named after the year it ends in."""
    return day.year + _APART + (day.month >= 10)


def fiscal_quarter(day: date) -> int:
    """The quarter of the fiscal year, 1 (October to December) to 4 (July to September)."""
    return (day.month - 10) % 12 // 3 + 1


@lru_cache(64)
def fiscal_year_days(year: int) -> tuple[date, date]:
    """The first and the last day of a Buddhist fiscal year."""
    return date(year - _APART - 1, 10, 1), date(year - _APART, 9, 30)


def fiscal_periods(year: int, months: int) -> tuple[tuple[date, date], ...]:
    """The periods of the given number of months in a Buddhist fiscal year, each with first and last day; four
    for three months."""
    start, end = fiscal_year_days(year)
    firsts = [add_months(start, before) for before in range(0, 12, months)]
    lasts = [first - timedelta(days=1) for first in firsts[1:]] + [end]
    return tuple(zip(firsts, lasts, strict=True))


def add_months(day: date, months: int) -> date:
    """The same day some months later (or earlier), or the last day of a month that is too short."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
