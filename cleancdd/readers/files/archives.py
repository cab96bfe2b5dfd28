"""The contents of office documents since 2007 and of OpenDocument: archives with parts that may lock the
document or run code."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from cleancdd.readers.files.compounds import COMPOUND

__all__ = [
    "PACKED",
    "active_in_archive",
    "archive_is_damaged",
    "archive_is_locked",
    "archive_is_whole",
    "executable",
    "has_endless_parts",
    "pictures_in_archive",
]

PACKED = b"PK\x03\x04"

_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    KeyError,
)
"""What a damaged archive may raise."""

_MOST_PARTS = 5_000
_MOST_UNPACKED = 500_000_000
"""Bytes of all parts together: a workbook of a million filled rows has a tenth."""

_MOST_WITHIN = 32_000_000
"""Bytes of documents within a document that are looked into."""

_AT_ONCE = 1 << 18

_NAMED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?i)(^|/)(vbaProject\.bin|Basic/|Scripts/)"), "มาโคร"),
    (re.compile(r"(?i)(^|/)(xl/macrosheets/|macrosheet)"), "มาโคร Excel 4.0 (XLM)"),
    (re.compile(r"(?i)(^|/)activeX/"), "ส่วนควบคุมที่ทำงานเอง (ActiveX)"),
    (
        re.compile(r"(?i)\.(exe|dll|scr|com|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|msi|jar|lnk|reg|cpl|pif)$"),
        "ไฟล์โปรแกรม",
    ),
)
_PICTURE = re.compile(r"(?i)\.(jpe?g|png|webp)$")
_MACRO_SHEET = re.compile(rb"(?i)macrosheet\+xml")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_FETCHED = re.compile(rb"/relationships/(attachedTemplate|oleObject|frame|subDocument)[\"']")
_FROM_AFAR = re.compile(rb"(?i)\bTarget\s*=\s*[\"'](?:(?!file:///[a-z]:)[a-z][a-z0-9+.-]+:|[\\/]{2})")
"""A part loaded from another machine; a template on the author's own disk does not match."""

_FIELDS = re.compile(rb"<w:instrText\b[^>]*>([^<]*)|<w:fldChar\b|\bw:instr=\"([^\"]*)")
_DDE = re.compile(rb"(?im)^\s*DDE(?:AUTO)?\b")
_MOST_RELATIONS = 1_000_000

_STARTS_OF_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"#!",
)


def executable(start: bytes) -> bool:
    """Whether a file that starts with these bytes is a program."""
    return start.startswith(_STARTS_OF_PROGRAMS)


def has_endless_parts(data: bytes) -> bool:
    """Whether an archive lists more parts than it is worth opening for."""
    return data.startswith(PACKED) and data.count(b"PK\x01\x02") > 4 * _MOST_PARTS


def archive_is_whole(data: bytes) -> bool:
    """Whether the directory at the end of the archive is complete and every part begins where it says."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return all(data.startswith(PACKED, part.header_offset) for part in archive.infolist())
    except _DAMAGED:
        return False


def archive_is_damaged(data: bytes) -> bool:
    """Whether a part cannot be unpacked or has another checksum than when it was saved; a large archive is
    read up to a bound."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            room = _MOST_WITHIN
            for part in archive.infolist()[:_MOST_PARTS]:
                room -= part.file_size
                if room < 0:
                    return False
                with archive.open(part) as plain:
                    while plain.read(_AT_ONCE):
                        pass
    except (zipfile.BadZipFile, zlib.error, EOFError):
        return True
    except _DAMAGED:  # what this program cannot unpack
        return False
    return False


def archive_is_locked(data: bytes) -> bool:
    """Whether any part is under a password, by the archive's own mark or by the manifest of OpenDocument."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if any(part.flag_bits & 1 for part in archive.infolist()):
                return True
            return b"encryption-data" in _start(archive, "META-INF/manifest.xml", 4_000_000)
    except _DAMAGED:
        return False


def active_in_archive(data: bytes, *, within: bool = False) -> str | None:
    """The active content of an office document, in Thai with the name of its part; None when it has none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return next(_active(archive, within=within), None)
    except _DAMAGED:
        return None


def pictures_in_archive(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The photographs within an office document by the names of their parts, as many as can be looked
    into."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            room = _MOST_WITHIN
            for part in archive.infolist()[:_MOST_PARTS]:
                if _PICTURE.search(part.filename) and 0 < part.file_size <= room:
                    room -= part.file_size
                    yield part.filename, _start(archive, part.filename, part.file_size)
    except _DAMAGED:
        return


def _active(archive: zipfile.ZipFile, *, within: bool) -> Iterator[str]:
    parts, room = archive.infolist(), _MOST_WITHIN
    if len(parts) > _MOST_PARTS:
        yield f"ส่วนประกอบมากถึง {len(parts):,} ชิ้น ซึ่งตรวจไม่ได้ทั้งหมด"
    if (whole := sum(part.file_size for part in parts)) > _MOST_UNPACKED:
        yield f"ส่วนประกอบที่แตกออกแล้วใหญ่ถึง {whole // 1_000_000:,} MB"
    for part in parts[:_MOST_PARTS]:
        named = next((what for pattern, what in _NAMED if pattern.search(part.filename)), None)
        start = _start(archive, part.filename, 8)
        if named or executable(start):
            yield f"{named or 'ไฟล์โปรแกรม'} (`{part.filename}`)"
        if start == COMPOUND:
            yield f"วัตถุที่ฝังไว้ (OLE, `{part.filename}`)"
        if start.startswith(PACKED) and not within and 0 < part.file_size <= room:
            room -= part.file_size
            inner = active_in_archive(_start(archive, part.filename, part.file_size), within=True)
            if inner is not None:
                yield f"{inner} ใน `{part.filename}`"
        yield from _commands(archive, part)
    if _MACRO_SHEET.search(_start(archive, "[Content_Types].xml", 1_000_000)):
        yield "มาโคร Excel 4.0 (XLM)"


def _commands(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[str]:
    """What opens with the document from another machine, and what asks another program (DDE)."""
    name = part.filename
    if name.endswith(".rels"):
        for relation in _RELATION.findall(_start(archive, name, _MOST_RELATIONS)):
            if _FETCHED.search(relation) and _FROM_AFAR.search(relation):
                yield f"ส่วนที่เปิดมาจากเครื่องอื่น (`{name}`)"
    elif name.startswith("xl/externalLinks/") and b"<ddeLink" in _start(archive, name, _MOST_RELATIONS):
        yield f"คำสั่งเรียกโปรแกรมอื่น (DDE, `{name}`)"
    elif re.fullmatch(r"word/(document|header[0-9]*|footer[0-9]*)\.xml", name):
        fields = _FIELDS.finditer(_start(archive, name, _MOST_WITHIN))
        # The words of one field may stand in several runs.
        said = b"".join(one[1] if one[1] is not None else b"\n" + (one[2] or b"") for one in fields)
        if _DDE.search(said):
            yield f"คำสั่งเรียกโปรแกรมอื่น (DDE, `{name}`)"


def _start(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """The first bytes of a part; none when it cannot be unpacked or is not there."""
    try:
        with archive.open(name) as part:
            return part.read(most)
    except _DAMAGED:
        return b""
