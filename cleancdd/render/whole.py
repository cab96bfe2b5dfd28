"""Whole Thai words in the text of a page, and only there: not in its head, attributes, code or figures."""

from __future__ import annotations

import re

from cleancdd.thai.compounds import JOINER, parted, whole

__all__ = ["whole_words"]

_BODY = "<body"
_ELSEWHERE = re.compile(
    rf"<(code|pre|script|svg|textarea|option)\b[^<>]*>.*?</\1>|<[^<>{JOINER}]*+{JOINER}[^<>]*>", re.DOTALL
)
"""What is typed or drawn, not read; and a tag that was given a joiner."""


def whole_words(html: str) -> str:
    """The page with `cleancdd.thai.compounds` in what a visitor reads of it."""
    before, body, text = html.partition(_BODY)
    return before + body + _ELSEWHERE.sub(_parted, whole(text))


def _parted(found: re.Match[str]) -> str:
    return parted(found[0])
