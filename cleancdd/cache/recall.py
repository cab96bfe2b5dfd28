"""Computes a value once and reuses it while its inputs are unchanged."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from cleancdd.cache.codec import Uncacheable, decode_text, encode
from cleancdd.cache.store import active
from cleancdd.model.base import Model

__all__ = ["recalled"]

T = TypeVar("T")


def recalled(row: str, key: str, kind: Any, make: Callable[[], T], models: Sequence[Model] = ()) -> T:
    """The value stored under `row` by an earlier run with the same key, otherwise the result of `make`, which
    is then stored.

    The key must change with everything that `make` reads, except the code; `kind` is the type of the value.
    `models` are those that a computed value may hold; the restored one holds the same ones.
    """
    store = active.get()
    if store is None:
        return make()
    kept = store.taken(row, key)
    if kept is not None:
        with contextlib.suppress(Exception):  # whatever is wrong with the stored value, it is computed again
            found: T = decode_text(kind, kept, models)
            return found
    value = make()
    with contextlib.suppress(Uncacheable):
        store.put(row, key, encode(kind, value, models))
    return value
