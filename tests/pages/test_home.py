from __future__ import annotations

from typing import Any

from cleancdd.model.evaluation import Evaluation
from cleancdd.pages.home import DimensionLine, Tally
from tests.pages.conftest import evidence


def test_tally_counts_units_by_status_and_by_what_is_recorded(site: Any) -> None:
    expected = Tally(
        year=2564,
        units=4,
        standings={"challenge": 1, "pool": 3},
        recorded=3,
        final=2,
        mentioned=0,
        answered=12,
        asked=20,
    )
    assert site.pages["/"].subject["tally"] == expected


def test_variants_of_a_dimension_are_listed_once(site: Any) -> None:
    assert site.pages["/"].subject["dimensions"] == (
        DimensionLine(number=1, anchor="d1", short="มิติสั้น 1", points=80),
        DimensionLine(number=3, anchor="d3c", short="มิติสั้น 3", points=20),
    )


def test_home_says_as_of_which_day_and_how_far_the_year_has_come(site: Any) -> None:
    text = site.text("/")
    assert "ข้อมูล ณ วันที่ 30 กันยายน 2564" in text
    assert "3 หน่วยงานบันทึกผลการประเมินแล้ว ในจำนวนนี้บันทึกครบจนสรุปคะแนนได้ 2 หน่วยงาน" in text


def test_home_says_how_many_units_it_can_name_of_those_the_programme_counts(site: Any, rebuilt: Any) -> None:
    assert "4 หน่วยงานที่เอกสารระบุชื่อ จากเป้าหมาย 5" in site.text("/")
    assert "เป้าหมาย" not in rebuilt(rubrics={}, evaluations={}).text("/")


def test_what_a_document_tells_of_units_is_counted_apart_from_results(rebuilt: Any) -> None:
    told = Evaluation.model_validate({"basis": "document", "criteria": evidence("d1.l1.1")})
    text = rebuilt(evaluations={("calm", 2564): told}).text("/")
    assert "กล่าวถึงงานปี 2564 ของ 1 หน่วยงาน" in text
    assert "แต่ไม่ใช่การประเมิน" in text


def test_home_of_a_year_without_results_says_so(rebuilt: Any) -> None:
    assert "ยังไม่มีหน่วยงานใดบันทึกผลการประเมินของปีนี้" in rebuilt(evaluations={}).text("/")


def test_home_offers_regions_and_the_central_units(site: Any) -> None:
    subject = site.pages["/"].subject
    assert list(subject["regions"]) == [1, 2, "central"]
    assert 'href="./units/#region-2"' in site.html["/"]


def test_home_has_the_map_that_the_settings_place_and_tells_status_by_sign(
    site: Any, rebuilt: Any, altered: Any
) -> None:
    assert site.pages["/"].subject["map"] is None
    units = {
        key: altered(one, iso=f"TH-{number}")
        for number, (key, one) in enumerate(site.library.units.items(), start=11)
    }
    settings = altered(site.library.settings, tile_map=(".. กก11", "ขข12 .. คค96"))
    mapped = rebuilt(settings=settings, units=units)
    map_ = mapped.pages["/"].subject["map"]
    assert [(one.letters, one.column, one.row) for one in map_.tiles] == [("กก", 1, 0), ("ขข", 0, 1)]
    assert (map_.columns, map_.rows) == (2, 2)
    keys = list(units)
    assert [one.url for one in map_.tiles] == [f"/units/{keys[0]}/", f"/units/{keys[1]}/"]
    assert "◆" in mapped.html["/"]
    assert [(one.points, one.fifths) for one in map_.tiles] == [(None, 0), (50, 2)], "50 of 110 points"
    assert mapped.html["/"].count('aria-label="กก เมือง') == 1, "what is seen begins what is heard"
    assert 'id="by-score"' in mapped.html["/"]
    assert 'id="by-score"' not in rebuilt(settings=settings, units=units, evaluations={}).html["/"]
    assert (
        rebuilt(settings=altered(settings, tile_map=("กก71 ขข72 คค73 งง11",)), units=units)
        .pages["/"]
        .subject["map"]
        is None
    )
