"""Whether every address within the site leads somewhere and belongs to one page alone, once all pages are planned."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from cleancdd.diagnostics import Code, Faults, Span
from cleancdd.folders import Wanted, nearest
from cleancdd.model.page import Page

__all__ = ["Moved", "check_addresses", "check_moved"]


@dataclass(frozen=True, slots=True)
class Moved:
    """An address that a page had before (`aliases`), the page's address now, and where the author says so."""

    url: str
    target: str
    span: Span
    line: str


_SHARED = frozenset({"assets", "pagefind"})
"""Folders of the site that hold no page."""


def check_moved(moved: Iterable[Moved], urls: Collection[str], faults: Faults) -> None:
    """No alias is the address of a page that there is, of another alias, or within the folders of the site itself.

    `urls` are the addresses of pages, redirections left out.
    """
    seen: dict[str, Moved] = {}
    for one in moved:
        if "#" in one.url or one.url == "/":
            message = f"`{one.url}` ใช้เป็นที่อยู่เดิมไม่ได้"
            faults.add(one.span, Code.WRONG_LINK, message, "พิมพ์ที่อยู่ของทั้งหน้า เช่น `/guidance/old-name/`", one.line)
        elif one.url in urls or one.url.split("/")[1] in _SHARED:
            message = f"ที่อยู่ `{one.url}` เป็นของหน้าที่มีอยู่แล้ว"
            faults.add(one.span, Code.COLLIDING_ADDRESS, message, "ลบที่อยู่นี้ออกจาก `aliases`", one.line)
        elif seen.setdefault(one.url, one).target != one.target:
            message = f"ที่อยู่เดิม `{one.url}` เป็นของหน้า `{seen[one.url].target}` แล้ว"
            faults.add(one.span, Code.COLLIDING_ADDRESS, message, "ให้เหลือใน `aliases` ของหน้าเดียว", one.line)


def check_addresses(
    wanted: Iterable[Wanted],
    pages: Mapping[str, Page],
    files: Collection[str],
    ids: Callable[[Page], Collection[str]],
    faults: Faults,
) -> None:
    """Every link and image of a text leads to a page or file of the site, and every `#anchor` to something on its page.

    `ids` gives what can be led to on a page; it is asked only where the page's own headings do not answer.
    """
    found: dict[str, Collection[str]] = {}
    for one in wanted:
        url, _, anchor = one.url.partition("#")
        url = url.partition("?")[0]
        if url not in pages and url.removeprefix("/") not in files:
            faults.add(one.span, Code.DEAD_LINK, f"ไม่มีหน้า `{url}` ในเว็บไซต์นี้", nearest(url, pages), one.line)
        elif anchor and url in pages and anchor not in _headings(pages[url]):
            found[url] = found.get(url) or ids(pages[url])
            if anchor not in found[url]:
                message = f"หน้า `{url}` ไม่มีหัวข้อหรือจุด `#{anchor}`"
                advice = nearest(f"#{anchor}", [f"#{one}" for one in found[url]])
                faults.add(one.span, Code.DEAD_LINK, message, advice, one.line)


def _headings(page: Page) -> frozenset[str]:
    proses = (getattr(value, "prose", None) for value in page.subject.values())
    return frozenset(heading.anchor for prose in proses if prose is not None for heading in prose.headings)
