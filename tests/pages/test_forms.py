"""The paper forms: every criterion stands on them, blank ones say nothing, filled ones what is recorded."""

from __future__ import annotations

from typing import Any

import pytest

from cleancdd.model.knowledge import Innovation
from cleancdd.model.paper import Paper
from cleancdd.pages import forms
from cleancdd.search.pagetext import read_page
from tests.formats.test_rtf import words
from tests.pages.conftest import SOURCE, Site, build, make_library
from tests.revising import revised


@pytest.mark.parametrize("kind", ["provincial", "central"])
def test_a_blank_checklist_asks_every_criterion_of_the_kind(site: Any, kind: str) -> None:
    text = site.text(f"/forms/2564/blank/{kind}/")
    rubric = site.library.rubrics[2564]
    asked = [one for one in rubric.criteria.values() if rubric.is_for(kind, one.id)]
    judged = [one for one in asked if not one.id.startswith("ch.")]
    assert [one.id for one in judged if one.asks not in text] == []
    other = {"provincial": "d3c.l1.1", "central": "d3r.l1.1"}[kind]
    assert rubric.criteria[other].asks not in text
    assert "ผ่าน" not in text, "a blank form judges nothing"


def test_a_filled_checklist_has_both_columns_and_both_sums(site: Any) -> None:
    text = site.text("/forms/2564/checklist/done/")
    assert "ถามเรื่อง d3r.l1.1 ผ่าน ไม่ผ่าน ไม่พบ" in text
    assert "คะแนนรวม 110 110 50" in text
    assert "/units/done/2564/" in text


def test_what_is_not_certain_stays_blank(site: Any) -> None:
    assert "ยังไม่บันทึก" not in site.text("/forms/2564/checklist/part/"), "it is written there by hand"
    assert "คะแนนรวม 110 เกรด" in site.text("/forms/2564/checklist/part/")


def test_a_unit_without_records_has_no_filled_form(site: Any) -> None:
    assert "/forms/2564/checklist/calm/" not in site.pages


def test_positions_sign_and_no_person_is_named(site: Any) -> None:
    text = site.text("/forms/2564/checklist/done/")
    assert text.count("(ลงชื่อ)") == 4
    assert "ประธานกรรมการ" in text


PAPERS = {
    "award": {
        "title": "แบบคัดเลือก",
        "about": "region",
        "source": SOURCE,
        "parts": [{"kind": "scores"}, {"kind": "line", "title": "ได้แก่", "fill": "announced"}],
        "signatures": ["ประธานกรรมการ"],
    },
    "keep": {
        "title": "แบบของหน่วยงานท้าทาย",
        "about": "unit",
        "status": "challenge",
        "source": SOURCE,
        "parts": [{"kind": "scores"}],
    },
    "plan": {
        "title": "แบบแผน",
        "about": "unit",
        "wide": True,
        "source": SOURCE,
        "note": "ต้นฉบับไม่มีตัวแบบ",
        "parts": [
            {"kind": "text", "text": "บรรทัดแรก\nจำนวน ____ บาท"},
            {
                "kind": "table",
                "columns": [{"title": "กิจกรรม", "tenths": 5}, {"title": "เวลา"}],
                "rows": [
                    {"each": "dimension", "times": 2},
                    {"band": "ชื่อโครงการ:", "fill": "projects", "cells": ["1"]},
                ],
            },
            {"kind": "projects", "title": "โครงการนวัตกรรม"},
        ],
    },
}
PROJECT = {
    "id": "box",
    "unit": "part",
    "year": 2564,
    "title": "กล่องใส",
    "stage": "run",
    "objectives": ["เห็นทุกเรื่อง"],
    "steps": ["ตั้งกล่อง"],
    "indicators": [{"text": "เรื่องที่ตอบ", "target": "ร้อยละ 90"}],
    "source": SOURCE,
    "prose": {"html": "<p>ข้อความ</p>", "plain": "ข้อความ"},
}


@pytest.fixture(scope="module")
def papers(site: Site, altered: Any) -> Site:
    """The programme with forms of its own, one project, and a site address."""
    rubric = altered(
        site.library.rubrics[2564], papers={key: Paper.model_validate(one) for key, one in PAPERS.items()}
    )
    told = {"settings": altered(site.library.settings, address="https://example.org/clean/")}
    project = Innovation.model_validate(PROJECT)
    return build(revised(make_library(), rubrics={2564: rubric}, innovations={project.id: project}, **told))


def test_a_form_of_the_programme_is_blank_and_filled_for_those_it_is_about(papers: Site) -> None:
    forms = {url for url in papers.pages if url.startswith("/forms/2564/") and url.endswith("/")}
    own = {url for url in forms if url.split("/")[3] in PAPERS}
    assert own == {
        "/forms/2564/award/",
        "/forms/2564/award/region-1/",
        "/forms/2564/award/region-2/",
        "/forms/2564/award/central/",
        "/forms/2564/keep/",
        "/forms/2564/keep/done/",
        "/forms/2564/plan/",
        "/forms/2564/plan/part/",
    }
    assert all(f"{url}form.rtf" in papers.pages for url in own)
    assert "แบบแผน 1 หน่วยงาน แนวทาง ข้อ 2.6 RTF" in papers.text("/forms/2564/")


def test_the_units_of_a_large_region_take_several_sheets(
    papers: Site, altered: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = altered(papers.library.units["part"], inspection_region=1)
    together = revised(papers.library, units={**papers.library.units, "part": moved})
    region = "/forms/2564/award/region-1/"
    whole: Any = build(together).pages[region].subject["filling"]
    monkeypatch.setattr(forms, "ROWS", 1)
    divided = build(together)
    sheets = [region, f"{region}page-2/"]
    held: list[Any] = [divided.pages[url].subject["filling"] for url in sheets]
    assert [one.columns for one in held] == [(column,) for column in whole.columns]
    assert {one.announced for one in held} == {whole.announced}
    assert "ชุดที่ 2" in divided.text(sheets[1])
    assert f"{sheets[1]}form.rtf" in divided.pages
    filled: Any = divided.pages["/forms/2564/award/"].subject["filled"]
    assert {*sheets} <= {one.url for one in filled}


def test_search_finds_a_form_by_its_name_and_by_whom_it_is_about(papers: Site) -> None:
    ours = [url for url in papers.documents if url.startswith("/forms/2564/") and url != "/forms/2564/"]
    found = {url: page for url in ours if (page := read_page(papers.documents[url]))}
    assert [*found] == ours
    blank, filled, region = (found[f"/forms/2564/{one}/"] for one in ("plan", "plan/part", "award/region-1"))
    assert blank.title in blank.names
    assert found["/forms/2564/blank/central/"].title == "แบบตรวจและให้คะแนน ส่วนกลาง"
    assert (filled.facets["unit"], filled.names[0]) == (("เมืองpart",), f"{blank.title} เมืองpart")
    assert "unit" not in region.facets
    assert region.names[0].endswith("เขตตรวจราชการที่ 1")
    assert {len(page.blocks) for page in found.values()} == {0}


def test_scores_are_the_committees_and_blank_until_they_are_certain(papers: Site) -> None:
    assert "คะแนนทุกมิติ 100 40 คะแนนเพิ่มเติมพิเศษ (Extra Point) 10 10 คะแนนรวม 110 50" in papers.text(
        "/forms/2564/keep/done/"
    )
    assert "คะแนนทุกมิติ 100 คะแนนเพิ่มเติมพิเศษ (Extra Point) 10 คะแนนรวม 110" in papers.text(
        "/forms/2564/award/region-2/"
    ), "the committee has not finished"
    region = papers.text("/forms/2564/award/region-1/")
    assert "done" not in region, "who holds a higher status does not compete"
    assert "เมืองcalm" in region


def test_a_plan_has_rows_for_every_dimension_and_the_units_project(papers: Site) -> None:
    blank, filled = papers.text("/forms/2564/plan/"), papers.text("/forms/2564/plan/part/")
    for text in (blank, filled):
        assert "มิติที่ 1 ด้านชื่อเต็มมิติ 1" in text
        assert "มิติที่ 3 ด้านชื่อเต็มมิติ 3" in text
    assert "กล่องใส" not in blank
    for told in (
        "หน่วยงาน สำนักงานสมมติ part",
        "ชื่อโครงการ: กล่องใส",
        "เห็นทุกเรื่อง",
        "ตั้งกล่อง",
        "เรื่องที่ตอบ ร้อยละ 90",
    ):
        assert told in filled


def test_the_file_for_office_programs_says_what_the_page_says(papers: Site) -> None:
    rtf = words(papers.html["/forms/2564/plan/part/form.rtf"])
    assert rtf[:4] == [
        "แบบแผน",
        "ปีงบประมาณ 2564",
        "หน่วยงาน สำนักงานสมมติ part",
        f"บรรทัดแรก\\line จำนวน {'.' * 30} บาท",
    ]
    assert "ชื่อโครงการ: กล่องใส" in rtf
    assert "\\landscape" in papers.html["/forms/2564/plan/part/form.rtf"]
    asked = [
        one.asks for one in papers.library.rubrics[2564].criteria.values() if not one.id.startswith("d3c")
    ]
    for form in ("blank/provincial", "checklist/done"):
        checklist = words(papers.html[f"/forms/2564/{form}/form.rtf"])
        assert [one for one in asked if one not in checklist and not one.startswith("ถามเรื่อง ch.")] == []
    start = checklist.index("ถามเรื่อง d3r.l1.1")
    assert checklist[start : start + 4] == ["ถามเรื่อง d3r.l1.1", "ผ่าน", "ไม่ผ่าน", "ไม่พบ"]


def test_paper_leads_back_by_a_code_once_the_site_has_an_address(papers: Site, site: Site) -> None:
    def codes(of: Site) -> int:
        forms = [url for url in of.documents if url.startswith("/forms/2564/") and url != "/forms/2564/"]
        return sum(of.html[url].count('class="figure-qr"') for url in forms) - len(forms)

    assert codes(papers) == 0
    assert 'class="figure-qr"' not in "".join(site.html.values()), "it would lead nowhere"


def test_the_filled_forms_of_a_unit_lead_to_each_other(papers: Site) -> None:
    assert 'href="../../../../forms/2564/keep/done/"' in papers.html["/forms/2564/checklist/done/"]
    assert 'href="../../../../forms/2564/checklist/done/"' in papers.html["/forms/2564/keep/done/"]
    assert "on-screen" in papers.html["/forms/2564/plan/"], "where it comes from is not printed"
