"""Suggestions shown while typing into a search box: the pages that have proper names.

The list is one small file that the browser loads when a box gets the focus: see `assets/search-box.js`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from cleancdd.search.compression import pack_json
from cleancdd.search.pagetext import PageText
from cleancdd.thai.compounds import whole
from cleancdd.thai.spelling import respell

__all__ = ["hint_of", "listed"]

_KINDS: Final = ("หน่วยงาน", "ข้อ OIT", "คำศัพท์", "นวัตกรรม", "แนวปฏิบัติที่ดี", "ความรู้", "หมวดข้อมูล")
"""The kinds of pages that are suggested; when not all fit, earlier kinds take precedence."""

_ROOM = 15_000
"""The most bytes of the compressed list: what a visitor downloads before the first letter."""

_MOST = 4_000


def hint_of(url: str, page: PageText) -> str:
    """A page as a line of the list: its title with joiners, address, kind, year and other names, separated
    by tabs.

    Empty for pages that are not suggested. A name that shares a word with the title is left out, since it
    adds nothing.
    """
    kind, year = ((*page.facets.get(name, ()), "")[0] for name in ("kind", "year"))
    if kind not in _KINDS or not page.title:
        return ""
    others = [name for name in page.names if not any(word in page.title for word in name.split())]
    parts = (respell(page.title), url, kind, year, respell(" ".join(others)))
    title, *rest = (part.split() for part in parts)
    # word by word, so that spaces stay what the browser parts the words of a name by
    return "\t".join(map(" ".join, [map(whole, title), *rest]))


def listed(hints: Iterable[str]) -> list[str]:
    """As many suggestions as fit, in the order of kinds, and within each the newest year first."""
    ordered = sorted(set(filter(None, hints)), key=_place)[:_MOST]
    fits, most = 0, len(ordered)
    while fits < most:
        middle = (fits + most + 1) // 2
        if _size(ordered[:middle]) <= _ROOM:
            fits = middle
        else:
            most = middle - 1
    return ordered[:fits]


def _place(hint: str) -> tuple[int, int, str]:
    _, url, kind, year, _ = hint.split("\t")
    return _KINDS.index(kind), -int(year) if year.isdecimal() else 0, url


def _size(lines: Collection[str]) -> int:
    return len(pack_json(list(lines)))
