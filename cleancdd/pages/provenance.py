"""Which file of the repository a page is made from, and when it last changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from cleancdd import urls
from cleancdd.library import Library
from cleancdd.model.history import History
from cleancdd.readers.articles import file_of

__all__ = ["Provenances"]


class Provenance(NamedTuple):
    """The file to view or edit, if there is one; the last day on which that file, or anything the page
    summarises, changed; and the page of all changes of its unit."""

    file: str | None = None
    changed: date | None = None
    changes: str | None = None


class Provenances:
    """The provenance of every page of a site, by its address."""

    def __init__(self, library: Library, history: History) -> None:
        self._history = history
        self._articles = {one.url: file for one in library.articles if (file := file_of(one))}
        kinds = {
            "evaluation": library.evaluations,
            "disclosures": library.disclosures,
            "usage": library.usage,
        }
        self._recorded = {
            f"units/{unit}/{year}/{kind}.yaml" for kind, kept in kinds.items() for unit, year in kept
        }

    @property
    def articles(self) -> Mapping[str, str]:
        """The files of articles by the addresses of their pages."""
        return self._articles

    def of(self, url: str) -> Provenance | None:
        """The provenance of a page; None for a file to download, and for pages that serve the site itself."""
        if not urls.is_page(url):
            return None
        file, place = self._place(url)
        if place is None:
            return None
        unit = place.split("/")[1] if place.startswith("units/") else None
        changes = urls.unit_changes(unit) if unit and self._history.day_of(f"units/{unit}") else None
        return Provenance(file, self._history.day_of(place), changes)

    def _place(self, url: str) -> tuple[str | None, str | None]:
        """The file of a page, and the file or folder that dates it."""
        if article := self._articles.get(url):
            return article, article
        file, place = urls.sources(url)
        year = urls.year_folder(file) if file else None
        return (None, year) if year and file not in self._recorded else (file, place)
