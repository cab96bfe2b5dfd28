"""Which pages share an index: all of them on a site of ordinary size, else one index for each stretch of
fiscal years.

The memory that indexing takes grows with the pages of one index, and the index of closed years need not be
made again.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cleancdd import urls

__all__ = ["Group", "divide"]

MOST_PAGES = 5_000
"""Pages in one index; beyond it Pagefind asks for more than a gigabyte of memory."""

_YEAR = re.compile(r"/(2[45][0-9]{2})/")


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that share an index: the name of its folder, and the files of the built site."""

    name: str
    paths: tuple[str, ...]

    @property
    def folder(self) -> str:
        """Where its index is within the site."""
        return f"{urls.SEARCH_BUNDLE}/{self.name}"


def divide(paths: Iterable[str], most: int = MOST_PAGES) -> tuple[Group, ...]:
    """The groups of a site's HTML files; a page's year is the one in its address, pages without one are with
    the latest."""
    paths = sorted(path for path in paths if path.endswith(".html"))
    if len(paths) <= most:
        return (Group("all", tuple(paths)),)
    years: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        years[found[1] if (found := _YEAR.search(urls.file(path))) else "general"].append(path)
    return tuple(group for name, members in _stretches(years, most) for group in _parts(name, members, most))


def _stretches(years: dict[str, list[str]], most: int) -> Iterable[tuple[str, list[str]]]:
    """Years from the first on, as many together as fit, so that a new year moves no closed one; `general`
    comes last."""
    name = ""
    members: list[str] = []
    for year in sorted(years):
        if members and len(members) + len(years[year]) > most:
            yield name, members
            name, members = "", []
        name, members = name or year, [*members, *years[year]]
    yield name, members


def _parts(name: str, members: list[str], most: int) -> Iterable[Group]:
    """A stretch too large for one index, in parts; which part a page is in depends on its address alone."""
    count = -(-len(members) // most)
    if count == 1:
        yield Group(name, tuple(members))
        return
    parts: dict[int, list[str]] = defaultdict(list)
    for path in members:
        parts[zlib.crc32(path.encode()) % count].append(path)
    for number, paths in sorted(parts.items()):
        yield Group(f"{name}-{number + 1}", tuple(paths))
