"""Writes counts into usage files line by line, so that the text of staff, comments included, is unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from cleancdd.diagnostics import Diagnostics
from cleancdd.model.usage import Usage
from cleancdd.readers.loader import load
from cleancdd.thai.dates import typed_day
from cleancdd.wholefile import replacing

__all__ = ["NotWritable", "write_usage"]

_OURS = ("web", "imported")
_KINDS = ("pages", "documents", "searches")
_NOTE = "# web และ imported เขียนโดย `cleancdd usage import` ไม่ต้องแก้เอง"


class NotWritable(Exception):
    """The file's layout does not allow additions; the message is Thai."""


def write_usage(root: Path, name: str, usage: Usage) -> None:
    """Write the counts of `usage` into the file, which is created if needed; raises `NotWritable` or
    `OSError`, with the old text unchanged."""
    path = root / name
    before = path.read_bytes().decode("utf-8") if path.exists() else ""
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as fresh:
        fresh.write_bytes(with_counts(before, usage).encode())
        loaded = load(root, f"{name.rpartition('/')[0]}/{fresh.name}", Usage, Diagnostics())
        if loaded is None or loaded.value != usage:
            raise NotWritable(
                f"`{name}` จัดบรรทัดในแบบที่เพิ่มตัวเลขไม่ได้ "
                "ให้ขึ้นบรรทัดใหม่สำหรับ `centre:` `web:` และ `imported:` ที่ต้นบรรทัด"
            )


def with_counts(text: str, usage: Usage) -> str:
    """The text of a usage file with `web` and `imported` as in `usage`, and every other line unchanged."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines()
    blocks = {"web": list(_web(usage)), "imported": list(_imported(usage))}
    for key in _OURS:
        span = _span(lines, key)
        if span is None:
            note = [_NOTE] if key == "web" and _NOTE not in lines else []
            lines += [*([""] if lines and note else []), *note, *blocks[key]]
        else:
            lines[span] = blocks[key]
    return end.join([*lines, ""])


def _span(lines: list[str], key: str) -> slice | None:
    """The lines of a top-level key: up to the next key, without the blank lines and comments above that
    one."""
    starts = [at for at, line in enumerate(lines) if re.match(rf"{key}\s*:(\s|$)", line)]
    if not starts:
        return None
    end = start = starts[0]
    for at in range(start + 1, len(lines)):
        if re.match(r"[^\s#-]", lines[at]):
            break
        if lines[at].strip() and not lines[at].startswith("#"):
            end = at
    return slice(start, end + 1)


def _web(usage: Usage) -> Iterator[str]:
    if usage.web:
        yield "web:"
    for quarter, use in sorted(usage.web.items()):
        yield f"  {quarter}:"
        for kind in _KINDS:
            counts = getattr(use, kind)
            if counts:
                yield f"    {kind}:"
                yield from (f"      {category}: {visits}" for category, visits in sorted(counts.items()))


def _imported(usage: Usage) -> Iterator[str]:
    if usage.imported:
        yield "imported:"
    for one in usage.imported:
        yield (
            f"  - {{sha256: {one.sha256}, lines: {one.lines}, "
            f"first: {typed_day(one.first)}, last: {typed_day(one.last)}}}"
        )
