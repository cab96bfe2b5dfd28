"""Lists cut into pages, so that no page grows with the programme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from cleancdd import urls
from cleancdd.model.base import Computed
from cleancdd.model.sheet import DisclosedItem

__all__ = ["ENTRIES", "by_category", "category_urls", "parts"]

ENTRIES = 30
"""How many entries with their details a page holds."""

_Row = TypeVar("_Row")


class Turn(Computed):
    """The position of a page among the pages of one list: `number`, counted from 1, and `pages`, the
    addresses of all."""

    number: int
    pages: tuple[str, ...]


def parts(url: str, rows: Sequence[_Row], size: int) -> Iterator[tuple[str, Turn | None, Sequence[_Row]]]:
    """The pages of a list, the first at `url`: address, place among them (none where one page holds all),
    rows."""
    count = max(1, -(-len(rows) // size))
    every = tuple(urls.part(url, number) for number in range(1, count + 1))
    for at, address in enumerate(every):
        turn = Turn(number=at + 1, pages=every) if count > 1 else None
        yield address, turn, rows[at * size : (at + 1) * size]


def by_category(shown: Sequence[DisclosedItem], categories: Sequence[str]) -> tuple[DisclosedItem, ...]:
    """A unit's entries in the order of its index."""
    order = {key: at for at, key in enumerate(categories)}
    return tuple(sorted(shown, key=lambda one: order[one.category]))


def category_urls(unit: str, shown: Sequence[DisclosedItem], categories: Sequence[str]) -> Mapping[str, str]:
    """Where each category begins in a unit's index."""
    found: dict[str, str] = {}
    for url, _, rows in parts(urls.centre(unit), by_category(shown, categories), ENTRIES):
        for one in rows:
            found.setdefault(one.category, urls.anchored(url, one.category))
    return found
