"""What is offered while somebody types."""

from __future__ import annotations

import random

from cleancdd.search.compression import pack_json
from cleancdd.search.hints import hint_of, listed
from cleancdd.search.pagetext import PageText
from cleancdd.thai.compounds import JOINER, parted, whole


def test_a_hint_has_the_names_that_the_title_does_not_say() -> None:
    names = ("น่าน", "พช น่าน", "nan", "กพร.")
    page = PageText("สำนักงานพัฒนาชุมชนจังหวัดน่าน", (), {"kind": ("หน่วยงาน",), "year": ("2564",)}, names)
    hint = hint_of("/units/nan/", page)
    assert parted(hint) == "สำนักงานพัฒนาชุมชนจังหวัดน่าน\t/units/nan/\tหน่วยงาน\t2564\tnan กพร."


def test_words_of_a_title_are_whole_on_a_line() -> None:
    page = PageText("หน่วยงานใสสะอาดระดับ 5", (), {"kind": ("หน่วยงาน",)}, ("หน่วยงานดี",))
    assert hint_of("/a/", page) == f"{whole('หน่วยงานใสสะอาดระดับ')} 5\t/a/\tหน่วยงาน\t\tหน่วยงานดี"
    assert JOINER in hint_of("/a/", page)


def test_pages_without_a_name_of_their_own_are_not_offered() -> None:
    assert hint_of("/a/", PageText("ผล", (), {"kind": ("ผลการประเมิน",)})) == ""
    assert hint_of("/a/", PageText("", (), {"kind": ("หน่วยงาน",)})) == ""


def test_a_tab_in_a_title_parts_nothing() -> None:
    page = PageText("ก\tข\nค", (), {"kind": ("หน่วยงาน",)}, ("x\ty",))
    assert hint_of("/a/", page) == "ก ข ค\t/a/\tหน่วยงาน\t\tx y"


def test_of_a_large_site_as_many_are_listed_as_there_is_room_for_units_and_new_years_first() -> None:
    dice = random.Random(3)  # noqa: S311
    title = ("".join(dice.choices("กขคงจฉชซ", k=30)) for _ in range(20_000))
    hints = [f"{next(title)}\t/i/{at}/\tนวัตกรรม\t{2560 + at % 5}\t" for at in range(9_000)]
    found = listed([*hints, *(f"{next(title)}\t/u/{at}/\tหน่วยงาน\t\t" for at in range(90)), ""])
    kinds = [line.split("\t")[2] for line in found]
    assert kinds == sorted(kinds, reverse=True)
    assert kinds.count("หน่วยงาน") == 90
    assert {line.split("\t")[3] for line in found[90:]} == {"2564"}
    assert 14_000 < len(pack_json(found)) <= 15_000
