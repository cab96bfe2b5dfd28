"""A page at the address of each document that was taken back; no list and no search leads to it."""

from __future__ import annotations

from collections.abc import Iterator

from cleancdd.model.page import Page
from cleancdd.model.withdrawal import Withdrawn
from cleancdd.pages.edition import Edition

__all__ = ["pages"]


def pages(edition: Edition) -> Iterator[Page]:
    """`/units/<id>/documents/<slug>/` of every document that was taken back."""
    for one in edition.library.of(Withdrawn):
        yield edition.page(one.url, "withdrawn.html", unit=edition.library.units[one.unit], withdrawn=one)
