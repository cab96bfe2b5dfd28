"""A piece of personal data that was found: its kind, its place, and how it may be shown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cleancdd.model.privacy import Kind

__all__ = ["Hit", "Kind", "masked"]


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Personal data in a text: from `start` up to `end`, counted in characters from 0; `shown` hides most
    of it."""

    start: int
    end: int
    kind: Kind
    shown: str


def masked(words: str) -> str:
    """The words with the digits within them hidden; the first two and the last two stay, so that the place is
    found again."""
    words = " ".join(words.split())
    places = [found.start() for found in re.finditer(r"\d", words)]
    hidden = set(places[2:-2] if len(places) > 6 else places)
    return "".join("x" if at in hidden else sign for at, sign in enumerate(words))
