"""Ties are found in what authors recorded, both ways, and each says why."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cleancdd.library import Library, read_library
from cleancdd.relations import Relations
from cleancdd.sample import write_sample


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    home = tmp_path_factory.mktemp("relations")
    write_sample(home, units=24, years=2, seed=2)
    return read_library(home)


@pytest.fixture(scope="module")
def relations(library: Library) -> Relations:
    return Relations(library)


def test_criterion_and_best_practice_lead_to_each_other_for_one_reason(library: Library, relations: Relations) -> None:
    there = {(one.url, tie.url, tie.why) for one in library.practices.values() for tie in relations.of_practice(one).criteria}
    back = {
        (tie.url, f"/criteria/2564/{key}/", tie.why)
        for key in library.rubrics[2564].criteria
        for tie in relations.of_criterion(2564, key).practices
    }
    assert there == back != set()


def test_criterion_and_guidance_lead_to_each_other(library: Library, relations: Relations) -> None:
    page = library.guidance["tools/risk"]
    (tie,) = relations.of_guidance(page).criteria
    (back,) = relations.of_criterion(2564, tie.url.split("/")[3]).guidance
    assert (back.url, back.why) == (page.url, tie.why)


def test_every_project_that_names_a_criterion_is_counted_there(library: Library, relations: Relations) -> None:
    projects = [one for one in library.innovations.values() if one.year == 2564 and one.criteria]
    key = projects[0].criteria[0]
    related = relations.of_criterion(2564, key)
    assert related.projects_whole == sum(key in one.criteria for one in projects) > len(related.projects) == 6


def test_projects_of_a_unit_lead_to_each_other_and_to_its_best_practice(library: Library, relations: Relations) -> None:
    practice = library.practices[min(library.practices)]
    for one in relations.projects_of(practice.unit):
        related = relations.of_project(one)
        assert (practice.url, "แนวปฏิบัติที่ดีของหน่วยงานเดียวกัน") in {(tie.url, tie.why) for tie in related.practices}
        assert one.url not in {tie.url for tie in related.projects}
        assert one.url in {tie.url for tie in relations.of_practice(practice).projects}
    assert {tie.url for tie in relations.of_unit(practice.unit).practices} == {practice.url}


def test_likeness_is_shared_themes_which_the_tie_names(library: Library, relations: Relations) -> None:
    by_url = {one.url: one for one in library.innovations.values()}
    seen = 0
    for one in library.innovations.values():
        for tie in relations.of_project(one).projects:
            other = by_url[tie.url]
            if other.unit != one.unit:
                shared = [library.themes[key].title for key in other.themes if key in one.themes]
                assert tie.why == f"{library.units[other.unit].label} ประเด็นเดียวกัน คือ {' และ '.join(shared)}"
                seen += 1
    assert seen


def test_a_project_without_themes_is_like_no_other(library: Library, relations: Relations) -> None:
    bare = next(one for one in library.innovations.values() if not one.themes)
    assert {tie.why for tie in relations.of_project(bare).projects} <= {"โครงการของหน่วยงานเดียวกัน"}


def test_every_tie_says_why(library: Library, relations: Relations) -> None:
    found = [relations.of_project(one) for one in library.innovations.values()]
    found += [relations.of_practice(one) for one in library.practices.values()]
    ties = [tie for one in found for tie in (*one.criteria, *one.practices, *one.projects, *one.guidance)]
    assert ties
    assert all(tie.why and tie.label and re.fullmatch(r"/[a-z0-9./-]+/", tie.url) for tie in ties)


def test_a_site_of_guidance_alone_has_no_ties(tmp_path: Path, library: Library) -> None:
    (tmp_path / "content").mkdir()
    settings = library.settings
    bare = Library(
        settings=settings, units={}, statuses=library.statuses, rubrics={}, evaluations={}, pages={}, guidance=library.guidance
    )
    assert not Relations(bare).of_guidance(library.guidance[""])
