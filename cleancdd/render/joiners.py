"""Keeps Thai compounds on one line in the text of a page; the head, attributes, code and charts are not
changed."""

from __future__ import annotations

import re

from cleancdd.thai.compounds import JOINER, parted, whole

__all__ = ["whole_words"]

_BODY = "<body"
_ELSEWHERE = re.compile(
    rf"<(code|pre|script|svg|textarea|option)\b[^<>]*>.*?</\1>|<[^<>{JOINER}]*+{JOINER}[^<>]*>", re.DOTALL
)
"""Elements that are typed or drawn, not read, and tags into which a joiner was inserted."""


def whole_words(html: str) -> str:
    """The page with `cleancdd.thai.compounds` applied to the text that visitors read."""
    before, body, text = html.partition(_BODY)
    return before + body + _ELSEWHERE.sub(_parted, whole(text))


def _parted(found: re.Match[str]) -> str:
    return parted(found[0])
