"""Everything that was read, gathered and cross-checked before anything is written."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from cleancdd.addresses import CERTAIN, Doubt, Moved
from cleancdd.crosscheck import check_pages, check_references, check_statuses
from cleancdd.diagnostics import Code, Faults
from cleancdd.disclosurecheck import check_disclosures, wanted_pages
from cleancdd.evaluationcheck import check_evaluations, evidence_pages
from cleancdd.files import read_files
from cleancdd.folders import Loaded, Wanted, entries, refuse_unknown
from cleancdd.gathering import gather
from cleancdd.knowledge import KnowledgeFolder, read_knowledge
from cleancdd.knowledgecheck import check_knowledge, projects_of
from cleancdd.linkbook import read_links
from cleancdd.model.disclosure import DisclosureFile, FileFact, IndexScheme, UnitDocument
from cleancdd.model.evaluation import Evaluation
from cleancdd.model.knowledge import BestPractice, GlossaryTerm, Guidance, Innovation, Theme
from cleancdd.model.links import NO_LINKS, LinkBook
from cleancdd.model.oit import OitList
from cleancdd.model.rubric import Rubric
from cleancdd.model.settings import Settings
from cleancdd.model.sheet import Shown
from cleancdd.model.unit import StatusBook, StatusEntry, Unit
from cleancdd.model.usage import Usage
from cleancdd.model.writeup import Writeup
from cleancdd.oit import read_index, read_oit, read_site_usage, tell_no_index
from cleancdd.rubric import RUBRIC_FOLDER, RubricFolder, read_rubrics
from cleancdd.settings import SETTINGS_FILE, STATUS_FILE, read_settings, read_statuses
from cleancdd.source import Document
from cleancdd.texts import settle
from cleancdd.thai.collation import collation_key
from cleancdd.titles import answer_titles
from cleancdd.units import UnitFolder, read_units, unit_ids
from cleancdd.vocabulary import GLOSSARY_FILE, THEMES_FILE
from cleancdd.writeups import read_pages

__all__ = ["Library", "read_library", "read_sound"]

K = TypeVar("K")
T = TypeVar("T")

_LIMIT_MB = 20
_IN_CONTENT = (
    "site.yaml",
    "status.yaml",
    "index-categories.yaml",
    "glossary.yaml",
    "themes.yaml",
    "links.yaml",
    "rubric",
    "oit",
    "usage",
    "pages",
    "guidance",
    "best-practices",
    "files",
)
_LISTS = ("content/index-categories.yaml", "content/oit/", f"{RUBRIC_FOLDER}/")
"""What disclosures are held against."""

_BASE = (SETTINGS_FILE, THEMES_FILE, *_LISTS)
"""What so much rests upon that no page is sure to be right while it has faults."""

_NO_STATUSES = StatusBook(announcements={}, years={})


@dataclass(frozen=True, slots=True)
class Library:
    """All nouns of a site, sound in themselves and with each other; files with faults left out.

    `units` stand by inspection region, then in Thai order, the central ones last; `evaluations`, `disclosures` and `usage` go
    by (unit id, fiscal year), `documents` and `shown` (all that a unit disclosed or withheld) by unit id, `files` by their
    path within the site, `innovations` by (fiscal year, slug), `guidance` by its path within `/guidance/`. `rubric_files` are the
    files that each year's rubric was read from.
    """

    settings: Settings
    units: Mapping[str, Unit]
    statuses: StatusBook
    rubrics: Mapping[int, Rubric]
    evaluations: Mapping[tuple[str, int], Evaluation]
    pages: Mapping[str, Writeup]
    links: LinkBook = NO_LINKS
    index: IndexScheme = field(default_factory=IndexScheme)
    lists: Mapping[int, OitList] = field(default_factory=dict)
    disclosures: Mapping[tuple[str, int], DisclosureFile] = field(default_factory=dict)
    documents: Mapping[str, tuple[UnitDocument, ...]] = field(default_factory=dict)
    usage: Mapping[tuple[str, int], Usage] = field(default_factory=dict)
    site_usage: Mapping[int, Usage] = field(default_factory=dict)
    files: Mapping[str, FileFact] = field(default_factory=dict)
    shown: Mapping[str, tuple[Shown, ...]] = field(default_factory=dict)
    themes: Mapping[str, Theme] = field(default_factory=dict)
    glossary: Mapping[str, GlossaryTerm] = field(default_factory=dict)
    innovations: Mapping[tuple[int, str], Innovation] = field(default_factory=dict)
    practices: Mapping[str, BestPractice] = field(default_factory=dict)
    guidance: Mapping[str, Guidance] = field(default_factory=dict)
    wanted: tuple[Wanted, ...] = ()
    moved: tuple[Moved, ...] = ()
    rubric_files: Mapping[int, tuple[Document, ...]] = field(default_factory=dict)
    doubt: Doubt = CERTAIN

    @property
    def addresses(self) -> dict[str, str]:
        """The index category of each page and file of this site that is disclosed, by its address, which begins with `/`."""
        return {one.link: one.category for shown in self.shown.values() for one in shown if one.link and one.link.startswith("/")}

    def status_of(self, unit: str, year: int) -> StatusEntry | None:
        """What the unit was announced to be in a fiscal year; None when no announcement names it."""
        return next((entry for entry in self.statuses.years.get(year, ()) if unit in entry.units), None)


def read_library(root: Path) -> Library:
    """Read and cross-check the whole site; raises `FaultyContent` with every slip of every file.

    Whether links lead somewhere is known when the pages are planned; `pipeline.check_site` tells those slips too.
    """
    faults = Faults()
    library = read_sound(root, faults)
    faults.stop_if_any()
    assert library is not None  # noqa: S101 - its absence is a fault, which has just stopped the run
    return library


def read_sound(root: Path, faults: Faults) -> Library | None:
    """What can be used of the site, with the slips of all files noted; None where what everything rests upon has any."""
    _refuse_unread(root, faults)
    settings = read_settings(root, faults)
    statuses = read_statuses(root, faults)
    rubrics = read_rubrics(root, faults)
    index = read_index(root, faults)
    lists = read_oit(root, index, faults)
    site_usage = read_site_usage(root, faults)
    limit_mb = settings.noun.file_limit_mb if settings else _LIMIT_MB
    units = read_units(root, faults, file_limit_mb=limit_mb)
    pages = read_pages(root, faults)
    knowledge = read_knowledge(root, faults)
    links = read_links(root, faults)
    check_statuses(statuses, unit_ids(root), faults)
    check_evaluations(root, units, rubrics, statuses.noun if statuses else None, faults)
    check_pages(pages, faults)
    scheme = index.noun if index else IndexScheme()
    if index is None and any(folder.disclosures or folder.documents for folder in units.values()):
        tell_no_index(root, faults)
    if not _is_among(_LISTS, faults.paths):
        check_disclosures(units, scheme, lists, rubrics, faults)
    check_knowledge(knowledge, units, unit_ids(root), rubrics, faults)
    if settings is not None:
        disclosed: tuple[Loaded[Any], ...] = (*([index] if index else []), *lists.values(), *_documents(units))
        others = (*disclosed, *knowledge.every, *projects_of(units))
        check_references(settings, units, statuses, rubrics, pages, faults, others=others)
    folders = (*(folder.files for folder in units.values()), read_files(root / "content", root, limit_mb, faults))
    files = {fact.path: fact for folder in folders for _, fact in sorted(folder.items())}
    texts = settle(pages, rubrics, units, knowledge, files, faults)
    if any(one.code is Code.WRONG_ID for one in faults):
        answer_titles(faults, _titled(settings, units, rubrics, knowledge, scheme))
    wanted, bad = (*wanted_pages(units), *evidence_pages(units), *texts.wanted), faults.paths
    if settings is None or _is_among(_BASE, bad):
        return None
    if bad:
        units, pages = _sound_units(units, bad), _sound(pages, bad)
        knowledge = _sound_knowledge(knowledge, units, bad)
        statuses = None if STATUS_FILE in bad else statuses
        texts = settle(pages, rubrics, units, knowledge, files, Faults())
    return Library(
        settings=settings.noun,
        units={unit.id: unit for unit in sorted((one.unit.noun for one in units.values()), key=_shelf)},
        statuses=statuses.noun if statuses else _NO_STATUSES,
        rubrics=texts.rubrics,
        evaluations={(key, year): one.noun for key, folder in units.items() for year, one in sorted(folder.evaluations.items())},
        pages=texts.pages,
        links=links,
        index=scheme,
        lists={year: lists[year].noun for year in sorted(lists)},
        disclosures={(key, year): one.noun for key, folder in units.items() for year, one in sorted(folder.disclosures.items())},
        documents=texts.documents,
        usage={(key, year): one.noun for key, folder in units.items() for year, one in sorted(folder.usage.items())},
        site_usage={year: site_usage[year].noun for year in sorted(site_usage)},
        files=files,
        shown={key: _shown(folder, scheme, files) for key, folder in units.items()},
        themes=knowledge.themes.noun if knowledge.themes else {},
        glossary=knowledge.glossary.noun if knowledge.glossary else {},
        innovations=texts.innovations,
        practices=texts.practices,
        guidance=texts.guidance,
        wanted=wanted,
        moved=texts.moved,
        rubric_files={year: tuple(rubrics[year].documents.values()) for year in sorted(rubrics)},
        doubt=Doubt.of(root, bad),
    )


def _titled(
    settings: Loaded[Settings] | None,
    units: Mapping[str, UnitFolder],
    rubrics: Mapping[int, RubricFolder],
    knowledge: KnowledgeFolder,
    scheme: IndexScheme,
) -> dict[str, Mapping[str, Any]]:
    """What authors name by ids and may have named by titles, by the field that names it."""
    criteria = {key: one for rubric in rubrics.values() for key, one in rubric.rubric.criteria.items()}
    measures = [one for rubric in rubrics.values() for one in rubric.rubric.measures.values()]
    return {
        "part": {key: title for one in measures for key, title in one.parts.items()},
        "unit": {key: folder.unit.noun for key, folder in units.items()},
        "themes": knowledge.themes.noun if knowledge.themes else {},
        "topic": scheme.topics,
        "category": scheme.categories,
        "criterion": criteria,
        "document": settings.noun.references if settings else {},
    }


def _is_among(names: tuple[str, ...], paths: Collection[str]) -> bool:
    """Whether one of the paths is one of these files, or within one of these folders."""
    return any(path.startswith(names) for path in paths)


def _sound(loaded: Mapping[K, Loaded[T]], bad: Collection[str]) -> dict[K, Loaded[T]]:
    """What was read from files without faults."""
    return {key: one for key, one in loaded.items() if one.document.name not in bad}


def _sound_units(units: Mapping[str, UnitFolder], bad: Collection[str]) -> dict[str, UnitFolder]:
    return {
        key: replace(
            folder,
            evaluations=_sound(folder.evaluations, bad),
            disclosures=_sound(folder.disclosures, bad),
            usage=_sound(folder.usage, bad),
            documents=_sound(folder.documents, bad),
            innovations={year: _sound(projects, bad) for year, projects in folder.innovations.items()},
        )
        for key, folder in units.items()
        if folder.unit.document.name not in bad
    }


def _sound_knowledge(knowledge: KnowledgeFolder, units: Collection[str], bad: Collection[str]) -> KnowledgeFolder:
    practices = {key: one for key, one in _sound(knowledge.practices, bad).items() if one.noun.unit in units}
    glossary = None if GLOSSARY_FILE in bad else knowledge.glossary
    return replace(knowledge, glossary=glossary, practices=practices, guidance=_sound(knowledge.guidance, bad))


def _refuse_unread(root: Path, faults: Faults) -> None:
    """Nothing in `content/` is a link to elsewhere or bears a name that nothing reads."""
    for path in entries(root / "content", root, faults):
        if path.name not in _IN_CONTENT:
            refuse_unknown(path, root, _IN_CONTENT, faults)


def _shown(folder: UnitFolder, scheme: IndexScheme, files: Mapping[str, FileFact]) -> tuple[Shown, ...]:
    told = {year: one.noun for year, one in folder.disclosures.items()}
    return gather(folder.unit.noun, told, [one.noun for one in folder.documents.values()], scheme, files)


def _documents(units: Mapping[str, UnitFolder]) -> tuple[Loaded[UnitDocument], ...]:
    return tuple(one for folder in units.values() for one in folder.documents.values())


def _shelf(unit: Unit) -> tuple[int, object]:
    return (unit.inspection_region or 99, collation_key(unit.label))
