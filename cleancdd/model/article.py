"""Articles: texts that authors write in Markdown and that have their own page on the site."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, ClassVar, Self

from pydantic import SerializerFunctionWrapHandler, model_serializer

from cleancdd import urls
from cleancdd.model.addresses import SitePath
from cleancdd.model.base import Model, fill
from cleancdd.model.fields import Day, Slug, Text, Whole
from cleancdd.model.source import Source
from cleancdd.thai.pace import letters_of

__all__ = [
    "FRAME_ANCHORS",
    "ICON_ANCHORS",
    "Article",
    "ArticleFile",
    "Heading",
    "PageFile",
    "Prose",
    "Writeup",
]

FRAME_ANCHORS = frozenset({"finder", "main", "menu", "site-search"})
"""The anchors of the layout that all pages share."""

ICON_ANCHORS = "i-"
"""The prefix of the anchors of icons, which every page has."""


_REREAD = "reread"


class Heading(Model):
    """A heading of a rendered text, with its anchor."""

    level: int
    anchor: str
    text: str


class Prose(Model):
    """Rendered Markdown: safe HTML, its headings, and the plain text for summaries.

    One that was `put_by` reads these when one of them is first asked for: most builds show few texts again.
    """

    html: str
    headings: tuple[Heading, ...] = ()
    plain: str = ""

    @classmethod
    def put_by(cls, digest: str, letters: int, reread: Callable[[], Prose]) -> Self:
        """The prose of which only the digest and the number of letters are known yet."""
        made = cls.__new__(cls)
        fill(made, {"digest": digest, "letters": letters, _REREAD: reread}, set(cls.model_fields))
        return made

    @cached_property
    def letters(self) -> int:
        """The number of letters of the plain text, from which the time to read it follows."""
        return letters_of(self.plain)

    def __getattr__(self, name: str) -> Any:  # called only for what is not there
        if name not in type(self).model_fields or _REREAD not in self.__dict__:
            return super().__getattr__(name)  # type: ignore[misc]  # pydantic hides it from type checkers
        self._load()
        return self.__dict__[name]

    def _load(self) -> None:
        if reread := self.__dict__.pop(_REREAD, None):
            whole = reread()
            self.__dict__.update({field: getattr(whole, field) for field in type(self).model_fields})

    def __getstate__(self) -> dict[Any, Any]:
        self._load()
        return super().__getstate__()

    @model_serializer(mode="wrap")
    def _written(self, write: SerializerFunctionWrapHandler) -> Any:
        self._load()
        return write(self)


class ArticleFile(Model):
    """The fields that authors write between the `---` lines of an article.

    `ANCHORS` are those that the template of its page adds to the anchors of the text; no heading may use one.
    """

    ANCHORS: ClassVar[frozenset[str]] = frozenset({"sources"})

    title: Text
    aliases: tuple[SitePath, ...] = ()


class Article(ArticleFile):
    """An article with its text and its id, from which its permanent address follows."""

    id: str
    prose: Prose

    @classmethod
    def of(cls, file: ArticleFile, **place: object) -> Self:
        """The article of a file: its fields, its `prose`, and what only the path of the file tells."""
        return cls(**{name: getattr(file, name) for name in type(file).model_fields}, **place)

    @property
    def url(self) -> str:
        """The permanent address of its page within the site."""
        raise NotImplementedError

    @property
    def names(self) -> tuple[str, ...]:
        """Proper names in its text, which a search has to know although no dictionary lists them."""
        return ()


class PageFile(ArticleFile):
    """`content/pages/<slug>.md`, the part between the `---` lines."""

    description: Text
    updated: Day | None = None
    order: Whole = 100
    sources: tuple[Source, ...] = ()


class Writeup(PageFile, Article):
    """A page of the site's own; its slug is its address."""

    id: Slug

    @property
    def url(self) -> str:
        """The permanent address of the page within the site."""
        return urls.page(self.id)
