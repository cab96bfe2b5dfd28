"""Headings that group criteria without being judged, placed where they begin."""

from __future__ import annotations

from cleancdd.model.base import Computed
from cleancdd.model.rubric import Rubric

__all__ = ["Heading", "headings_above", "headings_before"]


class Heading(Computed):
    """A heading over some criteria of a level; depth 0 is the outermost."""

    title: str
    depth: int


def headings_above(rubric: Rubric, criterion: str) -> dict[str, Heading]:
    """The headings above a criterion, by id, outermost first."""
    dimension = rubric.dimensions.get(criterion.partition(".")[0])
    groups = dimension.groups if dimension else {}
    above = sorted((key for key in groups if criterion.startswith(f"{key}.")), key=len)
    return {key: Heading(title=groups[key].title, depth=depth) for depth, key in enumerate(above)}


def headings_before(rubric: Rubric) -> dict[str, tuple[Heading, ...]]:
    """The headings to print before each criterion: those that are not also above the previous criterion."""
    found, before = {}, set[str]()
    for one in rubric.criteria:
        above = headings_above(rubric, one)
        found[one] = tuple(heading for key, heading in above.items() if key not in before)
        before = set(above)
    return found
