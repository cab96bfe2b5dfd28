"""A text as a document to fill in: Rich Text Format, which every word processor opens, plain ASCII and always
the same."""

from __future__ import annotations

from html.parser import HTMLParser

__all__ = ["as_rtf"]

_HEAD = (
    r"{\rtf1\ansi\ansicpg874\deff0\deflang1054\uc1"
    r"{\fonttbl{\f0\fnil\fcharset222 TH Sarabun New;}}"
    r"\paperw11906\paperh16838\margl1134\margr1134\margt1134\margb1134\lang1054"
)
_WIDTH = 9638
"""What A4 leaves between margins of 2 cm, in twentieths of a point."""

_SIZES = {"h1": 44, "h2": 38, "h3": 34, "h4": 32, "h5": 32, "h6": 32}
_BODY = 32
"""Font sizes in half points: official letters are set in 16 points."""

_BLOCKS = frozenset([*_SIZES, "p", "li", "dt", "dd", "pre"])
_LEFT_OUT = frozenset(["section", "sup"])
"""Footnotes and their numbers, which a form has no place for."""


def as_rtf(title: str, html: str) -> str:
    """The title and the text of rendered Markdown with its headings, lists, boxes to tick and tables; links
    are words."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "\n".join([_HEAD, _paragraph(title, "h1"), *reader.lines, "}", ""])


class _Reader(HTMLParser):
    """Turns the few elements that Markdown makes into paragraphs and rows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._words: list[str] = []
        self._lists: list[int | None] = []
        self._row: list[str] | None = None
        self._mark = ""
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LEFT_OUT:
            self._silent += 1
        elif tag in {"ul", "ol"}:
            self._end_block("p")
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._mark = self._next_mark()
        elif tag == "input":
            self._mark = "☑ " if ("checked", None) in attrs or ("checked", "") in attrs else "☐ "
        elif tag == "tr":
            self._row = []
        elif tag == "br":
            self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _LEFT_OUT:
            self._silent -= 1
        elif tag in {"td", "th"} and self._row is not None:
            self._row.append(self._taken())
        elif tag == "tr" and self._row is not None:
            self.lines += _row(self._row)
            self._row = None
        elif tag == "table":
            self.lines.append(r"\pard\par")
        elif tag in _BLOCKS and self._row is None:
            self._end_block(tag)
        elif tag in {"ul", "ol"} and self._lists:
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)

    def _next_mark(self) -> str:
        count = self._lists[-1] if self._lists else None
        if count is None:
            return "• "
        self._lists[-1] = count + 1
        return f"{count + 1}. "

    def _taken(self) -> str:
        words = " ".join("".join(self._words).split())
        self._words.clear()
        return words

    def _end_block(self, tag: str) -> None:
        words = self._taken()
        if words:
            self.lines.append(_paragraph(self._mark + words, tag, depth=len(self._lists)))
            self._mark = ""


def _paragraph(words: str, tag: str, depth: int = 0) -> str:
    size = _SIZES.get(tag, _BODY)
    bold = r"\b" if tag in _SIZES or tag == "dt" else ""
    indent = rf"\li{360 * depth}" if depth else ""
    return rf"{{\pard\sb60\sa60{indent}{_letters(size, bold)} {_escaped(words)}\par}}"


def _row(cells: list[str]) -> list[str]:
    """A row of cells of equal width with lines around them."""
    lines = r"\clbrdrt\brdrs\clbrdrl\brdrs\clbrdrb\brdrs\clbrdrr\brdrs"
    edges = "".join(rf"{lines}\cellx{_WIDTH * place // len(cells)}" for place in range(1, len(cells) + 1))
    words = "".join(rf"\pard\intbl{_letters(_BODY, '')} {_escaped(cell)}\cell" for cell in cells)
    return [rf"\trowd\trgaph80{edges}", rf"{words}\row"] if cells else []


def _letters(size: int, bold: str) -> str:
    """Control words for size and weight: the complex-script ones for Thai letters, the plain ones for
    Latin."""
    return rf"\rtlch\af0\afs{size}{bold.replace('b', 'ab')}\ltrch\f0\fs{size}{bold}"


def _escaped(words: str) -> str:
    return "".join(_code(char) for char in words)


def _code(char: str) -> str:
    if char in "\\{}":
        return f"\\{char}"
    if char.isascii():
        return char if char.isprintable() else " "
    units = char.encode("utf-16-le")
    signed = (
        int.from_bytes(units[place : place + 2], "little", signed=True) for place in range(0, len(units), 2)
    )
    return "".join(rf"\u{one}?" for one in signed)
