"""One complete build: load, check, score, plan, render, publish, index, in that order."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from html import unescape
from pathlib import Path

from cleancdd import search, urls
from cleancdd.cache import Piece, Store, compute_ahead, recalled
from cleancdd.crosscheck.addresses import check_addresses, check_moved
from cleancdd.diagnostics import Diagnostics, InvalidContent
from cleancdd.findings.scores import score_all
from cleancdd.history import read_history
from cleancdd.lastcheck import LastCheck
from cleancdd.library import Library, read_usable, reading
from cleancdd.model.base import digest_of
from cleancdd.model.page import Page
from cleancdd.pages import plan
from cleancdd.privacy.site import check_privacy
from cleancdd.publish import Published, PublishError, Staging
from cleancdd.render.errors import template_diagnostics
from cleancdd.render.renderer import Renderer, render_all
from cleancdd.render.site import compiling, site_renderer
from cleancdd.render.trial import try_pages
from cleancdd.resources import WORK_FOLDER, schemas_folder
from cleancdd.workers import workers

__all__ = ["Built", "Options", "Planned", "SearchState", "build", "check_site", "plan_site", "search_names"]

_REDIRECT = "redirect.html"

_SHADOWS = ".shadows"
"""The suffix of the file beside the build's cache that stores how its pages were split for searching."""

_WORTH_A_POOL = 400
"""The number of pages from which starting processes pays: below it one core is done before a second has
started."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to build: output folder, the day and commit of the site, number of processes, and what to leave
    out.

    `as_of` may be a function that takes the day from what was read. `scheduler` is the address of a Dask
    cluster that shares the work in place of processes of this machine.
    """

    out: Path
    as_of: date | Callable[[Library], date]
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    search: bool = True
    clean: bool = False
    offline: bool = False
    commit: str | None = None
    scheduler: str | None = None


class SearchState(StrEnum):
    """The result of indexing the site for search."""

    CURRENT = "current"
    ABSENT = "absent"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Planned:
    """A site before it is rendered: what was read, the pages of it, what renders them, and its day."""

    library: Library
    pages: tuple[Page, ...]
    renderer: Renderer
    as_of: date


@dataclass(frozen=True, slots=True)
class Built:
    """The result of a build: the site that was planned, counts of pages and files, how many search indexes
    were rebuilt of how many, the result of the search, seconds by stage."""

    planned: Planned
    rendered: int
    indexed: int
    indexes: int
    published: Published
    search: SearchState
    seconds: Mapping[str, float]

    @property
    def pages(self) -> int:
        """The number of pages of the site."""
        return len(self.planned.pages)


def check_site(root: Path) -> Library:
    """Read and check the whole site; raises `InvalidContent` with every diagnostic of every file, those of
    links and addresses too."""
    diagnostics = Diagnostics()
    with Store.beside(root):
        last = LastCheck(root)
        library = read_usable(root, diagnostics)
        renderer = site_renderer(root, diagnostics)
        if library is not None:
            check_privacy(root, library, diagnostics)
        if library is not None and renderer is not None:
            pages = plan(library, score_all(library, date.max), as_of=date.min)
            try_pages(renderer, root, pages, diagnostics)
            with template_diagnostics(root, diagnostics):
                _check_addresses(library, pages, renderer, diagnostics)
        diagnostics.stop_if_any()
        assert library is not None  # noqa: S101 - its absence is a diagnostic, which has just stopped the run
        last.keep(library, (page.url for page in pages))
    return library


def plan_site(library: Library, as_of: date, root: Path | None = None) -> tuple[Page, ...]:
    """All pages of the library, with the templates of the site at `root` in addition to the package's.

    Raises `InvalidContent` when a text links to a page or anchor that does not exist, or two pages claim one
    address.
    """
    diagnostics = Diagnostics()
    pages = plan(library, score_all(library, as_of), as_of=as_of)
    renderer = site_renderer(root or Path(), diagnostics)
    if renderer is not None:
        with template_diagnostics(root or Path(), diagnostics):
            _check_addresses(library, pages, renderer, diagnostics)
    diagnostics.stop_if_any()
    return pages


def _check_addresses(
    library: Library, pages: tuple[Page, ...], renderer: Renderer, diagnostics: Diagnostics
) -> None:
    there = {page.url: page for page in pages if page.template != _REDIRECT}
    check_moved(library.moved, there, diagnostics)
    # An existing page keeps its address when another one claims it too.
    whole = {page.url: page for page in pages} | there
    check_addresses(
        library.internal_links,
        whole,
        library.files,
        lambda page: _anchors(page, renderer),
        diagnostics,
        library.unresolved,
    )


def _anchors(page: Page, renderer: Renderer) -> frozenset[str]:
    """The anchors of a page, which is not rendered again while it looks the same."""
    print_of = page.fingerprint(renderer.digest)
    return recalled(f"places on {page.url}", print_of, frozenset[str], lambda: _ids(renderer.render(page)))


def _ids(page: bytes) -> frozenset[str]:
    """The anchors of a page that can be linked to; those of its icons are excluded."""
    return frozenset(
        unescape(found) for found in re.findall(r'<(?!symbol\b)[^>]*\bid="([^"]+)"', page.decode())
    )


def build(root: Path, options: Options, tell: Callable[[str], None]) -> Built:
    """Build the site of `root`; `tell` is called with each stage's name in Thai.

    Raises `InvalidContent` before anything is written; `PublishError` or `SearchError` leave the old site
    intact.
    """
    memory = _memory(root, options)
    with Store.beside(root):
        return _build(root, options, memory, _Watch(tell))


def _build(root: Path, options: Options, memory: Path, watch: _Watch) -> Built:
    diagnostics = Diagnostics()
    with workers(options.jobs, options.scheduler) as executor:
        with watch.stage("อ่านและตรวจไฟล์"):
            if executor is not None:
                compute_ahead(executor, _pieces(root, options))
            library = read_usable(root, diagnostics)
        if library is None:
            raise InvalidContent(diagnostics)
        with watch.stage("ตรวจข้อมูลส่วนบุคคล"):
            check_privacy(root, library, diagnostics, executor)
    as_of = options.as_of if isinstance(options.as_of, date) else options.as_of(library)
    with watch.stage("ให้คะแนน"):
        cards = score_all(library, as_of)
    with watch.stage("วางผังหน้า"):
        history = read_history(root, options.commit)
        pages = plan(library, cards, as_of=as_of, commit=options.commit, history=history)
        colour = library.settings.colour
        renderer = site_renderer(root, diagnostics, offline=options.offline, colour=colour)
        if renderer is not None:
            with template_diagnostics(root, diagnostics):
                _check_addresses(library, pages, renderer, diagnostics)
    diagnostics.stop_if_any()
    assert renderer is not None  # noqa: S101 - its absence is a diagnostic, which has just stopped the build
    with template_diagnostics(root, diagnostics), Staging(options.out, memory) as staging:
        with watch.stage("สร้างหน้าเว็บ"):
            prints = {page.path: page.fingerprint(renderer.digest) for page in pages}
            rendered = _add_pages(staging, renderer, pages, prints, options)
            _add_assets(staging, renderer)
            _add_files(staging, root, library)
        with watch.stage("ทำดัชนีค้นหา"):
            documents = search.attachments(root, library, library.published_files, as_of)
            prints |= {name: one.mark for name, one in documents.items()}
            indexed, indexes, state = _add_index(staging, prints, documents, library, memory, options)
        with watch.stage("เผยแพร่"):
            published = staging.commit()
    planned = Planned(library, pages, renderer, as_of)
    return Built(planned, rendered, indexed, indexes, published, state, watch.seconds)


def _pieces(root: Path, options: Options) -> Iterator[Piece]:
    """What other processes can do at once in a first build; the longest comes first."""
    if options.search:
        yield from search.loading()
    yield from reading(root)
    yield from compiling(root)


def _memory(root: Path, options: Options) -> Path:
    """The file that stores the state of the last build of this site; a clean build deletes it first."""
    _refuse_links(root / WORK_FOLDER)
    out = options.out.resolve()
    place = "" if out.parent == root.resolve() else f"-{digest_of(str(out))[:8]}"
    memory = root / WORK_FOLDER / f"build-{out.name}{place}.json"
    if options.clean:
        for file in (memory, memory.with_suffix(_SHADOWS), root / WORK_FOLDER / "cache.sqlite"):
            _forget(file)
    return memory


def _forget(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except NotADirectoryError:  # the work folder is a file, so there is nothing to forget
        return
    except OSError as failed:
        raise PublishError(f"ลบ {file} ไม่ได้ จึงสร้างใหม่ทุกหน้าไม่ได้ ลบไฟล์นี้เองแล้วสั่งใหม่") from failed


def _refuse_links(work: Path) -> None:
    """Never write through a link: anyone who may commit a file could use one to overwrite any other file."""
    if work.is_symlink():
        raise PublishError(f"{work} เป็นลิงก์ไปที่อื่น ลบลิงก์นี้แล้วสร้างใหม่")
    for path in work.iterdir() if work.is_dir() else ():
        if path.is_symlink():
            path.unlink()


def _add_pages(
    staging: Staging,
    renderer: Renderer,
    pages: tuple[Page, ...],
    prints: Mapping[str, str],
    options: Options,
) -> int:
    """Render the pages that may look different by their print, keep the rest; returns how many were
    rendered."""
    stale = [page for page in pages if not staging.keep(page.path, prints[page.path])]
    shared = (options.jobs, options.scheduler) if len(stale) >= _WORTH_A_POOL else (1, None)
    with workers(*shared) as executor:
        for page, data in render_all(renderer, stale, executor):
            staging.write(page.path, data, prints[page.path])
    return len(stale)


def _add_assets(staging: Staging, renderer: Renderer) -> None:
    for path, data in renderer.assets.items():
        staging.write(path, data)
    for schema in sorted(schemas_folder().glob("*.json")):
        staging.write(urls.path_of(urls.schema(schema.name)), schema.read_bytes())


def _add_files(staging: Staging, root: Path, library: Library) -> None:
    for path in library.published_files:
        staging.write(path, (root / path).read_bytes())


def _add_index(
    staging: Staging,
    prints: Mapping[str, str],
    documents: Mapping[str, search.Attachment],
    library: Library,
    memory: Path,
    options: Options,
) -> tuple[int, int, SearchState]:
    """Rebuild the indexes of the groups of pages and documents that changed, by the `prints` of each; returns
    how many those are, of how many, and the result of the search.

    Without search, an index that still matches its pages is kept; an outdated one is removed.
    """
    was_there = (options.out / search.CONTENTS).exists()
    if not options.search and (options.clean or not was_there):
        return 0, 0, SearchState.REMOVED if was_there else SearchState.ABSENT
    names = search_names(library)
    groups = search.divide(prints)
    said = digest_of(search.mark_of(names, memory.with_suffix(_SHADOWS)), library.asked)
    marks = {group: digest_of(said, [prints[path] for path in group.paths]) for group in groups}
    stale = [group for group in groups if not staging.keep_folder(group.folder, marks[group])]
    whole = digest_of([(group.folder, mark) for group, mark in marks.items()], library.words)
    if not stale and staging.keep_folder(search.CONTENTS, whole):
        return 0, len(groups), SearchState.CURRENT
    if not options.search:
        return 0, len(groups), SearchState.REMOVED
    shadows = memory.with_suffix(_SHADOWS)
    search.index(
        staging.fill(),
        groups,
        stale,
        names,
        shadows,
        classes=library.words,
        asked=library.asked,
        documents=documents,
        jobs=options.jobs,
    )
    for group in stale:
        staging.adopt(group.folder, marks[group])
    staging.adopt(search.CONTENTS, whole)
    return len(stale), len(groups), SearchState.CURRENT


def search_names(library: Library) -> frozenset[str]:
    """Names of units, articles and terms: words to search for that the dictionary may lack."""
    each = library.units.values()
    units = [
        name for one in each for name in (one.label, one.name, one.short, one.abbreviation, *one.also) if name
    ]
    terms = [name for one in library.glossary.values() for name in (one.term, *one.also)]
    return frozenset([*units, *terms, *(name for one in library.articles for name in one.names)])


class _Watch:
    """Announces each stage as it begins, and measures its time; the figures are printed, never published."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self._tell(name)
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start
