from __future__ import annotations

from typing import Any

from cleancdd.pages.guidance import reading_order

ORDER = ["/guidance/", "/guidance/tools/", "/guidance/tools/plan/", "/guidance/tools/risk/", "/guidance/end/"]


def test_reading_order_goes_through_a_section_before_the_next(learned: Any) -> None:
    assert [one.url for one in reading_order(learned.library.guidance)] == ORDER
    turns = [learned.pages[url].subject["following"] for url in ORDER]
    assert [one.url if one else None for one in turns] == [*ORDER[1:], None]


def test_opening_page_lists_its_section_with_what_is_inside(learned: Any) -> None:
    chapters = learned.pages["/guidance/"].subject["chapters"]
    assert [(one.url, [page.url for page in one.pages]) for one in chapters] == [
        ("/guidance/tools/", ["/guidance/tools/plan/", "/guidance/tools/risk/"]),
        ("/guidance/end/", []),
    ]
    assert learned.pages["/guidance/end/"].subject["chapters"] == ()


def test_breadcrumb_names_every_section_above(learned: Any) -> None:
    trail = learned.pages["/guidance/tools/risk/"].subject["trail"]
    assert [one.url for one in trail] == ["/guidance/", "/guidance/tools/"]


def test_risk_matrix_stands_on_the_page_that_asks_for_it_and_leads_to_its_table(learned: Any) -> None:
    page = learned.html["/guidance/tools/risk/"]
    assert page.count('<text class="score') == 9
    assert '<a href="#matrix">' in page
    assert "figure-risk" not in learned.html["/guidance/tools/plan/"]


def test_a_form_can_be_taken_away_to_fill_in(learned: Any) -> None:
    assert (
        'href="../../../guidance/tools/plan/form.rtf" download="plan.rtf"'
        in learned.html["/guidance/tools/plan/"]
    )
    assert learned.html["/guidance/tools/plan/form.rtf"].startswith("{\\rtf1")
    assert "form.rtf" not in learned.html["/guidance/tools/risk/"]


def test_page_tells_time_sources_and_what_belongs_to_it(learned: Any) -> None:
    text = learned.text("/guidance/tools/")
    assert "ใช้เวลาอ่านประมาณ 1 นาที · แหล่งที่มา" in text
    assert "เกณฑ์ d1.l1.1 อธิบายเกณฑ์" in text
    assert "แนวปฏิบัติ first เล่าเรื่องที่เกณฑ์ข้อเดียวกันถาม คือ เกณฑ์ d1.l1.1" in text
    assert "แนวทาง ข้อ 2.6" in text


def test_a_site_without_guidance_has_none(site: Any) -> None:
    assert not [url for url in site.pages if url.startswith("/guidance")]


def test_advice_of_the_site_is_told_from_what_the_programme_asks(learned: Any) -> None:
    assert "หัวข้อ “หัวข้อ mistakes” เป็นคำแนะนำของเว็บไซต์นี้" in learned.text("/guidance/tools/risk/")
    assert "คำแนะนำของเว็บไซต์นี้" not in learned.text("/guidance/tools/plan/")
