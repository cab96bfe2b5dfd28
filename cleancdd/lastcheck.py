"""What the last whole check left: a site without mistakes, of which a part is checked after a small edit.

A file of a unit depends on the unit's other files and on `content/`. While nothing else has changed since a
whole check that found nothing, those alone are read; whatever they cannot decide needs a whole check again.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Self, TypedDict

from cleancdd import urls
from cleancdd.cache import Store, active, stamp_of
from cleancdd.diagnostics import Diagnostics
from cleancdd.library import Library, read_usable
from cleancdd.model.article import Article
from cleancdd.privacy.site import allowed_contacts, check_privacy
from cleancdd.readers.articles import file_of
from cleancdd.readers.units import UNITS_FOLDER

__all__ = ["LastCheck", "part_of"]

_ROW = "last check"
_SOURCES = ("content", UNITS_FOLDER, "templates")

_FEW = 12
"""Units up to which a part is read sooner than the whole."""


class _Kept(TypedDict):
    """A site without mistakes: the state of each source file, the addresses of its pages, the links that lead
    somewhere, the addresses that each article claims, and the contacts that may be published."""

    files: dict[str, str | None]
    pages: list[str]
    links: list[str]
    claims: dict[str, list[str]]
    contacts: list[str]


class LastCheck:
    """The state of the source files when a whole check begins, to be kept if it finds nothing."""

    def __init__(self, root: Path) -> None:
        self._files = _states(root)

    def keep(self, library: Library, pages: Iterable[str]) -> None:
        """Store that this site, with pages at these addresses, has no mistakes."""
        store = active.get()
        if store is not None:
            kept: _Kept = {
                "files": self._files,
                "pages": sorted(pages),
                "links": sorted({one.url for one in library.internal_links}),
                "claims": {name: _claims(one) for one in library.articles if (name := file_of(one))},
                "contacts": sorted(allowed_contacts(library)),
            }
            store.put(_ROW, _ROW, kept)


def part_of(root: Path, paths: Collection[str]) -> Library | None:
    """The part of the site that these paths belong to, if it is certain to have no mistakes; None when only a
    whole check can tell."""
    chosen = _units_of(paths)
    if not chosen:
        return None
    with Store.beside(root) as store:
        kept: _Kept | None = store.get(_ROW, _ROW)
        return kept and _part(root, kept, chosen)


def _part(root: Path, kept: _Kept, chosen: set[str]) -> Library | None:
    now = _states(root)
    changed = {path for path, state in now.items() if state is None or kept["files"].get(path) != state}
    touched = _units_of(changed)
    if touched is None or not now.keys() >= kept["files"].keys() or any(map(_is_shared, changed)):
        return None
    units = chosen | touched
    return _read(root, kept, units, changed) if len(units) <= _FEW else None


def _read(root: Path, kept: _Kept, units: set[str], changed: set[str]) -> Library | None:
    diagnostics = Diagnostics()
    library = read_usable(root, diagnostics, only=units)
    if library is None:
        return None
    check_privacy(root, library, diagnostics, allowed=frozenset(kept["contacts"]))
    # Other files are as they were, and a part of the site may lack what they name.
    wrong = any(_unit_of(path) in units for path in diagnostics.paths)
    articles = [one for one in library.articles if file_of(one) in changed]
    if wrong or not all(_claims_alike(one, kept) for one in articles):
        return None
    places = _Places.of(library, kept, {one.url for one in articles}, changed)
    ours = {one.url for one in library.internal_links if _unit_of(one.path) in units}
    return library if all(map(places.has, ours | places.asked_before())) else None


@dataclass(frozen=True)
class _Places:
    """Where links lead: to a page or a file that is certain to be there, at a heading that is."""

    library: Library
    kept: _Kept
    edited: Collection[str]
    """The addresses of articles that changed."""
    beginnings: tuple[str, ...]
    """The beginnings of the addresses of all pages that may have changed."""
    articles: frozenset[str]
    """The addresses of the articles of the last whole check, which stay while their files do."""

    @classmethod
    def of(cls, library: Library, kept: _Kept, edited: Collection[str], changed: Iterable[str]) -> Self:
        """The places of this part of a site, in which these files changed."""
        starts = {start for path in changed for start in urls.beginnings(path)}
        articles = chain.from_iterable(kept["claims"].values())
        return cls(library, kept, edited, tuple(starts), frozenset(articles))

    def asked_before(self) -> set[str]:
        """The links of the last whole check, whatever file they are in, that lead to an edited article."""
        return {one for one in self.kept["links"] if urls.split(one)[0] in self.edited}

    def has(self, link: str) -> bool:
        """Whether a link certainly leads somewhere."""
        url, anchor = urls.split(link)
        if anchor and (url in self.edited or link not in self.kept["links"]):
            pages = (one for one in self.library.articles if one.url == url)
            return any(anchor == heading.anchor for page in pages for heading in page.prose.headings)
        if url in self.edited or urls.path_of(url) in self.library.files:
            return True
        is_known = link in self.kept["links"] or url in self.kept["pages"]
        lasts = url in self.articles or link in map(urls.unit, self.library.units)
        return is_known and (lasts or not url.startswith(self.beginnings))


def _claims_alike(article: Article, kept: _Kept) -> bool:
    """Whether an article has the addresses that it had, or, as a new one, an address that is free."""
    claims = _claims(article)
    before = kept["claims"].get(file_of(article) or "")
    return claims == before if before else len(claims) == 1 and claims[0] not in kept["pages"]


def _claims(article: Article) -> list[str]:
    return [article.url, *article.aliases]


def _states(root: Path) -> dict[str, str | None]:
    """Each source file with its state on disk, by path with `/`."""
    return {
        f"{Path(folder).relative_to(root).as_posix()}/{name}": stamp_of(Path(folder) / name)
        for top in _SOURCES
        for folder, _, names in os.walk(root / top)
        for name in names
    }


def _is_shared(path: str) -> bool:
    """Whether other units depend on a unit's file: on its name and kind."""
    return path.endswith("/unit.yaml")


def _units_of(paths: Iterable[str]) -> set[str] | None:
    """The units that these paths are within; None when one of them is not within a unit."""
    found = {_unit_of(path) for path in paths}
    return None if None in found else {one for one in found if one is not None}


def _unit_of(path: str) -> str | None:
    """The unit whose folder a path is, or is within, whether or not there may be a unit of that name."""
    top, _, rest = path.partition("/")
    return rest.partition("/")[0] or None if top == UNITS_FOLDER else None
