from __future__ import annotations

from cleancdd.crosscheck.addresses import CERTAIN, Moved, UnresolvedLinks, check_addresses, check_moved
from cleancdd.diagnostics import Code, Diagnostics, Span
from cleancdd.model.article import Heading, Prose, Writeup
from cleancdd.model.page import Page
from cleancdd.readers.loader import InternalLink
from cleancdd.source.document import Contents, Document

WRITEUP = Writeup(
    id="about",
    title="ก",
    description="ข",
    prose=Prose(html="", headings=(Heading(level=2, anchor="here", text="ที่นี่"),)),
)
PAGES = {
    "/about/": Page("/about/", "writeup.html", {"writeup": WRITEUP}),
    "/units/": Page("/units/", "units.html", {}),
}
PLACE = Span("content/a.md", 3)
FILE = Document(PLACE.path, "0", Contents(None, ("",), {}, {}))


def told(*urls: str, unresolved: UnresolvedLinks = CERTAIN) -> tuple[list[tuple[Code, str]], list[str]]:
    """What is wrong with links to these addresses, and which pages had to be rendered to know."""
    diagnostics, asked = Diagnostics(), list[str]()

    def ids(page: Page) -> frozenset[str]:
        asked.append(page.url)
        return frozenset({"region-1"})

    check_addresses(
        [InternalLink(url, FILE, PLACE) for url in urls],
        PAGES,
        {"units/a/files/b.pdf"},
        ids,
        diagnostics,
        unresolved,
    )
    return [(one.code, one.message) for one in diagnostics], asked


def test_pages_files_queries_and_anchors_that_there_are_pass() -> None:
    assert told("/about/", "/about/#here", "/units/#region-1", "/units/a/files/b.pdf", "/units/?q=1") == (
        [],
        ["/units/"],
    )


def test_a_page_that_there_is_not_is_told() -> None:
    assert told("/aboot/#here") == ([(Code.DEAD_LINK, "ไม่มีหน้า `/aboot/` ในเว็บไซต์นี้")], [])


def test_an_anchor_that_there_is_not_is_told_and_each_page_asked_once() -> None:
    found, asked = told("/units/#region-2", "/units/#region-3")
    assert [code for code, _ in found] == [Code.DEAD_LINK, Code.DEAD_LINK]
    assert asked == ["/units/"]


def test_what_a_file_with_faults_may_become_is_not_judged() -> None:
    unresolved = UnresolvedLinks(
        {"content/pages/rules.md": "aliases: [/old/]", "units/a/2564/innovations/b.md": ""}
    )
    assert told(
        "/rules/",
        "/old/",
        "/units/a/2564/",
        "/innovations/2564/b/",
        "/best-practices/c/",
        "/units/#region-9",
        unresolved=unresolved,
    ) == ([], [])
    found, _ = told("/units/b/", "/guidance/x/", "/about/#hear", "/about/#sources", unresolved=unresolved)
    assert sorted(message for _, message in found) == [
        "หน้า `/about/` ไม่มีหัวข้อหรือจุด `#hear`",
        "ไม่มีหน้า `/guidance/x/` ในเว็บไซต์นี้",
        "ไม่มีหน้า `/units/b/` ในเว็บไซต์นี้",
    ]


def test_a_file_with_faults_vouches_for_no_link_of_its_own() -> None:
    assert [code for code, _ in told("/b/", unresolved=UnresolvedLinks({PLACE.path: "[ก](/b/)"}))[0]] == [
        Code.DEAD_LINK
    ]


def moved(*pairs: tuple[str, str]) -> list[Code]:
    diagnostics = Diagnostics()
    check_moved(
        [Moved(url, target, Span("content/a.md", line), "") for line, (url, target) in enumerate(pairs, 1)],
        PAGES,
        diagnostics,
    )
    return [one.code for one in diagnostics]


def test_a_former_address_of_its_own_passes() -> None:
    assert moved(("/old/", "/about/"), ("/older/", "/about/")) == []


def test_a_former_address_that_is_another_page_s_collides() -> None:
    assert (
        moved(("/units/", "/about/"), ("/old/", "/about/"), ("/old/", "/units/"))
        == [Code.COLLIDING_ADDRESS] * 2
    )


def test_a_former_address_within_the_site_s_own_folders_or_of_a_part_is_refused() -> None:
    assert moved(("/assets/a/", "/about/"), ("/", "/about/"), ("/a/#b", "/about/")) == [
        Code.COLLIDING_ADDRESS,
        Code.WRONG_LINK,
        Code.WRONG_LINK,
    ]
