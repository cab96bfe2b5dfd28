"""The lines of a web server's log, as they are written by nginx, Apache and Caddy; nothing of who asked is taken from them.

Text lines are read a mebibyte at a time by one regular expression, for the regular expression is faster than any loop around it.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, TypeAlias

from cleancdd.thai.dates import THAI_TIME

__all__ = ["NotALog", "Reader", "Request", "blocks", "day_of", "reader_for"]

_BLOCK = 2**20
_NAMES = (b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}

_WORD = rb'[^"\\\n]*(?:\\.[^"\\\n]*)*'
_TEXT = re.compile(
    rb'^[^\[\n]*\[(\d\d/\w{3}/\d{4}:\d\d:\d\d):\d\d ([+-]\d{4})\] "(' + _WORD + rb')" (\d{3}) (?:\d+|-)'
    rb'(?: "' + _WORD + rb'" ("' + _WORD + rb'")[^\n]*)?\r?$',
    re.MULTILINE,
)
"""Common and Combined, also with a virtual host before them or further fields after them."""


class NotALog(Exception):
    """The file is no log that can be read; the message is Thai."""


Request: TypeAlias = tuple[bytes, bytes, bytes, bytes, bytes]
"""The minute a request came and its zone, as `day_of` understands them, its first line, the status, and the agent.

The agent is empty where the log does not record it, and begins with `"` otherwise.
"""

Reader: TypeAlias = Callable[[bytes], tuple[list[Request], int]]
"""Whole lines to requests, and how many of the lines were malformed."""


def blocks(path: Path) -> Iterator[bytes]:
    """The log's whole lines, unpacked, about a mebibyte at a time; a last line without an end is still being written: left out.

    Raises `NotALog` for what is no text, or packed and damaged; `OSError` when the file cannot be read.
    """
    with path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        rest = b""
        try:
            with gzip.open(raw) if packed else raw as stream:
                while block := stream.read(_BLOCK):
                    whole, end, tail = block.rpartition(b"\n")
                    if end:
                        yield rest + whole + end
                        rest = tail
                    else:
                        rest += tail
                    if len(rest) > _BLOCK:
                        raise NotALog("มีบรรทัดยาวเกิน 1 เมบิไบต์ จึงไม่ใช่บันทึกของเว็บเซิร์ฟเวอร์")
        except (EOFError, gzip.BadGzipFile, zlib.error) as damaged:
            raise NotALog("ไฟล์ที่บีบอัดเสียหายหรือไม่ครบ") from damaged


def reader_for(block: bytes) -> Reader:
    """The reader for a log that begins like this."""
    return _read_json if block.lstrip().startswith(b"{") else _read_text


def _read_text(block: bytes) -> tuple[list[Request], int]:
    requests = _TEXT.findall(block)
    lines = block.count(b"\n")
    if len(requests) == lines:
        return requests, 0
    return requests, sum(1 for line in block.split(b"\n") if line.strip()) - len(requests)


def _read_json(block: bytes) -> tuple[list[Request], int]:
    requests, malformed = [], 0
    for line in block.split(b"\n"):
        try:
            entry = json.loads(line) if line.strip() else {}
            if entry.keys() >= {"request", "status"}:  # Caddy tells of other things too when it has one log for all
                requests.append(_from_json(entry))
        except (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError, RecursionError):
            malformed += 1
    return requests, malformed


def _from_json(entry: dict[str, Any]) -> Request:
    request = entry["request"]
    agents = [value for name, value in request.get("headers", {}).items() if name.lower() == "user-agent"]
    agent = f'"{agents[0][0]}"'.encode(errors="replace") if agents else b""
    first = f"{request['method']} {request['uri']} {request.get('proto', '')}".encode(errors="replace")
    minute, status = _seconds(entry["ts"]) // 60, int(entry["status"])
    return str(minute).encode(), b"", first, str(status).encode(), agent


def _seconds(stamp: float | str) -> int:
    """Seconds since 1970 of Caddy's `ts`: seconds, milliseconds or nanoseconds, or a date and time with its zone."""
    if isinstance(stamp, str):
        when = datetime.fromisoformat(stamp)
        if when.tzinfo is None:
            raise ValueError(stamp)
        return int(when.timestamp())
    return int(stamp / (1e9 if stamp > 1e16 else 1e3 if stamp > 1e11 else 1))


def day_of(minute: bytes, zone: bytes) -> date | None:
    """The day in Thailand of a request's minute and zone; None when there is no such time."""
    try:
        if not zone:
            return datetime.fromtimestamp(int(minute) * 60, THAI_TIME).date()
        offset = timedelta(hours=int(zone[:3]), minutes=int(zone[:1] + zone[3:]))
        day, month, year, hour = int(minute[:2]), _MONTHS[minute[3:6]], int(minute[7:11]), int(minute[12:14])
        when = datetime(year, month, day, hour, int(minute[15:17]), tzinfo=timezone(offset))
        return when.astimezone(THAI_TIME).date()
    except (ValueError, KeyError, OverflowError, OSError):
        return None
