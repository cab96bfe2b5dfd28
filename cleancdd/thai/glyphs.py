"""Repairs letters that old fonts and PDF files break.

Old fonts keep shifted forms of vowels and tone marks in Unicode's private use area, which other computers
show as boxes; Word keeps its bullets there; PDF files separate ำ from its consonant.
"""

from __future__ import annotations

import re

__all__ = ["OLD_LETTERS", "PRIVATE", "STRAY", "SYMBOLS", "mended", "parted"]

OLD_LETTERS = dict(
    zip(
        map(chr, range(0xF700, 0xF71B)),
        "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e0d"
        "\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        strict=True,
    )
)
"""The letters for U+F700 to U+F71A, where Windows' old Thai fonts keep other shapes of them."""

SYMBOLS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0fe": "☑",
    "\uf0a8": "□",
    "\uf06f": "□",
    "\uf02d": "-",
}
"""What Word's bullets in the fonts Symbol and Wingdings look like."""

PRIVATE = re.compile("[\ue000-\uf8ff]")
"""A character of Unicode's private use area."""

_PARTED = re.compile("(?<=[ก-ฮัิ-ฺ])([่-๋]?)\u0e4d? +(?:([่-๋]?)[\u0e32\u0e33]|([ัิ-ฺ็-๎]))(?=[ก-๎])")
"""A vowel or tone mark separated from its consonant; one on its own is a mark that the text is about."""

_MARK_AFTER_SPACE = re.compile(" [ั\u0e32\u0e33ิ-ฺ็-๎]")
"""In every such text; found ten times faster."""

STRAY = re.compile("[A-Za-z](?<=[ก-๎].)(?=[ก-๎])")
"""A single Latin letter within a Thai word, typed while the keyboard was in the other language."""

_LETTERS = str.maketrans(OLD_LETTERS | SYMBOLS)


def parted(text: str) -> re.Match[str] | None:
    """The first place in a text where a vowel or tone mark is separated from its consonant."""
    return _PARTED.search(text) if _MARK_AFTER_SPACE.search(text) else None


def mended(words: str) -> str:
    """The text with the letters that its reader was meant to see."""
    return _PARTED.sub(
        lambda found: f"{found[1]}{found[2] or ''}{found[3] or 'ำ'}", words.translate(_LETTERS)
    )
