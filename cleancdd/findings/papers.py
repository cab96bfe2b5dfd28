"""What the records of a unit or a region put into a paper form; what is not certain stays blank."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cleancdd.findings.results import UnitRow
from cleancdd.findings.selection import Choice
from cleancdd.model.base import Computed
from cleancdd.model.knowledge import Innovation
from cleancdd.model.paper import Paper
from cleancdd.model.rubric import Rubric
from cleancdd.model.scorecard import Scorecard

__all__ = ["Filling", "filling_of_region", "filling_of_unit", "score_lines"]


class ScoreLine(Computed):
    """A line of the table of scores; `number` is that of a dimension, and sums have none."""

    number: int | None
    title: str
    full: int


class ScoreColumn(Computed):
    """A unit in the table of scores, with a value for each line of it."""

    label: str
    points: tuple[int | None, ...]


class Project(Computed):
    """An innovation project as a plan needs it."""

    title: str
    objectives: tuple[str, ...]
    steps: tuple[str, ...]
    indicators: tuple[str, ...]
    expected: tuple[str, ...]


class Filling(Computed):
    """The records that fill in one form: for whom, and what."""

    whom: str
    columns: tuple[ScoreColumn, ...] = ()
    projects: tuple[Project, ...] = ()
    announced: tuple[str, ...] = ()

    def of_columns(self, columns: Sequence[ScoreColumn], part: str) -> Filling:
        """One of several sheets that hold the units of a region, with the words that tell which."""
        return Filling(
            whom=self.whom + part,
            columns=tuple(columns),
            projects=self.projects,
            announced=self.announced,
        )


def score_lines(rubric: Rubric, kind: str) -> tuple[ScoreLine, ...]:
    """The dimensions of a kind of unit, then the sums."""
    dimensions = rubric.dimensions_for(kind).values()
    full, extra = rubric.scheme.max_points, rubric.scheme.extra_points
    sums = [("คะแนนทุกมิติ", full)]
    sums += [("คะแนนเพิ่มเติมพิเศษ (Extra Point)", extra), ("คะแนนรวม", full + extra)] if extra else []
    return (
        *(ScoreLine(number=one.number, title=one.name, full=one.max_points) for one in dimensions),
        *(ScoreLine(number=None, title=title, full=most) for title, most in sums),
    )


def filling_of_region(
    paper: Paper,
    rubric: Rubric,
    whom: str,
    rows: Iterable[UnitRow],
    choice: Choice,
    cards: Mapping[str, Scorecard],
) -> Filling:
    """The units of a region that compete, with the results of their committee, and who was announced."""
    barred = {one.id for one in choice.barred}
    competing = [row for row in rows if row.id not in barred] if "scores" in paper.fills else []
    return Filling(
        whom=whom,
        columns=tuple(_column(rubric, row.label, cards.get(row.id)) for row in competing),
        announced=tuple(row.label for row in choice.announced),
    )


def filling_of_unit(
    paper: Paper, rubric: Rubric, row: UnitRow, card: Scorecard | None, projects: Iterable[Innovation]
) -> Filling | None:
    """The records of a unit that a form asks for, of its `projects` those of the year; None when there are
    none."""
    asked = paper.fills
    scored = "scores" in asked and card is not None and card.recorded
    filling = Filling(
        whom=row.name,
        columns=(_column(rubric, row.label, card),) if scored else (),
        projects=tuple(_project(one) for one in projects if one.year == rubric.year)
        if "projects" in asked
        else (),
    )
    return filling if filling.columns or filling.projects else None


def _column(rubric: Rubric, label: str, card: Scorecard | None) -> ScoreColumn:
    """The points of a unit once its committee has finished; what is not certain stays blank."""
    if card is None or card.basis != "committee":
        return ScoreColumn(label=label, points=())
    total = card.official
    points = [one.official.points if one.official.final else None for one in card.dimensions]
    points.append(total.points if total.final else None)
    if rubric.scheme.extra_points:
        points += [total.extra, total.with_extra if total.final and total.extra is not None else None]
    return ScoreColumn(label=label, points=tuple(points))


def _project(one: Innovation) -> Project:
    return Project(
        title=one.title,
        objectives=one.objectives,
        steps=one.steps,
        indicators=tuple(f"{each.text} {each.target or ''}".strip() for each in one.indicators),
        expected=one.expected_results,
    )
