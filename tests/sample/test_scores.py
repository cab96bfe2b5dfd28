"""How a sample is scored: rules that hold for every unit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cleancdd.model.evaluation import Evaluation, Quarters
from cleancdd.model.scorecard import CriterionCard, DimensionCard, Finding, Outcome, Standing
from tests.sample.scored import Sample, scorecard, scorecards

PASSING = {Outcome.MET, Outcome.NOT_APPLICABLE}


def tracks(one: DimensionCard) -> list[tuple[Standing, Callable[[CriterionCard], Finding]]]:
    found: list[tuple[Standing, Callable[[CriterionCard], Finding]]] = [(one.own, lambda card: card.own)]
    return found + ([(one.committee, lambda card: card.committee or card.own)] if one.committee else [])


def test_no_level_is_reached_over_an_unmet_or_unknown_lower_one(programme: Sample) -> None:
    for card in scorecards(programme[1]).values():
        for one in card.dimensions:
            for standing, track in tracks(one):
                passed = [
                    all(track(each).outcome in PASSING for each in level.criteria) for level in one.levels
                ]
                assert all(passed[: standing.level])
                assert not any(passed[standing.level : standing.level + 1])


def test_points_come_from_the_table_and_totals_stay_within_110(programme: Sample) -> None:
    library = programme[1]
    for key, card in scorecards(library).items():
        rubric = library.rubrics[key[1]]
        for one in card.dimensions:
            table = {level.level: level.points for level in rubric.dimensions[one.dimension].levels}
            assert all(standing.points == table[standing.level] for standing, _ in tracks(one))
        for each in filter(None, (card.own, card.committee, card.official)):
            assert (
                each.final
                == (each.points is not None)
                == (each.with_extra is not None)
                == (each.grade is not None)
            )
            assert 0 <= (each.points or 0) <= 100
            assert (each.with_extra or 0) - (each.points or 0) in {0, 10}
            assert (each.with_extra or 0) <= 110
        assert card.official.final == all(one.official.final for one in card.dimensions)


Removal = tuple[str, ...]


def removals(evaluation: Evaluation) -> list[Removal]:
    """All that a unit recorded in its favour or not: pieces of evidence, numbers, quarters and parts of a
    tally."""
    found: list[Removal] = [("numbers", key) for key in evaluation.numbers]
    for key, number in evaluation.numbers.items():
        if isinstance(number, Quarters):
            found += [
                ("numbers", key, quarter)
                for quarter in ("q1", "q2", "q3", "q4")
                if getattr(number, quarter) is not None
            ]
        elif isinstance(number, dict):
            found += [("numbers", key, part) for part in number]
    return found + [
        ("criteria", key, str(place))
        for key, one in evaluation.criteria.items()
        for place in range(len(one.evidence))
    ]


def without(evaluation: Evaluation, removal: Removal) -> Evaluation:
    where, key, *rest = removal
    if where == "criteria":
        entry = evaluation.criteria[key]
        left = tuple(one for place, one in enumerate(entry.evidence) if place != int(rest[0]))
        return evaluation.model_copy(
            update={"criteria": evaluation.criteria | {key: entry.model_copy(update={"evidence": left})}}
        )
    number = evaluation.numbers[key]
    numbers: dict[str, Any] = {one: each for one, each in evaluation.numbers.items() if one != key}
    if isinstance(number, Quarters) and rest:
        numbers[key] = number.model_copy(update={rest[0]: None})
    elif isinstance(number, dict) and rest:
        numbers[key] = {part: count for part, count in number.items() if part != rest[0]}
    return evaluation.model_copy(update={"numbers": numbers})


@given(st.data())
def test_removing_what_a_unit_recorded_never_raises_a_level_reached(
    programme: Sample, data: st.DataObject
) -> None:
    """A level reached for certain; the ceiling may rise, since what is no longer recorded is unknown and not
    unmet."""
    library = programme[1]
    key = data.draw(st.sampled_from(sorted(library.evaluations)))
    evaluation = library.evaluations[key]
    before = scorecard(library, key, evaluation)
    found = removals(evaluation)
    if found:
        evaluation = without(evaluation, data.draw(st.sampled_from(found)))
    after = scorecard(library, key, evaluation)
    for old, new in zip(before.dimensions, after.dimensions, strict=True):
        assert new.official.level <= old.official.level
        assert new.official.points <= old.official.points
        assert new.own.level <= old.own.level
