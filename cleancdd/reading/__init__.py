"""From what an author wrote to a noun, or to every slip in the fields of that file, in Thai."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from cleancdd.diagnostics import Code, Faults
from cleancdd.reading.words import wording
from cleancdd.source import Document, Loc, Value

__all__ = ["read", "slip"]


def read(document: Document, kind: Any, faults: Faults) -> Any:
    """The document's value as a noun of `kind` (a model, or any type that a TypeAdapter takes); None when it has slips."""
    try:
        return _adapter(kind).validate_python(document.value)
    except ValidationError as problem:
        for error in problem.errors(include_url=False):
            if _is_echo(error):
                continue
            at, _ = _follow(document.value, error["loc"])
            code, message, advice, about_key = wording(error, kind, at)
            slip(document, at, code, message, advice, faults, key=about_key or error["loc"][-1:] == ("[key]",))
        return None


def slip(document: Document, loc: Loc, code: Code, message: str, advice: str, faults: Faults, *, key: bool = False) -> None:
    """Note a slip at a place of a document, with the author's line; at the key when `key` is set or the value is empty."""
    at, value = _follow(document.value, loc)
    # nothing can be pointed at but the key when no value is written
    span = document.key_span(loc) if key or (at == loc and not value) else document.span(loc)
    faults.add(span, code, message, advice, document.line(span.line))


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _is_echo(error: ErrorDetails) -> bool:
    """Whether a list is called too short only because its items have slips of their own."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _follow(value: Value, loc: Loc) -> tuple[Loc, Value]:
    """The steps of `loc` that are in the value, and where they lead.

    Pydantic's way also has the tags of unions, a `[key]` after the key of a mapping, and fields that are missing.
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
