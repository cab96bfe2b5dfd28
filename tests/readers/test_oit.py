"""The lists and the index that the site ships: whole, in order, and fitting each other."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from cleancdd.diagnostics import Diagnostics
from cleancdd.library import read_library
from cleancdd.model.disclosure import IndexScheme
from cleancdd.model.oit import OitList
from cleancdd.pages import plan
from cleancdd.readers.oit import read_index, read_oit, read_site_usage
from cleancdd.readers.rubric import read_rubrics
from tests.facts import facts

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def index() -> IndexScheme:
    loaded = read_index(ROOT, Diagnostics())
    assert loaded is not None
    return loaded.value


@pytest.fixture(scope="module")
def lists() -> dict[int, OitList]:
    diagnostics = Diagnostics()
    found = read_oit(ROOT, read_index(ROOT, diagnostics), diagnostics)
    diagnostics.stop_if_any()
    return {year: one.value for year, one in found.items()}


def test_only_the_confirmed_list_is_held_against_units(lists: dict[int, OitList]) -> None:
    assert {year: one.complete for year, one in lists.items()} == {2564: True, 2566: False}


def test_the_list_of_2564_is_that_of_the_facts(lists: dict[int, OitList]) -> None:
    written: dict[str, dict[str, str]] = {}
    for key, item in lists[2564].items.items():
        written.setdefault(item.group, {})[key] = item.title
    assert written == facts("oit")[2564]


def test_sub_indicators_hold_the_items_that_they_held(lists: dict[int, OitList]) -> None:
    numbers: dict[str, list[int]] = {}
    for key, item in lists[2564].items.items():
        numbers.setdefault(item.group, []).append(int(key[1:]))
    spans = {group: (ones[0], ones[-1]) for group, ones in numbers.items()}
    nine = {"9.1": (1, 9), "9.2": (10, 17), "9.3": (18, 24), "9.4": (25, 28), "9.5": (29, 33)}
    assert spans == nine | {"10.1": (34, 41), "10.2": (42, 43)}


def test_a_topic_is_asked_for_once_a_year(lists: dict[int, OitList]) -> None:
    for one in lists.values():
        topics = [item.topic for item in one.items.values()] + [
            topic for block in one.blocks for topic in block.topics
        ]
        assert len(topics) == len(set(topics))


def test_the_crosswalk_says_where_a_topic_stands(lists: dict[int, OitList]) -> None:
    topics = ("participation", "budget-plan", "ethics-code")
    places = {topic: [lists[year].place_of(topic) for year in (2564, 2566)] for topic in topics}
    assert places == {
        "participation": ["O33", "O30"],
        "budget-plan": ["O18", "O11–O13"],
        "ethics-code": [None, "O39"],
    }


def test_what_the_partial_list_leaves_open_is_as_many_as_its_note_says(lists: dict[int, OitList]) -> None:
    partial = lists[2566]
    ranged = sum(block.last - block.first + 1 for block in partial.blocks)
    assert (len(partial.items), ranged, partial.count - len(partial.items) - ranged) == (8, 26, 9)


def test_nothing_unconfirmed_is_called_confirmed(lists: dict[int, OitList]) -> None:
    assert {item.certainty for one in lists.values() for item in one.items.values()} == {"seen"}


def test_the_index_has_every_clause_of_both_sections(index: IndexScheme) -> None:
    clauses = {(one.section, one.clause) for one in index.categories.values() if one.parent is None}
    assert clauses == {("7", f"({number})") for number in range(1, 6)} | {
        ("9", f"({number})") for number in range(1, 9)
    }
    assert {one.parent for one in index.categories.values()} == {None, "section-9-8"}


def test_every_category_of_section_nine_can_be_filled(index: IndexScheme) -> None:
    used = {one.category for one in index.topics.values()}
    assert {key for key in index.categories if key.startswith("section-9")} <= used


def test_topics_that_the_rubric_looks_for_are_in_the_index(index: IndexScheme) -> None:
    wanted = {
        topic
        for rubric in read_rubrics(ROOT, Diagnostics()).values()
        for criterion in rubric.rubric.criteria.values()
        if criterion.observed
        for topic in criterion.observed.topics
    }
    assert wanted
    assert wanted <= set(index.topics)


def test_the_use_of_the_site_is_read_by_year(tmp_path: Path) -> None:
    (tmp_path / "content" / "usage").mkdir(parents=True)
    (tmp_path / "content" / "usage" / "2564.yaml").write_text(
        "web:\n  q1:\n    searches: {other: 3}\n", encoding="utf-8"
    )
    diagnostics = Diagnostics()
    found = read_site_usage(tmp_path, diagnostics)
    diagnostics.stop_if_any()
    assert {year: one.value.web["q1"].searches for year, one in found.items()} == {2564: {"other": 3}}


def test_an_empty_folder_of_a_unit_is_no_mistake_and_its_page_is_there(tmp_path: Path) -> None:
    home = tmp_path / "site"
    shutil.copytree(ROOT / "tests/sites/minimal", home)
    shutil.copytree(ROOT / "tests/rubric/2564", home / "content/rubric/2564")
    for empty in ("2564", "2565/innovations", "2570", "files", "documents"):
        (home / "units/kong-klang" / empty).mkdir(parents=True)
    (home / "units/ban-wang").mkdir()
    library = read_library(home)
    assert sorted(library.units) == ["kong-klang", "mueang-ngam"]
    pages = {page.url for page in plan(library, {}, as_of=date(2021, 9, 30))}
    assert {f"/units/{unit}/2564/oit/" for unit in library.units} <= pages
