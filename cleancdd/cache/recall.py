"""A value worked out once: recalled while what it came from is the same."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any, TypeVar

from cleancdd.cache.codec import Uncacheable, decode, encode
from cleancdd.cache.store import active

__all__ = ["recalled"]

T = TypeVar("T")


def recalled(row: str, key: str, kind: Any, make: Callable[[], T]) -> T:
    """What `make` gives: kept under the name `row` from an earlier run with the same key, else made now.

    The key has to change with everything that `make` reads, code excepted; `kind` is the type of the value.
    """
    store = active.get()
    if store is None:
        return make()
    kept = store.get(row, key)
    if kept is not None:
        with contextlib.suppress(Exception):  # of no use, whatever is wrong with it: it is made anew
            found: T = decode(kind, kept)
            return found
    value = make()
    with contextlib.suppress(Uncacheable):
        store.put(row, key, encode(kind, value))
    return value
