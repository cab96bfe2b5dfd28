"""Minifies the style sheets of the templates."""

from __future__ import annotations

import re

__all__ = ["bare"]

_FOR_READERS = re.compile(rb"^[ \t]*/\*(?:[^*]|\*(?!/))*\*/[ \t]*\r?\n|^[ \t]+|^\r?\n", re.MULTILINE)


def bare(sheet: bytes) -> bytes:
    """Remove empty lines, comment lines and indentation; sheets must not contain multi-line strings."""
    return _FOR_READERS.sub(b"", sheet)
