"""Groups of digits, in the ways people write long numbers: with dashes, points or spaces, one digit per box,
or over two lines."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

__all__ = ["AS_IN_THE_BOOK", "AS_ON_THE_CARD", "Number", "about", "is_part", "numbers"]

_SEPARATORS = r"] .()~_/|\t,:;+='\"<>→…\[-"
_RUN = re.compile(rf"[0-9](?:[{_SEPARATORS}]{{0,8}}(?:\n[ \t]{{0,12}}-?)?[0-9]){{8,}}+")
"""Nine digits or more with only such separators between them."""

_GROUP = re.compile("[0-9]+")
_BETWEEN = re.compile(r" {0,2}[()~._/-]{0,2} {0,2}")
_WRAPPED = re.compile(r" ?-?\n[ \t]{0,12}-? ?")
_LENGTHS = range(9, 14)
"""Digits of the numbers that are looked for, from telephone numbers to identity numbers."""

_LONGEST = _LENGTHS[-1]

AS_ON_THE_CARD = (1, 4, 5, 2, 1)
"""The groups of an identity number as printed, which may be cells of their own in a table."""

AS_IN_THE_BOOK = (3, 1, 5, 1)
"""The groups of a bank account as printed."""

_MOST_NUMBERS = 20_000
"""The most sequences of one text that are examined, which takes a second; a book has some hundred."""


@dataclass(frozen=True, slots=True)
class Number:
    """Adjacent groups of digits: the digits, the size of each group, the separators, and the position."""

    digits: str
    sizes: tuple[int, ...]
    gaps: tuple[str, ...]
    start: int
    end: int

    @property
    def is_whole(self) -> bool:
        """Whether there are no separators between the digits."""
        return len(self.sizes) == 1

    @property
    def is_boxed(self) -> bool:
        """Whether every digit is a group of its own."""
        return len(self.sizes) > 1 and set(self.sizes) == {1}

    @property
    def is_dashed(self) -> bool:
        """Whether every separator is a dash, possibly with spaces around it."""
        return bool(self.gaps) and all(gap.strip() in {"-", "~"} for gap in self.gaps)

    @property
    def is_even(self) -> bool:
        """Whether all separators are the same."""
        return len(set(self.gaps)) <= 1

    @property
    def is_wrapped(self) -> bool:
        """Whether the number is broken over lines."""
        return any("\n" in gap for gap in self.gaps)


def numbers(text: str, lengths: frozenset[int]) -> Iterator[Number]:
    """Every sequence of whole groups with one of these numbers of digits, in order of position."""
    return (number for number in _numbers(text) if len(number.digits) in lengths)


@lru_cache(maxsize=2)  # every detector calls this with the same text
def _numbers(text: str) -> tuple[Number, ...]:
    """The sequences of every length that is asked for, up to the limit."""
    found = (one for run in _RUN.finditer(text) for one in _in_run(text, *run.span()))
    return tuple(islice(found, _MOST_NUMBERS))


def _in_run(text: str, start: int, end: int) -> Iterator[Number]:
    groups = (found.span() for found in _GROUP.finditer(text, start, end))
    window = deque(islice(groups, _LONGEST))
    while window:
        yield from _from(text, window)
        window.popleft()
        window.extend(islice(groups, 1))


def _from(text: str, groups: Iterable[tuple[int, int]]) -> Iterator[Number]:
    """The sequences that begin with the first of the groups."""
    sizes: list[int] = []
    gaps: list[str] = []
    whole, crossed, last = "", False, 0
    for start, end in groups:
        if sizes:
            gap = text[last:start]
            if not _joins(gap, alone=sizes[-1] == 1 and end - start == 1):
                if "\n" in gap or (*sizes, end - start) != AS_ON_THE_CARD[: len(sizes) + 1]:
                    return
                crossed = True
            gaps.append(gap)
        sizes.append(end - start)
        whole, last = whole + text[start:end], end
        if len(whole) > _LENGTHS[-1]:
            return
        if len(whole) in _LENGTHS and (not crossed or tuple(sizes) == AS_ON_THE_CARD):
            yield Number(whole, tuple(sizes), tuple(gaps), end - sum(sizes) - sum(map(len, gaps)), end)


def _joins(gap: str, *, alone: bool) -> bool:
    """Whether the digits on both sides of a separator may belong together; across a cell border or an odd
    sign only single digits do."""
    return bool(_BETWEEN.fullmatch(gap) or _WRAPPED.fullmatch(gap)) or (alone and "\n" not in gap)


_NAMED = re.compile(r"(?i)(?:\b|_)(?:c?id|no|tel|t|mobile|phone|promptpay)$")


def is_part(text: str, number: Number, *, behind: str = "-.") -> bool:
    """Whether the number is part of a longer one, of a word or of a decimal; after a comma another number may
    follow."""
    before, after = text[max(0, number.start - 12) : number.start], text[number.end : number.end + 5]
    if re.search(r"\d[-.~/]$", before) or (number.sizes[0] == 3 and re.search(r"(?<!\d)\d{1,3},$", before)):
        return True
    if number.is_whole and re.search(r"[A-Za-z]$", before) and not _NAMED.search(before):
        return True
    return re.match(rf"[A-Za-z]|[{re.escape(behind)}]\d|,\d{{3}}(?!\d)", after) is not None


def about(text: str, start: int, end: int, *, before: int, after: int = 0) -> str:
    """The text around a position, within the same paragraph."""
    left = text[max(0, start - before) : start].rpartition("\n\n")[2]
    return left + "\0" + text[end : end + after].partition("\n\n")[0]
