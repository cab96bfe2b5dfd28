"""Reads the text of a built page in order, and its metadata in `data-search-*` attributes.

Only the content of the element with `data-pagefind-body` is indexed, without navigation, forms, figures and
elements with `data-pagefind-ignore`. Attributes of that element: `data-search-kind`, `-unit`, `-region`,
`-year`, `-category`, `-theme`, `-status` (facets; several values are separated by `|`), `-date` (ISO, for
sorting) and `-names` (names of the page itself). An element within it with an `id` and `data-search-entry` is
a separate result with that anchor: its first paragraph is its title, `data-search-names` its names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from cleancdd.thai.compounds import parted

__all__ = ["FACETS", "Block", "PageText", "main_of", "read_page"]

FACETS = ("kind", "unit", "region", "year", "category", "theme", "status")

_MARKUP = re.compile(
    r"""<!--.*?(?:-->|\Z)|<(?P<raw>script|style|textarea|title)\b(?:[^>"']|"[^"]*"|'[^']*')*>.*?(?:</(?P=raw)\s*>|\Z)"""
    r"""|<(?P<end>/?)(?P<tag>[a-z][a-z0-9-]*)(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>|<[!?][^>]*>""",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_TELLING = re.compile(r"(?i)\bid\b|hidden|data-(?:pagefind|search)-")
"""In the attributes of every element that these attributes say something about; most elements have a class
alone."""

_BODY, _IGNORE, _ENTRY = "data-pagefind-body", "data-pagefind-ignore", "data-search-entry"
_NAMES = "data-search-names"
_SILENT = {"button", "form", "label", "nav", "noscript", "select", "svg", "template"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_INLINE = {"a", "abbr", "b", "bdi", "bdo", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s"}
_INLINE |= {"samp", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
_APART = {"cite", "small"}
"""Inline elements whose text is kept separate from the words beside them, like the parts of a page's
title."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, cell or heading; `level` is 0 for other blocks than headings, `anchor` is the link
    target of the heading."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page for the index, or of an entry that is a separate result, at its anchor; `asked` is
    what people ask when it is the answer, which is nowhere shown."""

    title: str
    blocks: tuple[Block, ...]
    facets: dict[str, tuple[str, ...]]
    names: tuple[str, ...] = ()
    date: str = ""
    anchor: str = ""
    entries: tuple[PageText, ...] = ()
    asked: tuple[str, ...] = ()


def main_of(html: str) -> str:
    """The part of a built page that is indexed; nothing outside it affects the result of `read_page`."""
    start, end = html.find("<main"), html.rfind("</main>")
    return html[start:end] if 0 <= start < end and _BODY in html[start:end] else html


def read_page(html: str) -> PageText | None:
    """The text of a built page; None when no part of it is to be indexed.

    The input is the renderer's output, in which every element is closed; other HTML gives some text, never an
    error.
    """
    if _BODY not in html:
        return None
    reader = _Reader()
    at = 0
    for found in _MARKUP.finditer(html):
        reader.text(html[at : found.start()])
        at = found.end()
        if tag := found["tag"]:
            if found["end"]:
                reader.end(tag.lower())
            else:
                reader.start(tag.lower(), found["attributes"])
    reader.text(html[at:])
    return reader.result()


@dataclass(slots=True)
class _Open:
    """An open element: whether its text is indexed, the anchor that applies inside it, and the entry it is
    part of."""

    tag: str
    body: bool
    silent: bool
    anchor: str
    entry: str = ""


class _Reader:
    """Processes the tags and text of a page in order."""

    def __init__(self) -> None:
        self._stack = [_Open("", body=False, silent=False, anchor="")]
        self._blocks: dict[str, list[Block]] = {"": []}
        self._text: list[str] = []
        self._level, self._anchor = 0, ""
        self._said: dict[str, str] | None = None
        self._called: dict[str, str] = {}

    def start(self, tag: str, attributes: str) -> None:
        self._pass(tag)
        if tag in _VOID:
            return
        above = self._stack[-1]
        values = dict(_values(attributes)) if attributes and _TELLING.search(attributes) else {}
        body = _BODY in values
        if body and self._said is None:
            self._said = values
        silent = (
            above.silent
            or tag in _SILENT
            or _IGNORE in values
            or "hidden" in values
            or values.get("aria-hidden") == "true"
        )
        anchor = "" if body else values.get("id", above.anchor)
        entry = above.entry
        if _ENTRY in values and values.get("id") and not entry:
            entry = anchor
            self._called[entry] = values.get(_NAMES, "")
        self._stack.append(_Open(tag, above.body or body, silent, anchor, entry))
        if tag in _HEADINGS:
            self._level, self._anchor = _HEADINGS[tag], anchor

    def end(self, tag: str) -> None:
        self._pass(tag)
        if tag in _HEADINGS:
            self._level = 0
        if self._stack[-1].tag == tag:  # as in all that the renderer makes
            self._stack.pop()
        elif depth := next(
            (at for at in range(len(self._stack) - 1, 0, -1) if self._stack[at].tag == tag), 0
        ):
            del self._stack[depth:]

    def text(self, text: str) -> None:
        if text and self._stack[-1].body and not self._stack[-1].silent:
            self._text.append(text)

    def result(self) -> PageText | None:
        self._end_block()
        if self._said is None:
            return None
        said = {name.removeprefix("data-search-"): value for name, value in self._said.items()}
        facets = {name: values for name in FACETS if (values := _several(said.get(name, "")))}
        blocks, date = self._blocks.pop(""), said.get("date", "")
        entries = (
            PageText(
                first.text, tuple(rest), facets, _several(self._called[anchor]), date=date, anchor=anchor
            )
            for anchor, (first, *rest) in self._blocks.items()
        )
        return PageText(
            title=" ".join(one.text for one in blocks if one.level == 1),
            blocks=tuple(one for one in blocks if one.level != 1),
            facets=facets,
            names=_several(said.get("names", "")),
            date=date,
            entries=tuple(entries),
        )

    def _pass(self, tag: str) -> None:
        """Apply the effect of a start or end tag on the text around it."""
        if tag in _APART or (tag == "span" and self._level == 1):
            self.text(" ")
        elif tag not in _INLINE:
            self._end_block()

    def _end_block(self) -> None:
        if not self._text:
            return
        text = " ".join(parted(unescape("".join(self._text))).split())
        self._text.clear()
        if text:
            self._blocks.setdefault(self._stack[-1].entry, []).append(
                Block(self._level, text, self._anchor if self._level else "")
            )


def _values(attributes: str) -> Iterator[tuple[str, str]]:
    for name, double, single, bare in _ATTRIBUTE.findall(attributes):
        yield name.lower(), unescape(double or single or bare)


def _several(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.strip() for value in text.split("|") if value.strip()))
