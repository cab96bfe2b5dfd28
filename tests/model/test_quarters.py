"""Which report answers which quarter."""

from __future__ import annotations

from datetime import date

from cleancdd.model.quarters import assign, periods_of

PERIODS = periods_of(2564, 3)
MARCH, JULY = date(2021, 3, 31), date(2021, 7, 9)


def test_one_day_is_one_report_whichever_way_it_is_recorded() -> None:
    assert assign(PERIODS, (MARCH, MARCH, JULY)) == {1: MARCH, 3: JULY}
    assert assign(PERIODS, {"q1": MARCH, "q2": MARCH, "q3": JULY}) == {1: MARCH, 3: JULY}


def test_a_report_of_a_known_quarter_answers_it_even_late() -> None:
    assert assign(PERIODS, {"q1": JULY}) == {1: JULY}
    assert assign(PERIODS, (JULY,)) == {3: JULY}
