"""What is computed from disclosures: entries as pages show them, and a unit's answer to each item of a year's
list."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import Literal

from cleancdd.model.base import Computed
from cleancdd.model.disclosure import FileFact, Ground
from cleancdd.model.fields import Day, Slug

__all__ = ["DisclosedItem", "ItemCard", "ItemStatus", "Manner", "OitSheet"]


Manner = Literal["file", "page", "web", "place", "withheld"]
"""How a thing was disclosed, or that it was not."""


class ItemStatus(StrEnum):
    """How an item is answered; withholding is lawful and is always shown, never silently omitted."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    ABSENT = "absent"
    NOT_APPLICABLE = "not-applicable"
    WITHHELD = "withheld"


class DisclosedItem(Computed):
    """A disclosed or withheld thing as pages list it.

    `year` is the fiscal year in which it was disclosed, `fiscal_year` that of its data, `until` the last year
    for which it is valid. `whole_item` means that a ground covers everything of the topic. `announced`
    entries are dated after the day of the build.
    """

    unit: Slug
    title: str
    topic: Slug
    category: Slug
    year: int
    fiscal_year: int
    kind: Manner
    until: int | None = None
    through: Day | None = None
    date: Day | None = None
    text: str | None = None
    link: str | None = None
    file: FileFact | None = None
    place: str | None = None
    where: str | None = None
    components: tuple[str, ...] = ()
    manual: str | None = None
    ground: Ground | None = None
    whole_item: bool = False
    standing: bool = False
    announced: bool = False


class ItemCard(Computed):
    """A unit's answer to one item: its state, what was shown, what is missing (things) and further remarks
    (sentences).

    `days_late` is the number of days by which the answer was late, 0 when it was not.
    """

    item: str
    status: ItemStatus
    entries: tuple[DisclosedItem, ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    reason: str | None = None
    explanation: str | None = None
    due: Day | None = None
    overdue: bool = False
    days_late: int = 0

    @property
    def late(self) -> bool:
        """Whether the item was answered after it was due."""
        return self.days_late > 0


class OitSheet(Computed):
    """A unit's answers to all items of a year; without records nothing is judged."""

    unit: Slug
    year: int
    recorded: bool
    items: tuple[ItemCard, ...] = ()

    def count(self, status: str) -> int:
        """How many items have that state."""
        return sum(one.status == status for one in self.items)

    @property
    def complete(self) -> int:
        """How many items are complete."""
        return self.count(ItemStatus.COMPLETE)

    @property
    def asked(self) -> int:
        """How many items apply to the unit."""
        return len(self.items) - self.count(ItemStatus.NOT_APPLICABLE)

    @property
    def overdue(self) -> int:
        """How many items should have been complete by now."""
        return sum(one.overdue for one in self.items)

    @property
    def late(self) -> int:
        """How many items were answered after they were due."""
        return sum(one.late for one in self.items)

    def complete_among(self, items: Collection[str]) -> int:
        """How many of these items are complete."""
        return sum(one.status is ItemStatus.COMPLETE for one in self.items if one.item in items)

    @property
    def latest(self) -> date | None:
        """The day of the newest thing that was disclosed."""
        entries = [entry for one in self.items for entry in one.entries if not entry.announced]
        return max((entry.date for entry in entries if entry.date), default=None)
