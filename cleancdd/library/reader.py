"""Reads a folder into a library: reads the files, cross-checks them, leaves out files with diagnostics, and
resolves the texts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Self, TypeVar

from cleancdd.cache import Piece
from cleancdd.crosscheck.addresses import UnresolvedLinks, answering_pages
from cleancdd.crosscheck.articles import check_articles, check_withdrawn
from cleancdd.crosscheck.disclosures import check_disclosures, disclosed_pages
from cleancdd.crosscheck.evaluations import check_evaluations, evidence_pages
from cleancdd.crosscheck.knowledge import check_knowledge
from cleancdd.crosscheck.references import check_pages, check_references, check_statuses, check_units
from cleancdd.diagnostics import Code, Diagnostics
from cleancdd.library.contents import Library
from cleancdd.library.disclosures import gather
from cleancdd.library.glossary import Glosser
from cleancdd.library.passed import Passed
from cleancdd.library.texts import Texts, resolve_texts
from cleancdd.model.article import Article, Writeup
from cleancdd.model.base import digest_of
from cleancdd.model.criterion import Criterion
from cleancdd.model.disclosure import FileFact, IndexScheme, UnitDocument
from cleancdd.model.knowledge import GlossaryTerm, Theme
from cleancdd.model.links import LinkBook
from cleancdd.model.oit import OitList
from cleancdd.model.privacy import PrivacyBook
from cleancdd.model.rubric import Rubric
from cleancdd.model.settings import Settings
from cleancdd.model.sheet import DisclosedItem
from cleancdd.model.unit import StatusBook, unit_order
from cleancdd.model.usage import Usage
from cleancdd.model.words import WordBook
from cleancdd.readers.articles import article_folders, articles_of, read_articles
from cleancdd.readers.files import read_files
from cleancdd.readers.folders import entries, refuse_unknown
from cleancdd.readers.links import read_links
from cleancdd.readers.loader import InternalLink, Loaded
from cleancdd.readers.oit import read_index, read_oit, read_site_usage, tell_no_index
from cleancdd.readers.prefetch import reading_of
from cleancdd.readers.privacy import read_privacy
from cleancdd.readers.rubric import RUBRIC_FOLDER, RubricFolder, read_rubrics
from cleancdd.readers.settings import STATUS_FILE, kinds_of, read_settings, read_statuses
from cleancdd.readers.units import UNITS_FOLDER, UnitFolder, read_units, unit_ids
from cleancdd.readers.vocabulary import (
    GLOSSARY_FILE,
    THEMES_FILE,
    WORDS_FILE,
    read_glossary,
    read_themes,
    read_words,
)
from cleancdd.resources import SETTINGS_FILE
from cleancdd.suggestions.titles import answer_titles

__all__ = ["read_library", "read_usable", "reading"]

K = TypeVar("K")
T = TypeVar("T")

_LIMIT_MB = 20
_CONTENT = "content"
_FILES = (
    "site.yaml",
    "status.yaml",
    "index-categories.yaml",
    "glossary.yaml",
    "themes.yaml",
    "words.yaml",
    "links.yaml",
    "privacy.yaml",
)
_IN_CONTENT = (*_FILES, "rubric", "oit", "usage", *article_folders(_CONTENT), "files")
_LISTS = ("content/index-categories.yaml", "content/oit/", f"{RUBRIC_FOLDER}/")
"""The files that disclosures are checked against."""

_BASE = (SETTINGS_FILE, THEMES_FILE, *_LISTS)
"""The files that so much depends on that no page can be trusted while they have diagnostics."""

_NO_STATUSES = StatusBook(announcements={}, years={})


@dataclass(frozen=True)
class _Gathered:
    """Every file of a site as read, with its document, before any checks between files."""

    settings: Loaded[Settings] | None
    statuses: Loaded[StatusBook] | None
    rubrics: Mapping[int, RubricFolder]
    index: Loaded[IndexScheme] | None
    lists: Mapping[int, Loaded[OitList]]
    site_usage: Mapping[int, Loaded[Usage]]
    units: Mapping[str, UnitFolder]
    articles: tuple[Loaded[Article], ...]
    themes: Loaded[Mapping[str, Theme]] | None
    glossary: Loaded[Mapping[str, GlossaryTerm]] | None
    words: Loaded[WordBook] | None
    links: LinkBook
    privacy: Loaded[PrivacyBook] | None
    files: Mapping[str, FileFact]

    @property
    def scheme(self) -> IndexScheme:
        """The index; empty when the site has none."""
        return self.index.value if self.index else IndexScheme()

    @cached_property
    def documents(self) -> Mapping[str, tuple[Loaded[UnitDocument], ...]]:
        """The documents that have pages, by unit."""
        found: dict[str, tuple[Loaded[UnitDocument], ...]] = {}
        for one in articles_of(self.articles, UnitDocument):
            found[one.value.unit] = (*found.get(one.value.unit, ()), one)
        return found

    @property
    def common(self) -> str:
        """The digest of all files of `content/` that units are checked against, and of the units' names."""
        books = (self.settings, self.statuses, self.index, self.themes, *self.lists.values())
        rubrics = [one for year in self.rubrics.values() for one in year.documents.values()]
        documents = [*(one.document for one in books if one), *rubrics]
        return digest_of([(one.name, one.digest) for one in documents], sorted(self.units))

    @property
    def marks(self) -> dict[str, str]:
        """The digest of all files of each unit, by unit."""
        files: dict[str, list[tuple[str, str]]] = {unit: [] for unit in self.units}
        for unit, folder in self.units.items():
            yearly = (folder.evaluations, folder.disclosures, folder.usage)
            documents = [one.document for each in yearly for one in each.values()]
            files[unit] += [(one.name, one.digest) for one in (folder.unit.document, *documents)]
            files[unit] += [(one.path, one.sha256) for one in folder.files.values()]
        for article in self.articles:
            if (home := _unit_of(article)) in files:
                files[home].append((article.document.name, article.document.digest))
        return {unit: digest_of(told) for unit, told in files.items()}

    def only(self, units: Collection[str]) -> Self:
        """The content without the other units."""
        kept = {key: folder for key, folder in self.units.items() if key in units}
        return replace(self, units=kept, articles=tuple(_of_units(self.articles, kept)))


def read_library(root: Path) -> Library:
    """Read and cross-check the whole site; raises `InvalidContent` with every diagnostic of every file.

    Link targets are known only when the pages are planned; `pipeline.check_site` reports broken links too.
    """
    diagnostics = Diagnostics()
    library = read_usable(root, diagnostics)
    diagnostics.stop_if_any()
    assert library is not None  # noqa: S101 - otherwise a diagnostic stopped the run
    return library


def reading(root: Path) -> Iterator[Piece]:
    """The reading of the files of a site in pieces, for other processes to do before `read_usable`."""
    return reading_of(root, _LIMIT_MB)


def read_usable(
    root: Path,
    diagnostics: Diagnostics,
    *,
    only: Collection[str] | None = None,
) -> Library | None:
    """Read the valid content of the site and report all diagnostics; None when a file that everything depends
    on has any. With `only`, of all units those of these ids are read."""
    read = _gather(root, diagnostics, only)
    passed = Passed.of(read.common, read.marks)
    _check(root, read, passed, diagnostics)
    if only is None and not diagnostics:
        passed.keep()
    texts = _texts(read, diagnostics)
    if any(one.code is Code.WRONG_ID for one in diagnostics):
        answer_titles(diagnostics, _titled(read))
    bad = diagnostics.paths
    if read.settings is None or _is_among(_BASE, bad):
        return None
    # Links in the files that are left out are checked as well.
    links = (
        *_recorded(read),
        *(answering_pages(read.words) if read.words else ()),
        *texts.internal_links,
    )
    usable = _without(read, bad) if bad else read
    if bad:
        texts = _texts(usable, Diagnostics())
    return _library(usable, read.settings.value, texts, links, UnresolvedLinks.of(root, bad))


def _gather(root: Path, diagnostics: Diagnostics, only: Collection[str] | None) -> _Gathered:
    for path in entries(root / _CONTENT, root, diagnostics):
        if path.name not in _IN_CONTENT:
            refuse_unknown(path, root, _IN_CONTENT, diagnostics)
    settings = read_settings(root, diagnostics)
    statuses = read_statuses(root, diagnostics)
    kinds = kinds_of(root, settings)
    rubrics = read_rubrics(root, diagnostics, kinds)
    index = read_index(root, diagnostics)
    limit_mb = settings.value.file_limit_mb if settings else _LIMIT_MB
    units = read_units(root, diagnostics, file_limit_mb=limit_mb, kinds=kinds, only=only)
    criteria: Iterable[Loaded[Any]] = (one for year in sorted(rubrics) for one in rubrics[year].criteria)
    folders = (
        *(one.files for one in units.values()),
        read_files(root / _CONTENT, root, limit_mb, diagnostics),
    )
    return _Gathered(
        settings=settings,
        statuses=statuses,
        rubrics=rubrics,
        index=index,
        lists=read_oit(root, index, diagnostics),
        site_usage=read_site_usage(root, diagnostics),
        units=units,
        articles=(*_of_units(read_articles(root, diagnostics, only), units), *criteria),
        themes=read_themes(root, diagnostics),
        glossary=read_glossary(root, diagnostics),
        words=read_words(root, diagnostics),
        links=read_links(root, diagnostics),
        privacy=read_privacy(root, diagnostics),
        files={fact.path: fact for folder in folders for _, fact in sorted(folder.items())},
    )


def _check(root: Path, read: _Gathered, passed: Passed, diagnostics: Diagnostics) -> None:
    """Check the files against each other; files with diagnostics of their own are not used for that. Units
    that have passed are only checked for what other units may change."""
    known = unit_ids(root)
    statuses = read.statuses.value if read.statuses else None
    fresh = read.only([unit for unit in read.units if passed.lacks(unit)])
    check_units((one.unit for one in read.units.values()), diagnostics)
    check_statuses(read.statuses, known, diagnostics)
    check_evaluations(root, fresh.units, read.rubrics, statuses, diagnostics)
    check_articles(read.articles, diagnostics)
    check_withdrawn(read.articles, _recorded(read), diagnostics)
    check_pages(articles_of(read.articles, Writeup), diagnostics)
    if read.index is None and (read.documents or any(one.disclosures for one in read.units.values())):
        tell_no_index(root, diagnostics)
    if not _is_among(_LISTS, diagnostics.paths):
        check_disclosures(fresh.units, fresh.documents, read.scheme, read.lists, read.rubrics, diagnostics)
    themes = read.themes.value if read.themes else {}
    kept = None if THEMES_FILE in diagnostics.paths else themes
    check_knowledge(fresh.articles, kept, read.units, known, read.rubrics, diagnostics)
    if read.settings is not None:
        check_references(read.settings, _sourced(fresh), diagnostics)


def _recorded(read: _Gathered) -> Iterator[InternalLink]:
    """Every page of the site that units record as disclosed or as evidence."""
    yield from disclosed_pages(read.units)
    yield from evidence_pages(read.units)


def _sourced(read: _Gathered) -> Iterable[tuple[object, Any]]:
    """Every value that may cite a source, with its document."""
    for folder in read.units.values():
        yield folder.unit.value, folder.unit.document
        yield from ((one.value, one.document) for one in folder.evaluations.values())
    for rubric in read.rubrics.values():
        yield from rubric.parts
    books = (read.statuses, read.index, read.themes, read.glossary, *read.lists.values(), *read.articles)
    yield from ((one.value, one.document) for one in books if one)


def _titled(read: _Gathered) -> dict[str, Mapping[str, Any]]:
    """The values that authors must name by id and may have named by title, by the field that names them."""
    measures = [one for folder in read.rubrics.values() for one in folder.rubric.measures.values()]
    return {
        "part": {key: title for one in measures for key, title in one.parts.items()},
        "unit": {key: folder.unit.value for key, folder in read.units.items()},
        "themes": read.themes.value if read.themes else {},
        "topic": read.scheme.topics,
        "category": read.scheme.categories,
        "criterion": {
            key: one for folder in read.rubrics.values() for key, one in folder.rubric.criteria.items()
        },
        "numbers": {
            key: one for folder in read.rubrics.values() for key, one in folder.rubric.measures.items()
        },
        "ground": read.scheme.grounds,
        "panel": {
            key: one
            for folder in read.rubrics.values()
            for key, one in folder.rubric.programme.committees.items()
        },
        "document": read.settings.value.references if read.settings else {},
    }


def _is_among(names: tuple[str, ...], paths: Collection[str]) -> bool:
    """Whether one of the paths is one of these files, or within one of these folders."""
    return any(path.startswith(names) for path in paths)


def _without(read: _Gathered, bad: Collection[str]) -> _Gathered:
    """The content without the files that have diagnostics, and without the files of units that are left
    out."""
    units = {
        key: replace(
            folder,
            evaluations=_sound(folder.evaluations, bad),
            disclosures=_sound(folder.disclosures, bad),
            usage=_sound(folder.usage, bad),
        )
        for key, folder in read.units.items()
        if folder.unit.document.name not in bad
    }
    articles = [one for one in read.articles if one.document.name not in bad]
    return replace(
        read,
        units=units,
        statuses=None if STATUS_FILE in bad else read.statuses,
        glossary=None if GLOSSARY_FILE in bad else read.glossary,
        words=None if WORDS_FILE in bad else read.words,
        articles=tuple(one for one in articles if getattr(one.value, "unit", None) in {None, *units}),
    )


def _sound(loaded: Mapping[K, Loaded[T]], bad: Collection[str]) -> dict[K, Loaded[T]]:
    """The values read from files without diagnostics."""
    return {key: one for key, one in loaded.items() if one.document.name not in bad}


def _of_units(articles: Iterable[Loaded[Article]], units: Collection[str]) -> Iterator[Loaded[Article]]:
    """The articles without those in the folders of units that are left out."""
    homes = {None, *units}
    return (one for one in articles if _unit_of(one) in homes)


def _unit_of(article: Loaded[Article]) -> str | None:
    """The unit whose folder an article lies in; None for one of `content/`."""
    top, _, rest = article.document.name.partition("/")
    return rest.partition("/")[0] if top == UNITS_FOLDER else None


def _texts(read: _Gathered, diagnostics: Diagnostics) -> Texts:
    glosser = Glosser(read.glossary.value) if read.glossary else None
    return resolve_texts(read.articles, read.files, glosser, diagnostics)


def _library(
    read: _Gathered,
    settings: Settings,
    texts: Texts,
    links: tuple[InternalLink, ...],
    unresolved: UnresolvedLinks,
) -> Library:
    units = sorted((folder.unit.value for folder in read.units.values()), key=unit_order)
    return Library(
        settings=settings,
        units={one.id: one for one in units},
        statuses=read.statuses.value if read.statuses else _NO_STATUSES,
        rubrics={year: _rubric(read.rubrics[year].rubric, texts.articles) for year in sorted(read.rubrics)},
        evaluations={
            key: one for folder in read.units.values() for key, one in folder.by_year(folder.evaluations)
        },
        articles=texts.articles,
        links=read.links,
        privacy=read.privacy,
        index=read.scheme,
        lists={year: read.lists[year].value for year in sorted(read.lists)},
        disclosures={
            key: one for folder in read.units.values() for key, one in folder.by_year(folder.disclosures)
        },
        usage={key: one for folder in read.units.values() for key, one in folder.by_year(folder.usage)},
        site_usage={year: read.site_usage[year].value for year in sorted(read.site_usage)},
        files=read.files,
        disclosed={key: _disclosed(read, folder) for key, folder in read.units.items()},
        themes=read.themes.value if read.themes else {},
        glossary=read.glossary.value if read.glossary else {},
        words=read.words.value.classes if read.words else (),
        asked=read.words.value.asked if read.words else {},
        internal_links=links,
        moved=texts.moved,
        unresolved=unresolved,
        rubric_files={year: tuple(read.rubrics[year].documents.values()) for year in sorted(read.rubrics)},
    )


def _rubric(rubric: Rubric, articles: Iterable[Article]) -> Rubric:
    """The rubric with the texts of its criteria resolved."""
    criteria = {one.id: one for one in articles if isinstance(one, Criterion) and one.year == rubric.year}
    fields = {name: getattr(rubric, name) for name in Rubric.model_fields}
    return Rubric(**fields | {"criteria": {key: criteria[key] for key in rubric.criteria}})


def _disclosed(read: _Gathered, folder: UnitFolder) -> tuple[DisclosedItem, ...]:
    unit = folder.unit.value
    told = {year: one.value for year, one in folder.disclosures.items()}
    papers = [one.value for one in read.documents.get(unit.id, ())]
    return gather(unit, told, papers, read.scheme, read.files)
