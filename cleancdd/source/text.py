"""Bytes to text: refuses what cannot be read, and invisible characters that change what is read."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from cleancdd.diagnostics import Code, Diagnostics, Span
from cleancdd.source.document import Position, SourceLines
from cleancdd.source.letters import broken_letters
from cleancdd.thai.mojibake import GARBLED

__all__ = ["HIDDEN", "Text", "hidden_words", "lost_part", "read_text", "wide_encoding"]

HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
"""Characters that are refused: C0 and C1 controls, soft hyphens, line separators, bidirectional overrides,
byte-order marks, non-characters."""

_CONFLICT = re.compile(r"(?m)^(?:<{7}|>{7}|\|{7})(?: .*)?$")
"""Conflict markers that git leaves after a failed merge; `=======` alone may underline a heading."""

_POINTER = "version https://git-lfs.github.com/spec/v1"
"""The beginning of a pointer file whose contents Git LFS has not fetched yet."""

_FOREIGN = {
    b"{\\rtf": "เอกสาร RTF ของ Word",
    b"%PDF-": " PDF",
    b"PK\x03\x04": "เอกสารของ Word หรือ Excel หรือไฟล์บีบอัด",
    b"\xd0\xcf\x11\xe0": "เอกสารรุ่นเก่าของ Word หรือ Excel",
    b"\x89PNG": "ภาพ",
    b"\xff\xd8\xff": "ภาพ",
}
"""How files of other kinds begin that were saved or renamed under the name of a text."""

_MOST_HIDDEN = 5
_SAVE_AS_UTF8 = "เปิดไฟล์ด้วยโปรแกรมแก้ไขข้อความ สั่ง “บันทึกเป็น” (Save as) แล้วเลือกรหัสอักขระ (Encoding) เป็น `UTF-8`"
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


_HIGH_BYTES = (b"\x00", b"\x0e")
"""The high bytes of English and Thai characters in UTF-16, which no text in UTF-8 has."""

_LOST = re.compile(rb"(?:\0\0){4,}(?:\0\Z)?")
"""More zero bytes in a row than any encoding has within a text."""

_NO_TEXT = re.compile(rb"[\x01-\x08\x0e-\x1f\x7f]")
"""Controls that programs and pictures have, and texts do not."""


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file: lines end in `\\n`; invisible characters are replaced by U+FFFD, and the text is
    then not `clean`."""

    digest: str
    content: str
    sheet: SourceLines
    clean: bool


def read_text(path: Path, name: str, most: int, diagnostics: Diagnostics) -> Text | None:
    """The text of a file of at most `most` bytes; None, with the reason in `diagnostics`, when it cannot be
    read."""
    raw = _bytes(path, name, most, diagnostics)
    if raw is not None and (
        kind := next((kind for start, kind in _FOREIGN.items() if raw.startswith(start)), None)
    ):
        advice = "เปิดด้วยโปรแกรมเดิม แล้วคัดลอกเฉพาะข้อความมาวางในไฟล์ข้อความ (UTF-8) ชื่อนี้"
        diagnostics.add(Span(name), Code.WRONG_ENCODING, f"เนื้อไฟล์เป็น{kind} ไม่ใช่ข้อความ", advice)
        return None
    content = None if raw is None else _decoded(raw, name, diagnostics)
    if raw is None or content is None:
        return None
    shown = HIDDEN.sub("\ufffd", content)
    sheet = SourceLines(name, tuple(shown.split("\n")), diagnostics)
    if conflict := _CONFLICT.search(shown):
        advice = "เลือกข้อความที่ถูกต้องไว้ชุดเดียว แล้วลบบรรทัด `<<<<<<<` `=======` และ `>>>>>>>` ทุกแห่งในไฟล์นี้"
        place = Position(shown.count("\n", 0, conflict.start()) + 1, 1, len(conflict[0]))
        sheet.note(place, Code.CONFLICT_MARK, "ไฟล์ยังมีเครื่องหมายรวมงานของ git", advice)
        return None
    if content.startswith(_POINTER):
        message = "ไฟล์นี้เป็นเพียงตัวชี้ของ Git LFS ยังไม่มีเนื้อไฟล์"
        advice = "ติดตั้ง Git LFS แล้วสั่ง `git lfs pull` เพื่อดึงเนื้อไฟล์มาก่อน"
        sheet.note(Position(1, 1, len(_POINTER)), Code.UNREADABLE_FILE, message, advice)
        return None
    for problem in broken_letters(content.split("\n")):
        sheet.note(*problem)
    if shown != content:
        _note_hidden(GARBLED.sub(lambda found: " " * len(found[0]), content), sheet)
    if not shown.strip():
        sheet.note(Position(1, 1), Code.EMPTY_FILE, "ไฟล์ว่าง", "พิมพ์เนื้อหาของไฟล์ หรือลบไฟล์นี้ถ้าไม่ใช้")
        return None
    return Text(hashlib.blake2b(raw, digest_size=16).hexdigest(), shown, sheet, clean=shown == content)


_UNREADABLE: tuple[tuple[type[OSError], str, str], ...] = (
    (FileNotFoundError, "ไม่มีไฟล์นี้แล้ว", "ตรวจว่าไฟล์ถูกลบหรือเปลี่ยนชื่อระหว่างที่ระบบทำงานหรือไม่ แล้วสั่งใหม่"),
    (IsADirectoryError, "เป็นโฟลเดอร์หรือสิ่งอื่นที่ไม่ใช่ไฟล์", "เปลี่ยนชื่อหรือย้ายออก แล้วสร้างไฟล์ชื่อนี้แทน"),
    (PermissionError, "ไม่มีสิทธิ์อ่านไฟล์นี้", "ให้สิทธิ์อ่านไฟล์แก่ผู้ใช้ที่สั่งงาน"),
    (OSError, "ระบบอ่านไฟล์นี้ไม่ได้", "ลองเปิดไฟล์ด้วยโปรแกรมอื่น ถ้าเปิดไม่ได้ให้นำสำเนาที่ดีมาแทน"),
)


def _bytes(path: Path, name: str, most: int, diagnostics: Diagnostics) -> bytes | None:
    try:
        raw = _first_bytes(path, most + 1)
    except OSError as problem:
        message, advice = next((words for kind, *words in _UNREADABLE if isinstance(problem, kind)))
        diagnostics.add(Span(name), Code.UNREADABLE_FILE, message, advice)
        return None
    if len(raw) <= most:
        return raw
    size = f"ไฟล์ใหญ่เกิน {most // 2**20} เมกะไบต์"
    diagnostics.add(Span(name), Code.FILE_TOO_LARGE, size, "แบ่งเนื้อหาเป็นหลายไฟล์ และนำข้อมูลที่ไม่ใช่ข้อความออก")
    return None


def _first_bytes(path: Path, count: int) -> bytes:
    # opening a pipe or device could block for ever, and Windows reports a folder as a permission error
    if path.exists() and not path.is_file():
        raise IsADirectoryError(path)
    with path.open("rb") as file:
        return file.read(count)


def _decoded(raw: bytes, name: str, diagnostics: Diagnostics) -> str | None:
    """The text with `\\n` at the end of lines, or None when it is not UTF-8; a UTF-8 byte-order mark is
    removed."""
    if not raw.strip(b"\0"):
        return ""
    if wide := wide_encoding(raw):
        first = raw.decode(wide, "replace").lstrip("\ufeff").splitlines()[:1]
        message = f"ไฟล์บันทึกด้วยรหัสอักขระ {wide[:6].upper()} ซึ่งระบบนี้ไม่อ่าน"
        _sheet_of("".join(first), 1, name, diagnostics).note(
            Position(1, 1), Code.WRONG_ENCODING, message, _SAVE_AS_UTF8
        )
        return None
    raw = raw.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if lost := lost_part(raw):
        at, message = lost
        advice = "นำไฟล์นี้จากประวัติของ git หรือสำเนาที่ดีมาแทน ถ้าไม่มี ให้ลบส่วนที่เสีย แล้วพิมพ์เนื้อหาที่หายไปใหม่"
        number, start, line = _line_of(raw, at)
        place = Position(number, len(line[: at - start].decode("utf-8", "replace")) + 1)
        _sheet_of(line.decode("utf-8", "replace"), number, name, diagnostics).note(
            place, Code.INCOMPLETE_FILE, message, advice
        )
        return None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        _note_encoding(raw, problem.start, name, diagnostics)
        return None


def wide_encoding(raw: bytes) -> str | None:
    """The encoding of UTF-16 or UTF-32, recognised by its byte-order mark or, without one, by the bytes that
    every other character of English and Thai has in common; None for any other text."""
    for mark, encoding in _MARKS.items():
        if raw.startswith(mark):
            return encoding
    raw = _LOST.sub(b"", raw)
    for first, encoding in enumerate(["utf-16-be", "utf-16-le"]):
        high = raw[first::2]
        if sum(map(high.count, _HIGH_BYTES)) * 5 > len(raw) * 2:
            return encoding
    return None


def lost_part(raw: bytes) -> tuple[int, str] | None:
    """Where zero bytes stand instead of a part of a text, which a failing disk and a copy broken off leave,
    and what to say of it, in Thai; None when nothing is lost so, or the bytes are wide or no text."""
    found = re.search(rb"\0{2,}", raw)
    if found is None or wide_encoding(raw) or _NO_TEXT.search(raw):
        return None
    where = "ตรงนี้" if raw[found.end() :].strip(b"\0 \t\r\n") else "ตั้งแต่ตรงนี้ถึงท้ายไฟล์"
    zeros = raw.count(b"\0")
    return found.start(), f"เนื้อหา{where}หายไป เหลือแต่ไบต์ศูนย์ {zeros:,} ไบต์ เพราะคัดลอกหรือบันทึกไม่จบ หรือดิสก์เสีย"


def _line_of(raw: bytes, at: int) -> tuple[int, int, bytes]:
    """The number of the line of a byte, where it starts, and the line."""
    start = raw.rfind(b"\n", 0, at) + 1
    return raw.count(b"\n", 0, at) + 1, start, raw[start:].split(b"\n", 1)[0]


def _sheet_of(line: str, number: int, name: str, diagnostics: Diagnostics) -> SourceLines:
    """The lines of a file of which only one can be shown."""
    return SourceLines(name, [""] * (number - 1) + [HIDDEN.sub("\ufffd", line)], diagnostics)


def _note_encoding(raw: bytes, at: int, name: str, diagnostics: Diagnostics) -> None:
    number, start, line = _line_of(raw, at)
    where = f"บรรทัดที่ {number} ไบต์ที่ {at - start + 1} ไม่ใช่ UTF-8"
    thai = _as_windows_thai(raw, line)
    if thai is None:
        shown, column, length = line.decode("utf-8", "replace"), len(line[: at - start].decode()) + 1, 1
        message, advice = where, f"พิมพ์ตัวอักษรตรงนี้ใหม่ หรือ{_SAVE_AS_UTF8}"
    else:
        shown, column, length = (
            thai,
            at - start + 1,
            len(re.findall(rb"\A[\x80-\xff]+", line[at - start :])[0]),
        )
        message, advice = f"{where} ไฟล์น่าจะบันทึกด้วยรหัสอักขระ Windows-874 (TIS-620)", _SAVE_AS_UTF8
    _sheet_of(shown, number, name, diagnostics).note(
        Position(number, column, length), Code.WRONG_ENCODING, message, advice
    )


def _as_windows_thai(raw: bytes, line: bytes) -> str | None:
    """The line decoded as Windows-874, when the whole file can be decoded so and the line then contains
    Thai."""
    try:
        raw.decode("cp874")
    except UnicodeDecodeError:
        return None
    shown = line.decode("cp874")
    return shown if re.search("[ก-ฮ]", shown) else None


def _note_hidden(content: str, sheet: SourceLines) -> None:
    found = [
        (number, one) for number, line in enumerate(content.split("\n"), 1) for one in HIDDEN.finditer(line)
    ]
    for count, (number, one) in enumerate(found[:_MOST_HIDDEN], 1):
        message, advice = hidden_words(one[0])
        if count == _MOST_HIDDEN < len(found):
            message += f" (ไฟล์นี้มีอักขระที่มองไม่เห็นทั้งหมด {len(found)} แห่ง)"
        sheet.note(Position(number, one.start() + 1), Code.CONTROL_CHARACTER, message, advice)


def hidden_words(char: str) -> tuple[str, str]:
    """Message and advice for an invisible character."""
    name = f"U+{ord(char):04X}"
    if char in "\u2028\u2029":
        return f"มีตัวขึ้นบรรทัดใหม่ {name} ที่ติดมาจากโปรแกรมอื่น", "ลบอักขระตรงนี้ แล้วกด Enter ถ้าต้องการขึ้นบรรทัดใหม่"
    if "\u202a" <= char <= "\u2069":
        return (
            f"มีอักขระสลับทิศทางข้อความ {name} ซึ่งทำให้ข้อความที่เห็นไม่ตรงกับที่เก็บ",
            "ลบอักขระตรงนี้ หรือลบทั้งข้อความแล้วพิมพ์ใหม่",
        )
    if char == "\u00ad":
        return (
            f"มีขีดแบ่งคำที่มองไม่เห็น {name} ซึ่งติดมาจาก Word หรือ PDF และทำให้ค้นคำนี้ไม่พบ",
            "ลบขีดที่มองไม่เห็นนี้ โดยวางเคอร์เซอร์ตรงนี้แล้วกด Delete",
        )
    if char == "\ufeff":
        return f"มีเครื่องหมายลำดับไบต์ {name} อยู่กลางไฟล์", "ลบอักขระตรงนี้ ซึ่งมักติดมาจากการต่อไฟล์สองไฟล์เข้าด้วยกัน"
    return f"มีอักขระควบคุม {name} ที่มองไม่เห็น", "ลบอักขระตรงนี้ หรือลบทั้งข้อความแล้วพิมพ์ใหม่"
