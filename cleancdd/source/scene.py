"""Where libyaml stopped in an author's lines, and the wording shared by all messages about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cleancdd.diagnostics import Code
from cleancdd.source.document import Position

__all__ = ["Scene", "Trouble", "brief", "broken", "put_quotes", "shown", "start_of", "words_of"]


class Trouble(NamedTuple):
    """A diagnostic that is ready to be added."""

    place: Position
    code: Code
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class Scene:
    """The parser's message, where it stopped (line from 1, column from 0), and where the value it was reading
    began."""

    problem: str
    context: str
    line: int
    column: int
    start: Position
    lines: Sequence[str]
    quoted: tuple[Position, int] | None
    bracket: Position | None

    @property
    def text(self) -> str:
        """The line where it stopped."""
        return self.lines[self.line - 1] if self.line <= len(self.lines) else ""

    @property
    def char(self) -> str:
        """The character where it stopped; empty at the end of a line."""
        return self.text[self.column : self.column + 1]

    @property
    def before(self) -> str:
        """The line up to where it stopped."""
        return self.text[: self.column]

    @property
    def rest(self) -> str:
        """The line from where it stopped."""
        return self.text[self.column :].rstrip()

    @property
    def misplaced(self) -> bool:
        """Whether the parser met something else where a field, an item of a list or the end should be."""
        return bool(re.search("expected (key|'-' indicator|<document start>)", self.problem))

    def here(self, length: int = 1) -> Position:
        """The position where it stopped."""
        return Position(self.line, self.column + 1, length)

    def value(self, place: Position) -> tuple[Position, str]:
        """The text from a position to the end of its line, or to the end of its part within brackets."""
        line = self.lines[place.line - 1]
        before, rest = line[: place.column - 1], line[place.column - 1 :]
        within = len(re.findall(r"[\[{]", before)) > len(re.findall(r"[\]}]", before))
        rest = (re.split(r"(?<=.)[,\]}]", rest)[0] if within else rest).rstrip()
        return Position(place.line, place.column, len(rest)), rest

    def line_above(self, line: int) -> int:
        """The number of the nearest line with text above `line`, 0 when there is none."""
        return next((number for number in range(line - 1, 0, -1) if words_of(self.lines[number - 1])), 0)


def broken(place: Position, message: str, advice: str) -> Trouble:
    """A diagnostic in the structure of the file."""
    return Trouble(place, Code.BROKEN_YAML, message, advice)


def words_of(line: str) -> str:
    """The text of a line, without indentation, dashes of lists and comments."""
    said = re.sub(r"^\s*(?:- +)*", "", line)
    return "" if said.startswith("#") else re.sub(r"\s+#.*$", "", said).rstrip()


def start_of(line: str) -> int:
    """The column, from 0, where the text of a line starts: after indentation and the dashes of lists."""
    indent = re.match(r"\s*(?:- +)*", line)
    return indent.end() if indent else 0


def brief(value: str) -> str:
    """A value, short enough to be repeated in an advice."""
    return value if len(value) <= 60 else value[:60].rstrip() + "…"


_CURLED = re.compile("\\A[“”„]([^“”]+)[“”]\\Z")
"""A value within the quotation marks of Word, which mean none to YAML."""


def put_quotes(value: str) -> str:
    """The advice to put a value in quotation marks, with the quoted value."""
    words = brief(_CURLED.sub(r"\1", value))
    quoted = "'" + words.replace("'", "''") + "'" if '"' in words or "\\" in words else f'"{words}"'
    return f"ใส่เครื่องหมายคำพูดคร่อมค่า: {shown(quoted)}"


def shown(words: str) -> str:
    """Text between the marks that set off what is to be typed, even when it contains such a mark."""
    return f"“{words}”" if "`" in words else f"`{words}`"
