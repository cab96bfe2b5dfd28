"""Normalises text for the detectors of numbers and addresses, and maps positions back to the original.

Unicode composition and decomposition are not used, because they would split ำ: characters that stand for a
digit, a dash or a space are replaced by it, and invisible ones are removed.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from functools import cache
from html import unescape

from cleancdd.thai.spelling import INVISIBLE

__all__ = ["plain"]

_ZEROS = (0x0660, 0x06F0, 0x0966, 0x0E50, 0x0ED0, 0x1040, 0x17E0, 0xFF10, *range(0x1D7CE, 0x1D7FF, 10))
"""The digit zero of each script whose digits people can type or paste here."""

_SAME: dict[str, str] = (
    {chr(zero + value): str(value) for zero in _ZEROS for value in range(10)}
    | dict.fromkeys("‐‑‒–—―−⁃˗⁻﹣－ー➖～〜⁓∼¯⸺⸻", "-")
    | dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " ")
    | {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if not 0xFF10 <= code <= 0xFF19}
    | dict.fromkeys("․·•∙⋅‧・。", ".")
    | {"－": "-", "～": "-", "‗": "_", "\r": "\n"}
)
_DRAWN_OVER = "".join(map(chr, (*range(0x300, 0x370), *range(0x20D0, 0x2100))))
_UNSEEN = frozenset(
    sign
    for sign in map(chr, (*range(0xAD, 0x3000), *range(0xFE00, 0xFF00), *range(0xE0000, 0xE01F0)))
    if INVISIBLE.match(sign)
)
_CUTS: tuple[tuple[frozenset[str], str], ...] = (
    (_UNSEEN, INVISIBLE.pattern),
    (
        frozenset("&"),
        "&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|nbsp|ensp|emsp|thinsp|shy|zwnj|zwj|ndash|mdash|minus|hyphen|dash);",
    ),
    (frozenset("\\"), r"\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}"),
    (frozenset("*`\\"), r"(?<![*`\\])[*`\\]+(?=[\d( .+-])"),
    (frozenset("<"), r"<br ?/?>"),
    (frozenset(_DRAWN_OVER), f"(?<=[0-9\ufe0f])[{_DRAWN_OVER}]+"),
)
"""Patterns to replace or remove, each with the characters it requires (without them the pattern is skipped):
invisible characters, entities, escapes, line breaks within a cell, and Markdown marks and combining lines
over digits."""


@cache
def _cut(there: tuple[bool, ...]) -> re.Pattern[str] | None:
    """A pattern of the alternatives that apply."""
    parts = [pattern for (_, pattern), may in zip(_CUTS, there, strict=True) if may]
    return re.compile("|".join(parts)) if parts else None


_LETTER_O = re.compile(r"(?<![A-Za-z])O(?=[689][\d -])|(?<=\d)O(?=[\d-])")


_ESCAPE = re.compile(r"\\[uUx]([0-9A-Fa-f]{2,8})")
"""A numeric character escape, as in quoted YAML."""


class Plain:
    """A normalised text; `at` maps a position in it to the position in the original."""

    def __init__(self, text: str, pieces: list[tuple[int, int]]) -> None:
        self.text = text
        self._starts = [start for start, _ in pieces]
        self._sources = [source for _, source in pieces]

    def at(self, place: int) -> int:
        """The position in the original text."""
        piece = bisect_right(self._starts, place) - 1
        return self._sources[piece] + place - self._starts[piece]


def plain(written: str) -> Plain:
    """The normalised text."""
    said: list[str] = []
    pieces = [(0, 0)]
    end = length = 0
    signs = set(written)
    cut = _cut(tuple(not signs.isdisjoint(needed) for needed, _ in _CUTS))
    for found in cut.finditer(written) if cut else ():
        meant = _meant(found[0])
        said += [written[end : found.start()], meant]
        length += found.start() - end + len(meant)
        end = found.end()
        pieces.append((length, end))
    said.append(written[end:])
    words = "".join(said)
    for sign in _SAME.keys() & (set(words) if cut else signs):  # only a few per text
        words = words.replace(sign, _SAME[sign])
    if "O" in signs:  # typed in place of a 0
        words = _LETTER_O.sub("0", words)
    return Plain(words, pieces)


def _meant(written: str) -> str:
    """The character that is meant; empty for invisible ones."""
    sign = written
    if written.startswith("&"):
        sign = unescape(written)
    elif (escape := _ESCAPE.fullmatch(written)) and (code := int(escape[1], 16)) <= sys.maxunicode:
        sign = chr(code)
    elif written.startswith("<"):
        return " "
    elif not INVISIBLE.match(written):
        return ""
    return "" if INVISIBLE.match(sign) or len(sign) != 1 else sign
