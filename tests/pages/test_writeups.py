from __future__ import annotations

from datetime import date
from typing import Any


def test_only_the_page_about_the_site_is_dated(site: Any) -> None:
    assert {url: site.pages[url].subject["as_of"] for url in ("/about/", "/help/")} == {
        "/about/": date(2021, 9, 30),
        "/help/": None,
    }
    assert "ข้อมูล ณ วันที่ 30 กันยายน 2564" in site.text("/about/")


def test_write_up_shows_title_summary_text_and_sources(site: Any) -> None:
    assert site.text("/help/") == "ช่วยเหลือ วิธีใช้ ข้อความ แหล่งที่มา แนวทาง ข้อ 2.6"


def test_a_long_write_up_begins_with_its_sections(rebuilt: Any, site: Any, altered: Any) -> None:
    page = site.library.pages["help"]
    headings = [{"level": 2, "anchor": f"s{number}", "text": f"ตอน {number}"} for number in range(4)]
    html = "".join(f'<h2 id="s{number}">ตอน {number}</h2>' for number in range(4))
    longer = altered(page, updated=date(2021, 3, 16), prose={"html": html, "headings": headings})
    text = rebuilt(pages={"help": longer}).text("/help/")
    assert "ปรับปรุงเมื่อ 16 มีนาคม 2564 ตอน 0 ตอน 1 ตอน 2 ตอน 3" in text
