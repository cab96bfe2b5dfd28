"""Links, images and raw HTML within the text: the position of each, and which links and images are kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from cleancdd.markup.addresses import is_outside, may_link, may_show
from cleancdd.markup.parser import AT, LOST_NOTE

__all__ = ["Findings", "Link", "link_words", "words"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image of a text: `href` as in the page, its text, and its position in the file, counted from
    1.

    One that is not `allowed` is reduced to its text in the page.
    """

    href: str
    text: str
    line: int
    column: int = 1
    is_image: bool = False
    allowed: bool = True


class Findings:
    """Walks the tokens of one text, settles every link and image, and collects what the caller has to
    report."""

    def __init__(self, lines: Sequence[str], first_line: int) -> None:
        self.links: list[Link] = []
        self.raw_html: list[tuple[int, str]] = []
        self.images_without_text: list[int] = []
        self.lost_notes: list[tuple[int, str]] = []
        self._lines = lines
        self._first_line = first_line

    def settle(self, tokens: Iterable[Token]) -> None:
        """Collect and settle everything in the tokens, which are changed in place."""
        for token in tokens:
            if token.type == "inline":
                self._settle_inline(token)
            elif token.type == "html_block":
                line = token.map[0] if token.map else 0
                self.raw_html.append((self._first_line + line, _first_words(token.content)))

    def _settle_inline(self, inline: Token) -> None:
        place = _Cursor(inline, self._lines)
        children = inline.children or []
        shown: list[bool] = []
        for index, child in enumerate(children):
            if AT in child.meta:
                place.move_to(child.meta[AT])
            lost = (one.content for one in (child, *(child.children or ())) if one.type == LOST_NOTE)
            self.lost_notes += [(self._first_line + place.row, written) for written in lost]
            match child.type:
                case "link_open":
                    shown.append(
                        self._settle_link(child, link_words(children, index), place) and not any(shown)
                    )
                    child.hidden = not shown[-1]
                case "link_close":
                    child.hidden = not shown.pop()
                case "image":
                    self._settle_image(child, place)
                case "html_inline":
                    self.raw_html.append((self._first_line + place.row, _first_words(child.content)))

    def _settle_link(self, token: Token, text: str, place: _Cursor) -> bool:
        href = str(token.attrs["href"])
        allowed = may_link(href)
        if is_outside(href):
            token.attrs["rel"] = "noopener external"
        self.links.append(Link(href, text, self._first_line + place.row, place.column, allowed=allowed))
        return allowed

    def _settle_image(self, token: Token, place: _Cursor) -> None:
        src, text, line = str(token.attrs["src"]), words(token.children or []), self._first_line + place.row
        allowed = may_show(src)
        self.links.append(Link(src, text, line, place.column, is_image=True, allowed=allowed))
        if not text:
            self.images_without_text.append(line)
        if allowed:
            token.attrs["loading"] = "lazy"
        else:
            token.type, token.content = "text", text


class _Cursor:
    """A row and column of the file that moves forward through one block; a whole block takes one pass over
    its text."""

    def __init__(self, inline: Token, lines: Sequence[str]) -> None:
        self.row = inline.map[0] if inline.map else 0
        self.column = 1
        self._text, self._lines = inline.content, lines
        self._line_start = self._seen = 0
        self._indent = self._find_indent()

    def move_to(self, at: int) -> None:
        """Move to an offset of the block's text, never backwards."""
        rows = self._text.count("\n", self._seen, at)
        if rows:
            self.row += rows
            self._line_start = self._text.rindex("\n", self._seen, at) + 1
            self._indent = self._find_indent()
        self._seen = at
        self.column = 1 if self._indent < 0 else self._indent + at - self._line_start + 1

    def _find_indent(self) -> int:
        """The length of the file's line before the block's text (`> `, `- `); negative where an escape
        changed the line."""
        end = self._text.find("\n", self._line_start)
        text = self._text[self._line_start : end if end >= 0 else None]
        return self._lines[self.row].find(text) if self.row < len(self._lines) else -1


def words(tokens: Iterable[Token]) -> str:
    """The text of inline tokens without markup, with runs of spaces collapsed."""
    return " ".join("".join(_piece(token) for token in tokens).split())


def _piece(token: Token) -> str:
    if token.type in {"text", "code_inline", LOST_NOTE}:
        return token.content
    if token.type in {"softbreak", "hardbreak"}:
        return " "
    return words(token.children or []) if token.type == "image" else ""


def link_words(children: Sequence[Token], start: int) -> str:
    """The text of the link that opens at `start`."""
    end = next(index for index in range(start, len(children)) if children[index].type == "link_close")
    return words(children[start:end])


def _first_words(content: str, room: int = 60) -> str:
    """The beginning of a piece of HTML exactly as written, so that it can be found in its line."""
    return content.strip().partition("\n")[0][:room].rstrip()
