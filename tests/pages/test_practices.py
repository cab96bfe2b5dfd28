from __future__ import annotations

from typing import Any


def test_library_lists_best_practices_in_their_order_with_unit_status_and_time(learned: Any) -> None:
    text = learned.text("/best-practices/")
    assert "แนวปฏิบัติ first คำอธิบาย first เมืองdone · ท้าทาย · ปี 2564 · ใช้เวลาอ่านประมาณ 1 นาที ประเด็น money" in text
    assert text.index("first") < text.index("second")


def test_best_practice_has_contents_figures_ties_and_sources(learned: Any) -> None:
    page = learned.html["/best-practices/first/"]
    assert '<a href="#four">หัวข้อ four</a>' in page
    assert 'width="600" height="12"' in page
    assert 'width="0" height="12"' in page
    text = learned.text("/best-practices/first/")
    assert "เอกสารที่แก้ (ฉบับ) รายการ ฉบับ ก่อน 1,200 หลัง 0" in text
    assert "เกณฑ์ เกณฑ์ d1.l1.1 first แสดงเกณฑ์" in text
    assert "โครงการ clinic โครงการของหน่วยงานเดียวกัน" in text
    assert "หน้า tools อธิบายเกณฑ์ข้อเดียวกัน คือ เกณฑ์ d1.l1.1" in text
    assert "แนวทาง ข้อ 2.6" in text


def test_best_practices_lead_to_each_other(learned: Any) -> None:
    assert '<a rel="next" href="../../best-practices/second/">' in learned.html["/best-practices/first/"]
    assert 'rel="next"' not in learned.html["/best-practices/second/"]


def test_without_projects_themes_are_named_and_lead_nowhere(rebuilt: Any, learned: Any) -> None:
    parts = {key: getattr(learned.library, key) for key in ("themes", "practices")}
    page = rebuilt(**parts).html["/best-practices/first/"]
    assert "<li><span>ประเด็น money</span></li>" in page


def test_a_site_without_best_practices_has_no_library(site: Any) -> None:
    assert "/best-practices/" not in site.pages
