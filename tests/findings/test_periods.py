"""The months of a fiscal year, and which of them what is disclosed speaks of."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cleancdd.findings.periods import month_words, months_of, months_shown, period_words, unsaid
from cleancdd.model.sheet import DisclosedItem


def shown(through: date | None, day: date | None = None) -> DisclosedItem:
    told: dict[str, Any] = {
        "unit": "x",
        "title": "สรุป",
        "topic": "t",
        "category": "c",
        "year": 2564,
        "fiscal_year": 2564,
        "kind": "web",
    }
    return DisclosedItem(**told, link="https://example.go.th/", through=through, date=day)


def test_a_fiscal_year_has_twelve_months_from_october() -> None:
    months = months_of(2563)
    assert (months[0], months[4], months[5], months[-1]) == (
        date(2019, 10, 31),
        date(2020, 2, 29),
        date(2020, 3, 31),
        date(2020, 9, 30),
    )
    assert [month_words(one) for one in (months[0], months[-1])] == ["ต.ค. 2562", "ก.ย. 2563"]


def test_months_are_told_apart_by_the_last_day_that_is_covered() -> None:
    told = [
        shown(date(2020, 10, 31)),
        shown(date(2020, 10, 15)),
        shown(date(2021, 9, 30)),
        shown(None),
        shown(date(2021, 10, 1)),
    ]
    assert months_shown(told, 2564) == {date(2020, 10, 31), date(2021, 9, 30)}


@pytest.mark.parametrize(
    ("period", "through", "day", "said"),
    [
        ("monthly", None, None, "ยังไม่บอกว่าครอบคลุมถึงวันใด"),
        ("monthly", date(2020, 10, 31), None, None),
        ("first-half", None, date(2021, 4, 5), "ยังไม่บอกว่าครอบคลุมถึงวันใด"),
        ("first-half", date(2021, 3, 31), None, "ยังไม่บอกวันที่ของรายงาน"),
        ("first-half", date(2021, 3, 31), date(2021, 4, 5), None),
        ("year", None, None, None),
    ],
)
def test_a_report_is_asked_for_its_period_and_its_day(
    period: str, through: date | None, day: date | None, said: str | None
) -> None:
    assert unsaid(period, shown(through, day)) == said


def test_every_month_is_asked_for_in_words() -> None:
    assert period_words("monthly", 2564) == "แต่ละเดือนของปีงบประมาณ 2564"
