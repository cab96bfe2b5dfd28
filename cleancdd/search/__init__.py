"""Thai full-text search: builds the index with Pagefind's binary, from pages whose text is split into words
here.

Each page that changed becomes shadows (its text in words), which Pagefind indexes; the records of all pages
together are the index that the site serves. `divide` decides which pages share an index; `index` rebuilds the
indexes that changed. The browser code is in
`assets/search/`.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from types import MappingProxyType

from cleancdd import urls
from cleancdd.cache import Piece
from cleancdd.doctext import DocumentText
from cleancdd.model.words import addresses_of
from cleancdd.refusals import reason
from cleancdd.search import memory as kept
from cleancdd.search.attachments import Attachment, attachments, pages_of, texts_of
from cleancdd.search.bundle import assemble, tables
from cleancdd.search.compression import digest_name, pack_json, unpack_json
from cleancdd.search.groups import Group, divide
from cleancdd.search.hints import listed
from cleancdd.search.kinds import KINDS
from cleancdd.search.memory import Memory
from cleancdd.search.pagefind import SearchError, UnknownBundle, words_of
from cleancdd.search.pagetext import PageText, main_of, read_page
from cleancdd.search.questions import ASKS, TIES, WEAK, WHOLE
from cleancdd.search.records import Record, packed, unpacked
from cleancdd.search.senses import LETTERS, reaching, real_words
from cleancdd.search.shadow import Shadow, Shadows
from cleancdd.search.words import cutter_with, dictionary_words
from cleancdd.workers import Workers, workers

__all__ = [
    "CONTENTS",
    "Attachment",
    "SearchError",
    "attachments",
    "divide",
    "index",
    "loading",
    "mark_of",
]

CONTENTS = f"{urls.SEARCH_BUNDLE}/contents"
"""The folder of the files beside the indexes: their places, and what a search loads first."""

_PARTS = "parts.json"
_NUL = "\0"
_AT_ONCE = 64
"""How many pages Pagefind is given at once: enough that starting it costs little, few enough that several
processes end together."""

_WORTH_A_POOL = 100
"""The number of pages from which starting processes pays."""


def index(
    site: Path,
    groups: Sequence[Group] = (),
    stale: Sequence[Group] | None = None,
    names: Iterable[str] = (),
    memory: Path | None = None,
    *,
    classes: Sequence[Sequence[str]] = (),
    asked: Mapping[str, Sequence[str]] = MappingProxyType({}),
    documents: Mapping[str, Attachment] = MappingProxyType({}),
    jobs: int = 1,
) -> None:
    """Index the built pages under a folder into `pagefind/`; the same pages give the same bytes.

    `groups` are all groups of the site (by default every page, as `divide` groups them); `stale` are those to
    rebuild (by default all). `names` are the site's own words, which may be absent from the dictionary.
    `memory` is a file that keeps the records of pages between builds. `classes` are lists of synonyms.
    `asked` is what people ask, by the pattern of addresses of the pages that answer it. `documents` are files
    to index as well, keyed by their names in the groups. `jobs` is the number of processes that index pages.
    Raises `SearchError`.
    """
    names = frozenset(names)
    groups = groups or divide(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    with _told(site):
        held = Memory(memory, kept.mark_of(names, memory))
        indexer = _Indexer(Shadows(lambda: cutter_with(names)), held, documents, asked, jobs)
        for group in groups if stale is None else stale:
            _index_group(site, group, indexer)
        held.keep(group.name for group in groups)
        _write_contents(site, groups, classes)


def loading() -> Iterator[Piece]:
    """The making of the word list, for another process to do before `index`."""
    yield _load_words


def _load_words() -> None:
    with suppress(FileNotFoundError):  # `index` tells it
        dictionary_words()


def mark_of(names: frozenset[str], memory: Path | None = None) -> str:
    """A digest of every input of an index except the pages; raises `SearchError`."""
    with _told(memory):
        return kept.mark_of(names, memory)


@contextmanager
def _told(place: Path | None) -> Iterator[None]:
    """Convert errors raised in the block to `SearchError` with a Thai message."""
    try:
        yield
    except UnknownBundle as error:
        raise SearchError(f"ทำดัชนีค้นหาไม่สำเร็จ: ดัชนีของ Pagefind ไม่ตรงกับหน้าเว็บ ({error})") from error
    except OSError as error:
        raise SearchError(f"ทำดัชนีค้นหาไม่สำเร็จ: {error.filename or place}: {reason(error)}") from error


def _index_group(site: Path, group: Group, indexer: _Indexer) -> None:
    """Rebuild one index. The old one may be hard links into the published site, so it is deleted, never
    overwritten."""
    records = list(indexer.records(site, group))
    bundle = site / group.folder
    if bundle.exists():
        shutil.rmtree(bundle)
    bundle.mkdir(parents=True)
    lists = {
        "words": sorted({token for record in records for token in record.tokens.split("\n")}),
        "hints": sorted({record.hint for record in records} - {""}),
    }
    parts = _write_lists(bundle, lists) | ({"index": assemble(bundle, records)} if records else {})
    (bundle / _PARTS).write_text(json.dumps(parts, sort_keys=True), encoding="utf-8", newline="")


class _Indexer:
    """Makes the records of pages, or takes them from memory."""

    def __init__(
        self,
        shadows: Shadows,
        memory: Memory,
        documents: Mapping[str, Attachment],
        asked: Mapping[str, Sequence[str]],
        jobs: int,
    ) -> None:
        self._shadows, self._memory, self._documents, self._jobs = shadows, memory, documents, jobs
        self._asked = [(addresses_of(pattern), words) for pattern, words in asked.items()]

    @cached_property
    def _texts(self) -> Mapping[str, DocumentText]:
        """The texts of documents; read when the first document is needed."""
        return texts_of(self._documents.values())

    def records(self, site: Path, group: Group) -> Iterator[Record]:
        """The records of a group's pages, their entries and the pages of its documents."""
        pages = ((path, self._content(site, path)) for path in group.paths)
        return chain.from_iterable(map(unpacked, self._memory.values(group.name, pages, self._fresh)))

    def _content(self, site: Path, path: str) -> str:
        """The content that the records of a page or document are made from; a page's is followed by what
        people ask when it is the answer."""
        if document := self._documents.get(path):
            return document.mark
        url = urls.of_built_file(path)
        asked = (words for pattern, words in self._asked if pattern.fullmatch(url))
        return _NUL.join([main_of((site / path).read_text(encoding="utf-8")), *chain.from_iterable(asked)])

    def _fresh(self, pages: Sequence[tuple[str, str]]) -> Generator[bytes, None, None]:
        """The packed records of each page or document, in order; those of many are made by several
        processes, where these start with the words that are loaded here."""
        shares = _shares(pages)
        jobs = self._jobs if len(pages) >= _WORTH_A_POOL else 1
        if jobs > 1:
            self._shadows.load()
            _ = self._texts if any(path in self._documents for path, _ in pages) else None
        with workers(jobs) as executor:
            if isinstance(executor, Workers) and executor.inherits:
                global _inherited  # noqa: PLW0603 - how a forked process finds what it was born with
                _inherited = self
                yield from chain.from_iterable(executor.map(_index_inherited, shares))
            else:
                yield from chain.from_iterable(map(self.index, shares))

    def index(self, pages: Sequence[tuple[str, str]]) -> list[bytes]:
        """The packed records of each page or document, by one run of Pagefind."""
        casts = [dict(self._cast(*page)) for page in pages]
        words = words_of({address: one for cast in casts for address, one in cast.items()})
        return [
            packed(
                Record(address, one.row, words[address], "\n".join(one.words), one.hint)
                for address, one in cast.items()
            )
            for cast in casts
        ]

    def _cast(self, path: str, content: str) -> Iterator[tuple[str, Shadow]]:
        """The shadows of a page and its entries, or of a document's pages, each with its address."""
        stem = path.removesuffix(".html")
        for number, url, one in self._parts(path, content):
            if shadow := self._shadows.of(url, one):
                yield urls.of_built_file(f"{stem}~{number}.html" if number else path), shadow

    def _parts(self, path: str, content: str) -> Iterator[tuple[int, str, PageText]]:
        if document := self._documents.get(path):
            for number, (url, one) in enumerate(pages_of(document, self._texts[document.sha256]), 1):
                yield number, url, one
            return
        main, *asked = content.split(_NUL)
        if page := read_page(main):
            url = urls.of_built_file(path)
            yield 0, url, replace(page, asked=tuple(asked))
            for number, entry in enumerate(page.entries, 1):
                yield number, urls.anchored(url, entry.anchor), entry


def _shares(pages: Sequence[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    waiting = iter(pages)
    while some := list(islice(waiting, _AT_ONCE)):
        yield some


_inherited: _Indexer | None = None
"""What makes records, for the processes forked for that."""


def _index_inherited(pages: Sequence[tuple[str, str]]) -> list[bytes]:
    assert _inherited is not None  # noqa: S101 - set before the process was forked
    return _inherited.index(pages)


def _write_contents(site: Path, groups: Sequence[Group], classes: Sequence[Sequence[str]]) -> None:
    """Write the files beside the indexes: the contents with the place of each, the words that are no typos,
    the suggestions shown while typing, and the start."""
    folder = site / CONTENTS
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    indexes: list[Path] = []
    words: set[str] = set()
    hints: set[str] = set()
    for group in groups:
        bundle = site / group.folder
        parts = json.loads((bundle / _PARTS).read_bytes())
        words.update(unpack_json((bundle / parts["words"]).read_bytes()))
        hints.update(unpack_json((bundle / parts["hints"]).read_bytes()))
        if "index" in parts:
            indexes.append(bundle / parts["index"])
    names: dict[str, object] = {
        "groups": [one.relative_to(site / urls.SEARCH_BUNDLE).as_posix() for one in indexes],
        **_write_lists(folder, {"real": real_words(words), "hints": listed(hints)}),
    }
    (site / urls.path_of(urls.SEARCH_CONTENTS)).write_bytes(_json(names))
    start = names | {
        "indexes": [tables(one) for one in indexes],
        "words": sorted(words),
        "senses": reaching(classes, words),
        "ties": TIES.split(),
        "weak": WEAK.split(),
        "whole": WHOLE.split(),
        "kinds": KINDS,
        "asks": ASKS,
        "letters": LETTERS,
    }
    (site / urls.path_of(urls.SEARCH_START)).write_bytes(pack_json(start))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _write_lists(folder: Path, lists: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Write compressed lists; returns the file name of each."""
    packed = {name: pack_json(list(lines)) for name, lines in lists.items()}
    files = {name: digest_name(data, name) for name, data in packed.items()}
    for name, data in packed.items():
        (folder / files[name]).write_bytes(data)
    return files
