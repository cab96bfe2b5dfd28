"""Classifies requests: the unit, whether it is a page, a document or a search, and the category."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple
from urllib.parse import parse_qs, unquote_to_bytes, urlsplit

from cleancdd import urls
from cleancdd.model.usage import OTHER
from cleancdd.thai.spelling import fold

__all__ = ["Kind", "SiteMap", "VisitTarget"]

Kind = Literal["pages", "documents", "searches"]

_MOST_FIELDS = 50
"""The most fields of a query that are examined: the site's own search writes a few, a visitor may write
thousands."""


class VisitTarget(NamedTuple):
    """Where a visit is counted: under a unit or none, of what kind, in which category."""

    unit: str | None
    kind: Kind
    category: str


@dataclass(frozen=True, slots=True)
class SiteMap:
    """The addresses of the site.

    `units` and `categories` map an id, or a folded name as used by the search, to the id; `addresses` maps a
    page or file to its category; `redirects` are addresses that only redirect to another page, which is then
    requested itself.
    """

    base_path: str
    units: Mapping[str, str]
    categories: Mapping[str, str]
    addresses: Mapping[str, str]
    redirects: Collection[str] = ()

    def place_of(self, target: str) -> VisitTarget | None:
        """Where a request for `target` is counted; None if it is not a page, document or search of this
        site."""
        path, query = self._taken_apart(target)
        if path is None or path in self.redirects:
            return None
        if path == urls.SEARCH:
            return self._search(query)
        steps = urls.steps(path)
        unit = self.units.get(steps[1]) if steps[0] == "units" and len(steps) > 1 else None
        if unit and len(steps) > 3 and steps[2] in {"files", "documents"}:
            return VisitTarget(unit, "documents", self.addresses.get(path, OTHER))
        return VisitTarget(unit, "pages", self._category(path, steps)) if urls.is_page(path) else None

    def _taken_apart(self, target: str) -> tuple[str | None, str]:
        """The path within the site (None when outside it) and the query."""
        try:
            parts = urlsplit(target if target.startswith("http") else "http://-/" + target.lstrip("/"))
        except ValueError:
            return None, ""
        path = unquote_to_bytes(parts.path).decode(errors="replace")
        if not path.startswith(self.base_path):
            return None, ""
        return urls.of_built_file(path.removeprefix(self.base_path)), parts.query

    def _category(self, path: str, steps: Collection[str]) -> str:
        first, second, *_ = (*steps, "")
        named = self.categories.get(second) if first == "information" else None
        return named or self.addresses.get(path, OTHER)

    def _search(self, query: str) -> VisitTarget | None:
        fields = "&".join(query.split("&", _MOST_FIELDS)[:_MOST_FIELDS])
        asked = {name: fold(values[0]) for name, values in parse_qs(fields).items()}
        if not asked.get("q", "").strip():
            return VisitTarget(None, "pages", OTHER)
        category = self.categories.get(asked.get("category", ""), OTHER)
        return VisitTarget(self.units.get(asked.get("unit", "")), "searches", category)
