"""Holds a word index against the pages it was made of: each word of each page must be found at its place, as
the browser asks.

What Pagefind does to a word on its way into the index is its own affair; that a visitor finds the word again
is ours.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

__all__ = ["Proof"]


class Proof:
    """The words of pages in the order of the index, four bytes for each, and which of them the index has."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._wanted: list[array[int]] = []

    def expect(self, words: Iterable[str]) -> None:
        """The words of the next page, as they are asked for; what cannot be asked for is empty."""
        numbers = self._numbers
        self._wanted.append(
            array("I", (numbers.setdefault(word, len(numbers) + 1) if word else 0 for word in words))
        )

    def see(self, words: Iterable[Sequence[Any]]) -> None:
        """A piece of the index: each word with its places, as `placesIn` of `assets/search/index.js` reads
        them."""
        for word, pages in words:
            number = self._numbers.get(word)
            if number is None:
                continue  # a part of a longer word, which Pagefind adds
            page = 0
            for step, places, *_ in pages:
                page += step
                self._found(self._wanted[page], number, places)

    def lost(self) -> tuple[int, str] | None:
        """The first page, by its number, with a word that the index does not have there; None when all are
        found."""
        for page, wanted in enumerate(self._wanted):
            number = next(filter(None, wanted), None)
            if number is not None:
                return page, next(word for word, known in self._numbers.items() if known == number)
        return None

    @staticmethod
    def _found(wanted: array[int], number: int, places: Iterable[int]) -> None:
        """Strike out the places at which a word of the page was found."""
        place = 0
        for step in places:
            if step < 0:  # a weight, after which places are counted anew
                place = 0
                continue
            place += step
            if place < len(wanted) and wanted[place] == number:
                wanted[place] = 0
