"""The source of a fact, with the lines of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from cleancdd.model.base import Model
from cleancdd.model.fields import Slug, Text, invalid, written
from cleancdd.thai.numerals import to_arabic

__all__ = ["Lines", "Source"]

_LONGEST = 2000
"""The most lines of one span: half a long document, so that a figure typed twice is noticed."""


def _lines(value: Any) -> str:
    text = to_arabic(written(value)).strip()
    spans = re.split(r"\s*,\s*", text)
    if all(map(_is_span, spans)):
        _refuse_endless(spans)
        return ", ".join(spans)
    meant = [_turned(re.sub(r"\s*[-–—]\s*", "-", span)) for span in spans]
    advice = (
        f"หมายถึง `{', '.join(meant)}` หรือไม่"
        if all(map(_is_span, meant))
        else "พิมพ์เลขบรรทัดหรือช่วงบรรทัด เช่น `308-311, 3466`"
    )
    backward = next((span for span in spans if _turned(span) != span), None)
    message = f"เลขเริ่มของ `{backward}` มากกว่าเลขจบ" if backward else f"`{value}` ไม่ใช่เลขบรรทัด"
    raise invalid("wrong-lines", message, advice)


def _is_span(text: str) -> bool:
    """Whether a text is a line number, or two line numbers in ascending order."""
    return re.fullmatch(r"[1-9][0-9]*(?:-[1-9][0-9]*)?", text) is not None and _turned(text) == text


def _refuse_endless(spans: Iterable[str]) -> None:
    for span in spans:
        first, _, last = span.partition("-")
        if last and int(last) - int(first) >= _LONGEST:
            message = f"`{span}` ยาวกว่า {_LONGEST:,} บรรทัด"
            raise invalid("wrong-lines", message, f"ตรวจเลขจบ `{last}` ว่าพิมพ์เกินหรือไม่ แล้วระบุเฉพาะช่วงที่ใช้")


def _turned(span: str) -> str:
    """Two line numbers with a dash between them, the lower first; any other text unchanged."""
    found = re.fullmatch(r"([0-9]+)-([0-9]+)", span)
    return f"{found[2]}-{found[1]}" if found and int(found[1]) > int(found[2]) else span


Lines = Annotated[str, BeforeValidator(_lines), WithJsonSchema({"type": "string"})]
"""Line numbers in a source text, such as `308-311, 3466`."""


class Source(Model):
    """The source of a fact: a reference listed in `site.yaml`, its section, and lines for checking."""

    document: Slug
    section: Text | None = None
    lines: Lines | None = None
    note: Text | None = None
