"""Headings: their level on the page and the anchors that lead to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token

from cleancdd.markup.inline import words
from cleancdd.model.article import Heading
from cleancdd.model.names import SLUG_PATTERN
from cleancdd.thai.spelling import fold

__all__ = ["shape_headings", "slug"]

_EXPLICIT = re.compile(rf"\{{#({SLUG_PATTERN})\}}$")


def shape_headings(tokens: Sequence[Token]) -> tuple[tuple[Heading, ...], tuple[tuple[int, str], ...]]:
    """Give every heading its level and anchor, in place; returns the anchors that authors wrote with their
    rows, from 0.

    The first heading is an h2, since the h1 is the page's title, and none is more than one level below the
    one before it. An anchor is what `{#…}` after the text says, or else the folded text; a repeated one is
    numbered.
    """
    found = [tokens[index : index + 3] for index, token in enumerate(tokens) if token.type == "heading_open"]
    explicit = [_take_explicit(inline) for _, inline, _ in found]
    texts = [words(inline.children or []) for _, inline, _ in found]
    levels = _levels(int(opening.tag[1]) for opening, _, _ in found)
    headings = tuple(
        Heading(level=level, anchor=anchor, text=text)
        for level, anchor, text in zip(levels, _anchors(explicit, texts), texts, strict=True)
    )
    for (opening, _, closing), heading in zip(found, headings, strict=True):
        opening.tag = closing.tag = f"h{heading.level}"
        opening.attrs["id"] = heading.anchor
    rows = ((opening.map or [0])[0] for opening, _, _ in found)
    return headings, tuple((row, anchor) for row, anchor in zip(rows, explicit, strict=True) if anchor)


def _levels(written: Iterable[int]) -> Iterator[int]:
    """2 for the outermost headings, one more for each heading they are nested under, 6 at most."""
    above = [0]
    for level in written:
        while above[-1] >= level:
            above.pop()
        above.append(level)
        yield min(len(above), 6)


def _anchors(explicit: Sequence[str | None], texts: Sequence[str]) -> Iterator[str]:
    """An anchor for each heading; those that authors wrote are reserved, so that no new heading takes one
    over."""
    reserved = {anchor for anchor in explicit if anchor}
    taken: set[str] = set()
    counts: dict[str, int] = {}
    for wanted, text in zip(explicit, texts, strict=True):
        base = anchor = wanted or slug(text)
        while anchor in taken or (anchor in reserved and anchor != wanted):
            counts[base] = counts.get(base, 1) + 1
            anchor = f"{base}-{counts[base]}"
        taken.add(anchor)
        yield anchor


def slug(text: str) -> str:
    """The folded text as an anchor."""
    return re.sub(r"[^\w\u0e00-\u0e7f]+", "-", fold(text)).strip("-") or "หัวข้อ"


def _take_explicit(inline: Token) -> str | None:
    """The anchor in `{#…}` at the end of a heading, removed from its text."""
    last = inline.children[-1] if inline.children else None
    found = _EXPLICIT.search(last.content) if last and last.type == "text" else None
    if not last or not found:
        return None
    last.content = last.content[: found.start()].rstrip()
    return found[1]
