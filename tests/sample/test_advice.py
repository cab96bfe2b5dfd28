"""Advice taken at its word: who does all that it says reaches the level."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from cleancdd.findings.advice import DELETE, Advice, Edit, Step, advise
from cleancdd.findings.scorecards import score
from cleancdd.library import Library
from cleancdd.model.evaluation import Evaluation
from cleancdd.model.scorecard import Scorecard
from tests.sample.scored import Sample

AS_OF = date(2021, 10, 1)
Key = tuple[str, int]


def scored(library: Library, key: Key, evaluation: Evaluation) -> Scorecard:
    entry = library.status_of(*key)
    return score(
        library.rubrics[key[1]],
        library.units[key[0]],
        evaluation,
        entry.status if entry else None,
        as_of=AS_OF,
    )


def given(library: Library, key: Key, evaluation: Evaluation, card: Scorecard, *, every: bool) -> Advice:
    return advise(library.rubrics[key[1]], evaluation, None, card, AS_OF, every=every)


def after(evaluation: Evaluation, edits: Iterable[Edit]) -> Evaluation:
    """The evaluation as a unit would have it that did what it was told."""
    told: dict[str, Any] = copy.deepcopy(
        evaluation.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    )
    for edit in edits:
        *way, last = edit.path
        place = told
        for step in way:
            place = place.setdefault(step, {})
        if edit.value is DELETE:
            del place[last]
        elif isinstance(edit.value, list):
            place[last] = [*place.get(last, ()), *edit.value]
        else:
            place[last] = edit.value
    for entry in told.get("criteria", {}).values():
        for number, piece in enumerate(entry.get("evidence", ())):
            piece["title"] = piece["title"] if "<" not in piece["title"] else f"หลักฐานที่ {number}"
    return Evaluation.model_validate(told)


def edits(advice: Advice, steps: Iterable[Step]) -> list[Edit]:
    return [*advice.first, *(edit for step in steps for edit in step.edits)]


@pytest.mark.parametrize("every", [False, True])
def test_doing_what_it_says_raises_every_level_that_can_still_rise(programme: Sample, every: bool) -> None:
    library, risen, hindered = programme[1], 0, 0
    for key, evaluation in library.evaluations.items():
        before = scored(library, key, evaluation)
        if before.basis == "committee":
            continue
        advice = given(library, key, evaluation, before, every=every)
        now = scored(
            library,
            key,
            after(evaluation, edits(advice, [one for each in advice.steps.values() for one in each])),
        )
        for old, new in zip(before.dimensions, now.dimensions, strict=True):
            steps = advice.steps[old.dimension]
            if any(step.hindrance for step in steps):
                hindered += 1
            elif steps:
                risen += 1
                expected = len(old.levels) if every else old.own.level + 1
                assert new.own.level >= expected, (key, old.dimension, steps)
    assert risen > 100
    assert hindered > 10


def test_each_dimension_s_advice_is_enough_for_itself(programme: Sample) -> None:
    library = programme[1]
    for key, evaluation in sorted(library.evaluations.items())[:40]:
        before = scored(library, key, evaluation)
        advice = given(library, key, evaluation, before, every=False)
        for old in before.dimensions if before.basis == "own" else ():
            steps = advice.steps[old.dimension]
            if steps and not any(step.hindrance for step in steps):
                now = scored(library, key, after(evaluation, edits(advice, steps)))
                assert (
                    next(one for one in now.dimensions if one.dimension == old.dimension).own.level
                    > old.own.level
                )


def test_the_extra_point_is_told_and_comes_when_it_is_recorded(programme: Sample) -> None:
    library, seen = programme[1], 0
    for key, evaluation in library.evaluations.items():
        before = scored(library, key, evaluation)
        advice = given(library, key, evaluation, before, every=False)
        if before.basis == "own" and advice.extra:
            seen += 1
            assert scored(library, key, after(evaluation, edits(advice, advice.extra))).own.extra == 10
        assert bool(advice.extra) == (before.official.extra != 10)
    assert seen


def test_after_a_finished_review_the_committee_decides(programme: Sample) -> None:
    library, remarks = programme[1], set()
    for key, evaluation in library.evaluations.items():
        before = scored(library, key, evaluation)
        if before.basis != "committee":
            continue
        advice = given(library, key, evaluation, before, every=True)
        assert advice.decided_by is not None
        assert "`reply`" in advice.decided_by
        steps = [one for each in advice.steps.values() for one in each]
        assert all(one.hindrance and not one.edits for one in steps)
        remarks |= {one.hindrance for one in steps if one.hindrance and one.hindrance.startswith("ความเห็น")}
    assert remarks


def test_what_is_lost_this_year_says_so(programme: Sample) -> None:
    library, told = programme[1], set()
    for key, evaluation in library.evaluations.items():
        advice = given(library, key, evaluation, scored(library, key, evaluation), every=True)
        told |= {step.hindrance for each in advice.steps.values() for step in each if step.hindrance}
    for words in ("จึงแก้ไม่ได้แล้ว เว้นแต่บันทึกผิด", "ผ่านไปแล้วโดยทำไม่ถึง 1 ครั้ง"):
        assert any(words in one for one in told), words
