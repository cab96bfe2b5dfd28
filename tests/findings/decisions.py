"""Made-up rows and books for the tests of what a year's results decide."""

from __future__ import annotations

from typing import Any

from cleancdd.findings.results import Result, Standing, UnitRow


def row(
    key: str,
    points: int | None = None,
    *,
    region: int | str = 1,
    standing: Standing = "pool",
    **result: Any,
) -> UnitRow:
    """A unit of a year; with points its committee has finished, and there is no extra point."""
    told: dict[str, Any] = {
        "unit": key,
        "year": 2564,
        "recorded": points is not None,
        "final": points is not None,
        "points": points,
        "extra": 0 if points is not None else None,
        "with_extra": points,
        "grade": None,
        "assessed": True,
        "basis": "committee",
        "review": "complete",
        "unknown": 0,
        "mentions": 0,
    }
    return UnitRow(
        id=key,
        label=key,
        name=key,
        region=region,
        standing=standing,
        result=Result(**told | result),
    )
