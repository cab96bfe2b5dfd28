"""One finding of personal data: its kind, its position, and its masked form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cleancdd.model.privacy import Kind

__all__ = ["Hit", "Kind", "masked"]


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Personal data in a text, from `start` up to `end`, in characters from 0; in `shown` most of it is
    masked."""

    start: int
    end: int
    kind: Kind
    shown: str


def masked(words: str) -> str:
    """The text with its digits masked, except the first two and the last two, so that authors can find the
    place."""
    words = " ".join(words.split())
    places = [found.start() for found in re.finditer(r"\d", words)]
    hidden = set(places[2:-2] if len(places) > 6 else places)
    return "".join("x" if at in hidden else sign for at, sign in enumerate(words))
