"""The kinds of log: how each says when something was asked for, what, with which answer, and by which
program.

Text lines are read a mebibyte at a time by one regular expression, for the regular expression is faster than
any loop around it. Nothing of who asked is taken from them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, TypeAlias

__all__ = ["Extended", "Reader", "Request", "reader_for"]

Request: TypeAlias = tuple[bytes, bytes, bytes, bytes, bytes]
"""The minute a request came and its zone, as `day_of` understands them, its first line, the status, and the
agent.

The agent is empty where the log does not record it, and begins with `"` otherwise.
"""

Reader: TypeAlias = Callable[[bytes], tuple[list[Request], int]]
"""Whole lines to requests, and how many of the lines were malformed."""

_WORD = rb'[^"\\\n]*(?:\\.[^"\\\n]*)*'
_TEXT = re.compile(
    rb'^[^\[\n]*\[(\d\d/\w{3}/\d{4}:\d\d:\d\d):\d\d ([+-]\d{4})\] "(' + _WORD + rb')" (\d{3}) (?:\d+|-)'
    rb'(?: "' + _WORD + rb'" ("' + _WORD + rb'")[^\n]*)?\r?$',
    re.MULTILINE,
)
"""Common and Combined, also with a virtual host before them or further fields after them."""

_TRAEFIK = re.compile(rb'" \d+ "[^"\n]*" "[^"\n]*" \d+ms\r?$', re.MULTILINE)
"""The end of a line of Traefik, which writes `-` for the agent of everyone unless it is told to keep it."""

_WHEN = ("ts", "time_iso8601", "startutc", "@timestamp", "timestamp", "time_local", "time", "msec")
_METHOD = ("request_method", "requestmethod", "method")
_TARGET = ("request_uri", "requestpath", "uri", "url", "path")
_STATUS = ("status", "downstreamstatus", "status_code")
_AGENT = ("user-agent", "http_user_agent", "user_agent", "request_user-agent", "useragent", "agent")
"""What the fields are called, in lower case, by Caddy, Traefik, and those who write JSON with nginx or
Apache."""

_LOCAL = re.compile(r"(\d\d/[A-Za-z]{3}/\d{4}:\d\d:\d\d):\d\d ([+-]\d{4})")
_NUMBER = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,9})?")
_BOM = b"\xef\xbb\xbf"
_MANY = 200


def reader_for(block: bytes) -> Reader:
    """The reader that understands most of the first lines: a visitor may have had a say in how the very first
    one begins."""
    sample = b"\n".join([*block.split(b"\n", _MANY)[:_MANY], b""])
    text = _read_traefik if _TRAEFIK.search(sample) else _read_text
    extended = Extended()
    readers: tuple[Reader, ...] = (text, _read_json, extended)
    read = {reader: len(reader(sample)[0]) for reader in readers}
    return (
        extended
        if extended.has_head and not any(read.values())
        else max(readers, key=lambda reader: read[reader])
    )


def _read_text(block: bytes) -> tuple[list[Request], int]:
    requests = _TEXT.findall(block)
    lines = block.count(b"\n")
    if len(requests) == lines:
        return requests, 0
    return requests, sum(1 for line in block.split(b"\n") if line.strip()) - len(requests)


def _read_traefik(block: bytes) -> tuple[list[Request], int]:
    requests, malformed = _read_text(block)
    return [(*rest, b"" if agent == b'"-"' else agent) for *rest, agent in requests], malformed  # type: ignore[misc]


def _read_json(block: bytes) -> tuple[list[Request], int]:
    requests, malformed = [], 0
    for line in block.split(b"\n"):
        try:
            fields = _fields(json.loads(line.removeprefix(_BOM))) if line.strip() else {}
            if _first(fields, _STATUS) is not None and not fields.keys().isdisjoint(("request", *_TARGET)):
                requests.append(_from_json(fields))
        except (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError, RecursionError):
            malformed += 1
    return requests, malformed


def _fields(entry: dict[str, Any]) -> dict[str, Any]:
    """The fields by their names in lower case, with `request` as its first line: Caddy has its parts in a
    group, others apart."""
    fields = {name.lower(): value for name, value in entry.items()}
    request = fields.get("request")
    if isinstance(request, dict):
        headers = {name.lower(): values[0] for name, values in request.get("headers", {}).items() if values}
        fields |= {"user-agent": headers.get("user-agent")} | request
    elif request is not None:
        return fields
    if (target := _first(fields, _TARGET)) is not None and (method := _first(fields, _METHOD)) is not None:
        fields["request"] = f"{method} {target} HTTP/1.1"
    return fields


def _first(fields: Mapping[str, Any], names: Iterable[str]) -> Any:
    """The first of the fields that is there."""
    return next((fields[name] for name in names if fields.get(name) is not None), None)


def _from_json(fields: Mapping[str, Any]) -> Request:
    agent = _first(fields, _AGENT)
    minute, zone = _minute(_first(fields, _WHEN))
    said = b"" if agent is None else f'"{agent}"'.encode(errors="replace")
    return (
        minute,
        zone,
        fields["request"].encode(errors="replace"),
        str(int(_first(fields, _STATUS))).encode(),
        said,
    )


def _minute(stamp: float | str) -> tuple[bytes, bytes]:
    """Minutes since 1970, or the time as a text log has it, of a number, or of a date and time with its
    zone."""
    if isinstance(stamp, str) and (local := _LOCAL.fullmatch(stamp)):
        return local[1].encode(), local[2].encode()
    return str(
        _seconds(float(stamp) if isinstance(stamp, str) and _NUMBER.fullmatch(stamp) else stamp) // 60
    ).encode(), b""


def _seconds(stamp: float | str) -> int:
    """Seconds since 1970 of seconds, milliseconds or nanoseconds, or of a date and time with its zone."""
    if isinstance(stamp, str):
        when = datetime.fromisoformat(stamp)
        if when.tzinfo is None:
            raise ValueError(stamp)
        return int(when.timestamp())
    return int(stamp / (1e9 if stamp > 1e16 else 1e3 if stamp > 1e11 else 1))


class Extended:
    """Reads the extended format of the W3C, as of IIS: a line `#Fields:` says what stands where; the clock is
    UTC."""

    def __init__(self) -> None:
        self._at: dict[bytes, int] = {}

    @property
    def has_head(self) -> bool:
        """Whether a line `#Fields:` came."""
        return bool(self._at)

    def __call__(self, block: bytes) -> tuple[list[Request], int]:
        """The requests of whole lines; the fields stay known for the lines that come after them."""
        requests, malformed = [], 0
        for line in block.split(b"\n"):
            if line.removeprefix(_BOM).startswith(b"#Fields:"):
                self._at = {name: at for at, name in enumerate(line.partition(b":")[2].split())}
            elif line.strip() and not line.removeprefix(_BOM).startswith(b"#"):
                try:
                    requests.append(self._request(line.split(b"\t") if b"\t" in line else line.split()))
                except (KeyError, IndexError, ValueError, OverflowError):
                    malformed += 1
        return requests, malformed

    def _request(self, values: list[bytes]) -> Request:
        def of(name: bytes) -> bytes:
            return values[self._at[name]]

        minute, _ = _minute(f"{of(b'date').decode()}T{of(b'time').decode()}+00:00")
        query = of(b"cs-uri-query") if b"cs-uri-query" in self._at else b"-"
        target = of(b"cs-uri-stem") + (b"" if query == b"-" else b"?" + query)
        agent = b'"%s"' % of(b"cs(User-Agent)") if b"cs(User-Agent)" in self._at else b""
        return minute, b"", b"%s %s HTTP/1.1" % (of(b"cs-method"), target), of(b"sc-status"), agent
