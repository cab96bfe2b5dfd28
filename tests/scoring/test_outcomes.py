"""The outcome of one criterion: from evidence, numbers, and what a unit says."""

from __future__ import annotations

import pytest

from cleancdd.findings.scorecards import judge_example
from cleancdd.model.criterion import Example
from cleancdd.model.evaluation import Entry
from cleancdd.model.scorecard import Finding, Outcome
from tests.scoring.made_up import (
    EXEMPT,
    FAILED,
    FULL,
    MET,
    MOST,
    NOT_APPLICABLE,
    RUBRIC,
    SHOWN,
    UNKNOWN,
    UNMET,
    card_of,
    evaluation,
    missing,
    scored,
    standing,
)


def test_a_criterion_that_does_not_apply_does_not_block() -> None:
    card = scored(evaluation(FULL | {"d1.l2.1": EXEMPT}))
    assert standing(card, "d1").level == 5
    assert card_of(card, "d1.l2.1").own == Finding(outcome=NOT_APPLICABLE, because="ไม่มีกรณี")
    assert standing(scored(evaluation({"d2.l1.1": EXEMPT}, {})), "d2").recorded


def test_no_case_is_unknown_until_zero_is_recorded() -> None:
    assert missing(scored(evaluation(FULL, {"staff": MOST})), "d1") == {"d1.l3.1": UNKNOWN}
    assert missing(scored(evaluation(FULL, {"staff": MOST, "cases": 1})), "d1") == {"d1.l3.1": UNMET}


def test_evidence_does_not_stand_in_for_a_number() -> None:
    assert card_of(scored(evaluation({"d1.l1.2": SHOWN}, {})), "d1.l1.2").own.outcome is UNKNOWN


def test_what_a_unit_says_is_unmet_stays_unmet_in_spite_of_evidence() -> None:
    entry = Entry(outcome="unmet", evidence=SHOWN.evidence, remark="ยังไม่ครบ")
    card = card_of(scored(evaluation({"d2.l1.1": entry})), "d2.l1.1")
    assert (card.own.outcome, tuple(one.evidence for one in card.evidence), card.remark) == (
        UNMET,
        SHOWN.evidence,
        "ยังไม่ครบ",
    )
    assert card.own.because == "หน่วยงานบันทึกว่ายังไม่ผ่าน แต่หลักฐานที่บันทึกแสดงครบแล้ว"
    assert card_of(scored(evaluation({"d2.l1.1": FAILED})), "d2.l1.1").own.because == "หน่วยงานบันทึกว่ายังไม่ผ่าน"


def test_what_a_unit_says_is_met_rests_on_its_evidence() -> None:
    assert card_of(scored(evaluation({"d2.l1.1": Entry(outcome="met")})), "d2.l1.1").own.outcome is UNKNOWN


def test_a_finding_tells_the_numbers_in_the_measure_s_own_unit() -> None:
    found = card_of(scored(evaluation()), "d1.l1.2").own
    assert found == Finding(outcome=MET, because="3 จาก 4 คน คิดเป็นร้อยละ 75 (ต้องมากกว่าร้อยละ 50)")


@pytest.mark.parametrize(
    ("key", "example", "expected"),
    [
        ("d2.l1.1", Example(text="x", outcome="met", evidence=1), MET),
        ("d2.l1.1", Example(text="x", outcome="unknown"), UNKNOWN),
        ("d2.l1.1", Example(text="x", outcome="not-applicable", exempt="no-case"), NOT_APPLICABLE),
        ("d1.l1.2", Example(text="x", outcome="unmet", number={"part": 1, "whole": 2}), UNMET),
        ("d1.l3.1", Example(text="x", outcome="met", number=0), MET),
        ("d1.l3.1", Example(text="x", outcome="met", number="ไม่มี"), UNKNOWN),
        ("ch.l1", Example(text="x", outcome="met", number=86), MET),
        ("ch.l1", Example(text="x", outcome="unmet", number=85), UNMET),
        ("ch.l1", Example(text="x", outcome="unknown"), UNKNOWN),
    ],
)
def test_examples_are_judged_like_real_cases(key: str, example: Example, expected: Outcome) -> None:
    assert judge_example(RUBRIC, RUBRIC.criteria[key], example) is expected
