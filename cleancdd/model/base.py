"""The bases of all models: frozen values with a digest, of what files say and of what is computed from it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property
from typing import Any, dataclass_transform

import msgspec
from pydantic import BaseModel, ConfigDict
from pydantic_core import to_json

__all__ = ["Computed", "Model", "digest_of", "field_names", "fill"]


def digest_of(*values: object) -> str:
    """A short fingerprint of any models, texts, numbers or collections of them; equal values give equal
    digests. Of a model its own digest counts, so that none is written out twice."""
    return _short(_encoder.encode(values))


def _short(written: bytes) -> str:
    return hashlib.blake2b(written, digest_size=16).hexdigest()


def _plain(value: object) -> object:
    """What is written for a value that the encoder does not know."""
    if isinstance(value, Model):
        return value.digest
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value))


_encoder = msgspec.json.Encoder(enc_hook=_plain)


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
        return _short(to_json((type(self).__name__, self)))


def fill(model: BaseModel, fields: dict[str, Any], given: set[str]) -> None:
    """Set the fields of a new model without validation; `given` are those that count as set, and may be one
    set for many models."""
    object.__setattr__(model, "__dict__", fields)
    object.__setattr__(model, "__pydantic_fields_set__", given)
    object.__setattr__(model, "__pydantic_extra__", None)
    object.__setattr__(model, "__pydantic_private__", None)


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Computed(msgspec.Struct, frozen=True, dict=True, tag=True, tag_field="_"):
    """A frozen value that this package computes from others, with a `digest` as a `Model` has.

    Its fields are not validated: mypy has checked their types. A large site has half a million of these
    values; as models they took ten times as long to make and to digest, and four times the memory. Raises
    `TypeError` for an unknown or a missing field.
    """

    @cached_property
    def digest(self) -> str:
        """The digest of this value, computed once; pages are rendered again when it changes."""
        return digest_of(self)


def field_names(kind: type[BaseModel | Computed]) -> tuple[str, ...]:
    """The names of the fields of a class of models, in their order."""
    return kind.__struct_fields__ if issubclass(kind, Computed) else tuple(kind.model_fields)
