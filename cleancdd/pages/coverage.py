"""How many of the units that the programme counts the site can show: a document may count more than it
names."""

from __future__ import annotations

from cleancdd.model.base import Computed
from cleancdd.pages.edition import Edition

__all__ = ["coverage_of"]


class KindCoverage(Computed):
    """The units of one kind that the site shows, beside the programme's target for it."""

    title: str
    units: int
    target: int


class Coverage(Computed):
    """The units of the site beside the programme's target (guideline line 79), in all and by kind."""

    units: int
    target: int
    kinds: tuple[KindCoverage, ...] = ()

    @property
    def missing(self) -> bool:
        """Whether the programme counts more units than the site can name."""
        return self.units < self.target

    @property
    def short(self) -> tuple[KindCoverage, ...]:
        """The kinds with fewer units on the site than in the programme's target."""
        return tuple(one for one in self.kinds if one.units < one.target)


def coverage_of(edition: Edition) -> Coverage | None:
    """None where the year has no rubric, and so no target."""
    rubric = edition.library.rubrics.get(edition.year)
    if rubric is None:
        return None
    targets, units = rubric.programme.targets, edition.library.units.values()
    return Coverage(
        units=len(units),
        target=sum(targets.values()),
        kinds=tuple(
            KindCoverage(
                title=rubric.kind_title(kind),
                units=sum(unit.kind == kind for unit in units),
                target=target,
            )
            for kind, target in targets.items()
        ),
    )
