"""Every level, outcome and criterion occurs."""

from __future__ import annotations

from cleancdd.model.scorecard import Outcome
from tests.sample.scored import LATEST, Sample, cards_of, scorecards


def test_every_level_of_each_dimension_occurs(programme: Sample) -> None:
    found: dict[str, set[int]] = {}
    for card in scorecards(programme[1]).values():
        for one in card.dimensions:
            if one.official.recorded:
                found.setdefault(one.dimension, set()).add(one.official.level)
    assert found == {key: set(range(6)) for key in programme[1].rubrics[LATEST].dimensions}


def test_every_outcome_of_each_dimension_occurs(programme: Sample) -> None:
    library = programme[1]
    rubric = library.rubrics[LATEST]
    found: dict[str, set[Outcome]] = {key: set() for key in rubric.dimensions}
    for card in scorecards(library).values():
        for one in card.dimensions:
            found[one.dimension] |= {each.own.outcome for level in one.levels for each in level.criteria}
    excusable = {one.id.split(".")[0] for one in rubric.criteria.values() if one.exemptions}
    assert excusable
    assert found == {
        key: set(Outcome) if key in excusable else set(Outcome) - {Outcome.NOT_APPLICABLE}
        for key in rubric.dimensions
    }


def test_every_criterion_is_met_somewhere_and_stands_in_the_way_elsewhere(programme: Sample) -> None:
    found: dict[str, set[Outcome]] = {}
    for card in scorecards(programme[1]).values():
        for one in cards_of(card):
            found.setdefault(one.criterion, set()).add(one.own.outcome)
    assert found.keys() == programme[1].rubrics[LATEST].criteria.keys()
    assert [
        key
        for key, one in found.items()
        if Outcome.MET not in one or not {Outcome.UNMET, Outcome.UNKNOWN} & one
    ] == []
