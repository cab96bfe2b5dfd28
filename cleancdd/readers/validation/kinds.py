"""What a place in a file may contain, derived from the types of the models: the fields, and an example to
type."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, Tag
from pydantic.fields import FieldInfo

from cleancdd.model.addresses import FilePath, WebAddress
from cleancdd.model.fields import Day, Year
from cleancdd.model.source import Lines

__all__ = ["example", "fields_at", "is_needed", "kinds_at"]

_EXAMPLES: dict[Any, str] = {
    Year: "2564",
    Day: "16 มี.ค. 2564",
    WebAddress: '"https://…"',
    FilePath: "files/…",
    Lines: "308-311",
    bool: "true",
    int: "12",
    str: "…",
}


def kinds_at(kind: Any, loc: tuple[str | int, ...]) -> list[Any]:
    """The types that a value at pydantic's `loc` within a value of type `kind` may have; none when it is
    unknown."""
    kinds = [kind]
    for step in loc:
        kinds = [inner for one in kinds for inner in _step(one, step)]
    return kinds


def fields_at(kind: Any, loc: tuple[str | int, ...]) -> list[str]:
    """The fields that a mapping at `loc` may have, in the order of the model."""
    models = [one for outer in kinds_at(kind, loc) for one in _plain(outer) if _is_model(one)]
    return list(dict.fromkeys(name for model in models for name in model.model_fields))


def is_needed(kind: Any, loc: tuple[str | int, ...]) -> bool:
    """Whether the field at `loc` is required."""
    models = [one for outer in kinds_at(kind, loc[:-1]) for one in _plain(outer) if _is_model(one)]
    return any(loc[-1] in one.model_fields and one.model_fields[loc[-1]].is_required() for one in models)


def example(kind: Any) -> str:
    """A value of that type as it may be typed after a colon; `…` stands for words of the author."""
    if kind in _EXAMPLES:
        return _EXAMPLES[kind]
    origin, inner = get_origin(kind), get_args(kind)
    if origin is dict:
        return f"{{…: {example(inner[1])}}}"
    if origin in {tuple, list}:
        return f"[{example(inner[0])}]"
    if origin is Literal:
        return str(inner[0])
    return example(inner[0]) if inner else _example_of_class(kind)


def _example_of_class(kind: Any) -> str:
    if _is_model(kind):
        needed = {name: field for name, field in kind.model_fields.items() if field.is_required()}
        fields = needed or dict(list(kind.model_fields.items())[:1])
        return (
            "{" + ", ".join(f"{name}: {example(_annotation(field))}" for name, field in fields.items()) + "}"
        )
    if isinstance(kind, type) and issubclass(kind, Enum):
        return str(next(iter(kind)).value)
    return "…"


def _step(kind: Any, step: str | int) -> Iterator[Any]:
    """The types one step further; the tag of a union is a step that stays at the place."""
    if tagged := [one for one in _arms(kind) if Tag(str(step)) in getattr(one, "__metadata__", ())]:
        yield from tagged
        return
    for one in _plain(kind):
        arguments = get_args(one)
        if _is_model(one) and step in one.model_fields:
            yield _annotation(one.model_fields[str(step)])
        elif get_origin(one) is dict:
            yield arguments[1]
        elif get_origin(one) in {tuple, list}:
            yield arguments[0]


def _plain(kind: Any) -> Iterator[Any]:
    """The types that a type is made of, without annotations and without None."""
    if get_origin(kind) is Annotated:
        yield from _plain(get_args(kind)[0])
    elif arms := _arms(kind):
        for one in arms:
            yield from _plain(one)
    elif kind is not NoneType:
        yield kind


def _arms(kind: Any) -> tuple[Any, ...]:
    """The types that a union is made of; none for what is no union."""
    if get_origin(kind) is Annotated:
        return _arms(get_args(kind)[0])
    return get_args(kind) if get_origin(kind) in {Union, UnionType} else ()


def _annotation(field: FieldInfo) -> Any:
    """A field's type with what was annotated to it, which pydantic keeps apart."""
    return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
