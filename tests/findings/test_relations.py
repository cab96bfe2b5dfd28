"""Ties are found in what authors recorded, both ways, and each says why."""

from __future__ import annotations

import math
import re
from collections import Counter
from pathlib import Path

import pytest

from cleancdd.findings.relations import Relations, Tie
from cleancdd.library import Library, read_library
from cleancdd.model.article import Prose
from cleancdd.model.knowledge import BestPractice, Guidance, Innovation
from tests.revising import revised
from tests.sampling import write_sample


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    home = tmp_path_factory.mktemp("relations")
    write_sample(home, units=24, years=2, seed=2)
    return read_library(home)


@pytest.fixture(scope="module")
def relations(library: Library) -> Relations:
    return Relations(library)


def test_criterion_and_best_practice_lead_to_each_other_for_one_reason(
    library: Library, relations: Relations
) -> None:
    there = {
        (one.url, tie.url, tie.why)
        for one in library.practices.values()
        for tie in relations.of_practice(one).criteria
    }
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


def test_every_project_that_names_a_criterion_is_counted_there(
    library: Library, relations: Relations
) -> None:
    projects = [one for one in library.innovations.values() if one.year == 2564 and one.criteria]
    key = projects[0].criteria[0]
    related = relations.of_criterion(2564, key)
    assert related.projects_whole == sum(key in one.criteria for one in projects) > len(related.projects) == 6


def test_projects_of_a_unit_lead_to_each_other_and_to_its_best_practice(
    library: Library, relations: Relations
) -> None:
    practice = library.practices[min(library.practices)]
    for one in relations.projects_of(practice.unit):
        related = relations.of_project(one)
        assert (practice.url, "แนวปฏิบัติที่ดีของหน่วยงานเดียวกัน") in {
            (tie.url, tie.why) for tie in related.practices
        }
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
                assert tie.why == f"{library.units[other.unit].label} มีประเด็นร่วมกัน: {' · '.join(shared)}"
                seen += 1
    assert seen


def test_the_rarest_themes_shared_come_first(library: Library, relations: Relations) -> None:
    by_url = {one.url: one for one in library.innovations.values()}
    counts = Counter(key for one in by_url.values() for key in one.themes)
    falls = 0
    for one in by_url.values():
        others = [
            by_url[tie.url] for tie in relations.of_project(one).projects if by_url[tie.url].unit != one.unit
        ]
        near = [
            sum(math.log(len(by_url) / counts[key]) for key in {*one.themes} & {*other.themes})
            for other in others
        ]
        assert near == pytest.approx(sorted(near, reverse=True))
        falls += len({round(weight, 9) for weight in near}) > 1
    assert falls


def test_one_rare_theme_weighs_more_than_a_common_one(library: Library) -> None:
    first = next(one for one in library.innovations.values() if one.themes)
    units = [key for key in library.units if key != first.unit]
    rare, common, another = list(library.themes)[:3]

    def project(slug: str, unit: str, *themes: str) -> Innovation:
        return first.model_copy(update={"id": slug, "unit": unit, "themes": themes})

    told = [
        project("a", first.unit, common, rare),
        project("b", units[0], common, another),
        project("c", units[1], rare),
    ]
    told += [project(f"d{place}", unit, common) for place, unit in enumerate(units[2:6])]
    small = revised(library, innovations={(one.year, one.id): one for one in told})
    near = [tie.url.split("/")[-2] for tie in Relations(small).of_project(told[0]).projects]
    assert near == ["c", "d0", "d1", "d2", "d3", "b"]


def test_a_list_that_is_cut_off_leads_to_all_projects_of_its_themes(
    library: Library, relations: Relations
) -> None:
    counts = Counter(key for one in library.innovations.values() for key in one.themes)
    cut = 0
    every: tuple[Innovation | BestPractice, ...] = (
        *library.innovations.values(),
        *library.practices.values(),
    )
    for one in every:
        related = relations.of_project(one) if isinstance(one, Innovation) else relations.of_practice(one)
        others = [
            other
            for other in library.innovations.values()
            if other.unit != one.unit and {*other.themes} & {*one.themes}
        ]
        listed = [tie for tie in related.projects if "มีประเด็นร่วมกัน" in tie.why]
        assert bool(related.themes) == (len(others) > len(listed))
        assert {(tie.url, tie.why) for tie in related.themes} <= {
            (f"/innovations/themes/{key}/", f"{counts[key]} โครงการ") for key in one.themes
        }
        cut += bool(related.themes)
    assert 0 < cut < len(every)


@pytest.fixture(scope="module")
def telling(library: Library) -> tuple[Relations, Innovation, BestPractice, Guidance]:
    """A project that a guidance page and another unit's best practice name, with its unit."""
    practice = library.practices[min(library.practices)]
    project = next(one for one in library.innovations.values() if one.unit != practice.unit and one.themes)
    prose = Prose(
        html=(
            f'<p><a href="{project.url}">ดู</a> <a '
            f'href="/units/{project.unit}/">หน่วยงาน</a> <a href="/units/">ทั้งหมด</a></p>'
        )
    )
    page = library.guidance[max(library.guidance)]
    practice, page = practice.model_copy(update={"prose": prose}), page.model_copy(update={"prose": prose})
    told = revised(
        library,
        practices={**library.practices, practice.id: practice},
        guidance={**library.guidance, page.id: page},
    )
    return Relations(told), project, practice, page


def why(ties: tuple[Tie, ...], url: str) -> list[str]:
    return [tie.why for tie in ties if tie.url == url]


def test_texts_and_what_they_name_lead_to_each_other(
    telling: tuple[Relations, Innovation, BestPractice, Guidance],
) -> None:
    relations, project, practice, page = telling
    of_project, of_unit = relations.of_project(project), relations.of_unit(project.unit)
    assert why(of_project.guidance, page.url) == why(of_project.practices, practice.url) == ["กล่าวถึงโครงการนี้"]
    assert why(of_unit.guidance, page.url) == why(of_unit.practices, practice.url) == ["กล่าวถึงหน่วยงานนี้"]
    back = [f"โครงการของ{relations.library.units[project.unit].label}ที่หน้านี้กล่าวถึง"]
    assert (
        why(relations.of_guidance(page).projects, project.url)
        == why(relations.of_practice(practice).projects, project.url)
        == back
    )


def test_guidance_that_names_a_project_stands_with_its_themes_alone(
    telling: tuple[Relations, Innovation, BestPractice, Guidance],
) -> None:
    relations, project, _, page = telling
    found = {key: why(relations.guidance_of_theme(key), page.url) for key in relations.library.themes}
    assert found == {
        key: ["กล่าวถึงโครงการในประเด็นนี้ 1 โครงการ"] if key in project.themes else [] for key in found
    }


def test_a_link_to_the_glossary_names_no_one(library: Library) -> None:
    project = next(iter(library.innovations.values()))
    page = library.guidance[""]
    prose = Prose(html=f'<p><a class="term" href="/glossary/#ita">ITA</a> {project.url}</p>')
    told = revised(library, guidance={"": page.model_copy(update={"prose": prose})}, practices={})
    assert not Relations(told).of_project(project).guidance


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
        settings=settings,
        units={},
        statuses=library.statuses,
        rubrics={},
        evaluations={},
        articles=library.of(Guidance),
    )
    assert not Relations(bare).of_guidance(library.guidance[""])
