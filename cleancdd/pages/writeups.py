"""Pages that staff write in Markdown: `content/pages/<slug>.md`."""

from __future__ import annotations

from collections.abc import Iterator

from cleancdd.model.page import Page
from cleancdd.pages.edition import ABOUT, Edition

__all__ = ["pages"]


def pages(edition: Edition) -> Iterator[Page]:
    """`/<slug>/` for every write-up; only the one about the site says which day it speaks of, so that no
    other changes daily."""
    for one in edition.library.pages.values():
        yield edition.page(
            one.url, "writeup.html", writeup=one, as_of=edition.as_of if one.id == ABOUT else None
        )
