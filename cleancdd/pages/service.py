"""Pages that serve the site itself: search, its components for those who change its look, and the page for an
address that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from cleancdd import urls
from cleancdd.model.page import Page
from cleancdd.pages.edition import Edition

__all__ = ["pages"]


def pages(edition: Edition) -> Iterator[Page]:
    """`/search/`, `/about/design/` and `/404.html`."""
    yield edition.page(urls.SEARCH, "search.html")
    yield edition.page(urls.DESIGN, "design.html")
    yield edition.page(urls.NOT_FOUND, "not-found.html")
