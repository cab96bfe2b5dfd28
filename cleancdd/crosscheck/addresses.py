"""Whether every address within the site leads somewhere and belongs to one page alone, once all pages are
planned."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cleancdd.diagnostics import Code, Diagnostics, Span
from cleancdd.model.article import Article
from cleancdd.model.page import Page
from cleancdd.model.words import WordBook, addresses_of
from cleancdd.readers.loader import InternalLink, Loaded
from cleancdd.suggestions.addresses import nearest_address
from cleancdd.suggestions.names import nearest
from cleancdd.urls import HOME, UNITS, awaits_units, beginnings, is_reserved, path_of, split

__all__ = ["CERTAIN", "Moved", "UnresolvedLinks", "answering_pages", "check_addresses", "check_moved"]


@dataclass(frozen=True, slots=True)
class Moved:
    """An address that a page had before (`aliases`), the page's address now, and where the author says so."""

    url: str
    target: str
    span: Span
    line: str


@dataclass(frozen=True, slots=True)
class UnresolvedLinks:
    """Addresses that may exist once files with diagnostics are corrected; `texts` are the contents of those
    files, by path."""

    texts: Mapping[str, str]

    @classmethod
    def of(cls, root: Path, paths: Iterable[str]) -> UnresolvedLinks:
        """The addresses that stay unresolved because these files have diagnostics."""
        return cls({path: _text(root / path) for path in paths})

    def covers(self, url: str, asked_in: str) -> bool:
        """Whether a page may be at an address: generated from one of the files, or named in one of them as an
        alias."""
        made = any(url.startswith(beginnings(path)) for path in self.texts)
        made = made or (url == UNITS and any(path.endswith("/unit.yaml") for path in self.texts))
        return made or any(url in text for path, text in self.texts.items() if path != asked_in)

    def leaves(self, page: Page, anchor: str) -> bool:
        """Whether the anchors of a page are certain although files have diagnostics: those of a text are,
        except the anchors that its template adds."""
        return not self.texts or (bool(_headings(page)) and anchor not in _template_anchors(page))


CERTAIN = UnresolvedLinks({})


def _text(path: Path) -> str:
    return (
        path.read_text(encoding="utf-8", errors="replace") if path.suffix == ".md" and path.is_file() else ""
    )


def check_moved(moved: Iterable[Moved], urls: Collection[str], diagnostics: Diagnostics) -> None:
    """No alias is the address of an existing page or of another alias, or within a reserved part of the site.

    `urls` are the addresses of pages, redirections left out.
    """
    seen: dict[str, Moved] = {}
    for one in moved:
        if "#" in one.url or one.url == HOME:
            message = f"`{one.url}` ใช้เป็นที่อยู่เดิมไม่ได้"
            diagnostics.add(
                one.span, Code.WRONG_LINK, message, "พิมพ์ที่อยู่ของทั้งหน้า เช่น `/guidance/old-name/`", one.line
            )
        elif one.url in urls or is_reserved(one.url):
            whose = "หน้าที่มีอยู่แล้ว" if one.url in urls else "ส่วนหนึ่งของเว็บไซต์"
            message = f"ที่อยู่ `{one.url}` เป็นของ{whose}"
            diagnostics.add(one.span, Code.COLLIDING_ADDRESS, message, "ลบที่อยู่นี้ออกจาก `aliases`", one.line)
        elif seen.setdefault(one.url, one).target != one.target:
            message = f"ที่อยู่เดิม `{one.url}` เป็นของหน้า `{seen[one.url].target}` แล้ว"
            diagnostics.add(
                one.span, Code.COLLIDING_ADDRESS, message, "ให้เหลือใน `aliases` ของหน้าเดียว", one.line
            )


def answering_pages(words: Loaded[WordBook]) -> Iterator[InternalLink]:
    """The pages that answer what people ask, except those that may await what units record."""
    for place, one in enumerate(words.value.pages):
        if not awaits_units(one.address):
            yield InternalLink(one.address, words.document, ("pages", place, "address"), is_pattern=True)


def check_addresses(
    wanted: Iterable[InternalLink],
    pages: Mapping[str, Page],
    files: Collection[str],
    ids: Callable[[Page], Collection[str]],
    diagnostics: Diagnostics,
    unresolved: UnresolvedLinks = CERTAIN,
) -> None:
    """Every link and image of a text leads to a page or file of the site, and every `#anchor` exists on its
    page.

    `ids` returns the anchors of a page; it is called only when the page's own headings have no match. Pages
    that may exist once `unresolved` files are corrected are not reported, and only the anchors of texts are
    checked, since other files do not change them.
    """
    found: dict[str, Collection[str]] = {}
    for one in wanted:
        url, anchor = split(one.url)
        if url not in pages and path_of(url) not in files and not _stands_for_some(one, pages):
            if unresolved.covers(url, one.path):
                continue
            diagnostics.add(
                one.span, Code.DEAD_LINK, f"ไม่มีหน้า `{url}` ในเว็บไซต์นี้", nearest_address(url, pages), one.line
            )
        elif (
            anchor
            and url in pages
            and anchor not in _headings(pages[url])
            and unresolved.leaves(pages[url], anchor)
        ):
            found[url] = found.get(url) or ids(pages[url])
            if anchor not in found[url]:
                message = f"หน้า `{url}` ไม่มีหัวข้อหรือจุด `#{anchor}`"
                advice = nearest(f"#{anchor}", [f"#{one}" for one in found[url]])
                diagnostics.add(one.span, Code.DEAD_LINK, message, advice, one.line)


def _stands_for_some(one: InternalLink, pages: Iterable[str]) -> bool:
    """Whether it is a pattern that the address of a page has."""
    return one.is_pattern and any(map(addresses_of(one.url).fullmatch, pages))


def _template_anchors(page: Page) -> frozenset[str]:
    """The anchors that the page's template adds to those of its article."""
    articles = (one for one in page.subject.values() if isinstance(one, Article))
    return frozenset().union(*(one.ANCHORS for one in articles))


def _headings(page: Page) -> frozenset[str]:
    proses = (getattr(value, "prose", None) for value in page.subject.values())
    return frozenset(heading.anchor for prose in proses if prose is not None for heading in prose.headings)
