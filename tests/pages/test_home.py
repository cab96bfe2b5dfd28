from __future__ import annotations

from typing import Any

from cleancdd.pages.home import DimensionLine, Tally


def test_tally_counts_units_by_status_and_by_what_is_recorded(site: Any) -> None:
    expected = Tally(year=2564, units=4, standings={"challenge": 1, "pool": 3}, recorded=3, final=2)
    assert site.pages["/"].subject["tally"] == expected


def test_variants_of_a_dimension_are_listed_once(site: Any) -> None:
    assert site.pages["/"].subject["dimensions"] == (
        DimensionLine(number=1, anchor="d1", short="มิติสั้น 1", points=80),
        DimensionLine(number=3, anchor="d3c", short="มิติสั้น 3", points=20),
    )


def test_home_says_as_of_which_day_and_how_far_the_year_has_come(site: Any) -> None:
    text = site.text("/")
    assert "ข้อมูล ณ วันที่ 30 กันยายน 2564" in text
    assert "มีข้อมูลการประเมินแล้ว 3 หน่วยงาน ในจำนวนนี้บันทึกครบจนสรุปคะแนนได้ 2 หน่วยงาน" in text


def test_home_of_a_year_without_results_says_so(rebuilt: Any) -> None:
    assert "ยังไม่มีหน่วยงานใดบันทึกผลการประเมินของปีนี้" in rebuilt(evaluations={}).text("/")


def test_home_offers_regions_and_the_central_units(site: Any) -> None:
    subject = site.pages["/"].subject
    assert (subject["regions"], subject["central"]) == ((1, 2), True)
    assert 'href="./units/#region-2"' in site.html["/"]
