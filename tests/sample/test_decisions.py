"""The sample shows every turn of a year's results; the figures of a programme of 90 units over four years are
counted once more from the raw files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from cleancdd.findings.contests import contests
from cleancdd.findings.programme import kpi_results, most_missed, spreads
from cleancdd.findings.results import UnitRow, result_of, unit_rows
from cleancdd.findings.scores import score_all
from cleancdd.findings.selection import choices, ranked
from cleancdd.findings.statuses import verdicts
from cleancdd.model.scorecard import Scorecard
from tests.sample.scored import Sample
from tests.scoring.cards import sights
from tests.scoring.independent.reading import raw
from tests.scoring.independent.scorecard import site_cards

LONG_AFTER = date(2030, 1, 1)
HIGHER = {"model", "challenge"}


@dataclass(frozen=True)
class Year:
    """A year as the package judged it, beside the same year counted from the files."""

    sample: Sample
    year: int
    rows: tuple[UnitRow, ...]
    scorecards: Mapping[str, Scorecard]
    counted: Mapping[str, Any]
    statuses: Mapping[str, str]
    records: Mapping[str, Any]

    @property
    def totals(self) -> dict[str, int]:
        """The totals of the units that their committee decided."""
        return {
            unit: card["official"]["with_extra"]
            for unit, card in self.counted.items()
            if card["basis"] == "committee"
            and card["official"]["with_extra"] is not None
            and card["official"]["extra"] != "unknown"
        }

    @property
    def points(self) -> dict[str, int]:
        """The totals without the extra point, by which model units are made and kept."""
        found = {unit: card["official"]["points"] for unit, card in self.counted.items()}
        return {unit: one for unit, one in found.items() if self.is_decided(unit) and one is not None}

    def is_decided(self, unit: str) -> bool:
        return bool(self.counted[unit]["basis"] == "committee")


@pytest.fixture(scope="module")
def years(samples: Callable[..., Sample]) -> tuple[Year, ...]:
    root, library = sample = samples(90, 4, 1)
    cards = score_all(library, LONG_AFTER)
    results = {key: result_of(card) for key, card in cards.items()}
    counted = dict(site_cards(root, LONG_AFTER, sights(library, LONG_AFTER)))
    told = raw(root / "content" / "status.yaml")["years"]
    found = []
    for year in library.rubrics:
        statuses = {unit: one["status"] for one in told.get(str(year)) or () for unit in one["units"]}
        records = {
            unit: raw(root / "units" / unit / str(year) / "evaluation.yaml") or {} for unit in library.units
        }
        found.append(
            Year(
                sample=sample,
                year=year,
                rows=unit_rows(library, results, year),
                scorecards={unit: card for (unit, of_year), card in cards.items() if of_year == year},
                counted={unit: card for (unit, of_year), card in counted.items() if of_year == year},
                statuses=statuses,
                records=records,
            )
        )
    return tuple(found)


def test_ranks_and_choices_are_those_counted_from_the_raw_files(years: tuple[Year, ...]) -> None:
    states: Counter[str] = Counter()
    for one in years:
        totals = one.totals
        ours = {place.unit.id: place.rank for place in ranked(one.rows)}
        assert ours == {
            unit: 1 + sum(other > mine for other in totals.values()) for unit, mine in totals.items()
        }
        for choice in choices(one.rows):
            able = {
                unit: totals[unit]
                for unit in members(one, choice.region)
                if unit in totals and one.statuses.get(unit) not in HIGHER
            }
            best = {unit for unit, mine in able.items() if mine == max(able.values())}
            assert {place.unit.id for place in choice.leaders} == best
            states[choice.state] += 1
    assert {"open", "waiting", "chosen"} <= set(states)


def members(one: Year, region: object) -> list[str]:
    """The units of a region, as their files say."""
    told = {unit: raw(one.sample[0] / "units" / unit / "unit.yaml") for unit in one.counted}
    return [
        unit
        for unit, file in told.items()
        if str(file.get("inspection_region") or file["kind"]) == str(region)
    ]


def test_the_competition_is_that_counted_from_the_raw_files(years: tuple[Year, ...]) -> None:
    presented = 0
    for one in years:
        for contest in contests(one.sample[1], one.rows, choices(one.rows), one.year):
            competing = {
                unit for unit in members(one, contest.region) if one.statuses.get(unit) not in HIGHER
            }
            days = [
                unit for unit in competing if (one.records[unit].get("committee") or {}).get("presentation")
            ]
            assert {row.id for row in contest.competing} == competing
            assert (contest.presented, contest.decided) == (len(days), len(competing & one.totals.keys()))
            announced = {
                unit for unit in members(one, contest.region) if one.statuses.get(unit) == "outstanding"
            }
            assert {row.id for row in contest.announced} == announced
            presented += len(days)
    assert presented


def test_indicators_are_those_counted_from_the_raw_files(years: tuple[Year, ...]) -> None:
    for one in years:
        rubric = one.sample[1].rubrics[one.year]
        given = verdicts(one.sample[1], one.rows, one.year)
        kpis = {each.kpi.counts: each for each in kpi_results(rubric, one.rows, one.scorecards, given)}
        on_programme = {
            unit
            for unit, card in one.counted.items()
            if all(each["level"] >= 1 for each in card["official"]["dimensions"].values())
        }
        assert set(kpis["on-programme"].counted) == on_programme
        assert set(kpis["on-programme"].whole) == set(one.counted)
        risen = {
            unit for unit, mine in one.points.items() if one.statuses.get(unit) == "challenge" and mine >= 86
        }
        assert set(kpis["model-growth"].counted) == risen
        assert set(kpis["model-growth"].whole) == {
            unit for unit, status in one.statuses.items() if status == "model"
        }


def test_who_keeps_model_is_counted_from_the_raw_files_and_no_model_unit_is_dropped(
    years: tuple[Year, ...],
) -> None:
    outcomes: Counter[str] = Counter()
    for one in years:
        models = {unit for unit, status in one.statuses.items() if status == "model"}
        kept = {
            each.unit: each.outcome
            for each in verdicts(one.sample[1], one.rows, one.year)
            if each.status.value == "model" and each.unit in models
        }
        assert kept.keys() == models
        for unit, outcome in kept.items():
            assert (outcome == "given") == (one.points.get(unit, 0) >= 86)
            assert (outcome == "refused") == (unit in one.points and one.points[unit] < 86)
            outcomes[outcome] += 1
    assert outcomes["refused"], "a model unit below the mark is shown as such"


def test_levels_of_dimensions_and_missed_criteria_are_those_counted_from_the_raw_files(
    years: tuple[Year, ...],
) -> None:
    for one in years:
        rubric = one.sample[1].rubrics[one.year]
        for spread in spreads(rubric, one.scorecards.values()):
            standings = [
                card["official"]["dimensions"][spread.dimension]
                for card in one.counted.values()
                if spread.dimension in card["official"]["dimensions"]
            ]
            told = [each for each in standings if each["told"] is not False and each["final"]]
            assert sum(spread.levels) + spread.open + spread.unrecorded == len(standings)
            levels = Counter(each["level"] for each in told)
            assert spread.levels == tuple(levels[level] for level in range(len(spread.levels)))
        missed = {each.criterion: each.unmet for each in most_missed(rubric, one.scorecards.values())}
        unmet = Counter(
            key
            for unit, card in one.counted.items()
            if one.scorecards[unit].recorded
            for key, outcome in card["official"]["outcomes"].items()
            if outcome == "unmet" and key.partition(".")[0] in rubric.dimensions
        )
        assert {key: count for key, count in missed.items() if count} == dict(unmet)


def test_the_sample_objects_and_answers(years: tuple[Year, ...]) -> None:
    every = [one for record in years[0].sample[1].evaluations.values() for one in record.objections]
    assert {one.outcome for one in every} >= {None, "dismissed", "upheld"}
