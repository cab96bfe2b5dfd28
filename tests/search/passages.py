"""Passages of a site's own pages, drawn and typed as people type: each must lead to the pages that hold it.

Which passages are drawn hangs on each of them alone, so that an edit of the site changes few of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from random import Random

from cleancdd.search.pagetext import PageText
from cleancdd.search.words import cutter_with
from cleancdd.thai.segmentation import Cutter, clusters
from cleancdd.thai.spelling import comparable, respell

__all__ = ["drawn"]

_RUN = re.compile("[ก-\u0e3aเ-\u0e4e]{12,}")
_SHORTEST = 9
"""Letters that tell one passage from most others."""


def _one_letter_short(words: Sequence[str]) -> str:
    return "".join(clusters("".join(words))[:-1])


def _space_within(words: Sequence[str]) -> str:
    letters = clusters("".join(words))
    half = len(letters) // 2
    return f"{''.join(letters[:half])} {''.join(letters[half:])}"


def _another_spelling(words: Sequence[str]) -> str:
    return "\u200b".join(words).replace("แ", "เเ").replace("ำ", "ํา")


_WAYS: dict[str, Callable[[Sequence[str]], str]] = {
    "as it stands": "".join,
    "words apart": " ".join,
    "space within": _space_within,
    "cut short": _one_letter_short,
    "other spelling": _another_spelling,
}


def drawn(pages: Iterable[PageText], count: int) -> list[dict[str, str]]:
    """So many queries with their kinds; a page answers one that has its letters."""
    cutter = cutter_with(frozenset())
    runs = sorted({run for page in pages for run in _runs(page)}, key=lambda run: Random(run).random())  # noqa: S311
    return [_query(run, cutter) for run in runs[:count]]


def _runs(page: PageText) -> Iterator[str]:
    """Thai letters without a break, of the page and of its entries."""
    for part in (page, *page.entries):
        for block in part.blocks:
            yield from _RUN.findall(comparable(respell(block.text)))


def _query(run: str, cutter: Cutter) -> dict[str, str]:
    dice = Random(f"query {run}")  # noqa: S311
    kind = dice.choice(list(_WAYS))
    return {"kind": kind, "query": _WAYS[kind](_some(cutter.cut(run), dice))}


def _some(words: Sequence[str], dice: Random) -> Sequence[str]:
    """Words that stand together, enough of them to be told from others."""
    first = dice.randrange(len(words))
    while first and len("".join(words[first:])) < _SHORTEST:
        first -= 1
    enough = (end for end in range(first + 2, len(words)) if len("".join(words[first:end])) >= _SHORTEST)
    return words[first : next(enough, len(words))]
