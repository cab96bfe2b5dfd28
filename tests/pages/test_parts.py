"""Lists cut into pages: who stands on which, what a pager shows, and where groups begin."""

from __future__ import annotations

import pytest

from cleancdd.pages.edition import UnitLink
from cleancdd.pages.parts import Group, RegionRows, Way, by_region, parts, regional_ways, starts, ways


def pager(count: int, number: int) -> list[int | str]:
    """The numbers that a page's pager shows, `…` where it leaves pages out."""
    _, turn, _ = list(parts("/list/", range(count * 10), 10))[number - 1]
    assert turn is not None
    return [told for step in turn.steps for told in (("…", step.number) if step.apart else (step.number,))]


def test_a_list_that_fits_is_one_page_without_a_pager() -> None:
    assert list(parts("/list/", "abc", 3)) == [("/list/", None, "abc")]
    assert list(parts("/list/", "", 3)) == [("/list/", None, "")]


def test_the_first_page_has_the_address_of_the_list() -> None:
    cut = [(url, turn and (turn.number, turn.count), rows) for url, turn, rows in parts("/list/", "abcd", 3)]
    assert cut == [("/list/", (1, 2), "abc"), ("/list/page-2/", (2, 2), "d")]


@pytest.mark.parametrize(
    ("count", "number", "shown"),
    [
        (2, 1, [1, 2]),
        (12, 6, [*range(1, 13)]),
        (13, 1, [1, 2, 3, "…", 13]),
        (13, 3, [1, 2, 3, 4, 5, "…", 13]),
        (166, 83, [1, "…", 81, 82, 83, 84, 85, "…", 166]),
        (166, 166, [1, "…", 164, 165, 166]),
    ],
)
def test_a_pager_of_many_pages_shows_the_first_the_nearest_and_the_last(
    count: int, number: int, shown: list[int | str]
) -> None:
    assert pager(count, number) == shown


def test_a_pager_does_not_grow_with_its_list() -> None:
    assert max(len(pager(count, count // 2)) for count in (20, 200, 2000)) == 9


def test_groups_begin_where_their_first_row_is() -> None:
    assert starts("/list/", {"a": 3, "b": 1, "c": 4}, 3) == {
        "a": "/list/#a",
        "b": "/list/page-2/#b",
        "c": "/list/page-2/#c",
    }


def test_a_list_on_one_page_needs_no_ways() -> None:
    groups = [Group("a", 2, label="ก"), Group("b", 2, label="ข")]
    assert ways("/list/", groups, 4) == ()
    assert ways("/list/", groups, 3) == (
        Way(url="/list/#a", count=2, label="ก"),
        Way(url="/list/#b", count=2, label="ข"),
    )


def test_regions_are_told_in_the_order_of_the_list() -> None:
    rows = [
        UnitLink(label=key, url=f"/units/{key}/", region=region)
        for key, region in (("a", 1), ("b", 1), ("c", "central"))
    ]
    assert by_region(rows) == (
        RegionRows(region=1, rows=tuple(rows[:2])),
        RegionRows(region="central", rows=(rows[2],)),
    )
    assert regional_ways("/list/", rows, 2) == (
        Way(url="/list/#region-1", count=2, region=1),
        Way(url="/list/page-2/#central", count=1, region="central"),
    )
