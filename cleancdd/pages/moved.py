"""A page for every address that a page had before, which leads on to where that page is now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cleancdd.library import Library
from cleancdd.model.page import Page
from cleancdd.pages.edition import Edition, Link

__all__ = ["pages"]


def pages(edition: Edition) -> Iterator[Page]:
    """A redirection at every alias of every text."""
    titles = _titles(edition.library)
    for url, target in sorted({(one.url, one.target) for one in edition.library.moved}):
        yield edition.page(url, "redirect.html", target=Link(label=titles[target], url=target))


def _titles(library: Library) -> Mapping[str, str]:
    titles = {paper.link: paper.title for papers in library.documents.values() for paper in papers}
    titles |= {one.url: one.title for one in library.pages.values()}
    titles |= {one.url: one.title for one in library.innovations.values()}
    titles |= {one.url: one.title for one in library.practices.values()}
    return titles | {one.url: one.title for one in library.guidance.values()}
