"""What visitors read of the criteria is for visitors; what a criterion asks for at once is told to staff and
shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleancdd.diagnostics import Diagnostics
from cleancdd.model.criterion import Criterion
from cleancdd.model.rubric import Rubric
from cleancdd.readers.rubric import read_rubrics

ROOT = Path(__file__).parents[2]
FOR_STAFF = re.compile(r"`|\b(?:d[1-5][cr]?|ch|mo)\.l[1-5]|evidence|remark|numbers|no-case|\.yaml|/files")
OF_THE_SCAN = re.compile(r"พิมพ์ว่า|พิมพ์ผิด|ตามที่พิมพ์|ต้นฉบับ")
NOT_OUR_WORDS = re.compile(r"ที่นี่|พลาดบ่อย|มักพลาด|ผู้แทนประชาชน|ดุลพินิจ|กรมฯ|พระราชบัญญัติ|ร้อยละ[0-9]")
NO_SPACE = re.compile(r"[ก-๙][A-Za-z0-9]|[A-Za-z0-9][ก-๙]")
NAMES_WITHOUT_SPACE = re.compile(r"กชช\. 2ค")


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    diagnostics = Diagnostics()
    found = read_rubrics(ROOT, diagnostics)
    diagnostics.stop_if_any()
    return found[2564].rubric


def for_visitors(one: Criterion) -> Iterator[str]:
    text = (
        (ROOT / "content/rubric/2564/criteria" / f"{one.id}.md")
        .read_text(encoding="utf-8")
        .split("---\n", 2)[2]
    )
    yield from (
        one.title,
        one.asks,
        one.remedy,
        one.note or "",
        one.question or "",
        one.source.note or "",
        text,
    )
    yield from one.parts.values()
    yield from (example.text for example in one.examples)


def readings(rubric: Rubric) -> Iterator[str]:
    yield from rubric.scheme.interpretations
    for one in rubric.scheme.questions:
        yield from (one.reading, one.question)


@pytest.mark.parametrize("unwanted", [FOR_STAFF, OF_THE_SCAN, NOT_OUR_WORDS, NO_SPACE])
def test_visitors_read_plain_words_alone(rubric: Rubric, unwanted: re.Pattern[str]) -> None:
    texts = [
        (one.id, NAMES_WITHOUT_SPACE.sub("", text))
        for one in rubric.criteria.values()
        for text in for_visitors(one)
    ]
    texts += [("rubric.yaml", text) for text in readings(rubric)]
    found = [
        (key, text[max(0, hit.start() - 20) : hit.end() + 20])
        for key, text in texts
        for hit in unwanted.finditer(text)
    ]
    assert found == []


def test_staff_are_told_the_key_of_every_part(rubric: Rubric) -> None:
    untold = [
        (one.id, key) for one in rubric.criteria.values() for key in one.parts if f"`{key}`" not in one.record
    ]
    assert untold == []


def test_examples_tell_what_follows_when_a_part_is_missing(rubric: Rubric) -> None:
    """Every criterion of several parts has an example with all of them, and one in which a part is
    missing."""
    for one in rubric.criteria.values():
        asked = set(one.asked_parts)
        shown = [
            (example.outcome, {part for each in example.shows for part in each}) for example in one.examples
        ]
        assert all(parts <= asked for _, parts in shown), one.id
        if asked:
            assert ("met", asked) in shown, one.id
            assert any(outcome == "unknown" and parts and parts < asked for outcome, parts in shown), one.id


def test_the_guideline_asks_for_several_things_in_33_criteria(rubric: Rubric) -> None:
    several = {one.id: len(one.asked_parts) for one in rubric.criteria.values() if one.asked_parts}
    assert len(several) == 33
    known = {"d1.l1.1": 4, "d1.l2.2": 3, "d2.l2.2.2": 12, "d4.l4.2": 2}
    assert {key: several[key] for key in known} == known
    computed = {one.id for one in rubric.criteria.values() if one.check.measure or one.check.value}
    assert computed.isdisjoint(several)
    both = [one for one in rubric.criteria.values() if "มาตรการและแผน" in one.asks]
    assert len(both) == 4
    assert all({"measures", "plan"} <= set(one.asked_parts) for one in both)


def test_what_stands_until_it_is_replaced_may_be_older_than_the_year(rubric: Rubric) -> None:
    """Standing orders, places, signs, manuals, policies and declarations; plans, activities and awards are
    the year's."""
    assert {one.id for one in rubric.criteria.values() if one.when != "this-year"} == {
        *("d1.l1.2.1.1", "d1.l1.2.1.2", "d1.l1.2.1.3"),
        *("d2.l1.1", "d2.l1.2", "d2.l1.3", "d2.l2.2.2", "d2.l3.2", "d2.l5.2"),
        *("d4.l1.1", "d5.l1.1", "d5.l1.2", "mo.l2"),
    }
    assert {one.when for one in rubric.criteria.values()} == {"this-year", "in-force"}


def test_each_open_reading_stands_beside_its_question(rubric: Rubric) -> None:
    """What is asked of one criterion is in its own file, and what is asked of several in `rubric.yaml`, never
    in both."""
    asked = {one.id for one in rubric.criteria.values() if one.question}
    assert len(asked) == 21
    assert {"d2.l4.2", "d1.l4.3", "d1.l4.4", "d1.l1.2.1.1"} <= asked
    assert len(rubric.questions) == len(asked) + len(rubric.scheme.questions)
    assert all(one.reading and one.question for one in rubric.questions)
    assert [one.id for one in rubric.criteria.values() if "คำถามถึงเจ้าของ" in (one.note or "")] == []
    assert all(len(one.criteria) != 1 for one in rubric.scheme.questions)


def test_the_readings_are_those_that_the_scores_follow(rubric: Rubric) -> None:
    told = " ".join(readings(rubric)) + " ".join(one.reading for one in rubric.questions)
    assert "ห่างกันไม่เกิน" not in told
    for words in (
        "ไตรมาสละหนึ่งฉบับ เสนอภายในสิ้นไตรมาสถัดไป",
        "รอได้เฉพาะฉบับของไตรมาสที่ 4 ซึ่งครบกำหนดวันที่ 31 ธันวาคม",
        "ข้อที่คณะกรรมการไม่ได้ตัดสินเองเป็นไปตามที่บันทึกไว้ในวันตรวจ",
        "หลักฐานนับเมื่อผู้อื่นตามไปดูได้",
        "หน่วยงานยืนยันเองว่าครบได้เมื่อมีหลักฐานที่นับได้อย่างน้อยหนึ่งรายการ",
        "ไม่ใช่การประเมิน จึงไม่มีผลต่อระดับ คะแนน",
        "มีมูลเพียงอย่างใดอย่างหนึ่งก็ไม่ผ่าน",
    ):
        assert words in told


def test_the_question_of_dates_names_what_may_be_older_than_the_year(rubric: Rubric) -> None:
    (dates,) = (one for one in rubric.scheme.questions if "ลงวันที่ก่อนปีนั้นได้" in one.reading)
    assert set(dates.criteria) == {one.id for one in rubric.criteria.values() if one.when == "in-force"}
