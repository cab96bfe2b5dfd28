"""What a change does to the public site: two states of it read, summed up, and compared with each other."""

from __future__ import annotations

from cleancdd.differences.comparison import Difference
from cleancdd.differences.states import State, difference_of

__all__ = ["Difference", "State", "difference_of"]
