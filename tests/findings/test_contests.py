"""The summary of a year's competition: of those who compete alone, counted from what committees recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from cleancdd.findings.contests import contests
from cleancdd.findings.selection import choices
from cleancdd.model.evaluation import Evaluation
from tests.findings.decisions import row
from tests.pages.conftest import make_library


def presented(day: str) -> Any:
    return Evaluation.model_validate({"committee": {"review": "in-progress", "presentation": day}})


def test_line_106_every_region_and_the_central_units_have_a_summary() -> None:
    rows = [
        *(row("a", 90, region=1), row("b", 95, region=1), row("c", region=1)),
        *(row("d", 99, region=1, standing="model"), row("e", 90, region=1), row("f", 80, region=1)),
        row("g", region="central"),
    ]
    days = {"a": "2564-08-02", "b": "2564-08-01", "d": "2564-07-01"}
    library = replace(make_library(), evaluations={(key, 2564): presented(day) for key, day in days.items()})
    one, central = contests(library, rows, choices(rows), 2564)
    assert (one.region, [unit.id for unit in one.competing]) == (1, ["a", "b", "c", "e", "f"])
    assert (one.presented, one.first, one.last) == (2, date(2021, 8, 1), date(2021, 8, 2))
    assert (one.decided, [(each.rank, each.unit.id) for each in one.placed]) == (
        4,
        [(1, "b"), (2, "a"), (2, "e")],
    )
    assert (central.region, central.presented, central.first, central.placed) == ("central", 0, None, ())
