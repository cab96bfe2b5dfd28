"""Documents that a unit took back: their addresses stay, and say since when and why."""

from __future__ import annotations

from cleancdd import urls
from cleancdd.model.article import Article, ArticleFile
from cleancdd.model.base import Day, Reason, Slug, Title

__all__ = ["Withdrawn", "WithdrawnFile"]


class WithdrawnFile(ArticleFile):
    """`units/<id>/withdrawn/<slug>.md`: the title of the document, the day it was taken back, and why."""

    title: Title
    since: Day
    why: Reason


class Withdrawn(WithdrawnFile, Article):
    """A document of a unit that is no more, at the address that it had."""

    id: Slug
    unit: Slug

    @property
    def url(self) -> str:
        """The address of the document that was taken back."""
        return urls.document(self.unit, self.id)
