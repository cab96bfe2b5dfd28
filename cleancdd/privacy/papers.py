"""Detects passports, and car plates and home addresses beside a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancdd.privacy.hits import Hit, Kind, masked
from cleancdd.thai.people import TITLED, TITLES

__all__ = ["find"]

_PASSPORT = re.compile(
    r"(?i:หนังสือเดินทาง|พาสปอร์ต|passport)[^\n]{0,60}?(?<![A-Za-z])([A-Za-z]{1,2}[ -]?\d{6,8})(?![\d-])"
)
_PASSPORT_CELL = re.compile(r"(?<![^\s|,;])[A-Z]{1,2}\d{6,7}(?![^\s|,;])")
_MACHINE_READABLE = re.compile("(?<![A-Z<])P[A-Z<][A-Z]{3}[A-Z]+<<[A-Z<]{10,36}(?![A-Z<])")
_IN_A_TABLE = 1_500
_PASSPORT_WORDS = ("หนังสือเดินทาง", "พาสปอร์ต")
_TITLE = re.compile("|".join(map(re.escape, TITLES)))
_VEHICLE = re.compile("รถ|ทะเบียน(?!คุม|บ้าน|ราษฎร|นิติ|พาณิชย์|เกษตร|สมรส|หนังสือ|เลขที่)")
_PLATE = re.compile(r"(?<![ก-๎\d.])(?:[1-9] ?)?[ก-ฮ]{2}[ -]?\d{1,4}(?![\d/.,])")
_AGENCY = re.compile(r"(?:มท|นร|ศธ|สธ|กษ|รง|ยธ|กค) ?0\d{3}")
_HOME = re.compile(
    r"บ้านเลขที่ ?\d{1,4}(?:/\d{1,4})?"
    r"|(?<![\d./])\d{1,4}(?:/\d{1,4})? ?(?:หมู่ที่|หมู่|ม\.) ?\d{1,2}(?!\d)[^\n]{0,30}?(?:ต\.|ตำบล|แขวง)"
    r"|(?:เลขที่ ?|(?<![\d./-]))\d{1,4}(?:/\d{1,4})? ?(?:ซอย|ซ\.|ถนน|ถ\.|ตรอก)"
)
_OFFICE = re.compile(
    "สำนักงาน|ศาลากลาง|ที่ว่าการ|โรงเรียน|วัด|เทศบาล|อบต|ศูนย์|ที่ทำการ|หอประชุม|ศาลาประชาคม|บริษัท|ห้างหุ้นส่วน|ร้าน|สถานที่|อาคาร|กลุ่ม"
)
_BESIDE = 160


def find(text: str) -> Iterator[Hit]:
    """Every passport number, and every plate and home address beside a name, in a normalised text."""
    small = text.lower()
    for word in (*_PASSPORT_WORDS, "passport"):
        if word in small:
            yield from _passports(text)
            yield from _passports_in_cells(text, small.index(word))
            break
    if "<<" in text:
        for found in _MACHINE_READABLE.finditer(text):
            yield Hit(*found.span(), Kind.PASSPORT, f"{found[0][:5]}…")
    yield from _beside(text)


def _passports(text: str) -> Iterator[Hit]:
    for found in _PASSPORT.finditer(text):
        yield Hit(*found.span(1), Kind.PASSPORT, masked(found[1]))


def _passports_in_cells(text: str, head: int) -> Iterator[Hit]:
    """The passport numbers in the table under a word for passports."""
    under = text[head : head + _IN_A_TABLE].split("\n\n", 1)[0]
    if "\n" in under:
        for found in _PASSPORT_CELL.finditer(text, head + under.index("\n"), head + len(under)):
            yield Hit(*found.span(), Kind.PASSPORT, masked(found[0]))


def _beside(text: str) -> Iterator[Hit]:
    end = 0
    for title in _TITLE.finditer(text):
        if title.start() < end:
            continue
        start, end = _around(text, title.start())
        yield from _in_line(text, start, end)


def _around(text: str, place: int) -> tuple[int, int]:
    """The start and end of the line around a position."""
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, end if end >= 0 else len(text)


def _in_line(text: str, start: int, end: int) -> Iterator[Hit]:
    for found in _PLATE.finditer(text, start, end):
        near = _line(text, found)
        if (
            TITLED.search(near)
            and (_VEHICLE.search(near) or _is_under_plates(text, start))
            and not _AGENCY.match(found[0])
        ):
            yield Hit(*found.span(), Kind.CAR_PLATE, masked(found[0]))
    for found in _HOME.finditer(text, start, end):
        near = _line(text, found)
        named = list(TITLED.finditer(near))
        if named and not _OFFICE.search(_since(named, near, found[0])):
            yield Hit(*found.span(), Kind.HOME_ADDRESS, masked(found[0]))


def _is_under_plates(text: str, start: int) -> bool:
    """Whether a line is in a table with a column of plates."""
    above = text[max(0, start - _IN_A_TABLE) : start].rpartition("\n\n")[2]
    return any(word in above for word in ("ทะเบียนรถ", "หมายเลขทะเบียน", "เลขทะเบียนรถ"))


def _line(text: str, found: re.Match[str]) -> str:
    """The line around a match, cut off at a fixed distance on each side."""
    start = text.rfind("\n", max(0, found.start() - _BESIDE), found.start()) + 1 or max(
        0, found.start() - _BESIDE
    )
    end = text.find("\n", found.end(), found.end() + _BESIDE)
    return text[start : end if end >= 0 else found.end() + _BESIDE]


def _since(named: list[re.Match[str]], near: str, home: str) -> str:
    """The text between the last name before a home address and that address."""
    at = near.find(home)
    last = max((one.end() for one in named if one.end() <= at), default=0)
    return near[last:at]
