"""Which units a run without diagnostics has checked: what has not changed since need not be checked again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from cleancdd.cache import active

__all__ = ["Passed"]

_ROW = "passed"


class Passed:
    """The units that passed all checks, with the digest of all their files then; `common` is the digest of
    everything else that a unit is checked against."""

    def __init__(self, common: str, units: Mapping[str, str], before: Mapping[str, str]) -> None:
        self._common = common
        self._units = units
        self._before = before

    @classmethod
    def of(cls, common: str, units: Mapping[str, str]) -> Self:
        """These units, and those that passed in an earlier run."""
        store = active.get()
        return cls(common, units, (store and store.get(_ROW, common)) or {})

    def lacks(self, unit: str) -> bool:
        """Whether the unit must be checked: it has changed since it passed, or never did."""
        return self._before.get(unit) != self._units[unit]

    def keep(self) -> None:
        """Store that all units have passed; a run that reported anything may have left out some checks."""
        store = active.get()
        if store is not None and self._units != self._before:
            store.put(_ROW, self._common, dict(self._units))
