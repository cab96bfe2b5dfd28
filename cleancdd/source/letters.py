"""Letters broken by PDF files, Word, old Thai fonts and wrong encodings, reported with the corrected word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleancdd.diagnostics import Code
from cleancdd.source.document import Position
from cleancdd.source.scene import Trouble, brief
from cleancdd.thai.glyphs import OLD_LETTERS, PRIVATE, STRAY, SYMBOLS, mended, parted
from cleancdd.thai.mojibake import GARBLED, LOST, garbled, ungarbled

__all__ = ["broken_letters", "letters_of_a_list"]

_BULLET = re.compile("\\s*[\uf020-\uf0ff]\\s*(.*)")
_ASKED = re.compile(r"""(?<![^\s"'(:>*-])\?{4,}(?![A-Za-z])""")
"""A word of question marks: where no letter beside it is Thai, each was one that the encoding has not."""

_MOST = 5
_ROOM = 60


def broken_letters(lines: Sequence[str]) -> Iterator[Trouble]:
    """One diagnostic for each line with such letters, up to a few; the last one says how many lines have
    them."""
    found = [
        (number, line, match)
        for number, line in enumerate(lines, 1)
        if (match := _ASKED.search(line) if line.isascii() else _first(line))
    ]
    for count, (number, line, match) in enumerate(found[:_MOST], 1):
        place, code, message, advice = _trouble(number, line, match)
        more = f" (ไฟล์นี้มีเช่นนี้ {len(found)} บรรทัด)" if count == _MOST < len(found) else ""
        yield Trouble(place, code, message + more, advice)


def letters_of_a_list(lines: Sequence[str]) -> Trouble | None:
    """The diagnostic for the first line of a CSV with letters that only old fonts show, or that was read with
    the wrong encoding; None when there is none."""
    found = ((number, line, PRIVATE.search(line) or garbled(line)) for number, line in enumerate(lines, 1))
    first = next(((number, line, match) for number, line, match in found if match), None)
    if first is None:
        return None
    return _symbol(first[0], first[2]) if _is_symbol(first[2]) else _trouble(*first)


def _first(line: str) -> re.Match[str] | None:
    return PRIVATE.search(line) or parted(line) or garbled(line) or STRAY.search(line)


def _trouble(number: int, line: str, found: re.Match[str]) -> Trouble:
    sign = found[0]
    if found.re in {GARBLED, _ASKED}:
        return _garbled(number, line, found)
    if found.re is STRAY:
        message = f"มีอักษรอังกฤษ `{sign}` อยู่กลางคำไทย `{line[found.start() - 1 : found.end() + 1]}`"
        advice = "พิมพ์ตัวอักษรตรงนี้ใหม่ ถ้าตั้งใจเขียนอักษรอังกฤษ ให้เว้นวรรคก่อนและหลัง"
        return Trouble(Position(number, found.start() + 1), Code.BROKEN_LETTERS, message, advice)
    mark = f"U+{ord(sign[0]):04X}"
    if sign in OLD_LETTERS:
        message = f"{mark} เป็นอักษรของฟอนต์เก่าหรือ PDF เครื่องอื่นเห็นเป็นช่องสี่เหลี่ยม ที่ถูกคือ `{OLD_LETTERS[sign]}`"
        return _report(number, line, found.span(), message)
    if not PRIVATE.match(sign):
        at = found.start() - 1, found.end()
        return _report(
            number, line, at, f"`{line[slice(*at)]}` มีช่องว่างแยกสระหรือวรรณยุกต์ออกจากพยัญชนะ ซึ่งมักติดมาจาก PDF"
        )
    if bullet := _BULLET.fullmatch(line):
        message = f"{mark} เป็นจุดนำหัวข้อของ Word ซึ่งไม่เป็นรายการ และเครื่องอื่นเห็นเป็นช่องสี่เหลี่ยม"
        place = Position(number, found.start() + 1)
        return Trouble(place, Code.BROKEN_LETTERS, message, f"พิมพ์ `- {brief(mended(bullet[1]))}`")
    return _symbol(number, found)


def _is_symbol(found: re.Match[str]) -> bool:
    return found.re is PRIVATE and found[0] not in OLD_LETTERS


def _symbol(number: int, found: re.Match[str]) -> Trouble:
    sign = found[0]
    like = f"พิมพ์ `{SYMBOLS[sign]}` แทน" if sign in SYMBOLS else "พิมพ์คำหรือเครื่องหมายที่ต้องการแทน"
    message = f"U+{ord(sign[0]):04X} เป็นสัญลักษณ์ของฟอนต์เฉพาะเครื่อง เครื่องอื่นเห็นเป็นช่องสี่เหลี่ยม"
    return Trouble(Position(number, found.start() + 1), Code.BROKEN_LETTERS, message, f"ลบแล้ว{like}")


def _garbled(number: int, line: str, found: re.Match[str]) -> Trouble:
    place = Position(number, found.start() + 1, len(found[0]))
    if found.re is _ASKED:
        message = "ตัวอักษรไทยกลายเป็น `?` เพราะโปรแกรมบันทึกด้วยรหัสอักขระที่ไม่มีภาษาไทย เช่น ANSI"
        return Trouble(place, Code.BROKEN_LETTERS, message, "พิมพ์ข้อความนี้ใหม่ตามต้นฉบับ แล้วบันทึกเป็น UTF-8 ทั้งไฟล์")
    if found[0].startswith(LOST):
        message = f"`{LOST}` (U+FFFD) คือตัวอักษรที่หายไปเมื่อโปรแกรมอ่านด้วยรหัสอักขระผิด"
        return Trouble(place, Code.BROKEN_LETTERS, message, "พิมพ์คำนี้ใหม่ตามต้นฉบับ")
    words = ungarbled(line.strip())
    if len(words) > _ROOM:
        words = ungarbled(found[0])
    advice = "พิมพ์ข้อความนี้ใหม่ตามต้นฉบับ" if LOST in words else f"พิมพ์ `{brief(words)}`"
    message = "ตัวอักษรเพี้ยน เพราะโปรแกรมอ่านด้วยรหัสอักขระผิดก่อนบันทึก"
    return Trouble(place, Code.BROKEN_LETTERS, message, f"{advice} หรือคัดลอกจากต้นฉบับมาวางใหม่ทั้งหมด")


def _report(number: int, line: str, at: tuple[int, int], message: str) -> Trouble:
    """A diagnostic in a word, with the corrected line, or only the word when the line is long."""
    start, end = at
    first, last = line.rfind(" ", 0, start) + 1, line.find(" ", end)
    words = mended(line.strip())
    if len(words) > _ROOM:
        words = mended(line[first : last if last >= 0 else None]).strip("\"'")
    return Trouble(
        Position(number, start + 1, end - start), Code.BROKEN_LETTERS, message, f"พิมพ์ `{brief(words)}`"
    )
