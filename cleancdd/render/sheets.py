"""Minifies the style sheets of the templates."""

from __future__ import annotations

import re

__all__ = ["bare"]

_COMMENT_LINE = re.compile(rb"^[ \t]*/\*(?:[^*]|\*(?!/))*\*/[ \t]*\r?\n", re.MULTILINE)
_SPACES = re.compile(rb"""("[^"\n]*"|'[^'\n]*')|\s*([{};,])\s*|(?<=:)[ \t]+|^\s+""", re.MULTILINE)


def bare(sheet: bytes) -> bytes:
    """Remove comment lines, and spaces that separate nothing; strings stay as they are."""
    return _SPACES.sub(lambda found: found[1] or found[2] or b"", _COMMENT_LINE.sub(b"", sheet))
