"""A text as a document to fill in: Rich Text Format, which every word processor opens, plain ASCII and always
the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser

__all__ = ["as_rtf"]

_HEAD = (
    r"{\rtf1\ansi\ansicpg874\deff0\deflang1033\adeflang1054\uc1"
    r"{\fonttbl{\f0\fnil\fcharset222 TH Sarabun New;}}"
)
"""Thai letters are Thai and Latin ones English, so that a line does not end within a Latin word."""

_SHORT, _LONG = 11906, 16838
_MARGIN = 1134
"""The sides of A4 and margins of 2 cm, in twentieths of a point."""

_SIZES = {"h1": 44, "h2": 38, "h3": 34, "h4": 32, "h5": 32, "h6": 32}
_BODY = 32
_SMALL = 20
"""Font sizes in half points: official letters are set in 16 points, tables of many columns in 10."""

_MANY = 8

_BLOCKS = frozenset([*_SIZES, "p", "li", "dt", "dd", "pre"])
_LEFT_OUT = frozenset(["caption", "section", "sup", "svg"])
"""Names of tables, which stand above them too, and footnotes, their numbers and pictures, which a form has no
place for."""

_TABLE_ROW = re.compile(r"(<tr\b.*?</tr>)", re.DOTALL)

_LINE, _SHORT_LINE = "." * 30, "." * 12
"""Lines to write on, on a page and in a cell."""


def as_rtf(title: str, html: str, *, wide: bool = False) -> str:
    """The title and the text of rendered Markdown or of a paper form, with its headings, lists, boxes to
    tick, tables and lines to write on; links are words. Every page has its number, and a `wide` one lies on
    its side."""
    across, down = (_LONG, _SHORT) if wide else (_SHORT, _LONG)
    reader = _Reader(across - 2 * _MARGIN)
    reader.read(html)
    paper = rf"\paperw{across}\paperh{down}{_landscape(wide)}"
    margins = "".join(rf"\marg{side}{_MARGIN}" for side in "lrtb")
    head = f"{_HEAD}{paper}{margins}"
    return "\n".join([head, _footer(), _paragraph(title, "h1"), *reader.lines, "}", ""])


def _landscape(wide: bool) -> str:  # noqa: FBT001
    return r"\landscape\lndscpsxn" if wide else ""


def _footer() -> str:
    """The number of each page, and how many there are."""
    pages = r"{\field{\*\fldinst NUMPAGES}{\fldrslt 1}}"
    words = f"{_escaped('หน้า')} \\chpgn  {_escaped('จาก')} {pages}"
    return rf"{{\footer\pard\qr{_letters(24, '')} {words}\par}}"


@dataclass(frozen=True)
class _Cell:
    words: str
    head: bool
    span: int


class _Reader(HTMLParser):
    """Turns the few elements that Markdown and paper forms are made of into paragraphs and rows."""

    def __init__(self, width: int, tenths: Iterable[int] = (), *, heads: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._width = width
        self._words: list[str] = []
        self._lists: list[int | None] = []
        self._tenths = list(tenths)
        self._row: list[_Cell] | None = None
        self._span = 1
        self._heads = heads
        self._mark = ""
        self._silent = 0

    def read(self, html: str) -> None:
        """Read a whole document; a row of a table that stands in many of them is read once."""
        for piece in _TABLE_ROW.split(html):
            if piece.startswith("<tr") and not self._silent:
                self.lines += _read_row(piece, self._width, tuple(self._tenths), self._heads)
            else:
                self.feed(piece)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag in _LEFT_OUT:
            self._silent += 1
        elif tag in {"ul", "ol"}:
            self._end_block("p")
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._mark = self._next_mark()
        elif tag == "input":
            self._mark = "☑ " if "checked" in told else "☐ "
        elif tag == "br":
            self._words.append("\n")
        elif tag == "span" and "blank" in (told.get("class") or "").split():
            self._words.append(_LINE if self._row is None else _SHORT_LINE)
        else:
            self._begin_table_part(tag, told)

    def _begin_table_part(self, tag: str, told: dict[str, str | None]) -> None:
        if tag == "table":
            self._tenths = []
        elif tag == "col":
            self._tenths.append(int((told.get("class") or "").removeprefix("tenths-") or 0))
        elif tag == "tr":
            self._row = []
        elif tag in {"td", "th"}:
            self._span = int(told.get("colspan") or 1)
        elif tag == "thead":
            self._heads = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _LEFT_OUT:
            self._silent -= 1
        elif tag in {"td", "th"} and self._row is not None:
            self._row.append(_Cell(self._taken(), tag == "th", self._span))
        elif tag == "tr" and self._row is not None:
            self.lines += _row(self._row, self._tenths, self._width, repeated=self._heads)
            self._row = None
        elif tag == "thead":
            self._heads = False
        elif tag == "table":
            self.lines.append(r"\pard\par")
        elif tag in _BLOCKS and self._row is None:
            self._end_block(tag)
        elif tag in {"ul", "ol"} and self._lists:
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data.replace("\n", " "))

    def _next_mark(self) -> str:
        count = self._lists[-1] if self._lists else None
        if count is None:
            return "• "
        self._lists[-1] = count + 1
        return f"{count + 1}. "

    def _taken(self) -> str:
        """The words so far, a line for each line of the paper."""
        lines = "".join(self._words).split("\n")
        self._words.clear()
        return "\n".join(" ".join(line.split()) for line in lines).strip("\n")

    def _end_block(self, tag: str) -> None:
        words = self._taken()
        if words:
            self.lines.append(_paragraph(self._mark + words, tag, depth=len(self._lists)))
            self._mark = ""


@lru_cache(maxsize=2048)
def _read_row(html: str, width: int, tenths: tuple[int, ...], heads: bool) -> Sequence[str]:  # noqa: FBT001
    """The lines of one row of a table with columns of these widths."""
    reader = _Reader(width, tenths, heads=heads)
    reader.feed(html)
    reader.close()
    return reader.lines


def _paragraph(words: str, tag: str, depth: int = 0) -> str:
    size = _SIZES.get(tag, _BODY)
    bold = r"\b" if tag in _SIZES or tag == "dt" else ""
    indent = rf"\li{360 * depth}" if depth else ""
    return rf"{{\pard\keep\sb60\sa60{indent}{_letters(size, bold)} {_escaped(words)}\par}}"


def _row(cells: list[_Cell], tenths: list[int], width: int, *, repeated: bool) -> list[str]:
    """A row of cells with lines around them, of the widths that the columns ask for; a `repeated` one stands
    at the top of every page of its table (in Word: LibreOffice does not read `\\trhdr`), and none is divided
    between two pages."""
    if not cells:
        return []
    columns = sum(cell.span for cell in cells)
    edges, place = "", 0
    for cell in cells:
        place += cell.span
        edges += rf"{_LINES}\cellx{_edge(place, columns, tenths, width)}"
    size = _SMALL if columns > _MANY else _BODY
    words = "".join(_cell(cell, size) for cell in cells)
    head = r"\trhdr" if repeated else ""
    return [rf"\trowd{head}\trkeep\trgaph80{edges}", rf"{words}\row"]


_LINES = r"\clbrdrt\brdrs\clbrdrl\brdrs\clbrdrb\brdrs\clbrdrr\brdrs"


def _cell(cell: _Cell, size: int) -> str:
    bold = r"\b" if cell.head else ""
    return rf"\pard\intbl{{{_letters(size, bold)} {_escaped(cell.words)}}}\cell"


def _edge(place: int, columns: int, tenths: list[int], width: int) -> int:
    """The right edge of a column; those that ask for no width share what the others leave."""
    if len(tenths) != columns:
        return width * place // columns
    free = tenths.count(0)
    left = width - sum(width * one // 10 for one in tenths)
    return sum(width * one // 10 if one else left // free for one in tenths[:place])


def _letters(size: int, bold: str) -> str:
    """Control words for size and weight: the complex-script ones for Thai letters, the plain ones for
    Latin."""
    return rf"\rtlch\af0\afs{size}{bold.replace('b', 'ab')}\ltrch\f0\fs{size}{bold}"


def _escaped(words: str) -> str:
    return "".join(map(_code, words))


@lru_cache(maxsize=1000)
def _code(char: str) -> str:
    if char in "\\{}":
        return f"\\{char}"
    if char == "\n":
        return "\\line "
    if char.isascii():
        return char if char.isprintable() else " "
    units = char.encode("utf-16-le")
    signed = (
        int.from_bytes(units[place : place + 2], "little", signed=True) for place in range(0, len(units), 2)
    )
    return "".join(rf"\u{one}?" for one in signed)
