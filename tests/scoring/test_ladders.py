"""The ladders of challenge and model units."""

from __future__ import annotations

import pytest

from cleancdd.model.evaluation import Verdict
from cleancdd.model.scorecard import NextStep
from cleancdd.model.unit import Status
from tests.scoring.made_up import (
    FAILED,
    FULL,
    FULL_NUMBERS,
    SHOWN,
    UNKNOWN,
    UNMET,
    Where,
    complete,
    evaluation,
    scored,
    up_to,
    where,
)


@pytest.mark.parametrize(("status", "key"), [(Status.CHALLENGE, "challenge"), (Status.MODEL, "model")])
def test_a_ladder_is_for_units_of_its_status(status: Status, key: str) -> None:
    found = scored(evaluation(FULL), status).ladder
    assert found is not None
    assert (found.ladder, where(found.standing)) == (
        key,
        Where(recorded=True, level=1, ceiling=3, points=0, unknown=2),
    )


@pytest.mark.parametrize("status", [None, Status.OUTSTANDING])
def test_other_units_climb_no_ladder(status: Status | None) -> None:
    assert scored(evaluation(FULL | {"ch.l2": SHOWN}), status).ladder is None


def test_a_ladder_begins_with_the_points_without_the_extra() -> None:
    below = up_to(d1=5, d2=4, d3r=1) | {"d2.l5.1": FAILED, "d3r.l2.1": FAILED, "extra": SHOWN, "ch.l2": SHOWN}
    card = scored(evaluation(below), Status.CHALLENGE)
    assert (card.official.points, card.official.with_extra) == (86, 96)
    assert card.ladder
    assert card.ladder.standing.level == 2
    just_below = scored(evaluation(below | {"d3r.l1.1": FAILED}), Status.CHALLENGE)
    assert (just_below.official.points, just_below.official.with_extra) == (84, 94)
    assert just_below.ladder
    assert where(just_below.ladder.standing) == Where(recorded=True, level=0, ceiling=0, points=0, unknown=0)
    assert [one.criterion for one in just_below.ladder.missing] == ["ch.l1"]


def test_a_ladder_waits_for_a_final_total() -> None:
    card = scored(evaluation({"mo.l2": SHOWN}, FULL_NUMBERS | {"shows": 1}), Status.MODEL)
    assert card.ladder
    assert where(card.ladder.standing) == Where(recorded=True, level=0, ceiling=3, points=0, unknown=1)
    assert card.ladder.missing == (
        NextStep(
            criterion="mo.l1",
            outcome=UNKNOWN,
            because="คะแนนยังไม่แน่นอน อยู่ระหว่าง 0 ถึง 100 คะแนน ไม่รวมคะแนนพิเศษ (ต้องไม่ต่ำกว่า 86)",
        ),
    )


def test_a_ladder_reads_the_official_points() -> None:
    review = complete(d1_l1_1=Verdict(outcome="unmet"), ch_l2=Verdict(outcome="met"))
    card = scored(evaluation(FULL, review=review), Status.CHALLENGE)
    assert (card.own.points, card.official.points) == (100, 40)
    assert card.ladder
    assert card.ladder.standing.level == 0


def test_a_ladder_takes_the_committee_s_word_once_complete() -> None:
    raised = scored(evaluation(FULL, review=complete(ch_l2=Verdict(outcome="met"))), Status.CHALLENGE).ladder
    lowered = scored(
        evaluation(FULL | {"ch.l2": SHOWN}, review=complete(ch_l2=Verdict(outcome="unmet"))), Status.CHALLENGE
    ).ladder
    assert raised
    assert lowered
    assert (raised.standing.level, [one.criterion for one in raised.missing]) == (2, ["ch.l3"])
    assert (lowered.standing.level, lowered.standing.ceiling) == (1, 1)
    assert [(one.criterion, one.outcome) for one in lowered.missing] == [("ch.l2", UNMET)]


def test_a_step_alone_is_something_recorded() -> None:
    assert scored(evaluation({"mo.l2": SHOWN}, {}), Status.MODEL).recorded
    assert not scored(evaluation({}, {}), Status.MODEL).recorded
