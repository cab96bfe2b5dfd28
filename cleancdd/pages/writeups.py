"""Pages that staff write in Markdown: `content/pages/<slug>.md`."""

from __future__ import annotations

from collections.abc import Iterator

from cleancdd.model.page import Page
from cleancdd.pages.edition import ABOUT, EDITING, Edition

__all__ = ["pages"]

_GENERAL, _FOR_STAFF = "เรื่องทั่วไป", "งานของเจ้าหน้าที่"
"""The kinds by which search tells what visitors read from what staff do."""


def pages(edition: Edition) -> Iterator[Page]:
    """`/<slug>/` for every write-up.

    Only the page about the site shows the site's date, so that the others do not change daily, and the number
    of privacy exceptions.
    """
    book = edition.library.privacy
    exceptions = len(book.value.exceptions) if book else 0
    for one in edition.library.pages.values():
        told = (edition.as_of, exceptions) if one.id == ABOUT else (None, None)
        kind = _FOR_STAFF if one.id.split("-")[0] == EDITING else _GENERAL
        yield edition.page(one.url, "writeup.html", writeup=one, kind=kind, as_of=told[0], exceptions=told[1])
