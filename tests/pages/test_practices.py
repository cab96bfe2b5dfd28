from __future__ import annotations

from typing import Any


def test_library_lists_best_practices_in_their_order_with_unit_status_and_time(learned: Any) -> None:
    text = learned.text("/best-practices/")
    assert (
        "แนวปฏิบัติ first คำอธิบาย first เมืองdone · หมวดหน่วยงานท้าทาย "
        "· ปี 2564 · ใช้เวลาอ่านประมาณ 1 นาที ประเด็น money"
    ) in text
    assert text.index("first") < text.index("second")


def test_best_practice_has_contents_figures_ties_and_sources(learned: Any) -> None:
    page = learned.html["/best-practices/first/"]
    assert '<a href="#four">หัวข้อ four</a>' in page
    assert 'width="600" height="12"' in page
    assert 'width="0" height="12"' in page
    text = learned.text("/best-practices/first/")
    assert "เอกสารที่แก้ (ฉบับ) เอกสารที่แก้ รายการ ฉบับ ก่อน 1,200 หลัง 0" in text
    assert "ไม่ใช่ผลการประเมินของหน่วยงาน เกณฑ์ d1.l1.1 first แสดงเกณฑ์" in text
    assert "โครงการ clinic โครงการของหน่วยงานเดียวกัน" in text
    assert "หน้า tools อธิบายเกณฑ์ข้อเดียวกัน คือ เกณฑ์ d1.l1.1" in text
    assert "แนวทาง ข้อ 2.6" in text


def test_figures_stand_with_the_results_before_the_next_section(
    learned: Any, rebuilt: Any, altered: Any
) -> None:
    headings = [{"level": 2, "anchor": one, "text": one} for one in ("results", "limits")]
    first = learned.library.practices["first"]

    def page(html: str, *, count: int = 2) -> str:
        told = altered(first, prose={"html": html, "headings": headings[:count]})
        return str(
            rebuilt(themes=learned.library.themes, practices={"first": told}).html["/best-practices/first/"]
        )

    results, limits = '<h2 id="results">ผล</h2><p>ผลดี</p>', '<h2 id="limits">ข้อจำกัด</h2>'
    within = page(results + limits)
    assert within.index("ผลดี") < within.index('<h3 id="figures">') < within.index('id="limits"')
    last = page(results, count=1)
    assert last.index("ผลดี") < last.index('<h3 id="figures">')
    quoted = page(f"{results}<blockquote>{limits}</blockquote>")
    assert quoted.index('id="limits"') < quoted.index('<h2 id="figures">')
    assert '<h2 id="figures">' in learned.html["/best-practices/first/"]


def test_contents_lead_to_what_follows_the_text(learned: Any) -> None:
    page = learned.html["/best-practices/first/"]
    contents = page[page.index('class="inpage"') :].partition("</nav>")[0]
    assert '<a href="#related">เรื่องที่เกี่ยวข้อง</a>' in contents
    assert '<a href="#sources">แหล่งที่มา</a>' in contents


def test_library_ends_with_its_latest_day_and_sources(learned: Any, rebuilt: Any, altered: Any) -> None:
    told = altered(learned.library.practices["first"], updated="2564-03-16")
    site = rebuilt(themes=learned.library.themes, practices={"first": told})
    assert site.text("/best-practices/").endswith("ปรับปรุงล่าสุด 16 มีนาคม 2564 · ที่มา แนวทาง ข้อ 2.6")


def test_best_practices_lead_to_each_other(learned: Any) -> None:
    assert '<a rel="next" href="../../best-practices/second/">' in learned.html["/best-practices/first/"]
    assert 'rel="next"' not in learned.html["/best-practices/second/"]


def test_without_projects_themes_are_named_and_lead_nowhere(rebuilt: Any, learned: Any) -> None:
    parts = {key: getattr(learned.library, key) for key in ("themes", "practices")}
    page = rebuilt(**parts).html["/best-practices/first/"]
    assert "<li><span>ประเด็น money</span></li>" in page


def test_a_site_without_best_practices_has_no_library(site: Any) -> None:
    assert "/best-practices/" not in site.pages
