"""Letters that come out broken of PDF files, Word and old Thai fonts, told with the word as it should be.

Old fonts keep vowels and tone marks that stand elsewhere than usual in Unicode's private area, which another
computer shows as boxes; Word keeps its bullets there; a PDF file parts ำ from its consonant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleancdd.diagnostics import Code
from cleancdd.source.document import Position
from cleancdd.source.scene import Trouble, brief

__all__ = ["broken_letters"]

_THAI = dict(
    zip(
        map(chr, range(0xF700, 0xF71B)),
        "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e0d"
        "\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        strict=True,
    )
)
"""The letters of U+F700 to U+F71A, where Windows' old Thai fonts keep other shapes of them."""

_SYMBOLS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0fe": "☑",
    "\uf0a8": "□",
    "\uf06f": "□",
    "\uf02d": "-",
}
"""What Word's bullets of the fonts Symbol and Wingdings look like."""

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_BULLET = re.compile("\\s*[\uf020-\uf0ff]\\s*(.*)")
_PARTED = re.compile("(?<=[ก-ฮัิ-ฺ])([่-๋]?) +(?:([่-๋]?)[\u0e32\u0e33]|([ัิ-ฺ็-๎]))(?=[ก-๎])")
"""A vowel or tone mark parted from its consonant; one that stands alone is spoken of."""

_MOST = 5
_ROOM = 60


def broken_letters(lines: Sequence[str]) -> Iterator[Trouble]:
    """One for each line with such letters, the first few; the last says in how many lines they are."""
    found = [
        (number, line, match)
        for number, line in enumerate(lines, 1)
        if not line.isascii() and (match := _first(line))
    ]
    for count, (number, line, match) in enumerate(found[:_MOST], 1):
        place, code, message, advice = _trouble(number, line, match)
        more = f" (ไฟล์นี้มีเช่นนี้ {len(found)} บรรทัด)" if count == _MOST < len(found) else ""
        yield Trouble(place, code, message + more, advice)


def _first(line: str) -> re.Match[str] | None:
    return _PRIVATE.search(line) or _PARTED.search(line)


def _trouble(number: int, line: str, found: re.Match[str]) -> Trouble:
    sign = found[0]
    mark = f"U+{ord(sign[0]):04X}"
    if sign in _THAI:
        message = f"{mark} เป็นอักษรของฟอนต์เก่าหรือ PDF เครื่องอื่นเห็นเป็นช่องสี่เหลี่ยม ที่ถูกคือ `{_THAI[sign]}`"
        return _slip(number, line, found.span(), message)
    if not _PRIVATE.match(sign):
        at = found.start() - 1, found.end()
        return _slip(
            number, line, at, f"`{line[slice(*at)]}` มีช่องว่างแยกสระหรือวรรณยุกต์ออกจากพยัญชนะ ซึ่งมักติดมาจาก PDF"
        )
    place = Position(number, found.start() + 1)
    if bullet := _BULLET.fullmatch(line):
        message = f"{mark} เป็นจุดนำหัวข้อของ Word ซึ่งไม่เป็นรายการ และเครื่องอื่นเห็นเป็นช่องสี่เหลี่ยม"
        return Trouble(place, Code.BROKEN_LETTERS, message, f"พิมพ์ `- {brief(_mended(bullet[1]))}`")
    like = f"พิมพ์ `{_SYMBOLS[sign]}` แทน" if sign in _SYMBOLS else "พิมพ์คำหรือเครื่องหมายที่ต้องการแทน"
    message = f"{mark} เป็นสัญลักษณ์ของฟอนต์เฉพาะเครื่อง เครื่องอื่นเห็นเป็นช่องสี่เหลี่ยม"
    return Trouble(place, Code.BROKEN_LETTERS, message, f"ลบแล้ว{like}")


def _slip(number: int, line: str, at: tuple[int, int], message: str) -> Trouble:
    """A slip in a word, with the line as it should be, or the word of a long one."""
    start, end = at
    first, last = line.rfind(" ", 0, start) + 1, line.find(" ", end)
    words = _mended(line.strip())
    if len(words) > _ROOM:
        words = _mended(line[first : last if last >= 0 else None]).strip("\"'")
    return Trouble(
        Position(number, start + 1, end - start), Code.BROKEN_LETTERS, message, f"พิมพ์ `{brief(words)}`"
    )


def _mended(words: str) -> str:
    words = "".join(_THAI.get(letter, _SYMBOLS.get(letter, letter)) for letter in words)
    return _PARTED.sub(lambda found: f"{found[1]}{found[2] or ''}{found[3] or 'ำ'}", words)
