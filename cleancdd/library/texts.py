"""Resolves texts once all files are known: links to pages, sizes of images, and links to glossary terms."""

from __future__ import annotations

import math
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from html import escape, unescape
from typing import TypeVar
from urllib.parse import quote, unquote

from cleancdd import urls
from cleancdd.cache import recalled
from cleancdd.crosscheck.addresses import Moved
from cleancdd.diagnostics import Code, Diagnostics
from cleancdd.library.glossary import Glosser
from cleancdd.model.article import Article, Prose
from cleancdd.model.base import Model, digest_of
from cleancdd.model.disclosure import FileFact
from cleancdd.readers.loader import InternalLink, Loaded
from cleancdd.suggestions.addresses import IMAGES, nearest_address, where_images_go, written_in

__all__ = ["Texts", "resolve_text", "resolve_texts"]

N = TypeVar("N", bound=Model)

_LINK = re.compile(r'\b(href|src)="([^"]*)"')
_IMAGE = re.compile(r'(?<=<img )src="([^"]*)"')

_LARGEST_IMAGE = 1_000_000
"""The most bytes of an image in a text: it takes seconds to load on a slow phone, and a photograph of 1,600
pixels needs less."""

_MOST_POINTS = 25_000_000
"""The most pixels of an image: a phone has to decode them all, however small the file is."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Every article with its links and terms resolved, the addresses linked to, and those that have moved."""

    articles: tuple[Article, ...]
    internal_links: tuple[InternalLink, ...]
    moved: tuple[Moved, ...]


def resolve_texts(
    articles: Sequence[Loaded[Article]],
    files: Mapping[str, FileFact],
    glosser: Glosser | None,
    diagnostics: Diagnostics,
) -> Texts:
    """Resolve every article; links to source files without a page and missing images are reported.

    `files` are those that may be published, by their path within the site.
    """
    desk = _Desk({one.document.name: one.value.url for one in articles}, files, glosser, diagnostics)
    return Texts(
        articles=tuple(desk.resolve(one) for one in articles),
        internal_links=tuple(desk.internal_links),
        moved=tuple(sorted(_moved(articles), key=lambda one: (one.span, one.url))),
    )


def resolve_text(
    loaded: Loaded[Article],
    pages: Mapping[str, str],
    files: Mapping[str, FileFact],
    glosser: Glosser,
    diagnostics: Diagnostics,
) -> Article:
    """Resolve one article among the others, whose `pages` are the addresses of all articles by their file."""
    return _Desk(pages, files, glosser, diagnostics).resolve(loaded)


def _moved(articles: Iterable[Loaded[Article]]) -> Iterator[Moved]:
    for one in articles:
        for place, alias in enumerate(one.value.aliases):
            span = one.document.span(("aliases", place))
            yield Moved(alias, one.value.url, span, one.document.line(span.line))


def _with(model: N, **changes: object) -> N:
    """A copy of the model with other (valid) values in some fields; it is constructed again, so that its
    digest is computed again."""
    fields = {name: getattr(model, name) for name in type(model).model_fields}
    return type(model).model_construct(**fields | changes)  # type: ignore[return-value]


def _with_terms(html: str, url: str, glosser: Glosser) -> str:
    """The HTML with its terms linked; cached between runs, because finding terms is the slowest step."""
    if not html:
        return html
    return recalled(f"terms {url}", digest_of(html, glosser.digest), str, lambda: glosser.link(html))


class _Desk:
    """Resolves texts one by one, and collects every address within the site that they link to."""

    def __init__(
        self,
        pages: Mapping[str, str],
        files: Mapping[str, FileFact],
        glosser: Glosser | None,
        diagnostics: Diagnostics,
    ) -> None:
        self.internal_links: list[InternalLink] = []
        self._addresses = {**{name: urls.file(name) for name in files}, **pages}
        self._files = files
        self._glosser = glosser
        self._diagnostics = diagnostics

    def resolve(self, loaded: Loaded[Article]) -> Article:
        """An article with its prose resolved."""
        prose = self._prose(loaded.value.prose, loaded.internal_links, loaded.value.url)
        return loaded.value if prose is loaded.value.prose else _with(loaded.value, prose=prose)

    def _prose(self, prose: Prose, wanted: tuple[InternalLink, ...], url: str) -> Prose:
        sources: dict[str, str] = {}
        for one in wanted:
            address = self._image(one) if one.is_image else self._address(one, url)
            if address is not None:
                self.internal_links.append(replace(one, url=address))
                if one.is_image or not (urls.is_internal(one.url) or one.url.startswith("#")):
                    sources[one.url] = address
        if not sources and not self._glosser:
            return prose
        html = _LINK.sub(lambda found: _led(found, sources), prose.html)
        html = _IMAGE.sub(self._sized, html) if "<img " in html else html
        html = _with_terms(html, url, self._glosser) if self._glosser else html
        return prose if html == prose.html else _with(prose, html=html)

    def _image(self, wanted: InternalLink) -> str | None:
        """The address of an image that a page may show; any other file is reported."""
        path = unquote(wanted.url)
        home = "." if urls.is_internal(path) else posixpath.dirname(wanted.path)
        name = posixpath.normpath(posixpath.join(home, urls.path_of(path)))
        fact = self._files.get(name)
        problem = None if fact is None else _cannot_show(fact)
        if fact is not None and problem is None:
            return urls.file(name)
        if problem is not None:
            self._diagnostics.add(wanted.span, *problem, wanted.line)
        elif not self._is_refused(name):
            images = [one for one, held in self._files.items() if held.pixels]
            near = get_close_matches(path, [written_in(home, one) for one in images], n=1, cutoff=0.7)
            advice = f"หมายถึง `{near[0]}` หรือไม่" if near else where_images_go(wanted.path, path)
            self._diagnostics.add(wanted.span, Code.MISSING_FILE, f"ไม่พบภาพ `{name}`", advice, wanted.line)
        return None

    def _is_refused(self, name: str) -> bool:
        """Whether the file itself has a diagnostic, which is reported only there."""
        return any(diagnostic.span.path == name for diagnostic in self._diagnostics)

    def _sized(self, found: re.Match[str]) -> str:
        """The image with its width and height, so that the text does not move when it loads."""
        fact = self._files.get(urls.path_of(unquote(unescape(found[1]))))
        if fact is None or fact.pixels is None:
            return found[0]
        width, height = fact.pixels
        return f'{found[0]} width="{width}" height="{height}"'

    def _address(self, wanted: InternalLink, url: str) -> str | None:
        """The address within the site; for a link to a source file, that of its page."""
        path, mark, anchor = unquote(wanted.url).partition("#")
        if urls.is_internal(path) or not path:
            return (path or url) + mark + anchor
        home = posixpath.dirname(wanted.path)
        name = posixpath.normpath(posixpath.join(home, path))
        if name in self._addresses:
            return self._addresses[name] + mark + anchor
        if not self._is_refused(name):
            page = urls.page(path.strip("/"))
            is_page = page in self._addresses.values()
            others = [written_in(home, one) for one in self._addresses]
            advice = f"หมายถึง `{page}` หรือไม่" if is_page else nearest_address(path, others)
            if posixpath.splitext(path)[1].lower() in IMAGES:
                advice = f"ถ้าต้องการแสดงภาพ พิมพ์ `!` หน้าวงเล็บเหลี่ยม: `![…]({path})`"
            self._diagnostics.add(
                wanted.span, Code.DEAD_LINK, f"ไม่มีไฟล์ `{name}` ที่เป็นหน้าของเว็บไซต์", advice, wanted.line
            )
        return None


def _cannot_show(fact: FileFact) -> tuple[Code, str, str] | None:
    """Why a file cannot be shown as an image and what to do; None when it can."""
    if fact.pixels is None:
        advice = "ใช้ภาพ JPEG, PNG หรือ WebP ถ้าจะทำเป็นลิงก์ ให้ลบ `!` หน้าวงเล็บเหลี่ยม"
        return Code.WRONG_LINK, f"`{fact.path}` เป็น {fact.kind} แสดงเป็นภาพไม่ได้", advice
    if fact.size <= _LARGEST_IMAGE and math.prod(fact.pixels) <= _MOST_POINTS:
        return None
    width, height = fact.pixels
    message = (
        f"ภาพ `{fact.path}` ขนาด {fact.size / 1_000_000:.2f} "
        f"MB ({width:,} × {height:,} จุด) ใหญ่เกินไปสำหรับแสดงในหน้า"
    )
    return Code.FILE_TOO_LARGE, message, "ย่อภาพให้กว้างไม่เกิน 1,600 จุดและไม่เกิน 1 MB แล้ววางทับไฟล์เดิม"


def _led(found: re.Match[str], sources: Mapping[str, str]) -> str:
    address = sources.get(unescape(found[2]))
    return found[0] if address is None else f'{found[1]}="{escape(quote(address, safe="/#"))}"'
