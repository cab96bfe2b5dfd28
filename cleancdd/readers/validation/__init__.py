"""From what an author wrote to a model, or to every diagnostic in the fields of that file, in Thai."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from cleancdd.diagnostics import MOST_OF_FILE, Code, Diagnostics, Span
from cleancdd.readers.validation.messages import Wording, wording
from cleancdd.source import Document, Loc, Value
from cleancdd.suggestions.names import MEANT

__all__ = ["read", "report", "report_missing"]


def read(document: Document, kind: Any, diagnostics: Diagnostics) -> Any:
    """The document's value as a model of `kind` (a model, or any type that a TypeAdapter takes); None when it
    has diagnostics."""
    try:
        return _adapter(kind).validate_python(document.value)
    except ValidationError as problem:
        told = []
        for error in problem.errors(include_url=False)[: 2 * MOST_OF_FILE]:
            if not _is_echo(error):
                at, _ = _follow(document.value, error["loc"])
                _, group = _follow(document.value, at[:-1])
                beside = group.keys() if isinstance(group, dict) else ()
                told.append((error, at, wording(error, kind, at, beside)))
        meant = {(at[:-1], field) for _, at, words in told if (field := _field_meant(words))}
        for error, at, (code, message, advice, about_key) in told:
            # A field that is missing only because its name is misspelt is reported at that name.
            if error["type"] != "missing" or (at, error["loc"][-1]) not in meant:
                key = about_key or error["loc"][-1:] == ("[key]",)
                report(document, at, code, message, advice, diagnostics, key=key)
        return None


def _field_meant(words: Wording) -> str | None:
    """The field that an advice takes an unknown one for."""
    if words.code is not Code.UNKNOWN_FIELD:
        return None
    found = re.match(r"(?:พิมพ์ชื่อช่องเป็น|พิมพ์|หมายถึง|ดูเหมือน) `([a-z0-9_]+)", words.advice)
    return found[1] if found else None


def report(
    document: Document,
    loc: Loc,
    code: Code,
    message: str,
    advice: str,
    diagnostics: Diagnostics,
    *,
    key: bool = False,
) -> None:
    """Note a diagnostic at a place of a document, with the author's line; at the key when `key` is set or
    the value is empty."""
    at, value = _follow(document.value, loc)
    # without a value, only the key can be pointed at
    span = document.key_span(loc) if key or (at == loc and not value) else document.span(loc)
    diagnostics.add(span, code, message, advice, document.line(span.line))


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _is_echo(error: ErrorDetails) -> bool:
    """Whether a list is called too short only because its items have diagnostics of their own."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _follow(value: Value, loc: Loc) -> tuple[Loc, Value]:
    """The steps of `loc` that are in the value, and where they lead.

    Pydantic's way also has the tags of unions, a `[key]` after the key of a mapping, and fields that are
    missing.
    """
    at: list[str | int] = []
    for step in loc:
        if isinstance(value, dict) and step in value:
            value = value[str(step)]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            continue
        at.append(step)
    return tuple(at), value


_MANY = 5
"""Up to this many places that name a missing id are reported one by one."""


def report_missing(
    places: Sequence[tuple[Document, Loc]],
    code: Code,
    message: str,
    advice: str,
    home: Span,
    diagnostics: Diagnostics,
) -> None:
    """Note an id that does not exist: at each place that names it, but once at its `home` when so many do."""
    if len(places) <= _MANY:
        for document, loc in places:
            report(document, loc, code, message, advice, diagnostics)
        return
    first = places[0][0].span(places[0][1])
    message += f" แต่ใช้ใน {len(places):,} แห่ง เช่น `{first.path}` บรรทัดที่ {first.line}"
    meant = f" {advice}" if advice.startswith(MEANT) else ""
    diagnostics.add(home, code, message, f"เพิ่มไว้ที่นี่ หรือแก้ชื่อที่พิมพ์ผิด{meant}")
