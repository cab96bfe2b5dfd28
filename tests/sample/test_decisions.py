"""The sample shows every turn of a year's results; its figures are counted once more from the raw files."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from cleancdd.findings.results import result_of, unit_rows
from cleancdd.findings.scores import score_all
from cleancdd.findings.selection import choices, ranked
from tests.sample.scored import Sample
from tests.scoring.cards import sights
from tests.scoring.independent.reading import raw
from tests.scoring.independent.scorecard import site_cards

LONG_AFTER = date(2030, 1, 1)


def rows_of(sample: Sample, year: int) -> tuple[Any, ...]:
    results = {key: result_of(card) for key, card in score_all(sample[1], LONG_AFTER).items()}
    return unit_rows(sample[1], results, year)


def test_ranks_and_choices_are_those_counted_from_the_raw_files(programme: Sample) -> None:
    root, library = programme
    cards = dict(site_cards(root, LONG_AFTER, sights(library, LONG_AFTER)))
    statuses = raw(root / "content" / "status.yaml")["years"]
    regions = {key: raw(root / "units" / key / "unit.yaml") for key in library.units}
    states: Counter[str] = Counter()
    for year in library.rubrics:
        totals = {
            unit: card["official"]["with_extra"]
            for (unit, of_year), card in cards.items()
            if of_year == year
            and card["basis"] == "committee"
            and card["official"]["with_extra"] is not None
            and card["official"]["extra"] != "unknown"
        }
        rows = rows_of(programme, year)
        ours = {one.unit.id: one.rank for one in ranked(rows)}
        assert ours == {unit: 1 + sum(one > mine for one in totals.values()) for unit, mine in totals.items()}
        barred = {
            unit
            for entry in statuses.get(str(year)) or ()
            if entry["status"] in {"model", "challenge"}
            for unit in entry["units"]
        }
        for choice in choices(rows):
            inside = [
                unit
                for unit, told in regions.items()
                if str(told.get("inspection_region") or told["kind"]) == str(choice.region)
            ]
            able = {unit: totals[unit] for unit in inside if unit in totals and unit not in barred}
            best = {unit for unit, mine in able.items() if mine == max(able.values())}
            assert {one.unit.id for one in choice.leaders} == best
            states[choice.state] += 1
    assert {"open", "waiting", "chosen"} <= set(states)


def test_the_sample_objects_and_answers(programme: Sample) -> None:
    every = [one for record in programme[1].evaluations.values() for one in record.objections]
    assert {one.outcome for one in every} >= {None, "dismissed", "upheld"}
