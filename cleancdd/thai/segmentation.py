"""Splits Thai text into words for searching, by one small algorithm that the browser repeats in
`assets/search/segmentation.js`.

A run of Thai letters is split along the cheapest path over its character clusters: fewest clusters outside
the word list, then fewest words. The path is exact, so words of the list that no path uses can be removed
without changing any split.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

__all__ = ["Cutter", "clusters"]

LONGEST_TOKEN = 48
"""The most letters in one token; longer runs are split, so that no author's word makes the index too
large."""

_KEPT = 8_000
"""How many runs a cutter remembers: half of all runs of a site are said more than once."""

_CLUSTER = re.compile("[เ-ไ]?[ก-ฮ][ะ-\u0e3aๅ\u0e47-\u0e4e]*(?:[ก-ฮ][\u0e34\u0e38]?\u0e4c)*|.", re.DOTALL)
_THAI = "ก-\u0e2eะ-\u0e3aเ-ๅ\u0e47-\u0e4e"
_ABBREVIATION = f"(?:[ก-ฮ]{{1,2}}\\.)+[ก-ฮ]{{1,2}}(?![.{_THAI}])|(?:[ก-ฮ]{{1,2}}\\.){{2,}}"
"""Letters with full stops, the last of which is often omitted: ป.ป.ช. and กข.คจ are one word each."""

_TOKEN = re.compile(
    f"(?P<abbreviation>{_ABBREVIATION})|(?P<thai>[{_THAI}]+)|[a-z0-9]+(?:[-.@_/][a-z0-9]+)*|[^\\W_a-z0-9\u0e00-\u0e7f]+"
)
_FAR = 1 << 60
_UNKNOWN, _WORD = 1 << 30, 1
"""The cost of a step: a cluster outside the list costs more than any number of words."""


def clusters(run: str) -> list[str]:
    """The letters of a run with the vowels and marks that belong to them; no word ends inside a cluster."""
    return _CLUSTER.findall(run)


class Cutter:
    """Splits texts using a word list; equal lists give equal results everywhere."""

    def __init__(self, words: Collection[str]) -> None:
        self._remembered = lru_cache(maxsize=_KEPT)(self._cut)
        self._words = frozenset(words)
        # The length of the longest word with these first letters; of two words the longer one comes last.
        self._reach = {word[:3]: len(word) for word in sorted(self._words, key=len)}

    def with_words(self, words: Collection[str]) -> Cutter:
        """A cutter that uses these words as well, made in a fraction of the time of a whole list."""
        wider = Cutter(words)
        longer = {start: max(reach, self._reach.get(start, 0)) for start, reach in wider._reach.items()}
        wider._words, wider._reach = self._words | wider._words, self._reach | longer
        return wider

    def knows(self, word: str) -> bool:
        """Whether the word is in the list."""
        return word in self._words

    def tokens(self, comparable: str) -> Iterator[tuple[int, str]]:
        """Every token of a text from `spelling.comparable`, with the offset where it starts."""
        for found in _TOKEN.finditer(comparable):
            if found["abbreviation"]:
                yield found.start(), found[0].replace(".", "")
            elif found["thai"]:
                yield from _placed(found.start(), self.cut(found[0]))
            else:
                yield from _placed(found.start(), [found[0]])

    def cut(self, run: str) -> tuple[str, ...]:
        """A run of Thai letters as words; adjacent clusters that are in no word stay together."""
        return self._remembered(run)

    def _cut(self, run: str) -> tuple[str, ...]:
        if run in self._words:  # no path has fewer words
            return (run,)
        ends = [0]
        for cluster in clusters(run):
            ends.append(ends[-1] + len(cluster))
        starts = _starts(*self._costs(run, ends))
        return tuple(run[ends[start] : ends[end]] for start, end in pairwise([*starts, len(ends) - 1]))

    def _costs(self, run: str, ends: list[int]) -> tuple[list[int], list[int], list[int]]:
        """The cheapest path to each boundary between clusters: ending in a word, ending outside one, and
        where that word starts."""
        count, words, reach = len(ends), self._words, self._reach.get
        known, loose, begun = [_FAR] * count, [_FAR] * count, [0] * count
        known[0] = 0
        for here, start in enumerate(ends[:-1]):
            inside, outside = known[here] + _WORD, loose[here]
            cost = inside if inside <= outside else outside + _WORD
            head = run[start : start + 3]
            furthest = start + (reach(head) or reach(head[:2], 0))
            there = here + 1
            while there < count and (end := ends[there]) <= furthest:
                if cost < known[there] and run[start:end] in words:
                    known[there], begun[there] = cost, here
                there += 1
            loose[here + 1] = min(inside, outside) + _UNKNOWN
        return known, loose, begun


def _starts(known: list[int], loose: list[int], begun: list[int]) -> list[int]:
    """The start of each piece of the cheapest path to the end."""
    starts = []
    at = len(known) - 1
    while at:
        if known[at] <= loose[at]:
            at = begun[at]
        else:
            at -= 1
            while loose[at] < known[at] + _WORD:
                at -= 1
        starts.append(at)
    return starts[::-1]


def _placed(start: int, tokens: Iterable[str]) -> Iterator[tuple[int, str]]:
    for token in tokens:
        for offset in range(0, len(token), LONGEST_TOKEN):
            yield start + offset, token[offset : offset + LONGEST_TOKEN]
        start += len(token)
