"""The ways in which authors write numbers and dates: each that staff really use, all of which the reader must
accept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from cleancdd.formats.yamltext import Value
from cleancdd.model.evaluation import Procurement, Quarters, Share
from cleancdd.sample.dice import Dice
from cleancdd.thai.dates import format_day, format_day_short
from cleancdd.thai.numerals import to_thai

__all__ = ["Handwriting"]

_STYLES: Final[tuple[Callable[[date], str], ...]] = (
    format_day,
    format_day_short,
    lambda day: f"{day.year + 543}-{day.month:02d}-{day.day:02d}",
    lambda day: f"{day.day}/{day.month}/{day.year + 543}",
    lambda day: f"{day.day:02d}-{day.month:02d}-{day.year + 543}",
    lambda day: f"{day.day}.{day.month}.{day.year + 543}",
    lambda day: f"วันที่ {format_day(day)}".replace(f" {day.year + 543}", f" พ.ศ. {day.year + 543}"),
    date.isoformat,
)


class Handwriting:
    """One author's habits: two date formats, and Thai or Arabic digits."""

    def __init__(self, dice: Dice) -> None:
        self._styles = (dice.pick(_STYLES), dice.pick(_STYLES))
        self._thai = dice.chance(0.2)
        self._dice = dice

    def day(self, day: date) -> str:
        """The date as this author writes it."""
        text = self._dice.pick(self._styles)(day)
        return to_thai(text) if self._thai else text

    def count(self, count: int) -> str:
        """The whole number as this author writes it."""
        return to_thai(str(count)) if self._thai else str(count)

    def number(self, number: object) -> Value:
        """A recorded number of any form, as written in `evaluation.yaml`."""
        if isinstance(number, Share | Procurement | Quarters):
            return self._counts(number.model_dump(exclude_none=True))
        if isinstance(number, Mapping):
            return self._counts(number)
        if isinstance(number, tuple):
            return [self.day(one) for one in number]
        return self.count(int(str(number)))

    def _counts(self, counts: Mapping[str, int]) -> Value:
        return {key: self.count(count) for key, count in counts.items()}
