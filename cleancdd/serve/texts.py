"""Renders the page of a saved text at once, while the whole site is still to be built again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from cleancdd.diagnostics import Diagnostics
from cleancdd.library.glossary import Glosser
from cleancdd.library.texts import resolve_text
from cleancdd.model.article import Article
from cleancdd.model.page import Page
from cleancdd.pipeline import Planned
from cleancdd.readers.articles import ListedArticle, listing_of, read_listed
from cleancdd.render.renderer import BadTemplate

__all__ = ["TextProofs"]


class TextProofs:
    """The pages of texts that were saved since a site was planned.

    Everything else that follows from a text (lists, neighbours, links to it) is that of the last build.
    """

    def __init__(self, root: Path, planned: Planned) -> None:
        self._root = root
        self._planned = planned
        self._glosser = Glosser(planned.library.glossary)
        pages = {page.url: page for page in planned.pages}
        self._listed: dict[str, tuple[ListedArticle, Article, Page]] = {}
        for article in planned.library.articles:
            listed, page = listing_of(article), pages.get(article.url)
            if listed is not None and page is not None:
                self._listed[listed.name] = (listed, article, page)
        self._glosser.link("<p></p>")  # loads its dictionary now, and not while somebody waits

    def of(self, names: Collection[str]) -> dict[str, bytes]:
        """The new pages of these files by their path within the site; texts with diagnostics have none."""
        known = sorted(self._listed.keys() & set(names))
        return {path: made for name in known for path, made in self._made(*self._listed[name])}

    def _made(self, listed: ListedArticle, before: Article, page: Page) -> Iterable[tuple[str, bytes]]:
        now = self._read(listed)
        if now is None or now.url != page.url:
            return
        subject = {name: now if value is before else value for name, value in page.subject.items()}
        with suppress(BadTemplate):
            yield page.path, self._planned.renderer.render(replace(page, subject=subject))

    def _read(self, listed: ListedArticle) -> Article | None:
        told = Diagnostics()
        loaded = next(read_listed(self._root, [listed], told), None)
        if loaded is None or told:
            return None
        pages = {name: article.url for name, (_, article, _) in self._listed.items()}
        now = resolve_text(loaded, pages, self._planned.library.files, self._glosser, told)
        return None if told else now
