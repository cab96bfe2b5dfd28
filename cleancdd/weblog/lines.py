"""The complete lines of a log, compressed or not, and the date of a line."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from cleancdd.thai.dates import THAI_TIME
from cleancdd.weblog.readers import reader_for

__all__ = ["NOTHING_READ", "NotALog", "blocks", "day_of"]

_BLOCK = 2**20
_LONGEST = 32 * _BLOCK
"""The most bytes of a line: a visitor's headers, up to a mebibyte, may all be in it, each byte as six
characters."""

_NAMES = (b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}

NOTHING_READ = (
    "ไม่มีบรรทัดใดเป็นบันทึกการเข้าชมที่อ่านได้ ใช้บันทึกของ nginx Apache "
    "Caddy Traefik หรือ IIS (W3C) ที่มีวันเวลา วิธีขอ ที่อยู่ที่ขอ และรหัสที่ตอบ"
)


_FOREIGN = {
    b"\xff\xfe": "บันทึกด้วยรหัสอักขระ UTF-16 ซึ่งมักมาจาก PowerShell ใช้ไฟล์ที่เว็บเซิร์ฟเวอร์เขียนเอง หรือบันทึกใหม่เป็น UTF-8",
    **dict.fromkeys(
        (b"PK\x03\x04", b"BZh", b"7z\xbc\xaf", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"Rar!"),
        "บีบอัดไว้ด้วยวิธีที่ระบบนี้ไม่อ่าน แตกไฟล์ก่อน แล้วระบุบันทึกที่อยู่ข้างใน (ไฟล์ `.gz` ไม่ต้องแตก)",
    ),
}
"""How files begin that hold a log but are not read, and what to do with them."""


class NotALog(Exception):
    """The file is not a readable log; the message is Thai."""


def blocks(path: Path) -> Iterator[bytes]:
    """The log's complete lines, decompressed, about a mebibyte at a time. A last line without a line end is
    still being written and is left out.

    Raises `NotALog` for what is not text, or damaged compressed data; `OSError` when the file cannot be read.
    """
    with path.open("rb") as raw:
        start = raw.read(8)
        if (
            told := next((one for begin, one in _FOREIGN.items() if start.startswith(begin)), None)
        ) is not None:
            raise NotALog(told)
        packed = start.startswith(b"\x1f\x8b")
        raw.seek(0)
        rest, begun = b"", False
        try:
            with gzip.open(raw) if packed else raw as stream:
                while block := stream.read(_BLOCK):
                    whole, end, tail = block.rpartition(b"\n")
                    if end:
                        yield rest + whole + end
                        rest, begun = tail, True
                    else:
                        rest += tail
                    if len(rest) > _LONGEST:
                        raise NotALog("มีบรรทัดยาวเกิน 32 เมบิไบต์ จึงไม่ใช่บันทึกของเว็บเซิร์ฟเวอร์")
        except (EOFError, gzip.BadGzipFile, zlib.error) as damaged:
            raise NotALog("ไฟล์ที่บีบอัดเสียหายหรือไม่ครบ") from damaged
    if rest.strip() and not begun and not reader_for(rest)(rest + b"\n")[0]:
        raise NotALog(NOTHING_READ)


def day_of(minute: bytes, zone: bytes) -> date | None:
    """The date in Thailand of a request's minute and time zone; None for an invalid time."""
    try:
        if not zone:
            return datetime.fromtimestamp(int(minute) * 60, THAI_TIME).date()
        offset = timedelta(hours=int(zone[:3]), minutes=int(zone[:1] + zone[3:]))
        day, month, year, hour = int(minute[:2]), _MONTHS[minute[3:6]], int(minute[7:11]), int(minute[12:14])
        when = datetime(year, month, day, hour, int(minute[15:17]), tzinfo=timezone(offset))
        return when.astimezone(THAI_TIME).date()
    except (ValueError, KeyError, OverflowError, OSError):
        return None
