"""The owner's overview: an unindexed page for staff with the output of `cleancdd status`."""

from __future__ import annotations

from collections.abc import Iterator

from cleancdd import urls
from cleancdd.findings.desk import desk_of
from cleancdd.model.page import Page
from cleancdd.pages.edition import Edition

__all__ = ["pages"]


def pages(edition: Edition) -> Iterator[Page]:
    """`/results/<year>/desk/` of every year that has a rubric."""
    if edition.library.units:
        for year in edition.years:
            lines = desk_of(edition.library, edition.scorecards, edition.sheets, year, edition.as_of)
            asked = year in edition.library.lists
            yield edition.page(urls.desk(year), "desk.html", year=year, lines=lines, has_oit_list=asked)
