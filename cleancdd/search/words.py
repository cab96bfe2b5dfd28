"""The word list for splitting texts: PyThaiNLP's dictionary and the site's names that it lacks, without
compounds.

A compound would hide its parts from a search for them, so a word that consists of other listed words is left
out. Parts of fewer than four letters do not count, because they would split words that only happen to contain
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from errno import ENOENT
from functools import lru_cache
from itertools import accumulate

from cleancdd.cache import recalled
from cleancdd.thai.dictionary import dictionary
from cleancdd.thai.segmentation import Cutter, clusters
from cleancdd.thai.spelling import fold

__all__ = ["cutter_with", "dictionary_words", "new_words"]

_THAI_WORD = re.compile("[ก-\u0e2eะ-\u0e3aเ-ๅ\u0e47-\u0e4e]{2,}")
_LONGEST_NAME = 24
_SHORT_PARTS = frozenset(["การ", "กรม", "กอง", "และ", "ของ", "งาน", "ผล", "ราช", "แผน"])
"""Parts so common in official Thai that they count although they are short."""

_SHORT_PART = re.compile("|".join(sorted(_SHORT_PARTS)))


@lru_cache(maxsize=2)
def cutter_with(names: frozenset[str]) -> Cutter:
    """The cutter for a site with these names, which are added word by word; raises `FileNotFoundError`
    without a dictionary."""
    new = new_words(names)
    return _plain_cutter().with_words(new) if new else _plain_cutter()


def new_words(names: frozenset[str]) -> frozenset[str]:
    """The words of names that are not made of dictionary words: the only effect of names on how texts are
    split."""
    plain = _plain_cutter()
    return frozenset(
        _without_compounds(
            {name for name in _thai_words(names) if not all(map(plain.knows, plain.cut(name)))}
        )
    )


@lru_cache(maxsize=1)
def _plain_cutter() -> Cutter:
    return Cutter(dictionary_words())


@lru_cache(maxsize=1)
def dictionary_words() -> frozenset[str]:
    """The words of the dictionary that are no compounds; raises `FileNotFoundError` without a dictionary.

    Cached between runs: they change with the code and PyThaiNLP alone, as the cache itself does."""
    return recalled("words for search", "", frozenset[str], _words_of_dictionary)


def _words_of_dictionary() -> frozenset[str]:
    if not dictionary():
        raise FileNotFoundError(ENOENT, "ไม่พบคลังคำภาษาไทย ติดตั้ง PyThaiNLP ก่อน", "pythainlp")
    return frozenset(_without_compounds(set(_thai_words(dictionary()))))


def _thai_words(texts: Iterable[str]) -> Iterable[str]:
    words = fold("\n".join(texts)).split()  # together, in a tenth of the time
    return (word for word in words if len(word) <= _LONGEST_NAME and _THAI_WORD.fullmatch(word))


def _without_compounds(words: set[str]) -> set[str]:
    kept: set[str] = set()
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not _splits(word, kept):
            kept.add(word)
    return kept


def _splits(word: str, kept: set[str]) -> bool:
    """Whether the whole word consists of kept words of at least four letters or of the common short ones."""
    if len(word) < 8 and not _SHORT_PART.search(word):
        return False
    places = [0, *accumulate(map(len, clusters(word)))]
    reached = {0}
    for start in places:
        if start in reached:
            for end in places:
                part = word[start:end]
                if part in kept and (len(part) >= 4 or part in _SHORT_PARTS):
                    reached.add(end)
    return places[-1] in reached
