"""A library with other articles: by the names under which it shows each kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from cleancdd.library import Library
from cleancdd.model.article import Article, Writeup
from cleancdd.model.disclosure import UnitDocument
from cleancdd.model.knowledge import BestPractice, Guidance, Innovation
from cleancdd.model.minutes import Minutes

KINDS: Mapping[str, type[Article]] = {
    "pages": Writeup,
    "innovations": Innovation,
    "practices": BestPractice,
    "guidance": Guidance,
    "documents": UnitDocument,
    "minutes": Minutes,
}


def revised(library: Library, **changes: Any) -> Library:
    """`revised(library, pages={…}, themes={…})`: other articles of a kind, other fields."""
    kinds = {name: changes.pop(name) for name in KINDS.keys() & changes.keys()}
    gone = tuple(KINDS[name] for name in kinds)
    kept = [one for one in library.articles if not isinstance(one, gone)]
    fresh = [one for given in kinds.values() for one in _articles(given)]
    return replace(library, articles=(*kept, *fresh), **changes)


def _articles(given: Mapping[Any, Any]) -> Iterable[Article]:
    for one in given.values():
        yield from one if isinstance(one, tuple) else (one,)
