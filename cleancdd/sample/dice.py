"""Repeatable random choices: the same seed gives the same choices on every system and version of Python."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

__all__ = ["Dice"]

T = TypeVar("T")


class Dice:
    """Choices based on `random.Random.random` only, the one method whose sequence Python guarantees to be
    stable."""

    def __init__(self, *seed: object) -> None:
        self._random = random.Random("/".join(map(str, seed))).random  # noqa: S311 - made-up data, no secret

    def below(self, bound: int) -> int:
        """A whole number from 0 to `bound` - 1."""
        return int(self._random() * bound)

    def chance(self, share: float) -> bool:
        """True with this probability, 0 to 1."""
        return self._random() < share

    def pick(self, choices: Sequence[T]) -> T:
        """A random one of the choices."""
        return choices[self.below(len(choices))]

    def shuffled(self, choices: Sequence[T]) -> list[T]:
        """All of the choices in random order."""
        left = list(choices)
        for last in range(len(left) - 1, 0, -1):
            other = self.below(last + 1)
            left[last], left[other] = left[other], left[last]
        return left
