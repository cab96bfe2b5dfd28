"""Invented units: their names, ids and places."""

from __future__ import annotations

import re

import pytest

from cleancdd.sample.units import invent_units
from tests.sample.scored import Sample

PROVINCES = """
กระบี่ กรุงเทพมหานคร กาญจนบุรี กาฬสินธุ์ กำแพงเพชร ขอนแก่น จันทบุรี ฉะเชิงเทรา ชลบุรี ชัยนาท ชัยภูมิ
ชุมพร เชียงราย เชียงใหม่ ตรัง ตราด ตาก นครนายก นครปฐม นครพนม นครราชสีมา นครศรีธรรมราช นครสวรรค์
นนทบุรี นราธิวาส น่าน บึงกาฬ บุรีรัมย์ ปทุมธานี ประจวบคีรีขันธ์ ปราจีนบุรี ปัตตานี พระนครศรีอยุธยา
พะเยา พังงา พัทลุง พิจิตร พิษณุโลก เพชรบุรี เพชรบูรณ์ แพร่ ภูเก็ต มหาสารคาม มุกดาหาร แม่ฮ่องสอน
ยโสธร ยะลา ร้อยเอ็ด ระนอง ระยอง ราชบุรี ลพบุรี ลำปาง ลำพูน เลย ศรีสะเกษ สกลนคร สงขลา สตูล
สมุทรปราการ สมุทรสงคราม สมุทรสาคร สระแก้ว สระบุรี สิงห์บุรี สุโขทัย สุพรรณบุรี สุราษฎร์ธานี สุรินทร์
หนองคาย หนองบัวลำภู อ่างทอง อำนาจเจริญ อุดรธานี อุตรดิตถ์ อุทัยธานี อุบลราชธานี
""".split()  # noqa: SIM905 - a list of 77 names reads better as words


def test_units_are_spread_over_regions_and_the_centre(programme: Sample) -> None:
    regions = [unit.inspection_region for unit in programme[1].units.values()]
    assert {one: regions.count(one) for one in range(1, 19)} == {
        one: 3 if one <= 14 else 2 for one in range(1, 19)
    }
    assert regions.count(None) == 10


@pytest.mark.parametrize("seed", [1, 2])
def test_a_thousand_units_have_names_of_their_own_that_no_province_has(seed: int) -> None:
    units = list(invent_units(1000, seed))
    assert len({unit.label for unit in units}) == len({unit.id for unit in units}) == 1000
    assert not any(re.search(r"\d", unit.label + unit.id) for unit in units)
    assert len(PROVINCES) == 77
    assert not {unit.label for unit in units} & set(PROVINCES)
    assert all(re.fullmatch(r"sample(-[a-z]+)+", unit.id) for unit in units)


def test_beyond_that_names_carry_a_number() -> None:
    units = list(invent_units(10_000, 1))
    assert len({unit.label for unit in units}) == len({unit.id for unit in units}) == 10_000
    assert any(unit.label.endswith(" 2") and unit.id.endswith("-2") for unit in units)


def test_some_names_are_very_long(programme: Sample) -> None:
    assert max(len(unit.name) for unit in programme[1].units.values()) > 60
