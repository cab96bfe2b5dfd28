"""The pages of the committees: positions, units, what is open, and objections."""

from __future__ import annotations

from typing import Any

from cleancdd.model.evaluation import Objection

PANEL = "/results/2564/committees/panel/"


def test_a_committee_tells_its_positions_and_its_units(site: Any) -> None:
    text = site.text(PANEL)
    assert "ประธาน หัวหน้าผู้ตรวจราชการกรม" in text
    assert "ตรวจเสร็จ 1 จาก 1 หน่วยงาน" in text
    assert "เมืองdone" in text
    assert "เมืองcalm" not in text, "it competes for outstanding, which this committee does not review"


def test_what_the_committee_saw_otherwise_is_listed_with_its_remark(site: Any) -> None:
    text = site.text(PANEL)
    assert "เกณฑ์ d3r.l1.1 หน่วยงาน ผ่าน คณะกรรมการ ไม่ผ่าน ไม่พบ" in text
    assert "เกณฑ์ d1.l1.1 หน่วยงาน" not in text


def test_objections_are_told_with_their_days_and_outcomes(site: Any, rebuilt: Any, altered: Any) -> None:
    filed = {"filed": "2564-08-10", "text": "ขอให้ทบทวน"}
    answered = {**filed, "answered": "2564-08-20", "outcome": "partly-upheld", "answer": "ตรวจใหม่แล้ว"}
    objections = tuple(Objection.model_validate(one) for one in (filed, answered))
    review = altered(
        site.library.evaluations["done", 2564].committee, visit="2564-07-01", presentation="2564-07-02"
    )
    after = altered(site.library.evaluations["done", 2564], objections=objections, committee=review)
    told = rebuilt(evaluations={**site.library.evaluations, ("done", 2564): after})
    text = told.text(PANEL)
    assert "คำคัดค้านที่ยังไม่ตอบ 1 เรื่อง" in text
    assert "รับบางส่วน ตอบ 20 สิงหาคม 2564 ตรวจใหม่แล้ว" in text
    assert "ตรวจ 1 ก.ค. 2564 นำเสนอ 2 ก.ค. 2564" in text
    (row,) = told.pages["/results/2564/committees.csv"].subject["table"].rows
    assert (row[2], row[-1]) == ("เมืองdone", "1")


def test_the_list_of_committees_tells_the_working_group_and_the_day(site: Any) -> None:
    text = site.text("/results/2564/committees/")
    assert "คณะทำงานสมมติ" in text
    assert "ตรวจเอกสาร 45 นาที" in text
    assert "นำเสนอ ไม่เกิน 30 นาที" in text
