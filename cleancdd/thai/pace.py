"""How long a Thai text takes to read."""

from __future__ import annotations

__all__ = ["reading_minutes"]

LETTERS_PER_MINUTE = 950
"""200 words a minute, a careful reader's pace, times 4.75 letters a word: the mean over the site's own texts,
split using the dictionary."""


def reading_minutes(plain: str) -> int:
    """Whole minutes, at least one; spaces are not counted as letters."""
    letters = len("".join(plain.split()))
    return max(1, round(letters / LETTERS_PER_MINUTE))
