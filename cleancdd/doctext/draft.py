"""A document being read: its parts so far, and the remaining time and space."""

from __future__ import annotations

import time

from cleancdd.doctext.text import DocumentText, Mark, Part, Unread
from cleancdd.thai.glyphs import mended

__all__ = ["Draft", "Full"]

_MOST_LETTERS = 3_000_000
"""The most characters of one document: about a thousand full pages."""

_MOST_SECONDS = 4.0
"""Seconds of CPU time after which reading stops; the text read so far is kept."""

_MOST_METADATA = 2_000


class Full(Exception):
    """The time or space limit is reached; the content of the draft stays valid."""


class Draft:
    """Collects the text of a document; raises `Full` when it is too long or takes too long."""

    def __init__(self) -> None:
        self.marks: set[Mark] = set()
        self.metadata: dict[str, str] = {}
        self.unread: Unread | None = None
        self._parts: list[Part] = []
        self._room = _MOST_LETTERS
        self._end = time.process_time() + _MOST_SECONDS

    def add(self, name: str, text: str, number: int = 0, *, hidden: bool = False) -> None:
        """Add a part; one without words is left out unless it is a page."""
        text = mended("\n".join(line.rstrip() for line in text.replace("\r", "\n").split("\n"))).strip("\n")
        if text.strip() or number:
            self._parts.append(Part(name[:200], text[: self._room], number, hidden))
        if hidden:
            self.marks.add(Mark.HIDDEN)
        self._room -= len(text)
        self.check()

    def tell(self, name: str, value: object) -> None:
        """Add one item of metadata."""
        words = " ".join(str(value).split()) if value is not None else ""
        if words:
            self.metadata[name] = mended(words[:_MOST_METADATA])

    def check(self) -> None:
        """Raise `Full` when the time or space limit is reached."""
        if self._room <= 0 or time.process_time() > self._end:
            self.unread = Unread.LONG
            raise Full

    def spend_all(self) -> None:
        """Use up the limit, so that nothing more is read."""
        self._room = 0

    def done(self) -> DocumentText:
        """The document as far as it was read."""
        return DocumentText(tuple(self._parts), dict(self.metadata), frozenset(self.marks), self.unread)
