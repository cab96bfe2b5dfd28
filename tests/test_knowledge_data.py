"""The site's own knowledge: complete by count, and each fact with its lines."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from cleancdd.findings.relations import Relations
from cleancdd.library import Library, read_library
from cleancdd.thai.dictionary import word_cutter
from cleancdd.thai.spelling import comparable, respell

ROOT = Path(__file__).parents[1]
PRACTICES = {
    "lampang-model": "lampang",
    "suriya-model": "saraburi",
    "uthai-thani": "uthai-thani",
    "yala-4s": "yala",
}


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(ROOT)


def test_counts(library: Library) -> None:
    counts = {
        "projects": len(library.innovations),
        "best practices": len(library.practices),
        "guidance pages": len(library.guidance),
        "terms": len(library.glossary),
        "themes": len(library.themes),
    }
    print(counts)  # noqa: T201 - what a reviewer asks for first
    assert (counts["projects"], counts["best practices"]) == (49, 4)
    assert counts["guidance pages"] >= 20
    assert counts["terms"] >= 80


def test_register_has_the_41_projects_of_4_4_and_the_8_of_4_2_3(library: Library) -> None:
    sections = Counter((one.source.section or "")[:3] for one in library.innovations.values())
    assert sections == {"4.4": 41, "4.2": 8}
    detailed = {one.source.section for one in library.innovations.values() if one.source.section != "4.2.3"}
    assert detailed == {f"4.4.{number}" for number in range(1, 46) if not 25 <= number <= 28}


def test_one_project_is_of_two_units_perhaps_and_counts_at_neither(library: Library) -> None:
    doubtful = [one for one in library.innovations.values() if one.perhaps]
    assert [(one.source.section, one.source.lines, set(one.units)) for one in doubtful] == [
        ("4.4.35", "2889-2923", {"udon-thani", "uttaradit"})
    ]
    relations = Relations(library)
    for unit in ("udon-thani", "uttaradit"):
        assert doubtful[0] not in relations.projects_of(unit)
        assert ["ยังไม่แน่ว่าเป็นของหน่วยงานใด" in tie.why for tie in relations.of_unit(unit).projects] == [True]
    assert sum(len(relations.projects_of(unit)) for unit in library.units) == len(library.innovations) - 1


def test_only_the_listed_projects_have_no_year_of_their_own(library: Library) -> None:
    undated = {one.source.section for one in library.innovations.values() if one.year_certainty == "unstated"}
    assert undated == {"4.2.3"}
    assert all(one.criteria == () for one in library.innovations.values() if one.year_certainty == "unstated")


def test_detailed_projects_tell_what_they_are_for(library: Library) -> None:
    for one in library.innovations.values():
        if one.source.section != "4.2.3":
            assert all((one.objectives or one.indicators, one.themes, one.prose.plain)), one.url


def test_a_project_is_told_of_beside_the_criterion_of_innovation_when_its_text_says_what_is_new(
    library: Library,
) -> None:
    """Three texts of section 4.4 tell of the whole programme, in which making an innovation is one step or
    none."""
    detailed = [one for one in library.innovations.values() if one.source.section != "4.2.3"]
    assert {one.unit for one in detailed if not one.criteria} == {"mae-hong-son", "pathum-thani", "sa-kaeo"}
    assert all("d1.l2.3" in one.criteria for one in detailed if one.criteria)


def test_units_whose_reports_the_document_holds_are_judged_alike(library: Library) -> None:
    """Two reports sum up results and lessons; none shows every step done and the results reported to an
    executive."""
    told = {one.unit: one for one in library.innovations.values() if one.stage != "made"}
    assert {unit: one.stage for unit, one in told.items()} == {
        "lampang": "run",
        "saraburi": "lessons",
        "uthai-thani": "lessons",
    }
    summed_up = ("d1.l2.3", "d1.l3.2", "d1.l4.2", "d1.l5.2")
    assert {unit: one.criteria for unit, one in told.items()} == {
        "lampang": summed_up[:3],
        "saraburi": summed_up,
        "uthai-thani": summed_up,
    }
    closing = {"รายงานนี้" + one.prose.plain.rpartition("รายงานนี้")[2] for one in told.values()}
    assert closing == {
        (
            "รายงานนี้เป็นคำบอกของหน่วยงานเกี่ยวกับงานที่ทำแล้ว "
            "ไม่แสดงว่าทำครบทุกขั้นตอนของโครงการและรายงานผลต่อผู้บริหารแล้ว และไม่ใช่ผลการประเมิน"
        )
    }
    for practice in library.practices.values():
        why = {one.criterion: one.why for one in practice.criteria}
        assert "ไม่แสดงว่ารายงานผลต่อผู้บริหารแล้ว" in why["d1.l4.2"]
        assert "d1.l3.2" not in why or "ไม่แสดงว่าทำครบทุกขั้นตอนของโครงการ" in why["d1.l3.2"]


def test_no_text_says_that_yala_held_a_status(library: Library) -> None:
    assert library.status_of("yala", 2563) is None
    assert "เว็บไซต์นี้จึงไม่แสดงว่ายะลามีสถานะดีเด่น" in library.practices["yala-4s"].prose.plain


def test_best_practices_are_those_of_the_guideline_at_a_readable_length(library: Library) -> None:
    assert {key: one.unit for key, one in library.practices.items()} == PRACTICES
    for one in library.practices.values():
        anchors = {heading.anchor for heading in one.prose.headings}
        assert {
            "situation",
            "approach",
            "steps",
            "results",
            "obstacles",
            "lessons",
            "take-over",
        } <= anchors, one.id
        assert one.figures, one.id
        assert 600 <= _words(one.prose.plain) <= 1_500, one.id


def _words(plain: str) -> int:
    """The words of a text as the dictionary has them; signs are none."""
    return sum(
        any(char.isalnum() for char in word) for _, word in word_cutter(()).tokens(comparable(respell(plain)))
    )


def test_everything_names_its_lines_in_the_guideline(library: Library) -> None:
    sources = [one.source for one in library.innovations.values()]
    sources += [
        source for one in (*library.practices.values(), *library.guidance.values()) for source in one.sources
    ]
    assert [one for one in sources if one.document == "guideline-2564" and not one.lines] == []


def test_every_page_is_dated(library: Library) -> None:
    undated = [one.url for one in library.innovations.values() if one.updated is None]
    undated += [one.url for one in library.practices.values() if one.updated is None]
    undated += [one.url for one in library.guidance.values() if one.updated is None]
    assert undated == []
