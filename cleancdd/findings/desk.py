"""The owner's overview of a year: who has recorded what, what is late, which reviews are open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from cleancdd.findings.agenda import late_items
from cleancdd.findings.results import Result, UnitRow, result_of, unit_rows
from cleancdd.library import Library
from cleancdd.model.base import Computed
from cleancdd.model.evaluation import Evaluation
from cleancdd.model.scorecard import Scorecard
from cleancdd.model.sheet import OitSheet

__all__ = ["DeskLine", "desk_of"]


class DeskLine(Computed):
    """A unit on the desk: its row, how many criteria keep its levels open, late items, objections without an
    answer, and whether its OIT list and projects are recorded."""

    unit: UnitRow
    review: str
    open_criteria: int
    late: tuple[str, ...]
    open_objections: int
    oit: bool
    projects: int

    @property
    def recorded(self) -> bool:
        """Whether anything of its evaluation is recorded."""
        return self.unit.result is not None and self.unit.result.recorded


def desk_of(
    library: Library,
    cards: Mapping[tuple[str, int], Scorecard],
    sheets: Mapping[tuple[str, int], OitSheet],
    year: int,
    as_of: date,
) -> tuple[DeskLine, ...]:
    """The state of every unit on a day, in the order of the library."""
    results: dict[tuple[str, int], Result] = {
        key: result_of(card) for key, card in cards.items() if key[1] == year
    }
    late: dict[str, list[str]] = {}
    for one in late_items(library, cards, sheets, year, as_of):
        late.setdefault(one.unit, []).append(one.title)
    projects = Counter(one.unit for one in library.innovations.values() if one.year == year)
    return tuple(
        _line(
            library.evaluations.get((row.id, year)),
            row,
            cards.get((row.id, year)),
            sheets.get((row.id, year)),
            late.get(row.id, []),
            projects[row.id],
        )
        for row in unit_rows(library, results, year)
    )


def _line(
    evaluation: Evaluation | None,
    row: UnitRow,
    card: Scorecard | None,
    sheet: OitSheet | None,
    late: list[str],
    projects: int,
) -> DeskLine:
    return DeskLine(
        unit=row,
        review=card.review if card else "none",
        open_criteria=card.blocking if card and card.recorded else 0,
        late=tuple(late),
        open_objections=sum(one.answered is None for one in evaluation.objections) if evaluation else 0,
        oit=sheet is not None and sheet.recorded,
        projects=projects,
    )
