"""Ranking and selection: by decided results alone, ties as ties, and never by the order of the files."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cleancdd.findings.results import UnitRow
from cleancdd.findings.selection import choices, is_decided, ranked, score_of
from tests.findings.decisions import row

STANDINGS = st.sampled_from(["pool", "outstanding", "model", "challenge"])
ONE: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "points": st.none() | st.integers(80, 84),
        "region": st.sampled_from([1, 2, "central"]),
        "standing": STANDINGS,
        "basis": st.sampled_from(["committee", "committee", "own"]),
        "final": st.sampled_from([True, True, False]),
    }
)
ROWS = st.lists(ONE, max_size=14).map(lambda every: [row(f"u{at:02}", **one) for at, one in enumerate(every)])


@given(ROWS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_units_decides_nothing(rows: list[UnitRow], dice: Any) -> None:
    mixed = dice.sample(rows, len(rows))
    assert ranked(mixed) == ranked(rows)
    plain = [(one.region, one.state, one.leaders) for one in choices(rows)]
    assert [(one.region, one.state, one.leaders) for one in choices(mixed)] == plain


@given(ROWS)
@settings(max_examples=60, deadline=None)
def test_ranks_are_a_total_preorder_of_the_decided_totals(rows: list[UnitRow]) -> None:
    placed = ranked(rows)
    assert {one.unit.id for one in placed} == {one.id for one in rows if is_decided(one)}
    for one, other in combinations(placed, 2):
        assert (one.rank < other.rank) == (score_of(one.unit) > score_of(other.unit))
        assert (one.rank == other.rank) == (score_of(one.unit) == score_of(other.unit))
    for one in placed:
        assert one.rank == 1 + sum(score_of(other.unit) > score_of(one.unit) for other in placed)
        assert one.tied == (sum(other.rank == one.rank for other in placed) > 1)


@given(ROWS)
@settings(max_examples=60, deadline=None)
def test_every_unit_of_a_region_is_accounted_for(rows: list[UnitRow]) -> None:
    for one in choices(rows):
        ours = [row for row in rows if row.region == one.region]
        assert not {unit.id for unit in one.barred} & {place.unit.id for place in one.leaders}
        decided = [unit for unit in ours if unit not in (*one.barred, *one.awaited)]
        assert all(is_decided(unit) for unit in decided)
        assert len(one.barred) + len(one.awaited) + len(decided) == len(ours)
        best = max(map(score_of, decided), default=None)
        assert {place.unit.id for place in one.leaders} == {
            unit.id for unit in decided if score_of(unit) == best
        }


def state_of(*rows: UnitRow) -> str:
    return choices(rows)[0].state


def test_line_252_who_holds_a_higher_status_does_not_compete() -> None:
    [one] = choices([row("a", 100, standing="model"), row("b", 90, standing="challenge"), row("c", 80)])
    assert [place.unit.id for place in one.leaders] == ["c"]
    assert (one.state, [unit.id for unit in one.barred]) == ("chosen", ["a", "b"])


def test_a_region_is_decided_when_every_competitor_is() -> None:
    assert state_of(row("a", 90), row("b", 90)) == "tied"
    assert state_of(row("a", 90), row("b", 80)) == "chosen"
    assert state_of(row("a", 90), row("b")) == "open"
    assert state_of(row("a", 90), row("b", 70, basis="own")) == "open"
    assert state_of(row("a", 90), row("b", 70, extra=None)) == "open"
    assert state_of(row("a"), row("b")) == "waiting"
    assert state_of(row("a", 90, standing="model")) == "nobody"
    assert state_of(row("a", 90, standing="unannounced")) == "no-list"


def test_what_is_incomplete_is_never_ranked_low() -> None:
    placed = ranked([row("a", 10), row("b", 0, final=False), row("c", 99, basis="own")])
    assert [(one.unit.id, one.rank) for one in placed] == [("a", 1)]
