"""Where what a page lists comes from, in one line: when any of it was last brought up to date, and the
sources of it all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import takewhile

from cleancdd.model.base import Computed
from cleancdd.model.source import Source

__all__ = ["Origins", "origins_of"]

Dated = tuple[date | None, Iterable[Source]]


class Origins(Computed):
    """The latest day among the listed things, and each source document once with all its cited sections."""

    updated: date | None
    sources: tuple[Source, ...]


def origins_of(listed: Iterable[Dated]) -> Origins:
    """The origins of things, each given as its day and its sources."""
    days: list[date] = []
    sections: dict[str, set[str]] = {}
    for day, sources in listed:
        days += [day] if day else []
        for one in sources:
            sections.setdefault(one.document, set()).update([one.section] if one.section else [])
    return Origins(
        updated=max(days, default=None),
        sources=tuple(Source(document=key, section=_told(found)) for key, found in sorted(sections.items())),
    )


def _told(sections: Iterable[str]) -> str | None:
    """The sections in words; sections with the same first two numbers are reduced to their common prefix
    (4.4.1, 4.4.2: 4.4)."""
    alike: dict[tuple[str, ...], list[list[str]]] = {}
    for one in sections:
        parts = one.split(".")
        alike.setdefault(tuple(parts[:2]), []).append(parts)
    told = sorted(map(_shared, alike.values()), key=_in_order)
    return " และ ".join([*([", ".join(told[:-1])] if told[1:] else []), *told[-1:]]) or None


def _shared(sections: Iterable[list[str]]) -> str:
    same = takewhile(lambda parts: len({*parts}) == 1, zip(*sections, strict=False))
    return ".".join(parts[0] for parts in same)


def _in_order(section: str) -> list[tuple[int, str]]:
    """By number where a part is one, before words."""
    return [(int(part), "") if part.isdecimal() else (1 << 30, part) for part in section.split(".")]
