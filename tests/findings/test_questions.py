"""Each question a criterion may ask: at its limit, a hair beside it, and with nothing recorded."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.findings.questions import Facts, ask, percent
from cleancdd.model.criterion import SHAPES, Check, CheckName, Measure, Shape
from cleancdd.model.evaluation import Procurement, Quarters, Share
from cleancdd.model.scorecard import Finding, Outcome
from cleancdd.thai.dates import fiscal_periods

MET, UNMET, UNKNOWN = Outcome.MET, Outcome.UNMET, Outcome.UNKNOWN
VIRTUES = {"sufficiency": "พอเพียง", "discipline": "วินัย", "honesty": "สุจริต", "volunteering": "จิตอาสา"}
NEEDS_VALUE = set(CheckName) - {CheckName.EVIDENCE, CheckName.ZERO}
READS_NUMBER = {name for name, shapes in SHAPES.items() if shapes}


def measure(shape: Shape = Shape.COUNT, unit: str = "คน", parts: dict[str, str] | None = None) -> Measure:
    return Measure(title="จำนวนผู้ร่วม", shape=shape, unit=unit, record="นับ", parts=parts or {})


def answer(
    name: str,
    number: object = None,
    value: int | None = None,
    parts: dict[str, str] | None = None,
    **facts: Any,
) -> Finding:
    check_name = CheckName(name)
    reads = check_name in READS_NUMBER
    check = Check(name=check_name, measure="staff" if reads else None, value=value)
    shape = min(SHAPES[check_name], default=Shape.COUNT)
    return ask(check, measure(shape, parts=parts) if reads else None, Facts(2564, number=number, **facts))


def outcome(name: str, number: object, value: int | None = None) -> Outcome:
    return answer(name, number, value).outcome


def test_every_check_says_which_shapes_it_reads() -> None:
    assert set(SHAPES) == set(CheckName)
    assert {name for name, shapes in SHAPES.items() if not shapes} == {
        CheckName.EVIDENCE,
        CheckName.SCORE_AT_LEAST,
    }


@pytest.mark.parametrize("name", CheckName)
def test_nothing_recorded_is_unknown_never_unmet(name: CheckName) -> None:
    found = answer(name, value=1 if name in NEEDS_VALUE else None)
    assert found.outcome is UNKNOWN
    assert found.because.startswith("ยังไม่ได้บันทึก") or name is CheckName.SCORE_AT_LEAST


def test_unrecorded_number_is_named_by_its_measure() -> None:
    assert answer("share-over", value=50) == Finding(outcome=UNKNOWN, because="ยังไม่ได้บันทึกจำนวนผู้ร่วม")


def test_evidence_is_met_by_one_piece() -> None:
    assert answer("evidence", evidence=1) == Finding(outcome=MET, because="มีหลักฐาน 1 รายการ")
    assert answer("evidence", evidence=12).because == "มีหลักฐาน 12 รายการ"
    assert answer("evidence", evidence=0) == Finding(outcome=UNKNOWN, because="ยังไม่ได้บันทึกหลักฐาน")
    told = answer("evidence", uncounted=("ยังไม่บอกว่าตามไปดูได้ที่ใด", "ยังไม่บอกว่าตามไปดูได้ที่ใด"))
    assert told == Finding(outcome=UNKNOWN, because="หลักฐานที่บันทึกยังไม่นับ เพราะยังไม่บอกว่าตามไปดูได้ที่ใด")


PARTS = {"sign": "ป้าย", "website": "เว็บไซต์", "paper": "เอกสาร"}


def test_evidence_shows_every_part_that_is_asked_for() -> None:
    two = {"evidence": 2, "shown": frozenset({"sign", "paper"})}
    told = "แสดงแล้ว 2 จาก 3 ส่วน ยังไม่มีหลักฐานที่แสดง: เว็บไซต์"
    assert ask_parts(**two) == Finding(outcome=UNKNOWN, because=told)
    assert ask_parts(evidence=1, shown=frozenset(PARTS)) == Finding(outcome=MET, because="แสดงครบทั้ง 3 ส่วน")
    assert ask_parts(evidence=5).outcome is UNKNOWN
    assert (
        ask_parts(shown=frozenset({"sign"})).because == "แสดงแล้ว 1 จาก 3 ส่วน ยังไม่มีหลักฐานที่แสดง: เว็บไซต์, เอกสาร"
    )


def test_a_unit_may_vouch_for_its_evidence_but_not_without_any() -> None:
    vouched = ask_parts(evidence=1, shown=frozenset({"sign"}), vouched=True)
    told = "หน่วยงานยืนยันว่าครบทุกส่วน ยังไม่มีหลักฐานที่แสดง: เว็บไซต์, เอกสาร"
    assert vouched == Finding(outcome=MET, because=told)
    assert ask_parts(vouched=True).outcome is UNKNOWN
    assert ask_parts(vouched=True, shown=frozenset({"sign"})).outcome is UNKNOWN


def ask_parts(**facts: Any) -> Finding:
    return ask(Check(name=CheckName.EVIDENCE), None, Facts(2564, parts=PARTS, **facts))


def test_zero_needs_a_recorded_zero() -> None:
    assert answer("zero", 0) == Finding(outcome=MET, because="บันทึกไว้ 0 คน (ต้องเป็น 0)")
    assert outcome("zero", 1) is UNMET


@pytest.mark.parametrize(("number", "expected"), [(0, UNMET), (1, UNMET), (2, MET), (3, MET)])
def test_at_least_includes_its_limit(number: int, expected: Outcome) -> None:
    assert answer("at-least", number, 2) == Finding(
        outcome=expected, because=f"มี {number} คน (ต้องไม่น้อยกว่า 2)"
    )


@pytest.mark.parametrize(
    ("tally", "expected"),
    [
        ({}, UNMET),
        ({"honesty": 4}, UNMET),
        ({"honesty": 5}, MET),
        ({"honesty": 2, "discipline": 3}, MET),
        ({"honesty": 0}, UNMET),
    ],
)
def test_at_least_adds_a_tally_up(tally: dict[str, int], expected: Outcome) -> None:
    assert outcome("at-least", tally, 5) is expected


def test_covers_counts_parts_with_something_in_them() -> None:
    full = dict.fromkeys(VIRTUES, 1)
    assert answer("covers", full, 4, VIRTUES) == Finding(outcome=MET, because="ครอบคลุม 4 จาก 4 ด้าน")
    two_short = full | {"honesty": 0, "volunteering": 0}
    told = Finding(outcome=UNMET, because="ครอบคลุม 2 จาก 4 ด้าน ขาดสุจริต และจิตอาสา")
    assert answer("covers", two_short, 4, VIRTUES) == told


def test_covers_is_not_met_by_many_in_one_part() -> None:
    assert (
        answer(
            "covers", {"honesty": 9, "discipline": 1, "sufficiency": 1, "volunteering": 0}, 4, VIRTUES
        ).outcome
        is UNMET
    )


def test_a_part_of_which_no_number_is_recorded_is_unknown() -> None:
    three = dict.fromkeys(VIRTUES, 1)
    del three["honesty"]
    told = Finding(outcome=UNKNOWN, because="ครอบคลุม 3 จาก 4 ด้าน ยังไม่บันทึกสุจริต")
    assert answer("covers", three, 4, VIRTUES) == told
    assert answer("covers", three | {"discipline": 0}, 4, VIRTUES).outcome is UNMET
    assert answer("covers", {}, 4, VIRTUES).outcome is UNKNOWN
    assert answer("at-least", three, 5, VIRTUES).because == "มี 3 คน (ต้องไม่น้อยกว่า 5) ยังไม่บันทึกสุจริต"
    assert answer("at-least", three, 5, VIRTUES).outcome is UNKNOWN
    assert answer("at-least", three | {"discipline": 9}, 5, VIRTUES).outcome is MET
    assert answer("at-least", three | {"honesty": 0}, 5, VIRTUES).outcome is UNMET


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((1, 1, 1, 1), MET),
        ((2, 1, 5, 1), MET),
        ((1, 1, 1, None), UNKNOWN),
        ((None, None, None, None), UNKNOWN),
        ((1, 1, 0, 1), UNMET),
        ((0, None, None, None), UNMET),
        ((None, None, None, 0), UNMET),
        ((9, 9, 9, 0), UNMET),
    ],
)
def test_each_quarter_stands_alone(counts: tuple[int | None, ...], expected: Outcome) -> None:
    q1, q2, q3, q4 = counts
    assert outcome("each-quarter", Quarters(q1=q1, q2=q2, q3=q3, q4=q4), 1) is expected


def test_each_quarter_tells_every_quarter() -> None:
    because = "ไตรมาส 1: 1 ไตรมาส 2: 0 ไตรมาส 3: ยังไม่บันทึก ไตรมาส 4: 2 (ต้องไม่น้อยกว่าไตรมาสละ 1 ครั้ง)"
    assert answer("each-quarter", Quarters(q1=1, q2=0, q4=2), 1) == Finding(outcome=UNMET, because=because)
    assert outcome("each-quarter", Quarters(q1=1, q2=1, q3=1, q4=1), 2) is UNMET


def test_a_quarter_that_is_not_over_may_still_come_right() -> None:
    counts = Quarters(q1=1, q2=1, q3=0)
    assert answer("each-quarter", counts, 1, as_of=date(2021, 6, 30)).outcome is UNKNOWN
    assert answer("each-quarter", counts, 1, as_of=date(2021, 7, 1)).outcome is UNMET


EACH_IN_ITS_QUARTER = ("2020-12-25", "2021-03-20", "2021-06-18", "2021-09-15")
EACH_AFTER_ITS_QUARTER = ("2021-01-05", "2021-04-08", "2021-07-09", "2021-10-07")
LATER, OVER, AWAITED = date.max, date(2021, 10, 1), date(2021, 12, 31)


@pytest.mark.parametrize(
    ("days", "as_of", "expected"),
    [
        ((), LATER, UNKNOWN),
        (EACH_IN_ITS_QUARTER, LATER, MET),
        (EACH_IN_ITS_QUARTER[::-1], LATER, MET),  # told out of order
        (EACH_AFTER_ITS_QUARTER, LATER, MET),  # the last in October, which is in time
        (("2020-10-01", "2021-01-01", "2021-04-01", "2021-07-01"), LATER, MET),
        (
            ("2020-12-31", "2021-03-31", "2021-06-30", "2021-12-31"),
            LATER,
            MET,
        ),  # more than three months apart
        (EACH_AFTER_ITS_QUARTER[:3], OVER, MET),  # the fourth is due by the end of December
        (EACH_AFTER_ITS_QUARTER[:3], AWAITED, MET),
        (EACH_AFTER_ITS_QUARTER[:3], date(2022, 1, 1), UNKNOWN),
        (EACH_AFTER_ITS_QUARTER[:3], date(2021, 9, 30), UNKNOWN),  # the year is not over
        (EACH_IN_ITS_QUARTER[:2], OVER, UNKNOWN),
        (("2020-12-25", "2020-12-26"), OVER, UNKNOWN),  # neighbouring days are no two quarters
        (("2021-03-20",) * 4, LATER, UNKNOWN),  # one report told four times
        (("2021-08-01", "2021-09-01"), LATER, UNKNOWN),  # nothing for ten months
        (
            EACH_IN_ITS_QUARTER[1:],
            LATER,
            UNKNOWN,
        ),  # March may answer the first quarter, and then none the second
    ],
)
def test_every_three_months_asks_for_a_report_of_each_quarter(
    days: tuple[str, ...], as_of: date, expected: Outcome
) -> None:
    found = answer("months-apart", tuple(map(date.fromisoformat, days)), 3, as_of=as_of)
    assert found.outcome is expected


def test_every_three_months_tells_what_is_lacking_and_when_it_is_due() -> None:
    days = tuple(map(date.fromisoformat, EACH_AFTER_ITS_QUARTER))
    assert answer("months-apart", days, 3).because == "มีรายงานครบทั้ง 4 ไตรมาส"
    told = "ยังไม่บันทึกรายงานของไตรมาส 3 (กำหนด 30 ก.ย. 2564) ไตรมาส 4 (กำหนด 31 ธ.ค. 2564)"
    assert answer("months-apart", days[:2], 3).because == told
    told = "มีรายงานครบทุกไตรมาสที่ถึงกำหนดแล้ว เหลือไตรมาส 4 (กำหนด 31 ธ.ค. 2564)"
    assert answer("months-apart", days[:3], 3, as_of=OVER).because == told


def test_a_report_after_the_day_of_judging_is_told_as_recorded() -> None:
    day, later = date(2021, 6, 1), (date(2021, 7, 9),)
    told = "รายงานที่ลงวันที่ 9 ก.ค. 2564 ยังไม่นับ เพราะอยู่หลังวันที่ใช้ประเมิน 1 มิ.ย. 2564"
    days = tuple(map(date.fromisoformat, EACH_AFTER_ITS_QUARTER[:2]))
    assert answer("months-apart", days, 3, as_of=day, later=later).because.endswith(
        f"(กำหนด 31 ธ.ค. 2564) {told}"
    )
    assert answer("months-apart", (), 3, as_of=day, later=later) == Finding(
        outcome=UNKNOWN, because=f"ยังไม่มีรายงานที่นับได้ {told}"
    )


def test_a_report_of_a_known_quarter_is_late_after_the_next_one() -> None:
    first, second, third, fourth = map(date.fromisoformat, EACH_IN_ITS_QUARTER)
    known = {"q1": first, "q2": second, "q3": third, "q4": fourth}
    assert outcome("months-apart", known, 3) is MET
    assert outcome("months-apart", known | {"q1": date(2021, 3, 31)}, 3) is MET
    late = answer("months-apart", known | {"q1": date(2021, 4, 1)}, 3)
    assert late == Finding(
        outcome=UNMET, because="รายงานของไตรมาส 1 เสนอเมื่อ 1 เม.ย. 2564 หลังกำหนด 31 มี.ค. 2564"
    )
    assert outcome("months-apart", {"q1": first}, 3) is UNKNOWN


@given(st.tuples(*(st.dates(first, last) for first, last in fiscal_periods(2564, 3))))
def test_one_report_in_every_quarter_is_enough_whatever_the_days(days: tuple[date, ...]) -> None:
    assert outcome("months-apart", days, 3) is MET


@given(st.tuples(*(st.dates(first, last) for first, last in fiscal_periods(2564, 3))), st.integers(0, 3))
def test_a_report_more_is_never_worse(days: tuple[date, ...], left_out: int) -> None:
    order = {UNMET: 0, UNKNOWN: 1, MET: 2}
    fewer = days[:left_out] + days[left_out + 1 :]
    assert order[outcome("months-apart", fewer, 3)] <= order[outcome("months-apart", days, 3)]


@pytest.mark.parametrize(
    ("part", "total", "over", "at_least"),
    [
        (25, 50, UNMET, MET),  # 50 % exactly
        (26, 50, MET, MET),
        (24, 50, UNMET, UNMET),
        (5001, 10_000, MET, MET),
        (4999, 10_000, UNMET, UNMET),
        (1, 2, UNMET, MET),
        (1, 1, MET, MET),
        (0, 1, UNMET, UNMET),
        (0, 0, UNKNOWN, UNKNOWN),
    ],
)
def test_half_is_at_least_half_and_not_over_it(
    part: int, total: int, over: Outcome, at_least: Outcome
) -> None:
    share = Share(part=part, whole=total)
    assert (outcome("share-over", share, 50), outcome("share-at-least", share, 50)) == (over, at_least)


def test_share_is_told_with_its_limit() -> None:
    told = answer("share-over", Share(part=26, whole=52), 50)
    assert told == Finding(outcome=UNMET, because="26 จาก 52 คน คิดเป็นร้อยละ 50 (ต้องมากกว่าร้อยละ 50)")
    told = answer("share-at-least", Share(part=2, whole=3), 60)
    assert told == Finding(outcome=MET, because="2 จาก 3 คน คิดเป็นร้อยละ 66.66 (ต้องไม่น้อยกว่าร้อยละ 60)")
    assert answer("share-over", Share(part=0, whole=0), 50).because == "จำนวนทั้งหมดเป็น 0 จึงคิดร้อยละไม่ได้"


@given(st.data(), st.integers(1, 10**12), st.integers(0, 100))
def test_shares_are_exact(data: st.DataObject, total: int, limit: int) -> None:
    near = limit * total // 100
    part = data.draw(st.one_of(st.integers(0, total), st.integers(max(0, near - 1), min(total, near + 1))))
    share = Share(part=part, whole=total)
    exact = Fraction(part, total) * 100
    assert outcome("share-over", share, limit) is (MET if exact > limit else UNMET)
    assert outcome("share-at-least", share, limit) is (MET if exact >= limit else UNMET)


@given(st.data(), st.integers(1, 10**9))
def test_percent_is_cut_so_that_no_share_looks_larger(data: st.DataObject, total: int) -> None:
    part = data.draw(st.integers(0, total))
    shown = Fraction(percent(part, total))
    assert shown <= Fraction(part * 100, total) < shown + Fraction(1, 100)


@pytest.mark.parametrize(
    ("part", "total", "text"),
    [
        (5999, 10_000, "59.99"),
        (59_999, 100_000, "59.99"),
        (1, 3, "33.33"),
        (1, 2, "50"),
        (1, 1, "100"),
        (0, 7, "0"),
        (1, 200, "0.50"),
        (21, 200, "10.50"),
    ],
)
def test_percent_shows_two_decimals_or_none(part: int, total: int, text: str) -> None:
    assert percent(part, total) == text


@pytest.mark.parametrize(
    ("projects", "top", "expected"),
    [
        (0, 0, UNKNOWN),
        (1, 0, UNMET),
        (1, 1, MET),
        (2, 1, UNMET),
        (2, 2, MET),
        (3, 2, UNMET),
        (3, 3, MET),
        (9, 2, UNMET),
        (9, 3, MET),
    ],
)
def test_top_projects_are_three_or_all_there_are(projects: int, top: int, expected: Outcome) -> None:
    assert outcome("top-projects", Procurement(projects=projects, top=top, rest=0), 3) is expected


def test_top_projects_may_ask_for_fewer_than_three() -> None:
    assert outcome("top-projects", Procurement(projects=9, top=2, rest=0), 2) is MET
    assert outcome("top-projects", Procurement(projects=9, top=1, rest=6), 2) is UNMET
    assert (
        outcome("top-projects", Procurement(projects=9, top=3, rest=0), 4) is MET
    )  # there are never more than three


@pytest.mark.parametrize("limit", [60, 70, 80])
def test_rest_share_is_met_when_there_is_no_rest(limit: int) -> None:
    because = "ไม่มีโครงการอื่นนอกจากโครงการที่งบสูงสุด จึงถือว่าครบตามสัดส่วน"
    for projects in (1, 2, 3):
        told = answer("rest-share-at-least", Procurement(projects=projects, top=0, rest=0), limit)
        assert told == Finding(outcome=MET, because=because)


@pytest.mark.parametrize(
    ("projects", "rest", "limit", "expected"),
    [
        (0, 0, 60, UNKNOWN),
        (13, 6, 60, MET),  # 60 % exactly
        (13, 5, 60, UNMET),
        (10_003, 5999, 60, UNMET),  # 59.99 %
        (10_003, 6000, 60, MET),
        (13, 7, 70, MET),
        (13, 7, 80, UNMET),
        (13, 8, 80, MET),
        (4, 0, 60, UNMET),
        (4, 1, 60, MET),
        (6, 2, 60, MET),  # 66.66 %
        (6, 2, 70, UNMET),
    ],
)
def test_rest_share_leaves_the_three_largest_out(
    projects: int, rest: int, limit: int, expected: Outcome
) -> None:
    assert outcome("rest-share-at-least", Procurement(projects=projects, top=0, rest=rest), limit) is expected


def test_procurement_is_told() -> None:
    number = Procurement(projects=10_003, top=2, rest=5999)
    told = answer("rest-share-at-least", number, 60).because
    assert told == "มีผู้แทนภาคประชาชน 5999 จาก 10000 โครงการที่เหลือ คิดเป็นร้อยละ 59.99 (ต้องไม่น้อยกว่าร้อยละ 60)"
    assert answer("top-projects", number, 3).because == "มีผู้แทนภาคประชาชนร่วมเป็นกรรมการ 2 จาก 3 โครงการที่งบสูงสุด"
    assert answer("top-projects", Procurement(projects=0, top=0, rest=0), 3).because.endswith("จึงยังตัดสินไม่ได้")


@given(st.data(), st.integers(4, 10**6), st.integers(0, 100))
def test_rest_shares_are_exact(data: st.DataObject, projects: int, limit: int) -> None:
    rest = data.draw(st.integers(0, projects - 3))
    expected = MET if Fraction(rest, projects - 3) >= Fraction(limit, 100) else UNMET
    assert outcome("rest-share-at-least", Procurement(projects=projects, top=3, rest=rest), limit) is expected


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        *((None, UNKNOWN), ((0, 0), UNMET), ((85, 85), UNMET), ((86, 86), MET), ((100, 100), MET)),
        *(((86, 100), MET), ((0, 64), UNMET), ((0, 85), UNMET), ((85, 86), UNKNOWN), ((0, 100), UNKNOWN)),
    ],
)
def test_score_at_least_reads_what_the_points_can_still_be(
    points: tuple[int, int] | None, expected: Outcome
) -> None:
    assert answer("score-at-least", value=86, points=points).outcome is expected


def test_score_is_told() -> None:
    must = "ไม่รวมคะแนนพิเศษ (ต้องไม่ต่ำกว่า 86)"
    assert answer("score-at-least", value=86, points=(84, 84)).because == f"ได้ 84 คะแนน {must}"
    assert answer("score-at-least", value=86, points=(90, 94)).because == f"ได้อย่างน้อย 90 คะแนนแล้ว {must}"
    assert answer("score-at-least", value=86, points=(0, 64)).because == f"ได้มากที่สุดเพียง 64 คะแนน {must}"
    assert (
        answer("score-at-least", value=86, points=(64, 90)).because
        == f"คะแนนยังไม่แน่นอน อยู่ระหว่าง 64 ถึง 90 คะแนน {must}"
    )
    assert answer("score-at-least", value=86).because == "ยังไม่มีคะแนน"


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 60))
def test_more_is_never_worse(count: int, more: int, limit: int) -> None:
    order = {UNMET: 0, MET: 1}
    assert order[outcome("at-least", count, limit)] <= order[outcome("at-least", count + more, limit)]
    total = count + more + 1
    assert (
        order[outcome("share-over", Share(part=count, whole=total), limit)]
        <= order[outcome("share-over", Share(part=count + more, whole=total), limit)]
    )
