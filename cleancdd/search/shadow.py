"""Shadows: the pages given to Pagefind in place of the built ones, with words separated and Thai letters
encoded.

Pagefind strips Thai vowels and tone marks and cannot split Thai text. So each text is split here, and every
token is encoded in letters that Pagefind keeps: Thai as the Yi letters of the same order, other scripts as
their code points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html import escape
from itertools import pairwise
from typing import NamedTuple

from cleancdd.search.compression import pack_json
from cleancdd.search.hints import hint_of
from cleancdd.search.pagetext import PageText
from cleancdd.search.senses import latin_names
from cleancdd.thai.compounds import JOINER, whole
from cleancdd.thai.segmentation import Cutter
from cleancdd.thai.spelling import comparable, respell

__all__ = ["Row", "Shadow", "Shadows", "asked_words"]

_SEPARATOR = "\u200b"
"""Separates the pieces of a page's content; folding removes it from every text, so no piece can contain
it."""

_TO_YI = {code: code - 0x0E00 + 0xA000 for code in range(0x0E00, 0x0E80)} | {ord("_"): "-"}
"""Thai letters as Yi letters; and the one sign that Pagefind keeps inside a word, mapped to one that it
drops."""

_ASKED = "h2"
"""The element that gives what people ask its weight."""

_FOREIGN = re.compile("[^\\x00-\\x7f\ua000-\ua07f]")
_BODY = re.compile(r"(?<=<body data-pagefind-body>).*(?=</body>)", re.DOTALL)
_TAG = re.compile("<[^>]*>")
_NEVER_ASKED = re.compile("[^a-z0-9\ua000-\ua07f ]")

Pieces = tuple[tuple[str, ...], tuple[str, ...]]
"""The tokens of a text, and the text itself in the same number of pieces, with joiners as on pages."""


class Row(NamedTuple):
    """What the index has of a page beside its words: the text shown in results, compressed, and the number of
    its pieces; how many tokens its names, its title and what people ask have, in this order; its facets, its
    date (ISO)."""

    text: bytes
    pieces: int
    names: tuple[int, ...]
    title: int
    asked: tuple[int, ...]
    facets: Mapping[str, tuple[str, ...]]
    date: str


class Shadow(NamedTuple):
    """A page for Pagefind, its row, and its tokens for the browser's word list.

    `words` contains the tokens needed to split texts as they are, others prefixed with `-`, and names in
    Latin letters prefixed with `+`. `hint` is the suggestion shown while typing, empty when there is none.
    """

    html: str
    words: tuple[str, ...]
    row: Row
    hint: str = ""


def spelled(tokens: str) -> str:
    """Tokens, and the tags around them, encoded in letters that Pagefind indexes unchanged."""
    letters = tokens.translate(_TO_YI)
    return _FOREIGN.sub(lambda found: f"u{ord(found[0]):x}z", letters)


def asked(spelled: str) -> str:
    """Encoded tokens in the form of the browser's query, without the signs that Pagefind drops: see
    `assets/search/engine.js`."""
    return _NEVER_ASKED.sub("", spelled)


def asked_words(html: str) -> list[str]:
    """The words of a shadow in order, in their query form."""
    found = _BODY.search(html)
    return asked(" ".join(_TAG.sub(" ", found[0]).split())).split(" ") if found else []


@dataclass(slots=True)
class _Cast:
    """A shadow being built."""

    html: list[str] = field(default_factory=list)
    content: list[str] = field(default_factory=list)
    anchors: list[tuple[int, str, str]] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)

    def add(self, tag: str, tokens: Sequence[str], shown: Sequence[str]) -> None:
        if tokens:
            self.html.append(f"<{tag}>{escape(' '.join(tokens))}</{tag}>\n")
            self.content.extend(shown)
            self.tokens.update(tokens)


class Shadows:
    """Makes the shadows of pages; a text that occurs on many pages is split once."""

    def __init__(self, make_cutter: Callable[[], Cutter]) -> None:
        self._make_cutter = make_cutter
        self._pieces: Callable[[str], Pieces] = lru_cache(maxsize=8_000)(self._cut)

    def load(self) -> None:
        """Load the words now, for processes that will be forked."""
        _ = self._cutter

    @cached_property
    def _cutter(self) -> Cutter:
        """Created on first use: loading the dictionary takes longer than a build that splits nothing."""
        return self._make_cutter()

    def of(self, url: str, page: PageText) -> Shadow | None:
        """The shadow of a page; None when it contains no word."""
        cast = _Cast()
        names = [tokens for name in page.names if (tokens := self._pieces(name)[0])]
        for tokens in names:
            cast.add("h1", tokens, [""] * len(tokens))
        title, shown = self._pieces(page.title)
        cast.add("h1", title, _ended(shown))
        asked = [tokens for words in page.asked if (tokens := self._pieces(words)[0])]
        for tokens in asked:
            cast.add(_ASKED, tokens, [""] * len(tokens))
        for block in page.blocks:
            tokens, shown = self._pieces(block.text)
            if tokens and block.anchor:
                cast.anchors.append((len(cast.content), block.anchor, block.text))
            cast.add(f"h{block.level}" if block.level else "p", tokens, _ended(shown))
        if not cast.content:
            return None
        for value in (value for name in ("unit", "kind", "year") for value in page.facets.get(name, ())):
            tokens = self._pieces(value)[0]
            cast.add("p", tokens, [""] * len(tokens))
        return Shadow(
            html=_document(cast.html),
            words=tuple(sorted({*map(self._listed, cast.tokens), *_sounding(page)})),
            row=Row(
                text=pack_json(_text(url, page, cast)),
                pieces=len(cast.content),
                names=tuple(map(len, names)),
                title=len(title),
                asked=tuple(map(len, asked)),
                facets=page.facets,
                date=page.date,
            ),
            hint=hint_of(url, page),
        )

    def _listed(self, token: str) -> str:
        return token if self._cutter.knows(token) else f"-{token}"

    def _cut(self, text: str) -> Pieces:
        shown = respell(text)
        placed = list(self._cutter.tokens(comparable(shown)))
        joined = whole(shown)
        places = [place for place, sign in enumerate(joined) if sign != JOINER]
        starts = [0, *(places[start] for start, _ in placed[1:]), len(joined)]
        pieces = tuple(joined[start:end] for start, end in pairwise(starts))
        return tuple(token for _, token in placed), pieces if placed else ()


def _sounding(page: PageText) -> set[str]:
    return {f"+{name}" for name in latin_names((page.title, *page.names))}


def _ended(pieces: tuple[str, ...]) -> tuple[str, ...]:
    """The pieces of a block, with a line end after the last."""
    return (*pieces[:-1], pieces[-1].rstrip() + "\n") if pieces else ()


def _document(parts: list[str]) -> str:
    # The title must not be a word of the index; without a title, Pagefind would use the first heading and
    # count its words twice.
    return (
        '<!doctype html><html lang="th"><head><title>.</title></head><body '
        f"data-pagefind-body>{spelled(''.join(parts))}</body></html>"
    )


def _text(url: str, page: PageText, cast: _Cast) -> dict[str, object]:
    said: dict[str, object] = {
        name: whole(before + " · ".join(page.facets[name]))
        for name, before in (("kind", ""), ("unit", ""), ("year", "ปีงบประมาณ "))
        if name in page.facets
    }
    value: dict[str, object] = {
        "url": url,
        "title": whole(page.title) or url,
        "date": page.date,
        "anchors": [(place, anchor, whole(text)) for place, anchor, text in cast.anchors],
        **said,
    }
    return {name: one for name, one in value.items() if one} | {"content": _SEPARATOR.join(cast.content)}
