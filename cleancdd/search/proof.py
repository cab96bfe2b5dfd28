"""Checks a word index against its pages: every word of every page must be found at its place, with the
browser's query.

Pagefind may transform words on the way into the index; this check ensures that visitors still find them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

__all__ = ["Proof"]


class Proof:
    """The words of pages in the order of the index, four bytes each, and which of them were found in the
    index."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._wanted: list[array[int]] = []

    def expect(self, words: Iterable[str]) -> None:
        """Add the words of the next page, in their query form; words that cannot be queried are empty."""
        numbers = self._numbers
        self._wanted.append(
            array("I", (numbers.setdefault(word, len(numbers) + 1) if word else 0 for word in words))
        )

    def see(self, words: Iterable[Sequence[Any]]) -> None:
        """Read a piece of the index: each word with its places, as `placesIn` of `assets/search/index.js`
        reads them."""
        for word, pages in words:
            number = self._numbers.get(word)
            if number is None:
                continue  # a part of a compound word, added by Pagefind
            page = 0
            for step, places, *_ in pages:
                page += step
                self._found(self._wanted[page], number, places)

    def lost(self) -> tuple[int, str] | None:
        """The first page, by number, with a word that the index lacks for it; None when every word was
        found."""
        for page, wanted in enumerate(self._wanted):
            number = next(filter(None, wanted), None)
            if number is not None:
                return page, next(word for word, known in self._numbers.items() if known == number)
        return None

    @staticmethod
    def _found(wanted: array[int], number: int, places: Iterable[int]) -> None:
        """Mark the places at which a word of the page was found."""
        place = 0
        for step in places:
            if step < 0:  # a weight, after which the positions start from zero again
                place = 0
                continue
            place += step
            if place < len(wanted) and wanted[place] == number:
                wanted[place] = 0
