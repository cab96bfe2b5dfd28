"""How long a Thai text takes to read."""

from __future__ import annotations

__all__ = ["letters_of", "reading_minutes"]

LETTERS_PER_MINUTE = 950
"""200 words a minute, a careful reader's pace, times 4.75 letters a word: the mean over the site's own texts,
split using the dictionary."""


def letters_of(plain: str) -> int:
    """The number of letters of a text; spaces are not counted."""
    return len("".join(plain.split()))


def reading_minutes(letters: int) -> int:
    """Whole minutes for a text of so many letters, at least one."""
    return max(1, round(letters / LETTERS_PER_MINUTE))
