"""One file as read: its values, its text, and the position of each value in the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from cleancdd.diagnostics import Code, Diagnostics, Span

__all__ = ["Contents", "Document", "Loc", "Position", "SourceLines", "Value"]

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""A value as YAML holds it here: text exactly as written, None, or a list or mapping of these."""

Loc: TypeAlias = "tuple[str | int, ...]"
"""The path to a value: keys of mappings and indexes of lists, from the root."""


class Position(NamedTuple):
    """A position in a file: line and column count characters from 1, as does `length`."""

    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents of a file with their positions; `body` is the Markdown after the front matter, from line
    `body_line` on."""

    value: Value
    lines: tuple[str, ...]
    places: Mapping[Loc, Position]
    key_places: Mapping[Loc, Position]
    body: str = ""
    body_line: int = 1


class Document:
    """A file that could be read; two are equal when their names and bytes are equal.

    `digest` is of the bytes. `value` has only text, None, lists and mappings; lines of `body` end in `\\n`. A
    document that was `put_by` reads its file again when a position is next asked for, which only happens when
    something is wrong: keeping the positions of all files would take too much memory.
    """

    __slots__ = ("_contents", "_reread", "digest", "name")

    def __init__(
        self,
        name: str,
        digest: str,
        contents: Contents | None,
        reread: Callable[[], Document | None] | None = None,
    ) -> None:
        self.name = name
        self.digest = digest
        self._contents = contents
        self._reread = reread

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Document) and (self.name, self.digest) == (other.name, other.digest)

    def __hash__(self) -> int:
        return hash((self.name, self.digest))

    def __repr__(self) -> str:
        return f"Document({self.name!r}, {self.digest!r})"

    def put_by(self, reread: Callable[[], Document | None]) -> Document:
        """The same document without its contents, which are read again when asked for."""
        return Document(self.name, self.digest, None, reread)

    @property
    def contents(self) -> Contents:
        """The contents of the file; empty when the file can no longer be read."""
        if self._contents is None:
            again = self._reread() if self._reread else None
            self._contents = again.contents if again else Contents(None, (), {}, {})
        return self._contents

    @property
    def value(self) -> Value:
        """The values of the file."""
        return self.contents.value

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the file, without their ends."""
        return self.contents.lines

    @property
    def body(self) -> str:
        """The Markdown after the front matter."""
        return self.contents.body

    @property
    def body_line(self) -> int:
        """The line at which the Markdown starts."""
        return self.contents.body_line

    def span(self, loc: Loc) -> Span:
        """The position of the value at `loc`; of a mapping, its first key; of an absent value, its nearest
        ancestor."""
        return Span(self.name, *_nearest(self.contents.places, loc))

    def key_span(self, loc: Loc) -> Span:
        """The position of the key of the value at `loc`; an item of a list has no key and gives its own
        position."""
        places = self.contents.key_places
        return Span(self.name, *places[loc]) if loc in places else self.span(loc)

    def line(self, number: int) -> str:
        """The line as its author wrote it, without its end; empty past the end of the file."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


def _nearest(places: Mapping[Loc, Position], loc: Loc) -> Position:
    while loc and loc not in places:
        loc = loc[:-1]
    return places.get(loc, Position(1, 1))


@dataclass(frozen=True, slots=True)
class SourceLines:
    """The lines of a file while it is being read, and the list that collects its diagnostics."""

    name: str
    lines: Sequence[str]
    diagnostics: Diagnostics

    def note(self, place: Position, code: Code, message: str, advice: str) -> None:
        """Add a diagnostic with the line it is in; a position past the last text is moved back onto it."""
        line, column, length = self.inside(place)
        self.diagnostics.add(
            Span(self.name, line, column, length), code, message, advice, self.lines[line - 1]
        )

    def inside(self, place: Position) -> Position:
        """The position, limited to the text of the file."""
        line = min(place.line, len(self.lines))
        if not self.lines[line - 1].strip(" \t"):
            return self._end_of_words(line)
        width = max(1, len(self.lines[line - 1]))
        column = min(place.column, width)
        return Position(line, column, max(1, min(place.length, width - column + 1)))

    def _end_of_words(self, line: int) -> Position:
        while line > 1 and not self.lines[line - 1].strip():
            line -= 1
        return Position(line, max(1, len(self.lines[line - 1].rstrip())))
