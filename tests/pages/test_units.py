from __future__ import annotations

from typing import Any

from cleancdd.pages.parts import RegionRows


def test_units_stand_by_region_and_the_central_ones_last(site: Any) -> None:
    regions = site.pages["/units/"].subject["regions"]
    assert [(one.anchor, [row.id for row in one.rows]) for one in regions] == [
        ("region-1", ["calm", "done"]),
        ("region-2", ["part"]),
        ("central", ["poor"]),
    ]


def test_units_stand_by_status_in_the_order_of_statuses(site: Any) -> None:
    standings = site.pages["/units/"].subject["standings"]
    assert [(one.standing, [row.id for row in one.rows]) for one in standings] == [
        ("challenge", ["done"]),
        ("pool", ["calm", "part", "poor"]),
    ]


def test_rows_tell_status_and_result_in_words(site: Any) -> None:
    text = site.text("/units/")
    assert "เมืองdone ท้าทาย 50 คะแนน (ไม่จัดระดับ) ผลของคณะกรรมการ" in text
    assert "เมืองcalm ยังไม่มีสถานะ ยังไม่มีข้อมูลการประเมิน" in text
    assert "เมืองpart ยังไม่มีสถานะ ยังสรุปคะแนนไม่ได้ ยังไม่บันทึก 3 เกณฑ์" in text
    assert "สำนักงานสมมติ poor ยังไม่มีสถานะ อย่างน้อย 60 คะแนน (ไม่จัดระดับ) จากข้อมูลที่บันทึกไว้" in text


def test_central_units_that_are_counted_but_not_named_are_said_to_be_left_out(
    site: Any, rebuilt: Any
) -> None:
    text = site.text("/units/")
    assert "แสดง 4 หน่วยงานที่เอกสารระบุชื่อ จากเป้าหมาย 5 หน่วยงาน" in text
    assert "ส่วนกลางตั้งเป้าไว้ 2 หน่วยงาน แต่เอกสารระบุชื่อไว้ 1 หน่วยงาน" in text
    assert "เป้าหมาย" not in rebuilt(rubrics={}, evaluations={}).text("/units/")


def test_unit_page_shows_status_by_announcement_region_and_results(site: Any) -> None:
    text = site.text("/units/done/")
    assert "สถานะ ปีงบประมาณ 2564 ท้าทาย บัญชีหน่วยงานท้าทาย แนวทาง ข้อ 2.6" in text
    assert "สถานะ ปีงบประมาณ 2563 ดีเด่น" in text
    assert "จังหวัด เมืองdone เขตตรวจราชการ เขตตรวจราชการที่ 1" in text
    assert "ปีงบประมาณ 2564 50 คะแนน (ไม่จัดระดับ) ผลของคณะกรรมการ" in text
    assert "หมายเหตุ ข้อสังเกต แหล่งที่มา แนวทาง ข้อ 2.6" in text


def test_a_year_that_announces_only_the_outstanding_says_nothing_of_the_others(site: Any) -> None:
    assert "2563" not in site.text("/units/calm/")
    assert "ยังไม่มีสถานะ (อยู่ในข่ายรับการคัดเลือกหน่วยงานดีเด่น)" in site.text("/units/calm/")
    assert "ไม่มีชื่อในบัญชีหน่วยงานต้นแบบหรือท้าทาย" in site.text("/units/calm/")


def test_contacts_are_shown_when_recorded_and_their_absence_is_said(site: Any) -> None:
    recorded, absent = site.text("/units/part/"), site.text("/units/calm/")
    assert (
        "โทรศัพท์ 0 0000 0000 เว็บไซต์ https://example.org/ (ออกไปเว็บไซต์อื่น) Facebook https://example.org/f"
        in recorded
    )
    assert "หน่วยงานยังไม่ได้บันทึกที่อยู่และช่องทางติดต่อ" in absent


def test_central_unit_has_no_region(site: Any) -> None:
    assert "ประเภท ส่วนกลาง" in site.text("/units/poor/")
    assert RegionRows(region="central", rows=()).anchor == "central"
