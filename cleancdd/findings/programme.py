"""The programme as a whole in a year: its indicators with the units they count, the levels reached in each
dimension, and the criteria that are missed most often.

How an indicator is counted where the guideline does not say is reported beside it (`labels.KPI_READINGS`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from statistics import median_low
from typing import Literal

from cleancdd.findings.results import UnitRow
from cleancdd.findings.scorecards import grade_of
from cleancdd.findings.statuses import Verdict
from cleancdd.model.base import Computed
from cleancdd.model.rubric import Kpi, Rubric
from cleancdd.model.scorecard import CriterionCard, Outcome, Scorecard
from cleancdd.model.unit import Status

__all__ = ["KpiResult", "Missed", "Spread", "grades_of", "kpi_results", "most_missed", "spreads"]


class KpiResult(Computed):
    """An indicator of the programme with the ids of the units it counts.

    Of the units in `whole`, `counted` are certain and `awaited` may still be counted. The state is `no-data`
    when nothing is recorded yet, so that no share is reported, and `open` while the awaited units may decide.
    """

    kpi: Kpi
    counted: tuple[str, ...]
    awaited: tuple[str, ...]
    whole: tuple[str, ...]
    state: Literal["met", "unmet", "open", "no-data"]

    @property
    def percent(self) -> int | None:
        """The share counted, cut to whole per cents; None while nothing is known."""
        if self.state == "no-data" or not self.whole:
            return None
        return int(Fraction(len(self.counted) * 100, len(self.whole)))


class Spread(Computed):
    """How many units have reached each level of a dimension, how many have an open level, and how many have
    no records."""

    dimension: str
    number: int
    short: str
    kind: str
    levels: tuple[int, ...]
    open: int
    unrecorded: int


class Grades(Computed):
    """How many units have each grade, the highest first, and the total that at least half of them reach."""

    counts: tuple[tuple[str, int], ...]
    half: int


class Missed(Computed):
    """A criterion with how many of the units that recorded something do not meet it, or leave it open."""

    criterion: str
    title: str
    unmet: int
    unknown: int
    asked: int


def kpi_results(
    rubric: Rubric, rows: Sequence[UnitRow], cards: Mapping[str, Scorecard], given: Iterable[Verdict]
) -> tuple[KpiResult, ...]:
    """The year's indicators, as far as the rubric says what they count; `cards` by unit id."""
    verdicts = tuple(given)
    return tuple(
        _on_programme(kpi, rows, cards)
        if kpi.counts == "on-programme"
        else _model_growth(kpi, rows, verdicts)
        for kpi in rubric.programme.kpis
        if kpi.counts is not None
    )


def _on_programme(kpi: Kpi, rows: Sequence[UnitRow], cards: Mapping[str, Scorecard]) -> KpiResult:
    standing = {row.id: [one.official for one in cards[row.id].dimensions] for row in rows if row.id in cards}
    counted = [key for key, all_of in standing.items() if all(one.level >= 1 for one in all_of)]
    able = [key for key, all_of in standing.items() if all(one.ceiling >= 1 for one in all_of)]
    recorded = any(card.recorded for card in cards.values())
    return _result(kpi, [row.id for row in rows], counted, able, known=recorded)


def _model_growth(kpi: Kpi, rows: Sequence[UnitRow], verdicts: Sequence[Verdict]) -> KpiResult:
    ours = {row.id for row in rows if row.standing == "challenge"}
    rising = [one for one in verdicts if one.unit in ours and one.status is Status.MODEL]
    counted = [one.unit for one in rising if one.outcome == "given"]
    able = [one.unit for one in rising if one.outcome in {"given", "awaited"}]
    known = any(one.outcome in {"given", "refused"} for one in rising)
    return _result(kpi, [row.id for row in rows if row.standing == "model"], counted, able, known=known)


def _result(
    kpi: Kpi, whole: Sequence[str], counted: Sequence[str], able: Sequence[str], *, known: bool
) -> KpiResult:
    state: Literal["met", "unmet", "open", "no-data"] = "open"
    if not known or not whole:
        state = "no-data"
    elif len(counted) * 100 >= kpi.value * len(whole):
        state = "met"
    elif len(able) * 100 < kpi.value * len(whole):
        state = "unmet"
    awaited = tuple(key for key in able if key not in set(counted))
    return KpiResult(kpi=kpi, counted=tuple(counted), awaited=awaited, whole=tuple(whole), state=state)


def spreads(rubric: Rubric, cards: Iterable[Scorecard]) -> tuple[Spread, ...]:
    """The levels reached in each dimension, variants apart, in the order of the rubric."""
    every = [one for card in cards for one in card.dimensions]
    found = []
    for key, dimension in rubric.dimensions.items():
        ours = [one.official for one in every if one.dimension == key]
        final = Counter(one.level for one in ours if one.final)
        top = max(level.level for level in dimension.levels)
        found.append(
            Spread(
                dimension=key,
                number=dimension.number,
                short=dimension.short,
                kind=dimension.variant,
                levels=tuple(final[level] for level in range(top + 1)),
                open=sum(one.recorded and not one.final for one in ours),
                unrecorded=sum(not one.recorded for one in ours),
            )
        )
    return tuple(found)


def grades_of(rubric: Rubric, totals: Sequence[int]) -> Grades | None:
    """How the totals of units, with the extra point, spread over the grades; None without totals or
    grades."""
    scale = rubric.scheme.grades
    if scale is None or not totals:
        return None
    count = Counter(grade_of(scale, one) for one in totals)
    names = (*(band.grade for band in scale.bands), scale.below)
    return Grades(counts=tuple((name, count[name]) for name in names), half=median_low(totals))


def most_missed(rubric: Rubric, cards: Iterable[Scorecard]) -> tuple[Missed, ...]:
    """The criteria of the dimensions, those that most recorded units do not meet first; those never missed
    are left out."""
    asked, unmet, unknown = Counter[str](), Counter[str](), Counter[str]()
    for card in cards:
        if card.recorded:
            for one in _criteria(card):
                outcome = _official(card, one)
                asked[one.criterion] += 1
                unmet[one.criterion] += outcome is Outcome.UNMET
                unknown[one.criterion] += outcome is Outcome.UNKNOWN
    ordered = sorted(asked, key=lambda key: (-unmet[key], -unknown[key], list(rubric.criteria).index(key)))
    return tuple(
        Missed(
            criterion=key,
            title=rubric.criteria[key].title,
            unmet=unmet[key],
            unknown=unknown[key],
            asked=asked[key],
        )
        for key in ordered
        if unmet[key] or unknown[key]
    )


def _criteria(card: Scorecard) -> list[CriterionCard]:
    return [one for dimension in card.dimensions for level in dimension.levels for one in level.criteria]


def _official(card: Scorecard, one: CriterionCard) -> Outcome:
    found = one.committee if card.basis == "committee" and one.committee is not None else one.own
    return found.outcome
