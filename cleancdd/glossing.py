"""Links the words of the glossary where a text first uses them.

Thai writes no spaces between words, so a spelling found inside a longer word is no use of the term: a place counts only where
the text, cut along the dictionary, has a word begin and a word end. The longest term at a place wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from html import escape, unescape

from cleancdd.model.knowledge import GlossaryTerm
from cleancdd.thai.cutting import Cutter
from cleancdd.thai.dictionary import word_cutter
from cleancdd.thai.folding import comparable, respell

__all__ = ["Glosser"]

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-z0-9]+)")
_SILENT = frozenset(["a", "code", "h1", "h2", "h3", "h4", "h5", "h6", "label", "pre", "sup"])
"""Elements in which no term is linked: what is a link, a heading or to be typed."""

_LETTERS = re.compile("[ก-\u0e2eะ-\u0e3aเ-ๅ\u0e47-\u0e4e]+")
_ABBREVIATION_GOES_ON = re.compile(r"[ก-ฮ]{1,2}\.")


class Glosser:
    """Links terms to their places on the page of the glossary; one for all texts of a site."""

    def __init__(self, glossary: Mapping[str, GlossaryTerm]) -> None:
        self._terms: dict[str, str] = {}
        for key, one in glossary.items():
            for spelling in (one.term, *((one.full,) if one.full else ()), *one.also):
                self._terms.setdefault(comparable(respell(spelling)), key)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._terms, key=lambda term: (-len(term), term))
        return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    @cached_property
    def _cutter(self) -> Cutter:
        return word_cutter({word for term in self._terms for word in _LETTERS.findall(term)})

    @cached_property
    def _by_length(self) -> tuple[int, ...]:
        return tuple(sorted({len(term) for term in self._terms}, reverse=True))

    def link(self, html: str) -> str:
        """The HTML of a text with each term linked where it first occurs, outside of links, headings and code."""
        seen: set[str] = set()
        silent = 0
        pieces = []
        for index, piece in enumerate(_TAG.split(html)):
            name = _NAME.match(piece) if index % 2 else None
            if name:
                silent += (name[1] in _SILENT) * (-1 if piece.startswith("</") else 1)
            pieces.append(piece if index % 2 or silent or not piece.strip() else self._link_words(piece, seen))
        return "".join(pieces)

    def _link_words(self, piece: str, seen: set[str]) -> str:
        words = respell(unescape(piece)) if "&" in piece else respell(piece)
        parts, done = [], 0
        for start, end, key in self._found(comparable(words)):
            if key not in seen:
                seen.add(key)
                link = f'<a class="term" href="/glossary/#{key}">{escape(words[start:end])}</a>'
                parts += [escape(words[done:start]), link]
                done = end
        return "".join([*parts, escape(words[done:])]) if parts else piece

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Every use of a term as (start, end, id), from left to right; none begins inside another."""
        at = 0
        while found := self._pattern.search(text, at):
            start = found.start()
            end = next((start + size for size in self._by_length if self._is_whole(text, start, start + size)), None)
            if end is not None:
                yield start, end, self._terms[text[start:end]]
            at = end or start + 1

    def _is_whole(self, text: str, start: int, end: int) -> bool:
        known = end <= len(text) and text[start:end] in self._terms
        return known and self._parts_words(text, start) and self._ends_words(text, start, end)

    def _ends_words(self, text: str, start: int, end: int) -> bool:
        if text[end - 1] == ".":
            return not (_ABBREVIATION_GOES_ON.match(text, end) and "." in text[start : end - 1])
        return self._parts_words(text, end)

    def _parts_words(self, text: str, at: int) -> bool:
        """Whether a word may begin or end at a place: no letters on both sides of it that belong to one word."""
        before, after = text[at - 1 : at] if at else "", text[at : at + 1]
        if _LETTERS.match(before) and _LETTERS.match(after):
            first = at
            while first and _LETTERS.match(text[first - 1]):
                first -= 1
            run = _LETTERS.match(text, first)
            return run is not None and at - first in self._places(run[0])
        if before == "." and _LETTERS.match(after):
            return not (at > 1 and _LETTERS.match(text[at - 2]) and _ABBREVIATION_GOES_ON.match(text, at))
        return not (_is_plain(before) and _is_plain(after))

    def _places(self, run: str) -> frozenset[int]:
        return _places(self._cutter, run)


@lru_cache(maxsize=4096)
def _places(cutter: Cutter, run: str) -> frozenset[int]:
    """Where words begin in a run of Thai letters."""
    at, places = 0, []
    for word in cutter.cut(run):
        places.append(at)
        at += len(word)
    return frozenset([*places, at])


def _is_plain(char: str) -> bool:
    """A letter or digit of another script, which belongs to a word with its like beside it."""
    return char.isalnum() and not _LETTERS.match(char)
