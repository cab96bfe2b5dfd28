"""The style sheets of the templates as a browser gets them: without what only their readers need."""

from __future__ import annotations

import re

__all__ = ["bare"]

_FOR_READERS = re.compile(rb"^[ \t]*/\*(?:[^*]|\*(?!/))*\*/[ \t]*\r?\n|^[ \t]+|^\r?\n", re.MULTILINE)


def bare(sheet: bytes) -> bytes:
    """Without lines that are empty or a comment alone, and without indents; a string that goes on in the next
    line is not known to any sheet."""
    return _FOR_READERS.sub(b"", sheet)
