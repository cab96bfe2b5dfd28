"""The content of a library: everything that was read from a site, cross-checked, with its texts resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from cleancdd import urls
from cleancdd.crosscheck.addresses import CERTAIN, Moved, UnresolvedLinks
from cleancdd.model.article import Article, Writeup
from cleancdd.model.base import digest_of
from cleancdd.model.disclosure import DisclosureFile, FileFact, IndexScheme, UnitDocument
from cleancdd.model.evaluation import Evaluation
from cleancdd.model.knowledge import BestPractice, GlossaryTerm, Guidance, Innovation, Theme
from cleancdd.model.links import NO_LINKS, LinkBook
from cleancdd.model.oit import OitList
from cleancdd.model.privacy import PrivacyBook
from cleancdd.model.rubric import Rubric
from cleancdd.model.settings import Settings
from cleancdd.model.sheet import DisclosedItem
from cleancdd.model.unit import StatusBook, StatusEntry, Unit
from cleancdd.model.usage import Usage
from cleancdd.readers.loader import InternalLink, Loaded
from cleancdd.source import Document

__all__ = ["Library"]

A = TypeVar("A", bound=Article)


@dataclass(frozen=True)
class Library:
    """All valid content of a site; files with diagnostics are left out.

    `units` are ordered by inspection region, then in Thai order, with the central ones last; `evaluations`,
    `disclosures` and `usage` are keyed by (unit id, fiscal year), `disclosed` (all that a unit disclosed or
    withheld) by unit id, `files` by path within the site. `rubric_files` are the files that each year's
    rubric was read from.
    """

    settings: Settings
    units: Mapping[str, Unit]
    statuses: StatusBook
    rubrics: Mapping[int, Rubric]
    evaluations: Mapping[tuple[str, int], Evaluation]
    articles: tuple[Article, ...] = ()
    links: LinkBook = NO_LINKS
    privacy: Loaded[PrivacyBook] | None = None
    index: IndexScheme = field(default_factory=IndexScheme)
    lists: Mapping[int, OitList] = field(default_factory=dict)
    disclosures: Mapping[tuple[str, int], DisclosureFile] = field(default_factory=dict)
    usage: Mapping[tuple[str, int], Usage] = field(default_factory=dict)
    site_usage: Mapping[int, Usage] = field(default_factory=dict)
    files: Mapping[str, FileFact] = field(default_factory=dict)
    disclosed: Mapping[str, tuple[DisclosedItem, ...]] = field(default_factory=dict)
    themes: Mapping[str, Theme] = field(default_factory=dict)
    glossary: Mapping[str, GlossaryTerm] = field(default_factory=dict)
    words: tuple[tuple[str, ...], ...] = ()
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    internal_links: tuple[InternalLink, ...] = ()
    moved: tuple[Moved, ...] = ()
    rubric_files: Mapping[int, tuple[Document, ...]] = field(default_factory=dict)
    unresolved: UnresolvedLinks = CERTAIN

    def of(self, kind: type[A]) -> tuple[A, ...]:
        """Every article of a kind, in the order of the files."""
        return tuple(one for one in self.articles if isinstance(one, kind))

    @cached_property
    def pages(self) -> Mapping[str, Writeup]:
        """The site's own pages by slug."""
        return {one.id: one for one in self.of(Writeup)}

    @cached_property
    def documents(self) -> Mapping[str, tuple[UnitDocument, ...]]:
        """The documents that have pages, by unit id."""
        found: dict[str, list[UnitDocument]] = {}
        for one in self.of(UnitDocument):
            found.setdefault(one.unit, []).append(one)
        return {unit: tuple(papers) for unit, papers in found.items()}

    @cached_property
    def disclosed_digests(self) -> Mapping[str, str]:
        """The digest of all that each unit disclosed or withheld, by unit id."""
        return {unit: digest_of(shown) for unit, shown in self.disclosed.items()}

    @cached_property
    def innovations(self) -> Mapping[tuple[int, str], Innovation]:
        """The projects by (fiscal year, slug), in that order."""
        return {
            (one.year, one.id): one for one in sorted(self.of(Innovation), key=lambda one: (one.year, one.id))
        }

    @cached_property
    def practices(self) -> Mapping[str, BestPractice]:
        """The best practices by slug."""
        return {one.id: one for one in self.of(BestPractice)}

    @cached_property
    def guidance(self) -> Mapping[str, Guidance]:
        """The guidance pages by their path within `/guidance/`, in the order of the paths."""
        return {one.id: one for one in sorted(self.of(Guidance), key=lambda one: one.id)}

    @property
    def published_files(self) -> tuple[str, ...]:
        """The files that evidence, disclosures and texts refer to, sorted; they are within `files/` of their
        own folder."""
        wanted = {
            f"units/{unit}/{one.file}"
            for (unit, _), evaluation in self.evaluations.items()
            for entry in evaluation.criteria.values()
            for one in entry.evidence
            if one.file is not None
        }
        wanted |= {one.file.path for shown in self.disclosed.values() for one in shown if one.file}
        wanted |= {urls.path_of(urls.split(one.url)[0]) for one in self.internal_links} & self.files.keys()
        return tuple(sorted(wanted))

    @property
    def addresses(self) -> dict[str, str]:
        """The index category of each disclosed page and file of this site, by its address, which begins with
        `/`."""
        return {
            one.link: one.category
            for shown in self.disclosed.values()
            for one in shown
            if one.link and urls.is_internal(one.link)
        }

    def status_of(self, unit: str, year: int) -> StatusEntry | None:
        """The announced status of the unit in a fiscal year; None when no announcement names it."""
        return next((entry for entry in self.statuses.years.get(year, ()) if unit in entry.units), None)
