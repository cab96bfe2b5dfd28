"""What a visitor sees and hears of a page: its words by block, those that stand in attributes, and where two
texts meet."""

from __future__ import annotations

import re
from html import unescape

__all__ = ["joints", "lines"]

_HIDDEN = re.compile(r"(?s)<(script|style|svg)\b.*?</\1>")
_INLINE = "(?:a|abbr|b|cite|code|em|i|small|span|strong|sup|time)"
_PASSED = re.compile(rf"</?{_INLINE}\b[^>]*>")
_SPOKEN = re.compile(
    r'<meta name="description" content="([^"]*)"|\b(?:alt|aria-label|data-label|placeholder|title)="([^"]*)"'
)
_APART = "(?:cite|small|time)"
_JOINT = re.compile(
    r"(?<=[^\s<>(“])"
    rf"(?:(?:</{_INLINE}>)+(?:<(?!a class=\"term){_INLINE}\b[^>]*>)+|(?:</{_INLINE}>)*</?{_APART}\b[^>]*>)"
    r"(?=[^\s<>)”/])"
)


def lines(html: str) -> list[str]:
    """The title, each block of words and each spoken attribute of a page, spaces joined."""
    shown = _HIDDEN.sub("\n", html)
    spoken = (one for found in _SPOKEN.findall(shown) for one in found)
    blocks = re.sub(r"<[^>]*>", "\n", _PASSED.sub("", shown)).split("\n")
    words = (" ".join(unescape(one).split()) for one in (*blocks, *spoken))
    return [one for one in words if one]


def joints(html: str) -> list[str]:
    """Where two texts of a line meet with no space between, with what is around; links of terms lie within
    one text."""
    shown = _HIDDEN.sub("", html)
    return [shown[max(found.start() - 20, 0) : found.end() + 20] for found in _JOINT.finditer(shown)]
