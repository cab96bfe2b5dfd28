"""Minutes of meetings: a list for a unit, a page for each, the latest named on the page of the unit."""

from __future__ import annotations

from typing import Any

import pytest

from cleancdd.model.minutes import Minutes


def meeting(key: str, day: str, year: int = 2564, **more: Any) -> Minutes:
    told = {
        "id": key,
        "unit": "done",
        "year": year,
        "title": f"การประชุม {key}",
        "date": day,
        "body": "คณะทำงานสมมติ",
        "decisions": [
            {"text": "เห็นชอบแผน", "responsible": "หัวหน้ากลุ่ม", "due": "2564-06-30"},
            {"text": "รับทราบ"},
        ],
        "prose": {"html": '<p>สาระ <a href="/units/">หน่วยงาน</a></p>', "plain": "สาระ หน่วยงาน"},
    }
    return Minutes.model_validate(told | more)


@pytest.fixture(scope="module")
def met(site: Any, rebuilt: Any) -> Any:
    meetings = (
        meeting("older", "2563-02-29", 2563),
        meeting("first", "2563-12-01"),
        meeting("second", "2564-02-01"),
        meeting("third", "2564-05-01"),
    )
    return rebuilt(minutes={one.id: one for one in meetings})


def test_a_meeting_tells_day_body_and_decisions(met: Any) -> None:
    assert met.text("/units/done/minutes/second/").endswith(
        "การประชุม second ผู้ประชุม คณะทำงานสมมติ วันที่ประชุม 1 กุมภาพันธ์ 2564 ปีงบประมาณ 2564 มติที่ประชุม "
        "เห็นชอบแผน ผู้รับผิดชอบ: หัวหน้ากลุ่ม ภายในวันที่ 30 มิถุนายน 2564 รับทราบ สาระ หน่วยงาน"
    )
    assert 'href="../../../../units/"' in met.html["/units/done/minutes/second/"]


def test_the_list_has_all_years_and_the_page_of_the_unit_the_latest(met: Any) -> None:
    text = met.text("/units/done/minutes/")
    assert text.index("third") < text.index("second") < text.index("first") < text.index("ปีงบประมาณ 2563")
    unit = met.text("/units/done/")
    assert "รายงานการประชุม การประชุม third 1 พฤษภาคม 2564 การประชุม second" in unit
    assert "older" not in unit


def test_a_unit_without_minutes_has_no_list(met: Any, site: Any) -> None:
    assert "/units/done/minutes/" not in site.pages
    assert "/units/part/minutes/" not in met.pages
    assert "รายงานการประชุม" not in met.text("/units/part/")
