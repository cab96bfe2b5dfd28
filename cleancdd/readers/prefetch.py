"""The reading of all files in pieces, for several processes, when there is no cache from an earlier run.

What they read is found in the cache by later reads. Files with diagnostics are left out; the process that
reports diagnostics reads them again.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from cleancdd.cache import Piece
from cleancdd.diagnostics import Diagnostics
from cleancdd.readers.articles import ListedArticle, list_articles, read_listed
from cleancdd.readers.rubric import RUBRIC_FOLDER, read_rubric
from cleancdd.readers.units import UNITS_FOLDER, read_unit, unit_ids

__all__ = ["reading_of"]

_UNITS = 8
"""Units in one piece of work; enough that the way there and back costs little."""

_ARTICLES = 100
"""Articles in one piece of work."""


def reading_of(root: Path, file_limit_mb: int) -> Iterator[Piece]:
    """The reading of every unit, article and rubric of a site, in pieces of about the same length."""
    units = unit_ids(root)
    for first in range(0, len(units), _UNITS):
        folders = [root / UNITS_FOLDER / unit for unit in units[first : first + _UNITS]]
        yield partial(_read_units, folders, root, file_limit_mb)
    listed = list_articles(root, Diagnostics())
    for first in range(0, len(listed), _ARTICLES):
        yield partial(_read_articles, root, listed[first : first + _ARTICLES])
    years = root / RUBRIC_FOLDER
    if years.is_dir():
        yield from (partial(_read_rubric, year, root) for year in sorted(years.iterdir()) if year.is_dir())


def _read_units(folders: list[Path], root: Path, file_limit_mb: int) -> None:
    for folder in folders:
        if not folder.is_symlink():
            read_unit(folder, root, file_limit_mb, Diagnostics())


def _read_articles(root: Path, listed: list[ListedArticle]) -> None:
    for _ in read_listed(root, listed, Diagnostics()):
        pass


def _read_rubric(year: Path, root: Path) -> None:
    read_rubric(year, root, Diagnostics())
