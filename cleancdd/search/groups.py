"""Which pages share an index: all pages on a site of ordinary size, otherwise one index for each range of
fiscal years.

The pages of one index are in memory at once, and the index of closed years does not have to be rebuilt.
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
"""The most pages in one index."""

_YEAR = re.compile(r"/(2[45][0-9]{2})/")


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that share an index: the name of its folder, and their files in the built site."""

    name: str
    paths: tuple[str, ...]

    @property
    def folder(self) -> str:
        """The path of the index within the site."""
        return f"{urls.SEARCH_BUNDLE}/{self.name}"


def divide(paths: Iterable[str], most: int = MOST_PAGES) -> tuple[Group, ...]:
    """Group a site's HTML files; the year of a page is the one in its address, and pages without a year go
    with the latest."""
    paths = sorted(path for path in paths if path.endswith(".html"))
    if len(paths) <= most:
        return (Group("all", tuple(paths)),)
    years: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        years[found[1] if (found := _YEAR.search(urls.file(path))) else "general"].append(path)
    return tuple(group for name, members in _stretches(years, most) for group in _parts(name, members, most))


def _stretches(years: dict[str, list[str]], most: int) -> Iterable[tuple[str, list[str]]]:
    """Ranges of years from the first on, each as large as fits, so that a new year does not change the
    earlier ranges; `general` comes last."""
    name = ""
    members: list[str] = []
    for year in sorted(years):
        if members and len(members) + len(years[year]) > most:
            yield name, members
            name, members = "", []
        name, members = name or year, [*members, *years[year]]
    yield name, members


def _parts(name: str, members: list[str], most: int) -> Iterable[Group]:
    """Split a range that is too large for one index; the part of a page depends on its address alone."""
    count = -(-len(members) // most)
    if count == 1:
        yield Group(name, tuple(members))
        return
    parts: dict[int, list[str]] = defaultdict(list)
    for path in members:
        parts[zlib.crc32(path.encode()) % count].append(path)
    for number, paths in sorted(parts.items()):
        yield Group(f"{name}-{number + 1}", tuple(paths))
