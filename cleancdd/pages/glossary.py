"""The glossary: every term in the order of the dictionary, under its first letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from cleancdd import urls
from cleancdd.cache import recalled
from cleancdd.library.glossary import Glosser
from cleancdd.model.base import Computed, digest_of
from cleancdd.model.knowledge import GlossaryTerm
from cleancdd.model.page import Page
from cleancdd.pages.edition import Edition, Link
from cleancdd.pages.guidance import reading_order
from cleancdd.thai.collation import collation_key
from cleancdd.thai.spelling import fold

__all__ = ["pages"]

_DIGITS = "0-9"
_TERM = re.compile(f'href="{re.escape(urls.GLOSSARY)}#([a-z0-9-]+)"')


class Entry(Computed):
    """A term with its anchor, and the guidance that is about it."""

    id: str
    term: GlossaryTerm
    further: tuple[Link, ...] = ()


class Letter(Computed):
    """The terms under one letter."""

    letter: str
    entries: tuple[Entry, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """`/glossary/`; nothing for a site without a glossary."""
    if edition.library.glossary:
        yield edition.page(
            urls.GLOSSARY, "glossary.html", letters=_letters(edition), whole=len(edition.library.glossary)
        )


def letter_of(word: str) -> str:
    """The letter that a dictionary has the word under: the first consonant, whatever vowel is written before
    it."""
    folded = fold(word)
    first = re.search("[ก-ฮ]", folded[:2]) if re.match("[ก-๛]", folded) else re.match("[a-z0-9]", folded)
    letter = first[0].upper() if first else "#"
    return _DIGITS if letter.isdigit() else letter


def _letters(edition: Edition) -> tuple[Letter, ...]:
    """Latin letters first, then Thai ones, as collation has them."""
    in_order = sorted(edition.library.glossary.items(), key=lambda item: collation_key(item[1].term))
    further = _further(edition)
    found: dict[str, list[Entry]] = {}
    for key, term in in_order:
        found.setdefault(letter_of(term.term), []).append(
            Entry(id=key, term=term, further=tuple(further.get(key, ())))
        )
    return tuple(Letter(letter=letter, entries=tuple(entries)) for letter, entries in found.items())


def _further(edition: Edition) -> Mapping[str, list[Link]]:
    """The guidance pages with the term in their title, in reading order: they explain more than the entry
    can."""
    found: dict[str, list[Link]] = {}
    pages = reading_order(edition.library.guidance)
    terms = _terms_in(Glosser(edition.library.glossary), [page.title for page in pages])
    for page, keys in zip(pages, terms, strict=True):
        for key in keys:
            found.setdefault(key, []).append(Link(label=page.title, url=page.url))
    return found


def _terms_in(glosser: Glosser, titles: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The terms in each title, by their ids; cached between runs, because it takes the dictionary to find
    them."""
    return recalled(
        "terms in titles",
        digest_of(titles, glosser.digest),
        tuple[tuple[str, ...], ...],
        lambda: tuple(tuple(_TERM.findall(glosser.link(escape(title)))) for title in titles),
    )
