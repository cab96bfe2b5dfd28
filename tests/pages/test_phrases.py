from __future__ import annotations

from typing import Any

import pytest

from cleancdd.model.criterion import Check, CheckName, Measure, Observed
from cleancdd.pages.phrases import check_words, evidence_words, observed_words, recording
from tests.scoring.made_up import criterion


def measure(shape: str, **parts: str) -> Measure:
    return Measure.model_validate(
        {"title": "เรื่องที่นับ", "shape": shape, "unit": "ครั้ง", "record": "นับ", "parts": parts}
    )


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("zero", None, "จำนวน “เรื่องที่นับ” ที่บันทึกต้องเป็น 0 ครั้ง ถ้ายังไม่ได้บันทึกเลข 0 ถือว่ายังไม่ทราบผล"),
        ("at-least", 2, "จำนวน “เรื่องที่นับ” ต้องไม่น้อยกว่า 2 ครั้ง"),
        ("covers", 2, "“เรื่องที่นับ” ต้องครอบคลุมครบ 2 ด้าน คือ สุจริต วินัย"),
        ("each-quarter", 1, "“เรื่องที่นับ” ต้องมีไม่น้อยกว่าไตรมาสละ 1 ครั้ง ครบทุกไตรมาสของปีงบประมาณ"),
        (
            "months-apart",
            3,
            (
                "“เรื่องที่นับ” ต้องมี 1 ครั้งสำหรับทุก 3 เดือนของปีงบประมาณ "
                "เสนอได้จนสิ้น 3 เดือนถัดไป ช่วงที่ยังไม่ได้บันทึกถือว่ายังไม่ทราบผล"
            ),
        ),
        ("share-at-least", 50, "สัดส่วน “เรื่องที่นับ” คิดจากจำนวนที่บันทึก ต้องไม่น้อยกว่าร้อยละ 50"),
        ("share-over", 50, "สัดส่วน “เรื่องที่นับ” คิดจากจำนวนที่บันทึก ต้องมากกว่าร้อยละ 50 เท่ากับร้อยละ 50 พอดียังไม่ผ่าน"),
    ],
)
def test_check_is_told_with_its_measure_and_value(name: str, value: int | None, words: str) -> None:
    check = Check.model_validate(
        {"name": name, "measure": "thing"} | ({} if value is None else {"value": value})
    )
    assert check_words(check, measure("tally", honesty="สุจริต", discipline="วินัย")) == words


def test_every_check_has_words() -> None:
    unread = {CheckName.EVIDENCE, CheckName.SCORE_AT_LEAST}
    unvalued = {CheckName.EVIDENCE, CheckName.ZERO}
    for name in CheckName:
        needs = {} if name in unread else {"measure": "thing"}
        check = Check.model_validate({"name": name, **needs} | ({} if name in unvalued else {"value": 3}))
        assert "{" not in check_words(check, None if name in unread else measure("count"))


def test_evidence_tells_how_many_parts_and_of_which_time() -> None:
    one = criterion("d1.l1.1")
    assert evidence_words(one) == "มีหลักฐานที่ตามไปดูได้อย่างน้อย 1 รายการ หลักฐานที่ลงวันที่ต้องอยู่ในปีงบประมาณนี้"
    asked = type(one).model_validate(
        {**dict(one), "parts": {"sign": "ป้าย", "paper": "เอกสาร"}, "when": "in-force"}
    )
    words = "มีหลักฐานที่ตามไปดูได้ครบทั้ง 2 ส่วน หลักฐานจะลงวันที่ก่อนปีงบประมาณนี้ก็ได้ ถ้ายังใช้อยู่"
    assert evidence_words(asked) == words


def test_the_total_score_needs_no_measure() -> None:
    score = Check(name=CheckName.SCORE_AT_LEAST, value=86)
    assert check_words(score, None) == "คะแนนรวมทุกมิติ ไม่รวมคะแนนพิเศษ ต้องไม่ต่ำกว่า 86 คะแนน"


def test_recording_shows_the_lines_that_answer_the_criterion(site: Any) -> None:
    rubric = site.library.rubrics[2564]
    assert (
        recording(rubric, rubric.criteria["d1.l2.1"])
        == "numbers:\n  staff: {part: <จำนวนที่ทำ>, whole: <จำนวนทั้งหมด>}\n"
    )
    assert str(recording(rubric, rubric.criteria["extra"])).startswith("criteria:\n  extra:\n    evidence:\n")
    assert recording(rubric, rubric.criteria["ch.l1"]) is None


def test_no_line_to_copy_claims_a_part_by_itself(site: Any, altered: Any) -> None:
    rubric = site.library.rubrics[2564]
    several = altered(rubric.criteria["extra"], parts={"sign": "ป้าย", "website": "เว็บไซต์"})
    assert str(recording(rubric, several)).endswith("        shows: [<รหัสของส่วนที่หลักฐานนี้แสดง>]\n")


@pytest.mark.parametrize(
    ("shape", "way"),
    [
        ("count", "<จำนวน>"),
        ("quarters", "{q1: <จำนวน>, q2: <จำนวน>, q3: <จำนวน>, q4: <จำนวน>}"),
        ("days", "[<วันที่>, <วันที่>]"),
        ("tally", "{honesty: <จำนวน>}"),
        ("procurement", "{projects: <ทั้งหมด>, top: <ในงบสูงสุด>, rest: <ในที่เหลือ>}"),
    ],
)
def test_each_shape_is_recorded_in_its_own_way(site: Any, altered: Any, shape: str, way: str) -> None:
    rubric = altered(site.library.rubrics[2564], measures={"staff": measure(shape, honesty="สุจริต")})
    assert recording(rubric, rubric.criteria["d1.l2.1"]) == f"numbers:\n  staff: {way}\n"


def test_what_the_site_looks_at_names_criteria_by_their_titles(site: Any) -> None:
    known = site.library.rubrics[2564].criteria
    told = observed_words(Observed(by="criteria", criteria=("d1.l1.1",)), known)
    assert told is not None
    assert "“เกณฑ์ d1.l1.1”" in told
    assert observed_words(None, known) is None
