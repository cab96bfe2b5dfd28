"""Cross-checks of every kind of article: addresses are unique, dates are within the year of the folder."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from typing import Any

from cleancdd import urls
from cleancdd.diagnostics import Code, Diagnostics
from cleancdd.model.article import Article
from cleancdd.model.minutes import Minutes
from cleancdd.model.withdrawal import Withdrawn
from cleancdd.readers.loader import InternalLink, Loaded
from cleancdd.readers.validation import report
from cleancdd.suggestions.days import outside_year
from cleancdd.suggestions.filenames import free_name
from cleancdd.thai.dates import format_day

__all__ = ["check_articles", "check_withdrawn"]


def check_articles(articles: Sequence[Loaded[Article]], diagnostics: Diagnostics) -> None:
    """Report each article that has the address of another or of a list, or a date outside the year of its
    folder.

    Addresses do not always contain the unit or year of the file, so two files can claim the same one.
    """
    owners: dict[str, Loaded[Article]] = {}
    for one in articles:
        owner = owners.setdefault(one.value.url, one)
        if owner is not one:
            message = f"ที่อยู่ `{one.value.url}` เป็นของ `{owner.document.name}` แล้ว"
            advice = _ways_out(one, owner, {other.value.id for other in articles})
            report(one.document, (), Code.COLLIDING_ADDRESS, message, advice, diagnostics)
        elif urls.is_further(one.value.url):
            message = f"ที่อยู่ `{one.value.url}` เป็นของหน้าถัดไปของรายการ"
            advice = f"เปลี่ยนชื่อไฟล์ เช่น `part-{one.value.id.rpartition('-')[2]}.md`"
            report(one.document, (), Code.COLLIDING_ADDRESS, message, advice, diagnostics)
        _check_day(one, diagnostics)


def check_withdrawn(
    articles: Sequence[Loaded[Article]], recorded: Iterable[InternalLink], diagnostics: Diagnostics
) -> None:
    """Report each record that leads to a document which was withdrawn: its page remains, and shows nothing of
    it."""
    gone = [one.value for one in articles if isinstance(one.value, Withdrawn)]
    since = {url: one.since for one in gone for url in (one.url, *one.aliases)}
    for link in recorded if since else ():
        url, _ = urls.split(link.url)
        if url in since:
            message = f"เอกสารที่ `{url}` ถอนแล้วเมื่อ {format_day(since[url])}"
            advice = "ใส่ที่อยู่ของฉบับที่ใช้อยู่ หรือลบรายการนี้"
            diagnostics.add(link.span, Code.DEAD_LINK, message, advice, link.line)


def _ways_out(one: Loaded[Article], owner: Loaded[Article], taken: set[str]) -> str:
    """Advice for a duplicate address: rename the file, or, if a document is both present and withdrawn,
    delete one."""
    if isinstance(one.value, Withdrawn):
        return f"เปิดเทียบกัน ถ้าเอกสารยังใช้อยู่ ให้ลบไฟล์นี้ ถ้าถอนแล้ว ให้ลบ `{owner.document.name}`"
    name = posixpath.basename(one.document.name).removesuffix(".md")
    return f"เปลี่ยนชื่อไฟล์ เช่น `{free_name(f'{name}-{_apart(one.value, owner.value)}', taken)}.md`"


def _check_day(one: Loaded[Article], diagnostics: Diagnostics) -> None:
    """The minutes in the folder of a fiscal year are dated within that year."""
    if not isinstance(one.value, Minutes):
        return
    outside = outside_year(one.value.year, one.value.date, years_before=0)
    if outside:
        report(one.document, ("date",), Code.DATE_OUTSIDE_YEAR, *outside, diagnostics)


def _apart(one: Article, other: Article) -> Any:
    """What distinguishes two articles in different folders: their units, else their years."""
    pairs = ((getattr(one, name, None), getattr(other, name, None)) for name in ("unit", "year"))
    return next((mine for mine, theirs in pairs if mine and mine != theirs), 2)
