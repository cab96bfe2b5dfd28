"""Every status, grade, ladder and state of a year occurs."""

from __future__ import annotations

from tests.sample.scored import Sample, scorecards


def test_every_way_to_stand_occurs(programme: Sample) -> None:
    library = programme[1]
    cards = list(scorecards(library).values())
    last = max(library.rubrics)
    years = {unit: {year for one, year in library.evaluations if one == unit} for unit in library.units}
    assert {card.review for card in cards} == {"none", "in-progress", "complete"}
    assert {card.official.final for card in cards} == {True, False}
    grades = {
        card.official.grade and card.official.grade.removeprefix("อย่างน้อย ").partition(" (")[0]
        for card in cards
    }
    assert grades >= {None, "ไม่จัดระดับ", "C", "C+", "B", "B+", "A", "A+"}
    assert {card.official.points for card in cards} >= {84, 86, 88, 100}
    assert {card.ladder.ladder for card in cards if card.ladder} == set(library.rubrics[last].ladders)
    assert {card.ladder.standing.level for card in cards if card.ladder} >= {0, 1, 2, 4}
    assert {entry.status.value for entry in library.statuses.years[last]} == {
        "outstanding",
        "challenge",
        "model",
    }
    assert any(not found for found in years.values())
    assert any(found and last not in found for found in years.values())
    assert any(not one.official.recorded for card in cards for one in card.dimensions)
