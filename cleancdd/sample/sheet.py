"""The part of the rubric that applies to one kind of unit, computed once for all units of a sample."""

from __future__ import annotations

from dataclasses import dataclass

from cleancdd.model.criterion import Criterion
from cleancdd.model.rubric import Rubric
from cleancdd.sample.units import UnitKind

__all__ = ["ApplicableRubric", "Levels"]

Levels = tuple[tuple[Criterion, ...], ...]
"""The criteria of each level, lowest first; each step of a ladder has one."""


@dataclass(frozen=True, slots=True)
class ApplicableRubric:
    """The dimensions, ladders and committees (by the status that they review) that apply to a kind of
    unit."""

    rubric: Rubric
    dimensions: tuple[Levels, ...]
    ladders: dict[str, Levels]
    panels: dict[str, str]

    @classmethod
    def of(cls, rubric: Rubric, kind: UnitKind) -> ApplicableRubric:
        """The applicable rubric of a provincial or central unit."""
        dimensions = tuple(
            tuple(rubric.criteria_of(f"{key}.l{level.level}") for level in one.levels if level.level)
            for key, one in rubric.dimensions_for(kind).items()
        )
        ladders: dict[str, Levels] = {
            one.applies_to: tuple((rubric.criteria[step.id],) for step in one.steps)
            for one in rubric.ladders.values()
        }
        committees = rubric.programme.committees
        panels: dict[str, str] = {
            one.reviews: key for key, one in committees.items() if one.scope in {"all", kind}
        }
        return cls(rubric, dimensions, ladders, panels)

    def steps(self, status: str | None) -> Levels:
        """The ladder of a status; empty for units without one."""
        return self.ladders.get(status or "", ())

    @property
    def counted(self) -> frozenset[str]:
        """The measures computed from the use of the information centre."""
        every = self.rubric.criteria.values()
        return frozenset(
            one.check.measure or "" for one in every if one.observed and one.observed.by == "usage"
        )

    def panel(self, status: str | None) -> str | None:
        """The committee that reviews units of that status; units without one compete for outstanding."""
        return self.panels.get(status or "outstanding")

    def asked(self, status: str | None) -> tuple[Criterion, ...]:
        """Every criterion that applies to a unit of that status: its dimensions, its ladder and the extra
        point."""
        scopes = (*self.dimensions, self.steps(status))
        asked = [one for scope in scopes for level in scope for one in level]
        return (*asked, *([self.rubric.extra] if self.rubric.extra else []))
