"""Lists in a programme of many units: every kind of page is bounded, every row is reached, and addresses from
before a list was divided still lead to what they named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from html import unescape
from itertools import chain
from typing import Any
from urllib.parse import unquote, urljoin

import pytest
from msgspec import structs

from cleancdd import urls
from cleancdd.findings.scores import score_all
from cleancdd.library import Library, read_library
from cleancdd.model.knowledge import Innovation
from cleancdd.pages import oit, plan, units
from cleancdd.pages.edition import Edition
from cleancdd.render.renderer import Renderer
from cleancdd.resources import templates_folder
from cleancdd.thai.compounds import parted
from tests.pages.conftest import with_changes
from tests.sampling import write_sample

Pages = Mapping[str, Any]
"""Pages by address; what each shows is of any kind."""

Html = Callable[[str], str]

WRITTEN, COPIES = 10, 59
LARGEST = 250_000
"""Bytes of the largest page, however large the programme."""

MOST = 40
"""How many pages of a kind are looked at."""

AS_OF = date(2022, 3, 1)


def multiplied(library: Library, times: int) -> Library:
    """The library with so many copies of each unit, each with what the unit recorded."""

    def copies(key: str) -> tuple[str, ...]:
        return tuple(f"{key}-{number}" for number in range(times))

    def recorded(found: Mapping[tuple[str, int], Any]) -> dict[tuple[str, int], Any]:
        return {(copy, year): one for (key, year), one in found.items() for copy in copies(key)}

    copied = [with_changes(one, id=copy) for one in library.units.values() for copy in copies(one.id)]
    years = {
        year: tuple(with_changes(one, units=tuple(chain(*map(copies, one.units)))) for one in entries)
        for year, entries in library.statuses.years.items()
    }
    return replace(
        library,
        units={one.id: one for one in copied},
        statuses=with_changes(library.statuses, years=years),
        evaluations=recorded(library.evaluations),
        disclosures=recorded(library.disclosures),
        usage=recorded(library.usage),
        disclosed={
            copy: tuple(structs.replace(one, unit=copy) for one in shown)
            for key, shown in library.disclosed.items()
            for copy in copies(key)
        },
        moved=(),
        articles=(
            *(one for one in library.articles if not hasattr(one, "unit")),
            *(
                with_changes(one, id=f"{one.id}-{copy}", unit=copy)
                for one in library.of(Innovation)
                for copy in copies(one.unit)
            ),
        ),
    )


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A programme of 590 units."""
    folder = tmp_path_factory.mktemp("large")
    write_sample(folder, units=WRITTEN, years=1, seed=1)
    return multiplied(read_library(folder), COPIES)


@pytest.fixture(scope="module")
def large(library: Library) -> Pages:
    """Its pages."""
    return {page.url: page for page in plan(library, score_all(library, AS_OF), as_of=AS_OF)}


@pytest.fixture(scope="module")
def rendered(large: Pages) -> Callable[[str], bytes]:
    renderer = Renderer((templates_folder(),))
    return cache(lambda url: renderer.render(large[url]))


@pytest.fixture(scope="module")
def html(rendered: Callable[[str], bytes]) -> Html:
    return lambda url: parted(rendered(url).decode())


def of_kinds(pages: Pages) -> Iterator[list[str]]:
    """The addresses of each kind of page."""
    kinds: dict[str, list[str]] = {}
    for url, page in pages.items():
        if page.path.endswith(".html"):
            kinds.setdefault(page.template, []).append(url)
    return iter(kinds.values())


def of_lists(pages: Pages) -> dict[str, list[str]]:
    """The lists that take several pages, by the address of the first."""
    found: dict[str, list[str]] = {}
    for url, page in pages.items():
        turn = page.subject.get("turn")
        if turn is not None:
            found.setdefault(turn.steps[0].url, []).append(url)
    return found


def test_no_page_is_larger_than_its_bound(large: Pages, rendered: Callable[[str], bytes]) -> None:
    looked_at = [url for kind in of_kinds(large) for url in kind[:: -(-len(kind) // MOST)]]
    sizes = {url: len(rendered(url)) for url in looked_at}
    assert {url: size for url, size in sizes.items() if size > LARGEST} == {}


def test_what_lists_units_or_what_they_did_is_divided(large: Pages) -> None:
    assert {large[url].template for url in of_lists(large)} == {
        *("calendar.html", "category.html", "centre.html", "committee.html", "criterion.html", "desk.html"),
        *("checklist.html", "information.html", "innovation-facet.html", "innovation-tools.html"),
        *("oit-item.html", "oit-region.html", "results-region.html", "units.html"),
    }


def test_names_of_very_many_units_are_divided_too(library: Library) -> None:
    silent = Edition(replace(library, disclosed={}, disclosures={}), {}, AS_OF)
    listed: Pages = {page.url: page.subject for page in oit.pages(silent) if page.template == "oit-list.html"}
    assert list(listed) == ["/oit/2564/", "/oit/2564/page-2/", "/oit/2564/page-3/"]
    names = [row.url for one in listed.values() for group in one["unrecorded"] for row in group.rows]
    assert len(set(names)) == len(names) == WRITTEN * COPIES
    pool: list[Any] = [page for page in units.pages(silent) if page.url.startswith("/units/status/pool/")]
    assert (
        sum(len(group.rows) for page in pool for group in page.subject["regions"]) == pool[0].subject["count"]
    )


def test_pages_of_a_list_hold_every_unit_once(large: Pages) -> None:
    lists = of_lists(large)
    rows = [
        row.url for url in lists["/units/"] for group in large[url].subject["regions"] for row in group.rows
    ]
    assert sorted(rows) == sorted(set(rows))
    assert len(rows) == WRITTEN * COPIES
    for url, pages in lists.items():
        assert [urls.part(url, number + 1) for number in range(len(pages))] == sorted(
            pages, key=lambda one: large[one].subject["turn"].number
        )


def test_every_page_of_a_list_counts_its_groups_and_leads_to_them(large: Pages, html: Html) -> None:
    found = 0
    for url, pages in of_lists(large).items():
        for way in large[url].subject.get("ways", ()):
            page, anchor = urls.split(way.url)
            assert page in pages
            assert way.count > 0
            for there in {page, url}:
                assert ids(html(there)).count(anchor) == 1, (there, anchor)
            found += 1
    assert found > 100


def test_links_into_divided_lists_lead_to_the_right_page(large: Pages, html: Html) -> None:
    unit = next(url for url in large if url.endswith("-58/") and large[url].template == "unit.html")
    project = next(
        url for url, page in large.items() if page.template == "innovation.html" and page.subject["row"].tools
    )
    criterion = next(url for url in of_lists(large) if large[url].template == "criterion.html")
    for page in ("/", "/units/", "/innovations/", "/results/2564/", unit, project, criterion):
        for href in set(re.findall(r'href="([^"?]*#[^"]*)"', html(page))):
            url, anchor = urls.split(normal(page, unescape(href)))
            assert url in large, (page, href)
            assert unquote(anchor) in ids(html(url)), (page, href)


def test_a_further_page_says_which_it_is_and_only_the_first_is_searched(large: Pages, html: Html) -> None:
    for url in ("/units/", "/calendar/2564/", "/information/", "/results/2564/desk/"):
        first, second = html(url), html(urls.part(url, 2))
        assert "หน้า 2</title>" in second.replace(" – ", "</title>", 1)
        assert "หน้า 2 จาก" in second
        assert "data-pagefind-body" not in second
        assert ' aria-label="หน้าของรายการนี้"' in first
        assert '<b aria-current="page">2</b>' in second
        assert "หน้า </span>1</a>" in second


def ids(html: str) -> list[str]:
    return [unescape(one) for one in re.findall(r' id="([^"]*)"', html)]


def normal(page: str, href: str) -> str:
    return page + href if href.startswith("#") else urljoin(page, href)
