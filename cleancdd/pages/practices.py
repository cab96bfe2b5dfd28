"""The best practices: the library of them all, and a page for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import pairwise

from cleancdd import urls
from cleancdd.model.article import Prose
from cleancdd.model.base import Computed
from cleancdd.model.knowledge import BestPractice
from cleancdd.model.page import Page
from cleancdd.pages.edition import Edition, Link
from cleancdd.pages.origins import origins_of
from cleancdd.pages.parts import parts
from cleancdd.thai.pace import reading_minutes

__all__ = ["pages"]


_RESULTS = "results"
"""The anchor of the section on results."""

_SECTION = 2
"""The level of the headings that divide a text."""


_LINES = 50
"""How many best practices a page of the library lists."""


class PracticeLine(Computed):
    """A best practice as the library lists it."""

    title: str
    description: str
    url: str
    unit: Link
    year: int
    group: str
    minutes: int
    themes: tuple[Link, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """`/best-practices/` and `/best-practices/<slug>/`; nothing for a site without any."""
    every = sorted(edition.library.practices.values(), key=lambda one: (one.order, one.id))
    if not every:
        return
    lines = tuple(_line(edition, one) for one in every)
    origins = origins_of((one.updated, one.sources) for one in every)
    for url, turn, some in parts(urls.BEST_PRACTICES, lines, _LINES):
        yield edition.page(url, "practices.html", lines=some, count=len(lines), turn=turn, origins=origins)
    for place, one in enumerate(every):
        yield edition.page(
            one.url,
            "practice.html",
            practice=one,
            line=lines[place],
            parts=_around_figures(one.prose),
            related=edition.relations.of_practice(one),
            previous=_link(every[place - 1]) if place else None,
            following=_link(every[place + 1]) if place + 1 < len(every) else None,
        )


def _around_figures(prose: Prose) -> tuple[Prose, Prose] | None:
    """The text up to the end of its results, where the figures belong, and the rest.

    None for a text without that section, or where that end is within a quotation or a list.
    """
    sections = [one.anchor for one in prose.headings if one.level == _SECTION]
    after = next((there for here, there in pairwise([*sections, ""]) if here == _RESULTS), None)
    if after is None:
        return None
    at = prose.html.find(f'<h2 id="{escape(after)}"') if after else len(prose.html)
    head, rest = prose.html[:at], prose.html[at:]
    opened, closed = (len(re.findall(f"<{slash}(?:blockquote|div|li|dd)\\b", head)) for slash in ("", "/"))
    return (Prose(html=head), Prose(html=rest)) if opened == closed else None


def _line(edition: Edition, one: BestPractice) -> PracticeLine:
    unit, themes = edition.library.units[one.unit], edition.library.themes
    known = edition.library.innovations
    return PracticeLine(
        title=one.title,
        description=one.description,
        url=one.url,
        unit=Link(label=unit.label, url=urls.unit(unit.id)),
        year=one.fiscal_year,
        group=one.group.value,
        minutes=reading_minutes(one.prose.letters),
        themes=tuple(
            Link(label=themes[key].title, url=urls.innovations_of_theme(key) if known else "")
            for key in one.themes
        ),
    )


def _link(one: BestPractice) -> Link:
    return Link(label=one.title, url=one.url)
