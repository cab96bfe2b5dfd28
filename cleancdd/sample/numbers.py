"""Invented numbers: for each measure values at, just below and just above every limit, with the outcomes that
each gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from typing import Final

from cleancdd.findings.questions import Facts, ask
from cleancdd.model.criterion import Criterion, Measure, Shape
from cleancdd.model.evaluation import Procurement, Quarters, Share
from cleancdd.model.scorecard import Outcome
from cleancdd.sample.sheet import ApplicableRubric
from cleancdd.thai.dates import fiscal_periods

__all__ = ["ANY", "Catalogue", "Wish"]

Wish = frozenset[Outcome]
"""The outcomes that a criterion of the sample may have."""

ANY: Final[Wish] = frozenset(Outcome)

_WHOLES = (0, 1, 3, 10, 37, 52, 10_000)
_RESTS = (1, 3, 5, 10, 97)

_NOTHING_BOUGHT = 6
"""The weight of a year without procurement; with a weight of one it would hardly ever occur."""


class Catalogue:
    """The numbers that units of a sample may record in a fiscal year; None means nothing recorded."""

    def __init__(self, sheet: ApplicableRubric, year: int) -> None:
        self._measures = sheet.rubric.measures
        self._year = year
        self._readers: dict[str, list[Criterion]] = {}
        for criterion in dict.fromkeys(
            one.id for status in (None, *sheet.ladders) for one in sheet.asked(status)
        ):
            check = sheet.rubric.criteria[criterion].check
            if check.measure is not None:
                self._readers.setdefault(check.measure, []).append(sheet.rubric.criteria[criterion])
        self._judged = {key: list(self._judge(key)) for key in self._readers}
        self._options: dict[tuple[str, tuple[Wish, ...]], list[object | None]] = {}

    @property
    def measures(self) -> Iterable[str]:
        """The measures used by some criterion of such a unit."""
        return self._readers

    def is_free(self, measure: str, wishes: Mapping[str, Wish]) -> bool:
        """Whether no criterion has a wish for the measure."""
        return all(wishes.get(one.id, ANY) == ANY for one in self._readers[measure])

    def options(self, measure: str, wishes: Mapping[str, Wish]) -> list[object | None]:
        """The numbers that give each criterion an outcome it wishes; empty when there are none."""
        asked = tuple(wishes.get(one.id, ANY) for one in self._readers[measure])
        key = (measure, asked)
        if key not in self._options:
            fits = (
                all(got in wish for got, wish in zip(outcomes, asked, strict=True))
                for _, outcomes in self._judged[measure]
            )
            self._options[key] = [
                number for (number, _), fit in zip(self._judged[measure], fits, strict=True) if fit
            ]
        return self._options[key]

    def _judge(self, key: str) -> Iterator[tuple[object | None, tuple[Outcome, ...]]]:
        measure, readers = self._measures[key], self._readers[key]
        limits = sorted({one.check.value or 0 for one in readers})
        for number in (None, *_CANDIDATES[measure.shape](limits, measure, self._year)):
            yield (
                number,
                tuple(ask(one.check, measure, Facts(self._year, number=number)).outcome for one in readers),
            )


def _around(limit: int, whole: int) -> set[int]:
    """The parts of a whole that are at, just below and just above `limit` per cent."""
    part = limit * whole // 100
    return {one for one in (part - 1, part, part + 1) if 0 <= one <= whole}


def _counts(limits: list[int], _measure: Measure, _year: int) -> list[object]:
    return sorted(
        {one for limit in limits for one in (0, 1, limit - 1, limit, limit + 1, limit + 7) if one >= 0}
    )  # type: ignore[return-value]


def _shares(limits: list[int], _measure: Measure, _year: int) -> list[object]:
    pairs = {
        (part, whole) for whole in _WHOLES for limit in limits for part in {0, whole} | _around(limit, whole)
    }
    return [Share(part=part, whole=whole) for part, whole in sorted(pairs)]


def _quarters(limits: list[int], _measure: Measure, _year: int) -> list[object]:
    counts = (None, 0, limits[-1], limits[-1] + 1)
    years = (one for one in product(counts, repeat=4) if any(count is not None for count in one))
    return [Quarters(q1=q1, q2=q2, q3=q3, q4=q4) for q1, q2, q3, q4 in years]


def _tallies(limits: list[int], measure: Measure, _year: int) -> list[object]:
    parts = list(measure.parts) or ["one", "two"]
    counts = (0, 1, 2) if len(parts) <= 5 else (0, 1)
    rows = (*product(counts, repeat=len(parts)), *product((0, limits[-1]), repeat=len(parts)))
    return [_tally(parts, row) for row in rows if any(row)]


def _tally(parts: list[str], row: tuple[int, ...]) -> object:
    """Some authors write the zeros, others leave them out."""
    return {key: count for key, count in zip(parts, row, strict=True) if count or sum(row) % 2}


def _days(limits: list[int], _measure: Measure, year: int) -> list[object]:
    """Reports for each period: early, late or in the next one; a period without a report, the same date
    twice, consecutive dates."""
    periods = fiscal_periods(year, limits[-1])
    rows: list[tuple[date, ...]] = []
    for after in (0, 20, 80, 98, 140):
        days = tuple(first + timedelta(after) for first, _ in periods)
        rows += [days, days[::-1], days[1:], days[:-1], days[:1], (*days[:2], *days)]
    last = periods[-1][0]
    return [*dict.fromkeys(rows), (last, last + timedelta(1))]


def _procurements(limits: list[int], _measure: Measure, _year: int) -> list[object]:
    few = [
        Procurement(projects=projects, top=top, rest=0)
        for projects in range(1, 4)
        for top in range(projects + 1)
    ]
    few += [Procurement(projects=0, top=0, rest=0)] * _NOTHING_BOUGHT
    rests = {
        (whole, part) for whole in _RESTS for limit in limits for part in {0, whole} | _around(limit, whole)
    }
    return [
        *few,
        *(
            Procurement(projects=3 + whole, top=top, rest=part)
            for whole, part in sorted(rests)
            for top in (2, 3)
        ),
    ]


_CANDIDATES: Final[Mapping[Shape, Callable[[list[int], Measure, int], list[object]]]] = {
    Shape.COUNT: _counts,
    Shape.SHARE: _shares,
    Shape.QUARTERS: _quarters,
    Shape.DAYS: _days,
    Shape.TALLY: _tallies,
    Shape.PROCUREMENT: _procurements,
}
