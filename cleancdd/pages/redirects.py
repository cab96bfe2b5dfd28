"""A page for every address that a page had before, which leads on to where that page is now."""

from __future__ import annotations

from collections.abc import Iterator

from cleancdd.model.page import Page
from cleancdd.pages.edition import Edition, Link

__all__ = ["pages"]


def pages(edition: Edition) -> Iterator[Page]:
    """A redirection at every alias of every text."""
    titles = {one.url: one.title for one in edition.library.articles}
    for url, target in sorted({(one.url, one.target) for one in edition.library.moved}):
        yield edition.page(url, "redirect.html", target=Link(label=titles[target], url=target))
