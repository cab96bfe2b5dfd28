"""Log formats: how each records the time, the request, the status and the user agent.

Text lines are matched a mebibyte at a time with one regular expression, which is faster than a loop over the
lines. Nothing that identifies the visitor is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, TypeAlias

__all__ = ["Extended", "Reader", "Request", "reader_for"]

Request: TypeAlias = tuple[bytes, bytes, bytes, bytes, bytes]
"""The minute of a request and its time zone, as `day_of` reads them, its first line, the status, and the user
agent.

The user agent is empty where the log does not record it, and otherwise begins with `"`.
"""

Reader: TypeAlias = Callable[[bytes], tuple[list[Request], int]]
"""A function from complete lines to requests and the number of malformed lines."""

_WORD = rb'[^"\\\n]*(?:\\.[^"\\\n]*)*'
_TEXT = re.compile(
    rb'^[^\[\n]*\[(\d\d/\w{3}/\d{4}:\d\d:\d\d):\d\d ([+-]\d{4})\] "(' + _WORD + rb')" (\d{3}) (?:\d+|-)'
    rb'(?: "' + _WORD + rb'" ("' + _WORD + rb'")[^\n]*)?\r?$',
    re.MULTILINE,
)
"""Common and Combined Log Format, also with a virtual host before or further fields after."""

_TRAEFIK = re.compile(rb'" \d+ "[^"\n]*" "[^"\n]*" \d+ms\r?$', re.MULTILINE)
"""The end of a line of Traefik, which writes `-` as every user agent unless configured to record it."""

_WHEN = ("ts", "time_iso8601", "startutc", "@timestamp", "timestamp", "time_local", "time", "msec")
_METHOD = ("request_method", "requestmethod", "method")
_TARGET = ("request_uri", "requestpath", "uri", "url", "path")
_STATUS = ("status", "downstreamstatus", "status_code")
_AGENT = ("user-agent", "http_user_agent", "user_agent", "request_user-agent", "useragent", "agent")
"""The names of the fields, in lower case, in the JSON of Caddy, Traefik, and custom formats of nginx or
Apache."""

_LOCAL = re.compile(r"(\d\d/[A-Za-z]{3}/\d{4}:\d\d:\d\d):\d\d ([+-]\d{4})")
_NUMBER = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,9})?")
_BOM = b"\xef\xbb\xbf"
_MANY = 200


def reader_for(block: bytes) -> Reader:
    """The reader that understands most of the first lines; not the first line alone, since a visitor can
    influence its text."""
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
    """The fields by lower-case name, with `request` as the request line: Caddy has its parts in a group,
    others as separate fields."""
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
    """The first of the fields that exists."""
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
    """Minutes since 1970, or the time in the form of a text log, from a number, or from a date and time with
    a time zone."""
    if isinstance(stamp, str) and (local := _LOCAL.fullmatch(stamp)):
        return local[1].encode(), local[2].encode()
    return str(
        _seconds(float(stamp) if isinstance(stamp, str) and _NUMBER.fullmatch(stamp) else stamp) // 60
    ).encode(), b""


def _seconds(stamp: float | str) -> int:
    """Seconds since 1970 from seconds, milliseconds or nanoseconds, or from a date and time with a time
    zone."""
    if isinstance(stamp, str):
        when = datetime.fromisoformat(stamp)
        if when.tzinfo is None:
            raise ValueError(stamp)
        return int(when.timestamp())
    return int(stamp / (1e9 if stamp > 1e16 else 1e3 if stamp > 1e11 else 1))


_PLUS = re.compile(rb"\+(?!https?://)")
"""A space of a user agent as IIS writes it; robots have a plus of their own before an address."""


class Extended:
    """Reads the W3C extended format, as written by IIS: a `#Fields:` line gives the columns; times are in
    UTC."""

    def __init__(self) -> None:
        self._at: dict[bytes, int] = {}

    @property
    def has_head(self) -> bool:
        """Whether there was a `#Fields:` line."""
        return bool(self._at)

    def __call__(self, block: bytes) -> tuple[list[Request], int]:
        """The requests in complete lines; the columns stay known for later lines."""
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
        agent = b'"%s"' % _PLUS.sub(b" ", of(b"cs(User-Agent)")) if b"cs(User-Agent)" in self._at else b""
        return minute, b"", b"%s %s HTTP/1.1" % (of(b"cs-method"), target), of(b"sc-status"), agent
