"""Links each glossary term where a text first uses it.

Thai has no spaces between words, so a term found inside a longer word is not a use of it: a match counts only
if dictionary segmentation has word boundaries at its start and end. The longest term at a position takes
precedence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from html import escape, unescape
from itertools import accumulate

from cleancdd import urls
from cleancdd.model.base import digest_of
from cleancdd.model.knowledge import GlossaryTerm
from cleancdd.thai.dictionary import word_cutter
from cleancdd.thai.segmentation import Cutter
from cleancdd.thai.spelling import comparable, respell

__all__ = ["Glosser"]

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-z0-9]+)")
_SILENT = frozenset(["a", "code", "h1", "h2", "h3", "h4", "h5", "h6", "label", "pre", "sup"])
"""Elements in which no term is linked: links, headings and text to be typed."""

_LETTERS = re.compile("[ก-\u0e2eะ-\u0e3aเ-ๅ\u0e47-\u0e4e]+")
_LONGEST_WHOLE = 16
"""The most letters of a term that is kept on one line; browsers may otherwise break it where they guess a
word boundary."""

_PREFIX = re.compile("การ|ความ")
_ABBREVIATION_GOES_ON = re.compile(r"[ก-ฮ]{1,2}\.")


class Glosser:
    """Links terms to their entries on the glossary page; one instance serves all texts of a site."""

    def __init__(self, glossary: Mapping[str, GlossaryTerm]) -> None:
        self._terms: dict[str, str] = {}
        for key, one in glossary.items():
            own = () if one.common else (one.term,)
            for spelling in (*own, *((one.full,) if one.full else ()), *one.also):
                self._terms.setdefault(comparable(respell(spelling)), key)
        self._terms.pop("", None)  # a spelling of only invisible characters would match everywhere

    @cached_property
    def digest(self) -> str:
        """A digest that changes when the links of any text may change."""
        return digest_of(list(self._terms.items()))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._terms, key=lambda term: (-len(term), term))
        return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    @cached_property
    def _cutter(self) -> Cutter:
        """Segments along the dictionary and, of the terms, only the words that cannot be made of dictionary
        words.

        A compound added as a word would move the boundaries of the words beside it.
        """
        plain = word_cutter(())
        words = {word for term in self._terms for word in _LETTERS.findall(term)}
        strange = {word for word in words if not all(map(plain.knows, plain.cut(word)))}
        return word_cutter(strange) if strange else plain

    @cached_property
    def _by_length(self) -> tuple[int, ...]:
        return tuple(sorted({len(term) for term in self._terms}, reverse=True))

    def link(self, html: str) -> str:
        """The HTML of a text with each term linked at its first use, outside of links, headings and code."""
        seen: set[str] = set()
        silent = 0
        pieces = []
        for index, piece in enumerate(_TAG.split(html)):
            name = _NAME.match(piece) if index % 2 else None
            if name:
                silent += (name[1] in _SILENT) * (-1 if piece.startswith("</") else 1)
            pieces.append(
                piece if index % 2 or silent or not piece.strip() else self._link_words(piece, seen)
            )
        return "".join(pieces)

    def _link_words(self, piece: str, seen: set[str]) -> str:
        words = respell(unescape(piece)) if "&" in piece else respell(piece)
        parts, done = [], 0
        for start, end, key in self._found(comparable(words)):
            if key not in seen:
                seen.add(key)
                parts += [escape(words[done:start]), _link(words[start:end], key)]
                done = end
        return "".join([*parts, escape(words[done:])]) if parts else piece

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Every use of a term as (start, end, id), from left to right, without overlaps."""
        borders = _Borders(text, self._cutter)
        at = 0
        while found := self._pattern.search(text, at):
            start = found.start()
            end = next(
                (
                    start + size
                    for size in self._by_length
                    if self._is_use(text, start, start + size, borders)
                ),
                None,
            )
            if end is not None:
                yield start, end, self._terms[text[start:end]]
            at = end or start + 1

    def _is_use(self, text: str, start: int, end: int, borders: _Borders) -> bool:
        known = end <= len(text) and text[start:end] in self._terms
        return (
            known
            and borders.part(start)
            and _ends_words(text, start, end, borders)
            and not borders.lends_prefix(start)
        )


class _Borders:
    """The word boundaries in a text; a run of Thai letters is segmented once, on first use."""

    def __init__(self, text: str, cutter: Cutter) -> None:
        self._text = text
        self._cutter = cutter
        self._starts = [run.start() for run in _LETTERS.finditer(text)]
        self._places: dict[int, frozenset[int]] = {}

    def part(self, at: int) -> bool:
        """Whether a position may be a word boundary: not between two letters of the same word."""
        before, after = self._text[at - 1 : at] if at else "", self._text[at : at + 1]
        if _LETTERS.match(before) and _LETTERS.match(after):
            return at in self._places_of(self._run(at))
        if before == "." and _LETTERS.match(after):
            return not (
                at > 1 and _LETTERS.match(self._text[at - 2]) and _ABBREVIATION_GOES_ON.match(self._text, at)
            )
        return not (_is_plain(before) and _is_plain(after))

    def lends_prefix(self, at: int) -> bool:
        """Whether the การ or ความ at a position can also end the word before: มาตร|การบริหาร is read as
        มาตรการ|บริหาร."""
        prefix = _PREFIX.match(self._text, at)
        if prefix is None or not _LETTERS.match(self._text[at - 1 : at] if at else ""):
            return False
        places = self._places_of(self._run(at))
        before = next(place for place in range(at - 1, -1, -1) if place in places)
        return self._cutter.knows(self._text[before : prefix.end()])

    def _run(self, at: int) -> int:
        """The start of the run of letters that contains a position."""
        return self._starts[bisect_right(self._starts, at) - 1]

    def _places_of(self, start: int) -> frozenset[int]:
        if start not in self._places:
            run = _LETTERS.match(self._text, start)
            self._places[start] = frozenset(
                start + place for place in _places(self._cutter, run[0] if run else "")
            )
        return self._places[start]


@lru_cache(maxsize=4096)
def _places(cutter: Cutter, run: str) -> frozenset[int]:
    """The positions in a run of Thai letters where words begin."""
    return frozenset(accumulate(map(len, cutter.cut(run)), initial=0))


def _ends_words(text: str, start: int, end: int, borders: _Borders) -> bool:
    if text[end - 1] == ".":
        return not (_ABBREVIATION_GOES_ON.match(text, end) and "." in text[start : end - 1])
    return borders.part(end)


def _link(words: str, key: str) -> str:
    whole = " whole" if len(words) <= _LONGEST_WHOLE and " " not in words else ""
    return f'<a class="term{whole}" href="{urls.term(key)}">{escape(words)}</a>'


def _is_plain(char: str) -> bool:
    """Whether it is a letter or digit of another script, which forms words with adjacent ones of its kind."""
    return char.isalnum() and not _LETTERS.match(char)
