"""Which pieces of evidence count."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.findings.evidence import weigh
from cleancdd.model.criterion import When
from cleancdd.model.evaluation import Evidence
from cleancdd.model.scorecard import EvidenceCard

NOWHERE = "ยังไม่บอกว่าตามไปดูได้ที่ใด"
HERE: dict[str, Any] = {"url": "https://example.go.th/a"}


def card(when: When = "this-year", reviewed: date | None = None, **told: Any) -> EvidenceCard:
    (found,) = weigh([Evidence(title="คำสั่ง", **told)], when, 2564, reviewed=reviewed)
    return found


@pytest.mark.parametrize(
    ("told", "diagnostic"),
    [
        ({}, NOWHERE),
        ({"date": "2564-01-05"}, NOWHERE),
        ({"place": "ห้องประชุม"}, "บอกสถานที่แต่ยังไม่บอกวันที่"),
        ({"note": "มีจริง"}, NOWHERE),
        (HERE, None),
        ({"file": "files/order.pdf"}, None),
        ({"page": "/units/ban-mai/"}, None),
        ({"place": "ห้องประชุม", "date": "2564-01-05"}, None),
    ],
)
def test_a_piece_counts_when_somebody_can_go_and_look(told: dict[str, Any], diagnostic: str | None) -> None:
    assert (card(**told).uncounted, card(**told).counts) == (diagnostic, diagnostic is None)


@pytest.mark.parametrize(
    ("when", "day", "diagnostic"),
    [
        ("this-year", "2563-10-01", None),
        ("this-year", "2564-09-30", None),
        ("this-year", "2563-09-30", "ลงวันที่ 30 ก.ย. 2563 ก่อนปีงบประมาณ"),
        ("this-year", "2559-10-20", "ลงวันที่ 20 ต.ค. 2559 ก่อนปีงบประมาณ"),
        ("in-force", "2559-10-20", None),
        ("earlier-allowed", "2559-10-20", None),
        ("in-force", "2564-10-01", "ลงวันที่ 1 ต.ค. 2564 หลังสิ้นปีงบประมาณ"),
    ],
)
def test_its_date_fits_what_the_criterion_asks(when: When, day: str, diagnostic: str | None) -> None:
    assert card(when, date=day, **HERE).uncounted == diagnostic


def test_what_ended_before_the_year_is_no_longer_in_force() -> None:
    assert card("in-force", date="2559-10-20", until=2563, **HERE).uncounted == "ใช้ถึงปี 2563 เท่านั้น"
    assert card("in-force", date="2559-10-20", until=2564, **HERE).counts
    assert card("earlier-allowed", date="2559-10-20", until=2563, **HERE).counts


@given(st.dates(date(2020, 10, 1), date(2021, 9, 30)), st.dates(date(2020, 10, 1), date(2021, 9, 30)))
def test_what_is_dated_after_a_finished_review_is_marked(day: date, reviewed: date) -> None:
    found = card(reviewed=reviewed, date=day, **HERE)
    assert (found.counts, found.after_review) == (True, day > reviewed)
    assert not card(date=day, **HERE).after_review


def test_what_is_dated_after_the_day_of_judging_does_not_count_yet() -> None:
    (found,) = weigh([Evidence(title="คำสั่ง", date="2564-08-20", **HERE)], "this-year", 2564, date(2021, 7, 1))
    assert found.uncounted == "ลงวันที่ 20 ส.ค. 2564 ซึ่งยังมาไม่ถึง"
    (found,) = weigh(
        [Evidence(title="คำสั่ง", date="2564-08-20", **HERE)], "this-year", 2564, date(2021, 8, 20)
    )
    assert found.counts
