"""Suggestions for dates outside the allowed range: the dates that may be typed."""

from __future__ import annotations

from datetime import date

from cleancdd.thai.dates import fiscal_year_days, format_day

__all__ = ["outside_year"]


def outside_year(year: int, day: date, *, years_before: int) -> tuple[str, str] | None:
    """Message and advice for a day that is not of the fiscal year, nor of so many years before it; None when
    it is."""
    (first, _), (_, last) = fiscal_year_days(year - years_before), fiscal_year_days(year)
    if first <= day <= last:
        return None
    advice = f"ใช้วันที่ตั้งแต่ {format_day(first)} ถึง {format_day(last)} หรือย้ายไปปีที่ถูกต้อง"
    return f"วันที่ {format_day(day)} อยู่นอกช่วงของปีงบประมาณ {year}", advice
