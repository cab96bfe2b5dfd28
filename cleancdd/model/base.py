"""The base of all models: frozen values with a digest."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict
from pydantic_core import to_json

__all__ = ["Computed", "Model", "digest_of", "fill"]


def digest_of(*values: object) -> str:
    """A short fingerprint of any models, texts, numbers or collections of them; equal values give equal
    digests."""
    return hashlib.blake2b(to_json(values), digest_size=16).hexdigest()


class Model(BaseModel):
    """A frozen value; unknown fields are refused, texts are stripped, and `digest` fingerprints the whole
    value."""

    # Its validator is built on first use: a run that finds all it reads in the cache needs only a few.
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        validate_default=False,
        defer_build=True,
    )

    @cached_property
    def digest(self) -> str:
        """The digest of this value, computed once; pages are rendered again when it changes."""
        return digest_of(type(self).__name__, self)


def fill(model: BaseModel, fields: dict[str, Any], given: set[str]) -> None:
    """Set the fields of a new model without validation; `given` are those that count as set, and may be one
    set for many models."""
    object.__setattr__(model, "__dict__", fields)
    object.__setattr__(model, "__pydantic_fields_set__", given)
    object.__setattr__(model, "__pydantic_extra__", None)
    object.__setattr__(model, "__pydantic_private__", None)


class Computed(Model):
    """A value that this package computes from others.

    Its fields are not validated: mypy has checked their types, and validation took more time than computing
    the values. Raises `TypeError` for an unknown or a missing field.
    """

    __defaults: ClassVar[dict[str, Any]] = {}
    __required: ClassVar[frozenset[str]] = frozenset()
    __names: ClassVar[set[str]] = set()
    """The names of all fields: one set for all values, because a set takes as much memory as ten fields."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_: object) -> None:
        cls.__defaults = {name: field.default for name, field in cls.model_fields.items()}
        cls.__names = set(cls.model_fields)
        cls.__required = frozenset(name for name, field in cls.model_fields.items() if field.is_required())

    if not TYPE_CHECKING:

        def __init__(self, /, **values: Any) -> None:
            fields = self.__defaults | values  # in the order of the fields, whatever the order of the values
            if len(fields) > len(self.__defaults) or not self.__required <= values.keys():
                wrong = (self.__required - values.keys()) | (values.keys() - self.__defaults.keys())
                raise TypeError(f"{type(self).__name__}: {sorted(wrong)}")
            fill(self, fields, self.__names)
