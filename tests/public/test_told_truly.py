"""What the site's own pages say of the programme: right numbers, nobody blamed for the scan."""

from __future__ import annotations

import re

import pytest

from cleancdd.library import Library
from tests.public.conftest import Public
from tests.public.seen import lines


@pytest.fixture(scope="module")
def library(own: Public) -> Library:
    return own.library


@pytest.fixture(scope="module")
def pages(own: Public) -> dict[str, str]:
    """The words of each page as a reader sees them: one line for each block."""
    return {url: "\n".join(lines(html)) for url, html in own.html.items()}


def where(pages: dict[str, str], pattern: str) -> list[tuple[str, str]]:
    return [(url, found[0]) for url, text in pages.items() for found in re.finditer(pattern, text)]


def test_every_kind_of_page_is_asked(pages: dict[str, str]) -> None:
    starts = (
        "/",
        "/404.html",
        "/about/",
        "/glossary/",
        "/criteria/2564/",
        "/guidance/programme/dimensions/",
        "/units/yala/",
    )
    assert set(starts) <= set(pages)
    assert len(pages) > 100


def test_what_may_be_the_scans_mistake_is_not_laid_at_anyones_door(pages: dict[str, str]) -> None:
    assert (
        where(
            pages,
            "(เอกสาร|แนวทาง|ข้อ [0-9.]+|ตาราง|แบบตรวจ)พิมพ์|(?<!อาจ)พิมพ์(ว่า|ผิด|คลาดเคลื่อน|ซ้ำ|ชื่อ|เลข)|ตามที่พิมพ์",
        )
        == []
    )
    assert "อ่านแนวทางจากไฟล์ข้อความที่แปลงจากภาพสแกน" in pages["/about/"]


def test_units_are_counted_against_the_target(pages: dict[str, str]) -> None:
    assert "84\nหน่วยงานที่เอกสารระบุชื่อ จากเป้าหมาย 90" in pages["/"]
    assert "ส่วนกลางตั้งเป้าไว้ 14 หน่วยงาน แต่เอกสารระบุชื่อไว้ 8 หน่วยงาน" in pages["/units/"]
    assert "ส่วนกลาง 14 เป็นเป้าหมาย แนวทางระบุชื่อไว้ 8" in pages["/criteria/2564/"]
    assert where(pages, "หน่วยงานทั้งหมด") == []


def test_no_unit_is_told_to_have_been_assessed_by_a_document(pages: dict[str, str], library: Library) -> None:
    told = sum(one.basis == "document" for one in library.evaluations.values())
    assert told == len(library.evaluations)
    assert f"กล่าวถึงงานปี 2564 ของ {told} หน่วยงาน" in pages["/"]
    assert "ยังไม่มีหน่วยงานใดบันทึกผลการประเมินของปีนี้" in pages["/"]
    assert where(pages, "มีข้อมูลการประเมินแล้ว|ทุกคะแนน|อย่างน้อยระดับ 0") == []


def test_a_status_is_one_of_a_list_and_the_rest_have_none(pages: dict[str, str], library: Library) -> None:
    none = "ยังไม่มีสถานะ (อยู่ในข่ายรับการคัดเลือกหน่วยงานดีเด่น)"
    assert f"52\n{none}" in pages["/"]
    assert none in pages["/units/yala/"]
    assert where(pages, "กลุ่ม(ที่)?คัดเลือก(หน่วยงาน)?ดีเด่น|ประกาศ(รายชื่อ)?หน่วยงาน(ต้นแบบ|ท้าทาย)") == []
    assert "ดีเด่น ข้อ" not in pages["/units/yala/"]
    assert set(library.statuses.years) == {2564}


def test_every_foot_tells_whom_to_ask_and_about_the_same(pages: dict[str, str], library: Library) -> None:
    contact = library.settings.contact
    assert contact is not None
    line = f"ถามเรื่องโครงการ / แจ้งข้อผิดพลาดของเว็บไซต์นี้ที่ {contact.office} โทร. {contact.phone}"
    assert [url for url, text in pages.items() if line not in text] == []
    assert f"{contact.office} โทร. {contact.phone}" in pages["/about/"].split("แหล่งที่มา")[-2]


@pytest.mark.parametrize("url", ["/criteria/2564/", "/guidance/instruments/ita/"])
def test_ita_bands_stand_under_their_warning(pages: dict[str, str], url: str) -> None:
    text = pages[url]
    warning = re.search("คำเตือน.{0,20}(สองระดับล่าง|ตารางนี้เป็นระดับผล ITA)", text, re.DOTALL)
    assert warning is not None
    assert text.index("AA", warning.start()) - warning.start() < 500


def test_what_the_guideline_leaves_open_is_said(pages: dict[str, str]) -> None:
    assert "ไม่ได้กำหนดว่าระดับดีเด่นคือกี่คะแนน" in pages["/guidance/programme/roles/"]
    assert "พิจารณาจากเอกสารและการนำเสนอ" in pages["/criteria/2564/"]
    assert "คณะทำงานขับเคลื่อนและบูรณาการโครงการพัฒนาชุมชนใสสะอาด" in pages["/criteria/2564/"]
    assert "จำนวนเงินทุกช่องเว้นว่างในต้นฉบับ" in pages["/guidance/instruments/lampang-merit-draft/"]
    assert "แนวทางไม่ได้นิยามคำนี้" in pages["/glossary/"]
