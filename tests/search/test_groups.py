from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleancdd.search.groups import Group, divide

YEARS = [f"units/u{number}/{year}/index.html" for year in (2561, 2562, 2563, 2564) for number in range(10)]
GENERAL = ["index.html", "about/index.html", "units/u1/index.html"]


def sizes(paths: list[str], most: int) -> dict[str, int]:
    return {group.name: len(group.paths) for group in divide(paths, most)}


def test_a_site_of_ordinary_size_has_one_index() -> None:
    assert divide(["b/index.html", "a/index.html", "data.json"]) == (
        Group("all", ("a/index.html", "b/index.html")),
    )
    assert divide([]) == (Group("all", ()),)


def test_a_larger_one_has_an_index_for_each_stretch_of_years() -> None:
    assert sizes([*YEARS, *GENERAL], 20) == {"2561": 20, "2563": 20, "general": 3}
    assert sizes([*YEARS, *GENERAL], 23) == {"2561": 20, "2563": 23}


def test_a_new_year_moves_no_closed_one() -> None:
    before = divide([*YEARS, *GENERAL], 20)
    after = divide([*YEARS, *GENERAL, *(path.replace("2564", "2565") for path in YEARS[30:])], 20)
    assert after[:2] == before[:2]


def test_a_stretch_that_is_too_large_is_divided_by_address() -> None:
    groups = divide(YEARS[:10], 4)
    assert [group.name for group in groups] == ["2561-1", "2561-2", "2561-3"]
    assert sorted(path for group in groups for path in group.paths) == sorted(YEARS[:10])
    fewer = divide(YEARS[:9], 4)
    assert all(set(less.paths) <= set(more.paths) for less, more in zip(fewer, groups, strict=True))


def test_a_group_lies_in_a_folder_of_its_name() -> None:
    assert Group("2561", ()).folder == "pagefind/2561"


@given(st.lists(st.sampled_from([*YEARS, *GENERAL]), unique=True), st.integers(1, 30))
def test_every_page_is_in_one_group_whatever_their_order(paths: list[str], most: int) -> None:
    groups = divide(paths, most)
    assert sorted(path for group in groups for path in group.paths) == sorted(paths)
    assert groups == divide(reversed(paths), most)
    assert len({group.name for group in groups}) == len(groups)
