"""Values computed in other processes are found in the cache of a first run, and only there."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from cleancdd.cache import Piece, Store, active, compute_ahead, recalled


def square(number: int) -> int:
    return recalled(f"square of {number}", "", int, lambda: number * number)


def found(cache: Path | None, pieces: list[Piece]) -> set[str]:
    """The names of the rows that the pieces leave in a cache."""
    with Store(cache, "0" * 32) as store, ThreadPoolExecutor(1) as executor:
        compute_ahead(executor, pieces)
        return set(store.rows)


def test_what_pieces_leave_is_in_the_cache_of_the_first_run(tmp_path: Path) -> None:
    pieces: list[Piece] = [partial(square, 3), partial(square, 4)]
    file = tmp_path / "cache.sqlite"
    assert found(file, pieces) == {"square of 3", "square of 4"}
    assert found(file, pieces) == set()  # an earlier run has left its values
    with Store(file, "0" * 32) as store:
        assert [store.get(f"square of {one}", "") for one in (3, 4)] == [9, 16]


def test_one_piece_is_not_worth_another_process() -> None:
    assert found(None, [partial(square, 3)]) == set()


def test_without_a_cache_nothing_is_computed_ahead() -> None:
    assert active.get() is None
    with ThreadPoolExecutor(1) as executor:
        compute_ahead(executor, [lambda: 1 / 0, lambda: 1 / 0])
