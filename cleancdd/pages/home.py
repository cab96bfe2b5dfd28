"""The front page: what the site is for, where things are, and how far the year has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cleancdd import urls
from cleancdd.findings.results import Standing
from cleancdd.model.base import Computed
from cleancdd.model.page import Page
from cleancdd.pages.changes import latest
from cleancdd.pages.coverage import coverage_of
from cleancdd.pages.edition import Edition, Link
from cleancdd.pages.innovations import theme_choices
from cleancdd.pages.tilemap import map_of
from cleancdd.pages.units import region_urls, status_url

__all__ = ["pages"]

_FEW = 6
"""How many best practices the front page names."""


_CHANGES = 3
"""How many lines of what changed last the front page has."""


class Tally(Computed):
    """How many units there are, by status and by how much they recorded for the year, and how many are
    mentioned in a document; of all criteria `asked` of all units, how many are `answered`."""

    year: int
    units: int
    standings: dict[Standing, int]
    recorded: int
    final: int
    mentioned: int
    answered: int
    asked: int


class DimensionLine(Computed):
    """A dimension as the front page lists it; variants with the same number are listed as one."""

    number: int
    anchor: str
    short: str
    points: int


def pages(edition: Edition) -> Iterator[Page]:
    """`/`."""
    tally = _tally(edition)
    yield edition.page(
        urls.HOME,
        "home.html",
        as_of=edition.as_of,
        tally=tally,
        coverage=coverage_of(edition),
        dimensions=_dimensions(edition),
        rubric_year=edition.year if edition.year in edition.library.rubrics else None,
        regions=region_urls(edition),
        statuses={one: status_url(edition, one) for one in tally.standings},
        map=map_of(edition.library, edition.year, edition.rows),
        changed=latest(edition, _CHANGES),
        lists=bool(edition.library.index.categories),
        themes=theme_choices(edition),
        projects=len(edition.library.innovations),
        practices=_practices(edition),
        practice_count=len(edition.library.practices),
        guidance=bool(edition.library.guidance),
    )


def _practices(edition: Edition) -> tuple[Link, ...]:
    """The best practices that a site wants read first."""
    every = sorted(edition.library.practices.values(), key=lambda one: (one.order, one.id))
    return tuple(Link(label=one.title, url=one.url) for one in every[:_FEW])


def _tally(edition: Edition) -> Tally:
    results = [row.result for row in edition.rows if row.result is not None]
    counts = [card.counts for (_, year), card in edition.scorecards.items() if year == edition.year]
    asked = sum(sum(one.values()) for one in counts)
    return Tally(
        year=edition.year,
        units=len(edition.rows),
        standings=dict(sorted(Counter(row.standing for row in edition.rows).items())),
        recorded=sum(one.recorded for one in results),
        final=sum(one.final for one in results),
        mentioned=sum(
            one.basis == "document"
            for (_, year), one in edition.library.evaluations.items()
            if year == edition.year
        ),
        answered=asked - sum(one["unknown"] for one in counts),
        asked=asked,
    )


def _dimensions(edition: Edition) -> tuple[DimensionLine, ...]:
    rubric = edition.library.rubrics.get(edition.year)
    if rubric is None:
        return ()
    first = {one.number: (key, one) for key, one in reversed(rubric.dimensions.items())}
    return tuple(
        DimensionLine(number=number, anchor=key, short=one.short, points=one.max_points)
        for number, (key, one) in sorted(first.items())
    )
