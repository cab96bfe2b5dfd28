"""Pages that serve the site itself: search, its components for those who change its look, the page for an
address that does not exist, and what a phone is told that keeps the site beside its programs."""

from __future__ import annotations

from collections.abc import Iterator

from cleancdd import urls
from cleancdd.model.page import Page
from cleancdd.model.settings import Settings
from cleancdd.pages.edition import Edition

__all__ = ["pages"]


def pages(edition: Edition) -> Iterator[Page]:
    """`/search/`, `/about/design/`, `/404.html` and `/site.webmanifest`."""
    yield edition.page(urls.SEARCH, "search.html")
    yield edition.page(urls.DESIGN, "design.html")
    yield edition.page(urls.NOT_FOUND, "not-found.html")
    yield edition.page(urls.INSTALLED, "site.webmanifest", told=_installed(edition.library.settings))


def _installed(settings: Settings) -> dict[str, object]:
    """The web app manifest; its addresses are relative to its own."""
    drawing = {"src": "assets/icon.svg", "sizes": "any", "type": "image/svg+xml"}
    picture = {"src": "assets/icon.png", "sizes": "192x192", "type": "image/png"}
    return {
        "name": settings.title,
        "lang": "th",
        "start_url": "./",
        "display": "browser",
        "background_color": "#fcfdfb",
        "theme_color": settings.colour,
        "icons": [drawing, picture | {"purpose": "any maskable"}],
    }
