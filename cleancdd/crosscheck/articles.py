"""The cross-checks that hold for every kind of article: an address is one article's, a day is of its year."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from typing import Any

from cleancdd.diagnostics import Code, Diagnostics
from cleancdd.model.article import Article
from cleancdd.readers.loader import Loaded
from cleancdd.readers.validation import report
from cleancdd.suggestions.days import outside_year
from cleancdd.suggestions.filenames import free_name

__all__ = ["check_articles"]


def check_articles(articles: Sequence[Loaded[Article]], diagnostics: Diagnostics) -> None:
    """Report each article at the address of another, or dated outside the year of its folder.

    Not every address tells the unit or year of its file, so that two files can claim one.
    """
    owners: dict[str, Loaded[Article]] = {}
    for one in articles:
        owner = owners.setdefault(one.value.url, one)
        if owner is not one:
            name = posixpath.basename(one.document.name).removesuffix(".md")
            taken = {other.value.id for other in articles}
            message = f"ที่อยู่ `{one.value.url}` เป็นของ `{owner.document.name}` แล้ว"
            advice = f"เปลี่ยนชื่อไฟล์ เช่น `{free_name(f'{name}-{_apart(one.value, owner.value)}', taken)}.md`"
            report(one.document, (), Code.COLLIDING_ADDRESS, message, advice, diagnostics)
        _check_day(one, diagnostics)


def _check_day(one: Loaded[Article], diagnostics: Diagnostics) -> None:
    """What lies in the folder of a fiscal year is dated in it."""
    year, day = getattr(one.value, "year", None), getattr(one.value, "date", None)
    outside = outside_year(year, day, years_before=0) if year and day else None
    if outside:
        report(one.document, ("date",), Code.DATE_OUTSIDE_YEAR, *outside, diagnostics)


def _apart(one: Article, other: Article) -> Any:
    """What tells two articles apart that lie in different folders: their units, else their years."""
    fields = ("unit", "year")
    return next((getattr(one, name) for name in fields if getattr(one, name) != getattr(other, name)), 2)
