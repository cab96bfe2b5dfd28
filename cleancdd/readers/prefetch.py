"""Reads all files in several processes before they are needed, when there is no cache from an earlier run.

The processes return what they read as cache rows, which later reads then find. Files with diagnostics are
left out; the process that reports diagnostics reads them again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from functools import partial
from pathlib import Path

from cleancdd.cache import Store, active, code_version
from cleancdd.diagnostics import Diagnostics
from cleancdd.readers.articles import ListedArticle, list_articles, read_listed
from cleancdd.readers.rubric import RUBRIC_FOLDER, read_rubric
from cleancdd.readers.units import UNITS_FOLDER, read_unit, unit_ids

__all__ = ["read_ahead"]

_UNITS = 8
"""Units in one piece of work; enough that the way there and back costs little."""

_ARTICLES = 100
"""Articles in one piece of work."""

_WORTH_IT = 2
"""Pieces below which other processes are not done sooner than this one."""

Piece = Callable[[Diagnostics], object]


def read_ahead(root: Path, executor: Executor, file_limit_mb: int) -> None:
    """Fill the cache of this run by the executor, if it is empty and there is enough to read."""
    store = active.get()
    if store is None or not store.is_empty:
        return
    pieces = list(_pieces(root, file_limit_mb))
    if len(pieces) < _WORTH_IT:
        return
    for rows in executor.map(_rows, pieces):
        store.absorb(rows)


def _pieces(root: Path, file_limit_mb: int) -> Iterator[Piece]:
    units = unit_ids(root)
    for first in range(0, len(units), _UNITS):
        folders = [root / UNITS_FOLDER / unit for unit in units[first : first + _UNITS]]
        yield partial(_read_units, folders, root, file_limit_mb)
    listed = list_articles(root, Diagnostics())
    for first in range(0, len(listed), _ARTICLES):
        yield partial(_read_articles, root, listed[first : first + _ARTICLES])
    years = root / RUBRIC_FOLDER
    if years.is_dir():
        yield from (partial(read_rubric, year, root) for year in sorted(years.iterdir()) if year.is_dir())


def _read_units(folders: list[Path], root: Path, file_limit_mb: int, diagnostics: Diagnostics) -> None:
    for folder in folders:
        if not folder.is_symlink():
            read_unit(folder, root, file_limit_mb, diagnostics)


def _read_articles(root: Path, listed: list[ListedArticle], diagnostics: Diagnostics) -> None:
    for _ in read_listed(root, listed, diagnostics):
        pass


def _rows(piece: Piece) -> dict[str, tuple[str, str | None, str]]:
    """What a piece of work leaves in a cache of its own."""
    with Store(None, code_version()) as store:
        piece(Diagnostics())
        return store.rows
