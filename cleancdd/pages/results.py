"""A year's results: selection, statuses, indicators, ranking, and each region's share of them.

A year without decided units has its pages too; they show what is recorded and what is awaited.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cleancdd import labels, urls
from cleancdd.findings.contests import Contest, contests
from cleancdd.findings.programme import (
    KpiResult,
    Missed,
    Spread,
    grades_of,
    kpi_results,
    most_missed,
    spreads,
)
from cleancdd.findings.results import UnitRow
from cleancdd.findings.selection import Choice, Placed, choices, is_decided, ranked
from cleancdd.findings.statuses import Verdict, verdicts
from cleancdd.formats.csv import Table, table
from cleancdd.model.base import Computed
from cleancdd.model.page import Page
from cleancdd.model.scorecard import Scorecard
from cleancdd.model.source import Source
from cleancdd.pages.comparison import is_comparable
from cleancdd.pages.edition import Edition
from cleancdd.pages.parts import ROWS, parts

__all__ = ["pages"]

_MOST_RANKED = 120
"""How many units the overall ranking lists; the pages of the regions and the tables list all of them."""

_OF_REGION = 50
"""How many units a page of a region lists, each with what the rules of statuses give it."""

_MOST_MISSED = 15


class Cell(Computed):
    """The level of a unit in a dimension; None while it is not certain."""

    number: int
    level: int | None
    points: int | None


class Line(Computed):
    """A unit in a ranking: its place over all and in its region where it has one, and its dimensions."""

    unit: UnitRow
    rank: int | None
    tied: bool
    regional: int | None
    cells: tuple[Cell, ...]


class Tally(Computed):
    """How many units there are in a year, of how many something is recorded, a self-assessment or a review is
    finished, and how many are decided."""

    units: int
    recorded: int
    assessed: int
    reviewed: int
    decided: int


class RuleTally(Computed):
    """A rule of statuses: to how many units it applies, with what outcomes, and how many announcements differ
    from it."""

    rule: str
    units: int
    source: Source
    outcomes: dict[str, int]
    differing: int


def pages(edition: Edition) -> Iterator[Page]:
    """`/results/<year>/` and `/results/<year>/region-<n>/` of every year that has a rubric."""
    if edition.library.units:
        for year in edition.years:
            yield from _Year(edition, year).pages()


class _Year:
    """The results of one year, each part of it computed once."""

    def __init__(self, edition: Edition, year: int) -> None:
        self.edition, self.year = edition, year
        self.rubric = edition.library.rubrics[year]
        self.rows = edition.rows_of(year)
        self.cards: dict[str, Scorecard] = {
            row.id: card for row in self.rows if (card := edition.scorecards.get((row.id, year)))
        }
        self.placed = ranked(self.rows)
        self.choices = choices(self.rows)
        self.contests = (
            contests(edition.library, self.rows, self.choices, year)
            if self.rubric.programme.evaluation_formats
            else ()
        )
        self.verdicts = verdicts(edition.library, self.rows, year)
        self.kpis = kpi_results(self.rubric, self.rows, self.cards, self.verdicts)
        self.spreads = spreads(self.rubric, self.cards.values())
        self.missed = most_missed(self.rubric, self.cards.values())
        self.lines = tuple(self._lines())

    def pages(self) -> Iterator[Page]:
        yield self.edition.page(
            urls.results(self.year),
            "results.html",
            **self._shared(),
            tally=tally_of(self.rows),
            choices=self.choices,
            contests=self.contests,
            comparable=is_comparable(self.edition),
            formats=self.rubric.programme.evaluation_formats,
            rules_applied=_applied(self.verdicts),
            verdicts=self.verdicts if len(self.verdicts) <= ROWS else (),
            kpis=self.kpis,
            ranking=tuple(one for one in self.lines if one.rank is not None)[:_MOST_RANKED],
            grades=grades_of(self.rubric, self._totals),
            spreads=self.spreads,
            missed=self.missed[:_MOST_MISSED],
            deadlines=self.rubric.programme.deadlines,
            years=self.edition.years,
            committees=bool(self.rubric.programme.committees),
        )
        yield from self._tables()
        for choice in self.choices:
            yield from self._region(choice)

    @property
    def _totals(self) -> list[int]:
        """The totals of the decided units, with the extra point."""
        decided = (one.unit.result for one in self.placed)
        return [one.with_extra for one in decided if one is not None and one.with_extra is not None]

    def _shared(self) -> dict[str, object]:
        return {
            "year": self.year,
            "regions": tuple(one.region for one in self.choices),
            "rules": self.rubric.programme.selection_rules,
            "numbers": tuple(sorted({one.number for one in self.rubric.dimensions.values()})),
        }

    def _region(self, choice: Choice) -> Iterator[Page]:
        region = choice.region
        ours = [line for line in self.lines if line.unit.region == region]
        told = {
            **self._shared(),
            "region": region,
            "tally": tally_of([line.unit for line in ours]),
            "choice": choice,
        }
        for url, turn, some in parts(urls.results_of_region(self.year, region), ours, _OF_REGION):
            named = {line.unit.id for line in some}
            found = tuple(one for one in self.verdicts if one.unit in named)
            yield self.edition.page(
                url, "results-region.html", lines=tuple(some), verdicts=found, turn=turn, **told
            )
        where = urls.results_table(self.year, "results", region)
        yield self.edition.page(where, "table.csv", table=self._results_table(ours))

    def _lines(self) -> Iterator[Line]:
        """Every unit: the ranked by rank, then the others in the order of the library."""
        regional = {
            one.unit.id: one.rank
            for region in {row.region for row in self.rows}
            for one in ranked(row for row in self.rows if row.region == region)
        }
        for one in self.placed:
            yield self._line(one.unit, one, regional[one.unit.id])
        for row in self.rows:
            if not is_decided(row):
                yield self._line(row, None, None)

    def _line(self, row: UnitRow, place: Placed | None, regional: int | None) -> Line:
        card = self.cards.get(row.id)
        cells = tuple(
            Cell(
                number=one.number,
                level=one.official.level if one.official.final else None,
                points=one.official.points if one.official.final else None,
            )
            for one in (card.dimensions if card else ())
        )
        return Line(
            unit=row,
            rank=place.rank if place else None,
            tied=place.tied if place else False,
            regional=regional,
            cells=cells,
        )

    def _tables(self) -> Iterator[Page]:
        told = {
            "results": self._results_table(self.lines),
            "selection": _selection_table(self.edition, self.choices),
            "statuses": _status_table(self.verdicts),
            "kpis": _kpi_table(self.kpis),
            "dimensions": _spread_table(self.spreads),
            "criteria": _missed_table(self.missed),
        }
        if self.contests:
            told["contests"] = _contest_table(self.edition, self.contests)
        for name, one in told.items():
            yield self.edition.page(urls.results_table(self.year, name), "table.csv", table=one)

    def _results_table(self, lines: Sequence[Line]) -> Table:
        numbers = sorted({one.number for one in self.rubric.dimensions.values()})
        regions = self.edition.library.settings.region_title
        header = (
            *("อันดับ", f"อันดับใน{regions}", "คะแนนเท่ากัน", "รหัส", "หน่วยงาน", regions, "สถานะ"),
            *("ผลการตรวจ", "คะแนนทุกมิติ", "คะแนนพิเศษ", "คะแนนรวม", "เกรด", "เป็นผลของ"),
            *(f"มิติที่ {number} (คะแนน)" for number in numbers),
        )
        return table(header, (self._cells(line, numbers) for line in lines))

    def _cells(self, line: Line, numbers: Sequence[int]) -> tuple[object, ...]:
        row, one = line.unit, line.unit.result
        points = {cell.number: cell.points for cell in line.cells}
        whose = labels.BASES[one.basis] if one and one.recorded else None
        # Without a known extra point the total is only the least that it can be.
        total = one.with_extra if one and one.extra is not None else None
        return (
            *(line.rank, line.regional, "ใช่" if line.tied else None, row.id, row.label),
            *(self.edition.library.settings.region_name(row.region), labels.STANDINGS[row.standing]),
            labels.REVIEWS[one.review] if one else None,
            *((one.points, one.extra, total, one.grade) if one else (None,) * 4),
            whose,
            *(points.get(number) for number in numbers),
        )


def _applied(every: Sequence[Verdict]) -> tuple[RuleTally, ...]:
    """The rules in the order of the verdicts."""
    found: dict[str, list[Verdict]] = {}
    for one in every:
        found.setdefault(one.rule, []).append(one)
    return tuple(
        RuleTally(
            rule=rule,
            units=len(ours),
            source=ours[0].source,
            outcomes=dict(Counter(one.outcome for one in ours)),
            differing=sum(one.differs for one in ours),
        )
        for rule, ours in found.items()
    )


def tally_of(rows: Iterable[UnitRow]) -> Tally:
    """How far the units of a year, or of a region, have come."""
    every = list(rows)
    found = [row.result for row in every if row.result is not None]
    return Tally(
        units=len(every),
        recorded=sum(one.recorded for one in found),
        assessed=sum(one.assessed for one in found),
        reviewed=sum(one.review == "complete" for one in found),
        decided=sum(is_decided(row) for row in every),
    )


def _selection_table(edition: Edition, every: Sequence[Choice]) -> Table:
    settings = edition.library.settings
    names = settings.region_name
    return table(
        (settings.region_title, "ผลตามกติกา", "คะแนนสูงสุด", "รอผล", "ไม่อยู่ในข่าย", "ประกาศเป็นดีเด่น"),
        (
            (
                names(one.region),
                labels.CHOICES[one.state],
                _named(place.unit for place in one.leaders),
                _named(one.awaited),
                _named(one.barred),
                _named(one.announced),
            )
            for one in every
        ),
    )


def _contest_table(edition: Edition, every: Sequence[Contest]) -> Table:
    settings = edition.library.settings
    return table(
        (
            *(settings.region_title, "หน่วยงานที่อยู่ในข่าย", "นำเสนอแล้ว", "นำเสนอวันแรก", "นำเสนอวันสุดท้าย"),
            *("สรุปผลแล้ว", "อันดับ 1 ถึง 3", "ประกาศเป็นดีเด่น"),
        ),
        (
            (
                *(settings.region_name(one.region), len(one.competing), one.presented, one.first, one.last),
                one.decided,
                ", ".join(f"{place.rank}. {place.unit.label}" for place in one.placed) or None,
                _named(one.announced),
            )
            for one in every
        ),
    )


def _named(rows: Iterable[UnitRow]) -> str | None:
    return ", ".join(row.label for row in rows) or None


def _status_table(every: Sequence[Verdict]) -> Table:
    return table(
        ("รหัส", "หน่วยงาน", "กติกา", "สถานะ", "ปี", "ผลตามกติกา", "เหตุผล", "ประกาศแล้วเป็น"),
        (
            (
                *(one.unit, one.label, one.rule, labels.STANDINGS[one.status], one.when),
                labels.VERDICTS[one.outcome],
                one.because,
                labels.STANDINGS[one.announced] if one.announced else None,
            )
            for one in every
        ),
    )


def _kpi_table(every: Sequence[KpiResult]) -> Table:
    return table(
        ("ตัวชี้วัด", "เป้าหมาย (ร้อยละ)", "จำนวนที่นับได้", "จากทั้งหมด", "ร้อยละ", "รอผล", "ผล", "หน่วยงานที่นับได้"),
        (
            (
                *(one.kpi.title, one.kpi.value),
                *((len(one.counted), len(one.whole)) if one.percent is not None else (None, None)),
                *(one.percent, len(one.awaited), labels.KPI_STATES[one.state]),
                " ".join(one.counted),
            )
            for one in every
        ),
    )


def _spread_table(every: Sequence[Spread]) -> Table:
    most = max((len(one.levels) for one in every), default=0)
    return table(
        ("มิติ", "ชื่อ", *(f"ระดับ {level}" for level in range(most)), "ยังไม่ทราบระดับ", "ยังไม่บันทึก"),
        (
            (
                *(one.number, one.short),
                *(*one.levels, *(None,) * (most - len(one.levels))),
                *(one.open, one.unrecorded),
            )
            for one in every
        ),
    )


def _missed_table(every: Sequence[Missed]) -> Table:
    return table(
        ("เกณฑ์", "ชื่อ", "ไม่ผ่าน", "ยังไม่ทราบผล", "หน่วยงานที่บันทึก"),
        ((one.criterion, one.title, one.unmet, one.unknown, one.asked) for one in every),
    )
