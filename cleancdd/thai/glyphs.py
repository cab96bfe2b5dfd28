"""Letters that old fonts and PDF files break, put right.

Old fonts keep vowels and tone marks that stand elsewhere than usual in Unicode's private area, which another
computer shows as boxes; Word keeps its bullets there; a PDF file parts ำ from its consonant.
"""

from __future__ import annotations

import re

__all__ = ["OLD_LETTERS", "PARTED", "PRIVATE", "SYMBOLS", "mended"]

OLD_LETTERS = dict(
    zip(
        map(chr, range(0xF700, 0xF71B)),
        "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e0d"
        "\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        strict=True,
    )
)
"""The letters of U+F700 to U+F71A, where Windows' old Thai fonts keep other shapes of them."""

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
"""What Word's bullets of the fonts Symbol and Wingdings look like."""

PRIVATE = re.compile("[\ue000-\uf8ff]")
"""A sign of Unicode's private area."""

PARTED = re.compile("(?<=[ก-ฮัิ-ฺ])([่-๋]?) +(?:([่-๋]?)[\u0e32\u0e33]|([ัิ-ฺ็-๎]))(?=[ก-๎])")
"""A vowel or tone mark parted from its consonant; one that stands alone is spoken of."""

_LETTERS = str.maketrans(OLD_LETTERS | SYMBOLS)


def mended(words: str) -> str:
    """The words with the letters that their reader was to see."""
    return PARTED.sub(lambda found: f"{found[1]}{found[2] or ''}{found[3] or 'ำ'}", words.translate(_LETTERS))
