"""The guidance: nested sections, each with an opening page that lists what is in it, to be read one page
after another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from cleancdd import urls
from cleancdd.model.base import Computed
from cleancdd.model.knowledge import Guidance
from cleancdd.model.page import Page
from cleancdd.pages.edition import Edition, Link
from cleancdd.thai.pace import reading_minutes

__all__ = ["pages", "reading_order"]


Sections: TypeAlias = "defaultdict[str, list[Guidance]]"


class Chapter(Computed):
    """A page as the opening page of its section lists it."""

    title: str
    description: str
    url: str
    minutes: int
    pages: tuple[Link, ...] = ()


def pages(edition: Edition) -> Iterator[Page]:
    """`/guidance/` and every page and section under it; a form beside its page."""
    known = edition.library.guidance
    inside = _by_section(known)
    order = reading_order(known)
    minutes = {key: reading_minutes(one.prose.letters) for key, one in known.items()}
    for place, one in enumerate(order):
        before, after = (
            order[place - 1] if place else None,
            order[place + 1] if place + 1 < len(order) else None,
        )
        yield edition.page(
            one.url,
            "guidance.html",
            guide=one,
            minutes=minutes[one.id],
            trail=_trail(known, one),
            chapters=tuple(_chapter(child, inside, minutes[child.id]) for child in inside[one.id])
            if one.opens
            else (),
            related=edition.relations.of_guidance(one),
            previous=Link(label=before.title, url=before.url) if before else None,
            following=Link(label=after.title, url=after.url) if after else None,
        )
        if one.form:
            yield edition.page(urls.guide_form(one.id), "form.rtf", guide=one)


def reading_order(known: Mapping[str, Guidance]) -> Sequence[Guidance]:
    """Every page as a reader turns them: a section's opening page, its pages in order, then the next
    section."""
    return tuple(_walk(known[""], _by_section(known))) if "" in known else ()


def _walk(one: Guidance, inside: Sections) -> Iterator[Guidance]:
    yield one
    if one.opens:
        for child in inside[one.id]:
            yield from _walk(child, inside)


def _by_section(known: Mapping[str, Guidance]) -> Sections:
    """The pages of each section in their order; an empty list for a section without pages."""
    inside: Sections = defaultdict(list)
    for one in sorted(known.values(), key=lambda one: (one.order, one.id)):
        if one.section is not None:
            inside[one.section].append(one)
    return inside


def _chapter(one: Guidance, inside: Sections, minutes: int) -> Chapter:
    pages = inside[one.id] if one.opens else []
    return Chapter(
        title=one.title,
        description=one.description,
        url=one.url,
        minutes=minutes,
        pages=tuple(Link(label=page.title, url=page.url) for page in pages),
    )


def _trail(known: Mapping[str, Guidance], one: Guidance) -> tuple[Link, ...]:
    """The sections above a page, outermost first."""
    above = []
    section = one.section
    while section is not None:
        above.append(Link(label=known[section].title, url=known[section].url))
        section = known[section].section
    return tuple(reversed(above))
