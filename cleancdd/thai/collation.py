"""Sort keys in the order of the Royal Institute's dictionary, for every list of Thai names and titles.

This is own code because `pythainlp.util.collate` puts the tone mark after the whole word: its ก่า follows
กาฬ, it sees only the first mark of a word, and words equal to it keep their input order. The operating
system's collation differs between machines. The weights of marks and rare signs are those of Unicode's
collation (CLDR, `th`).
"""

from __future__ import annotations

import re
import unicodedata

from cleancdd.thai.spelling import fold

__all__ = ["collation_key"]

_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_VOWEL_SIGNS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e4d")
"""Signs above and below that count as letters of the first level, with phinthu and nikhahit."""

_IGNORED_LETTERS = frozenset("ฯๆ")
"""Letters according to Unicode, but punctuation in the dictionary."""

_LETTER_WEIGHTS = str.maketrans({"\u0e4d": "ฯ", "ๅ": "า", "\u0e3a": "ๅ"})
"""Nikhahit before the vowels, lakkhangyao as า, phinthu after the vowels; they reuse the weights of letters
that are ignored or moved."""

_MARK_WEIGHTS = {
    mark: chr(weight) for weight, mark in enumerate("\u0e4e\u0e4c\u0e47\u0e48\u0e49\u0e4a\u0e4b", start=1)
}
"""Yamakkan, thanthakhat, mai taikhu, then the four tones; 0 ends a letter."""


def collation_key(text: str) -> tuple[str, str, str, str]:
    """A sort key: letters, then tone and other marks, then spaces and punctuation, then the text itself, so
    that no two different texts compare equal."""
    folded = fold(text)
    letters: list[str] = []
    marks: list[str] = []
    for char in _LEADING_VOWEL.sub(r"\2\1", unicodedata.normalize("NFD", folded)):
        if _is_letter(char):
            letters.append(char)
            marks.append("\0")
        elif char in _MARK_WEIGHTS or unicodedata.combining(char):
            marks.append(_MARK_WEIGHTS.get(char, char))
    return "".join(letters).translate(_LETTER_WEIGHTS), "".join(marks), folded, text


def _is_letter(char: str) -> bool:
    return char in _VOWEL_SIGNS or (char.isalnum() and char not in _IGNORED_LETTERS)
