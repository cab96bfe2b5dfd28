"""One file as read: its values, its words, and where in the file each of them stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from cleancdd.diagnostics import Code, Diagnostics, Span

__all__ = ["Document", "Loc", "Position", "SourceLines", "Value"]

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What YAML holds here: text exactly as written, nothing at all, or a list or mapping of these."""

Loc: TypeAlias = "tuple[str | int, ...]"
"""The way to a value: keys of mappings and indexes of lists, from the root."""


class Position(NamedTuple):
    """Where something stands in a file: line and column count characters from 1, as `length` does."""

    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """A file that could be read; two are equal when name and bytes are.

    `digest` is of the bytes. `value` has only text, None, lists and mappings; `body` is the Markdown after
    the front matter, with `\\n` at the end of lines, and starts at line `body_line`.
    """

    name: str
    digest: str
    value: Value = field(repr=False, compare=False)
    lines: tuple[str, ...] = field(repr=False, compare=False)
    places: Mapping[Loc, Position] = field(repr=False, compare=False)
    key_places: Mapping[Loc, Position] = field(repr=False, compare=False)
    body: str = field(default="", repr=False, compare=False)
    body_line: int = field(default=1, repr=False, compare=False)

    def span(self, loc: Loc) -> Span:
        """Where the value at `loc` stands; a mapping stands at its first key, and what is absent at its
        nearest ancestor."""
        return Span(self.name, *_nearest(self.places, loc))

    def key_span(self, loc: Loc) -> Span:
        """Where the key of the value at `loc` stands; an item of a list, which has no key, stands where its
        value does."""
        return Span(self.name, *self.key_places[loc]) if loc in self.key_places else self.span(loc)

    def line(self, number: int) -> str:
        """The line as its author wrote it, without its end; empty beyond the file."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


def _nearest(places: Mapping[Loc, Position], loc: Loc) -> Position:
    while loc and loc not in places:
        loc = loc[:-1]
    return places.get(loc, Position(1, 1))


@dataclass(frozen=True, slots=True)
class SourceLines:
    """The lines of a file while it is being read, and where its slips are noted."""

    name: str
    lines: Sequence[str]
    diagnostics: Diagnostics

    def note(self, place: Position, code: Code, message: str, advice: str) -> None:
        """Note a slip with the line it is in; a place beyond the last words moves onto them."""
        line, column, length = self.inside(place)
        self.diagnostics.add(
            Span(self.name, line, column, length), code, message, advice, self.lines[line - 1]
        )

    def inside(self, place: Position) -> Position:
        """The place, kept within the words of the file."""
        line = min(place.line, len(self.lines))
        if not self.lines[line - 1].strip():
            return self._end_of_words(line)
        width = max(1, len(self.lines[line - 1]))
        column = min(place.column, width)
        return Position(line, column, max(1, min(place.length, width - column + 1)))

    def _end_of_words(self, line: int) -> Position:
        while line > 1 and not self.lines[line - 1].strip():
            line -= 1
        return Position(line, max(1, len(self.lines[line - 1].rstrip())))
