"""Computes cached values in other processes before they are needed, when there is no cache from an earlier
run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Executor

from cleancdd.cache.store import Row, Store, active
from cleancdd.cache.version import code_version

__all__ = ["Piece", "compute_ahead"]

Piece = Callable[[], object]
"""A piece of work whose result is not wanted, only the rows that it leaves in the cache."""

_WORTH_IT = 2
"""Pieces below which other processes are not done sooner than this one."""


def compute_ahead(executor: Executor, pieces: Iterable[Piece]) -> None:
    """Fill the cache of this run with what the pieces leave in it, if it is empty; the executor runs them."""
    store = active.get()
    if store is None or not store.is_empty:
        return
    found = list(pieces)
    if len(found) < _WORTH_IT:
        return
    for rows in executor.map(_rows, found):
        store.absorb(rows)


def _rows(piece: Piece) -> dict[str, Row]:
    """What a piece of work leaves in a cache of its own."""
    with Store(None, code_version()) as store:
        piece()
        return store.rows
