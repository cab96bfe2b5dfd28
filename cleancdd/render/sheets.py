"""Minifies the style sheets of the templates."""

from __future__ import annotations

import re

__all__ = ["bare"]

_STRING = rb"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
_COMMENT = re.compile(_STRING + rb"|/\*(?:[^*]|\*(?!/))*\*/")
_SPACE = re.compile(_STRING + rb"|\s*;?\s*(\})\s*|\s*([{;,>])\s*|(:)\s+|(\s)\s*")


def bare(sheet: bytes) -> bytes:
    """Remove comments and every space that CSS does not need; strings stay as they are."""
    return _SPACE.sub(_kept, _COMMENT.sub(_kept, sheet)).strip()


def _kept(found: re.Match[bytes]) -> bytes:
    return found[found.lastindex] if found.lastindex else b""
