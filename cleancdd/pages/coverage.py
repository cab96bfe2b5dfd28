"""How many of the units that the programme counts the site can show: a document may count more than it
names."""

from __future__ import annotations

from cleancdd.model.base import Model
from cleancdd.pages.edition import Edition

__all__ = ["coverage_of"]


class Coverage(Model):
    """The units of the site beside the programme's target (guideline line 79), in all and among the central
    ones."""

    units: int
    target: int
    central: int
    central_target: int

    @property
    def missing(self) -> bool:
        """Whether the programme counts more units than the site can name."""
        return self.units < self.target


def coverage_of(edition: Edition) -> Coverage | None:
    """None where the year has no rubric, and so no target."""
    rubric = edition.library.rubrics.get(edition.year)
    if rubric is None:
        return None
    targets, units = rubric.programme.targets, edition.library.units.values()
    return Coverage(
        units=len(units),
        target=sum(targets.values()),
        central=sum(unit.kind == "central" for unit in units),
        central_target=targets.get("central", 0),
    )
