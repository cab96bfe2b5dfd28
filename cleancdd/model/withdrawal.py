"""Documents that a unit withdrew: their addresses stay, and say since when and why."""

from __future__ import annotations

from cleancdd import urls
from cleancdd.model.article import Article, ArticleFile
from cleancdd.model.fields import Day, Reason, Slug, Title

__all__ = ["Withdrawn", "WithdrawnFile"]


class WithdrawnFile(ArticleFile):
    """`units/<id>/withdrawn/<slug>.md`: the title of the document, the day it was withdrawn, and the
    reason."""

    title: Title
    since: Day
    why: Reason


class Withdrawn(WithdrawnFile, Article):
    """A withdrawn document of a unit, at the address that it had."""

    id: Slug
    unit: Slug

    @property
    def url(self) -> str:
        """The address of the withdrawn document."""
        return urls.document(self.unit, self.id)
