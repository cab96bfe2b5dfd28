"""Texts that staff write in Markdown: pages of the site and, with further fields, other kinds of write-up."""

from __future__ import annotations

from cleancdd.model.base import Day, Noun, SitePath, Slug, Source, Text, Whole

__all__ = ["Heading", "PageFile", "Prose", "Writeup"]


class Heading(Noun):
    """A heading of a rendered text, with the anchor it is reached by."""

    level: int
    anchor: str
    text: str


class Prose(Noun):
    """Rendered Markdown: safe HTML, its headings, and the words without markup for summaries."""

    html: str
    headings: tuple[Heading, ...] = ()
    plain: str = ""


class PageFile(Noun):
    """`content/pages/<slug>.md`, the part between the `---` lines."""

    title: Text
    description: Text
    updated: Day | None = None
    order: Whole = 100
    sources: tuple[Source, ...] = ()
    aliases: tuple[SitePath, ...] = ()


class Writeup(PageFile):
    """A page with its slug, which is its address, and its text."""

    id: Slug
    prose: Prose

    @property
    def url(self) -> str:
        """The permanent address of the page within the site."""
        return f"/{self.id}/"
