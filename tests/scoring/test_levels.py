"""From outcomes to cumulative levels, their points, and what the next level needs."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.model.evaluation import Entry, Share
from cleancdd.model.unit import Status, Unit
from tests.scoring.made_up import (
    CENTRAL,
    EXEMPT,
    FAILED,
    FULL,
    FULL_NUMBERS,
    MET,
    MOST,
    NOT_APPLICABLE,
    PLAIN,
    PROVINCIAL,
    SHOWN,
    UNKNOWN,
    UNMET,
    Where,
    complete,
    evaluation,
    missing,
    scored,
    standing,
    up_to,
)


@pytest.mark.parametrize(("level", "points"), [(1, 12), (2, 24), (3, 36), (4, 48), (5, 60)])
def test_points_are_those_of_the_highest_level_reached(level: int, points: int) -> None:
    numbers = FULL_NUMBERS if level >= 3 else {"staff": MOST}
    reached = standing(scored(evaluation(up_to(d1=level), numbers)), "d1")
    assert (reached.level, reached.points) == (level, points)


def test_a_level_over_an_unmet_lower_one_is_not_reached() -> None:
    card = scored(evaluation(FULL | {"d1.l2.1": FAILED}))
    assert standing(card, "d1") == Where(recorded=True, level=1, ceiling=1, points=12, unknown=0)
    assert missing(card, "d1") == {"d1.l2.1": UNMET}


def test_a_level_over_an_unknown_lower_one_is_not_reached_but_may_be() -> None:
    entries = {key: one for key, one in FULL.items() if key != "d1.l2.1"}
    card = scored(evaluation(entries))
    assert standing(card, "d1") == Where(recorded=True, level=1, ceiling=5, points=12, unknown=1)
    assert missing(card, "d1") == {"d1.l2.1": UNKNOWN}
    assert card.official.points is None


def test_the_ceiling_stops_below_the_first_unmet_criterion() -> None:
    entries = up_to(d2=1) | {"d2.l3.1": SHOWN, "d2.l4.1": FAILED, "d2.l5.1": SHOWN}
    assert standing(scored(evaluation(entries)), "d2") == Where(
        recorded=True, level=1, ceiling=3, points=6, unknown=1
    )


def test_an_unmet_criterion_beside_an_unknown_one_makes_the_level_certain() -> None:
    card = scored(evaluation({"d1.l1.1": FAILED}, numbers={}))
    assert standing(card, "d1") == Where(recorded=True, level=0, ceiling=0, points=0, unknown=0)
    assert missing(card, "d1") == {"d1.l1.1": UNMET, "d1.l1.2": UNKNOWN}


def test_one_unmet_criterion_holds_the_whole_level_back() -> None:
    card = scored(evaluation(FULL, {"staff": Share(part=2, whole=4), "cases": 0}))
    assert (standing(card, "d1").level, missing(card, "d1")) == (0, {"d1.l1.2": UNMET})


@pytest.mark.parametrize(("unit", "own", "other"), [(PROVINCIAL, "d3r", "d3c"), (CENTRAL, "d3c", "d3r")])
def test_each_kind_of_unit_has_its_own_third_dimension(unit: Unit, own: str, other: str) -> None:
    keys = [one.dimension for one in scored(None, unit=unit).dimensions]
    assert keys == ["d1", "d2", own]
    assert other not in keys


def test_nothing_is_missing_at_the_top() -> None:
    card = scored(evaluation(FULL | {"mo.l2": SHOWN}, FULL_NUMBERS | {"shows": 1}), Status.MODEL)
    assert [one.missing for one in card.dimensions] == [(), (), ()]
    assert card.ladder
    assert (card.ladder.standing.level, card.ladder.missing) == (3, ())


def test_missing_names_only_the_next_level() -> None:
    assert missing(scored(evaluation(up_to(d2=2))), "d2") == {"d2.l3.1": UNKNOWN}


ENTRIES = st.sampled_from([None, SHOWN, FAILED, EXEMPT])
ANY_CRITERIA = st.fixed_dictionaries({key: ENTRIES for key in [*PLAIN, "extra"] if not key.startswith("d3c")})
ANY_NUMBERS = st.fixed_dictionaries(
    {}, optional={"staff": st.sampled_from([MOST, Share(part=1, whole=2)]), "cases": st.integers(0, 2)}
)


@given(ANY_CRITERIA, ANY_NUMBERS, st.booleans())
def test_standings_are_sound_whatever_is_recorded(
    criteria: dict[str, Entry | None], numbers: dict[str, Any], reviewed: bool
) -> None:
    entries = {key: one for key, one in criteria.items() if one}
    card = scored(evaluation(entries, numbers, complete() if reviewed else None))
    for one in card.dimensions:
        outcomes = [[each.own.outcome for each in level.criteria] for level in one.levels]
        passed = [all(each in {MET, NOT_APPLICABLE} for each in level) for level in outcomes]
        assert all(passed[: one.official.level])
        assert one.official.level == 5 or not passed[one.official.level]
        assert one.official.points == one.max_points * one.official.level // 5
        assert one.official.level <= one.official.ceiling
        assert one.official.final == (one.official.recorded and one.official.level == one.official.ceiling)
    assert card.official.final == all(one.official.final for one in card.dimensions)
    assert (card.official.points is None) == (not card.official.final)


@given(ANY_CRITERIA, ANY_NUMBERS, st.data())
def test_recording_evidence_never_lowers_a_level(
    criteria: dict[str, Entry | None], numbers: dict[str, Any], data: st.DataObject
) -> None:
    entries = {key: one for key, one in criteria.items() if one}
    before = scored(evaluation(entries, numbers))
    lost = data.draw(st.sampled_from(sorted(key for key, one in entries.items() if one is SHOWN) or ["none"]))
    after = scored(evaluation({key: one for key, one in entries.items() if key != lost}, numbers))
    assert all(
        new.official.level <= old.official.level
        for old, new in zip(before.dimensions, after.dimensions, strict=True)
    )
