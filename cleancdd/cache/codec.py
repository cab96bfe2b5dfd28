"""Converts values to JSON and back according to their types; class names are never read from a file.

A model is stored as the list of its fields in order. A cache written by other code would therefore be
misread, so the cache key of a value must change with the code.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from pydantic import BaseModel

from cleancdd.model.base import Computed, Model, fill

__all__ = ["Uncacheable", "decode", "decode_text", "encode"]

Function = Callable[[Any], Any]
_PLAIN = frozenset({str, int, float, bool, types.NoneType})


class Uncacheable(Exception):
    """A value or type that cannot be cached."""


def encode(kind: Any, value: object, models: Sequence[Model] = ()) -> Any:
    """Convert a value of type `kind` to what `json` can write; raises `Uncacheable`.

    A computed value may hold some of the `models`, which are stored by their numbers.
    """
    if isinstance(value, Computed):
        return [value.digest, _encode_computed(value, models)]
    return _codec(kind)[0](value)


def decode(kind: Any, plain: Any) -> Any:
    """Restore an encoded value of type `kind`; raises any `Exception` when it does not have that form."""
    return _codec(kind)[1](plain)


def decode_text(kind: Any, text: bytes, models: Sequence[Model] = ()) -> Any:
    """Like `decode`, from the JSON of an encoded value, which may be a computed one."""
    if not (isinstance(kind, type) and issubclass(kind, Computed)):
        return decode(kind, msgspec.json.decode(text))
    digest, fields_of_it = msgspec.json.decode(text, type=tuple[str, msgspec.Raw])
    value = msgspec.json.decode(fields_of_it, type=kind, dec_hook=lambda _, number: models[number])
    value.__dict__["digest"] = digest  # as if it had been asked for before
    return value


def _encode_computed(value: Computed, models: Sequence[Model]) -> Any:
    numbers = {id(one): number for number, one in enumerate(models)}
    try:
        return msgspec.to_builtins(value, enc_hook=lambda one: numbers[id(one)])
    except KeyError as other:
        raise Uncacheable(type(value)) from other


def _same(value: Any) -> Any:
    return value


@cache
def _codec(kind: Any) -> tuple[Function, Function]:
    """The encoder and decoder of a type; built once per type."""
    origin, arms = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _codec(arms[0])
    if kind in _PLAIN or origin is Literal:
        return _same, _same
    if origin in {Union, types.UnionType}:
        return _of_union(arms)
    if origin is not None:
        return _of_collection(origin, arms)
    if kind is object:
        return _as_read, _same
    if isinstance(kind, type):
        return _of_class(kind)
    raise Uncacheable(kind)


def _as_read(value: object) -> object:
    """A value whose form is known only from YAML: text, None, or lists and mappings of these."""
    if isinstance(value, list):
        return [_as_read(one) for one in value]
    if isinstance(value, dict):
        return {key: _as_read(one) for key, one in value.items()}
    if type(value) not in _PLAIN:
        raise Uncacheable(type(value))
    return value


def _of_class(kind: type) -> tuple[Function, Function]:
    if issubclass(kind, Enum):
        return (lambda value: value.value), kind
    if kind is date:
        return date.isoformat, date.fromisoformat
    if issubclass(kind, BaseModel):
        return _of_model(kind)
    if is_dataclass(kind):
        return _of_dataclass(kind)
    raise Uncacheable(kind)


def _of_collection(origin: Any, arms: tuple[Any, ...]) -> tuple[Function, Function]:
    if origin is tuple and len(arms) == 2 and arms[1] is Ellipsis:
        write, read = _codec(arms[0])
        return (lambda value: [write(one) for one in value]), (lambda plain: tuple(map(read, plain)))
    if origin is tuple:
        pairs = [_codec(arm) for arm in arms]
        return (
            lambda value: [write(one) for (write, _), one in zip(pairs, value, strict=True)],
            lambda plain: tuple(read(one) for (_, read), one in zip(pairs, plain, strict=True)),
        )
    if isinstance(origin, type) and issubclass(origin, AbstractSet):
        write, read = _codec(arms[0])
        return (lambda value: sorted(map(write, value))), (lambda plain: frozenset(map(read, plain)))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        (write_key, read_key), (write, read) = map(_codec, arms)
        return (
            lambda value: [[write_key(key), write(one)] for key, one in value.items()],
            lambda plain: {read_key(key): read(one) for key, one in plain},
        )
    raise Uncacheable(origin)


def _of_union(arms: tuple[Any, ...]) -> tuple[Function, Function]:
    """None stays None; with several other types, a value is stored with the index of its type."""
    others = [arm for arm in arms if arm is not types.NoneType]
    codecs = [_codec(arm) for arm in others]
    if all(write is _same for write, _ in codecs):
        return _same, _same
    if len(others) == 1:
        write, read = codecs[0]
        return (
            lambda value: None if value is None else write(value),
            lambda plain: None if plain is None else read(plain),
        )
    return _of_arms(others, codecs)


def _of_arms(kinds: list[Any], codecs: list[tuple[Function, Function]]) -> tuple[Function, Function]:
    def write(value: Any) -> Any:
        if value is None:
            return None
        place = next((at for at, kind in enumerate(kinds) if _is_of(value, kind)), None)
        if place is None:
            raise Uncacheable(type(value))
        return [place, codecs[place][0](value)]

    return write, (lambda plain: None if plain is None else codecs[plain[0]][1](plain[1]))


def _is_of(value: object, kind: Any) -> bool:
    origin = get_origin(kind)
    if origin is Annotated:
        return _is_of(value, get_args(kind)[0])
    if origin is Literal:
        return value in get_args(kind)
    return type(value) is (origin or kind)


def _of_model(kind: type[BaseModel]) -> tuple[Function, Function]:
    given = set(kind.model_fields)

    def write_model(value: BaseModel) -> list[Any]:
        if type(value) is not kind:
            raise Uncacheable(type(value))
        return [write(getattr(value, name)) for name, write in _of_fields(kind)[0].items()]

    def read_model(plain: list[Any]) -> BaseModel:
        writers, readers = _of_fields(kind)
        made = kind.__new__(kind)
        values = dict(zip(writers, plain, strict=True))
        for name, read in readers.items():
            if (one := values[name]) is not None:  # what may be None is written as it is
                values[name] = read(one)
        # The value was validated before it was written; building it takes a tenth of validating again.
        fill(made, values, given)
        return made

    return write_model, read_model


@cache
def _of_fields(kind: type[BaseModel]) -> tuple[dict[str, Function], dict[str, Function]]:
    """The encoders of a model's fields, by name, and the decoders of those that do not stay as they are; made
    on first use, because a model may contain its own type."""
    kinds: dict[str, Any] = {name: field.annotation for name, field in kind.model_fields.items()}
    codecs = {name: _codec(one) for name, one in kinds.items()}
    writers = {name: write for name, (write, _) in codecs.items()}
    return writers, {name: read for name, (_, read) in codecs.items() if read is not _same}


def _of_dataclass(kind: Any) -> tuple[Function, Function]:
    hints = get_type_hints(kind, include_extras=True)
    names = [field.name for field in fields(kind)]
    pairs = [_codec(hints[name]) for name in names]
    return (
        lambda value: [write(getattr(value, name)) for name, (write, _) in zip(names, pairs, strict=True)],
        lambda plain: kind(*(read(one) for (_, read), one in zip(pairs, plain, strict=True))),
    )
