"""What is done to every text once all files are known: links find their pages, images their sizes, terms their explanations."""

from __future__ import annotations

import math
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from html import escape, unescape
from typing import Any, TypeVar
from urllib.parse import quote, unquote

from cleancdd.addresses import Moved
from cleancdd.diagnostics import Code, Faults
from cleancdd.folders import Loaded, Wanted, nearest_address, where_images_go, written_in
from cleancdd.glossing import Glosser
from cleancdd.knowledge import KnowledgeFolder
from cleancdd.model.base import Noun
from cleancdd.model.disclosure import FileFact, UnitDocument
from cleancdd.model.knowledge import BestPractice, Guidance, Innovation
from cleancdd.model.rubric import Rubric
from cleancdd.model.writeup import Prose, Writeup
from cleancdd.rubric import RubricFolder
from cleancdd.units import UnitFolder

__all__ = ["Texts", "settle"]

N = TypeVar("N", bound=Noun)

_LINK = re.compile(r'\b(href|src)="([^"]*)"')
_IMAGE = re.compile(r'(?<=<img )src="([^"]*)"')

_LARGEST_IMAGE = 1_000_000
"""Bytes of one image within a text: some seconds on a slow telephone, and more than a photograph of 1,600 points needs."""

_MOST_POINTS = 25_000_000
"""Points of one image: a telephone has to unpack them all, however few bytes they came in."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Every text of a site with its links and terms settled, the addresses that they lead to, and those that have moved."""

    pages: Mapping[str, Writeup]
    rubrics: Mapping[int, Rubric]
    documents: Mapping[str, tuple[UnitDocument, ...]]
    innovations: Mapping[tuple[int, str], Innovation]
    practices: Mapping[str, BestPractice]
    guidance: Mapping[str, Guidance]
    wanted: tuple[Wanted, ...]
    moved: tuple[Moved, ...]


def settle(
    pages: Mapping[str, Loaded[Writeup]],
    rubrics: Mapping[int, RubricFolder],
    units: Mapping[str, UnitFolder],
    knowledge: KnowledgeFolder,
    files: Mapping[str, FileFact],
    faults: Faults,
) -> Texts:
    """Settle every text of the site; a link to a source file that no page is made of is a slip, and so is a missing image.

    `files` are those that may be published, by their path within the site.
    """
    documents = [one for folder in units.values() for _, one in sorted(folder.documents.items())]
    told: tuple[Loaded[Any], ...] = (*knowledge.practices.values(), *knowledge.guidance.values())
    writeups: list[Loaded[Any]] = [*pages.values(), *_in_order(units), *told, *documents]
    glosser = Glosser(knowledge.glossary.noun) if knowledge.glossary else None
    desk = _Desk({**{name: f"/{name}" for name in files}, **dict(_addresses(writeups, rubrics))}, files, glosser, faults)
    return Texts(
        pages={key: desk.noun(pages[key]) for key in sorted(pages)},
        rubrics={year: desk.rubric(rubrics[year]) for year in sorted(rubrics)},
        documents={
            key: tuple(desk.noun(folder.documents[slug]) for slug in sorted(folder.documents)) for key, folder in units.items()
        },
        innovations={(one.year, one.id): one for one in map(desk.noun, _in_order(units))},
        practices={key: desk.noun(knowledge.practices[key]) for key in sorted(knowledge.practices)},
        guidance={key: desk.noun(knowledge.guidance[key]) for key in sorted(knowledge.guidance)},
        wanted=tuple(desk.wanted),
        moved=tuple(sorted(_moved(writeups), key=lambda one: (one.span, one.url))),
    )


def _in_order(units: Mapping[str, UnitFolder]) -> list[Loaded[Innovation]]:
    found = (one for folder in units.values() for year in folder.innovations.values() for one in year.values())
    return sorted(found, key=lambda one: (one.noun.year, one.noun.id))


def _url(noun: Any) -> str:
    return str(noun.link if isinstance(noun, UnitDocument) else noun.url)


def _addresses(writeups: list[Loaded[Any]], rubrics: Mapping[int, RubricFolder]) -> Iterator[tuple[str, str]]:
    """The address of the page that is made of each source file, by the file's name."""
    yield from ((one.document.name, _url(one.noun)) for one in writeups)
    for year, folder in rubrics.items():
        yield from ((folder.documents[key].name, f"/criteria/{year}/{key}/") for key in folder.rubric.criteria)


def _moved(writeups: list[Loaded[Any]]) -> Iterator[Moved]:
    for one in writeups:
        for place, alias in enumerate(one.noun.aliases):
            span = one.document.span(("aliases", place))
            yield Moved(alias, _url(one.noun), span, one.document.line(span.line))


def _with(noun: N, **changes: object) -> N:
    """The noun with other values in some fields; made anew, so that its digest is too."""
    return type(noun)(**{name: getattr(noun, name) for name in type(noun).model_fields} | changes)


class _Desk:
    """Settles one text after another, and gathers every address within the site that they lead to."""

    def __init__(
        self, addresses: Mapping[str, str], files: Mapping[str, FileFact], glosser: Glosser | None, faults: Faults
    ) -> None:
        self.wanted: list[Wanted] = []
        self._addresses = addresses
        self._files = files
        self._glosser = glosser
        self._faults = faults

    def noun(self, loaded: Loaded[Any]) -> Any:
        """A write-up with its prose settled."""
        prose = self._prose(loaded.noun.prose, loaded.wanted, _url(loaded.noun))
        return loaded.noun if prose is loaded.noun.prose else _with(loaded.noun, prose=prose)

    def rubric(self, folder: RubricFolder) -> Rubric:
        """A rubric with the explanations of its criteria settled."""
        criteria = {}
        for key, one in folder.rubric.criteria.items():
            name = folder.documents[key].name
            wanted = tuple(link for link in folder.wanted if link.span.path == name)
            prose = self._prose(one.explanation, wanted, self._addresses[name])
            criteria[key] = one if prose is one.explanation else _with(one, explanation=prose)
        return _with(folder.rubric, criteria=criteria)

    def _prose(self, prose: Prose, wanted: tuple[Wanted, ...], url: str) -> Prose:
        sources: dict[str, str] = {}
        for one in wanted:
            address = self._image(one) if one.is_image else self._address(one, url)
            if address is not None:
                self.wanted.append(replace(one, url=address))
                if one.is_image or not one.url.startswith(("/", "#")):
                    sources[one.url] = address
        html = _LINK.sub(lambda found: _led(found, sources), prose.html) if sources else prose.html
        html = _IMAGE.sub(self._sized, html)
        html = self._glosser.link(html) if self._glosser else html
        return prose if html == prose.html else _with(prose, html=html)

    def _image(self, wanted: Wanted) -> str | None:
        """The address of an image that a page may show; anything else is told."""
        path = unquote(wanted.url)
        home = "." if path.startswith("/") else posixpath.dirname(wanted.span.path)
        name = posixpath.normpath(posixpath.join(home, path.removeprefix("/")))
        fact = self._files.get(name)
        slip = None if fact is None else _cannot_show(fact)
        if fact is not None and slip is None:
            return f"/{name}"
        if slip is not None:
            self._faults.add(wanted.span, *slip, wanted.line)
        elif not self._is_refused(name):
            images = [one for one, held in self._files.items() if held.pixels]
            near = get_close_matches(path, [written_in(home, one) for one in images], n=1, cutoff=0.7)
            advice = f"หมายถึง `{near[0]}` หรือไม่" if near else where_images_go(wanted.span.path, path)
            self._faults.add(wanted.span, Code.MISSING_FILE, f"ไม่พบภาพ `{name}`", advice, wanted.line)
        return None

    def _is_refused(self, name: str) -> bool:
        """Whether the file itself has a slip, which is told once, there."""
        return any(fault.span.path == name for fault in self._faults)

    def _sized(self, found: re.Match[str]) -> str:
        """The image with its size, so that the text does not move when it comes."""
        fact = self._files.get(unquote(unescape(found[1])).removeprefix("/"))
        if fact is None or fact.pixels is None:
            return found[0]
        width, height = fact.pixels
        return f'{found[0]} width="{width}" height="{height}"'

    def _address(self, wanted: Wanted, url: str) -> str | None:
        """The address within the site; one that names another source file is that file's page."""
        path, mark, anchor = unquote(wanted.url).partition("#")
        if path.startswith("/") or not path:
            return (path or url) + mark + anchor
        home = posixpath.dirname(wanted.span.path)
        name = posixpath.normpath(posixpath.join(home, path))
        if name in self._addresses:
            return self._addresses[name] + mark + anchor
        if not self._is_refused(name):
            page = f"/{path.strip('/')}/"
            is_page = page in self._addresses.values()
            others = [written_in(home, one) for one in self._addresses]
            advice = f"หมายถึง `{page}` หรือไม่" if is_page else nearest_address(path, others)
            self._faults.add(wanted.span, Code.DEAD_LINK, f"ไม่มีไฟล์ `{name}` ที่เป็นหน้าของเว็บไซต์", advice, wanted.line)
        return None


def _cannot_show(fact: FileFact) -> tuple[Code, str, str] | None:
    """What is wrong with a file that a text shows as an image, and what to do; None when a page may show it."""
    if fact.pixels is None:
        advice = "ใช้ภาพ JPEG, PNG หรือ WebP ถ้าจะทำเป็นลิงก์ ให้ลบ `!` หน้าวงเล็บเหลี่ยม"
        return Code.WRONG_LINK, f"`{fact.path}` เป็น {fact.kind} แสดงเป็นภาพไม่ได้", advice
    if fact.size <= _LARGEST_IMAGE and math.prod(fact.pixels) <= _MOST_POINTS:
        return None
    width, height = fact.pixels
    message = f"ภาพ `{fact.path}` ขนาด {fact.size / 1_000_000:.2f} MB ({width:,} × {height:,} จุด) ใหญ่เกินไปสำหรับแสดงในหน้า"
    return Code.FILE_TOO_LARGE, message, "ย่อภาพให้กว้างไม่เกิน 1,600 จุดและไม่เกิน 1 MB แล้ววางทับไฟล์เดิม"


def _led(found: re.Match[str], sources: Mapping[str, str]) -> str:
    address = sources.get(unescape(found[2]))
    return found[0] if address is None else f'{found[1]}="{escape(quote(address, safe="/#"))}"'
