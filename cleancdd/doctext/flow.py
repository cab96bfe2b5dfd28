"""Converts running text in XML to lines: a paragraph is a line, a table row is a line of cells separated by
tabs."""

from __future__ import annotations

from cleancdd.doctext.package import local

__all__ = ["Flow"]

_DRAWINGS = frozenset({"docPr", "cNvPr"})
_INSTEAD = ("title", "descr")
"""Attributes of a drawing that contain its description, in Word, Excel and PowerPoint."""

_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "line-break": "\n"}


class Flow:
    """The text of the elements named in `words`, in paragraphs, rows and cells given by their local names.

    `count` is the number of elements by each name in `marked`.
    """

    def __init__(
        self,
        words: frozenset[str] = frozenset({"t", "delText", "instrText"}),
        *,
        paragraphs: frozenset[str] = frozenset({"p"}),
        row: str = "tr",
        cell: str = "tc",
        marked: frozenset[str] = frozenset(),
    ) -> None:
        self._words, self._paragraphs, self._row, self._cell = words, paragraphs, row, cell
        self._marked = marked
        self._depth = 0
        self._cells = 0
        self._said: list[str] = []
        self.count: dict[str, int] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Handle the start of an element."""
        name = local(tag)
        if name in self._words:
            self._depth += 1
        if name == self._cell:
            self._cells += 1
        if name in _SIGNS:
            self._said.append(" " if self._cells and name == "br" else _SIGNS[name])
        if name in _DRAWINGS:
            self._said += [f"{attributes[key]} " for key in _INSTEAD if attributes.get(key)]
        if name in self._marked:
            self.count[name] = self.count.get(name, 0) + 1

    def end(self, tag: str) -> None:
        """Handle the end of an element, which may end a line or a cell."""
        name = local(tag)
        if name in self._words:
            self._depth -= 1
        if name in self._paragraphs:
            self._said.append(" " if self._cells else "\n")
        elif name == self._cell:
            self._cells -= 1
            self._said.append(" " if self._cells else "\t")
        elif name == self._row and not self._cells:
            self._said.append("\n")

    def data(self, words: str) -> None:
        """Handle text, which is kept inside elements named in `words`."""
        if self._depth:
            self._said.append(words)

    def say(self, words: str) -> None:
        """Add the text of an attribute."""
        self._said.append(words)

    def clear(self) -> None:
        """Clear the lines."""
        self._said.clear()

    @property
    def text(self) -> str:
        """All lines so far."""
        return "".join(self._said)
