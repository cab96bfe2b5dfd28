"""Which pages exist, and which models each of them shows; how they look is left to the templates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cleancdd.library import Library
from cleancdd.model.history import NO_HISTORY, History
from cleancdd.model.page import Page
from cleancdd.model.scorecard import Scorecard
from cleancdd.pages import (
    calendar,
    centres,
    changes,
    committees,
    comparison,
    criteria,
    desk,
    disclosure_forms,
    forms,
    glossary,
    guidance,
    home,
    information,
    innovations,
    minutes,
    oit,
    practices,
    redirects,
    results,
    review,
    scorecards,
    service,
    units,
    withdrawals,
    writeups,
)
from cleancdd.pages.edition import Edition

__all__ = ["Edition", "pages_of", "plan"]


def plan(
    library: Library,
    cards: Mapping[tuple[str, int], Scorecard],
    *,
    as_of: date,
    commit: str | None = None,
    history: History = NO_HISTORY,
) -> tuple[Page, ...]:
    """Every page of the site by address; `cards` are keyed by unit and year, `as_of` and `commit` are what
    the site speaks of, and `history` what changed up to then."""
    return pages_of(Edition(library, cards, as_of, commit, history))


def pages_of(edition: Edition, share: slice = slice(None)) -> tuple[Page, ...]:
    """Every page of an edition by address, or those of a share of the families of pages."""
    knowledge = (innovations, practices, guidance, glossary)
    families = (
        home,
        units,
        scorecards,
        results,
        committees,
        comparison,
        calendar,
        desk,
        forms,
        criteria,
        information,
        oit,
        disclosure_forms,
        centres,
        review,
        minutes,
        withdrawals,
        writeups,
        *knowledge,
        redirects,
        changes,
        service,
    )
    found = (page for family in [*families][share] for page in family.pages(edition))
    return tuple(sorted(found, key=lambda page: page.url))
